"""What is wrong with a value that its field refuses, and what to write instead: pydantic's errors in our words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from concord.problem import nearest
from concord.records.kinds import Record
from concord.records.limits import Unfit
from concord.records.values import types_in

_BOOLEANS = {"yes": "true", "no": "false", "on": "true", "off": "false"}
Loc = Sequence[str | int]


def wanted(kind: type[BaseModel], row: Any) -> str:
    """What a field of a kind of record wants, and what it has."""
    given = row["input"]
    if given is None:
        return "is empty"
    match row["type"]:
        case "enum" | "literal_error":
            return f"wants {row['ctx']['expected'].replace(chr(39), '')}, not {given}"
        case "value_error":
            return str(row["ctx"]["error"])
        case "tuple_type":
            return f"wants a list, such as [{given}]"
        case "string_type" | "is_instance_of":
            return "wants a text"
        case "bool_parsing" | "bool_type":
            return f"wants true or false, not {given}"
        case "int_parsing" | "int_type":
            return f"wants a whole number, not {given}"
        case "model_type" | "dict_type":
            return f"wants lines of its own, such as `{_parts(kind, row['loc'])[0]}: …`, not {given}"
        case "missing" | "too_long":
            return "has a value too few" if row["type"] == "missing" else "has a value too many"
        case _:
            return f"cannot be understood: {given}"


def mended(kind: type[BaseModel], row: Any) -> str:
    """What to write instead; where nothing can be proposed, what the field is for."""
    given, error = row["input"], row.get("ctx", {}).get("error")
    if given is None:
        return "Remove the item." if isinstance(row["loc"][-1], int) else f"Write it behind `{row['loc'][-1]}:`."
    if isinstance(error, Unfit):
        return error.mend
    match row["type"]:
        case "enum" | "literal_error":
            return _nearest(str(given), row["ctx"]["expected"])
        case "tuple_type":
            return f"Write [{given}]." if isinstance(given, str) else "Write a list in square brackets."
        case "bool_parsing":
            return f"Write {_BOOLEANS.get(str(given).lower(), 'true or false')}."
        case "int_parsing":
            return "Write the digits alone, such as 3."
        case "model_type" | "dict_type":
            lines = ", ".join(f"`{name}: …`" for name in _parts(kind, row["loc"]))
            return f"Write below it, each on its own line: {lines}."
    return f"The field is for this: {_sentence(kind, row['loc'])}"


def _nearest(given: str, expected: str) -> str:
    words = [word.strip("'") for part in expected.split(" or ") for word in part.split(", ")]
    if found := nearest(given.lower().replace(" ", "-").replace("_", "-"), words):
        return f"Write {found}."
    return "Write not-checked where nobody looked." if "not-checked" in words else "Write one of these words."


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
    return " ".join((info.description or "").split()) if info else ""
