"""A term and its equivalents, only those with a source."""

from __future__ import annotations

from dataclasses import dataclass

from concord.languages import direction, language_name
from concord.reader import EvidenceRow, Reader, SourceRow
from concord.records import Term


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


def term_view(reader: Reader, record: Term) -> TermView:
    """The view of a term."""
    return TermView(record, equivalent_rows(reader, record), reader.evidence(record))


def equivalent_rows(reader: Reader, record: Term) -> tuple[EquivalentRow, ...]:
    """The equivalents as a page shows them."""
    return tuple(
        EquivalentRow(
            e.language,
            language_name(e.language, reader.language),
            direction(e.language),
            e.term,
            reader.source(e.source),
        )
        for e in record.equivalents
    )
