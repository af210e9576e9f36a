"""A term of the field that a translation calls by other words than the glossary's sourced equivalents.

Only terms of two words and more are looked for: a single word, such as recruitment, has other meanings beside the term.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from concord.content.catalogue import Catalogue
from concord.content.reading import Translation
from concord.content.texts import passages_beside, place_of
from concord.letters.folding import Folding, begin_alike, folding_of
from concord.problem import Problem, Rule
from concord.records.kinds import Term
from concord.told import either, told

RULE = Rule("glossary-term", told("A court must not meet two words for one thing of the law."))

_ASIDE = re.compile(r"\s*\([^)]*\)")
_THAI = re.compile(r"[\u0e00-\u0e7f]")


def check(catalogue: Catalogue) -> Iterator[Problem]:
    """Each section whose original names a term, and whose translation has nothing of what the term is called."""
    terms = [record for _, record in sorted(catalogue.records.items()) if isinstance(record, Term)]
    titles = {_ASIDE.sub("", term.title).lower(): term for term in terms if " " in _ASIDE.sub("", term.title)}
    if not titles:
        return
    named = re.compile(
        rf"\b(?:{'|'.join(re.escape(title) for title in sorted(titles, key=len, reverse=True))})\b", re.I
    )
    named_in = lru_cache(1024)(lambda words: sorted({found.lower() for found in named.findall(words)}))
    for translation, original, theirs in passages_beside(catalogue):
        for term in (titles[title] for title in named_in(original.words)):
            if term.id != translation.id and not _is_named(catalogue, term, translation.language, theirs.words):
                yield _problem(translation, original.name, term, translation.language)


def _problem(translation: Translation, section: str, term: Term, language: str) -> Problem:
    what = told(
        "`%(section)s` speaks of %(term)s, and not by a name that the glossary has", section=section, term=term.title
    )
    names = either(_sourced(term, language))
    mend = told("Use %(names)s, or add the word with its source to %(page)s.", names=names, page=term.id)
    return RULE.broken(place_of(translation, section), what, mend)


def _is_named(catalogue: Catalogue, term: Term, language: str, text: str) -> bool:
    """Whether a text has a name of a term in its language; also where no sourced one is known."""
    if not _sourced(term, language):
        return True
    folding, translation = folding_of(language), catalogue.translations.get((term.id, language))
    own = translation.texts.get(("title",), "") if translation else ""
    names = [_content(folding, name) for name in (*_sourced(term, language), own, *term.also_called) if name]
    words = tuple(folding.words(text))
    return any(_has(words, name) for name in names)


def _sourced(term: Term, language: str) -> tuple[str, ...]:
    return tuple(equivalent.term for equivalent in term.equivalents if equivalent.language == language)


def _content(folding: Folding, name: str) -> tuple[str, ...]:
    return tuple(word for word in folding.words(name) if len(word) > 3 or _THAI.match(word))


def _has(words: tuple[str, ...], name: tuple[str, ...]) -> bool:
    """Whether a text has at least half of a name's words, in any form."""
    met = sum(any(one in word if _THAI.match(one) else begin_alike(one, word) for word in words) for one in name)
    return bool(name) and met * 2 >= len(name)
