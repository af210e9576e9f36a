"""The words by which an identity gives itself away, of all languages of the site: `words.json`, which speakers extend.

Under `near …` stand words that are sought as they are, before any pattern is tried; the rest are parts of patterns.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

WORDS: dict[str, list[str]] = json.loads(Path(__file__).with_name("words.json").read_text(encoding="utf-8"))

UPPER = "[A-ZÇĞİÖŞÜÝŽŇÄА-ЯЁӘҒҚҢӨҰҮҺІЎҲҶӢӮҖ]"
"""A capital of any alphabet of ours."""


def near(what: str) -> tuple[str, ...]:
    """The words beside which a pattern is worth trying."""
    return tuple(WORDS[f"near {what}"])


def any_of(what: str) -> str:
    """A part of a pattern: one of the words for something."""
    return f"(?:{'|'.join(WORDS[what])})"


def whole(what: str) -> re.Pattern[str]:
    """One of the words for something, whole where it is of letters that are parted by blanks."""
    parted, joined = (
        "|".join(word for word in WORDS[what] if bool(_JOINED.search(word)) is is_joined) for is_joined in (False, True)
    )
    return re.compile(rf"(?i)\b(?:{parted})(?!\w)" + (f"|{joined}" if joined else ""))


_JOINED = re.compile(r"[\u0600-\u06ff\u0e00-\u0e7f]")
