"""What a page is found by: its names, what it belongs to, its headings, its text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from concord.content.reading import prose_of
from concord.language.languages import country_name
from concord.language.localized import Localized
from concord.pages.staging import SitePage
from concord.records.kinds import Case, Corridor, Country, Instrument, Measure, Practice, Provision, Term, Workshop
from concord.records.labels import LABELS
from concord.records.values import Prose
from concord.views.grouping import group_of

_MARKUP = re.compile(r"\{[#:][^}]*\}|\]\([^)]*\)|[*_`#>|\[\]]|^!!! \w+", re.MULTILINE)
_HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
# What people write before a number, in all languages and for short: every numbered provision is an article.
_ARTICLE = (
    "art article s sec section § ст статья статьи статье м мод modda moddasi модда моддаи моддаси madda maddasy mad"
    " madde maddesi md m бап бабы б берене беренеси бер ماده الماده م مكرر มาตรา ข้อ ม"
)
DATES = ("year", "start", "adopted", "in_force")
"""The fields that date a record, the most telling first."""
_STANDING: dict[type, float] = {Term: 1.3, Country: 1.3, Corridor: 1.4}


@dataclass(frozen=True)
class Fields:
    """The texts of a page by what they are."""

    names: tuple[str, ...]
    """What it is called: here, in the original, in other languages, for short."""
    belongs: tuple[str, ...]
    """Its headings, its subject, and every name of the law and the countries it belongs to."""
    text: tuple[Prose, ...]
    """What a reader reads on it, without markup, cut where the language changes."""
    standing: float = 1.0
    """How much its names count: the page of a term or a country is what people mean by its bare name."""


def fields_of(local: Localized, page: SitePage) -> Fields:
    """The fields of a page that shows a record."""
    assert page.record
    record = local.record(page.record)
    belongs = (*_HEADING.findall(page.body), *local.context(record), *_subjects(local, record))
    around = (*(_plain(text) for text in belongs), *_around(local, record))
    return Fields(
        tuple(dict.fromkeys(name for name in (page.title, *names_of(local, page.record)) if name)),
        tuple(dict.fromkeys(around)),
        _text(local, page),
        _STANDING.get(type(record), 1.0),
    )


def names_of(local: Localized, id: str) -> Iterator[str]:
    """Every name a record goes by."""
    record = local.record(id)
    yield from (str(local.title(record)), str(record.title or ""))
    yield from record.also_called
    yield from getattr(record, "original_titles", {}).values()
    yield getattr(record, "number", None) or ""
    if isinstance(record, Term):
        yield from (equivalent.term for equivalent in record.equivalents)
    if isinstance(record, Country):
        yield from (record.iso2, country_name(record.iso2, "en"))
    if isinstance(record, Corridor):
        yield from _ends(local, record)


def _ends(local: Localized, corridor: Corridor) -> Iterator[str]:
    """A corridor by the names of its two ends: the first of one with the first of the other, and so on."""
    start, end = (_country_names(local, code) for code in corridor.pair)
    yield " ".join(corridor.pair)
    yield from (f"{start[n % len(start)]} {end[n % len(end)]}" for n in range(max(len(start), len(end))))


def _country_names(local: Localized, code: str) -> tuple[str, ...]:
    row = local.country_row(code)
    named = names_of(local, row.id) if row else (country_name(code, local.language), code)
    return tuple(name for name in named if name)


def countries_of(record: Any) -> tuple[str, ...]:
    """The ISO codes of the States that a record is about."""
    if isinstance(record, Corridor):
        return record.pair
    if isinstance(record, (Practice, Case)):
        return tuple(dict.fromkeys(part.country for part in record.countries))
    if isinstance(record, Workshop):
        return record.countries
    if isinstance(record, Country):
        return (record.iso2,)
    if isinstance(record, Instrument) and record.parties:
        return record.parties
    code = group_of(record.id)
    return (code.upper(),) if len(code) == 2 and code != "un" else ()


def _around(local: Localized, record: Any) -> Iterator[str]:
    if isinstance(record, (Provision, Measure)):
        yield _ARTICLE
    if isinstance(record, Provision):
        yield from names_of(local, record.part_of)
    yield from (day[:4] for name in DATES if (day := getattr(record, name, None)))
    if not isinstance(record, (Country, Corridor)):
        for code in countries_of(record):
            yield from _country_names(local, code)


def _subjects(local: Localized, record: Any) -> Iterator[str]:
    named = [getattr(record, name, None) for name in ("topic", "measure", "form")]
    for value in (*filter(None, named), *getattr(record, "stages", ()), *getattr(record, "actors", ())):
        if value in LABELS:
            yield local.say(LABELS[value])


def _text(local: Localized, page: SitePage) -> tuple[Prose, ...]:
    texts = [Prose(page.body, page.language)]
    texts += [text for path, text in prose_of(local.record(page.record or "")) if path != ("title",)]
    parts = ((text.lang, _plain(text)) for text in texts)
    runs = groupby((part for part in parts if part[1]), key=lambda part: part[0])
    return tuple(Prose(" ".join(text for _, text in run), lang) for lang, run in runs)


def _plain(text: str) -> str:
    return " ".join(_MARKUP.sub(" ", text).split())
