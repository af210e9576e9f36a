"""The fields that a page can have, kind by kind: the handbook's reference, made of the records themselves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from inspect import get_annotations

from pydantic.fields import FieldInfo

from concord.language.localized import Localized
from concord.language.saying import sayer
from concord.records.kinds import KIND_LABELS, KINDS, Answer, Evidence, Record
from concord.records.labels import N_, sentence
from concord.records.relations import Relates, relation_kind
from concord.records.values import Link, Prose, Value, types_in
from concord.told import told

_SHARED: Mapping[type[Value], str] = {
    Record: N_("Every page"),
    Evidence: N_("A statement and its source"),
    Link: N_("A link to another record"),
}
"""What is called by no field and no kind: a message."""


UNWRITTEN = "Not checked."
"""What stands below a heading of a new page until somebody writes there: silence must never read as "no"."""


@dataclass(frozen=True)
class Piece:
    """A part of a sentence."""

    text: str
    is_code: bool


@dataclass(frozen=True)
class FieldRow:
    """A field: its name, its sentence whole and cut at the backticks, what it may hold."""

    name: str
    sentence: Prose
    pieces: tuple[Piece, ...]
    required: bool
    values: tuple[str, ...]
    """The fixed words it may hold; each has a label."""
    targets: tuple[str, ...]
    """What the kinds are called that it may lead to."""
    part: str
    """The anchor of the table of what it is made of, if it has fields of its own."""


@dataclass(frozen=True)
class FieldTable:
    """The fields of a kind or of a part, and the tables of those that it has besides."""

    anchor: str
    title: str
    is_field: bool
    """Whether the title is the name of the field that holds the part."""
    sentence: Prose
    besides: tuple[tuple[str, str], ...]
    """Anchor and title of each."""
    rows: tuple[FieldRow, ...]


def fields_view(local: Localized) -> tuple[FieldTable, ...]:
    """Every field: those of all pages, of each kind, then of what they are made of."""
    holders = dict(_holders([*_SHARED, *KINDS]))
    kinds: list[type[Value]] = [*_SHARED, *(kind for kind in KINDS if own_fields(kind))]
    kinds += (part for part in holders if part is not Link)
    return tuple(_table(local, kind, holders) for kind in kinds)


def own_fields(kind: type[Value]) -> dict[str, FieldInfo]:
    """The fields that an editor writes and that a kind or a part adds to those it inherits."""
    named = (name for name in get_annotations(kind) if name in kind.model_fields)
    return {name: kind.model_fields[name] for name in named if (kind, name) != (Record, "id")}


def required(kind: type[Value]) -> dict[str, FieldInfo]:
    """The fields that each page of a kind, or each part, must have, in the order in which one writes them."""
    bases = [base for base in (Record, kind, Evidence) if issubclass(kind, base)] if issubclass(kind, Record) else []
    names = [name for base in bases for name in own_fields(base)] or list(kind.model_fields)
    return {name: info for name in names if (info := kind.model_fields[name]).is_required()}


def parts_of(info: FieldInfo) -> Iterator[type[Value]]:
    """What a field is made of, where that has fields of its own."""
    yield from (part for part in types_in(info.annotation) if issubclass(part, Value))


def made_of(kind: type[Value]) -> Iterator[type[Value]]:
    """Every class whose fields can stand on a page of a kind, at any depth."""
    yield from (base for base in kind.__mro__ if issubclass(base, Value) and base is not Value)
    for info in kind.model_fields.values():
        for part in parts_of(info):
            yield from made_of(part)


def _holders(kinds: Iterable[type[Value]]) -> Iterator[tuple[type[Value], str]]:
    """Each part that these are made of, at any depth, with the name of a field that holds it."""
    for kind in kinds:
        for name, info in own_fields(kind).items():
            for part in parts_of(info):
                yield part, name
                yield from _holders([part])


def _table(local: Localized, kind: type[Value], holders: dict[type[Value], str]) -> FieldTable:
    named = _SHARED.get(kind) or (kind.label if issubclass(kind, Record) else "")
    return FieldTable(
        _anchor(kind),
        local.say(named) if named else holders[kind],
        not named,
        _said(local, kind.__doc__ or ""),
        tuple((_anchor(other), local.say(title)) for other, title in _SHARED.items() if other in kind.__mro__[1:]),
        tuple(_row(local, name, info) for name, info in own_fields(kind).items()),
    )


def _row(local: Localized, name: str, info: FieldInfo) -> FieldRow:
    leads = any(isinstance(mark, Relates) for mark in info.metadata)
    said = _said(local, sentence(info))
    return FieldRow(
        name,
        said,
        tuple(Piece(text, number % 2 == 1) for number, text in enumerate(said.split("`"))),
        info.is_required(),
        values_of(info),
        tuple(local.say(KIND_LABELS[kind]) for kind in relation_kind(name).targets) if leads else (),
        next(map(_anchor, parts_of(info)), ""),
    )


def _said(local: Localized, text: str) -> Prose:
    """A sentence in the reader's language, where it was translated."""
    said = sayer(local.language)(told(text))
    return Prose(said) if said == text else Prose(said, local.language)


def _anchor(kind: type[Value]) -> str:
    return kind.__name__.lower()


def values_of(info: FieldInfo) -> tuple[str, ...]:
    """The fixed words that a field may hold, if it holds such."""
    return tuple(str(value) for kind in types_in(info.annotation) if issubclass(kind, StrEnum) for value in kind)


def choices_of(info: FieldInfo) -> tuple[str, ...]:
    """The words among which whoever fills in a field chooses, if there are such."""
    return values_of(info) or (("true", "false") if info.annotation is bool else ())


def proposed(info: FieldInfo) -> str:
    """What stands in a field that nobody has looked at, so that it claims no more than was checked; else nothing."""
    return str(Answer.NOT_CHECKED) if Answer.NOT_CHECKED in values_of(info) else ""


def example_of(info: FieldInfo) -> str:
    """The example in a field's sentence: what an editor types behind the colon."""
    return sentence(info).partition("`")[2].partition("`")[0]
