"""Every record and every link, both ways. Read-only once made."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache, cached_property
from itertools import permutations
from typing import Any

from pydantic import BaseModel

from concord.content.confirmations import Confirmation, Pair
from concord.content.frontmatter import Page, Path
from concord.content.reading import Translation
from concord.letters.transliteration import to_cyrillic
from concord.problem import Place
from concord.records.kinds import Access, Corridor, Country, Record, Source
from concord.records.relations import Relates, relation_kind
from concord.records.values import CENTRAL_ASIA, Link

SOURCES = "sources.yaml"


@dataclass(frozen=True)
class Relation:
    """A link as found in a record: from whom, by which field, to what, and where it was typed."""

    origin: str
    name: str
    """The field's name is the relation: `implements`."""
    link: Link
    path: Path
    """Where in the origin's fields it was typed."""

    @property
    def kinds(self) -> tuple[str, ...]:
        """Kinds the target may have."""
        return relation_kind(self.name).targets


@dataclass(frozen=True)
class Notice:
    """A page that was taken back: its path without language and ending, the day, and who may know that it was there."""

    stem: str
    on: str
    edition: Access = Access.PUBLIC


@dataclass(frozen=True)
class Changes:
    """What changed since an earlier copy, which says of itself what `since` has: ids of records."""

    since: str
    new: tuple[str, ...]
    changed: tuple[str, ...]
    """What says anything else than before, in any language."""
    gone: tuple[str, ...]


@dataclass(frozen=True)
class Catalogue:
    """All records by id, their pages, translations and relations."""

    records: Mapping[str, Record] = field(default_factory=dict)
    pages: Mapping[str, Page] = field(default_factory=dict)
    """Original page by record id; `sources.yaml` by its file name."""
    translations: Mapping[tuple[str, str], Translation] = field(default_factory=dict)
    """By record id and language."""
    relations: tuple[Relation, ...] = ()
    incoming: Mapping[str, tuple[Relation, ...]] = field(default_factory=dict)
    """The relations that end at a record: computed, never typed."""
    unread: frozenset[str] = frozenset()
    """Ids whose pages are there but could not be read: their own problem is enough, so links to them are not.

    `sources.yaml` among them: the register as a whole, so that nobody can say which sources there are.
    """
    files: frozenset[str] = frozenset()
    """What stands beside the pages: pictures and documents, by their paths from the content folder."""
    words_beside: Mapping[str, tuple[str | None, ...]] = field(default_factory=dict)
    """The words of each page of the documents among them; None for a page on which they cannot be read."""

    _memory: dict[object, Any] = field(default_factory=dict, init=False, compare=False, repr=False)

    def remember(self, key: object, make: Callable[[], Any]) -> Any:
        """What was made of these records once: several rules read the same texts."""
        if key not in self._memory:
            self._memory[key] = make()
        return self._memory[key]

    withdrawn: Mapping[str, Notice] = field(default_factory=dict)
    """Pages that were taken back, under each id they have or had."""
    confirmations: Mapping[Pair, Confirmation] = field(default_factory=dict)
    """What links were last compared with, as the register has it."""
    changes: Changes | None = None
    """What changed since the copy before; None where none was named."""

    def is_known(self, id: str) -> bool:
        """Whether there is a page for an id, read or not; corridors go with the profiles of their countries."""
        kind, _, codes = id.partition("/")
        profiles = [f"countries/{code}" for code in codes.split("-")] if kind == "corridors" else []
        return not self.unread.isdisjoint([id, *profiles]) or self.find(id) is not None

    def find(self, id: str) -> Record | None:
        """The record with an id, also one it had before."""
        return self.records.get(id) or self.records.get(self._moved.get(id, ""))

    @cached_property
    def _moved(self) -> Mapping[str, str]:
        return {old: record.id for record in self.records.values() for old in record.formerly}

    def named_by(self, id: str, name: str) -> tuple[Relation, ...]:
        """The relations of one name that end at a record; UnknownRelation where no record has such a relation."""
        relation_kind(name)
        return tuple(relation for relation in self.incoming.get(id, ()) if relation.name == name)

    def of_kind(self, kind: type[Any]) -> tuple[Any, ...]:
        """All records of a kind, by id."""
        found: tuple[Any, ...] = self.remember(
            kind, lambda: tuple(r for _, r in sorted(self.records.items()) if isinstance(r, kind))
        )
        return found

    def place(self, id: str, path: Path = ()) -> Place:
        """Where a value of a record was typed."""
        record = self.records[id]
        if isinstance(record, Source):
            page = self.pages[SOURCES]
            rows: Any = page.tree["references"]
            return page.place(
                ("references", [row.get("id") if isinstance(row, dict) else None for row in rows].index(id), *path)
            )
        return self.pages[id].place(path)


def make_catalogue(
    records: Mapping[str, Record],
    pages: Mapping[str, Page] | None = None,
    translations: Mapping[tuple[str, str], Translation] | None = None,
    unread: frozenset[str] = frozenset(),
    files: frozenset[str] = frozenset(),
) -> Catalogue:
    """A catalogue of records, with the far ends of their links computed."""
    relations = tuple(r for id in sorted(records) for r in relations_of(records[id]))
    incoming: dict[str, list[Relation]] = defaultdict(list)
    for relation in relations:
        incoming[relation.link.to].append(relation)
    ends = {id: tuple(rows) for id, rows in incoming.items()}
    return Catalogue(records, pages or {}, translations or {}, relations, ends, unread, files)


def corridors_between(countries: Iterable[Country]) -> Iterator[Corridor]:
    """Each ordered pair of countries of which at least one is Central Asian."""
    codes = sorted(country.state for country in countries)
    for start, end in permutations(codes, 2):
        if start in CENTRAL_ASIA or end in CENTRAL_ASIA:
            yield Corridor(id=f"corridors/{start}-{end}".lower())


def in_cyrillic(translation: Translation) -> Translation:
    """An Uzbek translation in the other script, made when the content is read."""
    page = replace(translation.page, body=to_cyrillic(translation.page.body))
    texts = {path: to_cyrillic(text) for path, text in translation.texts.items()}
    return replace(translation, language="uz-Cyrl", page=page, texts=texts)


def relations_of(record: Record) -> Iterator[Relation]:
    """Each link that a record's fields hold, in the order of its fields."""
    for name, path, link in _links(record, ()):
        yield Relation(record.id, name, link, path)


def _links(value: BaseModel, path: Path) -> Iterator[tuple[str, Path, Link]]:
    for name, relates in _fields(type(value)):
        for key, item in _items(getattr(value, name)):
            here = (*path, name) if key is None else (*path, name, key)
            if relates and isinstance(item, (Link, str)):
                yield name, here, item if isinstance(item, Link) else Link(to=item)
            if isinstance(item, BaseModel):
                yield from _links(item, here)


@cache
def _fields(kind: type[BaseModel]) -> tuple[tuple[str, bool], ...]:
    """The name of each field, and whether what it holds are links."""
    fields = kind.model_fields.items()
    return tuple((name, any(isinstance(mark, Relates) for mark in info.metadata)) for name, info in fields)


def _items(field: Any) -> Iterable[tuple[Any, Any]]:
    if isinstance(field, dict):
        return field.items()
    return enumerate(field) if isinstance(field, tuple) else [(None, field)]
