"""A legal text as a whole: its parts, the States bound by it, what changed it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from concord.language.localized import Localized
from concord.language.rows import EvidenceRow, LinkRow, Row, SourceRow
from concord.language.writing import country_name
from concord.letters.collation import collation_key
from concord.records.kinds import Country, Instrument, Provision, TreatyStatus
from concord.views.open_data import json_ld, json_text
from concord.views.provision import FindingRow, findings_about
from concord.views.terms import PointTerms, whole_terms


@dataclass(frozen=True)
class StandingRow:
    """Where a State stands towards a treaty, with what that rests on."""

    row: Row
    """The treaty on a State's page, the State on a treaty's."""
    status: TreatyStatus
    evidence: EvidenceRow


@dataclass(frozen=True)
class OfficialTitle:
    """What a legal text calls itself in a language, and where that was read."""

    language: str
    title: str
    source: SourceRow | None


@dataclass(frozen=True)
class InstrumentView:
    """Everything an instrument's page shows besides its text."""

    record: Instrument
    jurisdiction: str
    country: Row | None
    provisions: tuple[Row, ...]
    parties: tuple[str, ...]
    official_titles: tuple[OfficialTitle, ...]
    terms: tuple[PointTerms, ...]
    findings: tuple[FindingRow, ...]
    standings: tuple[StandingRow, ...]
    replaces: tuple[LinkRow, ...]
    amends: tuple[LinkRow, ...]
    replaced_by: tuple[LinkRow, ...]
    amended_by: tuple[LinkRow, ...]
    implemented_by: tuple[LinkRow, ...]
    relied_on_by: tuple[LinkRow, ...]
    official: SourceRow | None
    json_ld: str
    evidence: EvidenceRow


def instrument_view(local: Localized, record: Instrument) -> InstrumentView:
    """The view of an instrument."""
    country = f"countries/{record.id.partition('/')[0]}"
    provisions = provisions_of(local, record.id)
    return InstrumentView(
        record,
        local.jurisdiction(record.id),
        local.row(country) if country in local.catalogue.records else None,
        tuple(local.row(p.id) for p in provisions),
        tuple(country_name(code, local.language) for code in record.parties),
        _official_titles(local, record),
        whole_terms(local, record, provisions),
        findings_about(local, record.id),
        standings_towards(local, record.id),
        local.links(record.replaces),
        local.links(record.amends),
        local.incoming(record.id, "replaces"),
        local.incoming(record.id, "amends"),
        local.incoming(record.id, "implements"),
        local.incoming(record.id, "relies_on"),
        local.source(record.official) if record.official else None,
        json_text(json_ld(local.catalogue, record)),
        local.evidence(record),
    )


def _official_titles(local: Localized, record: Instrument) -> tuple[OfficialTitle, ...]:
    read = {language: local.source(id) for language, id in record.titles_from.items()}
    return tuple(OfficialTitle(code, title, read.get(code)) for code, title in record.original_titles.items())


def provisions_of(local: Localized, instrument: str) -> tuple[Provision, ...]:
    """The provisions of an instrument, in the order of their numbers."""
    parts = (p for p in local.records(Provision) if p.part_of == instrument)
    return tuple(sorted(parts, key=lambda p: (p.number is None, _number(p.number or p.id), p.id)))


def _number(text: str) -> tuple[tuple[int, str], ...]:
    return tuple((int(digits or 0), rest) for digits, rest in re.findall(r"(\d*)(\D*)", text))


def standing_rows(local: Localized, country: Country) -> tuple[StandingRow, ...]:
    """Where a country stands towards each treaty it has a row for."""
    return tuple(_standing(local, status.treaty.to, status) for status in country.treaties)


def standings_towards(local: Localized, treaty: str) -> tuple[StandingRow, ...]:
    """Where each country with a profile stands towards a treaty."""
    countries = sorted(local.records(Country), key=lambda c: collation_key(c.title, local.language))
    return tuple(_standing(local, c.id, s) for c in countries for s in c.treaties if s.treaty.to == treaty)


def _standing(local: Localized, other: str, status: TreatyStatus) -> StandingRow:
    return StandingRow(local.row(other), status, local.evidence(status))
