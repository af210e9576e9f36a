"""The home page's ways in: by role, by corridor, by country."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from concord.language.localized import Localized
from concord.language.rows import Row
from concord.records.kinds import (
    Corridor,
    Practice,
)
from concord.views.lists import countries
from concord.views.role import ROLE_NAMES


@dataclass(frozen=True)
class HomeView:
    """The ways in: by role, by corridor, by country."""

    roles: tuple[tuple[str, str], ...]
    """Label and path of each role's page."""
    countries: tuple[Row, ...]
    corridors: tuple[Row, ...]
    chosen: str
    """The id of the corridor that the chooser begins with: the one most practices are told of."""
    practices: tuple[Row, ...]


def home_view(local: Localized) -> HomeView:
    """The home page's ways in."""
    return HomeView(
        tuple((local.say(label), f"roles/{actor}") for actor, label in ROLE_NAMES.items()),
        countries(local),
        tuple(local.row(c.id) for c in local.records(Corridor)),
        busiest_corridor(local),
        tuple(local.row(p.id) for p in local.records(Practice)),
    )


def busiest_corridor(local: Localized) -> str:
    """The id of the corridor that most practices are told of; empty where there is none."""
    known = {c.id for c in local.records(Corridor)}
    told = (f"corridors/{code.lower()}" for p in local.records(Practice) for code in p.corridors)
    ranked = Counter(id for id in told if id in known).most_common(1)
    return ranked[0][0] if ranked else ""
