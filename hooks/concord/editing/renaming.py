"""An id changed wherever it stands: in fields, citations and translations of all languages, and the files moved.

Each place is found by what was read, and nothing else in a file changes. Every new page is read once more before it is
handed over. A translation that was fresh stays so: its digests follow an original in which ids alone changed.
"""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from concord.content.catalogue import SOURCES, Catalogue, relations_of
from concord.content.citations import is_citation, is_elsewhere, is_file, path_of
from concord.content.frontmatter import Page, Path, parse_page
from concord.content.markdown.parts import Link
from concord.content.paths import file_path, is_computed, parse_address, stem_of
from concord.content.reading import Translation, prose_of, read_record, read_translation
from concord.content.sections import digests
from concord.editing.addresses import Fault, objection, record_of, taken
from concord.editing.citing import readdressed
from concord.problem import Refusal
from concord.records.kinds import Instrument, Provision, Record, Source
from concord.told import told
from concord.translation.splice import put_name, put_text, put_value

Reading = Callable[[str], str]
"""The text of a file, by its path from the content folder."""


class CannotRename(Refusal):
    """There is no such record, or it cannot be called so."""


@dataclass(frozen=True)
class Changed:
    """A file after a renaming: where it stood, where it stands now; its text before and now, None where it has none."""

    was: str
    file: str
    before: str | None
    after: str | None


def new_ids(catalogue: Catalogue, old: str, new: str) -> Mapping[str, str]:
    """The new id of each record that gets one: with a legal text go the provisions in its folder.

    UnknownRecord where nothing is called `old`, CannotRename where nothing may be called `new`.
    """
    record = record_of(catalogue, old)
    if is_computed(record):
        what = told("%(id)s: its id follows from what the page is about, and never changes.", id=old)
        raise CannotRename(what)
    if old == new:
        raise CannotRename(told("%(id)s: is what it is called already. Name the id that it is to have.", id=new))
    kept = (row for row in catalogue.of_kind(Provision) if isinstance(record, Instrument) and row.part_of == old)
    ids = {old: new} | {row.id: f"{new}/{row.id.rpartition('/')[2]}" for row in kept}
    state = type(record).model_construct(id=new, title=record.title).state
    if record.state and state and state != record.state:
        what = told("would be of %(state)s, and %(id)s is of %(own)s", state=state, id=old, own=record.state)
        raise _refused(new, (what, told("Write it as a page of its own, by `concord new`.")))
    if found := objection(catalogue, type(record), new, record):
        raise _refused(new, found)
    for id, to in ids.items():
        for fault in taken(catalogue, to, catalogue.records[id]):
            raise _refused(to, fault)
    return ids


def _refused(id: str, fault: Fault) -> CannotRename:
    return CannotRename(told("%(name)s: %(what)s. %(mend)s", name=id, what=fault[0], mend=fault[1]))


@dataclass(frozen=True)
class _Renaming:
    """What changes in each file."""

    catalogue: Catalogue
    ids: Mapping[str, str]

    def file(self, name: str) -> str:
        """Where a file stands afterwards."""
        address = parse_address(name)
        if address and address.id in self.ids and address.id not in self.catalogue.withdrawn:
            return file_path(stem_of(self.ids[address.id], address.kind), address.language)
        for old, new in self.ids.items():
            if name in self.catalogue.files and name.startswith(f"law/{old}/"):
                return f"law/{new}/{posixpath.basename(name)}"
        return name

    def body(self, text: str, page: Page) -> str:
        """A page's file with the addresses of its links."""
        return readdressed(text, page, lambda link: self._address(link, page.file))

    def _address(self, link: Link, file: str) -> str:
        address = link.address
        id, hash_, place = address.partition("#")
        if is_citation(address) and not link.is_picture:
            return self.ids.get(id, id) + hash_ + place
        if is_elsewhere(address) or not (link.is_picture or is_file(address)):
            return address
        folder = posixpath.dirname(self.file(file))
        target = self.file(path_of(address, posixpath.dirname(file)))
        if path_of(address, folder) == target:
            return address
        path = id.partition("?")[0]
        return posixpath.relpath(target, folder) + address.removeprefix(path)

    def original(self, record: Record, page: Page, text: str) -> str:
        """The file of an original."""
        for relation in relations_of(record):
            if relation.link.to in self.ids:
                path = (*relation.path, "to") if (*relation.path, "to") in page.places else relation.path
                text = put_text(text, path, self.ids[relation.link.to], ())
        if record.id in self.ids:
            text = put_text(text, _former(record, self.ids[record.id]), record.id, _order(record))
        return text

    def register(self, page: Page, text: str) -> str:
        """The register of sources."""
        rows = page.tree["references"]
        known = [isinstance(row, dict) and row.get("id") for row in rows] if isinstance(rows, list) else []
        for old, new in self.ids.items():
            if isinstance(record := self.catalogue.records[old], Source):
                row: Path = ("references", known.index(old))
                text = put_value(text, (*row, *_former(record, new)), old, [(*row, *path) for path in _order(record)])
                text = put_value(text, (*row, "id"), new, ())
        return text

    def translation(self, translation: Translation, anew: _Anew, text: str) -> str:
        """The file of a translation: what its fields are called, and which sections it translates as they stand."""
        for (name, before), (called, after) in zip(anew.were.items(), anew.are.items(), strict=True):
            if before != after and translation.translates.get(name) == before:
                text = put_text(text, ("translates", name), after, ())
            if name != called and name in translation.translates:
                text = put_name(text, ("translates", name), called)
        for path, called in dict(_renamed(translation, anew.paths)).items():
            text = put_name(text, path, called)
        return text


@dataclass(frozen=True)
class _Anew:
    """An original that was changed: what it is now, and what a translation refers to, as it was and as it is."""

    record: Record
    paths: tuple[tuple[Path, Path], ...]
    """Of each text, before and after."""
    were: Mapping[str, str]
    """The digest of each section, before; `are`: after, in the same order."""
    are: Mapping[str, str]


def _renamed(translation: Translation, paths: Iterable[tuple[Path, Path]]) -> Iterator[tuple[Path, str]]:
    """Each field of a translation that is called by an id, and its new name."""
    for before, after in paths:
        if before in translation.texts:
            differ = (n for n, (one, other) in enumerate(zip(before, after, strict=True)) if one != other)
            yield from ((before[: n + 1], str(after[n])) for n in differ)


def _former(record: Record, new: str) -> Path:
    """Where the id is kept that a record had: in the place of one that it gets back, else last."""
    return "formerly", record.formerly.index(new) if new in record.formerly else len(record.formerly)


def _order(record: Record) -> list[Path]:
    return [(name,) for name in type(record).model_fields]


def rename(catalogue: Catalogue, read: Reading, ids: Mapping[str, str]) -> tuple[Changed, ...]:
    """Each file that changes or moves, by path; CannotRename or Unplaced where one cannot be written anew."""
    return tuple(sorted(_changes(_Renaming(catalogue, ids), read), key=lambda changed: changed.was))


def _changes(renaming: _Renaming, read: Reading) -> Iterator[Changed]:
    catalogue = renaming.catalogue
    for name in (name for name in catalogue.files if renaming.file(name) != name):
        yield Changed(name, renaming.file(name), None, None)
    text = read(SOURCES)
    yield from _if_changed(renaming, SOURCES, text, renaming.register(catalogue.pages[SOURCES], text))
    anew: dict[str, _Anew] = {}
    for id, page in catalogue.pages.items():
        if page.file != SOURCES:
            text = read(page.file)
            after = renaming.original(catalogue.records[id], page, renaming.body(text, page))
            if after != text:
                anew[id] = _read_again(renaming, catalogue.records[id], page, after)
            yield from _if_changed(renaming, page.file, text, after)
    for (id, language), translation in catalogue.translations.items():
        if translation.page.file == file_path(stem_of(id, catalogue.records[id]), language):  # else made of another
            yield from _translation_changes(renaming, translation, anew.get(id), read(translation.page.file))


def _translation_changes(
    renaming: _Renaming, translation: Translation, anew: _Anew | None, text: str
) -> Iterator[Changed]:
    after = renaming.body(text, translation.page)
    if anew:
        after = renaming.translation(translation, anew, after)
        _check_translation(renaming, translation, anew.record, after)
    yield from _if_changed(renaming, translation.page.file, text, after)


def _if_changed(renaming: _Renaming, name: str, before: str, after: str) -> Iterator[Changed]:
    if before != after or renaming.file(name) != name:
        yield Changed(name, renaming.file(name), before, after)


def _read_again(renaming: _Renaming, record: Record, page: Page, text: str) -> _Anew:
    """An original as it is read after the change; CannotRename where it does not say what is wanted."""
    file = renaming.file(page.file)
    new, problems = parse_page(file, text)
    address = parse_address(file)
    fresh, unfit = read_record(address, new) if address and not problems else (None, ())
    if unfit:
        mend = told("Correct it on the page first, or take it out, run this again, and write it anew.")
        raise _refused(page.file, (unfit[0].what, mend))
    wanted = [(row.name, renaming.ids.get(row.link.to, row.link.to), row.path) for row in relations_of(record)]
    if fresh is None or [(row.name, row.link.to, row.path) for row in relations_of(fresh)] != wanted:
        raise _unwritten(page.file)
    paths = zip((path for path, _ in prose_of(record)), (path for path, _ in prose_of(fresh)), strict=True)
    return _Anew(fresh, tuple(paths), digests(record, page.body), digests(fresh, new.body))


def _check_translation(renaming: _Renaming, old: Translation, record: Record, text: str) -> None:
    file = renaming.file(old.page.file)
    page, problems = parse_page(file, text)
    address = parse_address(file)
    fresh = read_translation(address, page, record)[0] if address and not problems else None
    if fresh is None or list(fresh.texts.values()) != list(old.texts.values()):
        raise _unwritten(old.page.file)


def _unwritten(file: str) -> CannotRename:
    mend = told("Write its fields one a line, and run this again.")
    return _refused(file, (told("its fields cannot be changed by a program"), mend))
