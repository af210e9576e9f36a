"""One spelling for what people type alike: small letters, no marks, one script, one apostrophe (none).

The table is data, which the page's script reads too; a test holds both to the same answers.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from itertools import chain
from pathlib import Path
from typing import Any

_NUMBER = r"[0-9]+(?:[./‐–-][0-9]+)*"
# Thai vowels above and below are marks, which no class of letters holds.
_LETTERS = r"(?:[^\W_0-9]|[\u0e31\u0e34-\u0e3a\u0e47\u0e4d\u0e4e])+"
_WORD = re.compile(f"{_NUMBER}|{_LETTERS}")
_THAI = re.compile(r"[\u0e00-\u0e7f]")
GRAM = 2  # Thai is written without spaces: its words are runs of two letters that overlap


@dataclass(frozen=True, eq=False)  # there is one for each language
class Folding:
    """How one language's words are folded."""

    marks: str
    """A class of marks that are dropped."""
    early: Mapping[str, str]
    """Letters changed before marks are dropped."""
    letters: Mapping[str, str]
    pairs: tuple[tuple[str, str], ...]
    """Runs of letters changed after single ones."""
    prefix: str
    """What is cut off the beginning of a word; empty where nothing is."""

    def fold(self, text: str) -> str:
        """A text in its one spelling."""
        text = unicodedata.normalize("NFKC", text.translate(_RAISED)).lower().translate(self._early)
        text = self._marks.sub("", unicodedata.normalize("NFD", text)).translate(self._letters)
        for old, new in self.pairs:
            text = text.replace(old, new)
        return text

    # The whole site is folded, letter by letter: these spare the loops.
    @cached_property
    def _early(self) -> Mapping[int, str]:
        return str.maketrans(dict(self.early))

    @cached_property
    def _letters(self) -> Mapping[int, str]:
        return str.maketrans(dict(self.letters))

    @cached_property
    def _marks(self) -> re.Pattern[str]:
        return re.compile(self.marks)

    def words(self, text: str) -> Iterator[str]:
        """The folded words of a text; a number such as 130.1 or 6/1 is one word, `130-1`."""
        for word in _WORD.findall(self.fold(text)):
            yield word.translate(_JOINED) if word[0] in "0123456789" else self._trim(word)

    def _trim(self, word: str) -> str:
        return re.sub(self.prefix, "", word) if self.prefix else word

    def keys(self, text: str) -> Iterator[str]:
        """The words under which a text is found: a joined number also by its parts, Thai by overlapping runs."""
        return chain.from_iterable(_keys(self, run) for run in text.split())

    def each_key(self, run: str) -> Iterator[str]:
        """The same of a text without blanks."""
        for word in self.words(run):
            if is_thai(word):
                yield from grams(word)
                continue
            yield word
            if "-" in word:
                yield from word.split("-")

    def table(self) -> dict[str, Any]:
        """The same for the page's script."""
        return {
            "superscripts": _SUPERSCRIPTS,
            "marks": self.marks,
            "early": self.early,
            "letters": self.letters,
            "pairs": self.pairs,
            "prefix": self.prefix,
            "gram": GRAM,
        }


def is_thai(word: str) -> bool:
    """Whether a word is Thai, which is looked up by its runs of letters."""
    return bool(_THAI.match(word))


def begin_alike(word: str, form: str) -> bool:
    """Whether two folded words may be forms of one: the same beginning, endings apart (as `quality` in the script)."""
    shorter, longer = sorted((len(word), len(form)))
    same = next((n for n, (a, b) in enumerate(zip(word, form, strict=False)) if a != b), shorter)
    if form.startswith(word) or (len(form) > 2 and word.startswith(form) and len(word) - len(form) <= 4):
        return True
    return (same == 3 and longer < 7) if shorter == 4 else shorter > 4 and same >= max(4, shorter - 3)


def grams(word: str) -> Iterator[str]:
    """The overlapping runs of a word's letters; a short word is one."""
    yield from (word[n : n + GRAM] for n in range(max(1, len(word) - GRAM + 1)))


@lru_cache(1 << 16)  # a language has few words beside the pages that they stand on; no word goes over a blank
def _keys(folding: Folding, run: str) -> tuple[str, ...]:
    return tuple(folding.each_key(run))


_TABLE = json.loads(Path(__file__).with_name("folding.json").read_text(encoding="utf-8"))
_SUPERSCRIPTS = {letter: new for letter, new in _TABLE["letters"].items() if new.startswith("-")}
_RAISED = str.maketrans(_SUPERSCRIPTS)
_JOINED = str.maketrans("./‐–", "----")


# Russian keeps its й, which its endings need; both scripts of Uzbek have one index, in Latin letters, with the letters
# of its coming alphabet; Kazakh і is often typed as a Latin i; Arabic writes one hamza on more than one seat.
_SCRIPTS = {"ru": "russian", "uz": "uzbek", "uz-Cyrl": "uzbek", "kk": "kazakh", "ar": "arabic"}


@cache
def folding_of(language: str) -> Folding:
    """How a language's words are folded."""
    common = {letter: new for letter, new in _TABLE["letters"].items() if letter not in _SUPERSCRIPTS}
    script = _SCRIPTS.get(language, "")
    return Folding(
        _TABLE["marks"],
        _TABLE.get(f"{script}_before_marks", {}),
        common | _TABLE.get(script, {}),
        tuple((old, new) for old, new in _TABLE.get(f"{script}_pairs", ())),
        _TABLE["arabic_prefix"] if language == "ar" else "",
    )
