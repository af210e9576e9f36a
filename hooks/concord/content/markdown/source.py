"""The source of a parsed page: its lines, which of them are fenced code, and the search for what stands on a line."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from markdown import Markdown
from markdown.preprocessors import Preprocessor

from concord.content.markdown.lists import BULLET, NUMBER

Spot = tuple[int, int]
"""A line and a column, counted from 1."""
Fits = Callable[[int, str], int | None]
"""At which column of a line, both counted from 0, begins what is looked for."""
MARKS = re.compile(rf"(?:[ >]|(?:{BULLET}|{NUMBER})(?=\s|$)|\[\^[^\]]*\]:)*")
"""What the engine takes away before a text: quotation marks, bullets, numbers, the label of a note."""
_UNDERLINE = re.compile(r"[ >]*(?:=+|-+) *")


class Typed(str):
    """A text that knows where each of its lines was typed."""

    spots: tuple[Spot, ...]

    @classmethod
    def at(cls, text: str, spots: Sequence[Spot]) -> Typed:
        """A text and the places of its lines."""
        typed = cls(text)
        typed.spots = tuple(spots)
        return typed

    def spot(self, offset: int) -> Spot:
        """Where the character at an offset was typed."""
        line, column = self.spots[self.count("\n", 0, offset)]
        return line, column + offset - (self.rfind("\n", 0, offset) + 1)


class Source:
    """The lines of a page, and how far they are read."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.fences: dict[str, range] = {}
        """The lines of fenced code by the placeholder that the engine puts in their place."""
        self.at = 0
        self._fenced: set[int] = set()
        self._taken: set[int] = set()
        self._code: set[int] = set()

    def begin(self, stash: Any) -> None:
        """Read from the first line, with the fences that are still code."""
        self.fences = {key: span for key, span in self.fences.items() if stash.get(key[1:-1])}
        self.at, self._taken, self._code = 0, set(), set()
        self._fenced = {n for span in self.fences.values() for n in span}

    def is_code(self, line: int) -> bool:
        """Whether a line, counted from 0, is code."""
        return line in self._fenced or line in self._code

    def find(self, fits: Fits, is_code: bool = False) -> Spot | None:
        """The next line that fits, from where the last one was found; no line is found twice."""
        for n in range(self.at, len(self.lines)):
            line = self.lines[n]
            if n in self._taken or n in self._code or not line.strip() or (n in self._fenced and not is_code):
                continue
            if (column := fits(n, line)) is not None:
                self.at = n + 1
                (self._code if is_code else self._taken).add(n)
                return n + 1, column + 1
        return None

    def note(self, label: str) -> int | None:
        """The line, counted from 0, that defines a note; the engine keeps the last one."""
        return max(self._definitions(label), default=None)

    def pass_notes(self, labels: Iterable[str]) -> None:
        """Seek no more on lines that define notes: one within a note, or defined again, is said nowhere."""
        self._taken.update(n for label in labels for n in self._definitions(label))

    def _definitions(self, label: str) -> Iterator[int]:
        start = f"[^{label}]:"
        found = (n for n, line in enumerate(self.lines) if line.lstrip(" >").startswith(start))
        return (n for n in found if n not in self._fenced)

    def heading(self, level: int, text: str) -> Spot | None:
        """The next heading, with hashes before it or a line under it."""
        hashes, whole = re.compile(rf"#{{{level}}}(?=\s)"), ends_with(text)

        def fits(n: int, line: str) -> int | None:
            start = marks(line)
            if hashes.match(line, start):
                said = line[start + level :].strip()
                if text in (said, said.rstrip("#").strip()):
                    return start
            below = self.lines[n + 1] if n + 1 < len(self.lines) else ""
            return whole(n, line) if _UNDERLINE.fullmatch(below) else None

        spot = self.find(fits)
        if spot and not hashes.match(self.lines[spot[0] - 1], spot[1] - 1):
            self.at += 1
        return spot


def marks(line: str) -> int:
    """How much of a line the engine takes away before its text."""
    found = MARKS.match(line)
    return found.end() if found else 0


def ends_with(text: str) -> Fits:
    """A text with nothing before it but marks."""

    def fits(_: int, line: str) -> int | None:
        line = line.rstrip()
        start = len(line) - len(text)
        return start if line.endswith(text) and MARKS.fullmatch(line, 0, start) else None

    return fits


def begins_with(pattern: re.Pattern[str]) -> Fits:
    """A line on which, behind marks, a pattern stands."""

    def fits(_: int, line: str) -> int | None:
        start = marks(line)
        return start if pattern.match(line, start) else None

    return fits


def holds(texts: Sequence[str], sign: str) -> Fits:
    """A line with some texts in their order, and a sign."""

    def fits(_: int, line: str) -> int | None:
        end = 0
        for text in texts:
            if (found := line.find(text, end)) < 0:
                return None
            end = found + len(text)
        return marks(line) if sign in line else None

    return fits


def stash_of(md: Markdown) -> Any:
    """What the engine took for fenced code, by placeholder; it puts some back among text."""
    return md.preprocessors["fenced_code_block"].extension.stash  # type: ignore[attr-defined]


class Before(Preprocessor):
    """Keeps the lines as they are before fences are taken out."""

    def __init__(self, md: Markdown, source: Source) -> None:
        super().__init__(md)
        self.source = source

    def run(self, lines: list[str]) -> list[str]:
        """Hand on what is given."""
        self.source.lines = lines
        return lines


class After(Before):
    """Notes which lines the engine took for fenced code."""

    def run(self, lines: list[str]) -> list[str]:
        """Go through the text once more: each placeholder stands for as many lines as were put away."""
        stash, fences, at = stash_of(self.md), {}, 0
        for line in lines:
            key = line.strip(" >")
            kept, _ = stash.get(key[1:-1], ("", 0))
            size = self._size(kept.split("\n"), at)
            if kept:
                fences[key] = range(at, at + size)
            at += size
        self.source.fences = fences
        return lines

    def _size(self, kept: Sequence[str], at: int) -> int:
        """How many lines a fence has; one without any text is kept as if it had an empty line."""
        is_empty = len(kept) == 3 and self.source.lines[at + 1].strip(" >") == kept[2].strip(" >")
        return 2 if is_empty else len(kept)
