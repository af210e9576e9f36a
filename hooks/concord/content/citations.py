"""Citations in running text: inline links whose address is a record's id.

`[article 135](uz/criminal-code/art-135)` names its words, `[](uz/criminal-code/art-135)` has the title filled in. The
checker and the page find the same citations: both go by `is_citation`, and neither looks inside code.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from markdown import Extension, Markdown
from markdown.treeprocessors import Treeprocessor

_ADDRESS = re.compile(r"[a-z0-9-]+(?:/[a-z0-9.-]+)+")
_ELSEWHERE = re.compile(r"#|https?://|mailto:|tel:|[^#]+\.(?:md|html|svg|png|csv|json|xml)(?:#|$)")
_LINK = re.compile(r"(?<!!)\[(?:[^\[\]]|\[[^\[\]]*\])*\]\((?P<address>[^()\s]*)(?:[ \t]+\"[^\"]*\")?\)")
_FENCED = re.compile(r"^([ \t]*)(`{3,}|~{3,})[^\n]*\n.*?^\1\2[`~]*[ \t]*$", re.DOTALL | re.MULTILINE)
_INLINE = re.compile(r"(?<![`\\])(`+)(?!`)(?:(?!\n[ \t]*\n).)+?(?<!`)\1(?!`)", re.DOTALL)
_INDENTED = re.compile(r"(?:(?<=\n\n)|\A)(?:(?: {4}|\t)[^\n]*(?:\n|\Z))+")


@dataclass(frozen=True)
class Citation:
    """A citation found in Markdown: the id with a place on its page, if any, and where it starts."""

    id: str
    anchor: str
    start: int


@dataclass(frozen=True)
class Destination:
    """Where a citation leads from the page it stands on. `language` is set where the target is in another one."""

    href: str
    title: str
    language: str | None = None


def is_citation(address: str) -> bool:
    """Whether a link's address means a record, and not a file, a place on this page or the web."""
    return bool(_ADDRESS.fullmatch(address.partition("#")[0])) and not address.endswith(
        (".md", ".html", ".svg", ".png")
    )


def without_code(body: str) -> str:
    """The text with all code blanked out, every other character at its old place."""
    for pattern in (_FENCED, _INDENTED, _INLINE):
        body = pattern.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), body)
    return body


def find_citations(body: str) -> Iterator[Citation]:
    """Each citation in a Markdown text, in order."""
    for match in _LINK.finditer(without_code(body)):
        if is_citation(match["address"]):
            id, _, anchor = match["address"].partition("#")
            yield Citation(id, anchor, match.start("address"))


def find_lost_links(body: str) -> Iterator[tuple[str, int]]:
    """Each inline link that can lead nowhere, with where its address starts: no id, no file, no place, not the web."""
    for match in _LINK.finditer(without_code(body)):
        address = match["address"]
        if not is_citation(address) and not _ELSEWHERE.match(address):
            yield address, match.start("address")


class CitationExtension(Extension):
    """Points citations at the pages they name."""

    def __init__(self, resolve: Callable[[str], Destination | None] = lambda _: None) -> None:
        super().__init__()
        self.resolve = resolve

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  # the name is Python-Markdown's
        """Register after MkDocs' own processor (priority 0), which would not know an id."""
        md.treeprocessors.register(_Citations(md, self), "concord_citations", -1)


class _Citations(Treeprocessor):
    def __init__(self, md: Markdown, extension: CitationExtension) -> None:
        super().__init__(md)
        self.extension = extension

    def run(self, root: Element) -> None:
        """Turn every citation on a page into a link to its record."""
        for element in root.iter("a"):
            if is_citation(element.get("href", "")):
                self._link(element)

    def _link(self, element: Element) -> None:
        id, hash_, anchor = element.get("href", "").partition("#")
        if (found := self.extension.resolve(id)) is None:
            return
        element.set("href", found.href + hash_ + anchor)
        element.set("class", "citation")
        if not (element.text or len(element)):
            element.text = found.title
            if found.language:
                element.set("lang", found.language)
        if found.language:
            element.set("hreflang", found.language)
