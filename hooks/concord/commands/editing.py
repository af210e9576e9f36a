"""The commands of whoever edits, or looks at what others edited."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

from concord.changes.differences import differences
from concord.changes.impact import impact
from concord.changes.told import as_annotations, as_markdown, as_text
from concord.commands.against import content_at
from concord.commands.telling import CLEAN, complain
from concord.content.catalogue import SOURCES
from concord.content.files import content_files
from concord.content.folder import read_catalogue
from concord.stick.replacing import put_file
from concord.translation.tidying import tidied


def run_tidy(root: Path, options: argparse.Namespace) -> int:
    """Put back what was only written anew, and print each file that changed by it."""
    docs = root / "docs"
    with content_at(root, options.against) as before:
        told = list(_tidied(before, docs))
    for path, text in told:
        put_file(path, text.encode())
        print(path)
    complain(f"files put in order: {len(told)}")
    return CLEAN


def run_impact(root: Path, options: argparse.Namespace) -> int:
    """Print what a change says otherwise than before, and what rests on it."""
    docs = root / "docs"
    with content_at(root, options.against) as before:
        found = impact(read_catalogue(before)[0], read_catalogue(docs)[0], differences(before, docs))
    print(as_annotations(found, "docs") if options.format == "github" else _AS[options.format](found))
    return CLEAN


_AS = {"text": as_text, "markdown": as_markdown}


def _tidied(before: Path, docs: Path) -> Iterator[tuple[Path, str]]:
    """Each file that says in other letters what it said before, and its text as it should be."""
    for path in content_files(docs):
        name = path.relative_to(docs).as_posix()
        old, new = _text(before / name), _text(path)
        if (path.suffix == ".md" or name == SOURCES) and old is not None and new is not None and old != new:
            text = tidied(name, old, new)
            if text != new:
                yield path, text


def _text(path: Path) -> str | None:
    """What a file says; None where there is none, or where it is no text, of which the check tells."""
    try:
        return path.read_bytes().decode()
    except (OSError, UnicodeDecodeError):
        return None
