"""The running text of each page in each language, for the rules that read it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from concord.content.catalogue import SOURCES, Catalogue
from concord.content.frontmatter import Page
from concord.content.reading import Translation
from concord.content.sections import LEAD, sections_of, words_of
from concord.problem import Place

MADE = ("uz-Cyrl",)  # translations that are made of others, so that nobody can mend them


@dataclass(frozen=True)
class Text:
    """A body of Markdown and the page it stands on."""

    page: Page

    @property
    def body(self) -> str:
        """The Markdown below the fields."""
        return self.page.body

    def at(self, line: int, column: int) -> Place:
        """Where a line and column of the body, both from 1, stand in its file."""
        return Place(self.page.file, self.page.body_line + line - 1, column)

    def place(self, offset: int) -> Place:
        """Where a character of the body stands in its file."""
        before = self.body[:offset]
        return Place(self.page.file, self.page.body_line + before.count("\n"), offset - (before.rfind("\n") + 1) + 1)


def pages(catalogue: Catalogue) -> Iterator[Page]:
    """Every file that was read, the register of sources too: originals first, then translations, by id."""
    yield from (page for _, page in sorted(catalogue.pages.items()))
    written = (row for row in sorted(catalogue.translations.items()) if row[0][1] not in MADE)
    yield from (translation.page for _, translation in written)


def texts(catalogue: Catalogue) -> Iterator[Text]:
    """The running text of every page, originals first, then translations, by id."""
    yield from (Text(page) for id, page in sorted(catalogue.pages.items()) if id != SOURCES)
    yield from (Text(translation.page) for _, translation in sorted(catalogue.translations.items()))


def sections_beside(catalogue: Catalogue, translation: Translation) -> Iterator[tuple[str, str, str]]:
    """Each section or text that a page has in both languages: its name, the original, the translation."""
    id = translation.id
    page = catalogue.pages.get(id)
    originals = sections_of(catalogue.records[id], page.body if page else "")
    theirs = words_of(translation)
    yield from ((name, originals[name], theirs[name]) for name in originals if name in theirs)


def place_of(translation: Translation, name: str) -> Place:
    """Where a section or text of a translation begins."""
    page = translation.page
    if not name.startswith(LEAD):
        return page.place(tuple(int(step) if step.isdigit() else step for step in name.split(".")))
    blank = len(page.body) - len(page.body.lstrip())
    start = blank if name == LEAD else page.body.find("{#" + name[1:] + "}")
    return Place(page.file, page.body_line + page.body[:start].count("\n"), 1)
