"""A heading that has no address of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from concord.content.catalogue import Catalogue
from concord.content.markdown.parts import Heading
from concord.content.texts import Text, texts
from concord.problem import Problem, Rule
from concord.told import told

RULE = Rule(
    "heading-without-id", told("A link to a section must work in every language; a made-up `#_1` moves with each edit.")
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
        mend = told(
            "Write it with hashes: `## Title {#title}`; where none is meant, put a blank line above the hyphens."
        )
        return RULE.broken(place, told("the heading is underlined and has no id"), mend)
    if not heading.text.strip():
        return RULE.broken(
            place, told("the heading has no words"), told("Write its words before the id, or remove it.")
        )
    if "{#" in heading.text or (not heading.id and "{" in line):
        mend = told("End the line with nothing but an id in braces: `## Title {#title}`.")
        return RULE.broken(place, told("the heading has braces, and no id that can be read"), mend)
    if not heading.id:
        mend = told("Add one at the end of the line: `## Title {#title}`, the same in every language.")
        return RULE.broken(place, told("the heading has no id"), mend)
    if not _SOUND.fullmatch(heading.id):
        what = told("the heading's id %(id)s is not of small Latin letters, digits and hyphens", id=heading.id)
        return RULE.broken(at_id, what, told("Write it as in `{#what-was-done}`."))
    if heading.id in seen:
        what = told("another heading of the page has the id %(id)s too", id=heading.id)
        return RULE.broken(at_id, what, told("Give one of them another id."))
    return None
