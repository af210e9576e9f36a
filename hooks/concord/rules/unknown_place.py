"""A link to a place that its page does not have."""

from __future__ import annotations

from collections.abc import Iterator

from concord.content.catalogue import Catalogue
from concord.content.citations import is_citation
from concord.content.paths import ORIGINAL, parse_address
from concord.content.texts import Text, texts
from concord.language.places import places_of
from concord.problem import Problem, Rule, suggest
from concord.told import told

RULE = Rule(
    "unknown-place", told("A reader who follows a link to a section must arrive at it, not at the top of a page.")
)


def check(catalogue: Catalogue) -> Iterator[Problem]:
    """Each link with a `#place` that is neither a heading's id nor printed by the page's template."""
    for text in texts(catalogue):
        for link in text.parsed.links:
            address, _, place = link.address.partition("#")
            is_page = not link.is_picture and (not address or is_citation(link.address))
            if place and is_page and (fault := _fault(catalogue, text, address, place)):
                what, mend = fault
                yield RULE.broken(text.at(link.line, link.column), what, mend)


def _fault(catalogue: Catalogue, text: Text, address: str, place: str) -> tuple[str, str] | None:
    own = parse_address(text.page.file)
    record = catalogue.find(address or (own.id if own else ""))
    if own is None or record is None:  # told by another rule
        return None
    places = places_of(catalogue, record.id, own.language)
    if place in places:
        return None
    page = record.id if address else told("this page")
    mend = suggest(place, places, told("Give the heading that id in every language, or link to the page alone."))
    what = told("leads to the place %(place)s, which %(page)s does not have", place=place, page=page)
    if own.language != ORIGINAL:
        what = told("%(what)s as a reader of %(language)s gets it", what=what, language=own.language)
    return what, mend
