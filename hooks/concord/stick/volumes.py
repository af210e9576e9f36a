"""What a copy can be put on: a stick as a folder of this computer. What it holds by now, and whether it is fit."""

from __future__ import annotations

import ctypes
import hashlib
import os
import shutil
import sys
from abc import ABC, abstractmethod
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from concord.problem import Refusal
from concord.stick.bag import MANIFEST, NUMBER, TAGS, sum_of
from concord.stick.manifests import NotTrusted, parsed
from concord.stick.master import Master
from concord.stick.replacing import LOCK, holding
from concord.stick.verify import Fault, Report, entries, is_by_computer, number_in, verify

_LIST = 32 * 2**20  # bytes of the longest file that is read whole
_CLUSTER = 32 * 2**10  # where the system does not say
Step = Callable[[], None]


class NotGivenBack(Refusal):
    """A stick that does not give back what was written to it."""


@dataclass(frozen=True)
class Room:
    """What a volume can take, in bytes, and how many files, where that is limited."""

    cluster: int
    free: int
    held: int = 0
    """What files of a copy fill that may be replaced."""
    files: int | None = None


@dataclass(frozen=True)
class Volume(ABC):
    """A stick, or what stands for one."""

    path: Path

    @abstractmethod
    def entries(self) -> Mapping[str, bool | None]:
        """What lies there, as `verify.entries` tells it."""

    @abstractmethod
    def read(self, name: str) -> bytes | None:
        """A file that lies there; None where it does not, or is none."""

    @abstractmethod
    def room(self, ours: Collection[str]) -> Room:
        """What it can take, where some files may be replaced."""

    @abstractmethod
    def fill(self, master: Master, number: int, step: Step) -> int:
        """Make it a copy with a number; how many files had to be written. A Refusal where it is not one then."""

    def standing(self) -> Standing:
        """The copy that lies there, whole or not."""
        tags, manifest = self.read(TAGS), self.read(MANIFEST)
        known = [*_names(TAGS, tags), *_names(MANIFEST, manifest)]
        number = number_in(self.read(NUMBER) or b"")
        return Standing(frozenset(known), hashlib.sha256(tags).hexdigest() if tags else None, number)


@dataclass(frozen=True)
class Standing:
    """A copy that lies on a volume: the names in its lists, the sum that stands for it, its number."""

    names: frozenset[str]
    sum: str | None
    number: int | None


def _names(list: str, data: bytes | None) -> Collection[str]:
    try:
        return parsed(Path(list), data or b"")
    except NotTrusted:
        return ()


def room_on(volume: Volume, master: Master) -> Room:
    """What a volume can take of a master."""
    return volume.room(_ours(volume, master))


def _ours(volume: Volume, master: Master) -> Collection[str]:
    """The names of files that a copy may replace or remove there."""
    return {*master.sums, *volume.standing().names, NUMBER, LOCK}


def unfit(volume: Volume, master: Master) -> str | None:
    """Why a volume cannot be made a copy of a master without loss; None where it can."""
    ours = _ours(volume, master)
    folders = {f"{parent}/" for name in ours for parent in Path(name).parents}
    for name, is_file in volume.entries().items():
        if is_file is None:
            return f"{name or 'its root'} cannot be read, so the stick may be bad. Take another."
        if not is_by_computer(name) and not (name in folders or (is_file and name in ours)):
            return f"holds {name!a}, which is no part of a copy. Save what is yours and empty it, or take another."
    return _too_small(volume.room(ours), master)


def _too_small(room: Room, master: Master) -> str | None:
    if (needed := master.room(room.cluster)) > (free := room.free + room.held):
        told = f"of {needed:,} bytes that a copy takes in clusters of {room.cluster:,}, {free:,} are free"
        return f"is too small: {told}. Take a larger one, or format it with smaller clusters."
    if room.files is not None and (count := 2 * len(master.sums)) > room.files:
        return f"can keep {room.files:,} files more, and a copy has with its folders up to {count:,}. Take another."
    return None


@dataclass(frozen=True)
class Folder(Volume):
    """A stick that is mounted, or any folder."""

    def entries(self) -> Mapping[str, bool | None]:
        """What lies there."""
        return dict(entries(self.path))

    def read(self, name: str) -> bytes | None:
        """A file that lies there."""
        path = self.path / name
        if path.is_symlink() or not path.is_file():
            return None
        with path.open("rb") as file:
            return file.read(_LIST)

    def room(self, ours: Collection[str]) -> Room:
        """What the disk says, with what would be replaced."""
        if not hasattr(os, "statvfs"):
            return Room(_CLUSTER, shutil.disk_usage(self.path).free)
        disk = os.statvfs(self.path)
        there = [
            (self.path / name).stat().st_size for name, is_file in self.entries().items() if is_file and name in ours
        ]
        held = sum(-(-size // disk.f_frsize) * disk.f_frsize for size in there)
        files = disk.f_favail + len(there) if disk.f_files else None
        return Room(disk.f_frsize, disk.f_bavail * disk.f_frsize, held, files)

    def fill(self, master: Master, number: int, step: Step) -> int:
        """Write in place what is not right yet; the list that makes it a copy comes last, so that no half is one."""
        with holding(self.path):
            there, former = self.entries(), self.standing().names - set(master.sums)
            wrong = [name for name in master.sums if not (there.get(name) and self._is_right(name, master, step))]
            if self.standing().number != number:
                (self.path / NUMBER).write_bytes(f"{number}\n".encode())
            self._remove(former)
            if wrong:
                (self.path / TAGS).unlink(missing_ok=True)
                for name in dict.fromkeys((*wrong, TAGS)):
                    (self.path / name).parent.mkdir(parents=True, exist_ok=True)
                    shutil.copyfile(master.folder / name, self.path / name)
                    step()
            _settle(self.path, master.sums)
        check(verify(self.path, lambda done, all: step(), master.signer), self.path)
        return len(wrong)

    def _is_right(self, name: str, master: Master, step: Step) -> bool:
        try:
            is_right = sum_of(self.path, name) == master.sums[name]
        except OSError:
            return False
        if is_right:
            step()
        return is_right

    def _remove(self, names: Collection[str]) -> None:
        """Remove what a copy of before has more; its lists still stand, by which alone it is known what is ours."""
        for name in sorted(names):
            (self.path / name).unlink(missing_ok=True)
            for folder in list((self.path / name).parents)[: name.count("/")]:
                with suppress(OSError):  # it holds something yet, or is gone
                    folder.rmdir()


def check(report: Report, place: Path) -> None:
    """A Refusal where what was read back is not whole."""
    if not report.is_whole:
        told = [str(finding) for finding in report.findings if finding.fault is not Fault.BY_COMPUTER]
        more = f" and {len(told) - 1} more" if len(told) > 1 else ""
        raise NotGivenBack(f"{place}: does not give back what was written ({told[0]}{more}). Take another stick.")


def _settle(folder: Path, names: Collection[str]) -> None:
    """Have the system write everything out and forget it, so that what is read next comes from the stick itself."""
    if sys.platform != "linux":
        return
    with _opened(folder) as disk:
        library = ctypes.CDLL(None, use_errno=True)
        if library.syncfs(disk):  # of this stick alone, which Python cannot say
            raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()), str(folder))
    for name in names:
        with _opened(folder / name) as file:
            os.posix_fadvise(file, 0, 0, os.POSIX_FADV_DONTNEED)


@contextmanager
def _opened(path: Path) -> Iterator[int]:
    file = os.open(path, os.O_RDONLY)
    try:
        yield file
    finally:
        os.close(file)
