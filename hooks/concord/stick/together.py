"""Several files of a folder written and removed together: a failure leaves them all as they were."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Mapping
from pathlib import Path

from concord.stick.replacing import holding, working

_ALL = "all.json"
"""The files that change, and whether each was there."""


def put_files(folder: Path, files: Mapping[str, bytes | None]) -> None:
    """Put each file in its place, by its path from the folder; None removes it. All of them, or none.

    All is written beside before anything changes. What a run that was killed has left half done is undone first.
    """
    with holding(folder) as (place, name):
        undo = place / f".{name}.undo"
        _undo(undo, folder)
        with working(place, name) as work:
            _prepare(work, folder, files)
            (work / "undo").rename(undo)  # from here on a run that is killed is undone by the next
            try:
                _put(work / "new", folder, files)
                undo.rename(work / "done")  # from here on all is as it should be
            finally:
                _undo(undo, folder)


def _prepare(work: Path, folder: Path, files: Mapping[str, bytes | None]) -> None:
    were = {path: (folder / path).exists() for path in files}
    for path, data in files.items():
        if data is not None:
            _room(work / "new" / path).write_bytes(data)
        if were[path]:
            shutil.copy2(folder / path, _room(work / "undo" / "old" / path))
    _room(work / "undo" / _ALL).write_text(json.dumps(were), encoding="utf-8")


def _put(new: Path, folder: Path, files: Mapping[str, bytes | None]) -> None:
    for path, data in files.items():
        if data is not None:
            (new / path).replace(_room(folder / path))
    for path, data in files.items():
        if data is None:
            _remove(folder, path)


def _undo(undo: Path, folder: Path) -> None:
    """What was there before stands again; broken off, it can be done once more."""
    if (undo / _ALL).exists():
        for path, was_there in json.loads((undo / _ALL).read_text(encoding="utf-8")).items():
            old = undo / "old" / path
            if old.exists():
                old.replace(_room(folder / path))
            elif not was_there:
                _remove(folder, path)
    shutil.rmtree(undo, ignore_errors=True)


def _room(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    return path


def _remove(folder: Path, path: str) -> None:
    """Remove a file, and the folders that are empty then."""
    if os.path.lexists(folder / path):
        (folder / path).unlink()
    for above in (folder / path).relative_to(folder).parents[:-1]:
        if (folder / above).is_dir() and not any((folder / above).iterdir()):
            (folder / above).rmdir()
