"""The register of sources, by the first letter of their ids."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from concord.language.localized import Localized
from concord.language.rows import SourceRow
from concord.records.kinds import (
    Source,
)


@dataclass(frozen=True)
class Letter:
    """The first letter of some ids: the stem of its page, and how many sources it has."""

    title: str
    stem: str
    count: int


@dataclass(frozen=True)
class SourcesView:
    """The register of sources: its letters with how many there are, and the sources of one."""

    letters: tuple[Letter, ...]
    sources: tuple[SourceRow, ...]


def sources_view(local: Localized, letter: str) -> SourcesView:
    """The sources whose ids begin with a letter."""
    sources = tuple(local.source(source.id) for source in local.records(Source) if source.id[0] == letter)
    return SourcesView(_letters(local), sources)


def all_sources_view(local: Localized) -> SourcesView:
    """The way to all sources."""
    return SourcesView(_letters(local), ())


def letters(local: Localized) -> tuple[str, ...]:
    """The first letters of the sources' ids."""
    return tuple(sorted({source.id[0] for source in local.records(Source)}))


def _letters(local: Localized) -> tuple[Letter, ...]:
    counts = Counter(source.id[0] for source in local.records(Source))
    return tuple(Letter(letter.upper(), f"sources/{letter}", counts[letter]) for letter in letters(local))
