"""What helps an editor in Visual Studio Code, without a network and without an extension that knows us.

No extension for YAML looks into the front matter of Markdown, so its fields are proposed by snippets, which the editor
itself has; the register of sources is YAML from top to bottom, and gets a JSON Schema.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from itertools import count
from typing import Any

from pydantic.fields import FieldInfo
from pydantic.json_schema import GenerateJsonSchema

from concord.content.paths import ORIGINAL
from concord.records.kinds import KINDS, Record, Source
from concord.records.labels import sentence
from concord.records.values import LANGUAGES, Value
from concord.views.fields import (
    UNWRITTEN,
    choices_of,
    example_of,
    made_of,
    own_fields,
    parts_of,
    proposed,
    required,
)

SNIPPETS = ".vscode/concord.code-snippets"
SOURCES_SCHEMA = ".vscode/schemas/sources.json"
_PAGES = tuple(kind for kind in KINDS if kind.room)
_TRANSLATIONS = f"**/*.{{{','.join(code for code in LANGUAGES if code != ORIGINAL)}}}.md"
_ARTICLES = "{index,about/**/*,contribute/**/*}"


def editor_files() -> Iterator[tuple[str, str]]:
    """Each file: its path from the project's folder, and its text."""
    for name, data in ((SNIPPETS, dict(_snippets())), (SOURCES_SCHEMA, sources_schema())):
        yield name, json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _snippets() -> Iterator[tuple[str, dict[str, Any]]]:
    for kind in _PAGES:
        yield f"page: {kind.kind}", _snippet("page", _page(kind), kind.__doc__ or "", (kind,))
    for part in dict.fromkeys(part for kind in _PAGES for part in made_of(kind)):
        kinds = tuple(kind for kind in _PAGES if part in made_of(kind))
        for name, info in own_fields(part).items():
            lines = list(_lines(name, info, count(1)))
            yield f"{part.__name__}: {name}", _snippet(name, lines, sentence(info), kinds)


def _snippet(prefix: str, body: list[str], says: str, kinds: tuple[type[Record], ...]) -> dict[str, Any]:
    rooms = [glob_of(kind) for kind in kinds]
    no_index = [] if any(kind.room.endswith("/index") for kind in kinds) else ["**/docs/law/**/index.md"]
    return {
        "scope": "markdown",
        "prefix": prefix,
        "description": says,
        "include": rooms,
        "exclude": [_TRANSLATIONS, *no_index],
        "body": body,
    }


def glob_of(kind: type[Record]) -> str:
    """Where the pages of a kind stand, as the editor writes it."""
    room = re.sub(r"\{\w+\}", "*", kind.room.replace("{article}", _ARTICLES))
    return f"**/docs/{room}.md"


def _page(kind: type[Record]) -> list[str]:
    """A new page with all that its kind must say."""
    tabs = count(1)
    lines = [line for name, info in required(kind).items() for line in _lines(name, info, tabs)]
    sections = [line for id, words in kind.sections.items() for line in ("", f"## {words} {{#{id}}}", "", UNWRITTEN)]
    return ["---", *lines, "---", "", "$0", *sections]


def _lines(name: str, info: FieldInfo, tabs: Iterator[int]) -> Iterator[str]:
    """A field as an editor writes it: its example to type over, its fixed words to choose from, or its parts."""
    if example := example_of(info):
        yield f"{name}: {_place(info, example, next(tabs))}"
        return
    yield f"{name}:"
    for part in parts_of(info):
        yield from _indented(part, str(info.annotation).startswith("tuple"), tabs)


def _indented(part: type[Value], is_list: bool, tabs: Iterator[int]) -> Iterator[str]:
    lines = (line for name, info in required(part).items() for line in _lines(name, info, tabs))
    yield from (("- " if is_list and number == 0 else "  ") + line for number, line in enumerate(lines))


def _place(info: FieldInfo, example: str, tab: int) -> str:
    words = choices_of(info)
    if not words:
        escaped = re.sub(r"[$}\\]", r"\\\g<0>", example)
        return f"${{{tab}:{escaped}}}"
    first = proposed(info) or example.strip("[]").partition(",")[0]
    choice = f"${{{tab}|{','.join(dict.fromkeys((first, *words)))}|}}"
    return f"[{choice}]" if example.startswith("[") else choice


def sources_schema() -> dict[str, Any]:
    """The JSON Schema of `sources.yaml`."""
    sources = {"type": "array", "items": _written(Source.model_json_schema())}
    return {"$schema": GenerateJsonSchema.schema_dialect, "type": "object", "properties": {"references": sources}}


def _written(schema: Any) -> Any:
    """A schema that takes a number for a text: we read every value as text, so `issued: 2015` needs no quotes."""
    if isinstance(schema, list):
        return [_written(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    changed = {name: _written(value) for name, value in schema.items()}
    return {**changed, "type": ["string", "number"]} if schema.get("type") == "string" else changed
