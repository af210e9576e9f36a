"""A citation in running text that leads nowhere."""

from __future__ import annotations

import re
from collections.abc import Iterator

from concord.content.catalogue import Catalogue
from concord.content.citations import is_citation, is_elsewhere, is_file
from concord.content.texts import texts
from concord.problem import Problem, Rule, suggest
from concord.told import told

RULE = Rule("unknown-citation", told("A reader who follows a citation must arrive at the page it names."))
_FORM = told("An id looks like uz/criminal-code/art-135; small letters.")


def check(catalogue: Catalogue) -> Iterator[Problem]:
    """Each link, in any language, whose address is neither an id, nor a file, nor on the page, nor on the web."""
    for text in texts(catalogue):
        for link in text.parsed.links:
            place, id = text.at(link.line, link.column), link.address.partition("#")[0]
            if is_citation(link.address) and not link.is_picture:
                if id in catalogue.withdrawn:
                    yield RULE.broken(
                        place, told("cites %(id)s, which was withdrawn", id=id), told("Take the link out.")
                    )
                elif not catalogue.is_known(id):
                    mend = suggest(id, catalogue.records, told("Write the page first, or cite one that exists."))
                    yield RULE.broken(place, told("cites %(id)s, which is not in the catalogue", id=id), mend)
            elif re.search(r"\s", link.address.strip()):
                what = told("links to an address with a blank in it: %(address)s", address=link.address)
                yield RULE.broken(place, what, told("Copy the address anew, without the blank."))
            elif not link.text.strip() and not link.is_picture and not link.address.startswith("#"):
                what = told("links to %(address)s without words that a reader could open", address=link.address)
                yield RULE.broken(place, what, told("Write what it leads to between the square brackets."))
            elif not (is_elsewhere(link.address) or is_file(link.address) or link.is_picture):
                what = told(
                    "links to %(address)s, which is neither an id nor an address",
                    address=link.address or told("nothing"),
                )
                mend = suggest(link.address, catalogue.records, _FORM)
                yield RULE.broken(place, what, mend)
        for line, column in text.parsed.broken_links:
            mend = told("Write it as in `[article 135](uz/criminal-code/art-135)`, on one line and within one cell.")
            yield RULE.broken(text.at(line, column), told("has the signs of a link, and is none"), mend)
