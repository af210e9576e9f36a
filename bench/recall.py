"""How well the golden queries are answered, by language and by sort of query, the third held aside by itself.

Asks the built site (`make site`) in Chromium, from a file. Judges nothing; the tests do.

Usage: bench/recall.py [language …]
"""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT / "tests")]

from golden import golden_queries, places, score  # noqa: E402
from playwright.sync_api import Page  # noqa: E402

from browser import launched  # noqa: E402


def main(languages: list[str]) -> int:
    """Print a line for each language, and below it one for each sort of query."""
    print(f"{'':18}{'all':>4} {'recall@5':>9} {'MRR':>6}   {'held':>4} {'recall@5':>9} {'MRR':>6}")
    with launched() as browser:
        page = browser.new_context(offline=True).new_page()
        page.goto(f"file://{ROOT}/site/search.html")
        for language in languages or list(dict.fromkeys(one.language for one in golden_queries())):
            report(page, language)
    return 0


def report(page: Page, language: str) -> None:
    """The lines of one language."""
    queries = [one for one in golden_queries() if one.language == language]
    pairs = list(zip(queries, places(page, language, queries), strict=True))
    for kind in ("", *sorted({one.kind for one in queries})):
        mine = [(one, place) for one, place in pairs if kind in ("", one.kind)]
        held = score([place for one, place in mine if one.is_held])
        print(f"{language if not kind else '  ' + kind:18}{score([place for _, place in mine])}   {held}")


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
