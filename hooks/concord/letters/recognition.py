"""Which language a text is in: by its small words, and by letters and endings that its other languages lack."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

_RUSSIAN = (
    "ого его ому ему ыми ими ами ями ьми ых их ый ая ые ую ой ей ов ость ости остью ание ания анию ение ения ению"
    " ать ять ить еть ает яет ует ют ится ется ются ался алась ались ал али ил или ию ью лю"
)
# For each language: words of grammar, letters and endings that no other of ours shares. English, of which all borrow,
# goes by words alone, Arabic and Thai by their script.
_PLAIN = {
    "en": ("the of and to is for with by that which from shall was are or not it as be on in has have", "", ""),
    "ru": (
        "и с по для что или из от как при если также его их это был была было за к о об до под",
        "",
        _RUSSIAN,
    ),
    "uz": ("va yoki uchun bilan har hamda shu kerak emas", "ʻ", "lar ning dan lari larni ish gan"),
    "uz-Cyrl": ("ёки учун билан бошқа ҳамда эмас", "ў", ""),
    "kk": ("немесе бойынша туралы екі болып емес", "әұі", ""),
    "ky": ("жана менен боюнча жөнүндө эмес башка эле", "", "оо өө уу үү нун нүн дын дин дуу дүү"),
    "tg": ("ба дар ки аз барои бо ин аст", "ӣӯҷ", ""),
    "tk": ("we üçin bilen boýunça başga hem", "ýňž", ""),
    "tr": ("ve veya için ile olarak bu olan değil", "ığ", ""),
    "ar": ("", "\u0621-\u064a", ""),
    "th": ("", "\u0e00-\u0e7f", ""),
}


def _shape(words: str, letters: str, endings: str) -> re.Pattern[str]:
    shapes = [*words.split(), *([rf"\w*[{letters}]\w*[{letters}\w]*"] if letters else [])]
    return re.compile("|".join([*shapes, *(rf"\w{{2,}}{ending}" for ending in endings.split())]))


_SHAPES = {code: _shape(*plain) for code, plain in _PLAIN.items()}
_WORD = re.compile(r"[^\W\d_]+(?:ʻ[^\W\d_]+)*|[\u0e00-\u0e7f]+")
_APOSTROPHES = re.compile("[ʼ‘’']")
_TIMES = 4
_LATIN = ("tr", "uz", "tk")
_SCRIPTS = (
    (("ru", "kk", "ky", "tg", "uz-Cyrl"), re.compile("[\u0400-\u04ff]{3}")),
    (("ar",), re.compile("[\u0621-\u064a]{2}")),
    (("th",), re.compile("[\u0e00-\u0e7f]{2}")),
)


def languages_in(text: str) -> Counter[str]:
    """How many words of a text are plainly of each language."""
    counts = Counter(dict.fromkeys(_SHAPES, 0))
    for word, times in Counter(_WORD.findall(_APOSTROPHES.sub("ʻ", text.lower()))).items():
        for code in _languages_of(word):
            counts[code] += times
    return counts


@lru_cache(1 << 16)  # a language has few words beside the pages that they stand on
def _languages_of(word: str) -> tuple[str, ...]:
    return tuple(code for code, shape in _SHAPES.items() if shape.fullmatch(word))


def taken_for(counts: Counter[str], language: str, fewest: int = 4) -> str | None:
    """The language that a text of so many plain words of each is in, where it is another than it should be, else None.

    Plain are so many words of it, and so many times more than of its own language, that names and quotations cannot be.
    """
    found, most = max(sorted(counts.items()), key=lambda row: row[1])
    return found if most >= fewest and most > _TIMES * counts[language] and found != language else None


@lru_cache(1 << 14)
def language_of_title(title: str, otherwise: str) -> str:
    """The language of a few words: of those of its script the one with most plain words of it."""
    script = next((codes for codes, letters in _SCRIPTS if letters.search(title)), _LATIN)
    counts = languages_in(title)
    found = max(script, key=lambda code: counts[code])
    if script is _LATIN:
        fewest = 2 if title.isascii() else 1  # English words have their endings too
        return found if counts[found] > max(fewest, counts[otherwise]) else otherwise
    return found
