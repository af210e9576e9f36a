"""What the engine puts into the HTML only, put into the tree: fenced code, entities, signs that it keeps apart."""

from __future__ import annotations

import re
from collections.abc import Container
from html import unescape
from xml.etree.ElementTree import Element, ParseError, SubElement, fromstring

from markdown import Markdown

_ENTITY = re.compile(r"&(?:#[0-9]+|#[xX][0-9a-fA-F]+|[0-9a-zA-Z]+);")
_STASHED = re.compile("(\x02wzxhzdk:[0-9]+\x03)")


class Restoring:
    """Completes a tree in its place."""

    def __init__(self, markdown: Markdown, fences: Container[str]) -> None:
        self.markdown, self.fences = markdown, fences

    def run(self, root: Element) -> None:
        """Complete a tree, where there is anything to put into it."""
        if any("\x02" in text or "&" in text for text in root.itertext()):
            self._inside(root)

    def _inside(self, element: Element) -> None:
        for n, child in enumerate(element):
            self._inside(child)
            if child.tag == "p" and len(child) == 1 and child[0].tag == "div" and not (child.text or "").strip():
                code = element[n] = child[0]  # the engine puts a fence in the place of its paragraph
                code.tail = child.tail
        for n in range(len(element), 0, -1):
            element[n - 1].tail = self._cut(element, n, element[n - 1].tail)
        element.text = self._cut(element, 0, element.text)

    def _cut(self, element: Element, at: int, text: str | None) -> str | None:
        """A text up to its first fence; the fences become elements, each with the text after it."""
        parts = _STASHED.split(text or "")
        before = "".join(parts[: next((n for n, part in enumerate(parts) if part in self.fences), len(parts))])
        for n in range(len(parts) - 1, -1, -1):
            if parts[n] in self.fences:
                code, after = self._code(parts[n]), "".join(parts[n + 1 :])
                code.tail, parts[n:] = self._plain(after), []
                element.insert(at, code)
        return self._plain(before)

    def _code(self, placeholder: str) -> Element:
        html = self.markdown.postprocessors["raw_html"].run(f"<p>{placeholder}</p>")
        try:
            return fromstring(html)
        except ParseError:  # what cannot be read as elements is at least shown as code
            pre = Element("pre")
            SubElement(pre, "code").text = unescape(html)
            return pre

    def _plain(self, text: str | None) -> str | None:
        if not text or not ("\x02" in text or "&" in text):
            return text
        for processor in self.markdown.postprocessors:
            text = processor.run(text)
        return _ENTITY.sub(lambda found: unescape(found[0]), text)
