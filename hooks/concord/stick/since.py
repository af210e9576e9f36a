"""What changed since an earlier copy, which brings along what its pages were made of."""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Mapping
from pathlib import Path

from concord.content.catalogue import Changes
from concord.content.files import content_files
from concord.content.paths import parse_address
from concord.problem import Refusal
from concord.stick.front import SITE_FOLDER, SOURCES
from concord.stick.identity import identity_of

SINCE = "CONCORD_SINCE"
"""The environment variable that names the copy before the one that is built; empty: there is none."""


def changes_since(copy: Path, docs: Path) -> Changes:
    """What a content folder has that an earlier copy has not, or has otherwise in any language, and the reverse."""
    before, after = _by_record(_of_copy(copy)), _by_record(_of_folder(docs))
    changed = (id for id in before.keys() & after.keys() if before[id] != after[id])
    new, gone = after.keys() - before.keys(), before.keys() - after.keys()
    return Changes(str(identity_of(copy / SITE_FOLDER)), *(tuple(sorted(ids)) for ids in (new, changed, gone)))


def _of_folder(docs: Path) -> Mapping[str, bytes]:
    return {path.relative_to(docs).as_posix(): _sum(path.read_bytes()) for path in content_files(docs)}


def _of_copy(copy: Path) -> Mapping[str, bytes]:
    try:
        with zipfile.ZipFile(copy / SOURCES) as archive:
            return {name.partition("/")[2]: _sum(archive.read(name)) for name in archive.namelist()}
    except (OSError, zipfile.BadZipFile, RuntimeError) as error:
        mend = "Name a whole copy, which has what its pages were made of."
        raise Refusal(f"{copy / SOURCES}: cannot be read: {error}. {mend}") from error


def _sum(data: bytes) -> bytes:
    return hashlib.sha256(data).digest()


def _by_record(files: Mapping[str, bytes]) -> Mapping[str, Mapping[str, bytes]]:
    """The sums of the files of each record by language."""
    found: dict[str, dict[str, bytes]] = {}
    for name, sum in files.items():
        if address := parse_address(name):
            found.setdefault(address.id, {})[address.language] = sum
    return found
