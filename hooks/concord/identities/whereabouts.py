"""What leads to where a person is: mail, plates, coordinates, flats and rooms, birth and village, few people."""

from __future__ import annotations

import re
from collections.abc import Iterator

from concord.identities.kinds import Found, Kind, Passage
from concord.identities.words import UPPER, any_of, near, whole

_MAIL = re.compile(r"[\w.+-]+ ?(?:@|[(\[](?:at|собака)[)\]]) ?[\w-]+(?:\.[\w-]+)+|(?<![\w/])@[A-Za-z]\w{3,}")
_IN_DIGITS = re.compile(  # one pattern, since each walks through all digits
    r"\d(?<![\w.].)(?:"
    r"(?P<spot>\d{0,2}(?:°\s?\d{1,2}(?:[.,]\d+)?\s?['′’´]|[.,]\d{3,}\s?°|\.\d{3,}\s?[NSEW](?!\w)"
    r"|\.\d{3,}\s?[NSEW]?\s?[,;/]\s?[NSEW]?\s?-?\d{1,3}\.\d{3,}(?!\w)))"
    r"|(?<![/-].)(?P<plate>\d ?[A-Z] ?\d{3} ?[A-Z]{2}|\d ?\d{3} ?[A-Z]{3}|\d ?KG ?\d{3} ?[A-Z]{3}|\d\d ?[A-Z]{3} ?\d{2}"
    r"|\d{3} ?[A-Z]{2} ?0\d)(?![\w/-]))"
)
_DEGREES = re.compile(r"\d{1,3}[.,]\d{2,}")
_LETTERED_PLATE = re.compile(
    r"[АВЕКМНОРСТУХABEKMHOPCTYX](?<![\w/-].) ?\d{3} ?[АВЕКМНОРСТУХABEKMHOPCTYX]{2} ?\d{2,3}(?![\w/-])"
)
_PLATE = re.compile(r"(?=[\w -]*\d)(?=[\w -]*[^\W\d_])[^\W_a-zа-я]{1,4}(?:[ -]?[^\W_a-zа-я]{1,5}){1,3}")
_HOME = re.compile(rf"(?i)(?<!\w){any_of('home')}(?!\w)")
_LIVES, _AGED, _DRIVEN = whole("lives"), whole("age"), re.compile(f"(?i){any_of('plate')}")
_STREET = re.compile(rf"(?i){any_of('street')}")
_MONTHS = any_of("month")
_FEW = re.compile(rf"(?i)\b{any_of('few')}[- ](?:\w+ ){{0,2}}?{any_of('people')}\b|{any_of('few people')}")
_NO_PLATE = re.compile(
    r"USD|EUR|KZT|UZS|KGS|TJS|TMT|RUB|AED|THB|TRY|GBP|МРП|БРВ|MCI|ILM|UNTS|USC|CFR|OJL|ECR|SEC|ART|ETS|AND|FOR|THE|PER|NOT"
)
_YEAR = r"(?:-yil|-жыл\w*|-йил)?"
_ON_A_DAY = (
    rf"(?:\b\d{{1,2}}(?:st|nd|rd|th|-nj[iy])?[- .]?(?:of )?{_MONTHS}|{_MONTHS}\w* \d{{1,2}},? \d{{4}}"
    rf"|\b\d{{4}}{_YEAR} ?\d{{1,2}}-{_MONTHS}"
    r"|\b\d{1,2}[./]\d{1,2}[./]\d{4}|\b\d{4}-\d{2}-\d{2})"
)
_DAY = re.compile(f"(?i){_ON_A_DAY}")
_YEARS = r"(?:г\.|года?|жыл\w*|йил\w*|yil\w*|сол\w*|ýyl\w*|yıl\w*)"
_BORN = re.compile(
    rf"(?i){any_of('born')}[\s:,(]*(?:(?:on|the|в|في|يوم|วันที่|เมื่อ(?:วันที่)?)\s*)*{_ON_A_DAY}\w*(?:,? \d{{4}})?"
    rf"|{_ON_A_DAY}\w*[\s,]*(?:\d{{4}}\s?)?{_YEARS}?\s*(?:\d{{4}}\s)?{any_of('was born')}"
)
_ACCOUNT = re.compile(
    r"(?i)(?<![\w.])(?:https?://)?(?:www\.|m\.)?"
    r"(?:(?:instagram|facebook|vk|tiktok|twitter|x)\.com|ok\.ru|t\.me|linkedin\.com/in)/"
    r"(?:profile\.php\?id=\d+|@?[\w.-]+)/?(?![\w/?#=&%-])"
)
_BEFORE_NAME = (
    r"(?i:village|hamlet|mahalla|aul|kishlak|aiyl)(?: of)?|(?:сел[оеау]|деревн|кишлак|пос[её]л|аул|айыл|махалл|деҳа)\w*"
)
_AFTER_NAME = r"(?i:village|hamlet|mahalla|aul|kishlak|aiyl|қишло|qishlo|маҳалла|ауыл|айыл|köyü|oba)"
_NAMED = re.compile(
    rf"(?:{_BEFORE_NAME}) [«\"“]?{UPPER}\w+|{UPPER}[\w'’ʻ-]+[»\"”]? {_AFTER_NAME}|قرية \w+|หมู่บ้าน\w+|ตำบล\w+"
)


def whereabouts(passage: Passage) -> Iterator[Found]:
    """Each thing in a text that leads to where a person is."""
    rows = ((Kind.MAIL, _mail), (Kind.SPOT, _spots), (Kind.PLATE, _plates), (Kind.HOME, _homes))
    told = (Found(what, start, end) for what, finder in rows for start, end in finder(passage))
    yield from (found for found in (*told, *_in_digits(passage)) if not passage.is_address(found.start))
    yield from _in_networks(passage)
    yield from _births(passage)
    for _, start, end in passage.around(near("a small place")):
        for match in _NAMED.finditer(passage.text, start, end):
            if kind := _of_a_village(passage.sentence(match.start())):
                yield Found(kind, *match.span())


def _mail(passage: Passage) -> Iterator[tuple[int, int]]:
    for _, start, end in passage.around(("@", "(at)", "[at]", "(собака)")):
        yield from (match.span() for match in _MAIL.finditer(passage.text, start, end))


def _in_networks(passage: Passage) -> Iterator[Found]:
    """Addresses of what somebody calls herself in a network, and not of one thing that was written there."""
    for _, start, end in passage.around(near("an account")):
        yield from (Found(Kind.MAIL, *match.span()) for match in _ACCOUNT.finditer(passage.text, start, end))


def _births(passage: Passage) -> Iterator[Found]:
    for _, start, end in passage.around(near("a birth"), 40):
        yield from (Found(Kind.BIRTHDAY, *match.span()) for match in _BORN.finditer(passage.text, start, end))


def _spots(passage: Passage) -> Iterator[tuple[int, int]]:
    for _, start, end in passage.around(("latitude", "longitude", "широта", "долгота", "enlem", "kenglik"), 30):
        yield from (match.span() for match in _DEGREES.finditer(passage.text, start, end))


def _in_digits(passage: Passage) -> Iterator[Found]:
    for match in _IN_DIGITS.finditer(passage.text):
        if match["spot"] or not _NO_PLATE.search(match[0]):
            yield Found(Kind.SPOT if match["spot"] else Kind.PLATE, *match.span())


def _plates(passage: Passage) -> Iterator[tuple[int, int]]:
    yield from (match.span() for match in _LETTERED_PLATE.finditer(passage.text))
    for _, start, end in passage.around(near("a plate"), 30):
        word = _DRIVEN.search(passage.text, start, end)
        for room in ((word.end(), end), (start, word.start())) if word else ():
            if match := _PLATE.search(passage.text, *room):
                yield match.span()
                break


def _homes(passage: Passage) -> Iterator[tuple[int, int]]:
    for _, start, end in passage.around(near("a home"), 20):
        for match in _HOME.finditer(passage.text, start, end):
            if _LIVES.search(passage.sentence(match.start()).replace(match[0], "")):
                yield match.span()
    for _, start, end in passage.around(near("somebody lives"), 80):
        yield from (match.span() for match in _STREET.finditer(passage.text, start, end))


def _of_a_village(sentence: str) -> Kind | None:
    """What a sentence that names a small place tells too much of, if anything."""
    if _AGED.search(sentence) and _DAY.search(sentence):
        return Kind.BIRTH
    return Kind.FEW if _FEW.search(sentence) else None
