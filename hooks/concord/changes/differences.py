"""What two states of a content folder say otherwise: field by field and section by section, never letter by letter."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path as Folder

from concord.content.catalogue import SOURCES
from concord.content.files import content_files
from concord.content.frontmatter import Page, Path, Tree, dotted, parse_page, parse_yaml
from concord.content.markdown.parsed import parsed
from concord.content.sections import digest
from concord.problem import Place

_COMPUTED = "translates"
"""Digests that follow from the words, so that nobody needs to read them."""
WHOLE = "the page"
"""What is named of a file that cannot be read as a page."""


@dataclass(frozen=True)
class Difference:
    """A field or section that says something else than before: where, what it is called, before and after."""

    place: Place
    name: str
    before: str | None
    """None: it is new."""
    after: str | None
    """None: it is gone."""

    @property
    def is_only_typography(self) -> bool:
        """Whether nothing but quotation marks, dashes and spaces changed."""
        return None not in (self.before, self.after) and digest(self.before or "") == digest(self.after or "")


@dataclass(frozen=True)
class _Said:
    text: str
    line: int


def differences(before: Folder, after: Folder) -> tuple[Difference, ...]:
    """Each field and section that differs between two content folders, by file and line."""
    found = (row for name in _changed(before, after) for row in _in_file(name, before / name, after / name))
    return tuple(sorted(found, key=lambda row: (row.place, row.name)))


def _changed(before: Folder, after: Folder) -> Iterator[str]:
    names = {path.relative_to(docs).as_posix() for docs in (before, after) for path in content_files(docs)}
    for name in sorted(names):
        if (name.endswith(".md") or name == SOURCES) and _bytes(before / name) != _bytes(after / name):
            yield name


def _bytes(path: Folder) -> bytes | None:
    return path.read_bytes() if path.is_file() else None


def _in_file(name: str, before: Folder, after: Folder) -> Iterator[Difference]:
    old, new = (_said(name, (_bytes(path) or b"").decode(errors="replace")) for path in (before, after))
    for part in dict.fromkeys([*new, *old]):
        was, now = old.get(part), new.get(part)
        if (was and was.text) != (now and now.text):
            place = Place(name, now.line if now else 1)
            yield Difference(place, part, was.text if was else None, now.text if now else None)


def _said(name: str, text: str) -> Mapping[str, _Said]:
    """The text and line of each field and section of a file, by its name."""
    page, problems = (parse_yaml if name == SOURCES else parse_page)(name, text)
    if problems:
        return {WHOLE: _Said(text, 1)} if text else {}
    fields = {dotted(path): _Said(told, page.place(where).line) for path, where, told in _fields(page, dict(page.tree))}
    sections = parsed(page.body).sections
    return fields | {one.name: _Said(one.markdown.strip(), page.body_line + one.line - 1) for one in sections}


def _fields(page: Page, tree: Tree, name: Path = (), path: Path = ()) -> Iterator[tuple[Path, Path, str]]:
    """Each value: what it goes by, its path and what it says. Rows go by their id, a list of words is one value."""
    if isinstance(tree, dict):
        for key, value in tree.items():
            if key != _COMPUTED:
                yield from _fields(page, value, (*name, key), (*path, key))
    elif isinstance(tree, list):
        if all(isinstance(item, str) for item in tree):
            yield name, path, "\n".join(map(str, tree))
            return
        for number, item in enumerate(tree):
            called = str(item.get("id") or item.get("to") or number) if isinstance(item, dict) else number
            yield from _fields(page, item, (*name, called), (*path, number))
    elif tree:
        yield name, path, tree
