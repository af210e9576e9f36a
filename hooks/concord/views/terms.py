"""What a treaty prescribes on asking, as its own page and the pages of its articles show it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from concord.language.localized import Localized
from concord.language.rows import EvidenceRow
from concord.records.kinds import Settling, TreatyTerm
from concord.records.labels import LABELS
from concord.records.values import Prose


@dataclass(frozen=True)
class TermRow:
    """One point of asking, what the treaty prescribes on it, and for which measures."""

    point: str
    text: Prose
    at: Prose | None
    settled: str
    """How the treaty settles it, in words, where it does not prescribe it."""
    measures: tuple[str, ...]
    evidence: EvidenceRow


def term_rows(local: Localized, terms: Iterable[TreatyTerm]) -> tuple[TermRow, ...]:
    """Terms as a page shows them, in their order there."""
    return tuple(
        TermRow(
            local.say(LABELS[term.point]),
            term.text,
            local.place(term.at),
            "" if term.settled is Settling.PRESCRIBED else local.say(LABELS[term.settled]),
            tuple(local.say(LABELS[measure]) for measure in term.measures),
            local.evidence(term),
        )
        for term in terms
    )
