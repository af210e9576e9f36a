"""Page → record or translation, or the problems that prevent it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ValidationError

from concord.content.frontmatter import BROKEN, GOES_ON, Page, Path, Tree, dotted, leaves
from concord.content.mending import fields_at, mended, wanted
from concord.content.paths import Address
from concord.problem import Place, Problem, Rule, suggest
from concord.records.kinds import Record
from concord.records.limits import Unfit
from concord.records.values import Prose, Value, Verified
from concord.told import told

MISSING = Rule("missing-field", told("A reader must find the same facts on every page of a kind."))
UNKNOWN = Rule("unknown-field", told("A field that no page shows is a fact that no reader will see."))
WRONG = Rule("wrong-value", told("A value that cannot be understood would be shown wrongly or not at all."))
NO_SOURCE = Rule("missing-source", told("A reader in court must be able to open what each statement rests on."))

_FIELD = re.compile(r"\s*(?:---[ \t]*\n)?(?P<name>[a-z_]+):(?:\s|$)")
"""A field at the beginning of a text."""


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
        what = told("gives an `id`, which follows from the file's path")
        return None, (UNKNOWN.broken(page.name_place(("id",)), what, told("Remove the line.")),)
    if not page.tree and any(info.is_required() for name, info in address.kind.model_fields.items() if name != "id"):
        return None, (_without_fields(address, page),)
    record, problems = validated(address.kind, {**page.tree, "id": address.id}, page, ())
    return record, (*problems, *_below(address, page))


def _below(address: Address, page: Page) -> Iterator[Problem]:
    """The problem of a text that begins with a field."""
    found = _FIELD.match(page.body)
    if found and found["name"] in address.kind.model_fields:
        line = page.body_line + page.body.count("\n", 0, found.start("name"))
        yield BROKEN.broken(Place(page.file, line), GOES_ON, told("Remove the line of hyphens above."))


def _without_fields(address: Address, page: Page) -> Problem:
    names = [f"`{name}: …`" for name, info in address.kind.model_fields.items() if info.is_required() and name != "id"]
    what = (
        told("the page has no fields")
        if page.body_line > 1
        else told("the page has no fields: its first line must be `---`")
    )
    return BROKEN.broken(
        page.place(), what, told("Begin with `---`, then %(fields)s, then `---` and the text.", fields=", ".join(names))
    )


def read_translation(address: Address, page: Page, original: Record) -> tuple[Translation | None, tuple[Problem, ...]]:
    """The translation a page holds, checked against the texts its original has."""
    wanted = dict(prose_of(original))
    given = {path: text for path, text in leaves(page.tree) if path[0] not in _Marks.model_fields}
    problems = list(_of_no_text(page, given, wanted))
    marks, broken = validated(_Marks, {k: page.tree[k] for k in _Marks.model_fields if k in page.tree}, page, ())
    problems += broken
    if not page.tree.get("title") and original.title:
        problems.append(
            MISSING.broken(
                page.place(("title",)),
                told("`%(name)s` is missing", name="title"),
                told("Add a line `%(name)s: …`.", name="title"),
            )
        )
    if problems or marks is None:
        return None, tuple(problems)
    machine = marks.translated_by == "machine"
    return Translation(original.id, address.language, page, given, machine, marks.translates, marks.reviewed), ()


def _of_no_text(page: Page, given: Iterable[Path], wanted: Iterable[Path]) -> Iterator[Problem]:
    """Each field that the original has not, told where the first name stands that leads nowhere."""
    known = {path[:end] for path in wanted for end in range(1, len(path) + 1)}
    unknown = (path for path in given if path not in wanted)
    firsts = (next((path[:end] for end in range(1, len(path)) if path[:end] not in known), path) for path in unknown)
    for path in dict.fromkeys(firsts):
        beside = (dotted(one) for one in known if len(one) == len(path))
        what = told("`%(field)s` is no text of the original page", field=dotted(path))
        yield UNKNOWN.broken(
            page.name_place(path), what, suggest(dotted(path), beside, told("Facts stand in the original."))
        )


def _check_digest(text: str) -> str:
    if not re.fullmatch("[0-9a-f]{8}", text):
        mend = told("Remove the line, or let `concord translate LANGUAGE ID --done` write it.")
        raise Unfit(
            told("wants eight hexadecimal digits, which are computed and never typed, not %(text)s", text=text), mend
        )
    return text


class _Marks(Value):
    """What a translation says of itself."""

    translated_by: Literal["machine", "person"] = "machine"
    translates: dict[str, Annotated[str, AfterValidator(_check_digest)]] = {}
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


def validated(kind: type[Any], tree: Mapping[str, Tree], page: Page, path: Path) -> tuple[Any, tuple[Problem, ...]]:
    """The value of a kind that fields hold which stand at a path of a page; None where they are not fit for it."""
    given = {name: filled(value) for name, value in tree.items()}
    try:
        return kind.model_validate(given), ()
    except ValidationError as error:
        return None, tuple(_problem(kind, row, page, path) for row in error.errors(include_url=False))


def filled(tree: Tree) -> Tree:
    """What was filled in: None for an empty text and for fields that are all empty, [] for a list of nothing."""
    if isinstance(tree, dict):
        fields = {name: filled(value) for name, value in tree.items()}
        return fields if any(value is not None for value in fields.values()) else None
    if isinstance(tree, list):
        items = [filled(item) for item in tree]
        return items if any(item is not None for item in items) else []
    return tree or None


def _problem(kind: type[BaseModel], row: Any, page: Page, above: Path) -> Problem:
    error = row.get("ctx", {}).get("error")
    loc: Path = (*row["loc"], *(error.at if isinstance(error, Unfit) else ()))
    path, name = (*above, *loc), str(loc[-1]) if loc else ""
    if name == "sources" and (row["type"] in ("missing", "too_short") or row["input"] is None):
        mend = told("Add `sources: [id]`, an id from sources.yaml; add the document there if it is new.")
        return NO_SOURCE.broken(page.place(path), told("%(owner)s names no source", owner=_owner(loc)), mend)
    if row["type"] == "missing" and isinstance(loc[-1], str):
        return MISSING.broken(
            page.place(path), told("`%(name)s` is missing", name=name), told("Add a line `%(name)s: …`.", name=name)
        )
    if row["type"] == "extra_forbidden":
        known = fields_at(kind, loc[:-1])
        otherwise = told("Fields here are: %(fields)s.", fields=", ".join(sorted(known)))
        what = told("`%(name)s` is not a field of this page", name=name)
        return UNKNOWN.broken(page.name_place(path), what, suggest(name, known, otherwise))
    who = f"`{dotted(loc)}`" if loc else told("this entry")
    return WRONG.broken(
        page.place(path), told("%(who)s %(wanted)s", who=who, wanted=wanted(kind, row)), mended(kind, row)
    )


def _owner(loc: Path) -> str:
    return told("the page") if len(loc) == 1 else f"`{dotted(loc[:-1])}`"
