"""What is wrong with something that was sent: a value, which the form and the command tell in the same words."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pydantic import ValidationError

from concord.language.messages import read_messages
from concord.language.writing import direction
from concord.records.labels import N_

MESSAGES: Mapping[str, str] = {
    "wanted": N_("Fill this in."),
    "long": N_("This is too long. Shorten it to %(most)s signs."),
    "choice": N_("Choose one of the values that are offered."),
    "page": N_("Give the address of the page as it stands at its foot, such as %(example)s."),
    "part": N_("Give the name of the part as the address shows it behind #, or leave this empty."),
    "url": N_("Give the full address, which begins with %(start)s, or leave this empty."),
    "markup": N_("Take out signs such as %(example)s: only plain text is taken."),
    "hidden": N_("There are signs here that cannot be seen. Delete this text and type it anew."),
    "identity": N_("This may tell who or where a person is: %(words)s. Take it out."),
    "same": N_("The new words are the old ones. Write what should stand there instead."),
    "day": N_("This day does not exist, or is still to come. Set the date of the computer and save again."),
    "mark": N_("The mark of the copy is damaged. Save the file again from the form."),
    "unread": N_("This is no file that the form saved, or it is damaged. Save it again from the form."),
    "large": N_("The file is larger than the form can make it. Send several contributions."),
    "twice": N_("This stands in the file twice. Save the file again from the form."),
    "unknown": N_("The form has no such field. Save the file again from the form."),
    "type": N_("The form never writes such a value here. Save the file again from the form."),
    "version": N_("The file was saved by another version of the form. Fill in the form of a newer copy."),
    "nowhere": N_("There is no such page in this language. Copy the address at the foot of the page."),
    "words": N_("These words do not stand on the page exactly once. Copy a few more of them, with no link in between."),
    "no-part": N_("The page has no such part. Copy its name from the address, behind #."),
    "person": N_("A person has checked this translation. Send a correction of it instead."),
    "already": N_("This contribution has been taken in before."),
    "check": N_("The check of the content does not let this pass: %(problem)s"),
}
"""Each fault, and how it is told: what is wrong and how to mend it."""
LABELS = {
    "language": N_("Language in which you write"),
    "role": N_("Your profession"),
    "state": N_("Your State"),
    "title": N_("Title"),
    "text": N_("Who did what, and what came of it"),
    "countries": N_("Countries"),
    "stages": N_("Stages"),
    "actors": N_("Who takes part"),
    "source": N_("Where it can be read: title, number and date of the document, article"),
    "url": N_("Its address on the web"),
    "page": N_("Page"),
    "words": N_("The words as they stand on the page"),
    "instead": N_("What should stand there"),
    "part": N_("Part"),
}
_OF_TRANSLATION = {
    "title": N_("Title of the page, or heading of the part"),
    "text": N_("The translated text"),
    "language": N_("Language"),
}
"""What the fields are called; in a translation, some otherwise."""
_GIVEN: Mapping[str, Mapping[str, str]] = {
    "page": {"example": "practices/direct-channel"},
    "url": {"start": "https://"},
    "markup": {"example": "<b>"},
}
"""What no language says otherwise."""
_BY_TYPE = {
    "missing": "wanted",
    "string_too_short": "wanted",
    "too_short": "wanted",
    "string_too_long": "long",
    "too_long": "long",
    "extra_forbidden": "unknown",
    "enum": "choice",
    "literal_error": "choice",
}
_BY_FIELD = {
    "format": "version",
    "page": "page",
    "part": "part",
    "url": "url",
    "on": "day",
    "mark": "mark",
    "language": "choice",
    "state": "choice",
    "country": "choice",
}
_MADE = ("format", "on", "mark")  # by the form itself, so that nobody can fill them in
_OF_SHAPE = frozenset({"value_error", "string_pattern_mismatch"})


def label_of(name: str, kind: str) -> str:
    """What a field of a kind is called: a message; empty for what the form fills in by itself."""
    return (_OF_TRANSLATION.get(name) if kind == "translation" else None) or LABELS.get(name, "")


def message(key: str, language: str, values: Mapping[str, str]) -> str:
    """How a fault is told in a language; what comes from elsewhere keeps its own direction."""
    given = {**_GIVEN.get(key, {}), **values}
    if direction(language) == "rtl":
        given = {name: f"\u2068{value}\u2069" for name, value in given.items()}
    return read_messages(language).gettext(MESSAGES[key]) % given


@dataclass(frozen=True)
class Fault:
    """A fault of a field, by its path; of the file as a whole where the field is empty."""

    key: str
    field: str = ""
    values: Mapping[str, str] = dataclasses.field(default_factory=dict)

    def told(self, language: str, kind: str = "") -> str:
        """In a language: the field of a kind, as the form calls it, and what to do."""
        words, label = message(self.key, language, self.values), label_of(self.field.partition(".")[0], kind)
        name = read_messages(language).gettext(label) if label else self.field
        return f"{name}: {words}" if name else words


def faults_of(error: ValidationError) -> Iterator[Fault]:
    """What a model did not take, field by field."""
    for row in error.errors(include_url=False):
        name = ".".join(str(step) for step in row["loc"])
        last = next((step for step in reversed(row["loc"]) if isinstance(step, str)), "")
        most = {"most": str(row["ctx"]["max_length"])} if "max_length" in row.get("ctx", {}) else {}
        yield Fault(_key(row["type"], last), name, most)


def _key(type: str, name: str) -> str:
    if type in MESSAGES:  # our own
        return type
    if name in _MADE:
        return _BY_FIELD[name]
    return _BY_FIELD.get(name, "type") if type in _OF_SHAPE else _BY_TYPE.get(type, "type")
