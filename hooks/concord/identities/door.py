"""What a form sees by itself, before it saves a file: patterns that Python and a browser read alike.

A part of the whole gate, which knows check digits, telephones of every State and words that stand near each other, and
which looks at what was saved when it is taken in.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from concord.identities.kinds import Found, Kind
from concord.identities.words import UPPER, WORDS, any_of

OFFICE, HARMED = any_of("office"), any_of("harmed")
"""Near a name: who holds an office may be named, but not where somebody who was harmed stands between the two."""
BEFORE, AFTER = 60, 45  # signs
_FREE = r"(?!(?:\+|00)?\d{0,3}[ (-]{0,2}800\D)"  # it costs its caller nothing, and no person has such a line
_DIGITS = r"\d(?:[ ()\-–.]{0,2}\d){6,13}"
_NATIONAL = r"8[ (-]{1,2}\d{3}[ )-]{1,2}\d{3}[ -]?\d\d[ -]?\d\d|0\d{1,4}(?:[ -]\d{2,4}){2,3}"
_LOCAL = r"\(0?\d{2,5}\) ?\d{2,3}(?:[- ]\d{2,4}){1,2}|\d{2,3} \d{3}-\d\d-\d\d"
_LATIN, _CYRILLIC = ("|".join(WORDS[f"given in {script}"]) for script in ("Latin", "Cyrillic"))
_FATHER = r"(?:ович|евич|овн|евн|ичн)(?:а|ы|е|у|ой|ем)?|[eo]vich|[eo][vw]na"
_WOMAN = r"(?:[oey][vw]a|[оеё]в(?:а|ой|у)|zoda|зода|zade)"
_NO_FAMILY = "(?!(?:Moldova|Kosova|Geneva|Genova|Молдов|Женев))"
_OF_NAMES = "(?:ning|ni|ga|dan|da|nın|nin|а|я|ы|и|е|у|ю|ой|ей|ью|ем|ом|нинг|ни|га|ның|нын|ро)?"
_PERSONS = r"\d{11,14}|\d{16}|\d{20}|\d{3}-\d{3}-\d{3}[ -]\d\d|784-\d{4}-\d{7}-\d|\d-\d{4}-\d{5}-\d\d-\d"
_FULL, _HER = rf"{UPPER}(?:\w{{2,}}|\.)", rf"{_NO_FAMILY}{UPPER}\w+{_WOMAN}(?!\w)"
_MASK = re.compile(r"https?://\S+")


@dataclass(frozen=True)
class Sign:
    """A pattern, and what is found by it; whether it is the same in capitals and small letters."""

    kind: Kind
    pattern: str
    any_case: bool = False


SIGNS = (
    Sign(Kind.MAIL, r"[\w.+-]+ ?(?:@|[(\[](?:at|собака)[)\]]) ?[\w-]+(?:\.[\w-]+)+|(?<![\w/])@[A-Za-z]\w{3,}"),
    Sign(Kind.SPOT, r"\d{1,2}(?:°\s?\d{1,2}(?:[.,]\d+)?\s?['′’´]|[.,]\d{3,}\s?°|\.\d{3,}\s?[NSEW](?!\w))"),
    Sign(Kind.SPOT, r"(?<![\w.])\d{1,2}\.\d{3,}\s?[,;/]\s?-?\d{1,3}\.\d{3,}(?!\w)"),
    Sign(Kind.PASSPORT, rf"(?:{'|'.join(WORDS['near a passport'])})[^\n]{{0,40}}?\d{{5,10}}(?!\w)", True),
    Sign(Kind.PASSPORT, r"(?<![\w/.-])[A-Z]{2}[ №]{0,2}\d{7}(?!\w)"),
    Sign(Kind.ACCOUNT, r"(?<![\w-])(?:[1-9]\d{3}(?:[ -]\d{4}){3}|[A-Z]{2}\d\d(?: ?[A-Z0-9]{4}){3,7})(?!\w)"),
    Sign(Kind.NUMBER, rf"(?<![\w/.-])(?:{_PERSONS})(?!\w)"),
    Sign(Kind.PHONE, rf"(?<![\w.]){_FREE}(?:\+|00)[ (]?{_DIGITS}(?!\w)"),
    Sign(Kind.PHONE, rf"(?<![\w/.,-]){_FREE}(?:{_NATIONAL}|{_LOCAL})(?![\w/-])"),
    Sign(Kind.NAME, rf"{UPPER}\w+(?:{_FATHER})(?!\w)"),
    Sign(Kind.NAME, rf"{_FULL} {_HER}|{_HER} {_FULL}"),
    Sign(Kind.NAME, rf"(?<!\w)(?:{_LATIN}|{_CYRILLIC}){_OF_NAMES}(?!\w)"),
    Sign(Kind.NAME, rf"(?<!\w)(?:Mr|Mrs|Ms|Miss|Mme)\.? {UPPER}\w+|(?<!\w)[Гг](?:-жа|-н|-жи) {UPPER}\w+"),
    Sign(Kind.NAME, rf"(?<!\w)(?:[Гг]р\.|[Гг]ражданк[аиуе]) {UPPER}(?:\.|\w+ {UPPER}\.)"),
)  # fmt: skip


def seen(text: str) -> Iterator[Found]:
    """What the patterns find in a text, sign by sign; addresses on the web are not looked at."""
    masked = _MASK.sub(lambda address: " " * len(address[0]), text)
    for sign in SIGNS:
        for match in _compiled(sign).finditer(masked):
            if sign.kind is not Kind.NAME or not _is_official(masked, *match.span()):
                yield Found(sign.kind, *match.span())


def _is_official(text: str, start: int, end: int) -> bool:
    beside = text[max(0, start - BEFORE) : end], text[end : end + AFTER]
    return any(_words(OFFICE).search(side) and not _words(HARMED).search(side) for side in beside)


@cache
def _compiled(sign: Sign) -> re.Pattern[str]:
    return re.compile(sign.pattern, re.IGNORECASE if sign.any_case else 0)


@cache
def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


def in_browser(pattern: str) -> str:
    r"""A pattern as JavaScript reads it with its flag `u`: letters and digits of every script, and no needless `\`."""
    written, is_class = [], False
    for part in re.findall(r"\\.|.", pattern, re.DOTALL):
        is_class = part != "]" if is_class else part == "["
        if part in _SPOKEN:
            written.append(_SPOKEN[part] if is_class or part == r"\b" else f"[{_SPOKEN[part]}]")
        else:
            written.append(part[1:] if re.fullmatch(r"\\[^\w^$.*+?()\[\]{}|\\/-]", part) else part)
    return "".join(written)


_LETTER = r"\p{L}\p{N}_"
_SPOKEN = {
    r"\w": _LETTER,
    r"\d": r"\p{Nd}",
    r"\b": rf"(?:(?<![{_LETTER}])(?=[{_LETTER}])|(?<=[{_LETTER}])(?![{_LETTER}]))",
}
