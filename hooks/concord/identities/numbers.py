"""Numbers that lead to a person: telephones, cards and accounts, personal numbers, passports.

Law is full of numbers, and the word before one mostly says what it is. Where there is none, the number's own shape and
its check digit decide.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import chain, islice

import phonenumbers
from phonenumbers import NumberParseException, PhoneNumberType
from stdnum import iban, luhn

from concord.identities.kinds import Found, Kind, Passage
from concord.identities.states import is_persons
from concord.identities.words import any_of, near, whole

_RUN = re.compile(r"[+(\d](?<![\w/.,@=%+(-].)\(?\d?[\d \u00a0\u202f()\-‑–.]{4,30}\d(?![\w%]|[-/]\w)")
_NO_DIGIT = re.compile(r"\D+")
_GROUP = re.compile(r"\d{9,}")
_DAY = r"(?:\d{1,2}[.\-/ ]\d{1,2}[.\-/ ](?:19|20)\d\d|(?:19|20|25)\d\d[.\-/]\d{1,2}[.\-/]\d{1,2})"
_YEAR = r"(?:1[89]|20|25)\d\d"
_SUM = r"\d{1,3}(?:[ \u00a0\u202f.]\d{3})+(?:\.\d+)?"
_NO_NUMBER = re.compile(rf"{_DAY}(?:[ –-]+{_DAY})?|{_YEAR}(?:[ .–-]+{_YEAR})+|{_SUM}|97[89][\d-]+")
_CALLED, _BANKED, _KNOWN_BY = whole("phone"), whole("bank"), whole("person's number")
_DOCUMENT = re.compile(
    r"(?<![\w/.-])[A-ZА-Я]{0,3}(?: |-)?(?:№|No\.? ?)? ?(?:\d{2} ?\d{2}[ №]{0,3}\d{3,6}|\d{5,10})(?![\w/])"
)
_CODE = re.compile(  # what begins with capitals; the first sign stands first, so that few places are looked at
    r"[A-Z](?<![\w/.-].)(?:(?P<passport>[A-Z][ №]{0,2}\d{7}|(?<=N)\d{8}|(?<=I)I{0,2}-[A-ZŞ]{2}[ №]{0,3}\d{6})"
    r"|(?P<iban>[A-Z]\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?))(?![\w/])"
)
_CITED = re.compile(rf"(?i)\b{any_of('cited')}\W*$|№\W*$")
_CARD = re.compile(r"3[47]\d{13}|(?=\d{16})(?:4|5[1-5]|2[2-7]|35|62|65|8600|9860|6\d)\d+")
_FOURS = re.compile(r"[1-9]\d{3}(?:[ -]\d{4}){3}")
_PREFIXES = ("998", "996", "992", "993", "971", "90", "66", "7")
_ASKED = ("UZ", "KZ", "RU", "KG", "TJ", "TM", "TR", "AE", "TH")
_NATIONAL = re.compile(
    r"8[ (-]{1,2}\d{3}[ )-]{1,2}\d{3}[ -]?\d{2}[ -]?\d{2}|0\d{1,4}(?:[ -]\d{2,4}){2,3}"
    r"|\(0?\d{2,5}\) ?\d{2,3}(?:[- ]\d{2,4}){1,2}"
    r"|\d{2} \d{3}-\d{2}-\d{2}|\d{3} \d{3}-\d{2}-\d{2}|\d{3}-\d{2}-\d{2}"
)
_FREE = (PhoneNumberType.TOLL_FREE, PhoneNumberType.SHARED_COST, PhoneNumberType.UAN)


def digits_of(text: str) -> str:
    """The digits of a text, of any script, as 0 to 9."""
    digits = _NO_DIGIT.sub("", text)
    return digits if digits.isascii() else "".join(str(unicodedata.decimal(sign)) for sign in digits)


def numbers(passage: Passage) -> Iterator[Found]:
    """Each number of a text that leads to a person."""
    for match in _RUN.finditer(passage.text):
        for start, end in _spans(match):
            if (kind := _kind(passage, start, end)) and not passage.is_address(start):
                yield Found(kind, start, end)
                break


def _spans(match: re.Match[str]) -> Iterator[tuple[int, int]]:
    """A run of digits as a whole, and the long ones within it."""
    yield match.span()
    for group in _GROUP.finditer(match[0]):
        yield match.start() + group.start(), match.start() + group.end()


def _kind(passage: Passage, start: int, end: int) -> Kind | None:
    written = passage.text[start:end].strip()
    if _NO_NUMBER.fullmatch(written) or len(digits := digits_of(written)) < 6:
        return None
    before = passage.before(start)
    if _KNOWN_BY.search(before):
        return Kind.NUMBER
    after = passage.text[end : end + 24]
    if len(digits) >= 8 and _BANKED.search(f"{before} {after}"):
        return Kind.ACCOUNT
    if 7 <= len(digits) <= 15 and _is_phone(written, digits, bool(_CALLED.search(f"{before} {after}"))):
        return Kind.PHONE
    return None if _CITED.search(before) else _by_shape(digits, written)


def _by_shape(digits: str, written: str) -> Kind | None:
    if is_persons(digits, written):
        return Kind.NUMBER
    is_card = _CARD.fullmatch(digits) and luhn.is_valid(digits)
    return Kind.ACCOUNT if is_card or len(digits) == 20 or _FOURS.fullmatch(written) else None


def _is_phone(written: str, digits: str, is_called: bool) -> bool:
    is_foreign = written.startswith(("+", "00"))
    if is_called or is_foreign or _NATIONAL.fullmatch(written):
        return not _is_free(written, is_foreign)
    is_whole = len(digits) >= 11 and digits.startswith(_PREFIXES)
    return is_whole and (number := _parsed(f"+{digits}")) is not None and phonenumbers.is_valid_number(number)


def _is_free(written: str, is_foreign: bool) -> bool:
    """Whether a number costs its caller nothing: such lines are public, and no person has one."""
    readings = chain(((f"+{digits_of(written).lstrip('0')}", None),), ((written, state) for state in _ASKED))
    numbers = (_parsed(*reading) for reading in islice(readings, 1 if is_foreign else None))  # one by one: each is slow
    return any(phonenumbers.number_type(number) in _FREE for number in numbers if number)


def _parsed(number: str, state: str | None = None) -> phonenumbers.PhoneNumber | None:
    try:
        return phonenumbers.parse(number, state)
    except NumberParseException:
        return None


def passports(passage: Passage) -> Iterator[Found]:
    """Each number that stands behind the word for a passport."""
    for word, _, end in passage.around(near("a passport"), 50):
        for match in _DOCUMENT.finditer(passage.text, word, end):
            if not passage.is_address(match.start()):
                yield Found(Kind.PASSPORT, *match.span())


def codes(passage: Passage) -> Iterator[Found]:
    """Each passport and account whose number begins with the letters of a State."""
    for match in _CODE.finditer(passage.text):
        if passage.is_address(match.start()):
            continue
        if match["passport"]:
            yield Found(Kind.PASSPORT, *match.span())
        elif iban.is_valid(match[0]) or _BANKED.search(passage.before(match.start())):
            yield Found(Kind.ACCOUNT, *match.span())
