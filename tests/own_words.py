"""How much of what a practitioner reads first is in the language of the page, by its `lang` marks.

Counted are the letters of the corridors, the countries, the roles, the cases to begin from and home in the built site:
all that stands in the page's content, and how much of that is not marked as of another language. The names of sources
stand in the language of the source, and are counted as of another.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from lxml import html  # type: ignore[import-untyped]

FOLDERS = ("corridors", "countries", "roles", "cases-begin")
UNREAD = ("script", "style", "template")


def shares(site: Path, language: str) -> Iterator[tuple[str, float]]:
    """For home and each folder, the share of letters in the page's own language, and all of them together."""
    top = site if language == "en" else site / language
    all_of_it: Counter[bool] = Counter()
    for name in ("home", *FOLDERS):
        pages = [top / "index.html"] if name == "home" else sorted((top / name).glob("*.html"))
        counted = sum((letters(page, language) for page in pages), Counter[bool]())
        all_of_it += counted
        yield name, counted[True] / max(1, counted.total())
    yield "all", all_of_it[True] / max(1, all_of_it.total())


def letters(page: Path, language: str) -> Counter[bool]:
    """How many letters of a page are in its own language, and how many are not."""
    found: Counter[bool] = Counter()
    (content,) = html.parse(page).getroot().xpath('//*[@id="content"]')
    for node in content.iter():
        if isinstance(node.tag, str) and node.tag not in UNREAD:
            found[spoken(node) == language] += count(node.text)
        parent = node.getparent()
        if node is not content and parent.tag not in UNREAD:
            found[spoken(parent) == language] += count(node.tail)
    return found


def spoken(node: html.HtmlElement) -> str:
    """The language that the nearest element around says."""
    return next(str(mark) for up in (node, *node.iterancestors()) if (mark := up.get("lang")))


def count(text: str | None) -> int:
    """The letters of a text."""
    return sum(map(str.isalpha, text or ""))
