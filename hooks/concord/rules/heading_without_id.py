"""A heading that has no address of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from concord.content.catalogue import Catalogue
from concord.content.citations import without_code
from concord.content.texts import texts
from concord.problem import Place, Problem, Rule

RULE = Rule(
    "heading-without-id", "A link to a section must work in every language; a made-up `#_1` moves with each edit."
)
_HEADING = re.compile(r"^(#{1,6})[ \t]+(.+?)[ \t]*$", re.MULTILINE)
_UNDERLINED = re.compile(r"^(?P<title>[^\s>|*#-].*)\n(?:=+|-+)[ \t]*$", re.MULTILINE)
_ID = re.compile(r"\{#([^}\s]*)[^}]*\}$")


def check(catalogue: Catalogue) -> Iterator[Problem]:
    """Each heading without an id of small Latin letters, digits and hyphens that is the only one on its page."""
    for text in texts(catalogue):
        body, seen = without_code(text.body), set[str]()
        for heading in _HEADING.finditer(body):
            given = _ID.search(heading[2])
            if given is None:
                mend = "Add one at the end of the line: `## Title {#title}`, the same in every language."
                yield RULE.broken(text.place(heading.start()), "the heading has no id", mend)
            else:
                yield from _wrong_id(text.place(heading.start(2) + given.start()), given[1], seen)
                seen.add(given[1])
        for heading in _UNDERLINED.finditer(body):
            mend = "Write it with hashes: `## Title {#title}`."
            yield RULE.broken(text.place(heading.start()), "the heading is underlined and has no id", mend)


def _wrong_id(place: Place, id: str, seen: set[str]) -> Iterator[Problem]:
    if not re.fullmatch(r"[a-z][a-z0-9-]*", id):
        what = f"the heading's id {id} is not of small Latin letters, digits and hyphens"
        yield RULE.broken(place, what, "Write it as in `{#what-was-done}`.")
    elif id in seen:
        yield RULE.broken(place, f"another heading of the page has the id {id} too", "Give one of them another id.")
