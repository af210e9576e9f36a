"""Where each link, picture and note was typed: the engine's own reading of inline markup, which notes what it reads."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import InlineProcessor
from markdown.util import INLINE_PLACEHOLDER_RE

from concord.content.markdown.source import Spot, Typed

_MARKUP = re.compile(r"[\\`\[!<&*_\x02]|  \n")


class Inline(InlineProcessor):
    """Remembers for each element which part of a text it was made from."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(md)
        self.made: dict[Element, tuple[str, Spot]] = {}
        """What each element was typed as, and where."""
        self._typed_as: dict[str, str] = {}
        self._parts: dict[int, list[tuple[str, int, int]]] = defaultdict(list)
        self._text = Typed.at("", [(1, 1)])
        self._base = 0

    def run(self, tree: Element, ancestors: list[str] | None = None) -> Element:
        """Read the inline markup of a page."""
        self.made, self._typed_as = {}, {}
        self._parts.clear()
        return super().run(tree, ancestors)

    # The engine's two steps have private names; there is no other place where a text and its markup meet.
    def _InlineProcessor__handleInline(self, data: str, patternIndex: int = 0) -> str:  # noqa: N802, N803
        """Read one text; most have no markup at all."""
        if not _MARKUP.search(data):
            return data
        before = self._text, self._base
        if isinstance(data, Typed):
            self._text, self._base = data, 0
        else:  # a part of a text, such as a picture in a link
            self._base = max(self._text.find(self._typed(data)), 0)
        read: str = super()._InlineProcessor__handleInline(data, patternIndex)  # type: ignore[misc]
        self._text, self._base = before
        return read

    def _InlineProcessor__applyPattern(self, pattern: Any, data: str, *rest: int) -> tuple[str, bool, int]:  # noqa: N802
        """Look for one kind of markup; what is found stands in the text as a placeholder."""
        new, is_found, end = super()._InlineProcessor__applyPattern(pattern, data, *rest)  # type: ignore[misc]
        if is_found and new is not data:
            start = new.rindex("\x02", 0, end)
            typed = self._typed(data[start : len(data) - len(new) + end])
            self._typed_as[new[start:end]] = typed
            node = self.stashed_nodes[new[start:end].strip("\x02\x03").partition(":")[2]]
            if isinstance(node, Element):
                offset = min(self._base + len(self._typed(data[:start])), len(self._text))
                self.made[node] = typed, self._text.spot(offset)
                kind = "code" if typed.startswith("<") else node.tag
                self._parts[id(self._text)].append((kind, offset, offset + len(typed)))
        return new, is_found, end

    def without(self, text: Typed, *kinds: str) -> Typed:
        """A text with blanks in the place of some kinds of markup; an address without words counts as code."""
        parts = [part for part in self._parts.get(id(text), ()) if part[0] in kinds]
        plain = str(text)
        for _, start, end in parts:
            plain = plain[:start] + re.sub(r"[^\n]", " ", plain[start:end]) + plain[end:]
        return Typed.at(plain, text.spots) if parts else text

    def _typed(self, data: str) -> str:
        """A text with what was typed in the place of its placeholders."""
        return INLINE_PLACEHOLDER_RE.sub(lambda found: self._typed_as.get(found[0], found[0]), data)
