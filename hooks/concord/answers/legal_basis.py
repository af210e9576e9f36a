"""Which treaty binds two States for a measure of cooperation: in order, each with an honest answer.

The order is the field's: a treaty between the two States, then the regional ones, then the universal ones, then
reciprocity. A treaty open to many that is not known to bind both stands after those that do, and one about children
alone after those for everybody. Absence from a table is not checked; a "no" always has a source.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from concord.records.kinds import (
    PAST,
    Answer,
    Cooperation,
    Country,
    Instrument,
    Measure,
    Standing,
    Status,
    TreatyStatus,
)
from concord.records.labels import N_
from concord.records.values import Link

_FIRST = ("un/untoc", "un/tip-protocol")
UNIVERSAL = "un/"
"""What the ids of the treaties of the United Nations begin with."""
_OF_ASSISTANCE = (Cooperation.VIDEO, Cooperation.JOINT, Cooperation.DELIVERY, Cooperation.CONFISCATION)
"""Forms of cooperation that a treaty of legal assistance may provide for without naming them."""
_REGIONAL = ("cis", "coe", "asean", "arab-league", "oas")
Standings = Mapping[str, Mapping[str, TreatyStatus]]  # by country code, then by treaty


class Reason(StrEnum):
    """Why a treaty does not apply, or what is missing."""

    REPLACED = "replaced"
    NOT_IN_FORCE = "not-in-force"
    NOT_PARTY = "not-party"
    IN_FORCE_NOT_CHECKED = "in-force-not-checked"
    RECIPROCITY = "reciprocity"
    ASSISTANCE = "assistance"


EXPLANATIONS = {
    Reason.REPLACED: N_("Between parties to both it is replaced by:"),
    Reason.NOT_IN_FORCE: N_("Not in force, as the source says."),
    Reason.NOT_PARTY: N_("One State is not a party, as the source says."),
    Reason.IN_FORCE_NOT_CHECKED: N_("Concluded; whether it is in force is not checked."),
    Reason.RECIPROCITY: N_("Reciprocity, without a treaty"),
    Reason.ASSISTANCE: N_(
        "On legal assistance in general; no article of it on this measure is recorded here. "
        "Where it is in force, it goes before UNTOC art. 18(9)-(29)."
    ),
}
"""What readers are told of each reason: messages."""


@dataclass(frozen=True)
class Basis:
    """One possible basis. `treaty` is None for reciprocity."""

    treaty: str | None
    answer: Answer
    reason: Reason | None = None
    """Why it does not apply, or what is missing. None: it applies, or one of the two States was not checked."""
    under: Link | None = None
    """The article that it rests on."""
    sides: tuple[TreatyStatus | None, TreatyStatus | None] = (None, None)
    other: str | None = None
    """The treaty that prevails over this one, or the fiche that speaks of reciprocity."""
    sources: tuple[str, ...] = ()

    @property
    def is_one_sided(self) -> bool:
        """Whether something is recorded of it for only one of the two States, so that nothing can be told."""
        return self.answer is Answer.NOT_CHECKED and (self.sides[0] is None) != (self.sides[1] is None)

    @property
    def as_at(self) -> str | None:
        """The older of the two tables' dates: later changes are not checked."""
        dates = [side.as_at for side in self.sides if side and side.as_at]
        return min(dates) if dates else None


def standings_of(countries: Iterable[Country]) -> Standings:
    """Where each country stands towards each treaty it has a row for."""
    return {country.state: {row.treaty.to: row for row in country.treaties} for country in countries}


def bases(
    treaties: Iterable[Instrument], standings: Standings, pair: tuple[str, str], measure: Cooperation
) -> tuple[Basis, ...]:
    """The possible treaty bases of a measure between an ordered pair of countries, in order."""
    covering = [treaty for treaty in treaties if _covers(treaty, measure)]
    found = [(t, basis) for t in covering if (basis := basis_between(t, standings, pair)) is not None]
    return tuple(replace(basis, under=_article(treaty, measure)) for treaty, basis in _in_order(prevailing(found)))


def assistance_beside(
    treaties: Iterable[Instrument], standings: Standings, pair: tuple[str, str], measure: Cooperation
) -> tuple[Basis, ...]:
    """For a form of legal assistance, the treaties of legal assistance between two States, in force or perhaps so, of
    which no article on it is recorded: where they bind, they stand before UNTOC art. 18(9)-(29).
    """
    if measure not in _OF_ASSISTANCE:
        return ()
    found = _in_order(prevailing(_of_assistance(treaties, standings, pair)))
    beside = (basis for treaty, basis in found if not _covers(treaty, measure) and not basis.is_one_sided)
    return tuple(replace(basis, reason=Reason.ASSISTANCE) for basis in beside if basis.answer is not Answer.NO)


def is_governed(treaties: Iterable[Instrument], standings: Standings, pair: tuple[str, str]) -> bool:
    """Whether a treaty of legal assistance other than the universal ones binds two States, whatever forms of it it
    covers: UNTOC art. 18(7) asks no more.
    """
    return any(basis.answer is Answer.YES for _, basis in _of_assistance(treaties, standings, pair))


def _of_assistance(
    treaties: Iterable[Instrument], standings: Standings, pair: tuple[str, str]
) -> list[tuple[Instrument, Basis]]:
    own = (t for t in treaties if not t.id.startswith(UNIVERSAL) and _covers(t, Cooperation.MLA))
    return [(t, basis) for t in own if (basis := basis_between(t, standings, pair)) is not None]


def _covers(treaty: Instrument, measure: Cooperation) -> bool:
    return any(cover.measure is measure for cover in treaty.covers)


def _in_order(found: Iterable[tuple[Instrument, Basis]]) -> list[tuple[Instrument, Basis]]:
    return sorted(found, key=lambda row: (*_is_for_later(*row), rank(row[0]), *_in_its_rank(row[0])))


def _is_for_later(treaty: Instrument, basis: Basis) -> tuple[bool, bool]:
    is_concluded = bool(treaty.parties) or basis.answer is not Answer.NOT_CHECKED
    return treaty.for_children, not is_concluded


def _in_its_rank(treaty: Instrument) -> tuple[bool, int, str, bool, str]:
    """What prevails stands first, a protocol after its convention; of universal treaties those on organised crime and
    on trafficking stand first: the others help beside them.
    """
    place = _FIRST.index(treaty.id) if treaty.id in _FIRST else len(_FIRST)
    convention = treaty.amends[0].to if treaty.amends else treaty.id
    return not treaty.prevails_over, place, convention, bool(treaty.amends), treaty.id


def basis_between(treaty: Instrument, standings: Standings, pair: tuple[str, str]) -> Basis | None:
    """Whether a treaty binds both States; None where nothing at all is recorded of it for either."""
    if treaty.parties:
        return _between_its_parties(treaty) if set(pair) <= set(treaty.parties) else None
    first, second = (standings.get(code, {}).get(treaty.id) for code in pair)
    if first is None and second is None:
        return None
    if treaty.status in PAST or treaty.status is Status.NOT_YET:
        return Basis(treaty.id, Answer.NO, Reason.NOT_IN_FORCE, sides=(first, second), sources=treaty.sources)
    known = [side for side in (first, second) if side]
    against = tuple(source for side in known if side.standing is Standing.NOT_PARTY for source in side.sources)
    if against:
        return Basis(treaty.id, Answer.NO, Reason.NOT_PARTY, sides=(first, second), sources=against)
    if first and second and first.standing is second.standing is Standing.PARTY:
        return Basis(treaty.id, Answer.YES, sides=(first, second), sources=(*first.sources, *second.sources))
    return Basis(treaty.id, Answer.NOT_CHECKED, sides=(first, second))


def _between_its_parties(treaty: Instrument) -> Basis:
    if treaty.status is Status.IN_FORCE:
        return Basis(treaty.id, Answer.YES, sources=treaty.sources)
    if treaty.status in PAST or treaty.status is Status.NOT_YET:
        return Basis(treaty.id, Answer.NO, Reason.NOT_IN_FORCE, sources=treaty.sources)
    return Basis(treaty.id, Answer.NOT_CHECKED, Reason.IN_FORCE_NOT_CHECKED)


def prevailing(found: list[tuple[Instrument, Basis]]) -> list[tuple[Instrument, Basis]]:
    """The same, with each treaty that another one replaces between these two States answered so."""
    over = {
        link.to: (treaty, link)
        for treaty, basis in found
        if basis.answer is Answer.YES
        for link in treaty.prevails_over
    }
    return [(t, _replaced(b, *over[t.id]) if t.id in over and b.answer is not Answer.NO else b) for t, b in found]


def _replaced(basis: Basis, by: Instrument, link: Link) -> Basis:
    sources = (link.stated_by,) if link.stated_by else by.sources
    return replace(basis, answer=Answer.NO, reason=Reason.REPLACED, other=by.id, sources=sources)


def rank(treaty: Instrument) -> int:
    """0: between the two States; 1: regional; 2: universal."""
    if treaty.parties:
        return 0
    return 1 if treaty.id.partition("/")[0] in _REGIONAL else 2


def _article(treaty: Instrument, measure: Cooperation) -> Link | None:
    return next(cover.under for cover in treaty.covers if cover.measure is measure)


def reciprocity(fiches: Iterable[Measure]) -> Basis:
    """Whether the requested State acts without a treaty, as its fiches say."""
    for fiche in fiches:
        if fiche.on_reciprocity is not Answer.NOT_CHECKED:
            return Basis(None, fiche.on_reciprocity, Reason.RECIPROCITY, other=fiche.id, sources=fiche.sources)
    return Basis(None, Answer.NOT_CHECKED, Reason.RECIPROCITY)
