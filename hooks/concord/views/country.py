"""A country: the hub of everything about one State."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from concord.language.localized import Localized
from concord.language.rows import EvidenceRow, Row
from concord.language.writing import date_text
from concord.records.kinds import (
    PAST,
    Authority,
    Case,
    Cooperation,
    Corridor,
    Country,
    Direction,
    Event,
    Instrument,
    Measure,
    Practice,
    Provision,
    Record,
    Standing,
    Topic,
    Workshop,
)
from concord.views.instrument import StandingRow, standing_rows
from concord.views.pictures import timeline_svg
from concord.views.provision import FindingRow, finding_rows

_GLANCE = 3  # of a kind, on the lines that a page opens with


@dataclass(frozen=True)
class EventRow:
    """A dated step with what it rests on."""

    event: Event
    evidence: EvidenceRow


@dataclass(frozen=True)
class TopicRow:
    """The provisions of a country on one topic."""

    topic: str
    provisions: tuple[Row, ...]


@dataclass(frozen=True)
class AtAGlance:
    """What most come for, in five lines."""

    offences: tuple[Row, ...]
    central: tuple[Row, ...]
    """Bodies that are competent for mutual legal assistance."""
    asked: int
    """For how many measures a fiche tells how to ask."""
    measures: int
    binding: int
    """How many treaties it is a party to."""
    hotlines: tuple[tuple[Row, str], ...]
    """Each body with a line, and its number; empty where the line is only named."""


@dataclass(frozen=True)
class CountryView:
    """Everything a country's page shows besides its text."""

    record: Country
    glance: AtAGlance
    topics: tuple[TopicRow, ...]
    unread_topics: tuple[str, ...]
    """Topics without any provision here: not checked, which is never "no"."""
    instruments: tuple[Row, ...]
    standings: tuple[StandingRow, ...]
    authorities: tuple[Row, ...]
    findings: tuple[FindingRow, ...]
    measures: tuple[Row, ...]
    unread_measures: tuple[str, ...]
    """Measures without a fiche here: not checked."""
    bilateral: tuple[Row, ...]
    """Treaties it concluded with single States."""
    cases: tuple[Row, ...]
    practices: tuple[Row, ...]
    workshops: tuple[Row, ...]
    corridors: tuple[Row, ...]
    timeline: tuple[EventRow, ...]
    picture: str
    evidence: EvidenceRow


def country_view(local: Localized, record: Country) -> CountryView:
    """The view of a country."""
    code = record.state
    provisions = [p for p in local.records(Provision) if p.state == code]
    topics = by_topic(local, provisions)
    fiches = [m for m in local.records(Measure) if m.state == code]
    events = tuple(sorted(record.timeline, key=lambda e: (e.date, e.id)))
    return CountryView(
        record,
        at_a_glance(local, record, provisions, fiches),
        topics,
        tuple(t for t in Topic if t not in {row.topic for row in topics}),
        _rows(local, (i for i in local.records(Instrument) if i.state == code)),
        standing_rows(local, record),
        _rows(local, (a for a in local.records(Authority) if a.state == code)),
        finding_rows(local, record.findings),
        _rows(local, fiches),
        tuple(m for m in Cooperation if m not in {f.measure for f in fiches}),
        _rows(local, (i for i in local.records(Instrument) if code in i.parties)),
        _rows(local, (c for c in local.records(Case) if code in c.states)),
        _rows(local, (p for p in local.records(Practice) if code in p.states)),
        _rows(local, (w for w in local.records(Workshop) if code in (*w.countries, w.country))),
        _rows(local, (c for c in local.records(Corridor) if code in c.states)),
        tuple(EventRow(event, local.evidence(event)) for event in events),
        timeline_svg(
            [(e.date, e.text) for e in events],
            local.say("Timeline of the law"),
            lambda date: date_text(date, local.language),
        ),
        local.evidence(record),
    )


def at_a_glance(
    local: Localized, record: Country, provisions: Iterable[Provision], fiches: Iterable[Measure]
) -> AtAGlance:
    """The five lines a country opens with."""
    bodies = [body for body in local.records(Authority) if body.state == record.state]
    offences = (p for p in provisions if p.topic is Topic.TRAFFICKING and p.status not in PAST)
    return AtAGlance(
        _rows(local, offences)[:_GLANCE],
        _rows(local, (body for body in bodies if Cooperation.MLA in body.competent_for))[:_GLANCE],
        len({fiche.measure for fiche in fiches if fiche.direction is Direction.RECEIVES}),
        len(Cooperation),
        sum(row.standing is Standing.PARTY for row in record.treaties),
        tuple((local.row(body.id), body.hotline or "") for body in bodies if _has_line(body)),
    )


def _has_line(body: Authority) -> bool:
    return bool(body.hotline) or body.hotline_named


def by_topic(local: Localized, provisions: Iterable[Provision]) -> tuple[TopicRow, ...]:
    """Provisions grouped by topic, in the order a case meets them."""
    order = {topic: number for number, topic in enumerate(Topic)}
    filed = sorted((p for p in provisions if p.topic), key=lambda p: (order[p.topic], p.id))  # type: ignore[index]
    return tuple(TopicRow(str(topic), _rows(local, rows)) for topic, rows in groupby(filed, key=lambda p: p.topic))


def _rows(local: Localized, records: Iterable[Record]) -> tuple[Row, ...]:
    return tuple(local.row(record.id) for record in records)
