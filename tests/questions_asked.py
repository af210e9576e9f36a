"""Golden questions: what new users ask in whole sentences, and the places that answer, asked of the page's own script.

`tests/search/questions/<language>.tsv`: a question, and its acceptable targets. A third, chosen by the question's
checksum, is not looked at while the search is tuned; it is reported by itself.
"""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass
from pathlib import Path

from golden import ASK, DEPTH
from playwright.sync_api import Page

FOLDER = Path(__file__).parent / "search" / "questions"


@dataclass(frozen=True)
class Question:
    """A question and the ids that answer it; a star in one stands for any State."""

    query: str
    language: str
    targets: tuple[str, ...]
    kind: str = "question"

    @property
    def is_held(self) -> bool:
        """Whether it is of the third that is kept aside."""
        return zlib.crc32(self.query.encode()) % 3 == 0

    def place(self, ids: list[str]) -> int | None:
        """At which place the first answer stands; None where there is none."""
        wanted = re.compile("|".join(re.escape(target).replace(r"\*", "[a-z]{2}") for target in self.targets))
        return next((number for number, id in enumerate(ids, 1) if wanted.fullmatch(id)), None)


def questions() -> tuple[Question, ...]:
    """All of them, language by language."""
    return tuple(_question(path.stem, line) for path in sorted(FOLDER.glob("*.tsv")) for line in _lines(path))


def _lines(path: Path) -> list[str]:
    return [line for line in path.read_text(encoding="utf-8").split("\n") if line and not line.startswith("#")]


def _question(language: str, line: str) -> Question:
    text, targets = line.split("\t")
    return Question(text, language, tuple(target.removeprefix("law/") for target in targets.split(" ")))


def answer_places(page: Page, language: str, asked: list[Question]) -> list[int | None]:
    """At which place each question is answered, asked on a page that has the search."""
    found = page.evaluate(ASK, [language, [one.query for one in asked], DEPTH])
    return [one.place(ids) for one, ids in zip(asked, found, strict=True)]


def recall(places: list[int | None], depth: int) -> float:
    """The part that is answered among the first."""
    return sum(place is not None and place <= depth for place in places) / (len(places) or 1)
