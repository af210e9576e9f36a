"""The law as it stood at a date, and what has changed since, as far as dates are recorded."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from concord.content.catalogue import Catalogue
from concord.records.kinds import PAST, Country, Event, Instrument, Status, TreatyStatus
from concord.records.limits import is_after


@dataclass(frozen=True)
class Then:
    """A country's law at a date.

    `undated` are texts whose dates are not recorded, so that nobody can say from here whether they stood at the time.
    """

    country: str
    texts: tuple[str, ...]
    ended_since: tuple[str, ...]
    treaties: tuple[TreatyStatus, ...]
    undated: tuple[str, ...]
    since: tuple[Event, ...]
    """Dated steps after the date."""
    bound_since: tuple[TreatyStatus, ...]


def law_at(catalogue: Catalogue, country: Country, date: str) -> Then:
    """The law of a country at a date (ISO, may lack day or month) and what came after."""
    texts = [i for i in catalogue.of_kind(Instrument) if i.state == country.state and i.status is not Status.NOT_YET]
    dated = [i for i in texts if began(i) and not _ended_at_an_unknown_date(catalogue, i)]
    standing = [i for i in dated if not is_after(began(i), date) and not _ended_by(catalogue, i, date)]
    bound = [s for s in country.treaties if s.bound_on]
    return Then(
        country.id,
        tuple(i.id for i in standing),
        tuple(i.id for i in standing if i.status in PAST),
        tuple(s for s in bound if not is_after(s.bound_on, date)),
        tuple(i.id for i in texts if i not in dated),
        tuple(sorted((e for e in country.timeline if is_after(e.date, date)), key=lambda e: (e.date, e.id))),
        tuple(s for s in bound if is_after(s.bound_on, date)),
    )


def began(instrument: Instrument) -> str | None:
    """When a text became law, as far as recorded: its entry into force, else its adoption."""
    return instrument.in_force or instrument.adopted


def _ended_by(catalogue: Catalogue, instrument: Instrument, date: str) -> bool:
    """Whether a text that replaces it was law by then."""
    return any(not is_after(start, date) for start in _heirs_began(catalogue, instrument))


def _ended_at_an_unknown_date(catalogue: Catalogue, instrument: Instrument) -> bool:
    return instrument.status in PAST and not _heirs_began(catalogue, instrument)


def _heirs_began(catalogue: Catalogue, instrument: Instrument) -> tuple[str, ...]:
    """When the texts that replace it became law, as far as recorded."""
    heirs: Iterable[object] = (catalogue.records[r.origin] for r in catalogue.named_by(instrument.id, "replaces"))
    return tuple(start for heir in heirs if isinstance(heir, Instrument) and (start := began(heir)))
