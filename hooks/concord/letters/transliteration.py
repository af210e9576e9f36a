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
# Words that came with a Russian ц, ь or ъ, which Latin letters do not write: полиция, принцип, судья, октябрь.
_BORROWED = tuple(
    (re.compile(latin), written)
    for latin, written in (
        (r"ts(?=i(?:ya|on|ent|ar))|(?<=k)s(?=i(?:ya|on))", "ц"),
        (r"(?<=konven)s|(?<=li)ts(?=enz)|(?<=pro)ts(?=ess)|(?<=re)ts(?=idiv)|(?<=prin)s(?=ip)", "ц"),
        (r"(?<=sud)ya\b", "ья"),
        (r"(?<=b)ye(?=kt)", "ъе"),
        (r"(?<=komp)yu(?=ter)", "ью"),
        (r"(?<=kt)abr|(?<=nt)abr", "ябр"),
        (r"^(yanvar|fevral|aprel|iyun|iyul|sentябр|oktябр|noyabr|dekabr)$", r"\1ь"),
    )
)
_LETTERS = dict(zip("abdefghijklmnopqrstuvxyzʼ", "абдефгҳижклмнопқрстувхйзъ", strict=True))
_ENGLISH = frozenset(
    (
        "JIT JITs MLA NRM TRM SOP SOPs TIP SOM UNTOC UNODC IOM OSCE ILO TVPA MOU NGO CC BY MIT JSON CSV PDF HTML USB RU"
    ).split()
)
_CAPITALS = re.compile(r"((?:Sh|Ch|[A-Z][ʻʼ]?){2,})([a-zʻʼ]*)")
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
    if abbreviation := _CAPITALS.fullmatch(plain):
        return _letters(abbreviation[1].lower()).upper() + _letters(abbreviation[2])
    made = _letters(re.sub(r"([aeiou]|ʻ)e", r"\1э", re.sub(r"^e", "э", lower)))
    return made[:1].upper() + made[1:] if word[0].isupper() else made


def _letters(word: str) -> str:
    for borrowed, written in _BORROWED:
        word = borrowed.sub(written, word)
    for latin, cyrillic in _PAIRS:
        word = word.replace(latin, cyrillic)
    return "".join(_LETTERS.get(letter, letter) for letter in word)
