"""The command of those who receive: pages made of what people sent, or what they must mend, in their own language."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
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


@dataclass(frozen=True)
class Around:
    """The project's folder, what the environment says, and the day (ISO)."""

    root: Path
    environment: Mapping[str, str]
    today: str


def take_in(around: Around, files: Sequence[Path], to: Path | None) -> int:
    """Make a branch, or a folder of pages, of each file; where one of them has a fault, of none."""
    repository = None if to else Repository.at(around.root, around.environment)
    folder = to or Path("contributions")
    if not repository and folder.exists():
        raise WrongUse(f"{folder}: is there already. Name a new folder with --to.")
    given = {path: _bytes_of(path) for path in files}
    changes, faults = _changes(around, given, repository)
    for path, fault in faults:
        complain(f"{path}: {fault.told(*speaker_of(given[path]))}")
    if faults:
        complain(f"{len(faults)} to mend; nothing was taken in, and the files are where they were.")
        return TO_MEND
    if repository:
        repository.check_unchanged({name for change in changes for name in change.files})
    for name in repository.put(changes) if repository else _put(folder, changes):
        print(name)
    return CLEAN


def _bytes_of(path: Path) -> bytes:
    """What a file holds, and no more of it than shows that it is too large."""
    if not is_file(path):
        raise WrongUse(f"{path}: is no file. Name a file that the form saved.")
    with path.open("rb") as file:
        return file.read(LARGEST + 1)


def _changes(
    around: Around, given: Mapping[Path, bytes], repository: Repository | None
) -> tuple[list[Change], list[tuple[Path, Fault]]]:
    """The changes of all files, and each fault with its file."""
    read_in = {path: read(data, around.today) for path, data in given.items()}
    changes, faults = list[Change](), [(path, fault) for path, (_, wrong) in read_in.items() for fault in wrong]
    for path, made in _made(around, {path: sent for path, (sent, _) in read_in.items() if sent}):
        if isinstance(made, Fault):
            faults.append((path, made))
        elif made in changes or (repository and repository.has(made)):
            faults.append((path, Fault("already")))
        else:
            changes.append(made)
    return changes, faults


def _made(around: Around, sent: Mapping[Path, Sent]) -> Iterator[tuple[Path, Change | Fault]]:
    """The change of each, which the whole check lets pass, or why there is none."""
    if not sent:
        return
    docs, built_on = around.root / "docs", date_of(around.environment)
    catalogue, _ = read_catalogue(docs)
    before = examine(docs, built_on, memory_of(around.root)).problems

    def read_file(name: str) -> str | None:
        return (docs / name).read_bytes().decode() if is_file(docs / name) else None

    with TemporaryDirectory() as place:
        beside = Path(shutil.copytree(docs, Path(place) / "docs", symlinks=True))
        for path, one in sent.items():
            made = change_of(catalogue, read_file, one)
            if isinstance(made, Change):
                found = _put_and_checked(docs, beside, made, built_on)
                new = [problem for problem in found if problem not in before]
                yield path, Fault("check", values={"problem": _told(new[0])}) if new else made
            else:
                yield path, made


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
