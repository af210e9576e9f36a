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
class SourcesView:
    """The register of sources: its letters with how many there are, and the sources of one."""

    letters: tuple[tuple[str, int], ...]
    sources: tuple[SourceRow, ...]


def sources_view(local: Localized, letter: str) -> SourcesView:
    """The sources whose ids begin with a letter."""
    return SourcesView(letters(local), tuple(local.source(s.id) for s in local.records(Source) if s.id[0] == letter))


def all_sources_view(local: Localized) -> SourcesView:
    """The way to all sources."""
    return SourcesView(letters(local), ())


def letters(local: Localized) -> tuple[tuple[str, int], ...]:
    """The first letters of the sources' ids, and how many there are of each."""
    return tuple(sorted(Counter(source.id[0] for source in local.records(Source)).items()))
