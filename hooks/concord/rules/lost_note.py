"""A footnote of which one end is missing."""

from __future__ import annotations

from collections.abc import Iterator

from concord.content.catalogue import Catalogue
from concord.content.markdown.parsed import Parsed
from concord.content.markdown.parts import Note
from concord.content.texts import texts
from concord.problem import Problem, Rule
from concord.told import told

RULE = Rule("lost-note", told("A reader who is sent to a note must find it, and find the way back."))


def check(catalogue: Catalogue) -> Iterator[Problem]:
    """Each mark without its note, and each note without its mark, or that cannot be shown."""
    for text in texts(catalogue):
        for note, what, mend in _faults(text.parsed):
            yield RULE.broken(text.at(note.line, note.column), what, mend)


def _faults(page: Parsed) -> Iterator[tuple[Note, str, str]]:
    for note in page.lost_note_references:
        yield note, told("sends to a note %(label)s, which is not on the page", label=note.label), _write(note)
    known, seen = {note.label for note in page.note_references}, set[str]()
    for note in page.definitions:
        if note.label in seen:
            yield (
                note,
                told("the note %(label)s is there twice", label=note.label),
                told("Give one of the two another label."),
            )
        elif note.label not in known:
            mend = told("Put `[^%(label)s]` where the note belongs, or remove it.", label=note.label)
            yield note, told("nothing sends to the note %(label)s", label=note.label), mend
        elif note.label not in page.shown_notes:
            mend = told("Begin the line with the note's label, without blanks before it.")
            yield note, told("the note %(label)s stands within another note, and is not shown", label=note.label), mend
        elif note.label in page.empty_notes:
            yield note, told("the note %(label)s says nothing", label=note.label), _write(note)
        seen.add(note.label)


def _write(note: Note) -> str:
    return told("Write the note on a line of its own: `[^%(label)s]: …`; or remove the mark.", label=note.label)
