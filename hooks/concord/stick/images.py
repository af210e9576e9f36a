"""An image of a stick: a file with a FAT file system in it, which `mtools` writes, or a duplicator copies to sticks."""

from __future__ import annotations

import os
import shutil
import struct
import subprocess
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from concord.problem import Refusal
from concord.stick.bag import NUMBER
from concord.stick.manifests import NotTrusted
from concord.stick.master import Master
from concord.stick.replacing import replacing
from concord.stick.verify import is_by_computer, verify
from concord.stick.volumes import Room, Step, Volume, check

_BLOCK = 2**20
_FEWEST = 65_525  # clusters of FAT32
_SETTINGS = (
    "env",
    "LC_ALL=C.UTF-8",
    "MTOOLS_SKIP_CHECK=1",
)  # in the plain C locale names are mangled, and nothing said
_ENDS_WITH_US = ("setpriv", "--pdeathsig", "KILL")  # where Linux has it
_BOOT = struct.Struct("<11x H B H B H H x H 8x I I")


@dataclass(frozen=True)
class _Geometry:
    """How a FAT file system is laid out: bytes of a sector, sectors of everything else."""

    sector: int
    cluster: int
    reserved: int
    tables: int
    root: int
    small_total: int
    small_table: int
    total: int
    table: int

    @property
    def clusters(self) -> int:
        """How many clusters there are for files and folders."""
        root = -(-self.root * 32 // self.sector)
        tables = self.tables * (self.small_table or self.table)
        return ((self.small_total or self.total) - self.reserved - tables - root) // self.cluster


def _geometry(path: Path) -> _Geometry | None:
    """What the first sector says; None where there is no FAT."""
    with path.open("rb") as file:
        first = file.read(512)
    if len(first) < 512 or first[510:] != b"\x55\xaa":
        return None
    found = _Geometry(*_BOOT.unpack_from(first))
    is_sound = found.sector in (512, 1024, 2048, 4096) and found.cluster and found.tables and found.clusters > 0
    return found if is_sound else None


def flaw(path: Path) -> str | None:
    """Why a file is no image of a stick that every computer reads; None where it is one."""
    found = _geometry(path)
    if found is None:
        return "is neither a folder nor an image of a stick with FAT in it, from its first byte."
    if not found.small_table and found.clusters < _FEWEST:  # some programs go by the number, some by what is said
        return (
            f"says FAT32 and has fewer than {_FEWEST:,} clusters, which computers read differently. Make them smaller."
        )
    return None


@dataclass(frozen=True)
class Image(Volume):
    """A file with a FAT file system in it."""

    def entries(self) -> Mapping[str, bool | None]:
        """What lies in it; folders are named only where they are empty."""
        told = self._mtools(self.path, "mdir", "-a", "-/", "-b", "::/", is_empty=b"not found").decode(
            "utf-8", "surrogateescape"
        )
        names = [line.removeprefix("::/") for line in told.splitlines()]
        full = {f"{parent}/" for name in names for parent in Path(name).parents}
        return {name: not name.endswith("/") for name in names if name not in full}

    def read(self, name: str) -> bytes | None:
        """A file that lies in it."""
        done = self._run(self.path, "mtype", f"::/{name}")
        return None if done.returncode else done.stdout

    def room(self, ours: Collection[str]) -> Room:
        """All its clusters: what is in it belongs to a copy or to computers."""
        found = _geometry(self.path)
        if found is None:
            raise Refusal(f"{self.path}: is no image of FAT any more.")
        size = found.cluster * found.sector
        return Room(size, found.clusters * size)

    def fill(self, master: Master, number: int, step: Step) -> int:
        """Fill a copy of it that then takes its place, since a system of files that is torn cannot be mended."""
        with replacing(self.path) as (fresh, work):
            fresh.rmdir()
            if self._is_right(master, number, work / "standing"):
                os.link(self.path, fresh)
                for _ in range(2 * len(master.sums)):
                    step()
                return 0
            _copy_sparse(self.path, fresh)
            self._write(fresh, master, number)
            for _ in master.sums:
                step()
            self._extract(fresh, work / "back")
            check(verify(work / "back", lambda done, all: step(), master.signer), self.path)
        return len(master.sums)

    def _is_right(self, master: Master, number: int, folder: Path) -> bool:
        standing = self.standing()
        if (standing.sum, standing.number) != (master.sum, number):
            return False
        self._extract(self.path, folder)
        try:
            return verify(folder, lambda done, all: None, master.signer).is_whole
        except NotTrusted:
            return False

    def _write(self, image: Path, master: Master, number: int) -> None:
        old = {name.partition("/")[0] + "/" * ("/" in name) for name in self.entries()}
        if ours := sorted(name for name in old if not is_by_computer(name)):
            self._mtools(image, "mdeltree", *(f"::/{name.rstrip('/')}" for name in ours))
        self._mtools(image, "mcopy", "-Q", "-", f"::/{NUMBER}", input=f"{number}\n".encode())
        roots = sorted({name.partition("/")[0] for name in master.sums})
        self._mtools(image, "mcopy", "-s", "-Q", *(str(master.folder / name) for name in roots), "::/")

    def _extract(self, image: Path, folder: Path) -> None:
        folder.mkdir()
        self._mtools(image, "mcopy", "-s", "-Q", "::/*", str(folder))

    def _mtools(self, image: Path, *words: str, input: bytes = b"", is_empty: bytes = b"\0") -> bytes:
        """What a program prints; a Refusal where it fails, but for a complaint that says that nothing is there."""
        done = self._run(image, *words, input=input)
        if done.returncode and is_empty not in done.stderr:
            told = done.stderr.decode("utf-8", "replace").strip().splitlines()
            raise Refusal(f"{self.path}: {words[0]} says: {told[-1] if told else 'nothing'}.")
        return done.stdout

    def _run(self, image: Path, program: str, *words: str, input: bytes = b"") -> subprocess.CompletedProcess[bytes]:
        if not shutil.which(program):
            raise Refusal(f"{self.path}: an image needs the program {program}. Install it: apt-get install mtools")
        before = _ENDS_WITH_US if shutil.which(_ENDS_WITH_US[0]) else ()
        command = [*_SETTINGS, *before, program, "-i", str(image), *words]
        return subprocess.run(command, input=input, capture_output=True, check=False)


def _copy_sparse(source: Path, target: Path) -> None:
    """Copy a file that is mostly empty without writing what is empty."""
    with source.open("rb") as old, target.open("wb") as new:
        while block := old.read(_BLOCK):
            if block.count(0) == len(block):
                new.seek(len(block), os.SEEK_CUR)
            else:
                new.write(block)
        new.truncate()
