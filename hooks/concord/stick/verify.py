"""Whether a copy is as it was written: every file that was changed, is missing or was added, by name."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from pathlib import Path

from concord.stick.bag import TAGS, sum_of
from concord.stick.manifests import read_lists

_AT_ONCE = 4
_TO_COMPARE = "That proves nothing until the sum of its list of files is the one that was printed for you:"
_BY_COMPUTER = re.compile(
    r"(?i)(?:.*/)?(?:System Volume Information/|\$RECYCLE\.BIN/|RECYCLER/|lost\+found/|found\.\d{3}/|LOST\.DIR/"
    r"|\.(?:Spotlight-V100|fseventsd|TemporaryItems|DocumentRevisions-V100|Trashes|Trash-\d+)/"
    r"|\.DS_Store|\.Trashes|\.apdisk|\._[^/]+|\.directory|Thumbs\.db|ehthumbs\.db|desktop\.ini"
    r"|\.(?:metadata_never_index|VolumeIcon\.icns))"
)
"""What Windows, macOS, Linux and telephones put on any disk, a folder with a stroke at its end."""


class Fault(StrEnum):
    """How a file differs from what was written; the last is no fault of the copy."""

    CHANGED = "changed"
    MISSING = "missing"
    ADDED = "added"
    UNREADABLE = "cannot be read"
    BY_COMPUTER = "put there by a computer"


@dataclass(frozen=True)
class Finding:
    """A file, an empty folder (a stroke at its end) or a link, and what is the matter with it."""

    fault: Fault
    name: str

    def __str__(self) -> str:
        name = self.name if self.name.isprintable() else ascii(self.name)  # which could steer a terminal
        return f"{self.fault}: {name}"


@dataclass(frozen=True)
class Report:
    """What was found in a copy."""

    files: int
    """How many its lists name."""
    sum: str
    """The SHA-256 of the list that stands for the whole copy, to compare with what was printed."""
    findings: tuple[Finding, ...]

    @property
    def is_whole(self) -> bool:
        """Whether every file is as it was written, and nothing was added but by computers."""
        return all(finding.fault is Fault.BY_COMPUTER for finding in self.findings)

    def __str__(self) -> str:
        state = "is as it was written" if self.is_whole else "is not as it was written"
        return f"{state}; files: {self.files}. {_TO_COMPARE}\n{self.sum}"


def verify(bag: Path, progress: Callable[[int, int], None]) -> Report:
    """Compare a copy with its lists. A Refusal where these cannot be trusted, or no copy is there."""
    wanted, told = read_lists(bag)
    there = dict(_entries(bag))
    findings = [*_compared(bag, wanted, there, progress), *_unlisted(wanted, there)]
    ordered = tuple(sorted(findings, key=lambda finding: (list(Fault).index(finding.fault), finding.name)))
    return Report(len(wanted) + 1, hashlib.sha256(told).hexdigest(), ordered)


def _compared(
    bag: Path, wanted: dict[str, str], there: dict[str, bool | None], progress: Callable[[int, int], None]
) -> Iterator[Finding]:
    names = sorted(wanted)
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        for number, fault in enumerate(pool.map(partial(_fault, bag, wanted, there), names)):
            progress(number + 1, len(names))
            if fault:
                yield Finding(fault, names[number])


def _fault(bag: Path, wanted: dict[str, str], there: dict[str, bool | None], name: str) -> Fault | None:
    if name not in there:
        return Fault.MISSING
    if not there[name]:
        return Fault.CHANGED  # a link or a pipe, which is never opened
    try:
        return None if sum_of(bag, name) == wanted[name] else Fault.CHANGED
    except OSError:
        return Fault.UNREADABLE


def _unlisted(wanted: dict[str, str], there: dict[str, bool | None]) -> Iterator[Finding]:
    for name, is_file in there.items():
        if is_file is None:
            yield Finding(Fault.UNREADABLE, name)
        elif _BY_COMPUTER.fullmatch(name):
            yield Finding(Fault.BY_COMPUTER, name)
        elif name not in wanted and name != TAGS:
            yield Finding(Fault.ADDED, name)


def _entries(bag: Path) -> Iterator[tuple[str, bool | None]]:
    """Everything in a folder but its folders: its name, and whether it is a file of its own; None if that is not told.

    An empty folder is named with a stroke at its end, and so is one that a computer makes, which is not looked into.
    """
    waiting = [""]
    while waiting:
        folder = waiting.pop()
        try:
            with os.scandir(bag / folder) as entries:
                found = list(entries)
        except OSError:
            yield folder, None
            continue
        if not found and folder:
            yield folder, False
        for entry in found:
            name = f"{folder}{entry.name}"
            if not entry.is_dir(follow_symlinks=False):
                yield name, entry.is_file(follow_symlinks=False)
            elif _BY_COMPUTER.fullmatch(f"{name}/"):
                yield f"{name}/", False
            else:
                waiting.append(f"{name}/")
