"""Page → record or translation, or the problems that prevent it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from pydantic import BaseModel, Field, ValidationError

from concord.content.frontmatter import Page, Path, Tree, dotted, leaves
from concord.content.paths import Address
from concord.problem import Problem, Rule, suggest
from concord.records.kinds import Record, Source
from concord.records.values import Prose, Verified, types_in

MISSING = Rule("missing-field", "A reader must find the same facts on every page of a kind.")
UNKNOWN = Rule("unknown-field", "A field that no page shows is a fact that no reader will see.")
WRONG = Rule("wrong-value", "A value that cannot be understood would be shown wrongly or not at all.")
NO_SOURCE = Rule("missing-source", "A reader in court must be able to open what each statement rests on.")


@dataclass(frozen=True)
class Translation:
    """A page's prose in another language. Facts stand in the original only.

    `texts` maps the path of a translated text, such as `("findings", "house-arrest", "text")`, to its words.
    """

    id: str
    language: str
    page: Page
    texts: Mapping[Path, str]
    by_machine: bool
    translates: Mapping[str, str]
    """The digest of each section of the original that was translated, by the section's name."""
    reviewed: Verified | None

    def translated(self, record: Record) -> dict[Path, str]:
        """The texts that are translated: of those not recorded as such, none that still says what the original says."""
        waiting = [path for path in self.texts if dotted(path) not in self.translates]
        originals = dict(prose_of(record)) if waiting else {}
        left = {path for path in waiting if self.texts[path] == originals.get(path)}
        return {path: text for path, text in self.texts.items() if path not in left}


def read_record(address: Address, page: Page) -> tuple[Record | None, tuple[Problem, ...]]:
    """The record a page holds."""
    if "id" in page.tree:
        what = "gives an `id`, which follows from the file's path"
        return None, (UNKNOWN.broken(page.name_place(("id",)), what, "Remove the line."),)
    return _validate(address.kind, {**page.tree, "id": address.id}, page, ())


def read_sources(page: Page) -> tuple[tuple[tuple[int, Source], ...], tuple[Problem, ...]]:
    """The register of sources, each with its number in the list `references` of a CSL-YAML file."""
    sources: list[tuple[int, Source]] = []
    problems: list[Problem] = []
    rows = page.tree.get("references")
    for number, row in enumerate(rows if isinstance(rows, list) else []):
        source, broken = _validate(Source, row if isinstance(row, dict) else {}, page, ("references", number))
        problems += broken
        if isinstance(source, Source):
            sources.append((number, source))
    return tuple(sources), tuple(problems)


def read_translation(address: Address, page: Page, original: Record) -> tuple[Translation | None, tuple[Problem, ...]]:
    """The translation a page holds, checked against the texts its original has."""
    wanted = dict(prose_of(original))
    given = {path: text for path, text in leaves(page.tree) if path[0] not in _Marks.model_fields}
    problems = [
        UNKNOWN.broken(
            page.name_place(path),
            f"`{dotted(path)}` is no text of the original page",
            suggest(dotted(path), map(dotted, wanted), "Facts stand in the original."),
        )
        for path in given
        if path not in wanted
    ]
    marks, broken = _validate(_Marks, {k: page.tree[k] for k in _Marks.model_fields if k in page.tree}, page, ())
    problems += broken
    if "title" not in page.tree and original.title:
        problems.append(MISSING.broken(page.place(), "`title` is missing", "Add a line `title: …`."))
    if problems or marks is None:
        return None, tuple(problems)
    machine = marks.translated_by == "machine"
    return Translation(original.id, address.language, page, given, machine, marks.translates, marks.reviewed), ()


class _Marks(BaseModel, extra="forbid"):
    """What a translation says of itself."""

    translated_by: str = Field(default="machine", pattern="^(machine|person)$")
    translates: dict[str, str] = {}
    reviewed: Verified | None = None


def prose_of(value: BaseModel, path: Path = ()) -> Iterator[tuple[Path, Prose]]:
    """Each text for readers in a record, with its path. Items of a list go by their `id`, else by their number."""
    for name in _names(type(value)):
        field = getattr(value, name)
        if not isinstance(field, (Prose, BaseModel, tuple)):
            continue
        for key, item in _items(field) if isinstance(field, tuple) else [((), field)]:
            if isinstance(item, Prose):
                yield (*path, name, *key), item
            elif isinstance(item, BaseModel):
                yield from prose_of(item, (*path, name, *key))


@cache
def _names(kind: type[BaseModel]) -> tuple[str, ...]:
    return tuple(kind.model_fields)


def _items(field: tuple[Any, ...]) -> Iterator[tuple[Path, Any]]:
    for number, item in enumerate(field):
        yield (getattr(item, "id", number),), item


def _validate(kind: type[Any], tree: Mapping[str, Tree], page: Page, path: Path) -> tuple[Any, tuple[Problem, ...]]:
    try:
        return kind.model_validate(tree), ()
    except ValidationError as error:
        return None, tuple(_problem(kind, row, page, path) for row in error.errors(include_url=False))


def _problem(kind: type[BaseModel], row: Any, page: Page, above: Path) -> Problem:
    path: Path = (*above, *row["loc"])
    name, place = str(row["loc"][-1]), page.place(path)
    if (row["type"] == "missing" and name == "sources") or (
        row["loc"][-1:] == ("sources",) and row["type"] == "too_short"
    ):
        mend = "Add `sources: [id]`, an id from sources.yaml; add the document there if it is new."
        return NO_SOURCE.broken(place, f"{_owner(row['loc'])} names no source", mend)
    if row["type"] == "missing":
        return MISSING.broken(place, f"`{name}` is missing", f"Add a line `{name}: …`.")
    if row["type"] == "extra_forbidden":
        known = _fields_at(kind, row["loc"][:-1])
        mend = suggest(name, known, f"Fields here are: {', '.join(sorted(known))}.")
        return UNKNOWN.broken(page.name_place(path), f"`{name}` is not a field of this page", mend)
    return WRONG.broken(place, f"`{dotted(row['loc'])}` {_wanted(row)}", "Correct the value.")


def _owner(loc: Path) -> str:
    return "the page" if len(loc) == 1 else f"`{dotted(loc[:-1])}`"


def _wanted(row: Any) -> str:
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
        case "string_type":
            return "wants a text"
        case "string_pattern_mismatch":
            return f"wants {row['ctx']['pattern'].strip('^$()').replace('|', ' or ')}, not {given}"
        case "bool_parsing":
            return f"wants true or false, not {given}"
        case "int_parsing":
            return f"wants a whole number, not {given}"
        case _:
            return f"cannot be understood: {given}"


def _fields_at(kind: type[BaseModel], loc: Path) -> set[str]:
    """The names of the fields of the value that an error's path leads to."""
    known = {name for name in kind.model_fields if name != "id" or not issubclass(kind, Record)}
    for step in loc:
        if isinstance(step, str) and step in kind.model_fields:
            inner = [t for t in types_in(kind.model_fields[step].annotation) if issubclass(t, BaseModel)]
            if inner:
                kind, known = inner[0], set(inner[0].model_fields)
    return known
