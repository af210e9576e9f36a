"""Content that would run, or call out to a network, in the reader's browser."""

from __future__ import annotations

import re
from collections.abc import Iterator

from concord.content.catalogue import Catalogue
from concord.content.citations import without_code
from concord.content.texts import texts
from concord.problem import Problem, Rule

RULE = Rule("active-content", "A page must not run anything or call anywhere: it would tell others who reads it.")
_FAULTS = (
    (re.compile(r"<(?=[/!?a-zA-Z])(?!https?://[^\s<>]+>)"), "has raw HTML", "Write it in Markdown."),
    (
        re.compile(r"!\[[^\]]*\]\(\s*(?:https?:)?//"),
        "shows a picture from the network",
        "Put the file beside the page.",
    ),
    (
        re.compile(r"\]\(\s*<?\s*(?!https?:)[a-zA-Z][a-zA-Z0-9+.-]*:", re.IGNORECASE),
        "links to something that is neither a page nor a web address",
        "Use an id or an address that begins with https://.",
    ),
    (re.compile(r"\{[^}\n]*\b(?:on[a-z]+|style|href|src)\s*="), "sets an attribute that browsers act on", "Remove it."),
    (
        re.compile(r"^\[[^\]]+\]:[ \t]", re.MULTILINE),
        "defines a reference link",
        "Write the link inline: `[text](id)`.",
    ),
)


def check(catalogue: Catalogue) -> Iterator[Problem]:
    """Each bit of raw HTML, foreign picture, script address or active attribute outside code."""
    for text in texts(catalogue):
        body = without_code(text.body)
        for pattern, what, mend in _FAULTS:
            for found in pattern.finditer(body):
                yield RULE.broken(text.place(found.start()), what, mend)
