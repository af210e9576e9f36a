"""Mends that cannot be wrong: the same words in the form that is wanted, and signs that a reader does not see.

A mend is certain where the words stay the same. Whatever could be meant otherwise is left to whoever wrote it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from difflib import unified_diff
from functools import cache
from pathlib import Path as Folder

from concord.content.folder import MISPLACED
from concord.content.frontmatter import Page, Path, parse_page
from concord.content.markdown.reader import Reader
from concord.content.paths import parse_address
from concord.content.reading import WRONG
from concord.problem import Place, Problem
from concord.records.limits import QUOTE_MARKS
from concord.rules.shown_otherwise import NO_HEADING
from concord.told import Told
from concord.translation.splice import put_word

_WRITE, _NAME = "Write %(text)s.", "Name it %(file)s."
_WORD = re.compile(r"\[?[A-Za-z0-9-]+\]?")
_HEADING = re.compile(r"^(?P<hashes>#{1,6})(?P<gap>[^\S\n]*)(?P<rest>\S.*)$")
_PLAIN = re.compile(r"[ \t]+")
_CLOSED = re.compile(r"\{#[a-z][a-z0-9-]*\}\s*$")


def fixes(docs: Folder, problems: Iterable[Problem]) -> Mapping[str, str]:
    """The new text of each page that has something to mend that is certain, by its file."""
    rows: Mapping[str, list[Problem]] = defaultdict(list)
    for problem in problems:
        rows[problem.place.file].append(problem)
    found = {}
    for path in sorted(docs.rglob("*.md")):
        name = path.relative_to(docs).as_posix()
        if parse_address(name) and (text := _readable(path)) is not None:
            after = fixed(name, text, rows.get(name, ()))
            if after != text:
                found[name] = after
    return found


def moves(docs: Folder, problems: Iterable[Problem]) -> Mapping[str, str]:
    """The new name of each translation whose name has its language in other letters, or its country instead."""
    found: dict[str, str] = {}
    for problem in problems:
        name, mend = problem.place.file, problem.mend
        if problem.rule is MISPLACED and isinstance(mend, Told) and mend.template == _NAME:
            new = str(mend.values["file"])
            if (
                new.partition(".")[0] == name.partition(".")[0]
                and new not in found.values()
                and not (docs / new).exists()
            ):
                found[name] = new
    return found


def fixed(name: str, text: str, problems: Iterable[Problem]) -> str:
    """A page with what is certain mended; every other byte stays."""
    page, broken = parse_page(name, text)
    if broken:
        return text
    problems = tuple(problems)
    for path, word in _words(page, problems):
        text = put_word(text, path, word)
    return _tidied(name, text, {one.place.line for one in problems if one.what == NO_HEADING})


def difference(name: str, before: str, after: str) -> str:
    """What changes in a page, line by line, as programs write it."""
    rows = before.splitlines(keepends=True), after.splitlines(keepends=True)
    return "".join(row if row.endswith("\n") else f"{row}\n" for row in unified_diff(*rows, name, name, n=1))


def _readable(path: Folder) -> str | None:
    try:
        return path.read_bytes().decode()
    except (OSError, UnicodeDecodeError):
        return None


def _words(page: Page, problems: Iterable[Problem]) -> Iterator[tuple[Path, str]]:
    """Each value that is the wanted one but for capitals, blanks, quotation marks, or the brackets of a list."""
    paths: dict[Place, list[Path]] = defaultdict(list)
    for path in page.places:
        paths[page.place(path)].append(path)
    for problem in problems:
        mend = problem.mend
        if problem.rule is WRONG and isinstance(mend, Told) and mend.template == _WRITE:
            word = str(mend.values["text"])
            for path in paths.get(problem.place, ()):
                if _WORD.fullmatch(word) and _bare(_value(page, path)) == _bare(word):
                    yield path, word


def _value(page: Page, path: Path) -> str:
    tree: object = page.tree
    for step in path:
        tree = tree[step] if isinstance(tree, (dict, list)) else None  # type: ignore[index]
    return tree if isinstance(tree, str) else ""


def _bare(text: str) -> str:
    return re.sub("[ _]+", "-", text.strip(f"{QUOTE_MARKS}[] ").lower())


def _tidied(name: str, text: str, meant: Iterable[int]) -> str:
    """A text whose headings have a blank after their hashes, and whose lines end where their words end.

    What is done leaves the fields and the page as they are, where a heading was not plainly `meant` on a line: two
    blanks at the end of a line break it.
    """
    lines = text.split("\n")
    for number, line in enumerate(lines):
        for shape in (_plain_heading, _short):
            new = shape(lines[number])
            if new == lines[number]:
                continue
            changed = "\n".join([*lines[:number], new, *lines[number + 1 :]])
            is_meant = shape is _plain_heading and number + 1 in meant and _CLOSED.search(line)
            if is_meant or _shown(name, changed) == _shown(name, "\n".join(lines)):
                lines[number] = new
    return "\n".join(lines)


def _plain_heading(line: str) -> str:
    found = _HEADING.match(line)
    return f"{found['hashes']} {found['rest']}" if found and not _PLAIN.fullmatch(found["gap"]) else line


def _short(line: str) -> str:
    return line.rstrip() + ("\r" if line.endswith("\r") else "")


def _shown(name: str, text: str) -> tuple[object, str]:
    page, _ = parse_page(name, text)
    return page.tree, _reader().convert(page.body)


@cache
def _reader() -> Reader:
    return Reader()
