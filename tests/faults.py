"""Single faults of a copy, made by chance and always the same for the same number."""

from __future__ import annotations

import os
import random
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from concord.stick.bag import MANIFEST, SIGNATURES, TAGS

NAMES = (  # of the files of a small site
    "index.html",
    "ru/index.html",
    "law/uz/art-135.html",
    "assets/search/words.js",
    "data/article.json",
    "empty.css",
)


@dataclass(frozen=True)
class Altered:
    """A fault that was made, and the names of the files that must be named for it."""

    kind: str
    names: tuple[str, ...]


def files_of(copy):
    return sorted(path.relative_to(copy).as_posix() for path in copy.rglob("*") if path.is_file())


def flipped(copy, chance):
    name = chance.choice([name for name in files_of(copy) if (copy / name).stat().st_size])
    data = bytearray((copy / name).read_bytes())
    data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    (copy / name).write_bytes(data)
    return (name,)


def truncated(copy, chance):
    name = chance.choice([name for name in files_of(copy) if (copy / name).stat().st_size])
    os.truncate(copy / name, chance.randrange((copy / name).stat().st_size))
    return (name,)


def swapped(copy, chance):
    differ = {(copy / name).read_bytes(): name for name in files_of(copy)}
    one, two = chance.sample(sorted(differ.values()), 2)
    (copy / one).rename(copy / "between")
    (copy / two).rename(copy / one)
    (copy / "between").rename(copy / two)
    return (one, two)


def added(copy, chance):
    folder = (copy / chance.choice(files_of(copy))).parent
    path = folder / chance.choice([f"new-{chance.randrange(1000)}.html", "autorun.inf", ".hidden", "Index.html"])
    path.write_bytes(b"")
    return (path.relative_to(copy).as_posix(),)


def removed(copy, chance):
    name = chance.choice(files_of(copy))
    (copy / name).unlink()
    return (name,)


def renamed(copy, chance):
    name = chance.choice(files_of(copy))
    new = (copy / name).with_name(chance.choice([f"{Path(name).name}.old", Path(name).name.swapcase()]))
    (copy / name).rename(new)
    return (name, new.relative_to(copy).as_posix())


def accented(copy, chance):
    """Another letter that looks alike or the same, composed or in two signs."""
    name = chance.choice(files_of(copy))
    last = Path(name).name.replace("e", "é").replace("a", "а́").replace("i", "й")
    new = (copy / name).with_name(unicodedata.normalize(chance.choice(["NFC", "NFD"]), f"{last}й"))
    (copy / name).rename(new)
    return (name, new.relative_to(copy).as_posix())


FAULTS = (flipped, truncated, swapped, added, removed, renamed, accented)


def altered(copy, number):
    """Make one fault, the same for the same number."""
    kind = FAULTS[number % len(FAULTS)]
    return Altered(kind.__name__, kind(copy, random.Random(number)))


def is_told(fault, told):
    """Where a list itself was altered, it is named, or what it no longer holds; of two signatures the first that fails."""
    names = set(fault.names)
    return bool(told) if {TAGS, MANIFEST} & names or names == set(SIGNATURES) else all(name in told for name in names)
