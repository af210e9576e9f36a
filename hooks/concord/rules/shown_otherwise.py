"""What is shown otherwise than it was typed: lists and tables that run into a paragraph, numbers that change."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import pairwise

from concord.content.catalogue import Catalogue
from concord.content.frontmatter import Page, leaves
from concord.content.markdown.foreign import foreign, markup_in
from concord.content.markdown.leftovers import begun_in_words, bold_headings, cut_words, indented_code, leftovers
from concord.content.markdown.parsed import Parsed
from concord.content.markdown.source import Spot, Typed
from concord.content.markdown.words import DISTRESSING
from concord.content.texts import pages, texts
from concord.problem import Problem, Rule
from concord.told import told

RULE = Rule("shown-otherwise", told("In a law, a point that lost its number or its line is another point."))

NO_HEADING = told("begins with hashes, and is no heading")
Fault = tuple[Spot, str, str]
_BOXES = frozenset(
    "note abstract info tip success question warning failure danger bug example quote seealso important"
    f" {DISTRESSING}".split()
)
_FENCE = re.compile(r"\s*(?:`{3}|~{3})")
_BOX = re.compile(r"\s*(?:!{3}|\?{3}|(?:!{2}|\?{2})(?=\s*[^\W\d]))")
_HASHES = re.compile(r"\s*#(?:#|\s|[^\W\d])")
_RULER = re.compile(r"[\s>]*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*")
_OF_FONTS = "■□➢➤►▶✓✔✗✘❖○◆★\ue000-\uf8ff"
_BULLET = re.compile(rf"\s*(?:[-*+•●▪◦‣·{_OF_FONTS}][^\S\n]+\S|[•●▪◦‣·]\S)")
# Marks that a line of prose may begin with too, so that the line above decides.
_LABEL = r"\(?(?:\d{1,3}|[^\W\d_]{1,2}|[ivxlc]+)\)"
_MARK = re.compile(rf"\s*(?:[–—]|\d{{1,3}}\.|{_LABEL})[^\S\n]+\S")
_ALIKE = (
    re.compile(r"\s*[–—-][^\S\n]*[^\W\d]"),
    re.compile(r"\s*(?:\d{1,3}\.)+[^\S\n]*[^\W\d]"),
    re.compile(rf"\s*{_LABEL}[^\S\n]*[^\W\d]"),
    re.compile(r"\s*(?:[^\W\d_]|[ivxlc]+)\.[^\S\n]+\S"),
    re.compile(r"\s*(?:[o§→⇒»]|\d\ufe0f?\u20e3|[\u2600-\u27bf\U0001f300-\U0001faff]\ufe0f?)[^\S\n]+\S"),
    re.compile(r"\s*\*[^\W\d_][^*\n]*$"),
)
_GRID = re.compile(r"\s*\+(?:[-=]+\+)+\s*")
_CELLS = re.compile(r"\S *\t+[ \t]*\S")
_ROW = re.compile(r"\s*\|.*\|\s*")
_NOTED = re.compile(rf'\?{{3}} {DISTRESSING} "[^"]+"')
_SAY_WHAT = told(
    'Write `??? %(kind)s "What comes"`, and the passage below it, indented by four blanks.', kind=DISTRESSING
)
_INDENT = told("Indent what belongs to a point by four blanks for each step.")
_BARS = told("Write its cells between bars, `| 2019 | 12 |`, and below the first row a line of hyphens, `|---|---|`.")
_IN_BOX = told("Indent it by four blanks, or put a blank line above it.")
_BEGINS = re.compile(r"#|!!!|\?\?\?|```|~~~")
_LINE_ENDS = (":", ";", ",", ".", "؛", "،")


def check(catalogue: Catalogue) -> Iterator[Problem]:
    """Each list, table, box, heading or fence that is none, and each point whose number or place is another."""
    for text in texts(catalogue):
        for find in _FINDERS:
            for spot, what, mend in find(text.parsed):
                yield RULE.broken(text.at(*spot), what, mend)
    for page in pages(catalogue):
        yield from _fields(page)


def _fields(page: Page) -> Iterator[Problem]:
    """Each field for readers with signs of markup, which no field has."""
    values = tuple(leaves(page.tree))
    for path, value in values if markup_in("\n".join(value for _, value in values)) else ():
        if path[0] != "cleared" and path[-1] != "URL" and (signs := markup_in(value)):
            what = told("has %(signs)s, and a field is shown as it is typed", signs=signs)
            mend = told("Take the signs out; emphasis, links and notes stand in the text below the fields.")
            yield RULE.broken(page.place(path), what, mend)


def _rows(page: Parsed) -> Iterator[tuple[Typed, int, str, str]]:
    """Each line of running text: its text, where it begins there, the line before it and itself."""
    for element, text in page.texts:
        start, before = 0, ""
        for row in text.split("\n"):
            if element.tag not in {"td", "th"}:
                yield text, start, before, row
            start, before = start + len(row) + 1, f"{row};" if element.tag == "li" else row


def _lists(page: Parsed) -> Iterator[Fault]:
    for text, start, before, row in _rows(page):
        if before.strip() and _runs_on(before, row):
            mend = told("Put a blank line before the list, and begin its points with `- `, `1. ` or `(a) `.")
            yield text.spot(start), told("begins like a point of a list, and runs on with the line above"), mend


def _runs_on(before: str, row: str) -> bool:
    """Whether a line was meant for a point; after a line that ends one, or is one of the same kind, it was."""
    if _BULLET.match(row) or (_MARK.match(row) and before.rstrip().endswith(_LINE_ENDS)):
        return True
    return any(mark.match(row) and mark.match(before) for mark in _ALIKE)


def _signs(page: Parsed) -> Iterator[Fault]:
    for text, start, _, row in _rows(page):
        if _FENCE.match(row):
            mend = told("End the code with a line of the same signs, indented as its first line is.")
            yield text.spot(start), told("begins code that does not end"), mend
        elif _BOX.match(row):
            yield text.spot(start), told("begins a box that is none"), told('Write it as in `!!! note "Title"`.')
        elif _HASHES.match(row):
            mend = told(r"Begin the line with hashes and a blank, as in `## Title {#title}`; write `\#` for a hash.")
            yield text.spot(start), NO_HEADING, mend


def _tables(page: Parsed) -> Iterator[Fault]:
    last = None
    for text, start, before, row in _rows(page):
        is_ruler = before.strip() and (("|" in row and _RULER.fullmatch(row)) or _GRID.fullmatch(row))
        if last is not text and (is_ruler or (_ROW.fullmatch(row) and _ROW.fullmatch(before or text))):
            last = text
            mend = told(
                "Put a blank line before the table, and as many cells into its second line, of hyphens, as above it."
            )
            above = text.rfind("\n", 0, max(start - 1, 0)) + 1
            yield text.spot(above if is_ruler and above else start), told("belongs to a table that is none"), mend
    for one in page.rows:
        if _RULER.fullmatch(page.lines[one.line - 1]):
            what = told("is a line of hyphens, and stands among the rows of a table")
            yield (one.line, one.column), what, told("Take it out.")
        if one.cells > one.columns:
            what = told(
                "has %(has)s cells in a table of %(wants)s, and the rest is not shown", has=one.cells, wants=one.columns
            )
            yield (one.line, one.column), what, told(r"Write `\|` for a bar that is part of the text.")
        elif one.cells < one.columns:
            what = told("has %(has)s cells in a table of %(wants)s", has=one.cells, wants=one.columns)
            yield (one.line, one.column), what, told("Add what is missing; an empty cell is a blank between two bars.")


def _tabbed(page: Parsed) -> Iterator[Fault]:
    """Rows of a table that were copied with tabs between their cells."""
    last = None
    for text, start, before, _ in _rows(page):
        line, column = text.spot(start)
        is_row = before and all(_CELLS.search(row) for row in page.lines[max(line - 2, 0) : line])
        if is_row and last is not text:
            last = text
            yield (line - 1, column), told("has tabs between its words, and looks like a row of a table"), _BARS


def _points(page: Parsed) -> Iterator[Fault]:
    for one in page.lists:
        flat = [item for item in one.items[1:] if 0 < item.indent - one.items[0].indent < 4]
        for item in flat:
            yield (item.line, item.column), told("is indented, and stands beside the point above it"), _INDENT
        for item in one.items if not flat else ():
            if item.typed not in (item.shown, one.items[0].typed):
                what = told("is typed %(typed)s and shown as %(shown)s", typed=item.typed, shown=item.shown)
                mend = told(
                    "Count on, put a line of text between two lists, or write `%(typed)s\\.` for a number.",
                    typed=item.typed,
                )
                yield (item.line, item.column), what, mend


def _after_points(page: Parsed) -> Iterator[Fault]:
    for parent in page.root.iter():
        for above, element in pairwise(parent):
            line, column = page.spots.get(element, (0, 0))
            indent = len(page.lines[line - 1]) - len(page.lines[line - 1].lstrip(" ")) if line else 0
            if above.tag in ("ol", "ul") and element.tag in ("p", "ol", "ul") and indent % 4:
                yield (line, column), told("is indented, and does not belong to the point above it"), _INDENT


def _boxes(page: Parsed) -> Iterator[Fault]:
    for box in page.boxes:
        if box.kind and box.kind not in _BOXES:
            mend = told(
                'Write one of %(kinds)s, then the title in quotes: `!!! note "Title"`.', kinds=", ".join(sorted(_BOXES))
            )
            yield (
                (box.line, box.column),
                told("begins a box of the kind “%(kind)s”, which there is not", kind=box.kind),
                mend,
            )
        elif box.kind == DISTRESSING and not _NOTED.search(page.lines[box.line - 1]):
            yield (
                (box.line, box.column),
                told("begins a passage that distresses, and does not say what comes"),
                _SAY_WHAT,
            )
        elif box.is_empty:
            yield (
                (box.line, box.column),
                told("begins a box with nothing in it"),
                told("Indent its text by four blanks."),
            )


def _below_boxes(page: Parsed) -> Iterator[Fault]:
    """Lines that follow those of a box, and are not indented as they are."""
    for box in page.boxes:
        below = iter(enumerate(page.lines[box.line :], box.line + 1))
        number, row = next(((n, row) for n, row in below if not row.expandtabs(4).startswith(" " * 4)), (0, ""))
        if box.column == 1 and not box.is_empty and number and row.strip() and not _BEGINS.match(row):
            yield (number, 1), told("stands below a box without a blank line, and not in it"), _IN_BOX


_FINDERS: tuple[Callable[[Parsed], Iterator[Fault]], ...] = (
    _lists,
    _signs,
    _tables,
    _tabbed,
    _points,
    _after_points,
    _boxes,
    _below_boxes,
    leftovers,
    foreign,
    begun_in_words,
    cut_words,
    indented_code,
    bold_headings,
)
