"""Uzbek in Latin letters → Uzbek in Cyrillic letters, for readers who learned the other script.

Words that cannot be Uzbek (with a bare `c`, or `w`) stay as they are, and so do English abbreviations, addresses, ids,
code and placeholders.
"""

from __future__ import annotations

import re

_KEPT = re.compile(r"`[^`]*`|\]\([^)]*\)|\{#[^}]*\}|%\(\w+\)s|https?://\S+|<[^>]*>|&\w+;")
_WORD = re.compile(r"[A-Za-z][A-Za-z'ʻʼ‘’`]*")
_PAIRS = (
    ("oʻ", "ў"), ("gʻ", "ғ"), ("sh", "ш"), ("ch", "ч"), ("yo", "ё"), ("yu", "ю"), ("ya", "я"), ("ye", "е"),
)  # fmt: skip
# Words that came with a Russian ц, which Latin letters write `ts`, or `s` after к: полиция, санкция.
_BORROWED = (re.compile(r"ts(?=i(?:ya|on|ent|ar))|(?<=k)s(?=i(?:ya|on))"), "ц")
_LETTERS = dict(zip("abdefghijklmnopqrstuvxyzʼ", "абдефгҳижклмнопқрстувхйзъ", strict=True))
_ENGLISH = frozenset("JIT JITs MLA NRM TRM SOP SOPs TIP SOM UNTOC UNODC IOM OSCE ILO TVPA MOU NGO".split())
_APOSTROPHES = str.maketrans({"'": "ʻ", "‘": "ʻ", "`": "ʻ", "’": "ʼ"})


def to_cyrillic(text: str) -> str:
    """A text with its Uzbek words in Cyrillic letters."""
    parts, last = [], 0
    for kept in _KEPT.finditer(text):
        parts += [_WORD.sub(_word, text[last : kept.start()]), kept[0]]
        last = kept.end()
    return "".join([*parts, _WORD.sub(_word, text[last:])])


def _word(match: re.Match[str]) -> str:
    word = match[0]
    plain = re.sub(r"([oOgG])[’]", r"\1ʻ", word).translate(_APOSTROPHES)
    lower = plain.lower()
    if word in _ENGLISH or re.search(r"c(?!h)|w", lower):
        return word
    made = _letters(re.sub(r"([aeiou]|ʻ)e", r"\1э", re.sub(r"^e", "э", lower)))
    if word.isupper() and len(word) > 1:
        return made.upper()
    return made[:1].upper() + made[1:] if word[0].isupper() else made


def _letters(word: str) -> str:
    word = _BORROWED[0].sub(_BORROWED[1], word)
    for latin, cyrillic in _PAIRS:
        word = word.replace(latin, cyrillic)
    return "".join(_LETTERS.get(letter, letter) for letter in word)
