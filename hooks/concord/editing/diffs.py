"""What changes in a folder, as git shows it and takes it (`git apply`)."""

from __future__ import annotations

import difflib
from collections.abc import Iterator

from concord.editing.renaming import Changed


def diff_of(changed: Changed, folder: str) -> str:
    """A file that is moved or changed, its paths named from the folder above the content."""
    was, now = f"{folder}/{changed.was}", f"{folder}/{changed.file}"
    rows = [f"diff --git a/{was} b/{now}\n"]
    if was != now:
        whole = "similarity index 100%\n" if changed.before == changed.after else ""
        rows += [whole, f"rename from {was}\nrename to {now}\n"]
    return "".join([*rows, *_rows(changed, f"a/{was}", f"b/{now}")])


def _rows(changed: Changed, was: str, now: str) -> Iterator[str]:
    before, after = (text.split("\n") if text else [] for text in (changed.before, changed.after))
    for row in difflib.unified_diff(_lines(before), _lines(after), was, now):
        yield row if row.endswith("\n") else f"{row}\n\\ No newline at end of file\n"


def _lines(rows: list[str]) -> list[str]:
    """Lines with their endings; other signs than the line feed end no line."""
    whole = [f"{row}\n" for row in rows[:-1]]
    return [*whole, rows[-1]] if rows and rows[-1] else whole
