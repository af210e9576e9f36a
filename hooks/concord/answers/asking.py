"""How one State asks another for a measure: what the treaties that bind both prescribe, then what the other tells.

A point is known where a binding treaty prescribes it, or leaves it to the parties or to a notification in so many
words, or where a fiche or a body of the State asked tells it. Where a treaty leaves it to the law there, or is silent,
that is shown, and the point stays open; so it does where a treaty gives way to another between the two. What a fiche
only infers from the law on another measure counts as known, and is told apart from what was read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from concord.answers.legal_basis import Basis, Standings, bases, is_governed, reciprocity, standings_of
from concord.records.kinds import (
    Answer,
    Authority,
    Cooperation,
    Country,
    Direction,
    Form,
    Instrument,
    Measure,
    Point,
    Provision,
    Settling,
    TreatyTerm,
    Victims,
)
from concord.records.values import Prose

POINTS = (
    Point.BODY,
    Point.CHANNEL,
    Point.LANGUAGE,
    Point.PAPERS,
    Point.TIME,
    Point.REFUSALS,
    Point.ALTERNATIVE,
    Point.COSTS,
)
"""What is counted of a cell, in the order in which a request is written."""
NEEDED = POINTS[:4]
"""Without these no letter can leave the house."""
_OPEN = (Settling.LAW, Settling.SILENT)
_ON_RECIPROCITY = (Cooperation.EXTRADITION, Cooperation.MLA, Cooperation.SENTENCED)
OF_FICHE: Mapping[Point, str] = {
    Point.BODY: "asked_of",
    Point.CHANNEL: "channel",
    Point.LANGUAGE: "language",
    Point.PAPERS: "papers",
    Point.TIME: "time_limits",
    Point.REFUSALS: "refusals",
    Point.ALTERNATIVE: "alternative",
    Point.COSTS: "costs",
    Point.CONDITIONS: "scope",
}
"""The field of a fiche that tells each point."""
_OF_BODY: Mapping[Point, str] = {Point.BODY: "title", Point.CHANNEL: "channel", Point.LANGUAGE: "languages"}
Terms = Mapping[str, tuple[tuple[str, TreatyTerm], ...]]  # by treaty: each term and the record it stands on


class Layer(StrEnum):
    """Who says it: the treaty itself, a fiche of the State asked, or a body of it that is competent."""

    TREATY = "treaty"
    FICHE = "fiche"
    AUTHORITY = "authority"


@dataclass(frozen=True)
class Statement:
    """What one record says on one point."""

    point: Point
    texts: tuple[Prose, ...]
    layer: Layer
    by: str
    """The id of the record that says it."""
    sources: tuple[str, ...]
    at: str | None = None
    settled: Settling = Settling.PRESCRIBED
    is_displaced: bool = False
    """Whether another treaty of legal assistance binds the two, to which it gives way unless they agree otherwise."""
    is_inferred: bool = False
    """Whether it is our reading of the law on another measure, and no source says it for this one."""
    of_own_nationals: bool = False
    """Whether it is about the return of nationals of the State asked, and no others."""
    is_another_way: bool = False
    """Whether it belongs to another way than that of the first fiche, and is told with that way alone."""

    @property
    def is_settling(self) -> bool:
        """Whether the point is known by it."""
        return self.settled not in _OPEN and not self.is_displaced


@dataclass(frozen=True)
class Asking:
    """A cell: one measure, asked by one State of another."""

    measure: Cooperation
    bases: tuple[Basis, ...]
    statements: tuple[Statement, ...]
    """By point, then treaties in the order of the bases, fiches, bodies."""

    def on(self, point: Point) -> tuple[Statement, ...]:
        """What is said on a point."""
        return tuple(said for said in self.statements if said.point is point)

    @property
    def known(self) -> tuple[Point, ...]:
        """The points, of those counted, that somebody settles."""
        return self._settled(said.point for said in self.statements if said.is_settling)

    @property
    def read(self) -> tuple[Point, ...]:
        """Of these, the points that a source says for this very measure."""
        return self._settled(said.point for said in self.statements if said.is_settling and not said.is_inferred)

    @property
    def can_be_asked(self) -> bool:
        """Whether body, channel, language and papers are all known."""
        return set(NEEDED) <= set(self.known)

    @property
    def can_be_asked_as_read(self) -> bool:
        """Whether that rests on nothing that is only inferred."""
        return set(NEEDED) <= set(self.read)

    @staticmethod
    def _settled(settled: Iterable[Point]) -> tuple[Point, ...]:
        found = set(settled)
        return tuple(point for point in POINTS if point in found)


@dataclass(frozen=True)
class Ground:
    """All that cells are made of, gathered once."""

    treaties: tuple[Instrument, ...]
    standings: Standings
    terms: Terms
    fiches: tuple[Measure, ...]
    bodies: tuple[Authority, ...]


def ground(of_kind: Callable[[type[Any]], Iterable[Any]]) -> Ground:
    """What cells are made of, from what gives the records of a kind."""
    treaties = tuple(text for text in of_kind(Instrument) if text.form is Form.TREATY)
    terms: dict[str, tuple[tuple[str, TreatyTerm], ...]] = {
        treaty.id: tuple((treaty.id, term) for term in treaty.terms) for treaty in treaties
    }
    for provision in of_kind(Provision):
        if provision.terms:
            rows = tuple((provision.id, term) for term in provision.terms)
            terms[provision.part_of] = (*terms.get(provision.part_of, ()), *rows)
    fiches, bodies = tuple(of_kind(Measure)), tuple(of_kind(Authority))
    return Ground(treaties, standings_of(of_kind(Country)), terms, fiches, bodies)


def cell(on: Ground, pair: tuple[str, str], measure: Cooperation) -> Asking:
    """How the first State of a pair asks the second for a measure."""
    return asking(on, pair, measure, bases(on.treaties, on.standings, pair, measure))


def asking(on: Ground, pair: tuple[str, str], measure: Cooperation, found: tuple[Basis, ...]) -> Asking:
    """The same, where the treaty bases are known already."""
    fiches = fiches_for(on, pair, measure)
    if measure in _ON_RECIPROCITY or any(fiche.on_reciprocity is not Answer.NOT_CHECKED for fiche in fiches):
        found = (*found, reciprocity(fiches))
    governed = is_governed(on.treaties, on.standings, pair)
    said = (*_by_treaties(on.terms, found, measure, governed), *_by_state(on, fiches, pair, measure))
    order = list(Point)
    return Asking(measure, found, tuple(sorted(said, key=lambda statement: order.index(statement.point))))


def fiches_for(on: Ground, pair: tuple[str, str], measure: Cooperation) -> tuple[Measure, ...]:
    """The fiches of the second State on requests for a measure that it receives from the first. Of a return those on
    foreign victims, whom the first wants back; where it has none, that on its own nationals, whom the first sends back.
    Those for requests from all stand first.
    """
    found = tuple(
        fiche
        for fiche in on.fiches
        if fiche.measure is measure
        and fiche.state == pair[1]
        and fiche.direction is Direction.RECEIVES
        and (not fiche.only_from or pair[0] in fiche.only_from)
    )
    chosen = tuple(fiche for fiche in found if fiche.victims is not Victims.OWN) or found
    return tuple(sorted(chosen, key=lambda fiche: bool(fiche.only_from)))


def other_ways(fiches: tuple[Measure, ...]) -> tuple[Measure, ...]:
    """Of the fiches on one request, those that send it to another body than the first fiche, or by another channel:
    what they tell holds on that way only.
    """
    return tuple(fiche for fiche in fiches[1:] if _goes_elsewhere(fiche, fiches[0]))


def _goes_elsewhere(fiche: Measure, first: Measure) -> bool:
    body, its = ((one.authority or one.asked_of) for one in (first, fiche))
    ends = (body, its), (first.channel, fiche.channel)
    return any(here and there and here != there for here, there in ends)


def bodies_for(on: Ground, pair: tuple[str, str], measure: Cooperation) -> tuple[Authority, ...]:
    """The bodies of the second State that are competent for a measure and can be asked from the first."""
    return tuple(
        body
        for body in on.bodies
        if body.state == pair[1] and measure in body.competent_for and (not body.only_from or pair[0] in body.only_from)
    )


def _by_treaties(terms: Terms, found: Iterable[Basis], measure: Cooperation, governed: bool) -> Iterator[Statement]:
    for treaty in (basis.treaty for basis in found if basis.treaty and basis.answer is Answer.YES):
        for by, term in terms.get(treaty, ()):
            if measure in term.measures:
                displaced = term.gives_way and governed
                said = (term.text,), Layer.TREATY, by, term.sources, term.at, term.settled, displaced
                yield Statement(term.point, *said)


def _by_state(
    on: Ground, fiches: tuple[Measure, ...], pair: tuple[str, str], measure: Cooperation
) -> Iterator[Statement]:
    apart = other_ways(fiches)
    for fiche in fiches:
        yield from _of(fiche, OF_FICHE, Layer.FICHE, fiche in apart)
    named = {fiche.authority for fiche in fiches}
    for body in bodies_for(on, pair, measure):
        if body.id not in named:  # the fiche tells it already
            yield from _of(body, _OF_BODY, Layer.AUTHORITY)


def _of(
    record: Measure | Authority, fields: Mapping[Point, str], layer: Layer, apart: bool = False
) -> Iterator[Statement]:
    for point, name in fields.items():
        if value := getattr(record, name):
            texts = value if isinstance(value, tuple) else (value,)
            inferred = isinstance(record, Measure) and point in record.inferred
            own = isinstance(record, Measure) and record.victims is Victims.OWN
            said = point, texts, layer, record.id, record.sources
            yield Statement(*said, is_inferred=inferred, of_own_nationals=own, is_another_way=apart)
