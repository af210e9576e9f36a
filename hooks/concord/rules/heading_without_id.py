"""A heading that has no address of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from concord.content.catalogue import Catalogue
from concord.content.markdown.parts import Heading
from concord.content.texts import Text, texts
from concord.problem import Problem, Rule

RULE = Rule(
    "heading-without-id", "A link to a section must work in every language; a made-up `#_1` moves with each edit."
)
_SOUND = re.compile(r"[a-z][a-z0-9-]*")


def check(catalogue: Catalogue) -> Iterator[Problem]:
    """Each heading without an id of small Latin letters, digits and hyphens that is the only one on its page."""
    for text in texts(catalogue):
        seen = set[str]()
        for heading in text.parsed.headings:
            if fault := _fault(heading, text, seen):
                yield fault
            seen.add(heading.id)


def _fault(heading: Heading, text: Text, seen: set[str]) -> Problem | None:
    line = text.parsed.lines[heading.line - 1]
    place = text.at(heading.line, heading.column)
    at_id = text.at(heading.line, line.rfind("{#") + 1)
    if heading.is_underlined:
        mend = "Write it with hashes: `## Title {#title}`."
        return RULE.broken(place, "the heading is underlined and has no id", mend)
    if not heading.id and "{" in line:
        mend = "End the line with nothing but an id in braces: `## Title {#title}`."
        return RULE.broken(place, "the heading has braces, and no id that can be read", mend)
    if not heading.id:
        mend = "Add one at the end of the line: `## Title {#title}`, the same in every language."
        return RULE.broken(place, "the heading has no id", mend)
    if not _SOUND.fullmatch(heading.id):
        what = f"the heading's id {heading.id} is not of small Latin letters, digits and hyphens"
        return RULE.broken(at_id, what, "Write it as in `{#what-was-done}`.")
    if heading.id in seen:
        what = f"another heading of the page has the id {heading.id} too"
        return RULE.broken(at_id, what, "Give one of them another id.")
    return None
