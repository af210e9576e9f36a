"""Reading a content folder: every page and source of it, each once, and the problems that kept parts of it out."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path as Folder
from typing import Any, TypeVar, cast

from concord.content.beside import hidden, words_beside
from concord.content.bounds import beyond, too_large
from concord.content.catalogue import SOURCES, Catalogue, Notice, corridors_between, in_cyrillic, make_catalogue
from concord.content.confirmations import LINKS, Confirmation, Pair, read_links
from concord.content.files import REGISTERS, entries, is_file, is_folder, stray
from concord.content.frontmatter import Page, Path, leaves, parse_page, parse_yaml
from concord.content.paths import MADE, ORIGINAL, Address, file_path, parse_address, why_no_address
from concord.content.reading import Translation, read_record, read_translation
from concord.content.register import read_register
from concord.content.twins import DUPLICATE
from concord.content.withdrawals import MARK, read_notice
from concord.problem import Place, Problem, Rule, suggest
from concord.records.kinds import Country, Record
from concord.told import told

T = TypeVar("T")


class Reading:
    """Makes what a file holds, step by step: its page, the record of that, the translation."""

    def once(self, file: str, make: Callable[..., T], *made_of: object) -> T:
        """What `make` makes of this, for a file."""
        return make(*made_of)


class Remembering(Reading):
    """Makes again only what is no longer as it was, for who reads the same folder time and again."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, Callable[..., Any]], tuple[tuple[object, ...], Any]] = {}

    def once(self, file: str, make: Callable[..., T], *made_of: object) -> T:
        """What `make` makes of this, for a file; the same as before where this is the same."""
        before = self._known.get((file, make))
        if before is None or before[0] != made_of:
            self._known[file, make] = before = (made_of, make(*made_of))
        return cast("T", before[1])


def read_catalogue(docs: Folder, reading: Reading | None = None) -> tuple[Catalogue, tuple[Problem, ...]]:
    """Everything under a content folder, and the problems that kept parts of it out."""
    return _Shelf(reading or Reading()).fill(docs, entries(docs))


def read_pages(docs: Folder, names: Iterable[str]) -> tuple[Catalogue, tuple[Problem, ...]]:
    """Some files of a content folder alone, by their paths, and the problems of these."""
    shelf = _Shelf(Reading())
    shelf.unread.discard(SOURCES)  # nobody asked for it
    return shelf.fill(docs, (docs / name for name in sorted(names)))


class _Shelf:
    """Collects pages while the folder is read; gone once the catalogue is made."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.records: dict[str, Record] = {}
        self.pages: dict[str, Page] = {}
        self.translations: dict[tuple[str, str], Translation] = {}
        self.unread = {SOURCES}  # until it is read
        self.files: set[str] = set()
        self.words: dict[str, tuple[str | None, ...]] = {}
        self.withdrawn: dict[str, Notice] = {}
        self.confirmations: dict[Pair, Confirmation] = {}
        self.taken: dict[str, str] = {}
        self.problems: list[Problem] = []

    def fill(self, docs: Folder, paths: Iterable[Folder]) -> tuple[Catalogue, tuple[Problem, ...]]:
        """Read originals before translations, then add what is made of them: the other script, the corridors."""
        waiting: list[tuple[Address, Page]] = []
        for path in paths:
            name = path.relative_to(docs).as_posix()
            if problem := stray(path, name) or too_large(path, name):
                self.problems.append(problem)
                self.unread.update([address.id] if (address := parse_address(name)) else [])
            elif is_folder(path) and not _is_open(path):
                self._unreadable(name, told("the folder cannot be opened"))
            elif path.suffix == ".md" or name in REGISTERS:
                self._take(path, name, waiting)
            elif is_file(path):
                self._beside(path, name)
        is_told = SOURCES in self.pages or any(problem.place.file == SOURCES for problem in self.problems)
        if SOURCES in self.unread and not is_told:
            what = told("the register of sources is not there")
            self.problems.append(UNREADABLE.broken(Place(SOURCES), what, told("Restore it, under this name.")))
        for address, page in waiting:
            self._translation(address, page)
        for (id, language), translation in list(self.translations.items()):
            if language == "uz":
                self.translations.setdefault(
                    (id, "uz-Cyrl"), self.reading.once(translation.page.file, in_cyrillic, translation)
                )
        for corridor in corridors_between(c for c in self.records.values() if isinstance(c, Country)):
            self.records.setdefault(corridor.id, corridor)
        unread, files = frozenset(self.unread), frozenset(self.files)
        made = make_catalogue(self.records, self.pages, self.translations, unread, files)
        made = replace(made, withdrawn=self.withdrawn, words_beside=self.words, confirmations=self.confirmations)
        return made, tuple(self.problems)

    def _links(self, text: str | None) -> None:
        self.confirmations, problems = read_links(text or "")
        self.problems += problems

    def _beside(self, path: Folder, name: str) -> None:
        self.files.add(name)
        try:
            if problem := hidden(path, name):
                self.problems.append(problem)
            elif words := words_beside(path):
                self.words[name] = words
        except OSError as error:
            self._unreadable(name, told("the file cannot be opened: %(reason)s", reason=error.strerror))

    def _take(self, path: Folder, name: str, waiting: list[tuple[Address, Page]]) -> None:
        address = parse_address(name)
        if name == SOURCES:
            self._sources(name, self._text(path, name))
        elif name == LINKS:
            self._links(self._text(path, name))
        elif address is None:
            self.problems.append(MISPLACED.broken(Place(name), *why_no_address(name)))
        elif address.language in MADE:
            what = told("%(code)s is made of uz by rule, and nobody writes it", code=address.language)
            mend = told("Name it %(file)s, in Latin letters.", file=file_path(address.stem, "uz"))
            self.problems.append(MISPLACED.broken(Place(name), what, mend))
        elif (text := self._text(path, name)) is None:
            self.unread.add(address.id)
        else:
            page, problems = self.reading.once(name, _parsed, name, text)
            self.problems += problems
            if problems:
                self.unread.update([address.id] if address.language == ORIGINAL else [])
            elif address.language == ORIGINAL and MARK in page.tree:
                self._notice(address, page)
            elif address.language == ORIGINAL:
                self._record(address, page)
            else:
                waiting.append((address, page))

    def _text(self, path: Folder, name: str) -> str | None:
        try:
            if "\0" not in (text := path.read_text(encoding="utf-8")):
                return text
            raise UnicodeDecodeError("utf-8", b"", 0, 1, "it has signs of no text")
        except UnicodeDecodeError as error:
            line = path.read_bytes()[: error.start].count(b"\n") + 1
            mend = told("Save the file as UTF-8 (in Notepad: Save as, Encoding: UTF-8).")
            self.problems.append(UNREADABLE.broken(Place(name, line), told("the file is not in UTF-8"), mend))
        except OSError as error:
            self._unreadable(name, told("the file cannot be opened: %(reason)s", reason=error.strerror))
        return None

    def _unreadable(self, name: str, what: str) -> None:
        self.problems.append(UNREADABLE.broken(Place(name), what, told("Give yourself the right to read it.")))

    def _record(self, address: Address, page: Page) -> None:
        record, problems = self.reading.once(page.file, read_record, address, page)
        self.problems += problems
        if record is None:
            self.unread.add(address.id)
        elif self._already((record.id, *record.formerly), record.id, page):
            self.unread.add(record.id)
        else:
            self.records[record.id], self.pages[record.id] = record, page

    def _notice(self, address: Address, page: Page) -> None:
        notices, problems = read_notice(address, page)
        self.problems += problems
        if not self._already(notices, told("%(id)s, which was withdrawn", id=address.id), page):
            self.withdrawn.update(notices)

    def _already(self, ids: Iterable[str], owner: str, page: Page, path: Path = ()) -> bool:
        names = list(ids)
        clash = next((id for number, id in enumerate(names) if id in self.taken or id in names[:number]), None)
        if clash:
            what = told(
                "the id %(clash)s already belongs to %(owner)s", clash=clash, owner=self.taken.get(clash, owner)
            )
            at = next((spot for spot, text in leaves(page.tree) if text == clash and spot[:1] == ("formerly",)), path)
            mend = told("Rename one of the two.") if clash in self.taken else told("Take it out.")
            self.problems.append(DUPLICATE.broken(page.place(at), what, mend))
            return True
        self.taken.update(dict.fromkeys(names, owner))
        return False

    def _sources(self, name: str, text: str | None) -> None:
        if text is None:
            return
        page, problems = self.reading.once(name, parse_yaml, name, text)
        self.pages[SOURCES] = page
        self.problems += problems
        if problems and not page.tree:
            return
        register, more = self.reading.once(name, read_register, page)
        self.problems += more
        self.unread.update(register.unread)
        if register.is_whole:
            self.unread.discard(SOURCES)
        for path, source in register.sources:
            if not self._already((source.id, *source.formerly), source.id, page, path):
                self.records[source.id] = source

    def _translation(self, address: Address, page: Page) -> None:
        original = self.records.get(address.id)
        if original is None and address.id not in self.unread:
            known = (i for i, r in self.records.items() if isinstance(r, address.kind))
            what = told("translates %(stem)s.md, which is not there", stem=address.stem)
            mend = suggest(address.id, known, told("Restore the original, or remove its translations too."))
            self.problems.append(ORPHAN.broken(Place(page.file), what, mend))
        elif original is not None:
            translation, problems = self.reading.once(page.file, read_translation, address, page, original)
            self.problems += problems
            if translation:
                self.translations[(address.id, address.language)] = translation


def _parsed(name: str, text: str) -> tuple[Page, tuple[Problem, ...]]:
    page, problems = parse_page(name, text)
    found = beyond(page)
    return page, (*problems, found) if found else problems


def _is_open(folder: Folder) -> bool:
    try:
        next(folder.iterdir(), None)
    except OSError:
        return False
    return True


UNREADABLE = Rule(
    "unreadable-file", told("A page that cannot be read cannot be published, and must not vanish silently.")
)


MISPLACED = Rule("misplaced-page", told("A page outside the house has no kind, no address and no way to it."))


ORPHAN = Rule("orphan-translation", told("A translation without its original has no facts, no source and no date."))
