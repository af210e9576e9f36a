"""A copy as a bag (BagIt 1.0, RFC 8493): what is kept lies in `data`, each file has its sum, and the lists have theirs.

Two blanks, LF and the order of names: `sha256sum`, `shasum` and `bagit` all read it, and two copies are equal.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

PAYLOAD, MANIFEST, TAGS = "data", "manifest-sha256.txt", "tagmanifest-sha256.txt"
SIGNATURES = (f"{TAGS}.sig", f"{TAGS}.minisig")
"""What may lie beside the list of the lists and is in none: signatures over it, as OpenSSH and minisign write them."""
NUMBER = "STICK-NUMBER.txt"
"""What else may: the number of a stick, which no list can have, since all sticks of an edition have the same lists."""
_AT_ONCE = 4  # files that are read; a stick answers several questions in the time of one


def write_payload_manifest(bag: Path) -> Mapping[str, str]:
    """Write the list of what is kept in a folder; the sums by name."""
    found = sums(bag, _names(bag / PAYLOAD, bag))
    (bag / MANIFEST).write_bytes(lines(found))
    return found


def write_tags(bag: Path, payload: Iterable[str], version: str, date: str | None) -> bytes:
    """Write what makes a folder a bag, and last the list of everything that is no payload, which a signature covers."""
    payload = tuple(payload)
    size = sum((bag / name).stat().st_size for name in payload)
    info = {"Bag-Software-Agent": f"Concord {version}", "Bagging-Date": date, "Payload-Oxum": f"{size}.{len(payload)}"}
    told = "".join(f"{label}: {value}\n" for label, value in info.items() if value)
    (bag / "bagit.txt").write_bytes(b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n")
    (bag / "bag-info.txt").write_bytes(told.encode())
    kept = set(payload)
    tags = lines(sums(bag, (name for name in _names(bag, bag) if name not in kept)))
    (bag / TAGS).write_bytes(tags)
    return tags


def sums(bag: Path, names: Iterable[str]) -> dict[str, str]:
    """The SHA-256 of each named file of a folder."""
    names = tuple(names)
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        return dict(zip(names, pool.map(partial(sum_of, bag), names), strict=True))


def sum_of(bag: Path, name: str) -> str:
    """The SHA-256 of a file of a folder, in hexadecimal."""
    with (bag / name).open("rb", buffering=0) as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def lines(sums: Mapping[str, str]) -> bytes:
    """A manifest: a line for each file, by name."""
    return "".join(f"{sums[name]}  {name}\n" for name in sorted(sums)).encode()


def _names(folder: Path, bag: Path) -> list[str]:
    return [path.relative_to(bag).as_posix() for path in sorted(folder.rglob("*")) if path.is_file()]
