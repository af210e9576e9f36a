"""Which script a language is written in, and whether a text is in that of another."""

from __future__ import annotations

import re

_LATIN, _CYRILLIC = re.compile("[A-Za-z\u00c0-\u024f]"), re.compile("[\u0400-\u04ff]")
_ARABIC, _THAI = re.compile("[\u0620-\u06ff]"), re.compile("[\u0e00-\u0e7f]")
_SCRIPTS = {
    **dict.fromkeys(("en", "uz", "tk", "tr", "fr", "nl"), _LATIN),
    **dict.fromkeys(("ru", "kk", "ky", "tg", "uz-Cyrl"), _CYRILLIC),
    "ar": _ARABIC,
    "th": _THAI,
}
_FEWEST = 4  # letters; fewer may be an abbreviation
_SHARE = 5
_ENOUGH = 400  # signs, by which most texts show that they are no others


def is_foreign(text: str, language: str, with_latin: bool = True) -> bool:
    """Whether hardly any letter of a text is of the script of a language; letters in Latin may be let pass."""
    own = len(_SCRIPTS[language].findall(text[:_ENOUGH]))
    if own * _SHARE >= len(text[:_ENOUGH]):
        return False
    letters = sum(map(str.isalpha, text))
    if not with_latin:
        letters -= len(_LATIN.findall(text))
    return letters >= _FEWEST and len(_SCRIPTS[language].findall(text)) * _SHARE < letters
