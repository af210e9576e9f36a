"""How well questions are answered, by language: all, the two thirds that the search was tuned on, the third kept aside;
and the second set, which was measured before it was looked at (`tests/search/README.md`).

Writes the index of the content as it lies here and asks the page's own scripts in Chromium, from a file; no site need
be built. Judges nothing; the tests do.

Usage: bench/questions.py [language …]
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "hooks"), str(ROOT / "bench")]

from peers.engines import write_scripts  # noqa: E402
from playwright.sync_api import Page  # noqa: E402
from questions_asked import SECOND, Question, answer_places, questions, recall  # noqa: E402

from browser import launched  # noqa: E402
from concord.content.folder import read_catalogue  # noqa: E402
from concord.language.localized import localized_in_each  # noqa: E402
from concord.pages.staging import site_pages  # noqa: E402
from concord.search.index import entries_of, index_files  # noqa: E402

DEPTHS = (1, 3, 5)
PARTS = ("all", "tuned", "held", "second")


def main(languages: list[str]) -> int:
    """Print a line for each language: recall at three depths of all, the tuned, the held, the second set."""
    print(f"{'':8}" + "".join(f"{part:>7}{'@1':>6}{'@3':>6}{'@5':>6}" for part in PARTS))
    wanted = languages or list(dict.fromkeys(one.language for one in questions()))
    with tempfile.TemporaryDirectory() as name, launched() as browser:
        write_site(Path(name), wanted)
        page = browser.new_context(offline=True).new_page()
        page.goto(f"file://{name}/index.html")
        for language in wanted:
            print(line(page, language), flush=True)
    return 0


def write_site(folder: Path, languages: list[str]) -> None:
    """A page with the search, and the indexes of the languages and of those that stand in for them."""
    catalogue, _ = read_catalogue(ROOT / "docs")
    localizations = localized_in_each(catalogue)
    pages = tuple(site_pages(localizations))
    write_scripts(folder)
    for language in dict.fromkeys([*languages, "ru", "en"]):
        local = localizations[language]
        for name, text in index_files(local, entries_of(local, pages)):
            path = folder / "assets/search" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")


def line(page: Page, language: str) -> str:
    """The figures of one language."""
    pairs, second = (_answered(page, language, asked) for asked in (questions(), questions(SECOND)))
    held = [pair for pair in pairs if pair[0].is_held]
    parts = (pairs, [pair for pair in pairs if not pair[0].is_held], held, second)
    return f"{language:8}" + "".join(_figures(part) for part in parts)


def _answered(page: Page, language: str, asked: Iterable[Question]) -> list[tuple[Question, int | None]]:
    mine = [one for one in asked if one.language == language]
    return list(zip(mine, answer_places(page, language, mine), strict=True))


def _figures(pairs: list[tuple[Question, int | None]]) -> str:
    places = [place for _, place in pairs]
    return f"{len(places):7}" + "".join(f"{recall(places, depth):6.2f}" for depth in DEPTHS)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
