"""What is found: a stretch of text, of a kind, with what an editor is told of each kind."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from functools import cached_property

from concord.told import told


class Kind(Enum):
    """What identifies a person: how a message calls it, and what to write instead."""

    PHONE = (
        told("a telephone number"),
        told("Take it out; the line of a public office is declared as `hotline` on the page of that authority."),
    )
    MAIL = (
        told("an e-mail address, or a name in a network"),
        told("Take it out; the address of a public office is told in `channel` on the page of that authority."),
    )
    ACCOUNT = told("the number of a payment card or an account"), told("Take it out.")
    NUMBER = told("the number by which a State knows a person"), told("Take it out.")
    PASSPORT = told("the number of a passport or identity card"), told("Take it out.")
    PLATE = told("the plate of a vehicle"), told("Take it out.")
    SPOT = told("the coordinates of a place"), told("Name the region, or leave the place out.")
    HOME = told("where somebody lives or sleeps"), told("Name the region, or leave the place out.")
    NAME = (
        told("the name of a person"),
        told("Say what she is in the case, such as `a victim`, or the office that he holds."),
    )
    BIRTH = (
        told("age, place and date together"),
        told("Keep one of the three: the year, the region, or a span of ages."),
    )
    BIRTHDAY = told("a day of birth"), told("Keep the year alone, or leave it out.")
    FEW = (
        told("so few people of so small a place that neighbours know them"),
        told("Name the region, or write `fewer than ten`."),
    )


@dataclass(frozen=True)
class Found:
    """A stretch of text that identifies somebody."""

    kind: Kind
    start: int
    end: int


@dataclass(frozen=True)
class Passage:
    """A text that is looked through."""

    text: str

    def is_address(self, spot: int) -> bool:
        """Whether a spot lies in an address on the web or of a page."""
        start = max(self.text.rfind(blank, 0, spot) for blank in " \n") + 1
        end = _BLANK.search(self.text, spot)
        word = self.text[start : end.start() if end else len(self.text)]
        return any(match.start() <= spot - start < match.end() for match in _ADDRESS.finditer(word))

    @cached_property
    def _small(self) -> str:
        return (
            f" {self.text}".replace("İ", "I").replace("\n", " ").lower()
        )  # the one capital whose small letter is longer

    @cached_property
    def _vocabulary(self) -> str:
        return f" {' '.join(set(self._small.split()))} "

    def _is_used(self, words: str) -> bool:
        """Whether the first of some words stands anywhere; a blank before or after it is where a word ends."""
        inner = words.strip()
        first = words[: words.index(inner) + inner.index(" ")] if " " in inner else words
        return first in self._vocabulary

    def around(self, words: Iterable[str], reach: int = 60) -> Iterator[tuple[int, int, int]]:
        """Where one of some words, in small letters, stands; and where so much of the text around it begins and ends.

        To look for words costs far less than a pattern of them, and most are not even in the vocabulary.
        """
        for word in words:
            spot = self._small.find(word) if self._is_used(word) else -1
            while spot >= 0:
                start = max(0, spot - 1)  # before which a blank was put
                yield start, max(0, start - reach), min(len(self.text), start + len(word) + reach)
                spot = self._small.find(word, spot + len(word))

    def before(self, spot: int, most: int = 40) -> str:
        """What a sentence says right before a spot."""
        return _END.split(self.text[max(0, spot - most) : spot])[-1]

    def sentence(self, spot: int, reach: int = 300) -> str:
        """The sentence around a spot, as far as it reaches."""
        ends = [match.end() for match in _END.finditer(self.text, max(0, spot - reach), spot)]
        begin, end = ends[-1] if ends else max(0, spot - reach), _END.search(self.text, spot, spot + reach)
        return self.text[begin : end.start() if end else spot + reach]


_BLANK = re.compile(r"\s")
_END = re.compile(r"\n|(?<=[^\s.]{3})[.!?؟](?=\s)|;\s")
_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>)\]\"']+|(?<=\]\()(?!mailto:|tel:)[^\s)]+")
