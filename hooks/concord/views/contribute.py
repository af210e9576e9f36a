"""The form by which a reader sends a practice, a lesson, a correction or a translation: its fields, made of the schema."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from concord.contributions.faults import MESSAGES
from concord.contributions.sent import FORMAT, HIDDEN, KINDS, MARKUP, Sent, SentPractice, schema
from concord.identities.door import AFTER, BEFORE, HARMED, OFFICE, SIGNS, in_browser
from concord.identities.kinds import Kind
from concord.language.localized import Localized
from concord.language.writing import country_name, language_name
from concord.records.kinds import KIND_LABELS, Country, Role
from concord.records.labels import LABELS, N_

_KIND_TITLES = {
    **{kind: KIND_LABELS[kind] for kind, made in KINDS.items() if made is SentPractice},
    "correction": N_("Correction of a page"),
    "translation": N_("Translation of a text"),
}
_GROUPS = {"SentPractice": "practice lesson", "SentCorrection": "correction", "SentTranslation": "translation"}
"""The kinds for which each part of the form is filled in."""
_LABELS = {
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
_HINTS = {
    **{name: MESSAGES[name] for name in ("page", "part", "url")},
    "text": N_("Name no victim and no private person. Each line is a paragraph; one that begins with “- ” is a point of a list."),
}  # fmt: skip
_SHARED = ("language", "role", "state")
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


def contribute_view(local: Localized) -> ContributeView:
    """The form in a language."""
    whole = schema()["$defs"]
    groups = tuple(Group(kinds, tuple(_fields(local, whole, name))) for name, kinds in _GROUPS.items())
    shared = tuple(field for field in _fields(local, whole, Sent.__name__, SentPractice.__name__))
    kinds = tuple((kind, local.say(title)) for kind, title in _KIND_TITLES.items())
    roles = tuple((str(role), local.say(LABELS[role])) for role in Role)
    return ContributeView(kinds, shared, groups, roles, json.dumps(_told(local), ensure_ascii=False))


def _fields(local: Localized, whole: Mapping[str, Any], group: str, model: str = "") -> Iterator[Field]:
    """The fields of a part of the form; of those that all kinds have, where the part is all kinds."""
    form = whole[model or group]
    for name, given in form["properties"].items():
        if name not in _MADE and (name in _SHARED) is bool(model):
            yield _field(local, whole, _GROUPS.get(group, "all").partition(" ")[0], name, given, name in form["required"])


def _field(local: Localized, whole: Mapping[str, Any], group: str, name: str, given: Mapping[str, Any], required: bool) -> Field:
    shape = _shape(whole, given)
    labels = {**_LABELS, **(_OF_TRANSLATION if group == "translation" else {})}
    control = _control(shape)
    return Field(
        name,
        f"{group}-{name}",
        local.say(labels[name]),
        local.say(_HINTS.get(name, "")),
        control,
        required,
        shape.get("maxLength"),
        shape.get("pattern", "").removeprefix("^").removesuffix("$"),
        tuple(_options(local, whole, name, shape, control)),
    )


def _shape(whole: Mapping[str, Any], given: Mapping[str, Any]) -> Mapping[str, Any]:
    """What a field holds, without what it is called and without saying that it may be left out."""
    wanted = next((one for one in given.get("anyOf", ()) if one.get("type") != "null"), given)
    return whole[wanted["$ref"].rpartition("/")[2]] if "$ref" in wanted else wanted


def _control(shape: Mapping[str, Any]) -> str:
    if shape.get("type") == "array":
        return "roles" if shape["items"]["$ref"].endswith("Involvement") else "boxes"
    if "enum" in shape:
        return "choice"
    return "text" if shape.get("maxLength", 0) > _SHORT else "line"


def _options(
    local: Localized, whole: Mapping[str, Any], name: str, shape: Mapping[str, Any], control: str
) -> Iterator[tuple[str, str]]:
    if control == "roles":
        codes = sorted(country.state for country in local.records(Country))
        yield from sorted(((code, country_name(code, local.language)) for code in codes), key=lambda row: row[1])
    values = _shape(whole, shape["items"])["enum"] if control == "boxes" else shape.get("enum", ())
    for value in values:
        yield value, _called(local, name, value)


def _called(local: Localized, name: str, value: str) -> str:
    if name == "language":
        return language_name(value, value)
    return country_name(value, local.language) if name == "state" else local.say(LABELS[value])


def _told(local: Localized) -> Mapping[str, Any]:
    """What the script has to know: the words of faults, the patterns, what the file says of itself."""
    words = ("wanted", "long", "page", "part", "url", "markup", "hidden", "identity", "same", "unread", "large")
    return {
        "format": FORMAT,
        "words": {word: local.say(MESSAGES[word]) for word in words},
        "markup": MARKUP,
        "hidden": HIDDEN,
        "signs": [[in_browser(s.pattern), "giu" if s.any_case else "gu", s.kind is Kind.NAME] for s in SIGNS],
        "office": [in_browser(OFFICE), in_browser(HARMED), BEFORE, AFTER],
    }
