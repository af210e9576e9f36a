"""The home page's ways in: by role, by corridor, by country."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from concord.content.paths import page_path
from concord.language.languages import HOMES
from concord.language.localized import Localized
from concord.language.rows import Row
from concord.records.kinds import Cooperation, Corridor, Practice
from concord.records.labels import N_
from concord.records.values import Prose
from concord.views.lists import countries
from concord.views.role import ROLE_NAMES

NEEDS = {
    Cooperation.VIDEO: N_("a witness heard by video"),
    Cooperation.MLA: N_("evidence and papers"),
    Cooperation.EXTRADITION: N_("a suspect extradited"),
    Cooperation.REPATRIATION: N_("a victim brought home"),
    Cooperation.REFERRAL: N_("a victim identified and sheltered"),
    Cooperation.POLICE: N_("information from the police"),
    Cooperation.JOINT: N_("a joint investigation"),
    Cooperation.DELIVERY: N_("a controlled delivery"),
    Cooperation.PROTECTION: N_("a witness protected"),
    Cooperation.CONFISCATION: N_("proceeds frozen and confiscated"),
    Cooperation.COMPENSATION: N_("compensation for a victim"),
    Cooperation.PROCEEDINGS: N_("a case taken over"),
    Cooperation.SENTENCED: N_("a sentenced person transferred"),
}
"""What people need, the commonest first: messages."""
_PARTS = {
    "criminality": N_("to know whether it is a crime on both sides"),
    "treaties": N_("to know which treaties bind both"),
}
"""What else a corridor's page answers, by its place there."""


@dataclass(frozen=True)
class Choice:
    """A country that can be chosen."""

    code: str
    title: Prose
    is_chosen: bool


@dataclass(frozen=True)
class CorridorChooser:
    """The choice of a corridor; it begins with the State of the reader's language, where that is of one State."""

    folder: str
    """Where the corridors' pages stand, from the top of the site."""
    known: tuple[str, ...]
    """The pairs that have a page, such as `uz-ae`."""
    starts: tuple[Choice, ...]
    ends: tuple[Choice, ...]
    needs: tuple[tuple[str, str], ...]
    """Each measure of cooperation and part of a corridor, and the need in the words of whoever has it."""


@dataclass(frozen=True)
class HomeView:
    """The ways in: by role, by corridor, by country."""

    roles: tuple[tuple[str, str], ...]
    """Label and path of each role's page."""
    countries: tuple[Row, ...]
    chooser: CorridorChooser
    situations: tuple[tuple[str, str, str], ...]
    """Where a case begins: title, what it needs, and the stem of its page."""
    practices: tuple[Row, ...]


def home_view(local: Localized, situations: Iterable[tuple[str, str, str]]) -> HomeView:
    """The home page's ways in; `situations` are titles, what they need (messages) and stems."""
    return HomeView(
        tuple((local.say(label), f"roles/{actor}") for actor, label in ROLE_NAMES.items()),
        countries(local),
        corridor_chooser(local),
        tuple((local.say(title), local.say(lead), stem) for title, lead, stem in situations),
        tuple(local.row(p.id) for p in local.records(Practice)),
    )


def corridor_chooser(local: Localized) -> CorridorChooser:
    """The choice of a corridor."""
    known = tuple("-".join(corridor.pair).lower() for corridor in local.records(Corridor))
    folder = page_path("corridors/index", local.language).removesuffix("/index.html")
    needs = tuple((str(place), local.say(need)) for place, need in (*NEEDS.items(), *_PARTS.items()))
    return CorridorChooser(folder, known, _choices(local, HOMES.get(local.language, "")), _choices(local, ""), needs)


def _choices(local: Localized, chosen: str) -> tuple[Choice, ...]:
    rows = ((row.id.rpartition("/")[2], row.title) for row in countries(local))
    return tuple(Choice(code, title, code == chosen) for code, title in rows)
