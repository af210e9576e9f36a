"""What is told of a contribution beside its pages: from whom by profession, when, from which copy; and what it asks."""

from __future__ import annotations

import re
from collections.abc import Mapping

from concord.contributions.sent import Sent

_FIRST = ("kind", "language", "role", "state", "on", "mark")
_LINE = re.compile(r"^([A-Z][a-z]+): (.*)$", re.MULTILINE)
_OF_CHANGES = ("page", "part", "title", "words", "instead", "source")
"""What a changed page alone does not tell; a new one tells it all."""


def note_of(sent: Sent, name: str) -> str:
    """A commit's message, or the text beside the pages: a headline, then a line a field, as git has trailers."""
    given = sent.model_dump(mode="json", exclude_none=True)
    rows = [
        f"{field.capitalize()}: {given[field]}"
        for field in (*_FIRST, *(_OF_CHANGES if "page" in given else ()))
        if field in given
    ]
    return f"Take in the {given['kind']} {name}\n\n" + "\n".join(rows) + "\n"


def told_in(note: str) -> Mapping[str, str]:
    """The fields that a note tells."""
    return {name.lower(): value for name, value in _LINE.findall(note.partition("\n\n")[2])}
