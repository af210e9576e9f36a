"""How long a build takes and how it grows, against the stock stack in the same run.

Makes N provisions in two languages and builds them (a) with Concord, (b) with the same packages as they come: the
theme's own menu, search and offline plugins. Prints seconds, bytes and ratios; judges nothing.

Usage: bench/build.py [N …]      (default: 100 300)
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
WORLD = ROOT / "tests" / "world"
STOCK = """site_name: Stock
use_directory_urls: false
theme: {name: material, font: false}
plugins:
  - search
  - i18n: {docs_structure: suffix, languages: [{locale: en, name: English, default: true}, {locale: ru, name: Русский}]}
  - offline
"""
WORDS = "trafficking persons exploitation assistance extradition evidence witness protection court request".split()


def main(counts: list[int]) -> int:
    """Build and print a row for each size."""
    print(f"{'pages':>7} {'stock s':>8} {'ours s':>8} {'ratio':>6} {'stock MB':>9} {'ours MB':>8} {'ratio':>6}")
    for count in counts:
        with tempfile.TemporaryDirectory() as name:
            stock, ours = build(Path(name) / "stock", count, False), build(Path(name) / "ours", count, True)
        seconds, megabytes = ours[0] / stock[0], ours[1] / stock[1]
        print(
            f"{2 * count:>7} {stock[0]:>8.1f} {ours[0]:>8.1f} {seconds:>6.2f}"
            f" {stock[1]:>9.1f} {ours[1]:>8.1f} {megabytes:>6.2f}"
        )
    return 0


def build(root: Path, count: int, ours: bool) -> tuple[float, float]:
    """Seconds and megabytes of one build of `count` provisions in two languages."""
    write_pages(root, count)
    if ours:
        for name in ("hooks", "overrides"):
            (root / name).symlink_to(ROOT / name)
        shutil.copy(ROOT / "mkdocs.yml", root)
    else:
        (root / "mkdocs.yml").write_text(STOCK, encoding="utf-8")
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    start = time.perf_counter()
    subprocess.run([sys.executable, "-m", "mkdocs", "build", "-q"], cwd=root, env=environment, check=True)
    seconds = time.perf_counter() - start
    size = sum(path.stat().st_size for path in (root / "site").rglob("*") if path.is_file())
    return seconds, size / 1e6


def write_pages(root: Path, count: int) -> None:
    """A world with `count` more provisions, each with a translation and about 300 words."""
    shutil.copytree(WORLD, root / "docs")
    folder = root / "docs/law/uz/criminal-code"
    english, russian = ((folder / f"art-135{end}.md").read_text(encoding="utf-8") for end in ("", ".ru"))
    for number in range(1000, 1000 + count):
        text = " ".join(WORDS[(number * 7 + n * n) % len(WORDS)] for n in range(300))
        (folder / f"art-{number}.md").write_text(english.replace("135", str(number)) + text, encoding="utf-8")
        (folder / f"art-{number}.ru.md").write_text(russian.replace("135", str(number)) + text, encoding="utf-8")


if __name__ == "__main__":
    raise SystemExit(main([int(n) for n in sys.argv[1:]] or [100, 300]))
