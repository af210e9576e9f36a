"""A practice or a lesson: who cooperates, on what law, with what result."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from concord.languages import country_name
from concord.pictures import contacts_svg
from concord.reader import EvidenceRow, LinkRow, Reader, Row, SourceRow
from concord.records import Figure, Part, Practice


@dataclass(frozen=True)
class PartRow:
    """A country's part in a practice; the row is its profile, where there is one."""

    name: str
    row: Row | None
    part: Part


@dataclass(frozen=True)
class FigureRow:
    """A claimed number with its source."""

    figure: Figure
    source: SourceRow


@dataclass(frozen=True)
class PracticeView:
    """Everything a practice's page shows besides its text."""

    record: Practice
    parts: tuple[PartRow, ...]
    corridors: tuple[Row, ...]
    relies_on: tuple[LinkRow, ...]
    shared_at: tuple[LinkRow, ...]
    answers: tuple[LinkRow, ...]
    """The workshops whose recommendations it carries out."""
    cases: tuple[LinkRow, ...]
    figures: tuple[FigureRow, ...]
    picture: str
    evidence: EvidenceRow


def practice_view(reader: Reader, record: Practice) -> PracticeView:
    """The view of a practice or lesson."""
    return PracticeView(
        record,
        part_rows(reader, record.countries),
        corridor_rows(reader, record.corridors),
        reader.links(record.relies_on),
        reader.links(record.shared_at),
        reader.incoming(record.id, "carried_out_by"),
        reader.incoming(record.id, "cooperation"),
        figure_rows(reader, record),
        contacts_svg(
            {b.id: (b.name, country_name(b.country, reader.language) if b.country else "") for b in record.bodies},
            [(*c.between, c.what) for c in record.contacts],
            reader.say("Who cooperates"),
        ),
        reader.evidence(record),
    )


def figure_rows(reader: Reader, record: Practice) -> tuple[FigureRow, ...]:
    """The figures claimed for a practice."""
    return tuple(FigureRow(f, reader.source(f.source)) for f in record.figures)


def corridor_rows(reader: Reader, codes: Iterable[str]) -> tuple[Row, ...]:
    """The corridors that have a page, by code: UZ-AE."""
    ids = (f"corridors/{code.lower()}" for code in codes)
    return tuple(reader.row(id) for id in ids if id in reader.catalogue.records)


def part_rows(reader: Reader, parts: Iterable[Part]) -> tuple[PartRow, ...]:
    """The countries that take part, each with its profile where there is one."""
    return tuple(
        PartRow(country_name(part.country, reader.language), reader.country_row(part.country), part) for part in parts
    )
