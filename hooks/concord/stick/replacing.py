"""Folders and files written beside and then put in place, so that a failure leaves the earlier one as it was."""

from __future__ import annotations

import errno
import glob
import os
import shutil
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp

from concord.problem import WrongUse
from concord.stick.alone import alone

_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


LOCK = ".concord.lock"
"""What says on a mounted disk that a run writes there; of one that was killed it stays until the next."""
_ON_ANY_DISK = ("lost+found", "System Volume Information", "$RECYCLE.BIN")


def check_place(target: Path, mark: str, kind: str, sources: tuple[Path, ...]) -> None:
    """WrongUse where putting something of a kind, which has a file `mark`, at `target` would cost anything else."""
    end = target.resolve()
    for source in (path.resolve() for path in sources):
        if end.is_relative_to(source) or source.is_relative_to(end):
            raise WrongUse(f"{target}: {source} is read, and one lies in the other. Name a folder outside.")
    if target.exists() and not target.is_dir():
        raise WrongUse(f"{target}: is a file. Name a new folder.")
    if target.exists() and not (target / mark).is_file() and any(map(_is_somebodys, target.iterdir())):
        raise WrongUse(f"{target}: holds something else than {kind}. Name a new folder.")


def _is_somebodys(path: Path) -> bool:
    """Whether it would be missed: what systems put on every disk that is mounted stays where it is."""
    return not (os.path.ismount(path.parent) and (path.name.startswith(".") or path.name in _ON_ANY_DISK))


@contextmanager
def replacing(target: Path, former: tuple[str, ...] = ()) -> Iterator[tuple[Path, Path]]:
    """A fresh folder that takes the place of `target` when the block ends well, and one for what is needed meanwhile.

    Both are written beside `target`. A disk that is mounted there cannot be renamed and has no other room than its own,
    so they are written inside it, and what else it holds stays, but for what `former` names, which goes with the old.
    """
    inside = os.path.ismount(target)
    with holding(target) as (place, name):
        old = place / f".{name}.before"
        _put_back(old)
        with working(place, name) as work:
            try:
                coming = work / "new"
                fresh = coming if inside else coming / name
                fresh.mkdir(parents=True)
                yield fresh, work
                _swap(coming, old, work, former)
            finally:
                _put_back(old)


@contextmanager
def holding(target: Path) -> Iterator[tuple[Path, str]]:
    """Nobody else writes at `target` meanwhile; the folder and the name by which things beside it are called."""
    place, name = (target, "concord") if os.path.ismount(target) else (target.parent, target.name)
    place.mkdir(parents=True, exist_ok=True)
    with naming(target), alone(place / f".{name}.lock", target):
        yield place, name


@contextmanager
def working(place: Path, name: str) -> Iterator[Path]:
    """A folder for the while, for whoever holds a place; what runs that were killed have left of such goes."""
    for left in place.glob(f".{glob.escape(name)}.new-*"):
        shutil.rmtree(left, ignore_errors=True)
    work = Path(mkdtemp(prefix=f".{name}.new-", dir=place))
    try:
        yield work
    finally:
        shutil.rmtree(work, ignore_errors=True)


def put_file(target: Path, data: bytes) -> None:
    """Write a file beside and put it in its place."""
    fresh = target.with_name(f".{target.name}.{uuid.uuid4().hex[:8]}.new")
    try:
        with naming(target):
            fresh.write_bytes(data)
            fresh.replace(target)
    finally:
        fresh.unlink(missing_ok=True)


@contextmanager
def naming(target: Path) -> Iterator[None]:
    """Where a disk is full, say which: the system names the file that was read, or none."""
    try:
        yield
    except OSError as error:
        if error.errno in _FULL:
            raise OSError(error.errno, error.strerror, str(target)) from error
        raise


def _swap(coming: Path, old: Path, work: Path, former: tuple[str, ...]) -> None:
    entries = sorted(coming.iterdir())
    old.mkdir()
    for name in sorted({*(entry.name for entry in entries), *(former if os.path.ismount(old.parent) else ())}):
        if os.path.lexists(standing := old.parent / name):
            standing.rename(old / name)
    for entry in entries:
        entry.rename(old.parent / entry.name)
    old.rename(work / "old")  # from here on the new one stands


def _put_back(old: Path) -> None:
    """Undo a swap that has not ended: what was there before stands again."""
    for entry in sorted(old.iterdir()) if old.is_dir() else ():
        standing = old.parent / entry.name
        if standing.is_dir() and not standing.is_symlink():
            shutil.rmtree(standing)
        standing.unlink(missing_ok=True)
        entry.rename(standing)
    if old.is_dir():
        old.rmdir()
