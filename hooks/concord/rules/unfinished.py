"""Words that somebody left for herself: to do, to be filled in, a text that only holds a place."""

from __future__ import annotations

import re
from collections.abc import Iterator

from concord.content.catalogue import Catalogue
from concord.content.frontmatter import UNFINISHED, Page, leaves
from concord.content.texts import Text, pages
from concord.problem import Place, Problem
from concord.told import told

RULE = UNFINISHED
_LEFT = re.compile(r"\b(?:TODO|FIXME|TBD|XXXX+|ДОПИСАТЬ|УТОЧНИТЬ|ЗАПОЛНИТЬ)\b|\b(?i:lorem ipsum)\b")


def check(catalogue: Catalogue) -> Iterator[Problem]:
    """Each such word in a field or a text."""
    for page in pages(catalogue):
        for place, words in _found(page):
            what = told("says %(words)s, which somebody left for later", words=words)
            yield RULE.broken(place, what, told("Write what is missing, or say that it is not known; or take it out."))


def _found(page: Page) -> Iterator[tuple[Place, str]]:
    yield from ((page.place(path), found[0]) for path, value in leaves(page.tree) if (found := _LEFT.search(value)))
    text = Text(page)
    for _, typed in text.parsed.texts:
        yield from ((text.at(*typed.spot(found.start())), found[0]) for found in _LEFT.finditer(typed))
