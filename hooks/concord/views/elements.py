"""The elements of one offence, as its page and the comparison of two laws show them."""

from __future__ import annotations

from dataclasses import dataclass

from concord.language.localized import Localized
from concord.language.rows import EvidenceRow
from concord.records.kinds import Answer, Elements, Penalty
from concord.records.values import Prose


@dataclass(frozen=True)
class PenaltyRow:
    """The punishment for one part of an offence."""

    part: Prose
    condition: Prose
    serious: Answer
    is_read: bool
    term: str
    """From how much to how much, a question mark where it was not read; empty where no term is recorded."""
    unit: Prose
    additions: tuple[Prose, ...]
    """Fine, alternative and confiscation."""


@dataclass(frozen=True)
class ElementList:
    """The acts, means or purposes of an offence, in the words of its law."""

    title: str
    texts: tuple[Prose, ...]
    is_complete: bool
    """Whether the list was read to its end."""
    is_needed: bool
    """Whether one of them has to be proved for the basic offence."""


@dataclass(frozen=True)
class ElementsView:
    """Everything that is shown of an offence's elements."""

    elements: Elements
    lists: tuple[ElementList, ...]
    penalties: tuple[PenaltyRow, ...]
    evidence: EvidenceRow


def elements_view(local: Localized, elements: Elements) -> ElementsView:
    """The elements of an offence as its page shows them."""
    e, means_needed = elements, elements.means_needed is not Answer.NO
    lists = (
        ElementList(local.say("Acts"), e.acts_text, e.acts_complete, True),
        ElementList(local.say("Means"), e.means_text, e.means_complete, means_needed),
        ElementList(local.say("Purposes"), e.purposes_text, e.purposes_complete, True),
    )
    return ElementsView(elements, lists, penalty_rows(local, elements), local.evidence(elements))


def penalty_rows(local: Localized, elements: Elements) -> tuple[PenaltyRow, ...]:
    """What a court may impose, part by part."""
    return tuple(_penalty(local, penalty) for penalty in elements.penalties)


def _penalty(local: Localized, penalty: Penalty) -> PenaltyRow:
    least, most = penalty.minimum, penalty.maximum
    term = f"{least or '?'}–{most or '?'}" if least or most else ""
    return PenaltyRow(
        penalty.part,
        penalty.condition,
        penalty.serious,
        bool(term or penalty.fine or penalty.alternative),
        term,
        penalty.unit or Prose(local.say("years"), local.language),
        tuple(text for text in (penalty.fine, penalty.alternative, penalty.confiscation) if text),
    )
