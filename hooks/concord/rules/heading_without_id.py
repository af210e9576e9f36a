"""A heading that has no address of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from concord.catalogue import Catalogue
from concord.citations import without_code
from concord.problem import Problem, Rule
from concord.rules.texts import texts

RULE = Rule(
    "heading-without-id", "A link to a section must work in every language; a made-up `#_1` moves with each edit."
)
_HEADING = re.compile(r"^(#{1,6})[ \t]+(.+?)[ \t]*$", re.MULTILINE)
_UNDERLINED = re.compile(r"^(?P<title>[^\s>|*#-].*)\n(?:=+|-+)[ \t]*$", re.MULTILINE)
_ID = re.compile(r"\{#([^}\s]*)[^}]*\}$")


def check(catalogue: Catalogue) -> Iterator[Problem]:
    """Each heading without an id of small Latin letters, digits and hyphens."""
    for text in texts(catalogue):
        body = without_code(text.body)
        for heading in _HEADING.finditer(body):
            given = _ID.search(heading[2])
            if given is None:
                mend = "Add one at the end of the line: `## Title {#title}`, the same in every language."
                yield RULE.broken(text.place(heading.start()), "the heading has no id", mend)
            elif not re.fullmatch(r"[a-z][a-z0-9-]*", given[1]):
                what = f"the heading's id {given[1]} is not of small Latin letters, digits and hyphens"
                yield RULE.broken(
                    text.place(heading.start(2) + given.start()), what, "Write it as in `{#what-was-done}`."
                )
        for heading in _UNDERLINED.finditer(body):
            mend = "Write it with hashes: `## Title {#title}`."
            yield RULE.broken(text.place(heading.start()), "the heading is underlined and has no id", mend)
