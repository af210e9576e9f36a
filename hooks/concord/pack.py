"""A translator's pack: everything to translate into a language in one PO file, and the way back into the pages.

One message is one section as `sections_of` cuts it, the piece whose staleness is counted: a text of the fields, or a
part of the body from its heading to the next, with its lists, tables and boxes whole. A comment keeps the mark of the
words that were packed, so that only what the translator changed is taken, and nothing that others changed meanwhile
is written over.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from email import message_from_string
from io import BytesIO
from pathlib import Path as Folder
from typing import Any

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import PoFileError, PoFileParser, write_po

from concord.catalogue import Catalogue
from concord.frontmatter import Path, parse_page
from concord.paths import file_path, parse_address, stem_of
from concord.problem import Place, Problem, Rule
from concord.reading import Translation, prose_of, read_translation
from concord.records import Record
from concord.splice import put_part, put_text
from concord.staleness import LEAD, digest, parts_of, sections_of
from concord.translating import render

BROKEN = Rule("broken-pack", "Of a file that cannot be read to its end, a translator's work would be lost silently.")
OTHER = Rule("another-language", "A reader would get a page in a language that she did not choose.")
CHANGED = Rule("original-changed", "A translation of earlier words would pass for what the page says now.")
UNKNOWN = Rule("unknown-message", "A translation that belongs nowhere would be lost silently.")
HEADING = Rule("lost-heading", "A link to a section must work in every language.")
TWICE = Rule("translated-twice", "Of two translations of one text, one would be written over silently.")
UNREADY = Rule("page-to-mend", "A page with a mistake is not written to, or what stands in it would be lost.")

_HEAD = """\
# Concord: texts to translate. A message is one text or one section of a page.
# Keep the marks: {{#id}} after a heading, links, lists, tables and lines that begin with !!!
# A fuzzy message is not taken: its original changed after it was translated.
msgid ""
msgstr ""
"Project-Id-Version: concord\\n"
"Language: {language}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: {plurals}\\n"

"""


@dataclass(frozen=True)
class Unit:
    """One text to translate: the original, and what stands in the translation now, if anything."""

    id: str
    name: str
    """The section's name: `figures.women.what`, `#result`, or `#` for the text before the first heading."""
    path: Path | None
    """Where a field's text stands; None for a part of the body."""
    original: str
    present: str
    is_fresh: bool
    """Whether what stands there is recorded as translating the original as it is."""
    was_translated: bool
    """Whether it is recorded as translating the original as it is or was."""

    @property
    def context(self) -> str:
        """What tells this message from all others."""
        return f"{self.id}: {self.name}"

    @property
    def shown(self) -> str:
        """What the translator finds; the original's words, left in place of a translation, are none."""
        is_filler = not self.was_translated and _mark(self.present) == _mark(self.original)
        return "" if is_filler else self.present


def units_of(catalogue: Catalogue, id: str, language: str) -> Iterator[Unit]:
    """Everything on a page that has words, in the order of the original."""
    record, old = catalogue.records[id], catalogue.translations.get((id, language))
    paths: dict[str, Path] = {".".join(map(str, path)): path for path, _ in prose_of(record)}
    known: Mapping[str, str] = old.translates if old else {}
    theirs = _sections(old) if old else {}
    for name, text in sections_of(record, _body(catalogue, id)).items():
        present = theirs.get(name, "")
        is_fresh = bool(present) and known.get(name) == digest(text)
        yield Unit(id, name, paths.get(name), text, present, is_fresh, bool(present) and name in known)


def write_pack(catalogue: Catalogue, language: str, ids: Iterable[str]) -> bytes:
    """The PO file of some pages; the same content gives the same bytes."""
    pack = Catalog(locale=language)
    for record in filter(None, map(catalogue.find, ids)):
        where = f"{record.title or record.id} ({file_path(stem_of(record.id, record.kind), language)})"
        for unit in units_of(catalogue, record.id, language):
            notes = [where, f"packed {_mark(unit.present)}"]
            message = pack.add(unit.original, unit.shown, auto_comments=notes, context=unit.context)
            message.flags = {"fuzzy"} if unit.shown and not unit.is_fresh else set()  # braces are no Python format
    written = BytesIO()
    write_po(written, pack, omit_header=True)
    head = _HEAD.format(language=language, plurals=pack.plural_forms)
    return head.encode() + written.getvalue()


@dataclass(frozen=True)
class Entry:
    """One message that came back translated."""

    place: Place
    context: str
    original: str
    text: str
    packed: str | None
    """The mark of the words that were packed; None where an editor dropped the comment."""


def read_pack(file: str, data: bytes, language: str) -> tuple[tuple[Entry, ...], tuple[Problem, ...]]:
    """The messages of a PO file that are translated and not fuzzy, or the problem that keeps it from being read."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        place = Place(file, data[: error.start].count(b"\n") + 1)
        return (), (BROKEN.broken(place, "the file is not in UTF-8", "Save it as UTF-8; nothing was taken."),)
    lines = [line.strip() for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n")]
    pack = _Pack()
    try:
        _check_lines(lines)
        kept = ("" if line.startswith("#~") else line for line in lines)  # what an editor put aside
        PoFileParser(pack, ignore_obsolete=True, abort_invalid=True).parse(kept)
    except _Broken as broken:
        mend = "Mend this line and the one above, or save the file with Poedit; nothing was taken."
        return (), (BROKEN.broken(Place(file, broken.line), broken.what, mend),)
    except PoFileError as error:
        mend = "Save the file with Poedit; nothing was taken."
        return (), (BROKEN.broken(Place(file, error.lineno + 1), f"the file cannot be read: {error}", mend),)
    if problem := _other_language(file, pack.language, language):
        return (), (problem,)
    return tuple(_entry(file, m) for m in pack if m.id and not m.fuzzy and _plain(str(m.string))), ()


def _entry(file: str, message: Message) -> Entry:
    marks = (re.fullmatch("packed ([0-9a-f]{8})", comment) for comment in message.auto_comments)
    packed = next((match[1] for match in marks if match), None)
    place = Place(file, message.lineno or 1)
    return Entry(place, message.context or "", str(message.id), _plain(str(message.string)), packed)


def _other_language(file: str, said: str, language: str) -> Problem | None:
    if not said or re.split("[-_@.]", said)[0] == language:
        return None
    mend = f"Say `concord translate --unpack {said} …`, or look which file this is; nothing was taken."
    return OTHER.broken(Place(file), f"the file is of the language {said}, not {language}", mend)


class _Broken(Exception):
    """A line that a PO file cannot have."""

    def __init__(self, line: int, what: str) -> None:
        super().__init__(what)
        self.line, self.what = line, what


_LINE = re.compile(r'(?P<word>msgctxt|msgid|msgstr)? *"(?:[^"\\]|\\.)*"|(?P<note>#).*|')
_AFTER: Mapping[str, tuple[str, ...]] = {
    "msgctxt": ("", "msgstr"),
    "msgid": ("", "msgctxt", "msgstr"),
    "msgstr": ("msgid",),
    "more text": ("msgctxt", "msgid", "msgstr"),
    "a comment": ("", "msgstr"),
}


def _check_lines(lines: Sequence[str]) -> None:
    """Babel takes a text without its closing mark and drops a letter, so each line is looked at before."""
    last = ""
    for number, line in enumerate(lines, 1):
        match = _LINE.fullmatch(line)
        if match is None:
            raise _Broken(number, f"`{line[:40]}` is no line of a PO file, or lacks a quotation mark")
        word = match["word"] or ("a comment" if match["note"] else "more text")
        if line and last not in _AFTER[word]:
            raise _Broken(number, f"{word} cannot stand after {last or 'a comment'}")
        if line and word != "more text":
            last = "" if match["note"] else word
    if last in ("msgctxt", "msgid"):
        raise _Broken(len(lines), f"the file ends after {last}, within a message")


class _Pack(Catalog):
    """A PO file as it is read: a message given twice is not taken for one, and no header is turned into dates."""

    def __init__(self) -> None:
        super().__init__()
        self.language = ""

    def __setitem__(self, id: Any, message: Message) -> None:
        if id == "":
            self.language = str(message_from_string(str(message.string))["Language"] or "")
        elif self.get(id, message.context):
            raise _Broken(message.lineno or 1, f"the message `{message.context or id}` is given twice")
        else:
            super().__setitem__(id, message)


@dataclass(frozen=True)
class Returned:
    """What a pack brings back: the new text of each page that changes, by its file, and what was not taken."""

    pages: Mapping[str, str]
    problems: tuple[Problem, ...]


def unpack(catalogue: Catalogue, docs: Folder, language: str, entries: Iterable[Entry]) -> Returned:
    """The pages with what a translator changed, and only with that."""
    rows: dict[str, list[Entry]] = {}
    problems: list[Problem] = []
    for entry in entries:
        record = catalogue.find(entry.context.partition(": ")[0])
        if record is None or record.kind == "source":
            what = f"`{entry.context or entry.original[:40]}` names no record"
            problems.append(UNKNOWN.broken(entry.place, what, "Find where the page went, and put its words in there."))
        else:
            rows.setdefault(record.id, []).append(entry)
    pages = {}
    for id, mine in rows.items():
        page = _TranslatedPage(catalogue, docs, language, id)
        text, broken = _page_back(page, mine)
        problems += broken
        if text is not None:
            pages[page.file] = text
    return Returned(pages, tuple(problems))


def _page_back(page: _TranslatedPage, entries: Sequence[Entry]) -> tuple[str | None, list[Problem]]:
    """A page with the new words, where there are any, and what was not taken."""
    units = {unit.name: unit for unit in units_of(page.catalogue, page.id, page.language)}
    taken: list[tuple[Unit, str]] = []
    problems: list[Problem] = []
    for entry in entries:
        unit = units.get(entry.context.partition(": ")[2])
        if problem := _objection(entry, unit):
            problems.append(problem)
        elif unit and _is_work(entry, unit):
            taken.append((unit, entry.text))
    if not taken:
        return None, problems
    before = page.before()
    after = None if before is None else page.after(before, tuple(units), taken)
    if before is None or after is None or not page.holds(before, after, taken):
        what = f"{page.file} has something to mend first, and was left as it is"
        mend = "Run `concord check`, mend the page and unpack again."
        return None, [*problems, UNREADY.broken(entries[0].place, what, mend)]
    return after, problems


def _is_work(entry: Entry, unit: Unit) -> bool:
    """Whether the translator wrote something, or said of what is stale that it holds."""
    return not unit.is_fresh or _mark(entry.text) != (entry.packed or _mark(unit.present))


def _objection(entry: Entry, unit: Unit | None) -> Problem | None:
    """Why a message cannot be taken, if so."""
    name = entry.context
    if unit is None:
        mend = "Find where its words went, and put them in there."
        return UNKNOWN.broken(entry.place, f"`{name}` is no text of the page any more", mend)
    if digest(entry.original) != digest(unit.original):
        what = f"the original of `{name}` changed since the pack was made"
        return CHANGED.broken(entry.place, what, "Make a new pack and translate it anew; this one was not taken.")
    if not _is_work(entry, unit):
        return None
    if entry.packed and _mark(unit.present) not in (entry.packed, _mark(entry.text)):
        what = f"the translation of `{name}` was changed on its page since the pack was made"
        return TWICE.broken(entry.place, what, "Compare the two, and write the better one on the page by hand.")
    if unit.path is None and list(parts_of(entry.text)) != [unit.name]:
        sign = "no heading with an id" if unit.name == LEAD else f"one heading, with {{{unit.name}}}"
        return HEADING.broken(entry.place, f"`{name}` must have {sign}", "Write the headings as the original has them.")
    return None


@dataclass(frozen=True)
class _TranslatedPage:
    """A page in a language, written or still to write."""

    catalogue: Catalogue
    docs: Folder
    language: str
    id: str

    @property
    def record(self) -> Record:
        """What the page is about."""
        return self.catalogue.records[self.id]

    @property
    def file(self) -> str:
        """Its file, from the content folder."""
        return file_path(stem_of(self.id, self.record.kind), self.language)

    @property
    def order(self) -> tuple[Path, ...]:
        """The order of its fields, as `render` writes them."""
        names = sections_of(self.record, _body(self.catalogue, self.id))
        said = (("translated_by",), ("reviewed",), *(("translates", name) for name in names))
        return (*(path for path, _ in prose_of(self.record)), *said)

    def before(self) -> str | None:
        """The file as it is, or a new one in the original's words; None where it has something to mend."""
        path = self.docs / self.file
        if (self.id, self.language) in self.catalogue.translations:
            return path.read_bytes().decode()
        if path.exists() or self.id not in self.catalogue.pages:
            return None
        title: Mapping[Path, str] = {("title",): str(self.record.title)} if self.record.title else {}
        return render(title, self.catalogue.pages[self.id].body.strip(), {}, None)

    def after(self, before: str, names: Sequence[str], taken: Iterable[tuple[Unit, str]]) -> str:
        """The file with the new words, each recorded as translating the original as it stands."""
        page = before
        for unit, text in taken:
            if unit.path:
                page = put_text(page, unit.path, text, self.order)
            elif _mark(text) != _mark(unit.present):
                page = put_part(page, unit.name, text, names)
            page = put_text(page, ("translates", unit.name), digest(unit.original), self.order)
        return page

    def holds(self, before: str, after: str, taken: Iterable[tuple[Unit, str]]) -> bool:
        """Whether the new file, read anew, says what the earlier one said and the new words, and nothing else."""
        address, pages = parse_address(self.file), [parse_page(self.file, text) for text in (before, after)]
        if address is None or any(problems for _, problems in pages):
            return False
        old, new = (read_translation(address, page, self.record)[0] for page, _ in pages)
        if old is None or new is None or (new.by_machine, new.reviewed) != (old.by_machine, old.reviewed):
            return False
        words = {unit.name: text for unit, text in taken}
        made = {unit.name: digest(unit.original) for unit, _ in taken}
        return _sections(new) == {**_sections(old), **words} and new.translates == {**old.translates, **made}


def _sections(translation: Translation) -> dict[str, str]:
    """The words of a translation by the names of their sections."""
    fields = {".".join(map(str, path)): text for path, text in translation.texts.items()}
    return {**fields, **parts_of(translation.page.body)}


def _body(catalogue: Catalogue, id: str) -> str:
    return catalogue.pages[id].body if id in catalogue.pages else ""


def _plain(text: str) -> str:
    """A text as a page has it, whatever the editor of the PO file made of its letters and line ends."""
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n")).strip()


def _mark(text: str) -> str:
    """Eight hexadecimal digits that change with any letter."""
    return hashlib.sha256(_plain(text).encode()).hexdigest()[:8]
