"""What somebody left for herself: words such as to do, a text that only holds a place, a heading without a text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import zip_longest

from concord.content.catalogue import Catalogue
from concord.content.frontmatter import UNFINISHED, Page, leaves
from concord.content.markdown.dialect import HEADINGS
from concord.content.texts import Text, pages
from concord.problem import Place, Problem
from concord.told import told

RULE = UNFINISHED
_LEFT = re.compile(
    r"\b(?:TODO|FIXME|TBD|XXXX+|ДОПИСАТЬ|УТОЧНИТЬ|ЗАПОЛНИТЬ)\b|\b(?i:lorem ipsum)\b"
    r"|\b(?i:todo):|\b(?i:дописать|уточнить|заполнить)!|\[(?:INSERT|ВСТАВИТЬ|ПЕРЕВОД|TRANSLATION)\b"
    r"|\bError! (?:Reference|Bookmark)\b|\bОшибка! (?:Источник|Закладка)\b"
    r"|(?i:\btranslated with \S*deepl\b|\bпереведено (?:с помощью|в) deepl\b)"
    r"|\b(?i:as an ai language model)\b|oaicite:|contentReference\[|\bturn\d+(?:search|view|news)\d+\b|【\d+[:†]"
)
"""What people, writing programs and machines that translate or write leave behind."""
_HINTS = (
    *"todo fixme tbd xxxx дописать уточнить заполнить lorem [insert [вставить [перевод [translation".split(),
    *"error! ошибка! deepl oaicite: contentreference[ turn0 turn1 turn2 【".split(),
    "an ai language model",
)
"""What each of them has, in small letters: few pages have any."""
_DOTS = re.compile(r"[.…?_-]+")
"""A value that only holds its place."""


def check(catalogue: Catalogue) -> Iterator[Problem]:
    """Each such word in a field or a text, and each heading without a text."""
    for page in pages(catalogue):
        yield from _without_text(Text(page))
        for place, words in _found(page):
            what = told("says %(words)s, which somebody left for later", words=words)
            yield RULE.broken(place, what, told("Write what is missing, or say that it is not known; or take it out."))


def _without_text(text: Text) -> Iterator[Problem]:
    """Each heading that another of its order follows, or nothing at all."""
    blocks = tuple(text.parsed.root)
    for heading, below in zip_longest(blocks, blocks[1:]):
        ends = below is None or (below.tag in HEADINGS and below.tag <= heading.tag)
        if heading.tag in HEADINGS and heading.get("id") and ends:
            mend = told("Write its text, or that nobody looked; or take the heading out.")
            yield RULE.broken(text.at(*text.parsed.spots[heading]), told("is a heading with no text below it"), mend)


def _found(page: Page) -> Iterator[tuple[Place, str]]:
    values = tuple(leaves(page.tree))
    yield from ((page.place(path), value) for path, value in values if _DOTS.fullmatch(value))
    whole = "\n".join([*(value for _, value in values), *Text(page).parsed.lines]).lower()
    if not any(word in whole for word in _HINTS):
        return
    yield from ((page.place(path), found[0]) for path, value in values if (found := _LEFT.search(value)))
    text = Text(page)
    for _, typed in text.parsed.texts:
        yield from ((text.at(*typed.spot(found.start())), found[0]) for found in _LEFT.finditer(typed))
