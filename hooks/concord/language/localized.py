"""The catalogue as one reader sees it: every text in the nearest of her languages, every page at its address there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from gettext import NullTranslations
from typing import Any, TypeVar, cast

from concord.answers.freshness import read_on
from concord.answers.review import legal_check
from concord.content.catalogue import Catalogue
from concord.content.citations import Destination
from concord.content.markdown.parsed import LEAD, parsed
from concord.content.paths import ORIGINAL, is_computed, page_path, stem_of
from concord.language.bodies import body_in
from concord.language.languages import SITE, language_of, localize
from concord.language.messages import read_messages
from concord.language.numbering import numbered, placed
from concord.language.rows import EvidenceRow, LinkRow, Row, SourceRow
from concord.language.writing import country_name, date_text, direction, in_language
from concord.letters.recognition import language_of_title
from concord.records.kinds import (
    PAST,
    Authority,
    Case,
    Corridor,
    Country,
    Evidence,
    Instrument,
    Measure,
    Provision,
    Record,
    Source,
    Workshop,
)
from concord.records.labels import LABELS
from concord.records.values import Prose

T = TypeVar("T")


@dataclass(frozen=True)
class Copy:
    """What is built: the ISO date of the build, where one is set, and the languages."""

    today: str | None = None
    languages: tuple[str, ...] = SITE


class Localized:
    """A catalogue and a language, in a copy."""

    def __init__(
        self,
        catalogue: Catalogue,
        language: str,
        messages: NullTranslations,
        shared: dict[str, Any] | None = None,
        copy: Copy = Copy(),  # it is frozen
    ) -> None:
        self.catalogue, self.language, self.messages = catalogue, language, messages
        self.today, self.languages = copy.today, copy.languages
        self._localized: dict[str, Any] = {}
        self._remembered: dict[str, Any] = {}
        self._shared: dict[str, Any] = {} if shared is None else shared

    def remember(self, name: str, make: Callable[[], T]) -> T:
        """A value that many pages need, made once."""
        return _once(self._remembered, name, make)

    def share(self, name: str, make: Callable[[], T]) -> T:
        """A value that has no language, such as an answer in ids, made once for the readers of all languages."""
        return _once(self._shared, name, make)

    def lead(self, id: str) -> Prose:
        """The text of a record's page up to its first heading, in the nearest language that has it."""
        language = language_of(self.catalogue, id, self.language)
        body = body_in(self.catalogue, id, language)
        sections = parsed(body.markdown).sections
        text = sections[0].text if sections and sections[0].name == LEAD else ""
        return Prose(text, dict(body.borrowed).get(LEAD, language))

    def say(self, message: str) -> str:
        """A message of the interface in the reader's language."""
        return self.messages.gettext(message) if message else ""

    def record(self, id: str) -> Any:
        """A record, each text in the nearest of the reader's languages."""
        if id not in self._localized:
            self._localized[id] = localize(self.catalogue, self.catalogue.records[id], self.language)
        return self._localized[id]

    def records(self, kind: type[Any]) -> tuple[Any, ...]:
        """All records of a kind, by id."""
        return self.remember(kind.__name__, lambda: tuple(self.record(id) for id in self._ids_of(kind)))

    @cached_property
    def _by_kind(self) -> dict[type[Record], tuple[str, ...]]:
        kinds: dict[type[Record], list[str]] = {}
        for id, record in sorted(self.catalogue.records.items()):
            kinds.setdefault(type(record), []).append(id)
        return {kind: tuple(ids) for kind, ids in kinds.items()}

    def _ids_of(self, kind: type[Record]) -> tuple[str, ...]:
        return self._by_kind.get(kind, ())

    def path(self, id: str) -> str:
        """The path, from the top of the site, of the page that shows a record to this reader."""
        record = self.catalogue.records[id]
        if isinstance(record, Source):
            return f"{page_path(f'sources/{id[0]}', self.language)}#s-{id}"
        if is_computed(record):
            return page_path(id, self.language)
        return page_path(stem_of(id, record), language_of(self.catalogue, id, self.language))

    def row(self, id: str) -> Row:
        """A record as a list shows it."""
        return self.remember(f"row {id}", lambda: self._row(id))

    def _row(self, id: str) -> Row:
        record = self.record(id)
        language = self.language if is_computed(record) else language_of(self.catalogue, id, self.language)
        return Row(
            id,
            record.shown_kind,
            self.title(record),
            self.path(id),
            self.context(record),
            language,
            language != self.language,
            getattr(record, "status", None) in PAST,
            str(getattr(record, "confidence", "")),
        )

    def country_row(self, code: str) -> Row | None:
        """A State's profile, where there is one."""
        id = f"countries/{code.lower()}"
        return self.row(id) if id in self.catalogue.records else None

    def title(self, record: Any) -> Prose:
        """What a record is called in a list: a numbered article begins with its number."""
        name = self._named(record) or _short_title(record) or record.title or Prose(record.id)
        if isinstance(record, Provision) and record.number:
            say = read_messages(name.lang).gettext
            return Prose(f"{numbered(record.number, name.lang, say, name.lang == self.language)}. {name}", name.lang)
        if isinstance(record, Country) and record.title.lang != self.language:
            return Prose(country_name(record.state, self.language), self.language)
        if isinstance(record, Corridor):
            arrow = " ← " if direction(self.language) == "rtl" else " → "  # it points the way the reader reads
            names = arrow.join(country_name(code, self.language) for code in record.pair)
            return Prose(names, self.language)
        return name

    def _named(self, record: Any) -> Prose | None:
        """What a law is called in the reader's language: in short, or in full where we have no text of ours in it."""
        titles, short = (getattr(record, name, {}) for name in ("original_titles", "short_titles"))
        if not (titles or short):
            return None
        if record.title.lang == self.language:
            return in_language(short, self.language)
        own, year = in_language(titles, self.language), getattr(record, "year_apart", "")
        if own and year and year not in own:
            own = Prose(f"{own} ({year})", own.lang)
        return in_language(short, self.language) or own

    def context(self, record: Any) -> tuple[Prose, ...]:
        """Where a record belongs, from the nearest outwards."""
        if isinstance(record, Provision):
            instrument = self.record(record.part_of)
            return (self.title(instrument), *self.context(instrument))
        return tuple(Prose(word, self.language) for word in self._place(record) if word)

    def _place(self, record: Any) -> Iterator[str]:
        if isinstance(record, Instrument) and record.state:
            yield self.jurisdiction(record.id)
        elif isinstance(record, Workshop):
            yield date_text(record.start, self.language)
        elif isinstance(record, (Measure, Authority)):
            yield country_name(record.state, self.language)
        elif isinstance(record, Case):
            yield date_text(record.year, self.language) if record.year else ""

    def jurisdiction(self, id: str) -> str:
        """The name of the State or organisation that a legal text belongs to."""
        folder = id.partition("/")[0]
        return self.say(LABELS[folder]) if folder in LABELS else country_name(folder.upper(), self.language)

    def links(self, relations: Iterable[Any]) -> tuple[LinkRow, ...]:
        """The targets of a field's links, as a page shows them."""
        return tuple(LinkRow(self.row(link.to), self.place(link.at), self._stated(link)) for link in relations)

    def incoming(self, id: str, name: str) -> tuple[LinkRow, ...]:
        """The records that name this one in a field, once for each pinpoint, by id."""
        named = self.catalogue.named_by(id, name)
        found = {(relation.origin, relation.link.at or ""): relation.link for relation in reversed(named)}
        return tuple(
            LinkRow(self.row(origin), self.place(link.at), self._stated(link))
            for (origin, _), link in sorted(found.items())
        )

    def place(self, at: str | None) -> Prose | None:
        """A place in a legal text, such as `para. 14`, in the reader's language; else as the page writes it."""
        return placed(at, self.language, self.say) if at else None

    def _stated(self, link: Any) -> Row | None:
        return self.row(link.stated_by) if link.stated_by else None

    def source(self, id: str) -> SourceRow:
        """A source as a page shows it; one kept without a title goes by its address."""
        return self.remember(f"source {id}", lambda: self._source(id))

    def _source(self, id: str) -> SourceRow:
        source = self.record(id)
        has_words = source.publisher and source.publisher.isascii()  # publishers are named in English
        named = source.title or Prose(_short(source.URL) or id, ORIGINAL if has_words else self.language)
        whole = f"{source.publisher}: {named}" if source.publisher and source.publisher not in named else str(named)
        own = language_of_title(whole, ORIGINAL) if named.lang == ORIGINAL else named.lang
        title = Prose(whole, own)
        accessed, issued = (date_text(day, self.language) if day else None for day in (source.accessed, source.issued))
        return SourceRow(id, title, source.URL, source.note, accessed, issued, self.path(id))

    def evidence(self, value: Evidence) -> EvidenceRow:
        """How sure we are of a statement."""
        proof, verified, read = value.proof, legal_check(self.catalogue, value), read_on(self.catalogue, value)
        return EvidenceRow(
            str(value.confidence),
            tuple(self.source(id) for id in value.sources),
            proof.words if proof and proof.quote else None,
            self.source(proof.source) if proof else None,
            date_text(verified.on, self.language) if verified else None,
            verified.by if verified else None,
            date_text(read, self.language) if read else None,
        )

    def destination(self, id: str) -> Destination | None:
        """Where a citation leads, from the top of the site, or None where the id is not known."""
        record = self.catalogue.find(id)
        if record is None:
            return None
        row = self.row(record.id)
        return Destination(row.href, row.title, row.language if row.is_elsewhere else None)


def _short_title(record: Any) -> Prose | None:
    """A title in short, unless a translation has the whole title only."""
    short: Prose | None = getattr(record, "short_title", None)
    return short if short and short.lang == record.title.lang else None


def localized_in_each(
    catalogue: Catalogue, today: str | None = None, languages: tuple[str, ...] = SITE
) -> dict[str, Localized]:
    """A reader for each language of the copy that is built."""
    shared: dict[str, Any] = {}
    copy = Copy(today, languages)
    return {code: Localized(catalogue, code, read_messages(code), shared, copy) for code in languages}


def _once(known: dict[str, Any], name: str, make: Callable[[], T]) -> T:
    if name not in known:
        known[name] = make()
    return cast("T", known[name])


def _short(url: str | None) -> str | None:
    return url.partition("//")[2].removeprefix("www.").rstrip("/") if url else None
