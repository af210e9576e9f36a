"""The home page's ways in: by role, by corridor, by country."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from concord.content.paths import page_path
from concord.language.localized import Localized
from concord.language.rows import Row
from concord.records.kinds import (
    Corridor,
    Practice,
)
from concord.records.values import Prose
from concord.views.lists import countries
from concord.views.role import ROLE_NAMES


@dataclass(frozen=True)
class Choice:
    """A country that can be chosen."""

    code: str
    title: Prose
    is_chosen: bool


@dataclass(frozen=True)
class CorridorChooser:
    """The choice of a corridor; it begins with the one that most practices are told of."""

    folder: str
    """Where the corridors' pages stand, from the top of the site."""
    known: tuple[str, ...]
    """The pairs that have a page, such as `uz-ae`."""
    starts: tuple[Choice, ...]
    ends: tuple[Choice, ...]


@dataclass(frozen=True)
class HomeView:
    """The ways in: by role, by corridor, by country."""

    roles: tuple[tuple[str, str], ...]
    """Label and path of each role's page."""
    countries: tuple[Row, ...]
    chooser: CorridorChooser
    practices: tuple[Row, ...]


def home_view(local: Localized) -> HomeView:
    """The home page's ways in."""
    return HomeView(
        tuple((local.say(label), f"roles/{actor}") for actor, label in ROLE_NAMES.items()),
        countries(local),
        corridor_chooser(local),
        tuple(local.row(p.id) for p in local.records(Practice)),
    )


def corridor_chooser(local: Localized) -> CorridorChooser:
    """The choice of a corridor."""
    known = tuple("-".join(corridor.pair).lower() for corridor in local.records(Corridor))
    start, _, end = busiest_corridor(local).rpartition("/")[2].partition("-")
    folder = page_path("corridors/index", local.language).removesuffix("/index.html")
    return CorridorChooser(folder, known, _choices(local, start), _choices(local, end))


def _choices(local: Localized, chosen: str) -> tuple[Choice, ...]:
    rows = ((row.id.rpartition("/")[2], row.title) for row in countries(local))
    return tuple(Choice(code, title, code == chosen) for code, title in rows)


def busiest_corridor(local: Localized) -> str:
    """The id of the corridor that most practices are told of; empty where there is none."""
    known = {c.id for c in local.records(Corridor)}
    told = (f"corridors/{code.lower()}" for p in local.records(Practice) for code in p.corridors)
    ranked = Counter(id for id in told if id in known).most_common(1)
    return ranked[0][0] if ranked else ""
