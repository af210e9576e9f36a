"""Where each text of a parsed page was typed.

The engine's parser keeps no lines. But it takes text in order and changes none of it before inline markup is read, so
each line of each text is found again in the source: from where the last one was found, behind nothing but the marks
that the engine takes away.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import unescape
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions.footnotes import NBSP_PLACEHOLDER
from markdown.treeprocessors import Treeprocessor

from concord.content.markdown.dialect import HEADINGS
from concord.content.markdown.source import Source, Spot, Typed, begins_with, ends_with, holds, stash_of

_RULE = re.compile(r"[-_*][-_* ]+$")
_EMPTY_ITEM = re.compile(r"$")
_BOX = re.compile(r"!!!|\?\?\?")


class Lines(Treeprocessor):
    """Finds the line of each element and text, after blocks are read and before inline markup is."""

    def __init__(self, md: Markdown, source: Source) -> None:
        super().__init__(md)
        self.source = source
        self.spots: dict[Element, Spot] = {}
        self.texts: list[tuple[Element, Typed]] = []

    def run(self, root: Element) -> None:
        """Footnotes first: they stand at the end of the tree, wherever they were typed."""
        self.spots, self.texts = {}, []
        self.source.begin(stash_of(self.md))
        notes = [child for child in root if child.get("class") == "footnote"]
        for note in (li for div in notes for ol in div.iter("ol") for li in ol if li.get("id")):
            if (line := self.source.note(note.get("id", "").removeprefix("fn:"))) is not None:
                self.source.at = line
                self.spots[note] = (line + 1, self.source.lines[line].index("[") + 1)
                self._children(note)
        self.source.at = 0
        self.source.pass_notes(self.md.treeprocessors["footnote"].footnotes.footnotes)  # type: ignore[attr-defined]
        self._all(child for child in root if child not in notes)

    def _all(self, elements: Iterable[Element]) -> None:
        for element in elements:
            self._visit(element)
            if element.tail and element.tail.strip():
                element.tail = self._typed(element, element.tail)

    def _visit(self, element: Element) -> None:
        match element.tag:
            case "pre":
                self._code(element)
            case "table":
                self._table(element)
            case "hr":
                self._note(element, self.source.find(begins_with(_RULE)))
            case "div" | "details":
                self._box(element)
            case tag if tag in HEADINGS:
                spot = self.source.heading(int(tag[1]), element.text or "")
                self._note(element, spot)
                self._on_line(element, spot)
            case _:
                self._text(element)
                self._children(element)

    def _note(self, element: Element, spot: Spot | None) -> None:
        if spot:
            self.spots.setdefault(element, spot)

    def _children(self, element: Element) -> None:
        self._all(child for child in element if child.get("class") != "footnote-backref")
        self._note(element, next((self.spots[child] for child in element if child in self.spots), None))

    def _text(self, element: Element) -> None:
        if element.text and element.text.strip():
            element.text = self._typed(element, element.text)
        elif element.tag == "li" and not len(element):
            self._note(element, self.source.find(begins_with(_EMPTY_ITEM)))

    def _typed(self, element: Element, text: str) -> str:
        """A text with the places of its lines."""
        spots: list[Spot] = []
        for row in text.removesuffix(NBSP_PLACEHOLDER).split("\n"):
            spots.append(self._row(row.rstrip()) or (spots[-1] if spots else (self.source.at + 1, 1)))
        typed = Typed.at(text, spots)
        self.texts.append((element, typed))
        self._note(element, typed.spot(len(text) - len(text.lstrip())))
        return typed

    def _row(self, row: str) -> Spot | None:
        """The place of one line of a text, or of the fence that stands for itself in it."""
        if fence := self.source.fences.get(row.strip()):
            self.source.at = fence.stop
            return fence.start + 1, 1
        return self.source.find(ends_with(row)) if row else None

    def _on_line(self, element: Element, spot: Spot | None) -> Spot | None:
        """Note a text that is one line or a part of one, and say where it ends."""
        if not spot or not element.text:
            return spot
        line, column = spot
        start = self.source.lines[line - 1].find(element.text, column - 1)
        if start < 0:  # a box without a title of its own
            return spot
        element.text = typed = Typed.at(element.text, [(line, start + 1)])
        self._note(element, typed.spots[0])
        self.texts.append((element, typed))
        return line, start + 1 + len(typed)

    def _box(self, box: Element) -> None:
        spot = self.source.find(begins_with(_BOX))
        self._note(box, spot)
        title = box[0] if len(box) and (box[0].tag == "summary" or box[0].get("class") == "admonition-title") else None
        for element in title.iter() if title is not None else ():
            self._on_line(element, spot)
        self._all(box[0 if title is None else 1 :])

    def _code(self, pre: Element) -> None:
        for row in unescape(pre[0].text or "").split("\n"):
            if row.strip():
                self._note(pre, self.source.find(ends_with(row.rstrip()), is_code=True))

    def _table(self, table: Element) -> None:
        for number, row in enumerate(table.iter("tr")):
            if all(cell.text is None for cell in row):  # a table without rows gets an empty one
                continue
            spot = self.source.find(holds([cell.text or "" for cell in row], "|" if number == 0 else ""))
            self._note(table, spot)
            self._note(row, spot)
            spot = spot and (spot[0], 1)
            for cell in row if spot else ():
                spot = self._on_line(cell, spot)
            self.source.at += number == 0  # the line of hyphens
