"""Headings in an order that a voice cannot read aloud: a second title, or a step left out."""

from __future__ import annotations

from collections.abc import Iterator

from concord.content.catalogue import Catalogue
from concord.content.texts import MADE, Text, texts
from concord.problem import Problem, Rule
from concord.told import told

RULE = Rule(
    "heading-order", told("Whoever listens to a page goes from heading to heading, and takes a gap for a loss.")
)
_TITLE = 1


def check(catalogue: Catalogue) -> Iterator[Problem]:
    """Each heading of the order of the title, and each that is deeper by more than one than the heading above it."""
    for text in texts(catalogue):
        above = _TITLE
        for heading in text.parsed.headings:
            mend = told("Write it with %(hashes)s.", hashes="#" * (above + 1))
            place = text.at(heading.line, heading.column)
            if heading.level == _TITLE:
                what = told("is a heading of the first order, which the title of the page is")
                yield RULE.broken(place, what, told("Write it with %(hashes)s.", hashes="##"))
            elif heading.level > above + 1:
                what = told(
                    "is a heading of order %(level)s below one of order %(above)s", level=heading.level, above=above
                )
                yield RULE.broken(place, what, mend)
            above = max(heading.level, _TITLE + 1)
    for (id, language), translation in sorted(catalogue.translations.items()):
        if id in catalogue.pages and language not in MADE:
            yield from _of_translation(Text(translation.page), Text(catalogue.pages[id]))


def _of_translation(text: Text, original: Text) -> Iterator[Problem]:
    """Each heading that is of another order than the one with its id in the original."""
    wanted = {heading.id: heading.level for heading in original.parsed.headings}
    for heading in text.parsed.headings:
        level = wanted.get(heading.id, heading.level)
        if level != heading.level:
            what = told(
                "is a heading of order %(level)s, and of order %(wanted)s in the original",
                level=heading.level,
                wanted=level,
            )
            yield RULE.broken(
                text.at(heading.line, heading.column), what, told("Write it with %(hashes)s.", hashes="#" * level)
            )
