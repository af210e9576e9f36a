"""What a page shows of a record, a link, a source and the evidence behind a statement."""

from __future__ import annotations

from dataclasses import dataclass

from concord.content.paths import ORIGINAL
from concord.records.values import Prose


@dataclass(frozen=True)
class Row:
    """A record as a list shows it. `href` is a path from the top of the site."""

    id: str
    kind: str
    title: Prose
    href: str
    context: tuple[Prose, ...] = ()
    """Where it belongs, such as `Criminal Code 1994`, `Uzbekistan`."""
    language: str = ORIGINAL
    """The language of the page it leads to."""
    is_elsewhere: bool = False
    """Whether that is another language than the reader's."""
    past: bool = False
    """Whether it is law of the past."""
    confidence: str = ""


@dataclass(frozen=True)
class LinkRow:
    """A relation as a page shows it: the other end, the pinpoint, and who made the mapping."""

    row: Row
    at: str | None
    stated_by: Row | None
    """The source that states the relation; None means that the mapping is ours."""


@dataclass(frozen=True)
class SourceRow:
    """A source as a page shows it."""

    id: str
    title: Prose
    url: str | None
    note: Prose | None
    accessed: str | None
    issued: str | None
    path: str
    """Its place in the register of sources, from the top of the site."""

    @property
    def is_bare(self) -> bool:
        """Whether its title says the address already, for want of a better one."""
        return bool(self.url and self.url.partition("//")[2].removeprefix("www.").rstrip("/") in self.title)


@dataclass(frozen=True)
class EvidenceRow:
    """How sure we are of a statement, and what it rests on."""

    confidence: str
    sources: tuple[SourceRow, ...]
    quote: Prose | None
    """The words that prove it, where they were kept."""
    proof_source: SourceRow | None
    verified_on: str | None
    verified_by: str | None
    read_on: str | None = None
    """The latest day on which one of the sources was read, in words."""

    @property
    def other_sources(self) -> tuple[SourceRow, ...]:
        """The sources besides the one that proves it."""
        return tuple(source for source in self.sources if source != self.proof_source)
