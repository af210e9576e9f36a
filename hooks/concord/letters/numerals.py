"""The numbers of a text, and which of them its translation lacks: each language groups and counts in its own way."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

_SEPARATORS = " \u00a0\u2009\u202f,.'’\u066c"
# One separator throughout, one to three digits before the first: `2008 450` are a year and a number of something.
_GROUPED = re.compile(rf"(?<!\d)(?<!\d[,.])\d{{1,3}}([{_SEPARATORS}])\d{{3}}(?:\1\d{{3}})*(?![\d])")
_NUMBER = re.compile(r"\d+")
_ORDINAL = re.compile(r"(\d+)(?:st|nd|rd|th)\b")
_ROMAN = re.compile(r"(?<![^\W_])(?:[IVXІХ]|[IVXLCІХС]{2,8})(?![^\W_])")
_LOOKALIKES = str.maketrans("ІХС", "IXC")
_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_BUDDHIST_ERA = 543  # years before the common one
_WORDS = {
    word: str(number)
    for number, words in enumerate(
        "one first once, two second twice both, three third, four fourth, five fifth, six sixth, seven seventh,"
        " eight eighth, nine ninth, ten tenth, eleven eleventh, twelve twelfth".split(","),
        start=1,
    )
    for word in words.split()
}


@dataclass(frozen=True)
class Numbers:
    """The numbers of a text, without separators of thousands and leading zeros, in European digits."""

    text: str

    @cached_property
    def count(self) -> Counter[str]:
        """Each number, as often as it stands there."""
        single = _GROUPED.sub(" ", self.text)
        return Counter([*self.groups, *map(_plain, _NUMBER.findall(single))])

    @cached_property
    def groups(self) -> Mapping[str, tuple[str, ...]]:
        """The groups of each number that has separators: `120,135` may be two articles."""
        found = (_NUMBER.findall(match[0]) for match in _GROUPED.finditer(self.text))
        return {_plain("".join(parts)): tuple(map(_plain, parts)) for parts in found}

    @cached_property
    def ordinals(self) -> Counter[str]:
        """The English numbers that a translation may write in words: `1st`."""
        return Counter(map(_plain, _ORDINAL.findall(self.text)))

    @cached_property
    def otherwise(self) -> Counter[str]:
        """The numbers in Roman figures, and the small ones in English words."""
        romans = (_roman(found.translate(_LOOKALIKES)) for found in _ROMAN.findall(self.text))
        words = (_WORDS[word] for word in re.findall("[a-z]+", self.text.lower()) if word in _WORDS)
        return Counter([*romans, *words])


def unmatched(original: str, translated: str, language: str) -> tuple[Counter[str], Counter[str]]:
    """The numbers that only one of two texts has: the original, its translation into a language."""
    if not (_NUMBER.search(original) or _NUMBER.search(translated)):
        return Counter(), Counter()
    ours, theirs = _numbers_of(original), Numbers(translated)
    gone, added = ours.count - theirs.count, theirs.count - ours.count
    if gone or added:
        _part(gone, ours.groups, added)
        _part(added, theirs.groups, gone)
        if language == "th":
            _count_years_alike(gone, added, theirs.count)
        gone -= ours.ordinals | theirs.otherwise
        added -= ours.otherwise
    return +gone, +added


@lru_cache(256)  # a text is followed by its translations, which are compared with it one by one
def _numbers_of(text: str) -> Numbers:
    return Numbers(text)


def _part(numbers: Counter[str], groups: Mapping[str, tuple[str, ...]], others: Counter[str]) -> None:
    """Take as several what one text writes together and the other apart."""
    for number, parts in groups.items():
        apart = Counter(parts)
        if numbers[number] and apart <= others:
            numbers[number] -= 1
            others.subtract(apart)


def _count_years_alike(gone: Counter[str], added: Counter[str], theirs: Counter[str]) -> None:
    for year in list(gone.elements()):
        for other in (str(int(year) + _BUDDHIST_ERA), str(int(year) - _BUDDHIST_ERA)):
            if gone[year] and theirs[other]:  # an original may give both years where a translation gives one
                gone[year] -= 1
                added[other] -= 1


def _plain(digits: str) -> str:
    return str(int(digits))


def _roman(figures: str) -> str:
    values = [_VALUES[figure] for figure in figures]
    following = [*values[1:], 0]
    return str(sum(-value if value < after else value for value, after in zip(values, following, strict=True)))
