"""Where an id still stands after a renaming: in words, in code, in the program. Told, and never changed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from concord.content.catalogue import SOURCES
from concord.content.frontmatter import parse_page, parse_yaml
from concord.editing.renaming import Changed

_OUTSIDE = ("hooks", "overrides", ".github")
_TEXTS = ("", ".md", ".yaml", ".yml", ".py", ".html", ".js", ".txt")


def mentions(root: Path, docs: Path, changes: Iterable[Changed], ids: Iterable[str]) -> Iterator[str]:
    """Each line of the project that names an old id, or the file of its page: its own file and number, from the root.

    Those of sources are left out: many of them are words like any other.
    """
    sought = sorted((id for id in ids if "/" in id), key=len, reverse=True)
    if not sought:
        return
    named = re.compile(rf"(?<![\w/.-])(?:/?docs/)?(?:law/)?(?:{'|'.join(map(re.escape, sought))})(?![\w-])")
    after = {docs / changed.was: changed for changed in changes}
    for path in _texts(root, docs):
        changed = after.get(path)
        text = path.read_text(encoding="utf-8") if changed is None else changed.after or ""
        if named.search(text):
            file = path if changed is None else docs / changed.file
            kept = _former_lines(file.name, text) if path.is_relative_to(docs) else frozenset()
            lines = ((n, line) for n, line in enumerate(text.split("\n"), 1) if n not in kept)
            yield from (f"{file.relative_to(root).as_posix()}:{n}" for n, line in lines if named.search(line))


def _texts(root: Path, docs: Path) -> Iterator[Path]:
    folders = (docs, *(root / name for name in _OUTSIDE))
    paths = (path for folder in folders for path in sorted(folder.rglob("*")))
    return (path for path in paths if path.suffix in _TEXTS and path.is_file())


def _former_lines(name: str, text: str) -> frozenset[int]:
    """The lines on which a page says what it was called."""
    page, _ = (parse_yaml if name == SOURCES else parse_page)(name, text)
    return frozenset(line for path, (line, _) in page.places.items() if "formerly" in path)
