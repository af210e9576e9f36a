"""Words of a page put in the place of others, and every other byte of the file left as it is."""

from __future__ import annotations

import re

from concord.content.frontmatter import leaves, parse_page
from concord.contributions.typed import markdown
from concord.translation.splice import put_text

_NO_WORDS = frozenset(
    {"sources", "source", "translates", "translated_by", "reviewed", "verified", "cleared", "formerly"}
)


def corrected(file: str, text: str, words: str, instead: str) -> str | None:
    """The page with some words replaced; None where they do not stand on it exactly once."""
    page, problems = parse_page(file, text)
    if problems:
        return None
    sought = _pattern(words)
    fields = [(path, value) for path, value in leaves(page.tree) if _NO_WORDS.isdisjoint(path) and sought.search(value)]
    front, body = text[: len(text) - len(page.body)], text[len(text) - len(page.body) :]
    times = sum(len(sought.findall(value)) for _, value in fields) + len(sought.findall(body))
    if times != 1:
        return None
    if fields:
        ((path, value),) = fields
        return put_text(text, path, sought.sub(lambda _: instead, value), ())
    return front + sought.sub(lambda _: markdown(instead), body)


def _pattern(words: str) -> re.Pattern[str]:
    """Words as a page may have them: with other blanks between, and escaped or not."""
    return re.compile(r"\s+".join(rf"(?:{re.escape(markdown(word))}|{re.escape(word)})" for word in words.split()))
