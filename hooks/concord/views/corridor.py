"""An ordered pair of countries: the treaties both are bound by, the law on both sides, what colleagues did."""

from __future__ import annotations

from dataclasses import dataclass

from concord.reader import EvidenceRow, Reader, Row
from concord.records import Corridor, Country, Practice, Provision, Standing, TreatyStatus
from concord.views.country import TopicRow, by_topic


@dataclass(frozen=True)
class SideRow:
    """Where one of the two States stands towards a treaty; None: nothing recorded, so not checked."""

    country: Row
    status: TreatyStatus | None
    evidence: EvidenceRow | None


@dataclass(frozen=True)
class TreatyRow:
    """A treaty and both States' standing."""

    treaty: Row
    sides: tuple[SideRow, SideRow]
    binds_both: bool


@dataclass(frozen=True)
class TopicPair:
    """The provisions of both States on one topic."""

    topic: str
    sides: tuple[tuple[Row, ...], tuple[Row, ...]]


@dataclass(frozen=True)
class CorridorView:
    """Everything a corridor's page shows besides its notes."""

    record: Corridor
    sides: tuple[Row, Row]
    common: tuple[TreatyRow, ...]
    """Treaties that bind both States, as far as read."""
    others: tuple[TreatyRow, ...]
    """Treaties where one State or both are not bound, or where it is not checked."""
    topics: tuple[TopicPair, ...]
    practices: tuple[Row, ...]
    shared_practices: tuple[Row, ...]
    """Practices both countries took part in, though not told of this corridor."""
    reverse: Row | None


def corridor_view(reader: Reader, record: Corridor) -> CorridorView:
    """The view of a corridor."""
    start, end = (reader.record(f"countries/{code.lower()}") for code in record.pair)
    treaties = treaty_rows(reader, start, end)
    told, shared = practices_on(reader, record)
    reverse = "corridors/" + "-".join(reversed(record.pair)).lower()
    return CorridorView(
        record,
        (reader.row(start.id), reader.row(end.id)),
        tuple(t for t in treaties if t.binds_both),
        tuple(t for t in treaties if not t.binds_both),
        topic_pairs(reader, start, end),
        told,
        shared,
        reader.row(reverse) if reverse in reader.catalogue.records else None,
    )


def treaty_rows(reader: Reader, start: Country, end: Country) -> tuple[TreatyRow, ...]:
    """Each treaty that either State has a row for and that is open to both."""
    sides = [{s.treaty.to: s for s in country.treaties} for country in (start, end)]
    rows = []
    for id in dict.fromkeys([*sides[0], *sides[1]]):
        parties = reader.record(id).parties
        if parties and not {start.iso2, end.iso2} <= set(parties):
            continue
        found = [side.get(id) for side in sides]
        binds = all(s is not None and s.standing is Standing.PARTY for s in found)
        first, second = (_side(reader, c, s) for c, s in zip((start, end), found, strict=True))
        rows.append(TreatyRow(reader.row(id), (first, second), binds))
    return tuple(rows)


def _side(reader: Reader, country: Country, status: TreatyStatus | None) -> SideRow:
    return SideRow(reader.row(country.id), status, reader.evidence(status) if status else None)


def topic_pairs(reader: Reader, start: Country, end: Country) -> tuple[TopicPair, ...]:
    """The law of both States, topic by topic; an empty side is not checked."""
    halves: list[dict[str, TopicRow]] = []
    for country in (start, end):
        folder = country.iso2.lower() + "/"
        own = [p for p in reader.records(Provision) if p.id.startswith(folder)]
        halves.append({row.topic: row for row in by_topic(reader, own)})
    topics = dict.fromkeys([*halves[0], *halves[1]])
    empty = TopicRow("", ())
    return tuple(
        TopicPair(topic, (halves[0].get(topic, empty).provisions, halves[1].get(topic, empty).provisions))
        for topic in topics
    )


def practices_on(reader: Reader, record: Corridor) -> tuple[tuple[Row, ...], tuple[Row, ...]]:
    """Practices told of this corridor, and others both countries took part in."""
    code, pair = "-".join(record.pair), set(record.pair)
    told, shared = [], []
    for practice in reader.records(Practice):
        if code in practice.corridors:
            told.append(reader.row(practice.id))
        elif pair <= {part.country for part in practice.countries}:
            shared.append(reader.row(practice.id))
    return tuple(told), tuple(shared)
