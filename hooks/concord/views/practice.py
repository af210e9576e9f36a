"""A practice or a lesson: who cooperates, on what law, with what result."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from concord.language.localized import Localized
from concord.language.rows import EvidenceRow, LinkRow, Row, SourceRow
from concord.language.writing import country_name
from concord.records.kinds import Figure, Involvement, Practice
from concord.views.pictures import contacts_svg


@dataclass(frozen=True)
class InvolvementRow:
    """A country's part in a practice; the row is its profile, where there is one."""

    name: str
    row: Row | None
    part: Involvement


@dataclass(frozen=True)
class FigureRow:
    """A claimed number with its source."""

    figure: Figure
    source: SourceRow


@dataclass(frozen=True)
class PracticeView:
    """Everything a practice's page shows besides its text."""

    record: Practice
    parts: tuple[InvolvementRow, ...]
    corridors: tuple[Row, ...]
    relies_on: tuple[LinkRow, ...]
    shared_at: tuple[LinkRow, ...]
    answers: tuple[LinkRow, ...]
    """The workshops whose recommendations it carries out."""
    cases: tuple[LinkRow, ...]
    figures: tuple[FigureRow, ...]
    picture: str
    evidence: EvidenceRow


def practice_view(local: Localized, record: Practice) -> PracticeView:
    """The view of a practice or lesson."""
    return PracticeView(
        record,
        part_rows(local, record.countries),
        corridor_rows(local, record.corridors),
        local.links(record.relies_on),
        local.links(record.shared_at),
        local.incoming(record.id, "carried_out_by"),
        local.incoming(record.id, "cooperation"),
        figure_rows(local, record),
        contacts_svg(
            {b.id: (b.name, country_name(b.country, local.language) if b.country else "") for b in record.bodies},
            [(*c.between, c.what) for c in record.contacts],
            local.say("Who cooperates"),
        ),
        local.evidence(record),
    )


def figure_rows(local: Localized, record: Practice) -> tuple[FigureRow, ...]:
    """The figures claimed for a practice."""
    return tuple(FigureRow(f, local.source(f.source)) for f in record.figures)


def corridor_rows(local: Localized, codes: Iterable[str]) -> tuple[Row, ...]:
    """The corridors that have a page, by code: UZ-AE."""
    ids = (f"corridors/{code.lower()}" for code in codes)
    return tuple(local.row(id) for id in ids if id in local.catalogue.records)


def part_rows(local: Localized, parts: Iterable[Involvement]) -> tuple[InvolvementRow, ...]:
    """The countries that take part, each with its profile where there is one."""
    return tuple(
        InvolvementRow(country_name(part.country, local.language), local.country_row(part.country), part)
        for part in parts
    )
