"""What eleven languages cost beside two: bytes of the site and seconds of the build, in one process each.

Builds the real content, and the real content with N more pages in English and Russian. What the other nine languages
cost is the same in both, so their part shrinks as content grows. Prints a line for each; judges nothing.

Usage: bench/languages.py [N …]      (default: 0 1400, which adds 2,800 pages; it takes two minutes)
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
PAGE = """---
title: {title}
{fields}---

{text}
"""
FIELDS = 'number: "{number}"\nstatus: in-force\nsources:\n- un-table-18-12-declarations\nconfidence: low\n'
WORDS = {
    "en": "trafficking persons exploitation assistance extradition evidence witness protection court request".split(),
    "ru": "торговля людьми эксплуатация помощь выдача доказательства свидетель защита суд запрос".split(),
}


def main(counts: list[int]) -> int:
    """Print a line for each number of pages added."""
    print(f"{'added':>6} {'two MB':>8} {'eleven MB':>10} {'ratio':>6} {'two s':>7} {'eleven s':>9} {'ratio':>6}")
    for count in counts:
        with tempfile.TemporaryDirectory() as name:
            prepare(Path(name), count)
            two, eleven = build(Path(name), "en ru"), build(Path(name), "")
        print(
            f"{count:>6} {two[0]:>8.1f} {eleven[0]:>10.1f} {eleven[0] / two[0]:>6.2f}"
            f" {two[1]:>7.1f} {eleven[1]:>9.1f} {eleven[1] / two[1]:>6.2f}",
            flush=True,
        )
    return 0


def prepare(root: Path, count: int) -> None:
    """The project with `count` more provisions of 300 words in English and Russian."""
    for name in ("hooks", "overrides"):
        (root / name).symlink_to(ROOT / name)
    shutil.copy(ROOT / "mkdocs.yml", root)
    shutil.copytree(ROOT / "docs", root / "docs")
    folder = root / "docs/law/uz/criminal-code"
    for number in range(5000, 5000 + count):
        for language, words in WORDS.items():
            text = " ".join(words[(number * 7 + n * n) % len(words)] for n in range(300))
            fields = FIELDS.format(number=number) if language == "en" else ""
            path = folder / f"art-{number}{'' if language == 'en' else '.ru'}.md"
            path.write_text(PAGE.format(title=words[number % 10], fields=fields, text=text), encoding="utf-8")


def build(root: Path, languages: str) -> tuple[float, float]:
    """Megabytes and seconds of a build of some languages (empty: all) in one process."""
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "CONCORD_LANGUAGES": languages}
    start = time.perf_counter()
    subprocess.run([sys.executable, "-m", "mkdocs", "build", "-q"], cwd=root, env=environment, check=True)
    seconds = time.perf_counter() - start
    size = sum(path.stat().st_size for path in (root / "site").rglob("*") if path.is_file())
    shutil.rmtree(root / "site")
    return size / 1e6, seconds


if __name__ == "__main__":
    raise SystemExit(main([int(n) for n in sys.argv[1:]] or [0, 1400]))
