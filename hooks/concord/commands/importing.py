"""The command of those who receive: pages made of what people sent, or what they must mend, in their own language."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
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
from concord.language.saying import sayer
from concord.memory import memory_of
from concord.problem import Problem, WrongUse
from concord.stick.identity import date_of
from concord.stick.replacing import replacing
from concord.verdict import examine

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
    sent = {path: one for path, (one, _) in read_in.items() if one}
    for path, made in _made(around, sent) if sent else ():
        if isinstance(made, Fault):
            faults.append((path, made))
        elif made in changes or (repository and repository.has(made)):
            faults.append((path, Fault("already")))
        else:
            changes.append(made)
    return changes, faults


def _made(around: Around, sent: Mapping[Path, Sent]) -> Iterator[tuple[Path, Change | Fault]]:
    """The change of each, which the whole check lets pass, or why there is none."""
    docs = around.root / "docs"
    catalogue, _ = read_catalogue(docs)

    def read_file(name: str) -> str | None:
        return (docs / name).read_bytes().decode() if is_file(docs / name) else None

    with _trial(around) as first_problem:
        for path, one in sent.items():
            made = change_of(catalogue, read_file, one)
            problem = first_problem(made) if isinstance(made, Change) else None
            yield path, Fault("check", values={"problem": _told(problem, one.language)}) if problem else made


@contextmanager
def _trial(around: Around) -> Iterator[Callable[[Change], Problem | None]]:
    """A copy of the content, and what says the first problem that a change would bring into it."""
    docs, built_on, known = around.root / "docs", date_of(around.environment), memory_of(around.root)
    before = examine(docs, built_on, known).problems
    with TemporaryDirectory() as place:
        beside = Path(shutil.copytree(docs, Path(place) / "docs", symlinks=True))
        memory = Path(place) / "memory.json"  # of its own: what is tried here is not the project
        if known.is_file():
            shutil.copyfile(known, memory)

        def first_problem(change: Change) -> Problem | None:
            with _changed(docs, beside, change):
                found = examine(beside, built_on, memory).problems
            return next((problem for problem in found if problem not in before), None)

        yield first_problem


@contextmanager
def _changed(docs: Path, beside: Path, change: Change) -> Iterator[None]:
    """The copy with a change, which is taken out again."""
    for name, text in change.files.items():
        (beside / name).parent.mkdir(parents=True, exist_ok=True)
        (beside / name).write_bytes(text.encode())
    yield
    for name in change.files:
        (beside / name).unlink()
        if is_file(docs / name):
            shutil.copyfile(docs / name, beside / name)


def _told(problem: Problem, language: str) -> str:
    say = sayer(language)
    return f"{problem.headline(say)}. {say(problem.mend)}"


def _put(folder: Path, changes: list[Change]) -> tuple[str, ...]:
    """The pages and the note of each change, in a folder of its own."""
    with replacing(folder) as (fresh, _):
        for change in changes:
            for name, text in (*change.files.items(), (f"../{NOTE}", change.note)):
                file = fresh / change.name / "docs" / name
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(text.encode())
    return tuple(str(folder / change.name) for change in changes)
