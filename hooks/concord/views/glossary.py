"""All terms, a column a language: the words that a source has, else our own translation of the term."""

from __future__ import annotations

from dataclasses import dataclass

from concord.content.paths import ORIGINAL
from concord.language.languages import COMPLETE, SITE, localize
from concord.language.localized import Localized
from concord.language.rows import Row
from concord.language.writing import direction, language_name
from concord.letters.collation import collation_key
from concord.records.kinds import Term


@dataclass(frozen=True)
class WordsRow:
    """What a term is called in one language."""

    language: str
    direction: str
    words: tuple[str, ...]
    """Empty: neither was it read nor is the page translated."""
    is_ours: bool
    """Whether no source was found that has the word: it is the title of our translation."""


@dataclass(frozen=True)
class GlossaryRow:
    """A term in each language."""

    row: Row
    words: tuple[WordsRow, ...]


@dataclass(frozen=True)
class GlossaryColumn:
    """A language that readers may choose, by its own name, and whether it is shown before they do."""

    language: str
    name: str
    is_first: bool
    is_second: bool


@dataclass(frozen=True)
class GlossaryView:
    """All terms, as the reader's language sorts them."""

    columns: tuple[GlossaryColumn, ...]
    terms: tuple[GlossaryRow, ...]


def glossary_view(local: Localized) -> GlossaryView:
    """All terms in all languages; the reader's own stands first, beside one that every page is written in."""
    terms = sorted(local.records(Term), key=lambda t: collation_key(t.title, local.language))
    second = next(code for code in COMPLETE if code != local.language)
    languages = (local.language, *(code for code in SITE if code != local.language))
    columns = (
        GlossaryColumn(code, language_name(code, code), code == local.language, code == second) for code in languages
    )
    rows = (GlossaryRow(local.row(t.id), tuple(_words(local, t, code) for code in languages)) for t in terms)
    return GlossaryView(tuple(columns), tuple(rows))


def _words(local: Localized, term: Term, language: str) -> WordsRow:
    read = tuple(word.term for word in term.equivalents if word.language == language)
    title = localize(local.catalogue, local.catalogue.records[term.id], language).title
    own = (str(title),) if title.lang == language else ()
    return WordsRow(language, direction(language), read or own, not read and language != ORIGINAL)
