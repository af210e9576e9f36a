"""Headings in an order that a voice cannot read aloud: a second title, or a step left out."""

from __future__ import annotations

from collections.abc import Iterator

from concord.content.catalogue import Catalogue
from concord.content.texts import texts
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
