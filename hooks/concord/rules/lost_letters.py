"""Letters that were lost or changed on the way, when a file was saved or copied in another code."""

from __future__ import annotations

import re
from collections.abc import Iterator

from concord.content.catalogue import Catalogue
from concord.content.frontmatter import Page, leaves
from concord.content.texts import Text, pages
from concord.problem import Place, Problem, Rule
from concord.told import told

RULE = Rule("lost-letters", told("A reader cannot read what a program lost, and no search finds it."))
_AGAIN = told("Copy the words anew from where they came, and save the file as UTF-8.")
_FAULTS = (
    (re.compile("\ufffd"), told("has the sign for a letter that a program could not read"), _AGAIN),
    (
        re.compile(
            "[\u00d0\u00d1][\u0080-\u00bf\u0152-\u2122].?[\u00d0\u00d1]|\u00e2\u20ac|\u00c3[\u0080-\u00bf]|[\u00c0-\u00ff]{4}"
        ),
        told("has letters that were read in another code"),
        _AGAIN,
    ),
    (
        re.compile("[\u202a-\u202e\u2066-\u2069]"),
        told("has a sign that turns the order of letters, and that nobody sees"),
        told("Remove it: the site sets the direction of each language itself."),
    ),
    (
        re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]"),
        told("has a sign that is no letter, and that nobody sees"),
        told("Remove it; an editor shows it as an empty place."),
    ),
)


_MARKS = re.compile(r"(?<!\w)\?{3,}(?=[ ,.?]|$)|\?{2,} \?{2,}")


def check(catalogue: Catalogue) -> Iterator[Problem]:
    """Each line or field with such a sign."""
    for page in pages(catalogue):
        for place, words in _lines(page):
            for pattern, what, mend in _FAULTS:
                if found := pattern.search(words):
                    at = Place(place.file, place.line, place.column + found.start())
                    yield RULE.broken(at, what, mend)
        for place in _marks(page):
            yield RULE.broken(place, told("has question marks where letters were"), _AGAIN)


def _marks(page: Page) -> Iterator[Place]:
    """Where a text has question marks in a row; `???` that begins a box is none."""
    yield from (page.place(path) for path, value in leaves(page.tree) if _MARKS.search(value))
    text = Text(page)
    for _, typed in text.parsed.texts:
        if found := _MARKS.search(typed):
            yield text.at(*typed.spot(found.start()))


def _lines(page: Page) -> Iterator[tuple[Place, str]]:
    yield from ((page.place(path), value) for path, value in leaves(page.tree))
    yield from ((Place(page.file, page.body_line + n), line) for n, line in enumerate(Text(page).parsed.lines))
