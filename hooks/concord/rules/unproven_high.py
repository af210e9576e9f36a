"""A statement that is called sure without words of a source that carry it: nobody could check it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from concord.content.catalogue import Catalogue
from concord.content.frontmatter import Path
from concord.problem import Problem, Rule
from concord.records.kinds import Confidence, Evidence
from concord.records.values import Value
from concord.told import told

RULE = Rule(
    "unproven-high", told("Whoever relies on a statement marked high must be able to read the words it rests on.")
)


def check(catalogue: Catalogue) -> Iterator[Problem]:
    """Each statement of high confidence without a quotation."""
    for id, record in sorted(catalogue.records.items()):
        for path, statement in _statements(record):
            if statement.confidence is Confidence.HIGH and not (statement.proof and statement.proof.quote):
                mend = told("Add the words that carry it as `quote` under `proof`, or say `confidence: medium`.")
                yield RULE.broken(
                    catalogue.place(id, (*path, "confidence")), told("is high without words of a source"), mend
                )


def _statements(value: Any, path: Path = ()) -> Iterator[tuple[Path, Evidence]]:
    """Every statement in a record that has evidence of its own, and where it stands."""
    if isinstance(value, Evidence):
        yield path, value
    if isinstance(value, Value):
        for name in type(value).model_fields:
            yield from _statements(getattr(value, name), (*path, name))
    elif isinstance(value, tuple):
        for number, part in enumerate(value):
            yield from _statements(part, (*path, number))
