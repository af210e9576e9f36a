"""The numbers by which States know persons: their shape, and the check digit where its rule is published.

python-stdnum knows those of Russia (INN), Turkey and Thailand. Of Kazakhstan, Uzbekistan, Kyrgyzstan, the Emirates and
the Russian SNILS it has nothing; of the United States it asks only which numbers were never given out, so that a number
counts only as it is written there, with hyphens. Tajikistan and Turkmenistan publish no rule: there the word before the
number decides.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable

from stdnum import luhn
from stdnum.ru import inn
from stdnum.th import pin
from stdnum.tr import tckimlik
from stdnum.us import ssn

_CENTURIES = {"1": 1800, "2": 1800, "3": 1900, "4": 1900, "5": 2000, "6": 2000}
_GROUPED = re.compile(r"(?P<us>\d{3}-\d{2}-\d{4})|(?P<ru>\d{3}-\d{3}-\d{3}[ -]\d{2})|(?P<ae>784-\d{4}-\d{7}-\d)")
_THAI = re.compile(r"\d[ -]\d{4}[ -]\d{5}[ -]\d{2}[ -]\d")


def is_persons(digits: str, written: str) -> bool:
    """Whether digits, and how they are written, make the number of a person."""
    if digits != written:
        grouped = _GROUPED.fullmatch(written)
        return bool(_THAI.fullmatch(written)) or bool(grouped and (not grouped["us"] or ssn.is_valid(written)))
    return any(holds(digits) for holds in _BY_LENGTH.get(len(digits), ()))


def is_kazakh(digits: str) -> bool:
    """IIN: born YYMMDD, century and sex, and a check digit (resolution 406 of 22 May 2007)."""
    year, century = int(digits[:2]), _CENTURIES.get(digits[6])
    if century is None or not _is_day(century + year, digits[2:4], digits[4:6]):
        return False
    for weights in ((1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11), (3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2)):
        total = sum(weight * int(digit) for weight, digit in zip(weights, digits, strict=False)) % 11
        if total != 10:
            return total == int(digits[11])
    return False


def is_uzbek(digits: str) -> bool:
    """PINFL: century and sex, born DDMMYY, district, order. Digits that make a day are enough: no law has such."""
    century = _CENTURIES.get(digits[0])
    return century is not None and _is_day(century + int(digits[5:7]), digits[3:5], digits[1:3])


def is_kyrgyz(digits: str) -> bool:
    """PIN: 1 for a woman or 2 for a man, born DDMMYYYY, order."""
    return digits[0] in "12" and _is_day(int(digits[5:9]), digits[3:5], digits[1:3])


def is_snils(digits: str) -> bool:
    """SNILS: nine digits and the sum of each by its place from the right, modulo 101."""
    total = sum((9 - place) * int(digit) for place, digit in enumerate(digits[:9])) % 101
    return digits[0] != "0" and total % 100 == int(digits[9:])


def is_of_the_emirates(digits: str) -> bool:
    """Emirates ID: 784, the year of birth, order, and a check digit after Luhn."""
    return digits.startswith("784") and _is_day(int(digits[3:7]), "01", "01") and luhn.is_valid(digits)


def _is_day(year: int, month: str, day: str) -> bool:
    try:
        datetime.date(year, int(month), int(day))
    except ValueError:
        return False
    return 1900 <= year <= 2035


_BY_LENGTH: dict[int, tuple[Callable[[str], bool], ...]] = {
    11: (tckimlik.is_valid, is_snils),
    12: (is_kazakh, inn.is_valid),
    13: (pin.is_valid,),
    14: (is_uzbek, is_kyrgyz),
    15: (is_of_the_emirates,),
}
