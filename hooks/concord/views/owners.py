"""Whom a forge asks about a change of a country's pages: the teams of the room, and the country's correspondents."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from concord.problem import Refusal
from concord.records.values import COUNTRIES

_BEGIN = "# Correspondents, by country; written by `concord owners` from correspondents.txt."
_END = "# The end of the correspondents."
_ROOMS = {"/docs/countries/": "{}.md", "/docs/law/": "{}/", "/docs/measures/": "{}/", "/docs/authorities/": "{}/"}
_TEAM = re.compile(r"[a-z0-9-]+/[a-z0-9-]+")


class CannotName(Refusal):
    """A register of correspondents that cannot be read, or no place for them."""


def read_correspondents(text: str) -> dict[str, tuple[str, ...]]:
    """The teams of each country, by its code; blank lines and those that begin with `#` say nothing."""
    found: dict[str, tuple[str, ...]] = {}
    for number, line in enumerate(text.splitlines(), 1):
        code, *teams = line.partition("#")[0].split() or [""]
        if code and (code not in COUNTRIES or code in found or not teams or not all(map(_TEAM.fullmatch, teams))):
            mend = "Write a country once, and its teams: `UZ concord/uzbekistan`; a team, and never a person."
            raise CannotName(f"correspondents.txt:{number}: {line[:60]!r} names no country with its teams. {mend}")
        found |= {code: tuple(teams)} if code else {}
    return found


def with_correspondents(owners: str, correspondents: Mapping[str, tuple[str, ...]]) -> str:
    """A CODEOWNERS file in which the correspondents are those given, after the rooms and before the languages."""
    head, begin, rest = owners.partition(f"{_BEGIN}\n")
    _, end, tail = rest.partition(f"{_END}\n")
    if not begin or not end:
        raise CannotName(f"CODEOWNERS: has no place for correspondents. Add two lines: `{_BEGIN}` and `{_END}`")
    rows = "".join(_rows(_teams(head), correspondents))
    return head + begin + rows + end + tail


def _teams(head: str) -> Mapping[str, str]:
    lines = [line for line in head.splitlines() if line and not line.startswith("#")]
    return {line.split()[0]: line.partition(" ")[2].strip() for line in lines}


def _rows(rooms: Mapping[str, str], correspondents: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    for code, teams in sorted(correspondents.items()):
        for room, pattern in _ROOMS.items():
            yield f"{room + pattern.format(code.lower()):<31} {rooms[room]} {' '.join(f'@{team}' for team in teams)}\n"
