"""The lists of files that a copy brings along, read as what they are: something that a stranger may have written."""

from __future__ import annotations

import re
import stat
from pathlib import Path

from concord.problem import Refusal
from concord.stick.bag import MANIFEST, PAYLOAD, SIGNATURES, TAGS

_MOST = 32 * 2**20  # bytes of a list, which is some 200,000 files
_LINE = re.compile(r"([0-9a-f]{64})  ([A-Za-z0-9._/-]+)")
_LONGEST = 64 + 2 + 150
_ELSE = "Nothing of it was followed. Take another copy."


class NotTrusted(Refusal):
    """A list that cannot have been written for this copy."""


def read_lists(bag: Path) -> tuple[dict[str, str], bytes]:
    """The sum of every file of a copy by its name, and the bytes of the list that stands for all of them."""
    told = _read(bag, TAGS)
    tags = parsed(bag / TAGS, told)
    if MANIFEST not in tags:
        raise NotTrusted(f"{bag / TAGS}: does not name {MANIFEST}, so nothing holds that list. {_ELSE}")
    return {**parsed(bag / MANIFEST, _read(bag, MANIFEST)), **tags}, told


def _read(bag: Path, name: str) -> bytes:
    path = bag / name
    try:
        state = path.lstat()
    except (FileNotFoundError, NotADirectoryError):
        raise NotTrusted(
            f"{bag}: there is no copy here, since {name} is missing. Name the folder that has it."
        ) from None
    if not stat.S_ISREG(state.st_mode):
        raise NotTrusted(f"{path}: is no file of its own. {_ELSE}")
    if state.st_size > _MOST:
        raise NotTrusted(f"{path}: has {state.st_size} bytes, and no list of ours has more than {_MOST}. {_ELSE}")
    return path.read_bytes()


def parsed(path: Path, data: bytes) -> dict[str, str]:
    """The sums in a list that stands at a path, by name; a Refusal with the line that cannot be ours."""
    found: dict[str, str] = {}
    seen = set[str]()
    lines = data.decode("ascii", "backslashreplace").split("\n")
    for number, line in enumerate(lines[:-1], 1):
        wrong = _wrong(line) or _misplaced(path.name, line[66:])
        if wrong or line[66:].lower() in seen:
            raise NotTrusted(f"{path}:{number}: {wrong or f'names {line[66:]} for the second time'}. {_ELSE}")
        seen.add(line[66:].lower())
        found[line[66:]] = line[:64]
    if lines[-1] or not found:
        raise NotTrusted(f"{path}:{len(lines)}: is cut off. {_ELSE}")
    return found


def _wrong(line: str) -> str | None:
    """What is wrong with a line by itself."""
    if len(line) > _LONGEST:
        return f"has {len(line)} characters, and no line of ours more than {_LONGEST}"
    is_read = _LINE.fullmatch(line) and not {"", "."} & set(line[66:].split("/"))
    return leads_away(line[66:]) or (None if is_read else "is no sum, two blanks and a name as we write them")


def leads_away(name: str) -> str | None:
    """Where a name leads that a stranger wrote, if not to a place in the copy."""
    if name.startswith("/") or re.match(r"[A-Za-z]:|\\", name):
        return f"names {name!a}, which begins at the root of a disk"
    if ".." in re.split(r"[/\\]", name):
        return f"names {name!a}, which leads out of the copy"
    return None


def _misplaced(list: str, name: str) -> str | None:
    """What is wrong with a name in a list: one has what lies in the folder for it, the other everything else."""
    if (list == MANIFEST) != name.startswith(f"{PAYLOAD}/"):
        return f"names {name}, which belongs in the other list"
    return f"names {name}, which no list can" if name in (TAGS, *SIGNATURES) else None
