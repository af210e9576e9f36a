"""How sure we are, country by country, and what nobody has checked yet."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from concord.answers.review import legal_check
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
class LevelCount:
    """How many statements are how sure, and which part of all that is, in per cent."""

    level: str
    count: int
    percent: int


@dataclass(frozen=True)
class CountryQuestions:
    """What nobody has checked yet in a country. `key` is the heading's id on the page."""

    key: str
    row: Row
    questions: tuple[OpenQuestion, ...]


@dataclass(frozen=True)
class Tally:
    """How many statements of a country are how sure."""

    name: str
    row: Row | None
    counts: tuple[LevelCount, ...]
    verified: int
    total: int


@dataclass(frozen=True)
class ConfidenceView:
    """Coverage and confidence, and what nobody has checked yet."""

    tallies: tuple[Tally, ...]
    questions: tuple[CountryQuestions, ...]


def confidence_view(local: Localized) -> ConfidenceView:
    """How sure we are, by country, and the open questions."""
    groups: dict[str, list[Evidence]] = {}
    for record in local.catalogue.records.values():
        if isinstance(record, Evidence):
            groups.setdefault(group_of(record), []).append(record)
    profiles = {r.id: r for r in countries(local)}
    tallies = (_tally(local, name, profiles.get(f"countries/{name}"), groups[name]) for name in sorted(groups))
    questions = (
        CountryQuestions(f"open-{id.replace('/', '-')}", row, found)
        for id, row in profiles.items()
        if (found := local.record(id).open_questions)
    )
    return ConfidenceView(tuple(sorted(tallies, key=lambda t: (t.row is None, t.name))), tuple(questions))


def _tally(local: Localized, name: str, row: Row | None, records: list[Evidence]) -> Tally:
    found, total = Counter(record.confidence for record in records), len(records)
    counts = tuple(LevelCount(str(level), found[level], round(100 * found[level] / total)) for level in Confidence)
    checked = sum(legal_check(local.catalogue, record) is not None for record in records)
    return Tally(group_title(local, name), row, counts, checked, total)
