"""The Markdown of the site: the one list of extensions, for the page that is built and for the check that reads it.

What is typed is what is shown. A heading has a blank after its hashes and its id in braces, and no other braces are
markup; a list keeps the numbers and letters it was typed with; HTML is text.
"""

from __future__ import annotations

import re
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Extension, Markdown
from markdown.blockprocessors import HashHeaderProcessor
from markdown.extensions import admonition, tables, toc
from markdown.treeprocessors import Treeprocessor
from pymdownx import details, superfences  # type: ignore[import-untyped]

from concord.content.markdown import notes
from concord.content.markdown.lists import add_lists

EXTENSIONS = (*(module.__name__ for module in (admonition, notes, tables, toc, details, superfences)), __name__)
"""The modules that read the site's Markdown, by the names that the engine loads them by."""
# `[TOC]` is text; a title in English has no place on a page in another language.
CONFIGS: dict[str, dict[str, Any]] = {
    toc.__name__: {"permalink": "#", "permalink_title": "", "marker": ""},
    notes.__name__: {"BACKLINK_TITLE": ""},
}
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_ID = re.compile(r"\s*\{#([^\s{}]+)\}\s*\Z")


class Dialect(Extension):
    """What the site's Markdown has of its own, and what it leaves out."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  # the name is Python-Markdown's
        """Take raw HTML out, and put our headings and lists in the place of the usual ones."""
        md.preprocessors.deregister("html_block", strict=False)
        md.inlinePatterns.deregister("html", strict=False)
        md.inlinePatterns.deregister("automail", strict=False)  # nobody's address is written here
        md.parser.blockprocessors.register(_Headings(md.parser), "hashheader", 70)
        md.treeprocessors.register(_HeadingIds(md), "heading_ids", 8)  # before `toc`, which would make one up
        md.treeprocessors.register(_Alignments(md), "alignments", 9)
        add_lists(md.parser)


class _Alignments(Treeprocessor):
    """Says how a cell is aligned by a class: the policy of the pages lets no element bring a style."""

    def run(self, root: Element) -> None:
        """Give each aligned cell `left`, `center` or `right`."""
        for cell in (cell for cell in root.iter() if cell.tag in {"th", "td"} and "style" in cell.attrib):
            cell.set("class", cell.attrib.pop("style").removeprefix("text-align: ").rstrip(";"))


class _Headings(HashHeaderProcessor):
    """Headings have white space after their hashes: a line that begins with `#12` goes on with the sentence."""

    RE = re.compile(r"(?:^|\n)(?P<level>#{1,6})(?=[^\S\n])(?P<header>(?:\\.|[^\\#]|#+(?=[^#\n]))*?)#*(?:\n|$)")


class _HeadingIds(Treeprocessor):
    """Moves `{#id}` from the end of a heading into the tree."""

    def run(self, root: Element) -> None:
        """Give each heading the id that was typed."""
        for element in root.iter():
            if element.tag in HEADINGS:
                last = element[-1] if len(element) else None
                text = (element.text if last is None else last.tail) or ""
                if found := _ID.search(text):
                    element.set("id", found[1])
                    kept = text[: found.start()]
                    if last is None:
                        element.text = kept
                    else:
                        last.tail = kept


def makeExtension(**config: Any) -> Dialect:  # noqa: N802  # the name is Python-Markdown's
    """What Python-Markdown calls to load this module."""
    return Dialect(**config)


def make_markdown(*more: Extension) -> Markdown:
    """The parser with the site's extensions, as the engine makes it for each page."""
    return Markdown(extensions=[*EXTENSIONS, *more], extension_configs=CONFIGS)
