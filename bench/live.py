"""How soon an edit is seen under `concord serve`: made-up pages of 300 words in three languages, one of them edited.

Prints seconds, and seconds of processor, from the edit to the page that shows it: noticing, reading again what changed,
rendering the one page; beside it the first page after the start. Judges nothing. The goal: a second at 6,000 files.

Usage: bench/live.py [N …]      (default: 300 2000, pages a language)
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "hooks"))

from build import EDITED, write_pages  # noqa: E402

from concord.rendering.live import Live  # noqa: E402

SHOWN = EDITED.removesuffix(".md") + ".html"
EDITS = 5


def main(counts: list[int]) -> int:
    """Print a row for each size, the median of a few edits."""
    print(f"{'pages':>6} {'files':>6} {'first s':>8} {'edit s':>7} {'of processor':>13}")
    for count in counts:
        with tempfile.TemporaryDirectory() as name:
            root = Path(name)
            write_pages(root / "docs", count, 25, True)
            (root / "overrides").symlink_to(ROOT / "overrides")
            shutil.copy(ROOT / "mkdocs.yml", root)
            files = sum(1 for path in (root / "docs").rglob("*.md"))
            live = Live(root, dict(os.environ))
            first, _ = seen(live)
            rows = sorted(edited(live, root / "docs" / EDITED, number) for number in range(EDITS))
        seconds, used = rows[EDITS // 2]
        print(f"{count:>6} {files:>6} {first:>8.2f} {seconds:>7.2f} {used:>13.2f}", flush=True)
    return 0


def seen(live: Live) -> tuple[float, float]:
    """Seconds, and seconds of processor, until the page is made of what stands now."""
    start, used = time.perf_counter(), time.process_time()
    live.look()
    if live.file(SHOWN) is None:
        raise SystemExit(f"{SHOWN} is not made: {live.problems}")
    return time.perf_counter() - start, time.process_time() - used


def edited(live: Live, page: Path, number: int) -> tuple[float, float]:
    """The same after one sentence more."""
    page.write_text(page.read_text(encoding="utf-8") + f"\nSentence {number}.\n", encoding="utf-8")
    return seen(live)


if __name__ == "__main__":
    raise SystemExit(main([int(n) for n in sys.argv[1:]] or [300, 2000]))
