"""What a change touches: the records that rest on what changed, the corridors that say something else, the translations
that no longer say what their originals do. Computed from the relations of both states: what was taken out counts too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from concord.answers.asking import Ground, cell, ground
from concord.changes.differences import Difference
from concord.content.catalogue import SOURCES, Catalogue
from concord.content.paths import ORIGINAL, parse_address
from concord.content.sections import digests
from concord.content.texts import MADE
from concord.records.kinds import (
    Authority,
    Case,
    Cooperation,
    Corridor,
    Country,
    Instrument,
    Measure,
    Practice,
    Provision,
)
from concord.translation.staleness import stale_sections

_TELLS_HOW_TO_ASK = (Country, Instrument, Provision, Measure, Authority)


@dataclass(frozen=True)
class Impact:
    """What changed, and what is touched by it without being changed itself."""

    differences: tuple[Difference, ...]
    dependents: Mapping[str, tuple[str, ...]]
    """By the id of each record whose original changed: the ids of records that rest on it."""
    corridors: tuple[str, ...]
    """The ids of corridors on which something else stands."""
    translations: tuple[tuple[str, str], ...]
    """The id and language of each translation that is older than its original by this change."""
    kinds: Mapping[str, str]
    """What each record named here is."""

    def counts(self) -> dict[str, int]:
        """How many records of each kind are touched, by kind; corridors and translations too."""
        touched = {id for ids in self.dependents.values() for id in ids} - self.dependents.keys()
        found: dict[str, int] = {}
        for id in sorted(touched - set(self.corridors), key=lambda id: self.kinds[id]):
            found[self.kinds[id]] = found.get(self.kinds[id], 0) + 1
        told = {**found, "corridor": len(self.corridors), "translation": len(self.translations)}
        return {name: count for name, count in told.items() if count}


def impact(before: Catalogue, after: Catalogue, differences: tuple[Difference, ...]) -> Impact:
    """The impact of what differs between two states."""
    changed = dict.fromkeys(id for row in differences for id in _originals(row))
    dependents = {id: tuple(sorted(_resting_on(id, before, after))) for id in changed}
    stale = {(id, language) for id, language, _ in _stale(after) - _stale(before)}
    kinds = {id: record.shown_kind for one in (before, after) for id, record in one.records.items()}
    return Impact(differences, dependents, tuple(_corridors(before, after, changed)), tuple(sorted(stale)), kinds)


def _originals(row: Difference) -> Iterator[str]:
    """The record whose original a difference is in."""
    address = parse_address(row.place.file)
    if row.place.file == SOURCES and row.name.count("."):
        yield row.name.split(".")[1]
    elif address and address.language == ORIGINAL:
        yield address.id


def _resting_on(id: str, *catalogues: Catalogue) -> set[str]:
    return {relation.origin for one in catalogues for relation in one.incoming.get(id, ())} - {id}


def _stale(catalogue: Catalogue) -> set[tuple[str, str, str]]:
    """The sections of translations that are older than their originals: id, language, name."""
    found: set[tuple[str, str, str]] = set()
    now: dict[str, Mapping[str, str]] = {}
    for (id, language), translation in catalogue.translations.items():
        if language not in MADE and id in catalogue.pages:
            if id not in now:
                now[id] = digests(catalogue.records[id], catalogue.pages[id].body)
            found.update((id, language, name) for name in stale_sections(now[id], translation))
    return found


def _corridors(before: Catalogue, after: Catalogue, changed: Iterable[str]) -> Iterator[str]:
    """The corridors that say something else: how to ask, what is a crime on both sides, what was done along them."""
    rows = [(before.records.get(id), after.records.get(id)) for id in changed]
    named = {
        code for pair in rows for record in pair if isinstance(record, (Practice, Case)) for code in record.corridors
    }
    compared = {state for pair in rows for state in _compared(*pair)}
    grounds = tuple(ground(one.of_kind) for one in (before, after))
    is_asking = any(isinstance(record, _TELLS_HOW_TO_ASK) for pair in rows for record in pair)
    for corridor in _pairs(before, after):
        is_named = "-".join(corridor.pair) in named or not compared.isdisjoint(corridor.pair)
        if (
            is_named
            or corridor.id in changed
            or (is_asking and _asks(grounds[0], corridor) != _asks(grounds[1], corridor))
        ):
            yield corridor.id


def _pairs(*catalogues: Catalogue) -> tuple[Corridor, ...]:
    found = {corridor.id: corridor for one in catalogues for corridor in one.of_kind(Corridor)}
    return tuple(corridor for _, corridor in sorted(found.items()))


def _compared(old: object, new: object) -> Iterator[str]:
    """The State of an offence whose elements changed."""
    elements = [record.elements if isinstance(record, Provision) else None for record in (old, new)]
    if elements[0] != elements[1]:
        yield from (record.state for record in (old, new) if isinstance(record, Provision))


def _asks(on: Ground, corridor: Corridor) -> list[object]:
    return [cell(on, corridor.pair, measure) for measure in Cooperation]
