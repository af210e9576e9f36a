"""What a page rests on and has changed since the two were compared, as its readers are told."""

from __future__ import annotations

from dataclasses import dataclass

from concord.answers.suspect import Suspect, suspects_of
from concord.content.markdown.parsed import LEAD, parsed
from concord.content.paths import ORIGINAL
from concord.language.bodies import body_in
from concord.language.languages import language_of
from concord.language.localized import Localized
from concord.language.rows import Row
from concord.language.writing import date_text
from concord.records.labels import N_
from concord.records.values import Prose

_GONE = N_("something was taken out")  # a section, of which only that is known
_NAMES = {
    "title": N_("Title"),
    "status": N_("Status"),
    "status_note": N_("Status"),
    "official": N_("Official text"),
    "in_force": N_("In force from"),
    "changed": N_("Wording changed"),
    "level": N_("Duty"),
    "modality": N_("How it binds"),
    "elements": N_("Elements of the offence"),
    "findings": N_("What others found missing or wrong"),
    "implements": N_("What it implements"),
    "replaces": N_("Replaces"),
    "sources": N_("Sources"),
    LEAD: N_("What it says"),
}
"""What readers call the fields that change most; the others go by the name that the handbook has."""


@dataclass(frozen=True)
class SuspectRow:
    """A suspect link as the page tells it: what it leads to, what of that changed, since when, who compared."""

    row: Row
    changed: tuple[Prose, ...]
    since: str
    by: str
    """The role of who compared the two on that day; empty: nobody did."""


def suspect_rows(local: Localized, id: str) -> tuple[SuspectRow, ...]:
    """The suspect links of a page."""
    return tuple(_row(local, suspect) for suspect in suspects_of(local.catalogue, id))


def _row(local: Localized, suspect: Suspect) -> SuspectRow:
    names = _headings(local, suspect.target)
    changed = tuple(names.get(name) or _field(local, name) for name in suspect.changed)
    since, gone = date_text(suspect.last.on, local.language), Prose(local.say(_GONE), local.language)
    return SuspectRow(local.row(suspect.target), changed or (gone,), since, suspect.last.by)


def _headings(local: Localized, id: str) -> dict[str, Prose]:
    language = language_of(local.catalogue, id, local.language)
    body = body_in(local.catalogue, id, language)
    names = ((f"{LEAD}{heading.id}", heading.text) for heading in parsed(body.markdown).headings)
    return {name: Prose(text, dict(body.borrowed).get(name, language)) for name, text in names if text}


def _field(local: Localized, name: str) -> Prose:
    message = _NAMES.get(name)
    return Prose(local.say(message), local.language) if message else Prose(name, ORIGINAL)
