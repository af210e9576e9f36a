"""Two laws side by side: what both cover, what only one text names, what is not checked.

A conduct that one text does not name is never reported as lawful there: the list may be open, or another offence may
cover it. So the words are "only here", and "not checked" where a list was not read to its end.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from concord.records.kinds import PAST, Answer, Elements, Provision, Topic


class Verdict(StrEnum):
    """How two laws compare on one element."""

    BOTH = "both"
    FIRST = "first-only"
    SECOND = "second-only"
    NOT_CHECKED = "not-checked"


@dataclass(frozen=True)
class ElementRow:
    """One act, means or purpose: the ids of the provisions on each side that name it."""

    code: str
    first: tuple[str, ...]
    second: tuple[str, ...]
    verdict: Verdict


@dataclass(frozen=True)
class Comparison:
    """Two sets of offences compared."""

    acts: tuple[ElementRow, ...]
    means: tuple[ElementRow, ...]
    purposes: tuple[ElementRow, ...]


def offences(provisions: Sequence[Provision]) -> tuple[Provision, ...]:
    """The trafficking offences whose elements were read and which are not law of the past."""
    return tuple(p for p in provisions if p.elements and p.topic is Topic.TRAFFICKING and p.status not in PAST)


def compare(first: Sequence[Provision], second: Sequence[Provision]) -> Comparison:
    """Compare the offences of two States, element by element."""
    return Comparison(
        _rows(first, second, lambda e: e.acts, lambda e: e.acts_complete and bool(e.acts)),
        _rows(
            first,
            second,
            lambda e: e.means,
            lambda e: e.means_complete and (bool(e.means) or e.means_needed is Answer.NO),
        ),
        _rows(first, second, lambda e: e.purposes, lambda e: e.purposes_complete and bool(e.purposes)),
    )


def _rows(
    first: Sequence[Provision],
    second: Sequence[Provision],
    codes: Callable[[Elements], Sequence[StrEnum]],
    is_complete: Callable[[Elements], bool],
) -> tuple[ElementRow, ...]:
    sides = [_by_code(side, codes) for side in (first, second)]
    complete = [bool(side) and all(p.elements and is_complete(p.elements) for p in side) for side in (first, second)]
    order = {code: None for side in sides for code in side}
    rows = []
    for code in order:
        one, two = (side.get(code, ()) for side in sides)
        rows.append(ElementRow(code, one, two, _verdict(one, two, complete[0], complete[1])))
    return tuple(rows)


def _by_code(
    provisions: Sequence[Provision], codes: Callable[[Elements], Sequence[StrEnum]]
) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for provision in provisions:
        for code in codes(provision.elements) if provision.elements else ():
            found[str(code)] = (*found.get(str(code), ()), provision.id)
    return found


def _verdict(first: Sequence[str], second: Sequence[str], first_read: bool, second_read: bool) -> Verdict:
    if first and second:
        return Verdict.BOTH
    if first:
        return Verdict.FIRST if second_read else Verdict.NOT_CHECKED
    return Verdict.SECOND if first_read else Verdict.NOT_CHECKED
