"""Sections of a page that are in another language than the page say so: to voices in each element, to eyes where they
begin.
"""

from __future__ import annotations

from xml.etree.ElementTree import Element

from markdown import Extension, Markdown
from markdown.treeprocessors import Treeprocessor

from concord.content.markdown.dialect import HEADINGS
from concord.content.markdown.parsed import LEAD
from concord.language.writing import direction


class BorrowedExtension(Extension):
    """Marks the sections of the page at hand that `languages` has by their names."""

    def __init__(self) -> None:
        super().__init__()
        self.languages: dict[str, str] = {}

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  # the name is Python-Markdown's
        """Register last, when the headings have their ids."""
        md.treeprocessors.register(_Borrowed(md, self), "concord_borrowed", -2)


class _Borrowed(Treeprocessor):
    def __init__(self, md: Markdown, extension: BorrowedExtension) -> None:
        super().__init__(md)
        self.extension = extension

    def run(self, root: Element) -> None:
        """Say the language of each element of a section that is not in the page's, and mark the first."""
        name, marked = LEAD, ""
        for element in root:
            if element.tag in HEADINGS and element.get("id"):
                name = f"#{element.get('id')}"
            if language := self.extension.languages.get(name):
                element.set("lang", language)
                element.set("dir", direction(language))
                if name != marked:
                    element.set("class", f"{element.get('class', '')} foreign".strip())
                marked = name
