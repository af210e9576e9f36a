"""The order of words in each language: its alphabet, letters of two signs counted as one.

No kept library orders these languages without a compiler (ICU has no wheels), and an alphabet is a line.
Sources: CLDR's collation charts and the alphabets as laid down by each State.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

_RUSSIAN = "а б в г д е=ё ж з и й к л м н о п р с т у ф х ц ч ш щ ъ ы ь э ю я"
_ALPHABETS = {
    "en": "a b c d e f g h i j k l m n o p q r s t u v w x y z",
    "ru": _RUSSIAN,
    "uz": "a b c d e f g h i j k l m n o p q r s t u v w x y z oʻ gʻ sh ch",
    "uz-Cyrl": "а б в г д е ё ж з и й к л м н о п р с т у ф х ц ч ш щ ъ ы ь э ю я ў қ ғ ҳ",
    "kk": "а ә б в г ғ д е ё ж з и й к қ л м н ң о ө п р с т у ұ ү ф х һ ц ч ш щ ъ ы і ь э ю я",
    "ky": "а б в г д е ё ж з и й к л м н ң о ө п р с т у ү ф х ц ч ш щ ъ ы ь э ю я",
    "tg": "а б в г ғ д е ё ж з и ӣ й к қ л м н о п р с т у ӯ ф х ҳ ц ч ҷ ш щ ъ ы ь э ю я",
    "tk": "a b c ç d e ä f g h i j ž k l m n ň o ö p q r s ş t u ü v w x y ý z",
    "tr": "a b c ç d e f g ğ h ı i j k l m n o ö p q r s ş t u ü v w x y z",
    "ar": "ا=أ=إ=آ=ٱ=ء ب ت=ة ث ج ح خ د ذ ر ز س ش ص ض ط ظ ع غ ف ق ك ل م ن ه و=ؤ ي=ى=ئ",
    "th": " ".join(chr(code) for code in (*range(0x0E01, 0x0E2F), *range(0x0E30, 0x0E46))),
}
_APOSTROPHE = re.compile(r"(?<=[oOgG])[ʻ‘’'`ʼ]")
_THAI_VOWEL = re.compile("([เแโใไ])([ก-ฮ])")  # written before the consonant it is spoken after
Key = tuple[tuple[int, int, str], ...]


@cache
def _ranks(language: str) -> tuple[re.Pattern[str], dict[str, int]]:
    letters = [letter.split("=") for letter in _ALPHABETS[language].split()]
    ranks = {form: rank for rank, forms in enumerate(letters) for form in forms}
    longest_first = sorted(ranks, key=lambda form: (-len(form), form))
    return re.compile("|".join([r"\d+", *longest_first, r"\w"])), ranks


def letters_of(text: str, language: str) -> list[str]:
    """A text's letters, as its language counts them, in small letters; numbers whole, all else left out."""
    if language in ("tr", "uz", "tk"):
        text = _APOSTROPHE.sub("ʻ", text.replace("I", "ı") if language == "tr" else text)
    text = unicodedata.normalize("NFC", text.replace("İ", "i").lower())
    text = _THAI_VOWEL.sub(r"\2\1", text)
    found = _ranks(language)[0].findall(text)
    ranks = _ranks(language)[1]
    return [letter if letter in ranks or letter.isdigit() else _plain(letter) for letter in found]


def _plain(letter: str) -> str:
    return unicodedata.normalize("NFD", letter)[0]


def collation_key(text: str, language: str) -> Key:
    """What to sort by: numbers by their value, then the language's own letters, then any others by code."""
    ranks = _ranks(language)[1]
    return tuple(
        (0, int(letter), "") if letter.isdecimal() else (1, ranks[letter], "") if letter in ranks else (2, 0, letter)
        for letter in letters_of(text, language)
    )


def initial(text: str, language: str) -> str:
    """The letter under which a word stands in an index; `#` for what begins with a number or in another script."""
    first = next((letter for letter in letters_of(text, language) if not letter.isspace()), "")
    alphabet = [letter.split("=") for letter in _ALPHABETS[language].split()]
    head = next((forms[0] for forms in alphabet if first in forms), "#")
    return {"i": "İ", "ı": "I"}.get(head, head.upper()) if language == "tr" else head[:1].upper() + head[1:]
