"""Uzbek in Latin letters → Uzbek in Cyrillic letters, for readers who learned the other script.

Words that cannot be Uzbek (with a bare `c`, or `w`) stay as they are, and so do English abbreviations, Roman numerals,
marks such as A-1, addresses, ids, code, placeholders and the words that make a box.
"""

from __future__ import annotations

import re
from functools import lru_cache

_HOSTS = "uz|kz|kg|tj|tm|ru|ae|tr|th|com|org|net|int|info|gov|edu"
_KEPT = re.compile(
    r"^ *(?:```|~~~).*?^ *(?:```|~~~)|`[^`]*`|\]\([^)]*\)|\{#[^}]*\}|%\(\w+\)s|https?://\S+|<[^>]*>|&\w+;"
    r"|^ *(?:!!!|\?\?\?)\+? [\w ]+|[\w.+-]+@[\w.-]+|\be-mail\b|\b[A-Z]{1,3}-\d+\b"
    rf"|\b(?:[\w-]+\.)+(?:{_HOSTS})\b(?:/\S*)?",
    re.DOTALL | re.MULTILINE,
)
_WORD = re.compile(r"[A-Za-z][A-Za-z'ʻʼ‘’`]*")
_ROMAN = re.compile(r"(?=[IVXLC])X{0,3}(?:IX|IV|V?I{0,3})")
_PAIRS = (
    ("oʻ", "ў"), ("gʻ", "ғ"), ("sh", "ш"), ("ch", "ч"), ("yo", "ё"), ("yu", "ю"), ("ya", "я"), ("ye", "е"),
)  # fmt: skip
# Words that came with a Russian ц, ь or ъ, which Latin letters do not write: полиция, принцип, судья, октябрь.
# `ts` and `s` are two letters where a suffix begins there: davlat-siz, ayt-sin, ayt-sa.
_BORROWED = tuple(
    (re.compile(latin), written)
    for latin, written in (
        (r"^ts|ts(?=e|i(?!n(?:lar)?$|z|mon))|(?<=abza)ts|(?<=shvey)ts", "ц"),
        (r"(?<=[kp])s(?=i(?:ya|on))|(?<=n)(?<!pen)(?<!pan)s(?=i(?:ya|on))", "ц"),
        (r"(?<=kon)s(?=e(?:rt|p|ss|ntr))|(?<=prin)s(?=ip)|(?<=kan)s(?=ler)|(?<=^ak)s(?=iz)|(?<=kal)s(?=iy)", "ц"),
        (r"(?<=^fran)s(?=uz)", "ц"),
        (r"^s(?=entner|ement|ex(?:$|[aidnlg])|irk|ikl|ellyuloz|ilindr|itat|istern)", "ц"),
        (r"(?<=^sud)ya", "ья"),
        (r"(?<=b)ye(?=kt)|(?<=^s)ye(?=zd)", "ъе"),
        (r"(?<=prem)ye(?=r)|(?<=[kb][ua]r)ye(?=r)|(?<=^p)ye(?=sa)|(?<=atel)ye", "ье"),
        (r"(?<=komp)yu(?=ter)|(?<=interv)yu", "ью"),
        (r"(?<=^mil)yon", "лион"),
        (r"(?<=kt)y?abr|(?<=nt)y?abr", "ябр"),
        (r"^(yanvar|fevral|aprel|iyun|iyul|sentябр|oktябр|noyabr|dekabr)$", r"\1ь"),
        (r"^(rol|parol|mebel|medal|model|nol|tunnel|gospital|kontrol|patrul)$", r"\1ь"),
        (
            r"(?<=^fi)l(?=[mt])|(?<=^pu)l(?=t)|(?<=asfa)l(?=t)|(?<=^a)l(?=bom)|(?<=^go)l(?=f)|(?<=konsu)l(?=ta)|(?<=faku)l(?=tet)",
            "ль",
        ),
        (r"(?<=^ka)l(?=ц)", "ль"),
        (r"^эu(?=rop)", "yev"),
    )
)
_LETTERS = str.maketrans("abdefghijklmnopqrstuvxyzʼ", "абдефгҳижклмнопқрстувхйзъ")
_ENGLISH = frozenset(
    (
        "JIT JITs MLA NRM TRM SOP SOPs TIP SOM UNTOC UNODC IOM OSCE ILO TVPA MOU NGO CC BY MIT JSON CSV PDF HTML USB RU"
        " Shift"
    ).split()
)
_CAPITALS = re.compile(r"((?:Sh|Ch|[A-Z][ʻʼ]?){2,})([a-zʻʼ]*)")
_AFTER_O_AND_G = re.compile("(?<=[oOgG])['‘’`]")
_ELSEWHERE = re.compile("['‘’`]")  # the sign that parts syllables: taʼrif, masʼul


def to_cyrillic(text: str) -> str:
    """A text with its Uzbek words in Cyrillic letters."""
    parts, last = [], 0
    for kept in _KEPT.finditer(text):
        parts += [_WORD.sub(_word, text[last : kept.start()]), kept[0]]
        last = kept.end()
    return "".join([*parts, _WORD.sub(_word, text[last:])])


def _word(match: re.Match[str]) -> str:
    return _written(match[0])


@lru_cache(1 << 16)  # a language has few words beside the pages that they stand on
def _written(word: str) -> str:
    plain = _ELSEWHERE.sub("ʼ", _AFTER_O_AND_G.sub("ʻ", word))
    lower = plain.lower()
    if word in _ENGLISH or _ROMAN.fullmatch(word) or re.search(r"c(?!h)|w", lower):
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
    return word.translate(_LETTERS)
