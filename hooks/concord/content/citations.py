"""Citations in running text: inline links whose address is a record's id.

`[article 135](uz/criminal-code/art-135)` names its words, `[](uz/criminal-code/art-135)` has the title filled in. The
check and the page find the same citations: both take the links that the engine finds, and go by `is_citation`.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import unquote
from xml.etree.ElementTree import Element

from markdown import Extension, Markdown
from markdown.treeprocessors import Treeprocessor

_ID = re.compile(r"[a-z0-9-]+(?:/[a-z0-9.-]+)+")
_FILE = re.compile(r"(?:\.{0,2}/|[^#?]*\.[A-Za-z]\w{1,4}(?:[#?]|\Z)).*", re.DOTALL)
_ELSEWHERE = re.compile(r"#|//|[a-zA-Z][a-zA-Z0-9+.-]*:")


@dataclass(frozen=True)
class Destination:
    """Where a citation leads from the page it stands on. `language` is set where the target is in another one."""

    href: str
    title: str
    language: str | None = None


def is_citation(address: str) -> bool:
    """Whether a link's address means a record, and not a file, a place on this page or the web."""
    return bool(_ID.fullmatch(address.partition("#")[0])) and not is_file(address)


def is_file(address: str) -> bool:
    """Whether a link's address means a file: it begins with a folder's sign or ends like `.png`."""
    return bool(_FILE.fullmatch(address)) and not is_elsewhere(address)


def is_elsewhere(address: str) -> bool:
    """Whether a link's address means a place on its page, another host, or what another program opens."""
    return bool(_ELSEWHERE.match(address))


def path_of(address: str, folder: str) -> str:
    """The path, from the content folder, of the file that an address on a page in a folder means."""
    return posixpath.normpath(posixpath.join(folder, unquote(address.partition("#")[0].partition("?")[0])))


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
        if not ((element.text or "").strip() or len(element)):
            element.text = found.title
            if found.language:
                element.set("lang", found.language)
        if found.language:
            element.set("hreflang", found.language)
