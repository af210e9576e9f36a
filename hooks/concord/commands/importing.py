"""The command of those who receive: pages made of what people sent, or what they must mend, in their own language."""

from __future__ import annotations

import argparse
import os
import shutil
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from concord.commands.telling import CLEAN, TO_MEND, complain
from concord.content.files import is_file
from concord.content.folder import read_catalogue
from concord.contributions.branches import Repository
from concord.contributions.faults import Fault
from concord.contributions.reading import LARGEST, read, speaker_of
from concord.contributions.sent import Sent
from concord.contributions.taking import Change, change_of
from concord.problem import Problem, WrongUse
from concord.stick.identity import date_of
from concord.stick.replacing import replacing
from concord.verdict import examine, memory_of

NOTE = "note.txt"


def run_import(root: Path, options: argparse.Namespace) -> int:
    """Make a branch, or a folder of pages, of each file; where one of them has a fault, of none."""
    repository = None if options.to else Repository.at(root, os.environ)
    folder = None if repository else options.to or Path("contributions")
    if folder and folder.exists():
        raise WrongUse(f"{folder}: is there already. Name a new folder with --to.")
    given = {path: _bytes_of(path) for path in options.files}
    changes, faults = _changes(root, given, repository)
    for path, fault in faults:
        complain(f"{path}: {fault.told(*speaker_of(given[path]))}")
    if faults:
        complain(f"{len(faults)} to mend; nothing was taken in, and the files are where they were.")
        return TO_MEND
    if repository:
        repository.check_unchanged({name for change in changes for name in change.files})
    made = repository.put(changes) if repository else _put(folder or Path(), changes)
    for name in made:
        print(name)
    return CLEAN


def _bytes_of(path: Path) -> bytes:
    """What a file holds, and no more of it than shows that it is too large."""
    if not is_file(path):
        raise WrongUse(f"{path}: is no file. Name a file that the form saved.")
    with path.open("rb") as file:
        return file.read(LARGEST + 1)


def _changes(
    root: Path, given: dict[Path, bytes], repository: Repository | None
) -> tuple[list[Change], list[tuple[Path, Fault]]]:
    changes, faults, sent = list[Change](), list[tuple[Path, Fault]](), dict[Path, Sent]()
    for path, data in given.items():
        one, wrong = read(data, time.strftime("%Y-%m-%d"))
        faults += ((path, fault) for fault in wrong)
        sent |= {path: one} if one else {}
    for path, change in _made(root, sent):
        is_there = isinstance(change, Change) and ((repository and repository.has(change)) or change in changes)
        if isinstance(change, Fault) or is_there:
            faults.append((path, change if isinstance(change, Fault) else Fault("already")))
        else:
            changes.append(change)
    return changes, faults


def _made(root: Path, sent: dict[Path, Sent]) -> Iterator[tuple[Path, Change | Fault]]:
    """The change of each, which the whole check lets pass, or why there is none."""
    if not sent:
        return
    docs, built_on = root / "docs", date_of(os.environ)
    catalogue, _ = read_catalogue(docs)

    def read_file(name: str) -> str | None:
        return (docs / name).read_bytes().decode() if is_file(docs / name) else None

    before = examine(docs, built_on, memory_of(root)).problems
    with TemporaryDirectory() as place:
        beside = Path(shutil.copytree(docs, Path(place) / "docs", symlinks=True))
        for path, one in sent.items():
            change = change_of(catalogue, read_file, one)
            if isinstance(change, Change):
                found = _put_and_checked(docs, beside, change, built_on)
                new = next((problem for problem in found if problem not in before), None)
                yield path, Fault("check", values={"problem": _told(new)}) if new else change
            else:
                yield path, change


def _put_and_checked(docs: Path, beside: Path, change: Change, built_on: str | None) -> tuple[Problem, ...]:
    """What the check says of the content with a change, which is taken out again."""
    for name, text in change.files.items():
        (beside / name).parent.mkdir(parents=True, exist_ok=True)
        (beside / name).write_bytes(text.encode())
    found = examine(beside, built_on, None).problems
    for name in change.files:
        (beside / name).unlink()
        if is_file(docs / name):
            shutil.copyfile(docs / name, beside / name)
    return found


def _told(problem: Problem) -> str:
    return f"{problem.headline()}. {problem.mend}"


def _put(folder: Path, changes: list[Change]) -> tuple[str, ...]:
    """The pages and the note of each change, in a folder of its own."""
    with replacing(folder) as (fresh, _):
        for change in changes:
            for name, text in (*change.files.items(), (f"../{NOTE}", change.note)):
                file = fresh / change.name / "docs" / name
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(text.encode())
    return tuple(str(folder / change.name) for change in changes)
