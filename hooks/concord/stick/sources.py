"""What the pages of a copy were made of: one file, since thousands of small ones fill a stick with nothing."""

from __future__ import annotations

import zipfile
from pathlib import Path

from concord.content.editions import may_be_divided, write_public
from concord.content.files import content_files
from concord.content.folder import read_catalogue
from concord.problem import Refusal
from concord.stick.identity import Identity, content_hash
from concord.stick.passport import Counts, count

_FIRST_DAY = (1980, 1, 1, 0, 0, 0)  # of a ZIP; the same content gives the same bytes
_UNIX, _READABLE = 3, 0o644 << 16


def write_sources(docs: Path, target: Path, identity: Identity, beside: Path) -> tuple[int, Counts | None]:
    """Pack a content folder, or its public edition, if a copy was made of that: how many files, and what they hold.

    The public edition is written in a folder `beside`. Where the content is anything else by now, nothing is packed.
    """
    if content_hash(docs) != identity.content and not identity.is_restricted and may_be_divided(docs):
        public = beside / docs.name
        write_public(docs, read_catalogue(docs)[0], public)
        docs = public
    return _pack(docs, target, identity)


def _pack(docs: Path, target: Path, identity: Identity) -> tuple[int, Counts | None]:
    if content_hash(docs) != identity.content:
        return 0, None
    paths = tuple(content_files(docs))
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:  # how much smaller it gets depends on the library
        for path in paths:
            entry = zipfile.ZipInfo(path.relative_to(docs.parent).as_posix(), _FIRST_DAY)
            entry.create_system, entry.external_attr = _UNIX, _READABLE
            archive.writestr(entry, path.read_bytes())
    counts = count(read_catalogue(docs)[0], identity.date)
    if content_hash(docs) != identity.content:
        raise Refusal(f"{docs}: was edited while it was copied. Run this again.")
    return len(paths), counts
