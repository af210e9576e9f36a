"""Lists that keep what they were typed with: the first number, and labels such as `1)`, `a)`, `(iv)`.

A labelled point is an item without a bullet whose label is part of its text, so that it is read, copied, translated and
cited as it stands in the law.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from markdown.blockparser import BlockParser
from markdown.blockprocessors import OListProcessor
from markdown.treeprocessors import Treeprocessor

BULLET = r"[*+•●▪◦‣-]"
NUMBER = r"[0-9]{1,3}\."  # four digits are a year
_WORD = r"(?:\d{1,3}|[^\W\d_]['ʻʼ]?|[ivxlcIVXLC]{1,7})"
LABEL = rf"(?:\({_WORD}\)|{_WORD}\)|(?![0-9])\d{{1,3}}\.)"
LABELLED = "labelled"
"""The class of a list whose points have labels."""
_GUARD = "\x03"  # the engine takes it out of every text, so that none can hold it
_ANY = rf"^[ ]{{4,7}}(?:{BULLET}|{NUMBER}|{LABEL})[^\S\n]+.*"


class _List(OListProcessor):
    """A list goes on with items of its own kind only."""

    MARK = NUMBER
    LAZY_OL = False

    def __init__(self, parser: BlockParser) -> None:
        super().__init__(parser)
        self.RE = re.compile(rf"^[ ]{{0,3}}{self.MARK}[^\S\n]+(.*)")
        self.CHILD_RE = re.compile(rf"^[ ]{{0,3}}(({self.MARK}))[^\S\n]+(.*)")
        self.INDENT_RE = re.compile(_ANY)

    def run(self, parent: Element, blocks: list[str]) -> None:
        """Go on with the list before only where it is of this kind."""
        before = self.lastChild(parent)
        siblings = [self.TAG] if before is not None and self._is_mine(before) else []
        setattr(self, "SIBLING_TAGS", siblings)  # noqa: B010  # the engine reads it from the object
        super().run(parent, blocks)

    def _is_mine(self, element: Element) -> bool:
        return element.tag == self.TAG and element.get("class") is None


class _Numbers(_List):
    TAG = "ol"


class _Bullets(_List):
    TAG = "ul"
    MARK = BULLET


class _Labels(_List):
    TAG = "ul"
    MARK = LABEL

    def __init__(self, parser: BlockParser) -> None:
        super().__init__(parser)
        self.CHILD_RE = re.compile(rf"^[ ]{{0,3}}()()({LABEL}[^\S\n]+.*)")

    def run(self, parent: Element, blocks: list[str]) -> None:
        """Mark the list, so that it is shown without bullets."""
        super().run(parent, blocks)
        if len(parent) and parent[-1].tag == self.TAG:
            parent[-1].set("class", LABELLED)

    def get_items(self, block: str) -> list[str]:
        """Keep each label in its item, guarded: the item is no list of its own."""
        items = super().get_items(block)
        return [item if item.startswith(" " * self.tab_length) else _GUARD + item for item in items]

    def _is_mine(self, element: Element) -> bool:
        return element.tag == self.TAG and element.get("class") == LABELLED


class _Unguard(Treeprocessor):
    def run(self, root: Element) -> None:
        """Take the guards out again, before anything reads the text."""
        for element in _labelled(root):
            for one in element.iter():
                if one.text and one.text.startswith(_GUARD):
                    one.text = one.text[1:]


def _labelled(root: Element) -> Iterator[Element]:
    return (element for element in root.iter("ul") if element.get("class") == LABELLED)


def add_lists(parser: BlockParser) -> None:
    """Put these in the place of the engine's lists."""
    parser.blockprocessors.register(_Labels(parser), "labels", 41)
    parser.blockprocessors.register(_Numbers(parser), "olist", 40)
    parser.blockprocessors.register(_Bullets(parser), "ulist", 30)
    parser.md.treeprocessors.register(_Unguard(parser.md), "unguard", 30)
