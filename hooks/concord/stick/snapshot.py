"""Built site → a folder for a stick: a bag with the site and what it was made of, a way in and a passport."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from concord.content.paths import RESERVED
from concord.problem import Refusal
from concord.stick.bag import MANIFEST, SIGNATURES, write_payload_manifest, write_tags
from concord.stick.front import (
    PASSPORT,
    PASSPORT_PAGE,
    SITE_FOLDER,
    SOURCES,
    START,
    VERIFY_PAGE,
    read_me_files,
    start_page,
)
from concord.stick.identity import Identity
from concord.stick.passport import Passport, build_mark, passport_json, passport_page
from concord.stick.replacing import replacing
from concord.stick.signature import fingerprint, minisign_signature, public_of, ssh_signature
from concord.stick.sources import write_sources
from concord.stick.verify_page import verify_page

_LEFT_OUT = ("404.html", "sitemap.xml", "sitemap.xml.gz")  # they only make sense on a server
_FORMER = (*SIGNATURES, "site", "snapshot.json")  # what an earlier copy may have and this one not


class UnsafeName(Refusal):
    """A file name that some system cannot keep."""


@dataclass(frozen=True)
class Enclosed:
    """What goes with the site into a copy: the content it was made of, if that is still the same; commit; signature."""

    docs: Path | None = None
    commit: str | None = None
    key: Ed25519PrivateKey | None = None


def write_snapshot(
    site: Path, out: Path, identity: Identity, progress: Callable[[int, int], None], enclosed: Enclosed = Enclosed()
) -> int:
    """Write a snapshot of a built site in place of `out`; the number of files kept. `progress` gets (done, all)."""
    files = _files_of(site)
    check_names([f"{SITE_FOLDER}/{name}" for name in files])
    with replacing(out, _FORMER) as (fresh, work):
        for number, name in enumerate(files):
            target = fresh / SITE_FOLDER / name
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(site / name, target)
            progress(number + 1, len(files))
        if _files_of(site) != files or len(_files_of(fresh / SITE_FOLDER)) != len(files):
            raise Refusal(f"{site}: was built anew while it was copied. Run this again.")
        return _finish(fresh, identity, enclosed, work)


def _finish(bag: Path, identity: Identity, enclosed: Enclosed, work: Path) -> int:
    """Write what lies beside the site in a copy; the number of files that are kept."""
    sources, counts = write_sources(enclosed.docs, bag / SOURCES, identity, work) if enclosed.docs else (0, None)
    kept = write_payload_manifest(bag)
    passport = Passport(
        identity,
        build=build_mark((bag / MANIFEST).read_bytes()),
        commit=enclosed.commit,
        files=len(kept),
        pages=sum(name.endswith(".html") for name in kept),
        sources=sources,
        counts=counts,
        signed_by=fingerprint(public_of(enclosed.key)) if enclosed.key else None,
    )
    _write_front(bag, passport)
    tags = write_tags(bag, kept, identity.version, identity.date)
    if enclosed.key:
        told = (ssh_signature(enclosed.key, tags), minisign_signature(enclosed.key, tags, f"concord {identity}"))
        for name, text in zip(SIGNATURES, told, strict=True):
            (bag / name).write_bytes(text.encode())
    return len(kept)


def _write_front(bag: Path, passport: Passport) -> None:
    is_signed = passport.signed_by is not None
    pages = {
        START: start_page(passport.identity, is_signed).encode(),
        PASSPORT: passport_json(passport).encode(),
        PASSPORT_PAGE: passport_page(passport).encode(),
        VERIFY_PAGE: verify_page().encode(),
        **dict(read_me_files(is_signed)),
    }
    for name, data in pages.items():
        (bag / name).parent.mkdir(exist_ok=True)
        (bag / name).write_bytes(data)


def _files_of(site: Path) -> dict[str, tuple[int, int]]:
    """What a snapshot keeps of a site, by path, with what changes when a file does."""
    paths = (path for path in sorted(site.rglob("*")) if path.is_file())
    states = ((path.relative_to(site).as_posix(), path.stat()) for path in paths)
    return {name: (state.st_size, state.st_mtime_ns) for name, state in states if name not in _LEFT_OUT}


def check_names(names: list[str]) -> None:
    """Raise UnsafeName for a name that FAT, exFAT or Windows cannot keep, or two that differ by case only."""
    seen: dict[str, str] = {}
    for name in names:
        parts = name.split("/")
        if not re.fullmatch(r"[A-Za-z0-9._/-]+", name) or len(name) > 150:
            raise UnsafeName(f"{name}: wants Latin letters, digits, `.`, `_`, `-`, and at most 150 characters")
        if any(RESERVED.match(part) or part.endswith(".") for part in parts):
            raise UnsafeName(f"{name}: Windows reserves a name in this path")
        if seen.setdefault(name.lower(), name) != name:
            raise UnsafeName(f"{name} and {seen[name.lower()]} differ only in capitals")
