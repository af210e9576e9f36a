"""A word in which letters of two alphabets look alike: `тәркiленiп` with a Latin i, `сriminal` with a Cyrillic с."""

from __future__ import annotations

import re
from collections.abc import Iterator

from concord.content.catalogue import Catalogue
from concord.content.frontmatter import Page
from concord.content.texts import Text, pages
from concord.problem import Place, Problem, Rule

RULE = Rule("mixed-scripts", "A word with a letter of another alphabet looks right, and no search finds it.")
_WORD = re.compile(r"[^\W\d_]+")
_LATIN, _CYRILLIC = re.compile(r"[A-Za-z]"), re.compile(r"[\u0400-\u04ff]")
_ABBREVIATION = re.compile(r"[A-Z]{2,}s?[\u0400-\u04ff]+")  # with an ending of the language around it: JITлар


def check(catalogue: Catalogue) -> Iterator[Problem]:
    """Each word of a field or a text that mixes Latin and Cyrillic letters."""
    for page in pages(catalogue):
        for place, word in _words(page):
            if _LATIN.search(word) and _CYRILLIC.search(word) and not _ABBREVIATION.fullmatch(word):
                few = min(_LATIN.findall(word), _CYRILLIC.findall(word), key=len)
                what = f"{word} mixes two alphabets: {', '.join(dict.fromkeys(few))} is of the other one"
                yield RULE.broken(place, what, "Type the word anew with one keyboard.")


def _words(page: Page) -> Iterator[tuple[Place, str]]:
    for path, place in page.places.items():
        value = page.value(path)
        if isinstance(value, str):
            yield from ((place, word) for word in _WORD.findall(value))
    text = Text(page)
    for _, typed in text.parsed.texts:
        yield from ((text.at(*typed.spot(found.start())), found[0]) for found in _WORD.finditer(typed))
