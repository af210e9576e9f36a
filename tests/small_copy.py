"""A signed copy of a small site, of which sticks are made."""

from __future__ import annotations

import random
from pathlib import Path

from concord.stick.identity import Identity
from concord.stick.signature import new_key, read_key
from concord.stick.snapshot import Enclosed, write_snapshot

DATE = "2026-11-24"


def no_progress(done: int, total: int) -> None:
    """Nobody watches."""


def write_site(site: Path, seed: int, pages: int = 24) -> None:
    """Pages of a site in a few folders; what they are called and hold follows the seed."""
    chance = random.Random(seed)
    for number in range(pages):
        page = site / f"law/s{number % 5}/page-{number}-{chance.randrange(2)}.html"
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_bytes(chance.randbytes(chance.randrange(9000)))


def small_copy(place: Path, seed: int = 0, pages: int = 24) -> Path:
    """A signed copy in a folder `copy` of a place, and the key beside it; another one for another seed."""
    write_site(place / "site", seed, pages)
    key = read_key(place / "key") if (place / "key").exists() else new_key(place / "key")
    write_snapshot(place / "site", place / "copy", Identity(f"{seed:012}", DATE), no_progress, Enclosed(key=key))
    return place / "copy"


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below a folder."""
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}
