"""A date of what has happened that lies in the future: mostly a wrong year, or day and month swapped.

Which day it is follows from the build's date (SOURCE_DATE_EPOCH), never from a clock: without one nothing is checked.
That date is the last change's, and editors write after it, so a month is let pass; and a day that two records tell has
come, however old the build's date is.
"""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import Any

from pydantic import BaseModel

from concord.content.catalogue import Catalogue
from concord.content.frontmatter import Path
from concord.content.paths import MADE
from concord.problem import Place, Problem, Rule
from concord.records.limits import Happened, is_after
from concord.told import told

RULE = Rule(
    "future-date", told("What is told as done or read, and is yet to come, makes readers doubt every other date.")
)
_GRACE = datetime.timedelta(days=31)


def check(catalogue: Catalogue, built_on: str | None = None) -> Iterator[Problem]:
    """Each date of what has happened that lies after the day of the build."""
    if built_on is None:
        return
    dates = [(id, *row) for id, record in sorted(catalogue.records.items()) for row in happened(record)]
    days = Counter(date for id, date in {(id, date) for id, _, date in dates if len(date) == len("2026-11-28")})
    today = max([built_on, *(date for date, records in days.items() if records > 1)])
    latest = (min(datetime.date.fromisoformat(today), datetime.date.max - _GRACE) + _GRACE).isoformat()
    places = ((catalogue.place(id, path), str(path[-1]), date) for id, path, date in dates if is_after(date, latest))
    for place, field, date in (*places, *_reviews(catalogue)):
        if is_after(date, latest):
            what = told(
                "`%(field)s` tells of the past, and %(date)s lies after %(latest)s, the latest day known to have come",
                field=field,
                date=date,
                latest=today,
            )
            mend = told("Correct the year, or day and month; where it is right, set SOURCE_DATE_EPOCH to today.")
            yield RULE.broken(place, what, mend)


def _reviews(catalogue: Catalogue) -> Iterator[tuple[Place, str, str]]:
    """The day on which each translation was reviewed."""
    for _, translation in sorted(catalogue.translations.items()):
        if translation.reviewed and translation.language not in MADE:
            yield translation.page.place(("reviewed", "on")), "on", translation.reviewed.on


def happened(value: BaseModel, path: Path = ()) -> Iterator[tuple[Path, str]]:
    """Each such date in a record, with its path."""
    marked, names = _fields(type(value))
    for name in names:
        field: Any = getattr(value, name)
        if field and name in marked:
            yield (*path, name), field
        for key, item in enumerate(field) if isinstance(field, tuple) else [(None, field)]:
            if isinstance(item, BaseModel):
                yield from happened(item, (*path, name) if key is None else (*path, name, key))


@cache
def _fields(kind: type[BaseModel]) -> tuple[frozenset[str], tuple[str, ...]]:
    marked = (name for name, info in kind.model_fields.items() if any(isinstance(m, Happened) for m in info.metadata))
    return frozenset(marked), tuple(kind.model_fields)
