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
_WORDS = (
    (re.compile("\ufffd"), told("has the sign for a letter that a program could not read")),
    (
        re.compile("[ÐÑ][\u0080-\u00bf\u0152-\u2122].?[ÐÑ]|â€|Ã[\u0080-\u00bf]|[À-ÿ]{4}"),
        told("has letters that were read in another code"),
    ),
    (re.compile(r"(?<!\w)\?{3,}(?=[ ,.?]|$)|\?{2,} \?{2,}"), told("has question marks where letters were")),
)
"""What is lost of words. A program may be quoted with it."""
_SIGNS = (
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
"""What nobody means to type, wherever it stands."""


def check(catalogue: Catalogue) -> Iterator[Problem]:
    """The first loss of each kind in each field, line or text."""
    for page in pages(catalogue):
        fields = [(page.place(path), value) for path, value in leaves(page.tree)]
        yield from _in_words(page, fields)
        lines = [(Place(page.file, page.body_line + n), line) for n, line in enumerate(Text(page).parsed.lines)]
        for place, words in (*fields, *lines):
            for sign, what, mend in _SIGNS:
                if found := sign.search(words):
                    yield RULE.broken(Place(page.file, place.line, place.column + found.start()), what, mend)


def _in_words(page: Page, fields: list[tuple[Place, str]]) -> Iterator[Problem]:
    text = Text(page)
    for loss, what in _WORDS:
        yield from (RULE.broken(place, what, _AGAIN) for place, value in fields if loss.search(value))
        for _, typed in text.parsed.texts:
            if found := loss.search(typed):
                yield RULE.broken(text.at(*typed.spot(found.start())), what, _AGAIN)
