"""A workshop: what is known of it, and plainly what is not."""

from __future__ import annotations

from dataclasses import dataclass

from concord.languages import country_name, date_text
from concord.reader import EvidenceRow, LinkRow, Reader, Row, SourceRow
from concord.records import Quotation, Recommendation, Workshop


@dataclass(frozen=True)
class RecommendationRow:
    """What a meeting asked for, and what followed."""

    recommendation: Recommendation
    source: SourceRow
    carried_out_by: tuple[LinkRow, ...]


@dataclass(frozen=True)
class QuotationRow:
    """Public words with their source."""

    quotation: Quotation
    source: SourceRow


@dataclass(frozen=True)
class CountryName:
    """A country and, where it has a profile, the way there."""

    name: str
    row: Row | None


@dataclass(frozen=True)
class WorkshopView:
    """Everything a workshop's page shows besides its text."""

    record: Workshop
    country: str
    dates: str
    countries: tuple[CountryName, ...]
    recommendations: tuple[RecommendationRow, ...]
    quotations: tuple[QuotationRow, ...]
    shared_here: tuple[LinkRow, ...]
    evidence: EvidenceRow


def workshop_view(reader: Reader, record: Workshop) -> WorkshopView:
    """The view of a workshop."""
    names = [CountryName(country_name(code, reader.language), reader.country_row(code)) for code in record.countries]
    days = [date_text(day, reader.language) for day in (record.start, record.end) if day]
    return WorkshopView(
        record,
        country_name(record.country, reader.language),
        " – ".join(days),
        tuple(sorted(names, key=lambda n: n.name)),
        tuple(
            RecommendationRow(r, reader.source(r.source), reader.links(r.carried_out_by))
            for r in record.recommendations
        ),
        tuple(QuotationRow(q, reader.source(q.source)) for q in record.quotations),
        reader.incoming(record.id, "shared_at"),
        reader.evidence(record),
    )
