"""Texts that nobody writes by hand and that would keep a parser busy without end: told before anything reads them."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path as Folder

from concord.content.frontmatter import DEEPEST, Page
from concord.problem import Place, Problem, Rule
from concord.told import told

BEYOND = Rule("beyond-bounds", told("A text without end or bottom would stop the check and the build for everybody."))

_LONGEST = 10_000  # characters of a line
_LARGEST = {".md": 250_000, ".yaml": 20_000_000, ".tsv": 20_000_000}  # bytes
_LEVEL = r"[ \t]*(?:>|[*+-](?=[ \t])|\d{1,9}[.)](?=[ \t]))"
_LEVELS = re.compile(rf"^(?:{_LEVEL}){{{DEEPEST + 1},}}|^[ \t]{{200}}", re.MULTILINE)
_LINE = re.compile(rf"^.{{{_LONGEST + 1},}}", re.MULTILINE)
_OPENING = r"(?<![^\s(\[\"'*_>])[*_]{1,3}(?=\S)"
_MARK = re.compile(rf"(?P<open>[\[(<]|{_OPENING})|(?P<close>[\])>]|[*_]{{1,3}})")
_PAIRS = {"]": "[", ")": "(", ">": "<"}
_PARAGRAPH = re.compile(r"(?:.+\n?)+")


def too_large(path: Folder, name: str) -> Problem | None:
    """The problem of a file that is larger than any page, without reading it."""
    most = _LARGEST.get(path.suffix)
    if most is None or path.lstat().st_size <= most:
        return None
    what = told("is larger than %(most)s bytes, and was not read", most=f"{most:,}")
    return BEYOND.broken(Place(name), what, told("Cut it into several pages."))


def beyond(page: Page) -> Problem | None:
    """The first place in a page's text that is longer or nested deeper than any text for readers."""
    if found := _LINE.search(page.body):
        return _at(
            page,
            found.start(),
            told("a line has more than %(most)s signs", most=f"{_LONGEST:,}"),
            told("Break it into paragraphs."),
        )
    if found := _LEVELS.search(page.body):
        return _at(
            page,
            found.start(),
            told("quotations or lists are nested more than %(most)s deep", most=DEEPEST),
            told("Lay it out flat."),
        )
    for paragraph in _PARAGRAPH.finditer(page.body):
        if (start := _unclosed(paragraph[0])) is not None:
            what = told("more than %(most)s brackets or signs of emphasis are open at once", most=DEEPEST)
            return _at(
                page, paragraph.start() + start, what, told(r"Close them, or write `\` before each that is meant so.")
            )
    return None


def _unclosed(paragraph: str) -> int | None:
    """Where a paragraph opens one thing too many within others that are not closed."""
    if max(map(paragraph.count, "[(<*_")) <= DEEPEST:
        return None
    depth: Counter[str] = Counter()
    for mark in _MARK.finditer(paragraph):
        sign = mark[0][0]
        kind = _PAIRS.get(sign, sign)
        depth[kind] = max(0, depth[kind] + (1 if mark["open"] else -1))
        if depth[kind] > DEEPEST:
            return mark.start()
    return None


def _at(page: Page, offset: int, what: str, mend: str) -> Problem:
    before = page.body[:offset]
    column = offset - (before.rfind("\n") + 1) + 1
    return BEYOND.broken(Place(page.file, page.body_line + before.count("\n"), column), what, mend)
