"""Built site → a folder for a stick: START-HERE.html, the site, what it is, and a sum for every file."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
from collections.abc import Callable
from html import escape
from pathlib import Path

from concord.content.paths import RESERVED, page_path
from concord.language.writing import direction, language_name
from concord.problem import Refusal
from concord.stick.identity import Identity
from concord.stick.replacing import replacing

START, MANIFEST, PASSPORT = "START-HERE.html", "manifest-sha256.txt", "snapshot.json"
HOW_TO_OPEN = "HOW-TO-OPEN.html"
"""What a copy begins with that is encrypted."""
_LEFT_OUT = ("404.html", "sitemap.xml", "sitemap.xml.gz")  # they only make sense on a server


class UnsafeName(Refusal):
    """A file name that some system cannot keep."""


def write_snapshot(site: Path, out: Path, identity: Identity, progress: Callable[[int, int], None]) -> int:
    """Write a snapshot of a built site in place of `out`; the number of files. `progress` gets (done, all)."""
    files = _files_of(site)
    check_names(list(files))
    with replacing(out) as (fresh, _):
        for number, name in enumerate(files):
            target = fresh / "site" / name
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(site / name, target)
            progress(number + 1, len(files))
        if _files_of(site) != files or len(_files_of(fresh / "site")) != len(files):
            raise Refusal(f"{site}: was built anew while it was copied. Run this again.")
        _write(fresh / START, start_page(identity))
        _write(fresh / PASSPORT, passport(identity, len(files)))
        _write(fresh / MANIFEST, manifest(fresh))
    return len(files)


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


def start_page(identity: Identity) -> str:
    """The page a reader double-clicks: choose a language."""
    rows = "\n".join(
        f'<li><a href="site/{page_path("index", code)}" lang="{code}" dir="{direction(code)}">'
        f"{escape(language_name(code, code).capitalize())}</a></li>"
        for code in identity.languages
    )
    return _START % {"rows": rows, "identity": escape(str(identity))}


_START = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<title>Concord</title>
<style>
body { font: 1.25rem/1.6 system-ui, sans-serif; max-width: 30rem; margin: 10vh auto; padding: 0 1rem; }
ul { list-style: none; padding: 0; }
a { display: block; padding: .75rem 1rem; margin: .5rem 0; border: 1px solid; border-radius: .5rem; }
small { opacity: .75; }
</style>
</head>
<body>
<h1>Concord</h1>
<ul>
%(rows)s
</ul>
<p><small>%(identity)s</small></p>
</body>
</html>
"""


def passport(identity: Identity, files: int) -> str:
    """What this copy is, as JSON."""
    facts = {
        "content": identity.content,
        "date": identity.date,
        "version": identity.version,
        "edition": str(identity.edition),
        "languages": list(identity.languages),
        "files": files,
    }
    return json.dumps(facts, indent=2) + "\n"


def manifest(folder: Path) -> str:
    """A line `sha256  path` for every file of a folder, as `sha256sum --check` reads it."""
    paths = (p for p in sorted(folder.rglob("*")) if p.is_file() and p.name != MANIFEST)
    return "".join(
        f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.relative_to(folder).as_posix()}\n" for path in paths
    )


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")
