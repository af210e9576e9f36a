"""Two laws side by side: what both cover, what only one text names, what is not checked.

A conduct that one text does not name is never reported as lawful there: the list may be open, or another offence may
cover it. So the words are "only here", and "not checked" where a list was not read to its end.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from concord.records.kinds import PAST, Act, Answer, Confidence, Elements, Means, Provision, Purpose, Topic

_OTHER = frozenset({Act.OTHER, Means.OTHER, Purpose.OTHER})
GENERAL = _OTHER | {Purpose.UNNAMED}
"""Words that name nothing: where one law has them and the other has not, the two do not differ by that."""


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


class Conclusion(StrEnum):
    """Whether trafficking is a crime on both sides, as far as the offences read can show it."""

    SHOWN = "shown"
    LIKELY = "likely"
    NOT_SHOWN = "not-shown"
    NOT_CHECKED = "dual-not-checked"


@dataclass(frozen=True)
class Concluded:
    """The conclusion, and what it rests on: the codes of what both laws name."""

    conclusion: Conclusion
    acts: tuple[str, ...] = ()
    purposes: tuple[str, ...] = ()
    is_general: bool = False
    """Whether the purposes meet only because one law speaks of exploitation in general."""
    needs_means: bool = False
    """Whether a means must be proved for an adult, since one law at least asks for it."""


def conclude(first: Sequence[Provision], second: Sequence[Provision]) -> Concluded:
    """Whether both laws punish at least one act for one purpose, and by one means where both ask for a means.

    Where one law asks for none, what the other asks for is a crime in both. A law that speaks of exploitation in
    general covers every purpose, which makes it likely and no more.
    """
    if not first or not second:
        return Concluded(Conclusion.NOT_CHECKED)
    compared = compare(first, second)
    acts, purposes = _both(compared.acts), _both(compared.purposes)
    is_general = not purposes and any(row.code == Purpose.UNNAMED for row in compared.purposes)
    needless = _is_needless(first), _is_needless(second)
    if not (acts and (purposes or is_general) and (any(needless) or _both(compared.means))):
        rows = (*compared.acts, *compared.means, *compared.purposes)
        unread = not rows or any(row.verdict is Verdict.NOT_CHECKED for row in rows)
        return Concluded(Conclusion.NOT_CHECKED if unread else Conclusion.NOT_SHOWN, acts, purposes)
    is_sure = not is_general and _is_sure(first) and _is_sure(second)
    found = Conclusion.SHOWN if is_sure else Conclusion.LIKELY
    return Concluded(found, acts, purposes, is_general, not all(needless))


def _both(rows: Sequence[ElementRow]) -> tuple[str, ...]:
    return tuple(row.code for row in rows if row.verdict is Verdict.BOTH and row.code not in _OTHER)


def _is_needless(side: Sequence[Provision]) -> bool:
    return any(p.elements and p.elements.means_needed is Answer.NO for p in side)


def _is_sure(side: Sequence[Provision]) -> bool:
    return any(p.elements and p.elements.confidence is Confidence.HIGH for p in side)


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
