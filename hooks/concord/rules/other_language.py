"""A page or section that is in another language than its file's name says: Russian that was saved as Kazakh."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import BaseModel

from concord.content.catalogue import Catalogue
from concord.content.frontmatter import Path, leaves
from concord.content.paths import ORIGINAL, file_path, stem_of
from concord.content.reading import prose_of
from concord.content.texts import MADE, Passage, original_passages, place_of, place_on, translated_passages
from concord.letters.recognition import languages_in, taken_for
from concord.letters.scripts import is_foreign
from concord.problem import Place, Problem, Rule
from concord.records.kinds import Equivalent
from concord.records.values import Proof
from concord.told import told

_FEWEST = 8  # plain words of another language, by which a text on a page is told to be in it
_NAMES = {
    "en": told("English"),
    "ru": told("Russian"),
    "uz": told("Uzbek"),
    "uz-Cyrl": told("Uzbek (Cyrillic)"),
    "kk": told("Kazakh"),
    "ky": told("Kyrgyz"),
    "tg": told("Tajik"),
    "tk": told("Turkmen"),
    "tr": told("Turkish"),
    "ar": told("Arabic"),
    "th": told("Thai"),
}
_TITLES = ("original_titles", "short_titles")
_CORRECT = told("Write it in that language, or correct the code of the language.")
RULE = Rule("other-language", told("A reader who asks for her language must not be given another that is called hers."))


def check(catalogue: Catalogue) -> Iterator[Problem]:
    """Each page or section that plainly is in another language than it should be, else each text of other letters."""
    found = tuple(_in_other_words(catalogue))
    yield from found
    files = {problem.place.file for problem in found}
    yield from (problem for problem in _in_other_letters(catalogue) if problem.place.file not in files)


def _in_other_words(catalogue: Catalogue) -> Iterator[Problem]:
    """Each page, else each section, that plainly is in another language than it should be.

    English is left alone in translations: a draft holds the original's words until they are translated.
    """
    for id, record in sorted(catalogue.records.items()):
        page = catalogue.pages.get(id)
        if page:
            for name, found in _others(original_passages(catalogue, id), ORIGINAL):
                place = place_on(page, name) if name else page.place(("title",))
                yield _problem(place, stem_of(id, record), ORIGINAL, found)
    for (id, language), translation in sorted(catalogue.translations.items()):
        if language not in MADE:
            for name, found in _others(translated_passages(catalogue, translation), language):
                place = place_of(translation, name) if name else translation.page.place(("title",))
                yield _problem(place, stem_of(id, catalogue.records[id]), language, found)


def _in_other_letters(catalogue: Catalogue) -> Iterator[Problem]:
    """Each text whose letters its language does not have; Latin ones may be an untranslated draft's."""
    for id, record in sorted(catalogue.records.items()):
        for path, language, words in (*_named(record), *_prose(catalogue, id)):
            if is_foreign(words, language):
                what = told("is called %(language)s, and has letters of another script", language=_named_as(language))
                yield RULE.broken(catalogue.place(id, path), what, _CORRECT)
    for (_, language), translation in sorted(catalogue.translations.items()):
        for name, passage in translated_passages(catalogue, translation).items() if language not in MADE else ():
            if is_foreign(passage.words, language, with_latin=False):
                what = told("is called %(language)s, and has letters of another script", language=_named_as(language))
                yield RULE.broken(place_of(translation, name), what, _CORRECT)


def _named(value: Any, path: Path = ()) -> Iterator[tuple[Path, str, str]]:
    """Each text in a record beside which its language is named."""
    if isinstance(value, Proof):
        yield (*path, "quote"), value.language, value.quote or ""
    elif isinstance(value, Equivalent):
        yield (*path, "term"), value.language, value.term
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from _named(getattr(value, name), (*path, name))
    elif isinstance(value, tuple):
        for number, item in enumerate(value):
            yield from _named(item, (*path, number))
    elif isinstance(value, Mapping) and path[-1] in _TITLES:
        yield from (((*path, code), code, words) for code, words in value.items())


def _prose(catalogue: Catalogue, id: str) -> Iterator[tuple[Path, str, str]]:
    """Each field of an original that is in its language, as the fields of sources are not."""
    page = catalogue.pages.get(id)
    prose = {str(words) for _, words in prose_of(catalogue.records[id])} if page else set()
    yield from ((path, ORIGINAL, words) for path, words in leaves(page.tree if page else {}) if words in prose)


def _named_as(language: str) -> str:
    return _NAMES.get(language, language)


def _together(passages: Mapping[str, Passage]) -> Counter[str]:
    return languages_in("\n".join(passage.words for passage in passages.values()))


def _others(passages: Mapping[str, Passage], language: str) -> Iterator[tuple[str, str]]:
    """The name of each text that is in another language, and which; an empty name for all of them together."""
    together = _together(passages)
    if found := taken_for(together, language):
        yield from [("", found)] if found != ORIGINAL else []
        return
    if max(times for code, times in together.items() if code not in (language, ORIGINAL)) < _FEWEST:
        return  # nor can any of them have so many
    for name, passage in passages.items():
        found = taken_for(languages_in(passage.words), language, _FEWEST)
        if found and found != ORIGINAL:
            yield name, found


def _problem(place: Place, stem: str, language: str, found: str) -> Problem:
    what = told(
        "is called %(language)s, and reads as %(found)s",
        language=_NAMES[language],
        found=_NAMES[found],
    )
    if found in MADE:
        return RULE.broken(place, what, told("Write it in Latin letters, of which those in Cyrillic are made by rule."))
    return RULE.broken(place, what, told("Save it as %(file)s, or translate it.", file=file_path(stem, found)))
