"""The running text of each page in each language, for the rules that read it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from concord.catalogue import SOURCES, Catalogue
from concord.frontmatter import Page
from concord.problem import Place


@dataclass(frozen=True)
class Text:
    """A body of Markdown and the page it stands on."""

    page: Page

    @property
    def body(self) -> str:
        """The Markdown below the fields."""
        return self.page.body

    def place(self, offset: int) -> Place:
        """Where a character of the body stands in its file."""
        before = self.body[:offset]
        return Place(self.page.file, self.page.body_line + before.count("\n"), offset - (before.rfind("\n") + 1) + 1)


def texts(catalogue: Catalogue) -> Iterator[Text]:
    """Originals first, then translations, by id."""
    yield from (Text(page) for id, page in sorted(catalogue.pages.items()) if id != SOURCES)
    yield from (Text(translation.page) for _, translation in sorted(catalogue.translations.items()))
