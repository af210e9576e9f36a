"""The copy that sticks are filled from: whole, fit for any of them, and what room it takes there."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePosixPath

from concord.problem import Refusal
from concord.stick.bag import SIGNATURES, TAGS, sums
from concord.stick.front import PASSPORT
from concord.stick.manifests import read_lists
from concord.stick.snapshot import check_names
from concord.stick.verify import verify

_LARGEST = 2**32 - 1  # bytes of a file that FAT32 can keep
_SLOT, _SLOTS = 32, 2**16  # bytes of an entry of a folder of FAT, and how many it can have
_IN_A_SLOT = 13  # characters of a long name


@dataclass(frozen=True)
class Master:
    """A copy that others are made of."""

    folder: Path
    sums: Mapping[str, str]
    """The SHA-256 of each file by its name, in the order of writing: what stands for all of them comes last."""
    sizes: Mapping[str, int]
    build: str
    date: str | None
    signer: str | None

    @property
    def sum(self) -> str:
        """What is printed for the copy as a whole."""
        return self.sums[TAGS]

    def room(self, cluster: int) -> int:
        """The bytes it takes on a disk that gives out room in clusters, with a number and all folders."""
        return sum(-(-size // cluster) * cluster for size in (1, *self.sizes.values(), *self._folders))

    @cached_property
    def _folders(self) -> tuple[int, ...]:
        """How large FAT's table of each folder is, which grows with the length of the names."""
        slots: dict[PurePosixPath, int] = defaultdict(lambda: 2)
        for path in sorted({path for name in self.sums for path in _steps(name)}):
            slots[path.parent] += 1 + -(-len(path.name) // _IN_A_SLOT)
        return tuple(_SLOT * count for count in slots.values())


def _steps(name: str) -> Iterator[PurePosixPath]:
    """A file and the folders it lies in, but for the uppermost."""
    path = PurePosixPath(name)
    yield path
    yield from path.parents[:-1]


def read_master(folder: Path, progress: Callable[[int, int], None]) -> Master:
    """Verify a copy before others are made of it; a Refusal where it is not whole, or no stick could keep it."""
    report = verify(folder, progress)
    if not report.is_whole:
        raise Refusal(f"{folder}: {report.findings[0]}. It is not as it was written, so no copies are made of it.")
    lists, _ = read_lists(folder)
    last = (*(SIGNATURES if report.signer else ()), TAGS)
    known = {**dict(sorted(lists.items())), **sums(folder, last)}
    build, date = _passport(folder)
    master = Master(folder, known, {name: (folder / name).stat().st_size for name in known}, build, date, report.signer)
    _check(master)
    return master


def _passport(folder: Path) -> tuple[str, str | None]:
    """The mark and the date that a copy says it has."""
    try:
        said = json.loads((folder / PASSPORT).read_text(encoding="utf-8"))
        build, date = said["build"], said["date"]
        if re.fullmatch(r"[0-9a-f]{16}", build) and (date is None or re.fullmatch(r"\d{4}-\d\d-\d\d", date)):
            return build, date
    except (OSError, ValueError, KeyError, TypeError):
        pass
    raise Refusal(f"{folder / PASSPORT}: does not say which copy this is. Write it anew with `concord snapshot`.")


def _check(master: Master) -> None:
    """A Refusal where a file or a folder is beyond what FAT32 can keep."""
    check_names(list(master.sums))
    if max(master.sizes.values()) > _LARGEST or max(master._folders) > _SLOT * _SLOTS:
        raise Refusal(f"{master.folder}: has a file over 4 GB or a folder with too many names for a stick (FAT32).")
