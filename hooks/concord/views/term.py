"""A term and its equivalents, only those with a source."""

from __future__ import annotations

from dataclasses import dataclass

from concord.language.localized import Localized
from concord.language.rows import EvidenceRow, SourceRow
from concord.language.writing import direction, language_name
from concord.records.kinds import Term


@dataclass(frozen=True)
class EquivalentRow:
    """A term's word in another language."""

    language: str
    language_name: str
    direction: str
    term: str
    source: SourceRow


@dataclass(frozen=True)
class TermView:
    """Everything a term's page shows besides its definition."""

    record: Term
    equivalents: tuple[EquivalentRow, ...]
    evidence: EvidenceRow


def term_view(local: Localized, record: Term) -> TermView:
    """The view of a term."""
    return TermView(record, equivalent_rows(local, record), local.evidence(record))


def equivalent_rows(local: Localized, record: Term) -> tuple[EquivalentRow, ...]:
    """The equivalents as a page shows them."""
    return tuple(
        EquivalentRow(
            e.language,
            language_name(e.language, local.language),
            direction(e.language),
            e.term,
            local.source(e.source),
        )
        for e in record.equivalents
    )
