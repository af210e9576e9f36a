"""The way back of a translator's pack: what she changed goes into the pages, and every other byte stays.

A message is taken if it is translated and not fuzzy, if the original still says what she translated, and if nobody
else wrote on the page meanwhile. Each new page is read once more before it is handed over.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path as Folder

from concord.content.catalogue import Catalogue
from concord.content.frontmatter import Path, parse_page
from concord.content.markdown.parsed import LEAD
from concord.content.paths import file_path, parse_address, stem_of
from concord.content.reading import prose_of, read_translation
from concord.content.sections import digest, parts_of, sections_of, words_of
from concord.identities.finding import RULE as IDENTITY
from concord.identities.finding import identities, key
from concord.problem import Problem, Rule
from concord.records.kinds import Record
from concord.translation.drafts import original_body, render
from concord.translation.pack import Entry, Unit, fingerprint, units_of
from concord.translation.splice import put_part, put_text

CHANGED = Rule("original-changed", "A translation of earlier words would pass for what the page says now.")
UNKNOWN = Rule("unknown-message", "A translation that belongs nowhere would be lost silently.")
HEADING = Rule("lost-heading", "A link to a section must work in every language.")
TWICE = Rule("translated-twice", "Of two translations of one text, one would be written over silently.")
UNREADY = Rule("page-to-mend", "A page with a mistake is not written to, or what stands in it would be lost.")
_MEND = "Run `concord check`, mend the page and unpack again; if it finds nothing, write the words there by hand."


@dataclass(frozen=True)
class Returned:
    """What a pack brings back: the new text of each page that changes, by its file, and what was not taken."""

    pages: Mapping[str, str]
    problems: tuple[Problem, ...]
    waiting: int
    """Messages that somebody wrote in and left fuzzy."""


def unpack(catalogue: Catalogue, docs: Folder, language: str, entries: Sequence[Entry]) -> Returned:
    """The pages with what a translator changed, and only with that."""
    rows: dict[str, list[Entry]] = {}
    problems: list[Problem] = []
    for entry in (entry for entry in entries if not entry.is_fuzzy):
        record = catalogue.find(entry.context.partition(": ")[0])
        if record is None or record.id not in catalogue.pages:
            what = f"`{entry.context or entry.original[:40]}` names no record that has a page"
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
    waiting = sum(entry.is_fuzzy and entry.packed not in (None, fingerprint(entry.text)) for entry in entries)
    return Returned(pages, tuple(problems), waiting)


def _page_back(page: _TranslatedPage, entries: Sequence[Entry]) -> tuple[str | None, list[Problem]]:
    """A page with the new words, where there are any, and what was not taken."""
    unready = UNREADY.broken(entries[0].place, f"{page.file} has something to mend first, and was left as it is", _MEND)
    if page.is_unreadable():
        return None, [unready]
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
    after = page.after(before, tuple(units), taken)
    return (after, problems) if page.holds(before, after, taken) else (None, [*problems, unready])


def reviews(entries: Iterable[Entry]) -> Iterator[tuple[str, str, str]]:
    """What a pack says was reviewed: the record, the day and the role."""
    for entry in entries:
        if entry.review and not entry.is_fuzzy:
            yield entry.context.partition(": ")[0], *entry.review


def _is_work(entry: Entry, unit: Unit) -> bool:
    """Whether the translator wrote something, or said of what is stale that it holds."""
    return not unit.is_fresh or fingerprint(entry.text) != (entry.packed or fingerprint(unit.present))


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
    if entry.packed and fingerprint(unit.present) not in (entry.packed, fingerprint(entry.text)):
        what = f"the translation of `{name}` was changed on its page since the pack was made"
        return TWICE.broken(entry.place, what, "Compare the two, and write the better one on the page by hand.")
    if unit.path is None and list(parts_of(entry.text)) != [unit.name]:
        sign = "no heading with an id" if unit.name == LEAD else f"one heading, with {{{unit.name}}}"
        return HEADING.broken(entry.place, f"`{name}` must have {sign}", "Write the headings as the original has them.")
    return _identity(entry)


def _identity(entry: Entry) -> Problem | None:
    """What a translation tells of somebody that its original does not."""
    told = {key(found.kind, entry.original[found.start : found.end]) for found in identities(entry.original)}
    for found in identities(entry.text):
        if key(found.kind, entry.text[found.start : found.end]) not in told:
            what, mend = found.kind.value
            return IDENTITY.broken(entry.place, f"`{entry.context}` holds {what}, which its original does not", mend)
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
        return file_path(stem_of(self.id, self.record), self.language)

    @property
    def order(self) -> tuple[Path, ...]:
        """The order of its fields, as `render` writes them."""
        names = sections_of(self.record, original_body(self.catalogue, self.id))
        said = (("translated_by",), ("reviewed",), *(("translates", name) for name in names))
        return (*(path for path, _ in prose_of(self.record)), *said)

    def is_unreadable(self) -> bool:
        """Whether the file is there and could not be read as a translation."""
        return (self.id, self.language) not in self.catalogue.translations and (self.docs / self.file).exists()

    def before(self) -> str:
        """The file as it is, or a new one in the original's words."""
        if (self.id, self.language) in self.catalogue.translations:
            return (self.docs / self.file).read_bytes().decode()
        title: Mapping[Path, str] = {("title",): str(self.record.title)} if self.record.title else {}
        return render(title, self.catalogue.pages[self.id].body.strip(), {}, None)

    def after(self, before: str, names: Sequence[str], taken: Iterable[tuple[Unit, str]]) -> str:
        """The file with the new words, each recorded as translating the original as it stands."""
        page = before
        for unit, text in taken:
            if unit.path:
                page = put_text(page, unit.path, text, self.order)
            elif fingerprint(text) != fingerprint(unit.present):
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
        return words_of(new) == {**words_of(old), **words} and new.translates == {**old.translates, **made}
