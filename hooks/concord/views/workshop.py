"""A workshop: what is known of it, and plainly what is not."""

from __future__ import annotations

from dataclasses import dataclass

from concord.answers.history import Then, law_at
from concord.content.paths import ORIGINAL
from concord.language.localized import Localized
from concord.language.rows import EvidenceRow, LinkRow, Row, SourceRow
from concord.language.writing import country_name, date_text
from concord.letters.collation import collation_key
from concord.records.kinds import Quotation, Recommendation, Workshop


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
class ThenRow:
    """A participating State's law at the date of a meeting, and since."""

    country: Row
    then: Then
    texts: tuple[tuple[Row, bool], ...]
    """Each text that stood then, and whether it has ended since."""
    treaties: tuple[tuple[Row, str | None], ...]
    undated: int
    bound_since: tuple[tuple[Row, str | None], ...]


@dataclass(frozen=True)
class WorkshopView:
    """Everything a workshop's page shows besides its text."""

    record: Workshop
    country: str
    dates: str
    countries: tuple[CountryName, ...]
    recommendations: tuple[RecommendationRow, ...]
    quotations: tuple[QuotationRow, ...]
    are_quotations_ours: bool
    """Whether the words are our translation."""
    shared_here: tuple[LinkRow, ...]
    law: tuple[ThenRow, ...]
    """The law of the participating States at the time, and what changed since."""
    evidence: EvidenceRow


def recommendation_rows(local: Localized, record: Workshop) -> tuple[RecommendationRow, ...]:
    """What a meeting asked for."""
    return tuple(
        RecommendationRow(r, local.source(r.source), local.links(r.carried_out_by)) for r in record.recommendations
    )


def workshop_view(local: Localized, record: Workshop) -> WorkshopView:
    """The view of a workshop."""
    names = [CountryName(country_name(code, local.language), local.country_row(code)) for code in record.countries]
    days = [date_text(day, local.language) for day in (record.start, record.end) if day]
    return WorkshopView(
        record,
        country_name(record.country, local.language) if record.country else "",
        " – ".join(days),
        tuple(sorted(names, key=lambda n: n.name)),
        recommendation_rows(local, record),
        tuple(QuotationRow(q, local.source(q.source)) for q in record.quotations),
        local.language != ORIGINAL,
        local.incoming(record.id, "shared_at"),
        law_then(local, record),
        local.evidence(record),
    )


def law_then(local: Localized, record: Workshop) -> tuple[ThenRow, ...]:
    """The law of each participating State that has a profile, as it stood when the meeting began."""
    codes = dict.fromkeys((*record.countries, *((record.country,) if record.country else ())))
    profiles = [row for code in codes if (row := local.country_row(code))]
    return tuple(
        then_row(local, row, record.start)
        for row in sorted(profiles, key=lambda r: collation_key(r.title, local.language))
    )


def then_row(local: Localized, country: Row, date: str) -> ThenRow:
    """A State's law at a date as a page shows it."""
    then = law_at(local.catalogue, local.record(country.id), date)
    return ThenRow(
        country,
        then,
        tuple((local.row(id), id in then.ended_since) for id in then.texts),
        tuple((local.row(s.treaty.to), s.bound_on) for s in then.treaties),
        len(then.undated),
        tuple((local.row(s.treaty.to), s.bound_on) for s in then.bound_since),
    )
