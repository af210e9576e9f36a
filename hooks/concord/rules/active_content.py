"""Content that would run, or call out to a network, in the reader's browser."""

from __future__ import annotations

from collections.abc import Iterator

from concord.content.catalogue import Catalogue
from concord.content.markdown.allowed import faults
from concord.content.texts import texts
from concord.problem import Problem, Rule
from concord.told import told

RULE = Rule("active-content", told("A page must not run anything or call anywhere: it would tell others who reads it."))


def check(catalogue: Catalogue) -> Iterator[Problem]:
    """Each thing on a page as it is shown that is not of our Markdown: elements, attributes, addresses, HTML."""
    for text in texts(catalogue):
        for fault in faults(text.parsed):
            yield RULE.broken(text.at(fault.line, fault.column), fault.what, fault.mend)
