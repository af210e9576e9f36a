"""Every record and every link, both ways. Read-only once made."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import permutations
from pathlib import Path as Folder
from typing import Any

from pydantic import BaseModel

from concord.frontmatter import Page, Path, parse_page, parse_yaml
from concord.paths import ORIGINAL, Address, parse_address
from concord.problem import Place, Problem, Rule, suggest
from concord.reading import Translation, read_record, read_sources, read_translation
from concord.records import Corridor, Country, Record, Source
from concord.transliteration import to_cyrillic
from concord.values import CENTRAL_ASIA, Link, To

SOURCES = "sources.yaml"
UNREADABLE = Rule("unreadable-file", "A page that cannot be read cannot be published, and must not vanish silently.")
MISPLACED = Rule("misplaced-page", "A page outside the house has no kind, no address and no way to it.")
ORPHAN = Rule("orphan-translation", "A translation without its original has no facts, no source and no date.")
DUPLICATE = Rule("duplicate-id", "An address must lead to one record, or the reader may land on the wrong law.")


@dataclass(frozen=True)
class Relation:
    """A link as found in a record: from whom, by which field, to what, and where it was typed."""

    origin: str
    name: str
    """The field's name is the relation: `implements`."""
    link: Link
    kinds: tuple[str, ...]
    """Kinds the target may have."""
    path: Path
    """Where in the origin's fields it was typed."""


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
    """Ids whose pages are there but could not be read: their own problem is enough, so links to them are not."""

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

    def of_kind(self, kind: type[Any]) -> tuple[Any, ...]:
        """All records of a kind, by id."""
        return tuple(r for _, r in sorted(self.records.items()) if isinstance(r, kind))

    def place(self, id: str, path: Path = ()) -> Place:
        """Where a value of a record was typed."""
        record = self.records[id]
        if isinstance(record, Source):
            page = self.pages[SOURCES]
            rows: Any = page.tree["references"]
            return page.place(("references", [row.get("id") for row in rows].index(id), *path))
        return self.pages[id].place(path)


def make_catalogue(
    records: Mapping[str, Record],
    pages: Mapping[str, Page] | None = None,
    translations: Mapping[tuple[str, str], Translation] | None = None,
    unread: frozenset[str] = frozenset(),
) -> Catalogue:
    """A catalogue of records, with the far ends of their links computed."""
    relations = tuple(r for id in sorted(records) for r in relations_of(records[id]))
    incoming: dict[str, list[Relation]] = defaultdict(list)
    for relation in relations:
        incoming[relation.link.to].append(relation)
    ends = {id: tuple(rows) for id, rows in incoming.items()}
    return Catalogue(records, pages or {}, translations or {}, relations, ends, unread)


def corridors_between(countries: Iterable[Country]) -> Iterator[Corridor]:
    """Each ordered pair of countries of which at least one is Central Asian."""
    codes = sorted(country.iso2 for country in countries)
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
    for name, path, link, kinds in _links(record, ()):
        yield Relation(record.id, name, link, kinds, path)


def _links(value: BaseModel, path: Path) -> Iterator[tuple[str, Path, Link, tuple[str, ...]]]:
    for name, info in type(value).model_fields.items():
        field = getattr(value, name)
        kinds = next((m.kinds for m in info.metadata if isinstance(m, To)), None)
        for key, item in _items(field):
            here = (*path, name) if key is None else (*path, name, key)
            if kinds and isinstance(item, Link):
                yield name, here, item, kinds
            elif kinds and isinstance(item, str):
                yield name, here, Link(to=item), kinds
            if isinstance(item, BaseModel):
                yield from _links(item, here)


def _items(field: Any) -> Iterable[tuple[Any, Any]]:
    if isinstance(field, dict):
        return field.items()
    return enumerate(field) if isinstance(field, tuple) else [(None, field)]


def read_catalogue(docs: Folder) -> tuple[Catalogue, tuple[Problem, ...]]:
    """Everything under a content folder, and the problems that kept parts of it out."""
    return _Shelf().fill(docs)


class _Shelf:
    """Collects pages while the folder is read; gone once the catalogue is made."""

    def __init__(self) -> None:
        self.records: dict[str, Record] = {}
        self.pages: dict[str, Page] = {}
        self.translations: dict[tuple[str, str], Translation] = {}
        self.unread: set[str] = set()
        self.taken: dict[str, str] = {}
        self.problems: list[Problem] = []

    def fill(self, docs: Folder) -> tuple[Catalogue, tuple[Problem, ...]]:
        """Read originals before translations, then add what is made of them: the other script, the corridors."""
        waiting: list[tuple[Address, Page]] = []
        for path in sorted(docs.rglob("*")):
            if path.is_dir() and not _is_open(path):
                self._unreadable(path.relative_to(docs).as_posix(), "the folder cannot be opened")
            elif path.suffix == ".md" or path.name == SOURCES:
                self._take(path, path.relative_to(docs).as_posix(), waiting)
        for address, page in waiting:
            self._translation(address, page)
        for (id, language), translation in list(self.translations.items()):
            if language == "uz":
                self.translations.setdefault((id, "uz-Cyrl"), in_cyrillic(translation))
        for corridor in corridors_between(c for c in self.records.values() if isinstance(c, Country)):
            self.records.setdefault(corridor.id, corridor)
        unread = frozenset(self.unread)
        return make_catalogue(self.records, self.pages, self.translations, unread), tuple(self.problems)

    def _take(self, path: Folder, name: str, waiting: list[tuple[Address, Page]]) -> None:
        address = parse_address(name)
        if name == SOURCES:
            self._sources(name, self._text(path, name))
        elif address is None:
            mend = "See the folders in ARCHITECTURE.md; names are small Latin letters, digits and hyphens."
            self.problems.append(MISPLACED.broken(Place(name), "no kind of page lives at this path", mend))
        elif (text := self._text(path, name)) is None:
            self.unread.add(address.id)
        else:
            page, problems = parse_page(name, text)
            self.problems += problems
            if problems:
                self.unread.update([address.id] if address.language == ORIGINAL else [])
            elif address.language == ORIGINAL:
                self._record(address, page)
            else:
                waiting.append((address, page))

    def _text(self, path: Folder, name: str) -> str | None:
        try:
            return path.read_text(encoding="utf-8")
        except UnicodeDecodeError as error:
            line = path.read_bytes()[: error.start].count(b"\n") + 1
            mend = "Save the file as UTF-8 (in Notepad: Save as, Encoding: UTF-8)."
            self.problems.append(UNREADABLE.broken(Place(name, line), "the file is not in UTF-8", mend))
        except OSError as error:
            self._unreadable(name, f"the file cannot be opened: {error.strerror}")
        return None

    def _unreadable(self, name: str, what: str) -> None:
        self.problems.append(UNREADABLE.broken(Place(name), what, "Give yourself the right to read it."))

    def _record(self, address: Address, page: Page) -> None:
        record, problems = read_record(address, page)
        self.problems += problems
        if record is None:
            self.unread.add(address.id)
        elif not self._already(record, page.place()):
            self.records[record.id], self.pages[record.id] = record, page

    def _already(self, record: Record, place: Place) -> bool:
        ids = (record.id, *record.formerly)
        clash = next((id for id in ids if id in self.taken), None)
        if clash:
            what = f"the id {clash} already belongs to {self.taken[clash]}"
            self.problems.append(DUPLICATE.broken(place, what, "Rename one of the two."))
            return True
        self.taken.update(dict.fromkeys(ids, record.id))
        return False

    def _sources(self, name: str, text: str | None) -> None:
        if text is None:
            return
        page, problems = parse_yaml(name, text)
        sources, more = read_sources(page)
        self.problems += [*problems, *more]
        self.pages[SOURCES] = page
        for number, source in sources:
            place = page.place(("references", number))
            if not self._already(source, place):
                self.records[source.id] = source

    def _translation(self, address: Address, page: Page) -> None:
        original = self.records.get(address.id)
        if original is None and address.id not in self.unread:
            known = (i for i, r in self.records.items() if isinstance(r, address.kind))
            what = f"translates {address.stem}.md, which is not there"
            mend = suggest(address.id, known, "Restore the original, or remove its translations too.")
            self.problems.append(ORPHAN.broken(Place(page.file), what, mend))
        elif original is not None:
            translation, problems = read_translation(address, page, original)
            self.problems += problems
            if translation:
                self.translations[(address.id, address.language)] = translation


def _is_open(folder: Folder) -> bool:
    try:
        next(folder.iterdir(), None)
    except OSError:
        return False
    return True
