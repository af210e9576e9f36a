"""How sure we are, country by country, and what nobody has checked yet."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from concord.language.localized import Localized
from concord.language.rows import Row
from concord.records.kinds import (
    Confidence,
    Evidence,
    OpenQuestion,
)
from concord.views.grouping import group_of, group_title
from concord.views.lists import countries


@dataclass(frozen=True)
class Tally:
    """How many statements of a country are how sure."""

    name: str
    row: Row | None
    counts: tuple[tuple[str, int], ...]
    verified: int
    total: int


@dataclass(frozen=True)
class ConfidenceView:
    """Coverage and confidence, and what nobody has checked yet."""

    tallies: tuple[Tally, ...]
    questions: tuple[tuple[Row, tuple[OpenQuestion, ...]], ...]


def confidence_view(local: Localized) -> ConfidenceView:
    """How sure we are, by country, and the open questions."""
    groups: dict[str, list[Evidence]] = {}
    for record in local.catalogue.records.values():
        if isinstance(record, Evidence):
            groups.setdefault(group_of(record), []).append(record)
    profiles = {r.id: r for r in countries(local)}
    tallies = (_tally(local, name, profiles.get(f"countries/{name}"), groups[name]) for name in sorted(groups))
    questions = ((row, local.record(row.id).open_questions) for row in profiles.values())
    return ConfidenceView(
        tuple(sorted(tallies, key=lambda t: (t.row is None, t.name))), tuple((r, q) for r, q in questions if q)
    )


def _tally(local: Localized, name: str, row: Row | None, records: list[Evidence]) -> Tally:
    found = Counter(record.confidence for record in records)
    counts = tuple((str(level), found[level]) for level in Confidence)
    return Tally(
        group_title(local, name), row, counts, sum(record.verified is not None for record in records), len(records)
    )
