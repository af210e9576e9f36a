"""What a query means besides its words: terms and countries by their names in every language, and known blanks.

A reader who types `odam savdosi` on the Russian pages is led to what these call торговля людьми, and told so. Where a
query names a country and a subject of which nothing is recorded for it, she is told that it was not checked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from concord.content.paths import page_path
from concord.language.languages import SITE, chain
from concord.language.localized import Localized
from concord.language.writing import country_name, direction, language_name
from concord.letters.folding import Folding, folding_of
from concord.records.kinds import Cooperation, Country, Measure, Provision, Term, Topic
from concord.records.labels import LABELS
from concord.search.fields import names_of

# The term of the glossary that a subject goes by, where its id is another word.
_TERMS = {
    "trafficking-offence": "trafficking-in-persons",
    "migrant-smuggling": "smuggling-of-migrants",
    "identification-referral": "identification-of-victims",
    "shelter-assistance": "shelter",
    "compensation": "restitution-compensation",
    "residence": "victim-residence-permit",
}
_ASIDE = re.compile(r"\s*\(([^)]*)\)")


def concepts(local: Localized) -> dict[str, Any]:
    """The concepts for the page's script. Every name is `[as shown, its language, its folded words]`."""
    folding = folding_of(local.language)
    terms = [_concept(local, term, folding) for term in local.records(Term)]
    countries = [_concept(local, country, folding) for country in local.records(Country)]
    return {
        "terms": terms,
        "countries": countries,
        "subjects": [[key, label, _subject_names(local, key, label, folding)] for key, label in _subjects(local)],
        "blanks": {country.id: sorted(_blanks(local, country)) for country in local.records(Country)},
        "languages": [[code, language_name(code, code), direction(code)] for code in _others(local)],
    }


def _concept(local: Localized, record: Any, folding: Folding) -> list[Any]:
    title = _ASIDE.sub("", str(local.title(record)))
    named = {name: language for language, name in _names(local, record)}
    rows = [[name, language, " ".join(folding.words(name))] for name, language in named.items()]
    return [record.id, title, page_path(record.id, local.language), [row for row in rows if row[2]]]


def _names(local: Localized, record: Any) -> Iterator[tuple[str, str]]:
    """A concept's names with their languages, the least telling first."""
    if isinstance(record, Country):
        yield from ((code, country_name(record.state, code)) for code in SITE)
    if isinstance(record, Term):
        yield from ((equivalent.language, equivalent.term) for equivalent in record.equivalents)
    yield from (("", name) for name in names_of(local, record.id) if name and name not in _foreign(record))
    for language in SITE:
        translation = local.catalogue.translations.get((record.id, language))
        title = translation.texts.get(("title",)) if translation else None
        yield from ((language, part) for part in _parts(title or ""))
    yield from (("en", part) for part in _parts(str(local.catalogue.records[record.id].title)))
    yield from ((local.language, part) for part in _parts(str(local.title(record))))


def _foreign(record: Any) -> set[str]:
    return {equivalent.term for equivalent in getattr(record, "equivalents", ())}


def _parts(title: str) -> Iterator[str]:
    """A title without its aside, and an aside that is an abbreviation: `mutual legal assistance (MLA)`."""
    yield from (aside for aside in _ASIDE.findall(title) if aside.isupper())
    if title:
        yield _ASIDE.sub("", title)


def _subjects(local: Localized) -> Iterator[tuple[str, str]]:
    keys = dict.fromkeys([*(str(topic) for topic in Topic), *(str(measure) for measure in Cooperation)])
    yield from ((key, local.say(LABELS[key])) for key in keys)


def _subject_names(local: Localized, key: str, label: str, folding: Folding) -> list[str]:
    term = local.catalogue.records.get(f"glossary/{_TERMS.get(key, key)}")
    names = [label, *(name for _, name in _names(local, local.record(term.id)))] if term else [label]
    return list(dict.fromkeys(words for name in names if (words := " ".join(folding.words(name)))))


def _blanks(local: Localized, country: Country) -> Iterator[str]:
    """The subjects of which nothing is recorded for a country. That is not checked, and never "no"."""
    held = {str(p.topic) for p in local.records(Provision) if p.state == country.state}
    held |= {str(m.measure) for m in local.records(Measure) if m.state == country.state}
    yield from (key for key, _ in _subjects(local) if key not in held)


def _others(local: Localized) -> tuple[str, ...]:
    """The other languages in which to look: a reader's nearest first."""
    return tuple(code for code in dict.fromkeys([*chain(local.language), *local.languages]) if code != local.language)
