"""Two language versions that do not say the same: they proof-read each other.

Numbers decide: articles, dates, prison terms and sums are the same in every language. Then the length of lists and
tables, and, between English and Russian, whether a section says "not" at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from concord.content.catalogue import Catalogue
from concord.content.texts import MADE, Passage, passages_beside, place_of
from concord.letters.numerals import unmatched
from concord.problem import Problem, Rule
from concord.told import told

RULE = Rule("language-mismatch", told("Two readers of one page in two languages must not act on different law."))

_ADDRESS = re.compile(r"https?://\S+")
_NOT_WORDS = re.compile(rf"\bnos?\.\s?(?=\S)|\bnos? (?=\d)|{_ADDRESS.pattern}")
_ENGLISH_NOT = re.compile(r"\b(?:not|no|never|none|nor|neither|cannot|without|nobody|nothing)\b|n['’]t\b")
_RUSSIAN_NOT = re.compile(r"\b(?:не|нет|ни|без|никто|ничто|ничего|никогда|никак\w*|нельзя|невозможно)\b")
_SET_PHRASES = re.compile(
    r"\bне (?:менее|более|позднее|ранее|свыше|только|реже|меньше|больше|старше|младше|моложе|выше|ниже)\b|\bor not\b"
    r"|\bnot only\b|\bno (?:later|earlier|more|less|fewer) than\b|\bnot (?:less|more|over|under) (?:than)?",
)
# Words that carry a "not" inside them, so that its absence as a word proves nothing.
_ENGLISH_INNER = re.compile(
    r"\b(?:un|in|im|non|il|ir|dis)\w{3,}|\w+less\b|\b(?:only|except|lack\w*|fail\w*|refus\w*|free|miss\w*|short|pending|outside|below|whether|absen\w*)\b",
)
_RUSSIAN_INNER = re.compile(r"\b(?:не|без|бес)\w{2,}|\b(?:отсутств\w*|лишь|только|кроме|отказ\w*|прекра\w*)\b")


def check(catalogue: Catalogue) -> Iterator[Problem]:
    """Each section of a translation whose numbers, list or negation differ from the original's."""
    for translation, original, translated in passages_beside(catalogue):
        if translation.language in MADE:  # the page it is made of is checked
            continue
        what = difference(original.words, translated.words, translation.language)
        if what := what or _points(original, translated) or _cited(catalogue, original, translated):
            mend = told(
                "Compare with %(file)s, and correct the one that is wrong.", file=catalogue.pages[translation.id].file
            )
            what = told("`%(section)s` does not say what the original says: %(what)s", section=original.name, what=what)
            yield RULE.broken(place_of(translation, original.name), what, mend)


def difference(original: str, translated: str, language: str) -> str | None:
    """What differs between a section and its translation, in words, or None."""
    found = unmatched(_ADDRESS.sub(" ", original), _ADDRESS.sub(" ", translated), language)
    if any(found):
        gone, added = (" ".join(sorted(numbers.elements())) for numbers in found)
        return told(
            "numbers missing: %(gone)s; numbers added: %(added)s",
            gone=gone or told("none"),
            added=added or told("none"),
        )
    return _negation(original, translated) if language == "ru" else None


def _points(original: Passage, translated: Passage) -> str | None:
    if original.points != translated.points:
        return told("a list has %(has)s items instead of %(wants)s", has=translated.points, wants=original.points)
    if original.rows != translated.rows:
        return told("a table has %(has)s rows instead of %(wants)s", has=translated.rows, wants=original.rows)
    return None


def _cited(catalogue: Catalogue, original: Passage, translated: Passage) -> str | None:
    """Another record that a link leads to; a translator may leave a link out, add one, or name another web page."""
    gone = [id for id in original.cites if id not in translated.cites and catalogue.is_known(id)]
    added = [id for id in translated.cites if id not in original.cites and catalogue.is_known(id)]
    return told("leads to %(added)s instead of %(gone)s", added=added[0], gone=gone[0]) if gone and added else None


def _negation(original: str, translated: str) -> str | None:
    original, translated = original.lower(), translated.lower()  # a pattern for both cases takes twice as long
    if not (_ENGLISH_NOT.search(original) or _RUSSIAN_NOT.search(translated)):
        return None
    original, translated = (_SET_PHRASES.sub(" ", _NOT_WORDS.sub(" ", text)) for text in (original, translated))
    if _ENGLISH_NOT.search(original) and not (_RUSSIAN_NOT.search(translated) or _RUSSIAN_INNER.search(translated)):
        return told("the original says “not”, the translation does not")
    if _RUSSIAN_NOT.search(translated) and not (_ENGLISH_NOT.search(original) or _ENGLISH_INNER.search(original)):
        return told("the translation says “не”, the original does not")
    return None
