"""A copy that only those can open for whom it was made: one file, encrypted with age, and a page that says how.

Nothing that is not encrypted is ever written where the copy goes: what was deleted from a stick can be read again.
"""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterator
from html import escape
from pathlib import Path
from typing import Any

import pyrage

from concord.language.languages import SITE
from concord.language.messages import read_messages
from concord.language.writing import direction, language_name
from concord.problem import Refusal
from concord.records.labels import N_
from concord.stick.front import HOW_TO_OPEN, START
from concord.stick.identity import Identity
from concord.stick.replacing import holding, replacing, working
from concord.stick.snapshot import write_snapshot

SEALED = "concord.zip.age"
BLOCK = 16 * 2**20
"""The size of a copy says how many of these it fills, and nothing more exact."""
_PADDING = "padding"
_BEGUN = (1980, 1, 1, 0, 0, 0)  # the first day a ZIP can tell


def read_recipients(path: Path) -> list[Any]:
    """The public keys in a file, one a line; empty lines and remarks are left out. A Refusal where one is none."""
    lines = [line.strip() for line in path.read_text(encoding="utf-8", errors="replace").splitlines()]
    keys = [line for line in lines if line and not line.startswith("#")]
    try:
        found = [pyrage.x25519.Recipient.from_str(key) for key in keys]
    except pyrage.RecipientError as error:
        raise Refusal(f"{path}: a line is no public key of age ({error}). Such a key begins with age1.") from error
    if not found:
        raise Refusal(f"{path}: holds no key. Write the public key of each reader on a line; it begins with age1.")
    return found


def write_sealed(site: Path, out: Path, identity: Identity, keys: Path, progress: Callable[[int, int], None]) -> int:
    """Write a copy of a built site in place of `out`; the number of files in it.

    Those alone can open it whose public keys stand in the file `keys`.
    """
    recipients = read_recipients(keys)
    with holding(site) as place, working(*place) as beside, replacing(out) as (fresh, _):
        plain = beside / "concord"
        count = write_snapshot(site, plain, identity, progress)
        with (fresh / SEALED).open("wb") as sealed:
            pyrage.encrypt_io(_Stream(packed(plain)), sealed, recipients)  # the packed file itself is nowhere
        (fresh / HOW_TO_OPEN).write_text(how_to_open(), encoding="utf-8", newline="\n")
    return count


def packed(folder: Path) -> Iterator[bytes]:
    """The parts of a ZIP of a folder, the same for the same files, of a size that is rounded up."""
    spool: Any = _Spool()
    with zipfile.ZipFile(spool, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(path for path in folder.rglob("*") if path.is_file()):
            name = path.relative_to(folder.parent).as_posix()
            archive.writestr(zipfile.ZipInfo(name, _BEGUN), path.read_bytes(), zipfile.ZIP_DEFLATED)
            yield spool.take()
        archive.writestr(zipfile.ZipInfo(_PADDING, _BEGUN), bytes(_padding(spool.written, archive)), zipfile.ZIP_STORED)
    yield spool.take()


def _padding(written: int, archive: zipfile.ZipFile) -> int:
    """How many bytes a last file has to have, so that the whole fills its blocks: what it has around it is known."""
    names = [info.filename for info in archive.infolist()]
    around = 30 + len(_PADDING) + 16 + sum(46 + len(name) for name in (*names, _PADDING)) + 22
    return -(written + around + (76 if len(names) >= zipfile.ZIP_FILECOUNT_LIMIT else 0)) % BLOCK


class _Spool:
    """A file that is taken away as it is written."""

    def __init__(self) -> None:
        self.written, self._parts = 0, list[bytes]()

    def write(self, data: bytes, /) -> int:
        """Keep some bytes until they are taken."""
        self.written += len(data)
        self._parts.append(bytes(data))
        return len(data)

    def flush(self) -> None:
        """Nothing waits here."""

    def take(self) -> bytes:
        """What was written since it was last asked."""
        told = b"".join(self._parts)
        self._parts.clear()
        return told


class _Stream:
    """Parts, as a file that is read."""

    def __init__(self, parts: Iterator[bytes]) -> None:
        self._parts, self._left = parts, b""

    def read(self, most: int) -> bytes:
        """The next bytes, `most` of them or fewer; none at the end."""
        while not self._left and (part := next(self._parts, None)) is not None:
            self._left = part
        told, self._left = self._left[:most], self._left[most:]
        return told


def how_to_open() -> str:
    """The page beside an encrypted copy, in all languages: what it is, and how those open it who may."""
    return _PAGE % "\n".join(map(_part, SITE))


def _part(language: str) -> str:
    def say(message: str) -> str:
        return escape(read_messages(language).gettext(message), quote=False) % _NAMES

    steps = "\n".join(f"<li>{say(step)}</li>" for step in _STEPS)
    command = f"age -d -i key.txt -o concord.zip {SEALED}"
    name = escape(language_name(language, language).capitalize())
    return (
        f'<section lang="{language}" dir="{direction(language)}">\n<h2>{name}</h2>\n<p>{say(_WHAT)}</p>\n'
        f'<ol>\n{steps}\n</ol>\n<pre dir="ltr"><code>{command}</code></pre>\n<p>{say(_ELSE)}</p>\n</section>'
    )


_FILES = {"key": "key.txt", "packed": "concord.zip", "sealed": SEALED, "start": START}
_SAID = {"program": "age", "cmd": "cmd", "enter": "Enter", "public": "age1", **_FILES}
_NAMES = {name: f'<code dir="ltr">{word}</code>' for name, word in _SAID.items()}
"""What no language and no script says otherwise."""
_WHAT = N_("This copy is encrypted: it holds what is not for everybody. Only those for whom it was made can open it.")
_STEPS = (
    N_("Take a computer that nobody else opens, and the free program %(program)s: whoever gave you this copy has it."),
    N_("Make a folder on it. Put into it %(sealed)s, the program, and %(key)s, the file with your own key."),
    N_("Open a command line in that folder. In Windows, type %(cmd)s into the line that shows where the folder is."),
    N_("Type the line below and press %(enter)s. Then unpack %(packed)s, and open %(start)s in its folder."),
    N_("When you have read it, delete the folder and %(packed)s, empty the bin, and copy neither to a stick."),
)
_ELSE = N_("If it does not open, it was not made for your key. Send your public key (%(public)s…), and never %(key)s.")
_PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<title>Concord</title>
<style>
body { font: 1.125rem/1.6 system-ui, sans-serif; max-width: 40rem; margin: 5vh auto; padding: 0 1rem; }
section { border-top: 1px solid; padding-block: 1rem; }
pre { overflow-x: auto; padding: .75rem; border: 1px solid; }
</style>
</head>
<body>
<h1>Concord</h1>
%s
</body>
</html>
"""
