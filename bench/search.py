"""What the search index weighs and how fast a browser answers, by number of pages.

Builds the index of N synthetic pages and asks it in Chromium, from a file, with the processor slowed four times.
Prints bytes, seconds until ready and the 95th percentile of a query in milliseconds; judges nothing.

Usage: bench/search.py [N …]      (default: 1000 10000)
"""

from __future__ import annotations

import random
import sys
import tempfile
from collections import defaultdict
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "hooks")]

from browser import launched  # noqa: E402
from concord.search import FOLDS, render_index  # noqa: E402

PAGE = '<form class="finder" data-base="." data-language="en"><input><ul></ul></form><script src="concord.js"></script>'
ASK = """async queries => {
  const start = performance.now();
  await new Promise(done => concordSearch.withIndex('.', 'en', done));
  const ready = performance.now() - start, times = [];
  await new Promise(done => concordSearch.withIndex('.', 'en', index => {
    for (const query of queries) {
      const from = performance.now(); concordSearch.find(index, query); times.push(performance.now() - from);
    }
    done();
  }));
  times.sort((a, b) => a - b);
  return [ready, times[Math.floor(times.length * 0.95)]];
}"""


def main(counts: list[int]) -> int:
    """Print a row for each size."""
    print(f"{'pages':>7} {'index MB':>9} {'ready ms':>9} {'p95 ms':>7}   (processor slowed 4 times)")
    with launched() as browser, tempfile.TemporaryDirectory() as name:
        for count in counts:
            size = write_site(Path(name), count)
            page = browser.new_context(offline=True).new_page()
            page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": 4})
            page.goto(f"file://{name}/index.html")
            ready, slow = page.evaluate(ASK, [f"word{n} w" for n in range(0, 4000, 20)])
            print(f"{count:>7} {size / 1e6:>9.1f} {ready:>9.0f} {slow:>7.1f}")
    return 0


def write_site(folder: Path, count: int) -> int:
    """A page with the script and an index of `count` pages of 300 words; the index's bytes."""
    dice, hits = random.Random(1), defaultdict(list)
    for page in range(count):
        for word in {f"word{int(dice.paretovariate(0.4)) % 40000}" for _ in range(300)}:
            hits[word] += [page, dice.randint(1, 9)]
    words = sorted(hits)
    pages = [[f"Art. {n}. Title", f"law/x/art-{n}.html", "Provision", "A code", f"x/y/art-{n}"] for n in range(count)]
    index = {"language": "en", "folds": FOLDS, "pages": pages, "words": words, "hits": [hits[w] for w in words]}
    (folder / "assets/search").mkdir(parents=True, exist_ok=True)
    (folder / "index.html").write_text(PAGE, encoding="utf-8")
    (folder / "concord.js").write_text(
        (ROOT / "overrides/assets/concord.js").read_text(encoding="utf-8"), encoding="utf-8"
    )
    return (folder / "assets/search/en.js").write_text(render_index(index), encoding="utf-8")


if __name__ == "__main__":
    raise SystemExit(main([int(n) for n in sys.argv[1:]] or [1000, 10000]))
