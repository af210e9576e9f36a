"""What a page is found by: its names, what it belongs to, its headings, its text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from concord.content.markdown.parsed import parsed
from concord.content.reading import prose_of
from concord.language.localized import Localized
from concord.language.writing import country_name
from concord.pages.staging import SitePage
from concord.records.kinds import Authority, Corridor, Country, Measure, Provision, Term
from concord.records.labels import LABELS
from concord.records.values import Prose
from concord.views.home import NEEDS
from concord.views.measure import PARTS

# What people write before a number, in all languages and for short: every numbered provision is an article.
_ARTICLE = (
    "art article s sec section § ст статья статьи статье м мод modda moddasi модда моддаи моддаси madda maddasy mad"
    " madde maddesi md m бап бабы б берене беренеси бер ماده الماده م مكرر มาตรา ข้อ ม"
)


@dataclass(frozen=True)
class Fields:
    """The texts of a page by what they are."""

    names: tuple[str, ...]
    """What it is called: here, in the original, in other languages, for short."""
    belongs: tuple[str, ...]
    """Its headings, its subject, and every name of the law and the countries it belongs to."""
    text: tuple[Prose, ...]
    """What a reader reads on it, without markup, cut where the language changes."""
    weight: float = 1.0
    """How much its names count, and below one its text."""


def fields_of(local: Localized, page: SitePage) -> Fields:
    """The fields of a page that shows a record."""
    assert page.record
    record = local.record(page.record)
    belongs = (
        *(heading.text for heading in parsed(page.body).headings),
        *local.context(record),
        *_subjects(local, record),
    )
    around = (*(_plain(text) for text in belongs), *_around(local, record))
    return Fields(
        tuple(dict.fromkeys(name for name in (page.title, *names_of(local, page.record)) if name)),
        tuple(dict.fromkeys(around)),
        _text(local, page),
        record.weight,
    )


def names_of(local: Localized, id: str) -> Iterator[str]:
    """Every name a record goes by."""
    record = local.record(id)
    yield from (str(local.title(record)), str(record.title or ""))
    yield from record.also_called
    yield from getattr(record, "original_titles", {}).values()
    yield from getattr(record, "short_titles", {}).values()
    yield getattr(record, "number", None) or ""
    if isinstance(record, Authority):
        yield record.hotline or ""
    if isinstance(record, Term):
        yield from (equivalent.term for equivalent in record.equivalents)
    if isinstance(record, Country):
        yield from (record.state, country_name(record.state, "en"))
    if isinstance(record, Corridor):
        yield from ends(local, record)


def ends(local: Localized, corridor: Corridor) -> Iterator[str]:
    """A corridor by the names of its two ends: the first of one with the first of the other, and so on."""
    start, end = (_country_names(local, code) for code in corridor.pair)
    yield " ".join(corridor.pair)
    yield from (f"{start[n % len(start)]} {end[n % len(end)]}" for n in range(max(len(start), len(end))))


def _country_names(local: Localized, code: str) -> tuple[str, ...]:
    row = local.country_row(code)
    named = names_of(local, row.id) if row else (country_name(code, local.language), code)
    return tuple(name for name in named if name)


def _around(local: Localized, record: Any) -> Iterator[str]:
    if isinstance(record, (Provision, Measure)):
        yield _ARTICLE
    if isinstance(record, Provision):
        yield from names_of(local, record.part_of)
    yield from (day[:4] for name in record.date_fields if (day := getattr(record, name)))
    if not isinstance(record, (Country, Corridor)):
        for code in record.states:
            yield from _country_names(local, code)


def _subjects(local: Localized, record: Any) -> Iterator[str]:
    if isinstance(record, Measure):
        yield local.say(NEEDS[record.measure])
        yield from (local.say(label) for name, label in PARTS if getattr(record, name))
    if isinstance(record, Authority):
        yield from (local.say(LABELS[measure]) for measure in record.competent_for)
    named = [getattr(record, name, None) for name in ("topic", "measure", "form")]
    for value in (*filter(None, named), *getattr(record, "stages", ()), *getattr(record, "actors", ())):
        if value in LABELS:
            yield local.say(LABELS[value])


def _text(local: Localized, page: SitePage) -> tuple[Prose, ...]:
    borrowed = dict(page.borrowed)
    texts = [Prose(part.text, borrowed.get(part.name, page.language)) for part in parsed(page.body).sections]
    texts += [text for path, text in prose_of(local.record(page.record or "")) if path != ("title",)]
    return runs(texts)


def runs(texts: Iterable[Prose]) -> tuple[Prose, ...]:
    """Texts without their markup's blanks, those of one language that follow each other as one."""
    parts = ((text.lang, _plain(text)) for text in texts)
    cut = groupby((part for part in parts if part[1]), key=lambda part: part[0])
    return tuple(Prose(" ".join(text for _, text in run), lang) for lang, run in cut)


def _plain(text: str) -> str:
    return " ".join(text.split())
