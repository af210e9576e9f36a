"""What each link was last compared with, and by whom: `links.tsv`, a line a link, written by commands alone.

The lines of each page stand together, with a blank one between pages, so that two people who confirm the links of two
pages can be merged.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import blake2b
from itertools import groupby

from concord.problem import Place, Problem, Rule
from concord.told import told

LINKS = "links.tsv"
"""The register of what links were compared with, from the content folder."""
TYPED = Rule(
    "typed-confirmation", told("A confirmation that nobody gave would pass for the word of a person who compared.")
)
Pair = tuple[str, str]
"""A page, and one that it rests on, by their ids."""
_HEAD = "page\trests on\tsince\tconfirmed by\tas it was\tseal"
_FIELDS = _HEAD.count("\t") + 1
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MEND = told(
    "Put the line back as it was, or take it out; then record it by `concord confirm PAGE TARGET --role ROLE`, "
    "or by `concord follow` where nobody compared the two."
)


@dataclass(frozen=True)
class Confirmation:
    """That a link was compared with what it leads to as that was on a day."""

    then: str
    """The fingerprint of what it leads to."""
    on: str
    by: str = ""
    """The role of the person who compared; empty: nobody did, and a program follows the link since that day."""
    line: int = field(default=0, compare=False)


def read_links(text: str) -> tuple[dict[Pair, Confirmation], tuple[Problem, ...]]:
    """The lines of the register by their two ids, and what is wrong with the others."""
    found: dict[Pair, Confirmation] = {}
    problems = []
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip() and line != _HEAD:
            row = line.split("\t")
            pair = (row[0], row[1]) if len(row) == _FIELDS else ("", "")
            if what := _wrong(row) or _twice(pair, found):
                problems.append(TYPED.broken(Place(LINKS, number), what, _MEND))
            else:
                found[pair] = Confirmation(row[4], row[2], row[3], number)
    return found, tuple(problems)


def render_links(confirmations: Mapping[Pair, Confirmation]) -> str:
    """The register as it is written: sorted, and the same for the same links."""
    rows = sorted(confirmations.items())
    blocks = ["".join(_lines(block)) for _, block in groupby(rows, key=lambda row: row[0][0])]
    return "\n".join([f"{_HEAD}\n", *blocks])


def _lines(rows: Iterator[tuple[Pair, Confirmation]]) -> Iterator[str]:
    for (page, target), found in rows:
        row = [page, target, found.on, found.by, found.then]
        yield "\t".join([*row, _seal(row)]) + "\n"


def _wrong(row: list[str]) -> str:
    if len(row) != _FIELDS:
        return told("has %(given)s of %(all)s columns, as no command writes it", given=len(row), all=_FIELDS)
    *words, seal = row
    if not _DAY.fullmatch(row[2]) or seal != _seal(words):
        return told("is not as a command wrote it: its digests are computed and never typed")
    return ""


def _twice(pair: Pair, found: Mapping[Pair, Confirmation]) -> str:
    return told("names %(page)s and %(target)s once more", page=pair[0], target=pair[1]) if pair in found else ""


def _seal(row: list[str]) -> str:
    """What shows that a line was written by hand; no lock against somebody who means to deceive."""
    return blake2b("\t".join(row).encode(), digest_size=4).hexdigest()
