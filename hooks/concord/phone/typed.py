"""A text as people type it, for a reader that compares words as they are: each word in every spelling of a keyboard.

Kiwix makes the letters of a question small, and takes away marks above and below them, as old versions of it do not. It
does no more: қ is no к to it, ʻ no apostrophe, and what stands between two blanks is one word, in Thai a sentence. So
its index is told each word as it is written; as the site's own search folds it, which is how it is typed by who lacks
its letters; with the apostrophe of a keyboard; Thai cut into words; and each of these with its marks and without.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator

from icu4py.breakers import WordBreaker

from concord.letters.folding import Folding, folding_of
from concord.search.reading import case_endings

_WORD = re.compile(r"[^\W_]+(?:['ʻʼ‘’`][^\W_]+)*")
_THAI_RUN = re.compile(r"[\u0e00-\u0e7f]+")
_APOSTROPHES = re.compile("['ʻʼ‘’`]")
_TOGETHER = 2  # words of Thai in a text that are typed as one
_LONGEST = 21  # letters of Thai: the index keeps no word of more than 64 bytes
_LEAST_STEM = 4


def asked(text: str) -> str:
    """A text as today's Kiwix compares it: small letters without marks above or below."""
    apart = unicodedata.normalize("NFD", text.lower())
    return unicodedata.normalize("NFC", "".join(sign for sign in apart if unicodedata.category(sign)[0] != "M"))


def typed(text: str, language: str, together: int = _TOGETHER) -> str:
    """A text, and after it each other spelling of its words, once; of Thai, neighbours up to so many joined."""
    folding, apart = folding_of(language), _THAI_RUN.sub(" ", text)
    words = dict.fromkeys(_WORD.findall(apart.lower()))
    forms = (form for word in words for form in _forms(word, folding, language))
    runs = (part for run in dict.fromkeys(_THAI_RUN.findall(text)) for part in _runs(run, together))
    told = dict.fromkeys([*forms, *runs])
    bare = (asked(form) for form in [*words, *told])
    return " ".join([apart, *dict.fromkeys(form for form in [*told, *bare] if form not in words)])


def inflected(name: str, language: str) -> str:
    """The words of a name with each ending of its language: who asks for what is done to a victim names her so."""
    endings = case_endings(language)
    words = (word for word in folding_of(language).words(name) if word.isalpha())
    stems = dict.fromkeys(stem for word in words for stem in _stems(word, endings))
    return asked(" ".join(f"{stem}{ending}" for stem in stems for ending in endings))


def _stems(word: str, endings: tuple[str, ...]) -> Iterator[str]:
    yield word
    bare = (word.removesuffix(ending) for ending in endings if word.endswith(ending))
    yield from (stem for stem in bare if len(stem) >= _LEAST_STEM)


def _forms(word: str, folding: Folding, language: str) -> Iterator[str]:
    yield folding.fold(word)
    yield "".join(folding.letters.get(letter, letter) for letter in word)  # with those marks that the keyboard has
    if language in _KEYBOARDS:
        yield from _KEYBOARDS[language](word, folding)
    if _APOSTROPHES.search(word):
        yield _APOSTROPHES.sub("'", word)
        yield _APOSTROPHES.sub(" ", word)  # which is what a quotation mark leaves of it


def _arabic(word: str, folding: Folding) -> Iterator[str]:
    """With the article, which is written as one with its word, and without; some keyboards end a word otherwise."""
    for bare in folding.words(word):
        for ending in dict.fromkeys((bare, re.sub("ي$", "ى", bare))):
            yield from (ending, f"ال{ending}")


def _kazakh(word: str, folding: Folding) -> Iterator[str]:
    """With the Latin letter that looks like its own, which a Russian keyboard lacks."""
    if "і" in word:
        yield folding.fold(word.replace("і", "ɨ")).replace("ɨ", "i")


_KEYBOARDS: dict[str, Callable[[str, Folding], Iterator[str]]] = {"ar": _arabic, "kk": _kazakh}


def parted(text: str) -> str:
    """A text whose runs of Thai are words that the index keeps: a blank stands between some that were one sentence."""
    return _THAI_RUN.sub(lambda run: _parted(run[0]), text)


def _parted(run: str) -> str:
    rows = [""]
    for start, end in WordBreaker(run, "th").segments():
        fits = len(rows[-1]) + end - start <= _LONGEST
        rows[-1:] = [rows[-1] + run[start:end]] if fits else [rows[-1], run[start:end]]
    return " ".join(filter(None, rows))


def _runs(run: str, together: int) -> Iterator[str]:
    """A run of Thai cut into words, and neighbours joined, as they are typed."""
    parts = [run[start:end] for start, end in WordBreaker(run, "th").segments()]
    for first, part in enumerate(parts):
        yield part
        for last in range(first + 2, min(first + together, len(parts)) + 1):
            if len(asked(joined := "".join(parts[first:last]))) <= _LONGEST:
                yield joined
