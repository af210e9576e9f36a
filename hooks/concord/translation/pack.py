"""A translator's pack: everything to translate into a language in one PO file.

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
from typing import Any

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import PoFileError, PoFileParser, write_po

from concord.content.catalogue import Catalogue
from concord.content.frontmatter import Path, dotted
from concord.content.paths import file_path, stem_of
from concord.content.reading import prose_of
from concord.content.sections import digest, sections_of, words_of
from concord.problem import Place, Problem, Rule
from concord.translation.drafts import original_body

BROKEN = Rule("broken-pack", "What a translator wrote after the broken line would be lost silently.")
OTHER = Rule("another-language", "A reader would get a page in a language that she did not choose.")

_REVIEW = re.compile(r"reviewed (\S+) by (.+)")
_HEAD = """\
# Concord: texts to translate. A message is one text or one section of a page.
# Whoever reviewed a whole page writes a comment at its title: reviewed 2026-12-31 by ROLE
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
        is_filler = not self.was_translated and fingerprint(self.present) == fingerprint(self.original)
        return "" if is_filler else self.present


def units_of(catalogue: Catalogue, id: str, language: str) -> Iterator[Unit]:
    """Everything on a page that has words, in the order of the original."""
    record, old = catalogue.records[id], catalogue.translations.get((id, language))
    paths: dict[str, Path] = {dotted(path): path for path, _ in prose_of(record)}
    known: Mapping[str, str] = old.translates if old else {}
    theirs = words_of(old) if old else {}
    for name, text in sections_of(record, original_body(catalogue, id)).items():
        present = theirs.get(name, "")
        is_fresh = bool(present) and known.get(name) == digest(text)
        yield Unit(id, name, paths.get(name), text, present, is_fresh, bool(present) and name in known)


def write_pack(catalogue: Catalogue, language: str, ids: Iterable[str]) -> bytes:
    """The PO file of some pages; the same content gives the same bytes."""
    pack = Catalog(locale=language)
    for record in filter(None, map(catalogue.find, ids)):
        where = f"{record.title or record.id} ({file_path(stem_of(record.id, record), language)})"
        for unit in units_of(catalogue, record.id, language):
            notes = [where, f"packed {fingerprint(unit.present)}"]
            message = pack.add(unit.original, unit.shown, auto_comments=notes, context=unit.context)
            message.flags = {"fuzzy"} if unit.shown and not unit.is_fresh else set()  # braces are no Python format
    written = BytesIO()
    write_po(written, pack, omit_header=True)
    head = _HEAD.format(language=language, plurals=pack.plural_forms)
    return head.encode() + written.getvalue()


@dataclass(frozen=True)
class Entry:
    """One message that came back with words."""

    place: Place
    context: str
    original: str
    text: str
    is_fuzzy: bool
    packed: str | None
    """The mark of the words that were packed; None where an editor dropped the comment."""
    review: tuple[str, str] | None = None
    """The day and the role of a review of the whole page, from a comment: `reviewed 2026-12-31 by lawyer`."""


def read_pack(file: str, data: bytes, language: str) -> tuple[tuple[Entry, ...], tuple[Problem, ...]]:
    """The messages of a PO file that have words, or the problem that keeps it from being read."""
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
    return tuple(_entry(file, m) for m in pack if m.id and plain(str(m.string))), ()


def _entry(file: str, message: Message) -> Entry:
    marks = (re.fullmatch("packed ([0-9a-f]{8})", comment) for comment in message.auto_comments)
    packed = next((match[1] for match in marks if match), None)
    place, text = Place(file, message.lineno or 1), plain(str(message.string))
    told = (_REVIEW.fullmatch(comment.strip()) for comment in message.user_comments)
    review = next(((match[1], match[2]) for match in told if match), None)
    return Entry(place, message.context or "", str(message.id), text, message.fuzzy, packed, review)


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


def plain(text: str) -> str:
    """A text as a page has it, whatever the editor of the PO file made of its letters and line ends."""
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n")).strip()


def fingerprint(text: str) -> str:
    """Eight hexadecimal digits that change with any letter."""
    return hashlib.sha256(plain(text).encode()).hexdigest()[:8]
