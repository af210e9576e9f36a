"""What is wrong with a value that its field refuses, and what to write instead: pydantic's errors in our words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from concord.problem import nearest
from concord.records.kinds import Record
from concord.records.labels import sentence
from concord.records.limits import Unfit
from concord.records.values import types_in
from concord.told import either, told, write

_BOOLEANS = {"yes": "true", "no": "false", "on": "true", "off": "false"}
Loc = Sequence[str | int]


def wanted(kind: type[BaseModel], row: Any) -> str:
    """What a field of a kind of record wants, and what it has."""
    given = row["input"]
    if given is None:
        return told("is empty")
    match row["type"]:
        case "enum" | "literal_error":
            return told("wants %(words)s, not %(given)s", words=_one_of(_expected(row)), given=given)
        case "value_error":
            return row["ctx"]["error"].wanted if isinstance(row["ctx"]["error"], Unfit) else str(row["ctx"]["error"])
        case "tuple_type":
            return told("wants a list, such as [%(given)s]", given=_without_brackets(given))
        case "string_type" | "is_instance_of":
            return told("wants a text")
        case "bool_parsing" | "bool_type":
            return told("wants true or false, not %(given)s", given=given)
        case "int_parsing" | "int_type":
            return told("wants a whole number, not %(given)s", given=given)
        case "model_type" | "dict_type":
            return told(
                "wants lines of its own, such as `%(field)s: …`, not %(given)s",
                field=_parts(kind, row["loc"])[0],
                given=given,
            )
        case "missing" | "too_long":
            return told("has a value too few") if row["type"] == "missing" else told("has a value too many")
        case _:
            return told("cannot be understood: %(given)s", given=given)


def mended(kind: type[BaseModel], row: Any) -> str:
    """What to write instead; where nothing can be proposed, what the field is for."""
    given, error = row["input"], row.get("ctx", {}).get("error")
    if given is None:
        return (
            told("Remove the item.")
            if isinstance(row["loc"][-1], int)
            else told("Write it behind `%(field)s:`.", field=row["loc"][-1])
        )
    if isinstance(error, Unfit):
        return error.mend
    match row["type"]:
        case "enum" | "literal_error":
            return _nearest(str(given), _expected(row))
        case "tuple_type":
            return (
                write(f"[{_without_brackets(given)}]")
                if isinstance(given, str)
                else told("Write a list in square brackets.")
            )
        case "bool_parsing":
            return write(_BOOLEANS.get(str(given).lower()) or either(["true", "false"]))
        case "int_parsing":
            return told("Write the digits alone, such as 3.")
        case "model_type" | "dict_type":
            lines = ", ".join(f"`{name}: …`" for name in _parts(kind, row["loc"]))
            return told("Write below it, each on its own line: %(lines)s.", lines=lines)
    return told("The field is for this: %(sentence)s", sentence=_sentence(kind, row["loc"]))


def _without_brackets(given: Any) -> str:
    """What was given for a list, without the brackets of whatever kind that it was given in."""
    found = re.fullmatch(r"\s*[\[({](.*)[\])}]\s*", str(given))
    return found[1] if found else str(given)


def _expected(row: Any) -> list[str]:
    return [word.strip("'") for part in row["ctx"]["expected"].split(" or ") for word in part.split(", ")]


def _one_of(words: Sequence[str]) -> str:
    """Words of which one is meant, as pydantic lists them: `a, b or c`."""
    return either([", ".join(words[:-1]), words[-1]]) if words[1:] else words[0]


def _nearest(given: str, words: Sequence[str]) -> str:
    if found := nearest(given.lower().replace(" ", "-").replace("_", "-"), words):
        return write(found)
    return (
        told("Write not-checked where nobody looked.") if "not-checked" in words else told("Write one of these words.")
    )


def fields_at(kind: type[BaseModel], loc: Loc) -> set[str]:
    """The names of the fields of the value that an error's path leads to."""
    at = _kind_at(kind, loc)
    return {name for name in at.model_fields if name != "id" or not (issubclass(at, Record) and at.room)}


def _kind_at(kind: type[BaseModel], loc: Loc) -> type[BaseModel]:
    for step in loc:
        if isinstance(step, str) and step in kind.model_fields:
            inner = (t for t in types_in(kind.model_fields[step].annotation) if issubclass(t, BaseModel))
            kind = next(inner, kind)
    return kind


def _parts(kind: type[BaseModel], loc: Loc) -> tuple[str, ...]:
    """The fields that a value must have which was given as something else; a language where it goes by languages."""
    inner = _kind_at(kind, loc)
    needed = tuple(name for name, info in inner.model_fields.items() if info.is_required())
    return (needed or tuple(inner.model_fields)) if inner is not kind else ("ru",)


def _sentence(kind: type[BaseModel], loc: Loc) -> str:
    names = [n for n, step in enumerate(loc) if isinstance(step, str)]
    info: FieldInfo | None = _kind_at(kind, loc[: names[-1]]).model_fields.get(str(loc[names[-1]])) if names else None
    return sentence(info) if info else ""
