"""What is due for another look, place by place."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from concord.answers.freshness import Due, due
from concord.language.localized import Localized
from concord.language.rows import Row
from concord.letters.collation import collation_key
from concord.views.grouping import group_of, group_title


@dataclass(frozen=True)
class ReviewGroup:
    """How much is due in one place: the stem of its page, its title, and the number of each age."""

    stem: str
    title: str
    counts: tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class ReviewRow:
    """A record or a treaty row that is due, the age of what was read, and its date."""

    row: Row
    age: str
    read: str | None


@dataclass(frozen=True)
class ReviewView:
    """What is due for another look."""

    groups: tuple[ReviewGroup, ...]
    rows: tuple[ReviewRow, ...]
    today: str | None


def review_view(local: Localized, group: str) -> ReviewView:
    """What is due for review in one place."""
    rows = [
        ReviewRow(local.row(item.about or item.record), str(item.age), item.read)
        for item in _due(local)
        if group_of(local.catalogue.records[item.record]) == group
    ]
    return ReviewView((), tuple(rows), local.today)


def all_review_view(local: Localized) -> ReviewView:
    """How much is due for review, place by place."""
    counts: dict[str, Counter[str]] = {}
    for item in _due(local):
        counts.setdefault(group_of(local.catalogue.records[item.record]), Counter())[str(item.age)] += 1
    groups = (
        ReviewGroup(f"review/{home}", group_title(local, home), tuple(sorted(found.items())))
        for home, found in counts.items()
    )
    return ReviewView(tuple(sorted(groups, key=lambda g: collation_key(g.title, local.language))), (), local.today)


def _due(local: Localized) -> tuple[Due, ...]:
    return local.share("due", lambda: tuple(due(local.catalogue, local.today)))
