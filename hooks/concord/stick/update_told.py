"""What a folder with an update says of itself, read as what it is: something that a stranger may have written."""

from __future__ import annotations

import hashlib
import os
import stat
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, StringConstraints, ValidationError

from concord.problem import Refusal
from concord.records.values import RecordId, Value
from concord.stick.bag import SIGNATURES, TAGS
from concord.stick.manifests import leads_away
from concord.stick.signature import fingerprint, is_minisigned, ssh_signer
from concord.stick.snapshot import UnsafeName, check_names

UPDATE, FILES = "update.json", "files.zst"
_MOST = 32 * 2**20  # bytes of what it says of itself
_LARGEST = 2**32 - 1  # bytes of a file, as FAT32 keeps it
_ELSE = "Nothing of it was followed. Take another update, or a whole copy."


class NotAnUpdate(Refusal):
    """A folder that cannot have been written to bring a copy up to date."""


def _name(name: str) -> str:
    if wrong := leads_away(name):
        raise ValueError(wrong)
    if {"", "."} & set(name.split("/")) or name in (TAGS, *SIGNATURES):
        raise ValueError(f"names {name!a}, which is no file that an update has")
    return name


Name = Annotated[str, AfterValidator(_name)]
Size = Annotated[int, Field(strict=True, ge=0, le=_LARGEST)]


class Mark(Value):
    """Which copy: what it says of itself, and the SHA-256 of the list that stands for all its files."""

    says: Annotated[str, StringConstraints(pattern=r"^[ -~]{1,100}$")]
    sum: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]

    def __str__(self) -> str:
        return f"{self.says}, sum {self.sum[:16]}…"


class Told(Value):
    """What an update says of itself: what it is for, what it makes, its files in their order, and what goes."""

    format: Literal[1]
    base: Mark
    result: Mark
    files: dict[Name, Size]
    removed: tuple[Name, ...] = ()
    withdrawn: tuple[RecordId, ...] = ()


def read_told(pack: Path) -> Told:
    """What an update says of itself; a Refusal where it cannot be one."""
    text = read_small(pack, UPDATE)
    try:
        told = Told.model_validate_json(text)
        check_names([*told.files, *told.removed])
    except ValidationError as error:
        first = error.errors()[0]
        wrong = f"{'.'.join(map(str, first['loc']))}: {first['msg']}"
        raise NotAnUpdate(f"{pack / UPDATE}: {_printable(wrong)}. {_ELSE}") from None
    except UnsafeName as error:
        raise NotAnUpdate(f"{pack / UPDATE}: {_printable(str(error))}. {_ELSE}") from None
    return told


def _printable(text: str) -> str:
    """A text that a stranger wrote, without what could steer a terminal, and not without end."""
    return "".join(sign if sign.isprintable() else ascii(sign)[1:-1] for sign in text[:300])


def read_small(pack: Path, name: str) -> bytes:
    """A small file of an update; a Refusal where it is missing, no file of its own, or large."""
    path = pack / name
    regular(path)
    if (size := path.lstat().st_size) > _MOST:
        raise NotAnUpdate(f"{path}: has {size} bytes, and none of ours more than {_MOST}. {_ELSE}")
    return path.read_bytes()


def regular(path: Path) -> Path:
    """A file of an update, if it is one of its own: no link, no pipe, no device."""
    try:
        mode = path.lstat().st_mode
    except (FileNotFoundError, NotADirectoryError):
        what = f"there is no update here, since {path.name} is missing. Name the folder that has {UPDATE} and {FILES}"
        raise NotAnUpdate(f"{path.parent}: {what}.") from None
    if not stat.S_ISREG(mode):
        raise NotAnUpdate(f"{path}: is no file of its own. {_ELSE}")
    return path


def check_signer(pack: Path, told: Told, wanted: str | None) -> dict[str, bytes]:
    """The list that stands for the new copy, and its signatures, if they are as they must be.

    A Refusal where they are not valid, or by another key than the one with which the old copy is signed.
    """
    signatures = {name: read_small(pack, name) for name in SIGNATURES if os.path.lexists(pack / name)}
    tags = read_small(pack, TAGS)
    if hashlib.sha256(tags).hexdigest() != told.result.sum:
        raise NotAnUpdate(f"{pack / TAGS}: is not the list that {UPDATE} names. {_ELSE}")
    signer = _signer(pack, tags, signatures) if signatures else None
    if wanted and signer != wanted:
        by = f"is signed with the key {signer}" if signer else "is not signed"
        raise NotAnUpdate(f"{pack}: {by}, and the copy is signed with {wanted}. {_ELSE}")
    return {TAGS: tags, **signatures}


def _signer(pack: Path, tags: bytes, signatures: dict[str, bytes]) -> str:
    if len(signatures) == len(SIGNATURES):
        ssh, minisign = (signatures[name] for name in SIGNATURES)
        public = ssh_signer(ssh, tags)
        if public and is_minisigned(minisign, tags, public):
            return fingerprint(public)
    raise NotAnUpdate(f"{pack}: its signature is not valid. {_ELSE}")
