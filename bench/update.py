"""How small an update is, and what an edit touches: the real site in two languages, some weeks later.

Two edits, a paragraph more on one page in fifty and on one page. Prints files, bytes and their part of the copy, and
beside them the copy whole as tar.zst. Judges nothing. The goals: 0.5 % and 0.05 % of the copy, and 2.5 % whole.

Usage: bench/update.py [LANGUAGE …]      (default: en ru)
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "hooks"))

from concord.content.paths import ORIGINAL, parse_address  # noqa: E402
from concord.stick.identity import identity_of  # noqa: E402
from concord.stick.snapshot import Enclosed, write_snapshot  # noqa: E402
from concord.stick.update import update  # noqa: E402
from concord.stick.update_bytes import packed  # noqa: E402
from concord.stick.update_pack import write_update  # noqa: E402

T = TypeVar("T")
SAID = {
    ORIGINAL: "The courts read this anew, and their reading is awaited.",
    "ru": "Суды толкуют это заново, и их толкование ожидается.",
}
FIRST, LATER = 1_795_510_800, 1_798_966_800
"""When the two copies are built, forty days apart."""
ROW = "{:>6} {:>8} {:>14} {:>12} {:>10} {:>10}"


def main(languages: list[str]) -> int:
    """Build, edit, build again, and print a row for each edit."""
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        shutil.copytree(ROOT / "docs", place / "docs")  # nobody edits it meanwhile
        old, _ = copied(place, "old", FIRST, languages, 0)
        print(f"copy in {' '.join(languages)}: {bytes_of(old):,} bytes; as tar.zst {part(whole(old, place), old)}")
        print(ROW.format("edited", "touched", "update, bytes", "of the copy", "written, s", "applied, s"))
        for every in (50, sys.maxsize):
            print(row(place, old, *copied(place, "new", LATER, languages, every)), flush=True)
    return 0


def row(place: Path, old: Path, new: Path, edited: int) -> str:
    """What becomes of an edit: an update is written, and a copy brought up to date by it."""
    pack, stick = place / "pack", shutil.copytree(old, place / "stick")
    written, _ = timed(lambda: write_update(old, new, pack, quiet))
    applied, done = timed(lambda: update(pack, stick, quiet))
    shutil.rmtree(stick)
    size = bytes_of(pack)
    return ROW.format(edited, len(done.told.files), size, part(size, old), f"{written:.1f}", f"{applied:.1f}")


def copied(place: Path, name: str, when: int, languages: list[str], every: int) -> tuple[Path, int]:
    """A copy of the site, of whose pages one in `every` has a paragraph more, and how many those are."""
    project, site = place / "project", place / "site"
    for folder in (project, site):
        shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(place / "docs", project / "docs")
    for link in ("hooks", "overrides", "mkdocs.yml"):
        (project / link).symlink_to(ROOT / link)
    count = edit(project / "docs", every) if every else 0
    settings = {"SOURCE_DATE_EPOCH": str(when), "CONCORD_LANGUAGES": " ".join(languages), "NO_MKDOCS_2_WARNING": "1"}
    paths = os.pathsep.join([str(ROOT / "hooks"), *filter(None, [os.environ.get("PYTHONPATH")])])
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(site)]
    subprocess.run(command, cwd=project, env={**os.environ, **settings, "PYTHONPATH": paths}, check=True)
    identity = identity_of(site)
    assert identity
    write_snapshot(site, place / name, identity, quiet, Enclosed(project / "docs"))
    return place / name, count


def edit(docs: Path, every: int) -> int:
    """Say more on one page in `every`, in the original and in Russian; how many pages those are."""
    addresses = ((path, parse_address(path.relative_to(docs).as_posix())) for path in sorted(docs.rglob("*.md")))
    originals = [path for path, found in addresses if found and found.language == ORIGINAL and found.kind.room]
    edited = originals[len(originals) // 2 :: every] if every > len(originals) else originals[::every]
    for path in edited:
        for language, said in SAID.items():
            page = path if language == ORIGINAL else path.with_suffix(f".{language}.md")
            if page.exists():
                page.write_text(f"{page.read_text(encoding='utf-8').rstrip()}\n\n{said}\n", encoding="utf-8")
    return len(edited)


def whole(copy: Path, place: Path) -> int:
    """The bytes of a copy as tar.zst."""
    with tarfile.open(place / "whole.tar", "w") as archive:
        archive.add(copy, copy.name)
    size = sum(map(len, packed([place / "whole.tar"], b"")))
    (place / "whole.tar").unlink()
    return size


def bytes_of(folder: Path) -> int:
    """The bytes of all files in a folder."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def part(size: int, copy: Path) -> str:
    """How much of a copy so many bytes are."""
    return f"{100 * size / bytes_of(copy):.3f} %"


def timed(act: Callable[[], T]) -> tuple[float, T]:
    """Seconds, and what came of it."""
    start = time.perf_counter()
    done = act()
    return time.perf_counter() - start, done


def quiet(done: int, total: int) -> None:
    """Say nothing of how far it is."""


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:] or ["en", "ru"]))
