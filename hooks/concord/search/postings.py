"""Lists of pages as short strings, and texts cut into shards that a page loads only when it needs them.

A list is written in 64 letters: each page as the step from the page before (five bits a letter, the sixth says that
more follow), then one letter for its weight. A list of most pages is shorter as a mark and the weight of each page.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_"
EACH = "!"  # begins a list that has a letter for each page
HEAVIEST = 63
SHARD = 96_000  # bytes; a file is as long in loading, however small, and takes a cluster of 128 KB on a 64 GB stick


def encode(hits: Iterable[tuple[int, int]]) -> str:
    """Pages in rising order, each with a weight of 0 to 63."""
    parts, last, pages = [], -1, dict(hits)
    for page, weight in pages.items():
        parts.append(_step(page - last - 1) + DIGITS[weight])
        last = page
    steps = "".join(parts)
    return steps if len(steps) <= last + 2 or 0 in pages.values() else _each(pages, last)


def _each(pages: Mapping[int, int], last: int) -> str:
    """A letter for each page up to the last; a page that is not there weighs nothing."""
    return EACH + "".join(DIGITS[pages.get(page, 0)] for page in range(last + 1))


def _step(number: int) -> str:
    letters = ""
    while number >= 32:
        letters += DIGITS[32 + number % 32]
        number //= 32
    return letters + DIGITS[number]


@dataclass(frozen=True)
class Shards:
    """Lines cut into files. `firsts` holds the first line's key of each file, so a key is found by halving."""

    firsts: tuple[str, ...]
    texts: tuple[str, ...]


def cut(lines: Iterable[tuple[str, str]], size: int = SHARD) -> Shards:
    """Lines (key, text) in order → files of about `size` bytes."""
    firsts: list[str] = []
    texts: list[str] = []
    for part in _groups(lines, size):
        firsts.append(part[0][0])
        texts.append("\n".join(text for _, text in part))
    return Shards(tuple(firsts), tuple(texts))


def _groups(lines: Iterable[tuple[str, str]], size: int) -> Iterator[list[tuple[str, str]]]:
    part: list[tuple[str, str]] = []
    weight = 0
    for key, text in lines:
        if part and weight + len(text.encode()) > size:
            yield part
            part, weight = [], 0
        part.append((key, text))
        weight += len(text.encode()) + 1
    if part:
        yield part


def script(name: str, value: object) -> str:
    """A value as a classic script that hands it over under a name."""
    return f"concordPart({json.dumps(name)},{json.dumps(value, ensure_ascii=False, separators=(',', ':'))});\n"
