"""Everything in a text that identifies somebody."""

from __future__ import annotations

from collections.abc import Iterator

from concord.identities.kinds import Found, Kind, Passage
from concord.identities.names import names
from concord.identities.numbers import codes, digits_of, numbers, passports
from concord.identities.whereabouts import whereabouts
from concord.problem import Rule
from concord.told import told

RULE = Rule("identity", told("Whoever looks for a victim reads these pages too."))


def identities(text: str) -> Iterator[Found]:
    """Each stretch of a text that identifies somebody, in its order; of what touches or overlaps, the first."""
    passage = Passage(text)
    finders = (numbers, passports, codes, whereabouts, names)
    end = -2
    for found in sorted((found for finder in finders for found in finder(passage)), key=_order):
        if found.start > end + 1:
            yield found
        end = max(end, found.end)


def _order(found: Found) -> tuple[int, int]:
    return found.start, -found.end


def key(kind: Kind, words: str) -> str:
    """What is the same however it is written: of a telephone its digits, else the words in small letters."""
    return digits_of(words) if kind is Kind.PHONE else words.lower()
