"""An ordered pair of countries: which law binds both, how to ask, whether it is a crime on both sides, what worked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial

from concord.answers.legal_basis import (
    Basis,
    Standings,
    bases,
    basis_between,
    prevailing,
    rank,
    reciprocity,
    standings_of,
)
from concord.language.localized import Localized
from concord.language.rows import Row
from concord.records.kinds import (
    Answer,
    Case,
    Cooperation,
    Corridor,
    Country,
    Form,
    Instrument,
    Measure,
    Practice,
)
from concord.views.basis import BasisRow, basis_row
from concord.views.country import TopicRow, by_topic
from concord.views.criminality import CriminalityView, criminality_view, own_provisions
from concord.views.measure import MeasureView, measure_view


@dataclass(frozen=True)
class MeasureRow:
    """One measure on a corridor: its possible bases, and the fiches of the requested State."""

    measure: Cooperation
    bases: tuple[BasisRow, ...]
    one_sided: tuple[Row, ...]
    """Regional and universal treaties of which something is recorded for one of the two only: not checked."""
    fiches: tuple[MeasureView, ...]
    other_way: tuple[Row, ...]
    """The fiches of the requesting State, which a partner may meet on the way back."""


@dataclass(frozen=True)
class TopicPair:
    """The provisions of both States on one topic."""

    topic: str
    sides: tuple[tuple[Row, ...], tuple[Row, ...]]


@dataclass(frozen=True)
class CorridorTreaties:
    """Every treaty that either State has a row for or both concluded."""

    binding: tuple[BasisRow, ...]
    """Those that bind both."""
    open: tuple[BasisRow, ...]
    """Those that are not checked, or do not apply between the two."""
    one_sided: tuple[Row, ...]
    """Those of which something is recorded for one of the two only."""


@dataclass(frozen=True)
class CorridorView:
    """Everything a corridor's page shows besides its notes."""

    record: Corridor
    sides: tuple[Row, Row]
    measures: tuple[MeasureRow, ...]
    treaties: CorridorTreaties
    criminality: CriminalityView
    topics: tuple[TopicPair, ...]
    practices: tuple[Row, ...]
    shared_practices: tuple[Row, ...]
    """Practices both countries took part in, though not told of this corridor."""
    cases: tuple[Row, ...]
    reverse: Row | None

    @property
    def requesting(self) -> Row:
        """The State that asks."""
        return self.sides[0]

    @property
    def requested(self) -> Row:
        """The State that is asked."""
        return self.sides[1]


def corridor_view(local: Localized, record: Corridor) -> CorridorView:
    """The view of a corridor."""
    start, end = (local.record(f"countries/{code.lower()}") for code in record.pair)
    told, shared = practices_on(local, record)
    code = "-".join(record.pair)
    reverse = "corridors/" + "-".join(reversed(record.pair)).lower()
    return CorridorView(
        record,
        (local.row(start.id), local.row(end.id)),
        measure_rows(local, record),
        corridor_treaties(local, record.pair),
        criminality_view(local, start, end),
        topic_pairs(local, start, end),
        told,
        shared,
        tuple(local.row(case.id) for case in local.records(Case) if code in case.corridors),
        local.row(reverse) if reverse in local.catalogue.records else None,
    )


def measure_rows(local: Localized, record: Corridor) -> tuple[MeasureRow, ...]:
    """Each measure, in the order in which a case meets them."""
    fiches, rows = local.records(Measure), []
    for measure in Cooperation:
        asked = [f for f in fiches if f.measure is measure and _applies(f, record.pair[1], record.pair[0])]
        own = [f for f in fiches if f.measure is measure and _applies(f, record.pair[0], record.pair[1])]
        found = [*local.share(f"{record.id} {measure}", partial(_bases, local, record.pair, measure))]
        if measure in (Cooperation.EXTRADITION, Cooperation.MLA, Cooperation.SENTENCED) or any(
            f.on_reciprocity is not Answer.NOT_CHECKED for f in asked
        ):
            found.append(reciprocity(asked))
        rows.append(
            MeasureRow(
                measure,
                tuple(basis_row(local, basis) for basis in found if not basis.is_one_sided),
                _one_sided(local, found),
                tuple(measure_view(local, fiche) for fiche in asked),
                tuple(local.row(fiche.id) for fiche in own),
            )
        )
    return tuple(rows)


def _bases(local: Localized, pair: tuple[str, str], measure: Cooperation) -> tuple[Basis, ...]:
    return bases(*_treaties(local), pair, measure)


def _treaties(local: Localized) -> tuple[tuple[Instrument, ...], Standings]:
    catalogue = local.catalogue
    return local.share(
        "treaties",
        lambda: (
            tuple(i for i in catalogue.of_kind(Instrument) if i.form is Form.TREATY),
            standings_of(catalogue.of_kind(Country)),
        ),
    )


def _applies(fiche: Measure, asked: str, asking: str) -> bool:
    return fiche.state == asked and (not fiche.only_from or asking in fiche.only_from)


def _one_sided(local: Localized, found: Iterable[Basis]) -> tuple[Row, ...]:
    return tuple(local.row(basis.treaty) for basis in found if basis.treaty and basis.is_one_sided)


def corridor_treaties(local: Localized, pair: tuple[str, str]) -> CorridorTreaties:
    """Every treaty that either State has a row for or both concluded, by what is known of it."""
    found = local.share(f"treaties {pair}", lambda: _between(local, pair))
    binding = (basis for basis in found if basis.answer is Answer.YES)
    open_ = (basis for basis in found if basis.answer is not Answer.YES and not basis.is_one_sided)
    return CorridorTreaties(
        tuple(basis_row(local, basis) for basis in binding),
        tuple(basis_row(local, basis) for basis in open_),
        _one_sided(local, found),
    )


def _between(local: Localized, pair: tuple[str, str]) -> tuple[Basis, ...]:
    treaties, standings = _treaties(local)
    found = [(t, basis) for t in treaties if (basis := basis_between(t, standings, pair)) is not None]
    order = (Answer.YES, Answer.NOT_CHECKED, Answer.NO)
    found = sorted(prevailing(found), key=lambda row: (order.index(row[1].answer), rank(row[0]), row[0].id))
    return tuple(basis for _, basis in found)


def topic_pairs(local: Localized, start: Country, end: Country) -> tuple[TopicPair, ...]:
    """The law of both States, topic by topic; an empty side is not checked."""
    halves = [{row.topic: row for row in by_topic(local, own_provisions(local, country))} for country in (start, end)]
    topics = dict.fromkeys([*halves[0], *halves[1]])
    empty = TopicRow("", ())
    return tuple(
        TopicPair(topic, (halves[0].get(topic, empty).provisions, halves[1].get(topic, empty).provisions))
        for topic in topics
    )


def practices_on(local: Localized, record: Corridor) -> tuple[tuple[Row, ...], tuple[Row, ...]]:
    """Practices told of this corridor, and others both countries took part in."""
    code, pair = "-".join(record.pair), set(record.pair)
    told, shared = [], []
    for practice in local.records(Practice):
        if code in practice.corridors:
            told.append(local.row(practice.id))
        elif pair <= {part.country for part in practice.countries}:
            shared.append(local.row(practice.id))
    return tuple(told), tuple(shared)
