"""A citation in running text that leads nowhere."""

from __future__ import annotations

from collections.abc import Iterator

from concord.content.catalogue import Catalogue
from concord.content.citations import find_citations, find_lost_links
from concord.content.texts import texts
from concord.problem import Problem, Rule, suggest

RULE = Rule("unknown-citation", "A reader who follows a citation must arrive at the page it names.")


def check(catalogue: Catalogue) -> Iterator[Problem]:
    """Each inline link, in any language, whose address is neither an id, nor on the page, nor on the web."""
    for text in texts(catalogue):
        for citation in find_citations(text.body):
            if not catalogue.is_known(citation.id):
                what = f"cites {citation.id}, which is not in the catalogue"
                mend = suggest(citation.id, catalogue.records, "Write the page first, or cite one that exists.")
                yield RULE.broken(text.place(citation.start), what, mend)
        for address, start in find_lost_links(text.body):
            what = f"links to {address or 'nothing'}, which is neither an id nor an address"
            mend = suggest(address, catalogue.records, "An id looks like uz/criminal-code/art-135; small letters.")
            yield RULE.broken(text.place(start), what, mend)
