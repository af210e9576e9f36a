"""The running text of each page in each language, for the rules that read it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from itertools import groupby

from concord.content.catalogue import SOURCES, Catalogue
from concord.content.frontmatter import Page, Path, dotted
from concord.content.markdown.parsed import LEAD, Parsed, parsed
from concord.content.paths import MADE
from concord.content.reading import Translation, prose_of
from concord.problem import Place

__all__ = [
    "MADE",
    "Passage",
    "Text",
    "original_passages",
    "pages",
    "passages_beside",
    "place_of",
    "place_on",
    "texts",
    "translated_passages",
]


@dataclass(frozen=True)
class Text:
    """A body of Markdown and the page it stands on."""

    page: Page

    @property
    def parsed(self) -> Parsed:
        """The Markdown, parsed."""
        return parsed(self.page.body)

    def at(self, line: int, column: int) -> Place:
        """Where a line and column of the body, both from 1, stand in its file."""
        return Place(self.page.file, self.page.body_line + line - 1, column)


def pages(catalogue: Catalogue) -> tuple[Page, ...]:
    """Every file that was read, the register of sources too: originals first, then translations, by id."""
    found: tuple[Page, ...] = catalogue.remember("pages", lambda: tuple(_pages(catalogue)))
    return found


def _pages(catalogue: Catalogue) -> Iterator[Page]:
    yield from (page for _, page in sorted(catalogue.pages.items()))
    written = (row for row in sorted(catalogue.translations.items()) if row[0][1] not in MADE)
    yield from (translation.page for _, translation in written)


def texts(catalogue: Catalogue) -> Iterator[Text]:
    """The running text of every page."""
    yield from (Text(page) for page in pages(catalogue) if page.file != SOURCES)


@dataclass(frozen=True)
class Passage:
    """A section or a field's text, as a reader reads it."""

    name: str
    words: str
    """Without code, and without the addresses of links."""
    points: int = 0
    """How many points its lists have."""
    cites: tuple[str, ...] = ()
    """The records that its links lead to."""
    rows: int = 0
    """How many rows its tables have."""


def passages_beside(catalogue: Catalogue) -> Iterator[tuple[Translation, Passage, Passage]]:
    """Each section or text that a page has in two languages: the translation it stands in, the original's, its own."""
    rows = sorted(catalogue.translations.items())
    for id, mine in groupby((translation for _, translation in rows), key=lambda translation: translation.id):
        originals = original_passages(catalogue, id)
        for translation in mine:
            theirs = translated_passages(catalogue, translation)
            yield from ((translation, one, theirs[name]) for name, one in originals.items() if name in theirs)


def original_passages(catalogue: Catalogue, id: str) -> dict[str, Passage]:
    """Each field's text and section of an original, by its name."""
    make = partial(_passages, lambda: dict(prose_of(catalogue.records[id])), catalogue.pages.get(id))
    found: dict[str, Passage] = catalogue.remember(("passages", id), make)
    return found


def translated_passages(catalogue: Catalogue, translation: Translation) -> dict[str, Passage]:
    """Each field's text and section of a translation, by its name."""
    make = partial(_passages, lambda: translation.texts, translation.page)
    found: dict[str, Passage] = catalogue.remember(("passages", translation.id, translation.language), make)
    return found


def _passages(fields: Callable[[], Mapping[Path, str]], page: Page | None) -> dict[str, Passage]:
    sections = parsed(page.body).sections if page else ()
    told = {
        section.name: Passage(section.name, section.prose, section.items, section.cites, section.rows)
        for section in sections
    }
    return {(name := dotted(path)): Passage(name, str(text)) for path, text in fields().items()} | told


def place_of(translation: Translation, name: str) -> Place:
    """Where a section or text of a translation begins."""
    return place_on(translation.page, name)


def place_on(page: Page, name: str) -> Place:
    """Where a section or text of a page begins."""
    if not name.startswith(LEAD):
        return page.place(tuple(int(step) if step.isdigit() else step for step in name.split(".")))
    lines = {section.name: section.line for section in parsed(page.body).sections}
    return Place(page.file, page.body_line + lines[name] - 1, 1)
