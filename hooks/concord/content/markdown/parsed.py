"""A page's Markdown as its reader gets it: links, headings, sections, lists, tables, notes, each with its line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from xml.etree.ElementTree import Element

from concord.content.markdown.dialect import HEADINGS
from concord.content.markdown.parts import Box, Heading, Item, ItemList, Link, Note, Row
from concord.content.markdown.reader import Reader
from concord.content.markdown.source import Spot, Typed
from concord.content.markdown.words import quiet_words, words

LEAD = "#"
"""The name of the text before the first heading."""
_ADDRESS = r"(?:https?://|#|[a-z0-9-]+/(?=[^()\[\]\s]*[-/0-9]))[^()\[\]\s]*"
_BROKEN = re.compile(
    rf"(?<!\\)\]\(|\][ \n]\({_ADDRESS}\)|\)\[{_ADDRESS}\]|\[\[(?=[^\[\]]+\]\])|\]\[(?=[a-z][^\]\s]*\])"
    rf"|\[[^\[\]()\n]+\({_ADDRESS}\)|\\\]\\?\({_ADDRESS}\\?\)|\[[^\[\]|\n]+\|https?://[^\]\s]+\]"
)
"""The signs of a link: `](`, `] (`, `)[`, `[[`, `][`, `\\](`, `|https:`, or one without its second bracket."""
_NOTE = re.compile(r"(?<!\\)\[\^([^\]]+)\](?!:)")


@dataclass(frozen=True)
class Section:
    """A part of a page, from a heading with an id to the next one at the same depth of the tree.

    `name` is `#` and the heading's id, or `#` alone for what stands before the first.
    """

    name: str
    line: int
    markdown: str
    elements: tuple[Element, ...]

    @cached_property
    def text(self) -> str:
        """What a reader reads, and may read elsewhere."""
        return " ".join(quiet_words(self.elements))

    @cached_property
    def prose(self) -> str:
        """What a reader reads, without code."""
        return " ".join(words(self.elements, with_code=False))

    @cached_property
    def cites(self) -> tuple[str, ...]:
        """What its links lead to, without the place on the page."""
        links = (link.get("href", "") for element in self.elements for link in element.iter("a"))
        return tuple(address.partition("#")[0] for address in links if not address.startswith("#"))

    @cached_property
    def items(self) -> int:
        """How many points its lists have."""
        return sum(1 for element in self.elements for _ in element.iter("li"))

    @cached_property
    def rows(self) -> int:
        """How many rows its tables have."""
        return sum(1 for element in self.elements for _ in element.iter("tr"))


@dataclass(frozen=True)
class Parsed:
    """A parsed page. Lines and columns are counted from 1, from the beginning of the text under the fields."""

    root: Element
    """What is shown, as elements. The values of attributes are as typed: a browser still reads entities in them."""
    lines: tuple[str, ...]
    spots: Mapping[Element, Spot]
    """Where each block, item, row and cell begins."""
    made: Mapping[Element, tuple[str, Spot]]
    """What each link, picture, note, emphasis and code in a line was typed as, and where."""
    texts: tuple[tuple[Element, Typed], ...]
    """Each text as it was typed, before inline markup was read, with blanks in the place of code."""
    bare: tuple[Typed, ...]
    """The same texts with blanks in the place of links, pictures and notes too."""
    plain: tuple[Typed, ...]
    """The same texts with blanks in the place of emphasis too."""
    definitions: tuple[Note, ...]
    """Where footnotes stand."""
    references: tuple[Note, ...]
    """Where addresses of reference links stand."""
    cells: Mapping[Element, int]
    """How many cells each row of a table was typed with."""

    @cached_property
    def text(self) -> str:
        """What a reader reads, and may read elsewhere."""
        return " ".join(quiet_words(self.root))

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """The links and pictures, in order; not those that the engine makes for notes."""
        found = ((element, *self.made[element]) for element in self.root.iter() if element in self.made)
        links = [_link(element, typed, spot) for element, typed, spot in found if element.tag in ("a", "img")]
        return tuple(sorted(links, key=lambda link: (link.line, link.column)))

    @cached_property
    def broken_links(self) -> tuple[Spot, ...]:
        """Where the signs of a link stand in the text, and no link was made of it."""
        return tuple(text.spot(found.start()) for text in self.bare for found in _BROKEN.finditer(text))

    @cached_property
    def headings(self) -> tuple[Heading, ...]:
        """The headings, in order."""
        own = frozenset(self.root)
        found = (element for element in self.root.iter() if element.tag in HEADINGS)
        return tuple(self._heading(element, element not in own) for element in found)

    def _heading(self, element: Element, is_inside: bool) -> Heading:
        line, column = self.spots.get(element, (1, 1))
        is_underlined = not self.lines[line - 1][column - 1 :].startswith("#") and element not in self._summaries
        text = " ".join(words([element]))
        return Heading(int(element.tag[1]), text, element.get("id", ""), line, column, is_inside, is_underlined)

    @cached_property
    def _summaries(self) -> frozenset[Element]:
        return frozenset(one for summary in self.root.iter("summary") for one in summary)

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """The parts of the page that say something."""
        starts: list[tuple[str, int, int]] = [(LEAD, 0, 0)]
        for n, element in enumerate(self.root):
            if element.tag in HEADINGS and element.get("id") and element in self.spots:
                starts.append((f"#{element.get('id')}", self.spots[element][0] - 1, n))
        ends = [*starts[1:], ("", len(self.lines), len(self.root))]
        parts, notes = [], dict(self._notes)
        for (name, line, first), (_, last, until) in zip(starts, ends, strict=True):
            rows = self.lines[line:last]
            if markdown := "\n".join(rows).strip():
                blank = next(n for n, row in enumerate(rows) if row.strip())
                own = [one for one in self.root[first:until] if one.get("class") != "footnote"]
                sent = [sup.get("id", "").removeprefix("fnref:") for one in own for sup in one.iter("sup")]
                own += [notes.pop(label) for label in sent if label in notes]
                parts.append(Section(name, line + blank + 1, markdown, tuple(own)))
        return tuple(parts)

    @property
    def _notes(self) -> Iterator[tuple[str, Element]]:
        """The notes at the end of the page, which belong to the section that sends to them, by label."""
        for box in (one for one in self.root if one.get("class") == "footnote"):
            yield from ((item.get("id", "").removeprefix("fn:"), item) for item in box.iter("li") if item.get("id"))

    @cached_property
    def lists(self) -> tuple[ItemList, ...]:
        """The lists, in order; not the one that the engine makes of notes."""
        found = (element for element in self.root.iter() if element.tag in ("ol", "ul") and element in self.spots)
        return tuple(self._list(element) for element in found)

    def _list(self, element: Element) -> ItemList:
        is_numbered, first = element.tag == "ol", int(element.get("start", "1"))
        items = []
        for n, item in enumerate(element):
            line, column = self.spots.get(item, self.spots[element])
            before = self.lines[line - 1][: column - 1].rstrip()
            number = re.search(r"([0-9]+)\.$", before) if is_numbered else None
            indent = len(before) - len(before.lstrip(" >")) if ">" not in before else 0
            typed = int(number[1]) if number else None
            items.append(Item(line, column, indent, typed, first + n if is_numbered else None))
        return ItemList(tuple(items))

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """The rows of tables, in order."""
        found = (row for row in self.root.iter("tr") if row in self.spots)
        return tuple(Row(*self.spots[row], self.cells.get(row, len(row)), len(row)) for row in found)

    @cached_property
    def boxes(self) -> tuple[Box, ...]:
        """The boxes, in order, those that fold too."""
        kinds = ((element, element.get("class", "")) for element in self.root.iter() if element in self.spots)
        found = ((e, kind) for e, kind in kinds if e.tag == "details" or kind.startswith("admonition "))
        return tuple(Box(kind.removeprefix("admonition "), *self.spots[e], _is_empty(e)) for e, kind in found)

    @cached_property
    def note_references(self) -> tuple[Note, ...]:
        """Where the text sends its reader to a note, in order."""
        made = (self.made[element] for element in self.root.iter("sup") if element in self.made)
        return tuple(Note(typed[2:-1], *spot) for typed, spot in made)

    @cached_property
    def shown_notes(self) -> frozenset[str]:
        """The labels of the notes that stand at the end of the page."""
        return frozenset(item.get("id", "").removeprefix("fn:") for item in self.root.iter("li") if item.get("id"))

    @cached_property
    def empty_notes(self) -> frozenset[str]:
        """The labels of the notes at the end of the page that say nothing."""
        notes = (item for item in self.root.iter("li") if item.get("id"))
        return frozenset(item.get("id", "").removeprefix("fn:") for item in notes if not any(words([item])))

    @cached_property
    def lost_note_references(self) -> tuple[Note, ...]:
        """Where the text sends its reader to a note that is not there."""
        known = {note.label for note in self.definitions}
        found = ((text, match) for text in self.bare for match in _NOTE.finditer(text))
        return tuple(Note(match[1], *text.spot(match.start())) for text, match in found if match[1] not in known)


def _is_empty(box: Element) -> bool:
    return not any(child.tag != "summary" and child.get("class") != "admonition-title" for child in box)


def _link(element: Element, typed: str, spot: Spot) -> Link:
    address = element.get("href") or element.get("src") or ""
    start = typed.rfind("](") + 2
    start = max(typed.find(address, start), start) if start > 1 else 0
    line = spot[0] + typed.count("\n", 0, start)
    column = spot[1] + start if line == spot[0] else start - typed.rfind("\n", 0, start)
    text = element.get("alt") or " ".join(words([element]))
    return Link(address, text, element.get("title", ""), line, column, element.tag == "img")


@cache
def _reader() -> Reader:
    return Reader()


@cache
def parsed(body: str) -> Parsed:
    """A page's text, parsed; the same text is parsed once."""
    read = _reader().read(body)
    return Parsed(
        read.root,
        tuple(body.split("\n")),
        read.spots,
        read.made,
        tuple(read.texts),
        tuple(read.bare),
        tuple(read.plain),
        tuple(Note(*one) for one in read.definitions),
        tuple(Note(*one) for one in read.references),
        read.cells,
    )
