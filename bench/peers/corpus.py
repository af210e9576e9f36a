"""The pages that all engines are given: those of `docs/`, filled up with made-up ones.

A made-up page has about 300 words, in sentences drawn by a seeded dice from the real texts of its language, and a title
of words that stand on it. Its words are therefore those of the real pages: a library of 10,000 real pages would know
more of them.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from concord.content.folder import read_catalogue
from concord.language.localized import Localized, localized_in_each
from concord.pages.staging import site_pages
from concord.records.values import Prose
from concord.search.concepts import concepts
from concord.search.facets import facets
from concord.search.fields import Fields
from concord.search.index import Entry, _columns, entries_of, word_files
from concord.search.postings import script
from concord.search.reading import reading

LANGUAGES = ("en", "ru", "th")
WORDS = 300
_SENTENCE = re.compile(r"(?<=[.!?;:])\s+")
_THAI_WORD = 5  # letters
_THAI_TITLE = 10  # letters for each word of a title, which is as long then as the real ones
_LONGEST = 60  # words; a table without a full stop is not one sentence


@dataclass(frozen=True)
class Page:
    """A page as every engine gets it."""

    id: str
    language: str
    title: str
    text: str

    @property
    def location(self) -> str:
        """Where it lies."""
        return f"{self.language}/{self.id}.html"


@dataclass(frozen=True)
class Made:
    """A made-up page, and the number of the real one whose place in the house it takes."""

    fields: Fields
    like: int


@dataclass(frozen=True)
class Corpus:
    """The pages of one language."""

    local: Localized
    entries: tuple[Entry, ...]
    made: tuple[Made, ...]

    @property
    def fields(self) -> list[Fields]:
        """The pages for our own engine."""
        return [*(entry.fields for entry in self.entries), *(made.fields for made in self.made)]

    @property
    def pages(self) -> Iterator[Page]:
        """The pages for engines that know titles and texts alone."""
        columns = self._columns()
        ids, titles = columns["ids"].split("\n"), columns["titles"].split("\n")
        for id, title, fields in zip(ids, titles, self.fields, strict=True):
            yield Page(id, self.local.language, title, " ".join(fields.text))

    @property
    def bytes(self) -> int:
        """The bytes of the texts."""
        return sum(len(" ".join(fields.text).encode()) for fields in self.fields)

    def files(self) -> Iterator[tuple[str, str]]:
        """All files of our own index. Only the real pages have facets, which no query loads."""
        language = self.local.language
        yield from word_files(language, self.fields, self._columns())
        yield f"{language}/concepts.js", script(f"{language}/concepts", concepts(self.local))
        yield f"{language}/reading.js", script(f"{language}/reading", reading(self.local))
        shown = [(entry.page.record or "", entry.states) for entry in self.entries]
        yield f"{language}/facets.js", script(f"{language}/facets", facets(self.local, shown))

    def _columns(self) -> dict[str, Any]:
        """The columns of the real pages, each made-up page below with the cells of the one it is like."""
        columns: dict[str, Any] = dict(_columns(self.local, self.entries))
        cells = {name: columns[name].split("\n") for name in ("ids", "titles", "states")}
        for number, made in enumerate(self.made):
            cells["ids"].append(f"{cells['ids'][made.like]}-{number}")
            cells["titles"].append(made.fields.names[0])
            cells["states"].append(cells["states"][made.like])
        numbers = {name: columns[name] for name in ("kind", "path", "context")}
        alike = {name: [*own, *(own[made.like] for made in self.made)] for name, own in numbers.items()}
        return {**columns, **{name: "\n".join(column) for name, column in cells.items()}, **alike}


def corpora(docs: Path, count: int) -> dict[str, Corpus]:
    """For each language at least `count` pages."""
    catalogue, _ = read_catalogue(docs)
    localizations = localized_in_each(catalogue)
    pages = tuple(site_pages(localizations))
    found = {}
    for language in LANGUAGES:
        local = localizations[language]
        entries = entries_of(local, pages)
        found[language] = Corpus(local, entries, tuple(_made(language, entries, count - len(entries))))
    return found


def _length(language: str, words: list[str]) -> int:
    """How many words a text has: what stands between blanks, in Thai by its letters."""
    return sum(map(len, words)) // _THAI_WORD if language == "th" else len(words)


def _title(language: str, words: list[str]) -> str:
    """What stands between blanks is a whole clause in Thai, so its letters count."""
    return " ".join(words)[: len(words) * _THAI_TITLE if language == "th" else None]


def _made(language: str, entries: tuple[Entry, ...], count: int) -> Iterator[Made]:
    dice = random.Random(1)
    texts = [run for entry in entries for run in entry.fields.text if run.lang == language]
    sentences = [cut for run in texts for part in _SENTENCE.split(run) if (cut := part.split()[:_LONGEST])]
    for _ in range(count):
        words: list[str] = []
        while _length(language, words) < WORDS:
            words += dice.choice(sentences)
        title = _title(language, dice.sample(words, dice.randint(3, 7)))
        yield Made(Fields((title,), (), (Prose(" ".join(words), language),)), dice.randrange(len(entries)))
