"""The form by which a reader sends a practice, a lesson, a correction, a translation: its fields, out of the schema."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from concord.contributions.faults import label_of, message
from concord.contributions.sent import FORMAT, HIDDEN, KINDS, MARKUP, SentPractice, schema
from concord.identities.door import AFTER, BEFORE, HARMED, OFFICE, SIGNS, in_browser
from concord.identities.kinds import Kind
from concord.language.localized import Localized
from concord.language.rows import Row
from concord.language.writing import country_name, language_name
from concord.letters.collation import collation_key
from concord.records.kinds import KIND_LABELS, Country, Involvement, Role
from concord.records.labels import LABELS, N_
from concord.records.values import Prose
from concord.views.open_data import json_text

LETTER = "contribute/correction"
_KIND_TITLES = {
    **{kind: KIND_LABELS[kind] for kind, made in KINDS.items() if made is SentPractice},
    "correction": N_("Correction of a page"),
    "translation": N_("Translation of a text"),
}
_GROUPS = {"SentPractice": "practice lesson", "SentCorrection": "correction", "SentTranslation": "translation"}
"""The kinds for which each part of the form is filled in."""
_HINTS = {
    "text": N_(
        "Name no victim and no private person. "
        "Each line is a paragraph; one that begins with “- ” is a point of a list."
    )
}
_SHAPED = ("page", "part", "url")
"""Fields whose hint is what is said where they are filled in otherwise."""
_SHARED = ("role", "state")
_MADE = ("format", "kind", "on", "mark")
_SHORT = 300
"""Signs; what may be longer gets a field of several lines."""


@dataclass(frozen=True)
class Field:
    """A field of the form: its name in the file and in the page, what it is called, and what it takes."""

    name: str
    anchor: str
    label: str
    hint: str
    control: str
    """Of which sort it is: `choice`, `boxes`, `roles`, `line` or `text`."""
    required: bool
    most: int | None
    pattern: str
    options: tuple[tuple[str, str], ...]
    """Each value that it may have, and what readers call it."""


@dataclass(frozen=True)
class Group:
    """What is asked for some kinds."""

    kinds: str
    fields: tuple[Field, ...]


@dataclass(frozen=True)
class ContributeView:
    """The kinds to choose from, the fields of all of them, of each; and what the script is told, as JSON."""

    kinds: tuple[tuple[str, str], ...]
    shared: tuple[Field, ...]
    groups: tuple[Group, ...]
    roles: tuple[tuple[str, str], ...]
    told: str
    forms: tuple[tuple[str, str], ...]
    """The path of each form for Word, and what it is for."""
    letter: Row | None
    """The page on how to send it otherwise, where there is one."""


def contribute_view(local: Localized) -> ContributeView:
    """The form in a language."""
    forms = schema()["$defs"]
    groups = tuple(
        Group(kinds, tuple(_Fields(local, forms, kinds.partition(" ")[0]).of(name, own=True)))
        for name, kinds in _GROUPS.items()
    )
    shared = tuple(_Fields(local, forms, "all").of(SentPractice.__name__, own=False))
    kinds = tuple((kind, local.say(title)) for kind, title in _KIND_TITLES.items())
    roles = tuple((str(role), local.say(LABELS[role])) for role in Role)
    forms = tuple((word_path(group.kinds.partition(" ")[0], local.language), group.kinds) for group in groups)
    forms = tuple((path, ", ".join(dict(kinds)[kind] for kind in named.split())) for path, named in forms)
    letter = local.row(LETTER) if LETTER in local.catalogue.records else None
    return ContributeView(kinds, shared, groups, roles, json_text(_told(local)), forms, letter)


def word_path(kind: str, language: str) -> str:
    """The path of the form for Word for a kind in a language, from the top of the site."""
    return f"data/forms/{kind}.{language}.docx"


@dataclass(frozen=True)
class _Fields:
    """What makes the fields of a part of the form: the schema's definitions, and the kind that it is for."""

    local: Localized
    forms: Mapping[str, Any]
    kind: str

    def of(self, model: str, own: bool) -> Iterator[Field]:
        """The fields of a model that are its own, or those that all have."""
        form = self.forms[model]
        for name, given in form["properties"].items():
            if name not in _MADE and (name not in _SHARED) is own:
                yield self._field(name, self._shape(given), name in form["required"])

    def _field(self, name: str, shape: Mapping[str, Any], required: bool) -> Field:
        hint = message(name, self.local.language, {}) if name in _SHAPED else self.local.say(_HINTS.get(name, ""))
        return Field(
            name,
            f"{self.kind}-{name}",
            self.local.say(label_of(name, self.kind)),
            hint,
            _control(shape),
            required,
            shape.get("maxLength"),
            shape.get("pattern", "").removeprefix("^").removesuffix("$"),
            tuple(self._options(name, shape)),
        )

    def _shape(self, given: Mapping[str, Any]) -> Mapping[str, Any]:
        """What a field holds, without what it is called and without saying that it may be left out."""
        wanted = next((one for one in given.get("anyOf", ()) if one.get("type") != "null"), given)
        found: Mapping[str, Any] = self.forms[wanted["$ref"].rpartition("/")[2]] if "$ref" in wanted else wanted
        return found

    def _options(self, name: str, shape: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
        if _control(shape) == "roles":  # of the States that have a profile; others are told in the text
            yield from self._states(country.state for country in self.local.records(Country))
        elif name == "state":
            yield from self._states(shape["enum"])
        else:
            values = self._shape(shape["items"])["enum"] if "items" in shape else shape.get("enum", ())
            yield from ((value, self._called(name, value)) for value in values)

    def _states(self, codes: Iterable[str]) -> list[tuple[str, str]]:
        language = self.local.language
        named = ((code, country_name(code, language)) for code in codes)
        return sorted(named, key=lambda row: collation_key(row[1], language))

    def _called(self, name: str, value: str) -> str:
        return Prose(language_name(value, value), value) if name == "language" else self.local.say(LABELS[value])


def _control(shape: Mapping[str, Any]) -> str:
    if shape.get("type") == "array":
        return "roles" if shape["items"]["$ref"].endswith(Involvement.__name__) else "boxes"
    if "enum" in shape:
        return "choice"
    return "text" if shape.get("maxLength", 0) > _SHORT else "line"


def _told(local: Localized) -> Mapping[str, Any]:
    """What the script has to know: the words of faults, the patterns, what the file says of itself."""
    left = {name: f"%({name})s" for name in ("most", "words")}  # which the script fills in
    words = ("wanted", "long", "page", "part", "url", "markup", "hidden", "identity", "same", "unread", "large")
    return {
        "format": FORMAT,
        "words": {word: message(word, local.language, left) for word in words},
        "markup": MARKUP,
        "hidden": HIDDEN,
        "signs": [[in_browser(s.pattern), "giu" if s.any_case else "gu", s.kind is Kind.NAME] for s in SIGNS],
        "office": [in_browser(OFFICE), in_browser(HARMED), BEFORE, AFTER],
    }
