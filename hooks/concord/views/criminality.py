"""Dual criminality: the trafficking offences of two States, element by element."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from concord.answers.dual_criminality import (
    GENERAL,
    Concluded,
    Conclusion,
    ElementRow,
    Verdict,
    compare,
    conclude,
    offences,
)
from concord.language.localized import Localized
from concord.language.rows import Row
from concord.records.kinds import Answer, Country, Provision
from concord.records.labels import LABELS, N_
from concord.records.values import Prose
from concord.views.basis import article
from concord.views.elements import PenaltyRow, penalty_rows

RULES = (
    ("means_needed", N_("Means needed for an adult")),
    ("child_means_needed", N_("Means needed for a child")),
    ("consent_irrelevant", N_("Consent is irrelevant")),
    ("serious", N_("Serious crime (UNTOC art. 2(b))")),
)
"""What is answered of each offence as a whole, and what readers call it."""

CONCLUSIONS = {
    Conclusion.SHOWN: N_("A crime on both sides: shown."),
    Conclusion.LIKELY: N_("A crime on both sides: likely."),
    Conclusion.NOT_SHOWN: N_(
        "A crime on both sides: not shown. The texts read have no act, means and purpose in common."
    ),
    Conclusion.NOT_CHECKED: N_(
        "A crime on both sides: not checked. The elements of one law, or a part of them, were not read."
    ),
}
"""The sentence that dual criminality ends in: messages."""
SHARED_ACTS = N_("Acts that both name: %(names)s.")
SHARED_PURPOSES = N_("Purposes that both name: %(names)s.")
IN_GENERAL = N_("One law speaks of exploitation in general, which is taken to cover the purposes of the other.")
WITH_MEANS = N_("For an adult a means must be proved, since one of the two laws asks for it.")
NO_DIFFERENCE = N_("a general word: no difference")
ONLY_LIKELY = N_("Likely and not shown, since what was read is general, secondary or older.")


@dataclass(frozen=True)
class OffenceRow:
    """An offence whose elements were read."""

    row: Row
    number: str
    """Its number, where it is the only one of its State with that number; else its title tells it."""
    heading: Prose | None
    """What its penalties stand under, where its State has several offences."""
    confidence: str
    penalties: tuple[PenaltyRow, ...]


@dataclass(frozen=True)
class ElementLine:
    """An act, means or purpose: the offences of each side that name it, and how the two compare."""

    title: str
    sides: tuple[tuple[OffenceRow, ...], tuple[OffenceRow, ...]]
    verdict: Verdict
    words: str
    """The verdict in words."""


@dataclass(frozen=True)
class RuleAnswer:
    """What offences answer alike, with their numbers; None where the question does not arise."""

    answer: Answer | None
    numbers: str


@dataclass(frozen=True)
class RuleLine:
    """A question and what the offences of each side answer."""

    title: str
    sides: tuple[tuple[RuleAnswer, ...], ...]


@dataclass(frozen=True)
class CriminalityView:
    """The offences of both sides and how their elements compare."""

    sides: tuple[tuple[OffenceRow, ...], tuple[OffenceRow, ...]]
    lines: tuple[ElementLine, ...]
    rules: tuple[RuleLine, ...]
    conclusion: str
    """Whether it is a crime on both sides, in a sentence."""
    reasons: tuple[str, ...]
    """Why, a sentence each."""


def criminality_view(local: Localized, start: Country, end: Country) -> CriminalityView:
    """The trafficking offences of both States compared."""
    first, second = (offences(own_provisions(local, country)) for country in (start, end))
    sides = _rows(local, first), _rows(local, second)
    rows = {offence.row.id: offence for side in sides for offence in side}
    compared, names = compare(first, second), (local.row(start.id).title, local.row(end.id).title)
    lines = (
        _line(local, title, element, rows, names)
        for title, elements in (
            (local.say("Acts"), compared.acts),
            (local.say("Means"), compared.means),
            (local.say("Purposes"), compared.purposes),
        )
        for element in elements
    )
    rules = (RuleLine(local.say(title), (_answers(first, name), _answers(second, name))) for name, title in RULES)
    concluded = conclude(first, second)
    said = local.say(CONCLUSIONS[concluded.conclusion])
    return CriminalityView(sides, tuple(lines), tuple(rules), said, tuple(_reasons(local, concluded)))


def _reasons(local: Localized, found: Concluded) -> Iterator[str]:
    for message, codes in ((SHARED_ACTS, found.acts), (SHARED_PURPOSES, found.purposes)):
        if codes:
            yield local.say(message) % {"names": ", ".join(local.say(LABELS[code]) for code in codes)}
    if found.is_general:
        yield local.say(IN_GENERAL)
    if found.needs_means:
        yield local.say(WITH_MEANS)
    if found.conclusion is Conclusion.LIKELY:
        yield local.say(ONLY_LIKELY)


def own_provisions(local: Localized, country: Country) -> tuple[Provision, ...]:
    """The provisions of a State."""
    return tuple(p for p in local.records(Provision) if p.state == country.state)


def _rows(local: Localized, side: Iterable[Provision]) -> tuple[OffenceRow, ...]:
    side = tuple(side)
    counts = Counter(offence.number or "" for offence in side)
    return tuple(
        OffenceRow(
            local.row(offence.id),
            offence.number or "" if counts[offence.number or ""] == 1 else "",
            _heading(local, offence, counts) if len(side) > 1 else None,
            str(offence.elements.confidence),
            penalty_rows(local, offence.elements),
        )
        for offence in side
        if offence.elements
    )


def _heading(local: Localized, offence: Provision, counts: Counter[str]) -> Prose:
    return article(offence, local.language) if counts[offence.number or ""] == 1 else local.row(offence.id).title


def _line(
    local: Localized, title: str, element: ElementRow, rows: Mapping[str, OffenceRow], names: tuple[str, str]
) -> ElementLine:
    sides = tuple(rows[id] for id in element.first), tuple(rows[id] for id in element.second)
    whole = f"{title}: {local.say(LABELS[element.code])}"
    return ElementLine(whole, sides, element.verdict, _words(local, element, names))


def _words(local: Localized, element: ElementRow, names: tuple[str, str]) -> str:
    verdict = element.verdict
    if element.code in GENERAL and verdict is not Verdict.BOTH:
        return local.say(NO_DIFFERENCE)
    if verdict in (Verdict.FIRST, Verdict.SECOND):
        country = names[0] if verdict is Verdict.FIRST else names[1]
        return local.say("only in: %(country)s") % {"country": country}
    return local.say(LABELS[verdict])


def _answers(side: Iterable[Provision], name: str) -> tuple[RuleAnswer, ...]:
    numbers: dict[Answer | None, list[str]] = {}
    for offence in side:
        numbers.setdefault(getattr(offence.elements, name), []).append(offence.number or "")
    return tuple(RuleAnswer(answer, "; ".join(filter(None, found))) for answer, found in numbers.items())
