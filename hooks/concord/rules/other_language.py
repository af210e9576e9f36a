"""A page or section that is in another language than its file's name says: Russian that was saved as Kazakh."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from concord.content.catalogue import SOURCES, Catalogue
from concord.content.paths import ORIGINAL, file_path, stem_of
from concord.content.sections import sections_of, words_of
from concord.content.texts import MADE, place_of
from concord.language.writing import language_name
from concord.letters.recognition import taken_for
from concord.problem import Place, Problem, Rule

RULE = Rule("other-language", "A reader who asks for her language must not be given another that is called hers.")


def check(catalogue: Catalogue) -> Iterator[Problem]:
    """Each page, else each section, that plainly is in another language than it should be.

    English is left alone in translations: a draft holds the original's words until they are translated.
    """
    for id, page in sorted(catalogue.pages.items()):
        record = catalogue.records.get(id)
        if id != SOURCES and record and (found := taken_for("\n".join(sections_of(record, page.body).values()), ORIGINAL)):
            yield _problem(page.place(("title",)), catalogue, id, ORIGINAL, found)
    for (id, language), translation in sorted(catalogue.translations.items()):
        if language not in MADE:
            texts = words_of(translation)
            for name, found in _others(texts, language):
                place = place_of(translation, name) if name else translation.page.place(("title",))
                yield _problem(place, catalogue, id, language, found)


def _others(texts: Mapping[str, str], language: str) -> Iterator[tuple[str, str]]:
    """The name of each text that is in another language, and which; an empty name for all of them together."""
    if found := taken_for("\n".join(texts.values()), language):
        yield from [("", found)] if found != ORIGINAL else []
        return
    for name, text in texts.items():
        found = taken_for(text, language, fewest=8)
        if found and found != ORIGINAL:
            yield name, found


def _problem(place: Place, catalogue: Catalogue, id: str, language: str, found: str) -> Problem:
    file = file_path(stem_of(id, catalogue.records[id]), found)
    what = f"is called {language_name(language, ORIGINAL)}, and reads as {language_name(found, ORIGINAL)}"
    mend = "Write it in Latin letters: those are put into Cyrillic ones by rule." if found in MADE else f"Save it as {file}, or translate it."
    return RULE.broken(place, what, mend)
