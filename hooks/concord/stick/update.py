"""A copy brought up to date in its place: only what changed is written, so a stick takes seconds.

First all that is new is staged inside the copy and compared with the new lists. Then one rename says that it is whole,
and from that moment on it only goes forward: what goes is removed, what is new is moved in, the lists at last. Broken
off before that moment, the copy is the old one, and after it the new one, once the same command has run again. Until
then the folder in which all this lies makes every verification say that the copy is not whole.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from concord.problem import Refusal
from concord.stick.alone import alone
from concord.stick.bag import MANIFEST, SIGNATURES, TAGS, sum_of, sums
from concord.stick.manifests import read_lists
from concord.stick.replacing import naming
from concord.stick.update_bytes import Unpacked, bytes_before
from concord.stick.update_told import FILES, NotAnUpdate, Told, check_signer, read_told, regular
from concord.stick.verify import Fault, Report, verify

LOCK, STAGE = ".concord.lock", ".concord.update"
_FILES, _COMING, _LISTS, _DONE = "files", "coming", "lists", "done"
_LAST = (MANIFEST, *SIGNATURES, TAGS)
_ELSE = "The copy is as it was."


@dataclass(frozen=True)
class Updated:
    """What an update came to."""

    told: Told
    report: Report
    was_new: bool
    """Whether the copy was what the update makes before it began."""


def update(pack: Path, copy: Path, progress: Callable[[int, int], None]) -> Updated:
    """Bring a copy up to date; a Refusal where the update is not for it, and the copy is then as it was."""
    told = read_told(pack)
    read_lists(copy)  # no copy, no lock in it
    with naming(copy), alone(copy / LOCK, copy):
        _go_on(copy)
        was_new = sum_of(copy, TAGS) == told.result.sum
        if not was_new:
            _stage(told, pack, copy, check_signer(pack, told, _signer_of(told, copy, progress)))
            _go_on(copy)
    report = verify(copy, progress)
    if not report.is_whole:
        raise Refusal(f"{copy}: is not what the update makes: {report.findings[0]}. Take a whole copy.")
    return Updated(told, report, was_new)


def _signer_of(told: Told, copy: Path, progress: Callable[[int, int], None]) -> str | None:
    """The key with which a copy is signed, if it is the one that an update is for, and whole."""
    if (found := sum_of(copy, TAGS)) != told.base.sum:
        raise Refusal(
            f"{copy}: this update is for the copy {told.base}, and the sum of this one is {found[:16]}…. "
            f"Take the update that was made for it, or a whole copy. {_ELSE}"
        )
    report = verify(copy, progress)
    wrong = [one for one in report.findings if one.fault is not Fault.BY_COMPUTER and one.name != LOCK]
    if wrong:
        mend = "Take away what was added; where a file was changed or is missing, take a whole copy."
        raise Refusal(f"{copy}: is not as it was written: {wrong[0]}. {mend} {_ELSE}")
    return report.signer


# Until everything that is new lies beside


def _stage(told: Told, pack: Path, copy: Path, lists: dict[str, bytes]) -> None:
    """Write all that is new beside, compare it with the lists, and say in one rename that it is whole."""
    wanted, free = sum(told.files.values()), shutil.disk_usage(copy).free
    if wanted > free:
        raise Refusal(f"{copy}: the update needs {wanted} bytes there, and {free} are free. Make room. {_ELSE}")
    try:
        _unpack(told, pack, copy)
        for name, data in lists.items():
            _write(copy / STAGE / _FILES / name, [data])
            _write(copy / STAGE / _COMING / name, [data])
        manifest = next(path for path in (copy / STAGE / _FILES / MANIFEST, copy / MANIFEST) if path.exists())
        _write(copy / STAGE / _COMING / MANIFEST, [manifest.read_bytes()])
        _compare(told, pack, copy)
        _settle(path for path in (copy / STAGE).rglob("*") if path.is_dir())
        (copy / STAGE / _COMING).rename(copy / STAGE / _LISTS)
        _settle([copy / STAGE])
    except BaseException:
        _clear(copy / STAGE)
        raise


def _unpack(told: Told, pack: Path, copy: Path) -> None:
    before = bytes_before(copy, told.files)
    with regular(pack / FILES).open("rb") as file:
        unpacked = Unpacked(file, before)
        for name, size in told.files.items():
            _write(copy / STAGE / _FILES / name, unpacked.take(size))
        unpacked.end()


def _write(path: Path, parts: Iterable[bytes]) -> None:
    """Write a file so that it is on the disk, and not on its way there, before anything is moved."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        file.writelines(parts)
        file.flush()
        os.fsync(file.fileno())


def _compare(told: Told, pack: Path, copy: Path) -> None:
    """A Refusal where what is staged, and what stays, is not what the lists of the new copy name."""
    before, wanted = read_lists(copy)[0], read_lists(copy / STAGE / _COMING)[0]
    stays = {name: sum for name, sum in before.items() if name not in told.removed}
    made = {**stays, **sums(copy / STAGE / _FILES, told.files)}
    if made != wanted:
        first = min(name for name, _ in made.items() ^ wanted.items())
        raise NotAnUpdate(f"{pack}: does not make what it says: {first} would be another. {_ELSE}")


# From then on


def _go_on(copy: Path) -> None:
    """Go on with what was staged whole, and clear away what was not."""
    stage = copy / STAGE
    if _is_folder(stage) and _is_folder(stage / _LISTS):
        try:
            _swap(copy, stage)
        except OSError as error:
            mend = "Set that right and run this again: it goes on where it stopped."
            raise Refusal(f"{copy}: is half-way to the new copy: {error.filename}: {error.strerror}. {mend}") from error
        (stage / _LISTS).rename(stage / _DONE)
    _clear(stage)


def _swap(copy: Path, stage: Path) -> None:
    """Remove what goes, move in what is new, and the lists at last, so that the old ones tell until then what goes."""
    wanted = {*read_lists(stage / _LISTS)[0], *(path.name for path in (stage / _LISTS).iterdir())}
    for name in sorted({*read_lists(copy)[0], *SIGNATURES} - wanted):
        _place(copy, name).unlink(missing_ok=True)
        _leave_no_empty(copy, name)
    for name in (*sorted(wanted - {*_LAST}), *_LAST):
        if os.path.lexists(stage / _FILES / name):
            target = _place(copy, name)
            target.parent.mkdir(parents=True, exist_ok=True)
            (stage / _FILES / name).replace(target)
    _settle({(copy / name).parent for name in wanted})


def _place(copy: Path, name: str) -> Path:
    """Where a file of a copy lies; a Refusal where a link on the way leads elsewhere."""
    path = copy / name
    if path.parent.resolve() != copy.resolve() / Path(name).parent:
        raise Refusal(f"{path}: a folder on the way there is a link. Nothing is written through it. Take a whole copy.")
    return path


def _leave_no_empty(copy: Path, name: str) -> None:
    for folder in Path(name).parents[:-1]:
        with suppress(OSError):  # it holds something, or went when this was broken off
            (copy / folder).rmdir()


def _is_folder(path: Path) -> bool:
    return path.is_dir() and not path.is_symlink()


def _clear(stage: Path) -> None:
    if _is_folder(stage):
        shutil.rmtree(stage)
    else:
        stage.unlink(missing_ok=True)


def _settle(folders: Iterable[Path]) -> None:
    """See to it that what folders hold is on the disk; Windows, which does so by itself, opens none."""
    if os.name != "posix":
        return
    for folder in folders:
        opened = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)
