"""How old what we read is, and what is due for another look."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from concord.content.catalogue import Catalogue
from concord.records.kinds import Country, Evidence, Record, Source, TreatyStatus

REVIEW_AFTER = datetime.timedelta(days=548)  # eighteen months


class Age(StrEnum):
    """Whether a statement is due for review."""

    FRESH = "fresh"
    DUE = "due"
    UNKNOWN = "read-date-unknown"


@dataclass(frozen=True)
class Due:
    """A statement that is due for review: the record, what it is about, and the date of what was read."""

    record: str
    about: str
    """A treaty's id for a row of treaty status; empty for the record itself."""
    age: Age
    read: str | None


def read_on(catalogue: Catalogue, value: Evidence) -> str | None:
    """The latest day on which a source of a statement was read; None where no such day is recorded."""
    sources = (catalogue.records.get(id) for id in value.sources)
    days = [source.accessed for source in sources if isinstance(source, Source) and source.accessed]
    return max(days) if days else None


def due_on(catalogue: Catalogue, record: Record) -> str | None:
    """The first day on which something that a record says is due for review; None where no day of reading is known."""
    read = [record.as_at, *(row.as_at for row in record.treaties)] if isinstance(record, Country) else []
    days = [*read, read_on(catalogue, record) if isinstance(record, Evidence) else None]
    due = [due_after(day) for day in days if day]
    return min(due) if due else None


def due_after(day: str) -> str:
    """The first day on which something that was read on a day is due for review."""
    return (_day(day) + REVIEW_AFTER + datetime.timedelta(days=1)).isoformat()


def age(day: str | None, today: str | None) -> Age:
    """Whether something read on a day is due today. Without a date of the build nothing can be told."""
    if day is None or today is None:
        return Age.UNKNOWN
    return Age.DUE if datetime.date.fromisoformat(today) - _day(day) > REVIEW_AFTER else Age.FRESH


def _day(date: str) -> datetime.date:
    """The first day that a date may mean."""
    return datetime.date.fromisoformat((date + "-01-01")[:10])


def due(catalogue: Catalogue, today: str | None) -> Iterator[Due]:
    """Every statement that is due for review, or of which nobody knows when it was read, by record."""
    for id, record in sorted(catalogue.records.items()):
        if isinstance(record, Country):
            if (found := age(record.as_at, today)) is not Age.FRESH:
                yield Due(id, "", found, record.as_at)
            yield from (_treaty(record, row, today) for row in record.treaties if _is_old(row, today))
        elif isinstance(record, Evidence):
            day = read_on(catalogue, record)
            if (found := age(day, today)) is not Age.FRESH:
                yield Due(id, "", found, day)


def _is_old(row: TreatyStatus, today: str | None) -> bool:
    return age(row.as_at, today) is not Age.FRESH


def _treaty(country: Country, row: TreatyStatus, today: str | None) -> Due:
    return Due(country.id, row.treaty.to, age(row.as_at, today), row.as_at)
