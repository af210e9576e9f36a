"""A legal text as a whole: its parts, the States bound by it, what changed it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from concord.collation import collation_key
from concord.export import json_ld, json_text
from concord.languages import country_name
from concord.reader import EvidenceRow, LinkRow, Reader, Row, SourceRow
from concord.records import Country, Instrument, Provision, TreatyStatus


@dataclass(frozen=True)
class StandingRow:
    """Where one State stands towards a treaty, with what that rests on."""

    country: Row
    treaty: Row
    status: TreatyStatus
    evidence: EvidenceRow


@dataclass(frozen=True)
class InstrumentView:
    """Everything an instrument's page shows besides its text."""

    record: Instrument
    jurisdiction: str
    country: Row | None
    provisions: tuple[Row, ...]
    parties: tuple[str, ...]
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


def instrument_view(reader: Reader, record: Instrument) -> InstrumentView:
    """The view of an instrument."""
    country = f"countries/{record.id.partition('/')[0]}"
    return InstrumentView(
        record,
        reader.jurisdiction(record.id),
        reader.row(country) if country in reader.catalogue.records else None,
        tuple(reader.row(p.id) for p in provisions_of(reader, record.id)),
        tuple(country_name(code, reader.language) for code in record.parties),
        standings_towards(reader, record.id),
        reader.links(record.replaces),
        reader.links(record.amends),
        reader.incoming(record.id, "replaces"),
        reader.incoming(record.id, "amends"),
        reader.incoming(record.id, "implements"),
        reader.incoming(record.id, "relies_on"),
        reader.source(record.official) if record.official else None,
        json_text(json_ld(reader.catalogue, record)),
        reader.evidence(record),
    )


def provisions_of(reader: Reader, instrument: str) -> tuple[Provision, ...]:
    """The provisions of an instrument, in the order of their numbers."""
    parts = (p for p in reader.records(Provision) if p.part_of == instrument)
    return tuple(sorted(parts, key=lambda p: (p.number is None, _number(p.number or p.id), p.id)))


def _number(text: str) -> tuple[tuple[int, str], ...]:
    return tuple((int(digits or 0), rest) for digits, rest in re.findall(r"(\d*)(\D*)", text))


def standing_rows(reader: Reader, country: Country) -> tuple[StandingRow, ...]:
    """Where a country stands towards each treaty it has a row for."""
    return tuple(_standing(reader, country, status) for status in country.treaties)


def standings_towards(reader: Reader, treaty: str) -> tuple[StandingRow, ...]:
    """Where each country with a profile stands towards a treaty."""
    countries = sorted(reader.records(Country), key=lambda c: collation_key(c.title, reader.language))
    return tuple(_standing(reader, c, s) for c in countries for s in c.treaties if s.treaty.to == treaty)


def _standing(reader: Reader, country: Country, status: TreatyStatus) -> StandingRow:
    return StandingRow(reader.row(country.id), reader.row(status.treaty.to), status, reader.evidence(status))
