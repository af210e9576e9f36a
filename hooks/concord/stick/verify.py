"""Whether a copy is as it was written: every file that was changed, is missing or was added, by name."""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from pathlib import Path

from concord.stick.bag import NUMBER, SIGNATURES, TAGS, sum_of
from concord.stick.front import PASSPORT
from concord.stick.manifests import read_lists
from concord.stick.signature import fingerprint, is_minisigned, ssh_signer

_AT_ONCE = 4
_SMALL = 2**16  # bytes
_UNSIGNED = "Not signed: nobody vouches for this copy."
_TO_COMPARE = "Compare the key or the sum with what was printed for you; without that, this proves nothing."
BY_COMPUTER = (
    r"(?:.*/)?(?:System Volume Information/|\$RECYCLE\.BIN/|RECYCLER/|lost\+found/|found\.\d{3}/|LOST\.DIR/"
    r"|\.(?:Spotlight-V100|fseventsd|TemporaryItems|DocumentRevisions-V100|Trashes|Trash-\d+)/"
    r"|\.DS_Store|\.Trashes|\.apdisk|\._[^/]+|\.directory|Thumbs\.db|ehthumbs\.db|desktop\.ini"
    r"|\.(?:metadata_never_index|VolumeIcon\.icns))"
)
"""What Windows, macOS, Linux and telephones put on any disk, folders with a stroke at the end; for scripts too."""
_BY_COMPUTER = re.compile(BY_COMPUTER, re.IGNORECASE)
_NUMBERED = re.compile(rb"([1-9][0-9]{0,5})\n")  # and nothing else, so that nobody is told anything by such a file


class Fault(StrEnum):
    """How a file differs from what was written; the last is no fault of the copy."""

    CHANGED = "changed"
    MISSING = "missing"
    ADDED = "added"
    UNREADABLE = "cannot be read"
    FORGED = "is no signature by the key that the passport names"
    OTHER_KEY = "is not signed by the key that was asked for"
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
    """How many its lists name, with the last list and its signatures."""
    sum: str
    """The SHA-256 of the list that stands for the whole copy, to compare with what was printed."""
    findings: tuple[Finding, ...]
    signer: str | None
    """The fingerprint of the key by which it is validly signed; None where it is not signed."""
    number: int | None = None
    """The number of the stick, for which nothing vouches; None where it has none."""

    @property
    def is_whole(self) -> bool:
        """Whether every file is as it was written, and nothing was added but by computers."""
        return all(finding.fault is Fault.BY_COMPUTER for finding in self.findings)

    def __str__(self) -> str:
        state = "is as it was written" if self.is_whole else "is not as it was written"
        signed = f"Signed with the key {self.signer}." if self.signer else _UNSIGNED
        number = f"\nNumber of this stick: {self.number}." if self.number else ""
        return f"{state}; files: {self.files}.{number}\n{signed}\nSum of its list of files: {self.sum}\n{_TO_COMPARE}"


def verify(bag: Path, progress: Callable[[int, int], None], key: str | None = None) -> Report:
    """Compare a copy with its lists and, where it is asked for, its key with a fingerprint.

    A Refusal where its lists cannot be trusted, or no copy is there.
    """
    wanted, told = read_lists(bag)
    there = dict(entries(bag))
    signer, findings = _signed(bag, told, there)
    number = number_in(_begin(bag / NUMBER)) if there.get(NUMBER) else None
    beside = {TAGS, *SIGNATURES, *([NUMBER] if number else [])}
    findings += [*_compared(bag, wanted, there, progress), *_unlisted({*wanted, *beside}, there)]
    if key and key != signer:
        findings.append(Finding(Fault.OTHER_KEY, TAGS))
    ordered = tuple(sorted(findings, key=lambda finding: (list(Fault).index(finding.fault), finding.name)))
    count = len(wanted) + 1 + (len(SIGNATURES) if signer else 0)
    return Report(count, hashlib.sha256(told).hexdigest(), ordered, signer, number)


def number_in(data: bytes) -> int | None:
    """The number that a file of a stick's number holds; None where it holds anything else."""
    found = _NUMBERED.fullmatch(data)
    return int(found[1]) if found else None


def is_by_computer(name: str) -> bool:
    """Whether a file is one that computers put on any disk; of a folder the name ends with a stroke."""
    return _BY_COMPUTER.fullmatch(name) is not None


def _signed(bag: Path, tags: bytes, there: Mapping[str, bool | None]) -> tuple[str | None, list[Finding]]:
    """By which key a copy is validly signed, and what is the matter with its signatures."""
    named = _named_signer(bag) if there.get(PASSPORT) else None
    if named is None:
        return None, [Finding(Fault.ADDED, name) for name in SIGNATURES if name in there]
    if missing := [name for name in SIGNATURES if not there.get(name)]:
        return None, [Finding(Fault.CHANGED if name in there else Fault.MISSING, name) for name in missing]
    ssh, minisign = (_begin(bag / name) for name in SIGNATURES)
    public = ssh_signer(ssh, tags)
    if public is None or fingerprint(public) != named:
        return None, [Finding(Fault.FORGED, SIGNATURES[0])]
    if not is_minisigned(minisign, tags, public):
        return None, [Finding(Fault.FORGED, SIGNATURES[1])]
    return named, []


def _named_signer(bag: Path) -> str | None:
    """The key that a passport says the copy is signed with."""
    try:
        named = json.loads(_begin(bag / PASSPORT))["signed_by"]
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
    return named if isinstance(named, str) else None


def _begin(path: Path) -> bytes:
    """A small file whole, of a large one the beginning."""
    with path.open("rb") as file:
        return file.read(_SMALL)


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


def _unlisted(known: set[str], there: dict[str, bool | None]) -> Iterator[Finding]:
    for name, is_file in there.items():
        if is_file is None:
            yield Finding(Fault.UNREADABLE, name)
        elif is_by_computer(name):
            yield Finding(Fault.BY_COMPUTER, name)
        elif name not in known:
            yield Finding(Fault.ADDED, name)


def entries(bag: Path) -> Iterator[tuple[str, bool | None]]:
    """Everything in a folder but its folders: its name, and whether it is a file of its own; None if that is not told.

    An empty folder is named with a stroke at its end, and so is one that a computer makes, which is not looked into.
    """
    waiting = [""]
    while waiting:
        folder = waiting.pop()
        try:
            with os.scandir(bag / folder) as listed:
                found = list(listed)
        except OSError:
            yield folder, None
            continue
        if not found and folder:
            yield folder, False
        for entry in found:
            name = f"{folder}{entry.name}"
            if not entry.is_dir(follow_symlinks=False):
                yield name, entry.is_file(follow_symlinks=False)
            elif is_by_computer(f"{name}/"):
                yield f"{name}/", False
            else:
                waiting.append(f"{name}/")
