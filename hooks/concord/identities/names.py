"""Names of persons outside of public office, as far as letters can tell one.

Nothing here knows every name. It looks for what gives one away: a patronymic, the ending of a woman's family name, a
given name of the region, `Ms`, a victim who is called by name. Where a sentence speaks of an office the name passes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product

from concord.identities.kinds import Found, Kind, Passage
from concord.identities.words import UPPER, WORDS, any_of, near

_NAME = rf"{UPPER}[\w'’ʻʼ-]+"
_LETTER = rf"{UPPER}\."
_CAPITAL = re.compile(_NAME)
_INITIALS = re.compile(r"[А-ЯЁӘҒҚҢӨҰҮІЎҲҶ](?<!\w.)[а-яёәғқңөұүһіўҳҷӣӯ-]{2,} [А-ЯЁҚ]\. ?[А-ЯЁҚ]\.")
_AND_AGE = re.compile(rf"{UPPER}(?<= .)\.(?:,| \()? ?(?:aged )?[1-6]\d(?:,|\)|;| (?:years|лет|года?))")
_BEFORE = re.compile(rf"({_NAME}|{_LETTER}) $")
_AFTER = re.compile(rf" ({_NAME}|{_LETTER})")
_ARABIC = re.compile(r"([\u0620-\u064a]{3,}) (?=([\u0620-\u064a]{3,}))")
_FOREIGN = ("وفا", "يفا", "وف")
_OFFICE = re.compile(f"(?i){any_of('office')}")
_HARMED = re.compile(f"(?i){any_of('harmed')}")
_NEAR, _BESIDE, _AFTERWARDS, _AROUND = 40, 60, 45, 120  # signs before and after a name

_SONS = product(("ович", "евич"), ("", "а", "у", "ем", "е"))
_DAUGHTERS = product(("овн", "евн", "ичн"), ("а", "ы", "е", "у", "ой"))
_WOMEN = "ova eva ova owa ewa ова ева ёва овой евой ову еву zoda зода zade ovich evich ovna evna owna ewna".split()
_TELLING = (*map("".join, (*_SONS, *_DAUGHTERS)), *_WOMEN)
"""How words end that are somebody's father's name, or the family name of a woman."""
_NO_FAMILY = frozenset(
    "Verkhovna Moldova Geneva Kosova Genova Villanova Nova Ostrava Молдова Женева Женеву Женевой".split()
)
_NO_NAME = frozenset(
    "The This That And For From With Under When Where Article Art При Для Что Как Это Или Если Когда Статья".split()
)
_DECLINED = "|а|я|ы|и|е|у|ю|ой|ей|ью|ем|ом|нинг|ни|га|дан|ның|ді|ды|ға|ге|дін|нын|ро".split("|")
_ADDED = (
    "|ning|ni|ga|dan|da|nın|nin|nun|nün|'nın|'nin|'yı|'yi|'ya|'ye|'ın|'in|’nın|’nin|’in|’s|'s|nyň|niň|y|a|i|ı|e".split(
        "|"
    )
)
_STEMS = {*WORDS["given in Cyrillic"], *(name.rstrip("аяьй") for name in WORDS["given in Cyrillic"])}
_GIVEN = frozenset(
    form
    for form in map("".join, (*product(WORDS["given in Latin"], _ADDED), *product(_STEMS, _DECLINED)))
    if len(form) > 3
)
_GIVEN_IN_ARABIC = frozenset(WORDS["given in Arabic"])

_NO_VICTIM = "Support|Protection|Service|Assist|Fund|Right|Witness|Cent|Act|Law|State|Part|And|Of"
_NO_HARMED = "Сторон|Республик|Российск|Государств|Протокол|Конвенц"
_NO_MISTER = "ก|จ้าง|หน้า|ทะเบียน|อำเภอ|ทหาร|ตำรวจ|ประกัน|ทุน|แพทย์|ท้าย"
_NO_THAI = r"(?!\S*และ|ที่|หรือ|อายุ|ซึ่ง|ใน|จาก|ถูก|ไม่|ต่าง|ผู้|คน|เป็น|มี|จะ|ตาม)"
_THAI = r"[\u0e01-\u0e4e]{2,}"
_ARAB = r"[\u0620-\u064a]{3,}"
_PERSON = "woman|girl|man|boy|victim|child|migrant|daughter|sister|witness|worker|she|he|her|his"
_TITLED = (
    (
        "who is called",
        rf"(?i:\b(?:{_PERSON})\b)[^.\n]{{0,20}}(?i:named|called|name of|name is) {_NAME}"
        rf"|(?i:по имени|по фамилии|зовут) {_NAME}"
        rf"|{_NAME} (?:ismli|исмли|есімді|аттуу|adlı|isimli|atly) (?!давлат|davlat|город|şehir)",
    ),
    (
        "a victim",
        rf"\bvictim,? (?:{_LETTER}(?: ?{_LETTER})?(?= [a-z(]|,)"
        rf"|(?!{_NO_VICTIM}){_NAME}(?= (?:was|told|said|is|had|from|testif|{_NAME}|{_LETTER})|,))"
        rf"|(?i:потерпевш(?:ая|ей|ую|ий|его|ему|им)|жертв[аеуы]) (?:{_LETTER}(?: ?{_LETTER})?(?=[ ,])"
        rf"|(?!{_NO_HARMED}){_NAME}(?:(?= {_LETTER}|,| [а-яё]+(?:ла|ал|ил)\b)| {_NAME}))"
        rf"|(?i:свидетел|обвиняем|подсудим)\w+ {_NAME} {_LETTER}"
        rf"|(?i:mağdur|jabrlanuvchi|жабрланувчи|жәбірленуші|жабырлануучу|ҷабрдида)"
        rf" (?:{_LETTER}(?=[ ,]| ?{_LETTER})|{_NAME})",
    ),
    (
        "courtesy",
        rf"\b(?:Mr|Mrs|Ms|Miss|Mme)\b\.? (?:{_NAME}|{_LETTER}(?=[ ,]))"
        rf"|(?:[Гг]-(?:жа|жи|же|жу|жой|н|на|ну)|[Гг]оспо(?:жа|жи|дина?)) {UPPER}(?:\w+|\.)"
        rf"|[Гг]р-(?:н[ау]?|к[аиуе]) {_NAME}"
        rf"|(?:[Гг]р\.|[Гг]раждан(?:к[аиуе]|ина?|ину)) (?:{_LETTER}(?: ?{_LETTER})?|{_NAME} {_LETTER})"
        rf"|{_NAME} (?:[Hh]anım|[Bb]ey|xonim|ханум)\b|[Ss]ayın {_NAME} {_NAME}",
    ),
    (
        "a child of",
        rf"{_NAME}(?: {_NAME})? ?(?:кызы|қызы|гызы|қизи|ұлы|оглы|ўғли|qizi|k[yiı]z[yiı]|gyzy|ogl[yu]|o[ʻ'ʼ]g[ʻ'ʼ]li)\b"
        rf"|{_NAME} (?:улы|уулу|ўгли|писари|духтари|uulu)\b",
    ),
    ("an age", rf"\d{{1,2}}-year-old {_NAME} {UPPER}(?:\.|[a-z]+)|\d{{1,2}}-летн\w+ {_NAME} {UPPER}(?:\.|[а-я]+)"),
    (
        "a name in Arabic",
        rf"(?:السيدة|السيد|الآنسة) (?!ال|وزير|رئيس|مدير|نائب|قاضي){_ARAB}"
        rf"|(?:المدعوة|المدعو) {_ARAB}|{_ARAB} (?:بنت|بن) {_ARAB}"
        rf"|(?:فتاة|امرأة|ضحية|الضحية|طفلة|سيدة|شابة|رجل|عاملة)[^.\n]{{0,25}}(?:تدعى|يدعى|اسمها|اسمه) {_ARAB}",
    ),
    (
        "a name in Thai",
        rf"(?:นางสาว|น\.ส\.|ด\.ญ\.|ด\.ช\.|เด็กหญิง|เด็กชาย"
        rf"|(?<![\u0e00-\u0e7f])(?:นาย(?!{_NO_MISTER})|นาง(?!แบบ|สาว|พยาบาล))) ?"
        rf"{_NO_THAI}{_THAI} {_NO_THAI}{_THAI}|(?:หญิง|เหยื่อ|ผู้เสียหาย|สาว|เด็ก)[^\n]{{0,12}}ชื่อ ?{_THAI}",
    ),
)
_CUES = tuple((near(what), re.compile(pattern)) for what, pattern in _TITLED)


def names(passage: Passage) -> Iterator[Found]:
    """Each name in a text that seems to be a person's without an office."""
    for start, end in (*_by_cues(passage), *_by_letters(passage), *_in_arabic(passage)):
        if not _has_office(passage, start, end) and not passage.is_address(start):
            yield Found(Kind.NAME, start, end)


def _has_office(passage: Passage, start: int, end: int) -> bool:
    """Whether an office stands right beside a name; or in the same sentence, and nobody who was harmed."""
    before, after = passage.before(start, _BESIDE), passage.text[end : end + _AFTERWARDS].partition("\n")[0]
    if not _HARMED.search(before) and (_OFFICE.search(before) or (_OFFICE.search(after) and not _HARMED.search(after))):
        return True
    sentence = passage.sentence(start, _AROUND)
    return bool(_OFFICE.search(sentence)) and not _HARMED.search(sentence)


def _by_cues(passage: Passage) -> Iterator[tuple[int, int]]:
    for words, pattern in _CUES:
        for _, start, end in passage.around(words, _NEAR):
            yield from (match.span() for match in pattern.finditer(passage.text, start, end))
    for pattern in (_AND_AGE, _INITIALS):
        yield from (match.span() for match in pattern.finditer(passage.text))


def _by_letters(passage: Passage) -> Iterator[tuple[int, int]]:
    """Given names, and words that end as names do and have a capital beside them."""
    words = set(_CAPITAL.findall(passage.text))
    told = {word for word in words if word in _GIVEN or (word.endswith(_TELLING) and word not in _NO_FAMILY)}
    for match in _CAPITAL.finditer(passage.text) if told else ():
        if match[0] in told:
            before = _BEFORE.search(passage.text[max(0, match.start() - 30) : match.start()])
            beside = [other[1] for other in (before, _AFTER.match(passage.text, match.end())) if other]
            if match[0] in _GIVEN or any(len(word) > 2 and word not in _NO_NAME for word in beside):
                yield match.span()


def _in_arabic(passage: Passage) -> Iterator[tuple[int, int]]:
    """Arabic has no capitals: a given name, and another or a family name behind it."""
    for spot, _, end in passage.around(WORDS["given in Arabic"], 40):
        match = _ARABIC.match(passage.text, spot, end)
        if match and match[1] in _GIVEN_IN_ARABIC and _is_family(match[2]):
            yield match.span()


def _is_family(word: str) -> bool:
    return word in _GIVEN_IN_ARABIC or word.startswith("ال") or word.endswith(_FOREIGN)
