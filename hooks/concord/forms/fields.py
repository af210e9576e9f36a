"""The form of a kind of record: a field of the form for each field of a page, each holding text and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from functools import partial
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic.fields import FieldInfo

from concord.content.paths import ORIGINAL
from concord.records.kinds import CoveredMeasure, Evidence, Record, TreatyStatus
from concord.records.labels import sentence
from concord.records.values import Link, Prose, Value
from concord.views.fields import values_of

Field = dict[str, Any]
Shape = dict[str, Any]
BARE: dict[type[Value], str] = {Link: "to", CoveredMeasure: "measure"}
"""What may stand as a bare word on a page, and the field of it that the word is."""
_KEY: dict[type[Value], str] = {TreatyStatus: "treaty"}
"""The field by which a translation names a row, where it has no `id`."""


def form_of(kind: type[Record]) -> list[Field]:
    """The fields of a kind's form, in the order of the handbook, without the text of the page."""
    return [_field(name, info) for name, info in written_fields(kind)]


def written_fields(kind: type[Value]) -> Iterator[tuple[str, FieldInfo]]:
    """The fields that an editor writes, in the order in which she thinks; a page's id is its path."""
    is_page = issubclass(kind, Record) and bool(kind.room)
    named = (name for name in kind.model_fields if not (is_page and name == "id"))
    yield from ((name, kind.model_fields[name]) for name in sorted(named, key=partial(_rank, kind)))


def _rank(kind: type[Value], name: str) -> int:
    """Names first, then what is told of this kind alone, then what it rests on, then what few pages have."""
    if name in ("id", "title"):
        return 0
    is_of_all = issubclass(kind, Record) and name in Record.model_fields
    return 3 if is_of_all else 2 if issubclass(kind, Evidence) and name in Evidence.model_fields else 1


def shape_of(kind: type[Value]) -> Shape:
    """What the form must know of a kind to open and close a page: which fields nest, and what may be a bare word."""
    return {name: _shape(info.annotation) for name, info in written_fields(kind)}


def _shape(annotation: Any) -> Shape:
    plain, is_list = _held(annotation)
    if not _is_value(plain):
        return {"list": {}} if is_list else {}
    one: Shape = {"fields": shape_of(plain)}
    if plain in BARE:
        one["bare"] = BARE[plain]
    return {"list": one, **_key_of(plain)} if is_list else one


def _key_of(part: type[Value]) -> Shape:
    key = _KEY.get(part, "id" if "id" in part.model_fields else "")
    return {"key": key} if key else {}


def _held(annotation: Any) -> tuple[Any, bool]:
    """What a field holds, and whether it is a list of that."""
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _held(arguments[0])
    if origin in (Union, UnionType):
        return _held(next(one for one in arguments if one is not NoneType))
    if origin is tuple:
        return _held(arguments[0])[0], True
    return annotation, False


def _is_value(plain: Any) -> bool:
    return isinstance(plain, type) and issubclass(plain, Value)


def _field(name: str, info: FieldInfo) -> Field:
    plain, is_list = _held(info.annotation)
    words = _words(plain, info)
    is_read = plain is Prose or _has_prose(plain)
    needed: Any = info.is_required() and ([ORIGINAL] if is_read else True)
    field: Field = {"name": name, "label": name, "hint": str(sentence(info)), "required": needed, "i18n": is_read}
    if get_origin(plain) is dict:
        return {**field, "widget": "keyvalue", "required": False}
    if _is_value(plain):
        return {**field, **_nested(plain, is_list, is_read)}
    one: Field = {"widget": "select", "options": list(words)} if words else {"widget": "string"}
    if is_list:
        item = {"name": "item", "label": name, "required": False, "i18n": is_read, **one}
        return {**field, "widget": "list", "field": item}
    return {**field, **one}


def _nested(part: type[Value], is_list: bool, is_read: bool) -> Field:
    fields = [_field(name, info) for name, info in written_fields(part)]
    if not is_list:
        return {"widget": "object", "fields": fields, "collapsed": True}
    if is_read and (key := _key_of(part).get("key")):  # a translation names by it what it translates
        fields = [_named(field) if field["name"] == key else field for field in fields]
    return {"widget": "list", "fields": fields, "collapsed": True}


def _named(field: Field) -> Field:
    inner = (
        {"fields": [_named(one) if one["name"] == "to" else one for one in field["fields"]]}
        if "fields" in field
        else {}
    )
    return {**field, **inner, "i18n": True}


def _has_prose(plain: Any) -> bool:
    return _is_value(plain) and any(
        inner is Prose or _has_prose(inner)
        for inner in (_held(info.annotation)[0] for info in plain.model_fields.values())
    )


def _words(plain: Any, info: FieldInfo) -> tuple[str, ...]:
    if plain is bool:
        return ("true", "false")
    if isinstance(plain, type) and issubclass(plain, StrEnum):
        return values_of(info)
    return get_args(plain) if get_origin(plain) is Literal else ()
