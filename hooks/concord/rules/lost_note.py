"""A footnote of which one end is missing."""

from __future__ import annotations

from collections.abc import Iterator

from concord.content.catalogue import Catalogue
from concord.content.markdown.parsed import Parsed
from concord.content.markdown.parts import Note
from concord.content.texts import texts
from concord.problem import Problem, Rule

RULE = Rule("lost-note", "A reader who is sent to a note must find it, and find the way back.")


def check(catalogue: Catalogue) -> Iterator[Problem]:
    """Each mark without its note, and each note without its mark, or that cannot be shown."""
    for text in texts(catalogue):
        for note, what, mend in _faults(text.parsed):
            yield RULE.broken(text.at(note.line, note.column), what, mend)


def _faults(page: Parsed) -> Iterator[tuple[Note, str, str]]:
    for note in page.lost_note_references:
        mend = f"Write the note on a line of its own: `[^{note.label}]: …`; or remove the mark."
        yield note, f"sends to a note {note.label}, which is not on the page", mend
    known, seen = {note.label for note in page.note_references}, set[str]()
    for note in page.definitions:
        if note.label in seen:
            yield note, f"the note {note.label} is there twice", "Give one of the two another label."
        elif note.label not in known:
            mend = f"Put `[^{note.label}]` where the note belongs, or remove it."
            yield note, f"nothing sends to the note {note.label}", mend
        elif note.label not in page.shown_notes:
            mend = "Begin the line with the note's label, without blanks before it."
            yield note, f"the note {note.label} stands within another note, and is not shown", mend
        seen.add(note.label)
