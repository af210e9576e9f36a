"""A page or section that is in another language than its file's name says: Russian that was saved as Kazakh."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from concord.content.catalogue import Catalogue
from concord.content.paths import ORIGINAL, file_path, stem_of
from concord.content.texts import MADE, Passage, original_passages, place_of, place_on, translated_passages
from concord.letters.recognition import languages_in, taken_for
from concord.problem import Place, Problem, Rule
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
RULE = Rule("other-language", told("A reader who asks for her language must not be given another that is called hers."))


def check(catalogue: Catalogue) -> Iterator[Problem]:
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
