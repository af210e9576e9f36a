"""Golden queries: what people type, and the one record they should find, asked of the page's own script.

`tests/search/<language>.tsv`: query, the reader's language, the expected record, what sort of query it is. A third of
them, chosen by the query's checksum, was never looked at while the search was tuned; it is reported by itself.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page

FOLDER = Path(__file__).parent / "search"
DEPTH = 10
ASK = """async ([language, queries, depth]) => {
  const index = await concordSearch.open('.', language), found = [];
  for (const query of queries) {
    const answer = await concordSearch.ask(index, query);
    found.push(answer.rows.slice(0, depth).map(row => row.index.ids[row.page]));
  }
  return found;
}"""


@dataclass(frozen=True)
class Golden:
    """A query and what it should find."""

    query: str
    language: str
    expected: str
    kind: str

    def place(self, ids: list[str]) -> int | None:
        """At which place its record was found (1 is the first)."""
        return ids.index(self.expected) + 1 if self.expected in ids else None

    @property
    def is_held(self) -> bool:
        return zlib.crc32(self.query.encode()) % 3 == 0


@dataclass(frozen=True)
class Score:
    """How well queries did: their number, the part found among the first five, the mean of one over the place."""

    count: int
    recall: float
    rank: float

    def __str__(self) -> str:
        return f"{self.count:4} {self.recall:9.3f} {self.rank:6.3f}"


def golden_queries() -> tuple[Golden, ...]:
    lines = (
        line for path in sorted(FOLDER.glob("??.tsv")) for line in path.read_text(encoding="utf-8").split("\n")[1:]
    )
    return tuple(Golden(*line.split("\t")) for line in lines if line)


def places(page: Page, language: str, queries: list[Golden]) -> list[int | None]:
    """At which place each query's record was found (1 is the first), asked on a page that has the search."""
    found = page.evaluate(ASK, [language, [one.query for one in queries], DEPTH])
    return [one.place(ids) for one, ids in zip(queries, found, strict=True)]


def score(places: list[int | None]) -> Score:
    count = len(places) or 1
    recall = sum(place is not None and place <= 5 for place in places) / count
    return Score(len(places), recall, sum(1 / place for place in places if place) / count)
