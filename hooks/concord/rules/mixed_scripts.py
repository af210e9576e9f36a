"""A word in which letters of two alphabets look alike: `тәркiленiп` with a Latin i, `сriminal` with a Cyrillic с."""

from __future__ import annotations

import re
from collections.abc import Iterator

from concord.content.catalogue import Catalogue
from concord.content.frontmatter import Page, leaves
from concord.content.texts import Text, pages
from concord.problem import Place, Problem, Rule
from concord.told import told

RULE = Rule("mixed-scripts", told("A word with a letter of another alphabet looks right, and no search finds it."))
_LATIN, _CYRILLIC = "[A-Za-z]", "[\u0400-\u04ff]"
_LETTER = r"[^\W\d_]"
# Where one alphabet ends and another begins. Few texts have such a place, so that it is looked for first.
_MIXED = re.compile(rf"{_LATIN}{_CYRILLIC}|{_CYRILLIC}{_LATIN}")
_WORD = re.compile(rf"{_LETTER}*(?:{_LATIN}{_CYRILLIC}|{_CYRILLIC}{_LATIN}){_LETTER}*")
_ABBREVIATION = re.compile(r"[A-Z]{2,}s?[\u0400-\u04ff]+")  # with an ending of the language around it: JITлар


def check(catalogue: Catalogue) -> Iterator[Problem]:
    """Each word of a field or a text that mixes Latin and Cyrillic letters."""
    for page in pages(catalogue):
        for place, word in _words(page):
            if not _ABBREVIATION.fullmatch(word):
                few = min(re.findall(_LATIN, word), re.findall(_CYRILLIC, word), key=len)
                what = told(
                    "%(word)s mixes two alphabets: %(letters)s is of the other one",
                    word=word,
                    letters=", ".join(dict.fromkeys(few)),
                )
                yield RULE.broken(place, what, told("Type the word anew with one keyboard."))


def _words(page: Page) -> Iterator[tuple[Place, str]]:
    values = tuple(leaves(page.tree))
    if _MIXED.search("\n".join(value for _, value in values)):
        yield from ((page.place(path), word) for path, value in values for word in _WORD.findall(value))
    text = Text(page)
    for typed in (typed for _, typed in text.parsed.texts if _MIXED.search(typed)):
        yield from ((text.at(*typed.spot(found.start())), found[0]) for found in _WORD.finditer(typed))
