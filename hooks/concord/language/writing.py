"""How each language writes names of States and languages, numbers and dates: CLDR, and where it errs, our own rule."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from functools import cache

from babel import Locale
from babel.core import UnknownLocaleError
from babel.dates import format_date, format_skeleton
from babel.numbers import format_decimal

from concord.content.paths import ORIGINAL
from concord.letters.transliteration import to_cyrillic
from concord.records.values import Prose

_NAMED = {("KG", "ru"): "Кыргызстан", ("TH", "ar"): "تايلند", ("AE", "tg"): "Аморати Муттаҳидаи Араб"}
"""States that CLDR calls otherwise than they call themselves, or than the texts here do: a State has one name."""


@cache
def country_name(code: str, language: str) -> str:
    """A State's name, by CLDR but for a few."""
    return _NAMED.get((code, language)) or _spelled(str(_locale(language).territories[code]), language)


@cache
def language_name(code: str, language: str) -> str:
    """A language's name in another (or the same) language, by CLDR."""
    name = str(Locale.parse(code.replace("-", "_")).get_display_name(_locale(language)))
    return _spelled(name, language).replace("(Кирил)", "(кирилл)")  # CLDR leaves out a letter


def _spelled(name: str, language: str) -> str:
    """A name of CLDR's as all other text of the language is spelled: it writes oʻ and gʻ with a quotation mark."""
    return re.sub("(?<=[oOgG])[‘’']", "ʻ", name) if language == "uz" else name


def in_language(texts: Mapping[str, str], language: str) -> Prose | None:
    """The text in a language, Uzbek in its other script too: that is nearer than Russian; None where there is none."""
    if language in texts:
        return Prose(texts[language], language)
    if language == "uz-Cyrl" and "uz" in texts:
        return Prose(to_cyrillic(texts["uz"]), language)
    if language == "uz" and "uz-Cyrl" in texts:
        return Prose(texts["uz-Cyrl"], "uz-Cyrl")
    return None


@cache
def direction(language: str) -> str:
    """`rtl` or `ltr`."""
    return str(_locale(language).text_direction)


def comma(language: str) -> str:
    """What stands between the items of a list; CLDR gives Arabic an "and" there, which no list of marks wants."""
    return "، " if direction(language) == "rtl" else ", "


def number_text(value: int | str, language: str) -> str:
    """A number as the reader's language groups its digits; a value that is more than digits stays as it is."""
    return str(format_decimal(int(value), locale=_locale(language))) if str(value).isdecimal() else str(value)


@cache
def date_text(date: str, language: str) -> str:
    """A date that may lack day or month, as the reader's language writes it; in Thai by the Buddhist era, named."""
    if language == "uz-Cyrl":  # CLDR's months lack the soft sign: ноябр for ноябрь
        return to_cyrillic(date_text(date, "uz"))
    if language == "th":
        return _thai_date(date)
    if len(date) == 4:
        return date
    whole, locale = datetime.date.fromisoformat((date + "-01")[:10]), _locale(language)
    if language == "tg":  # CLDR gives a month a capital, and a day a zero before it
        return str(format_date(whole, "d MMMM y" if len(date) == 10 else "LLLL y", locale=locale)).lower()
    if len(date) == 7:
        return str(format_skeleton("yMMMM", whole, locale=locale))
    return _spelled(str(format_date(whole, "long", locale=locale)), language)


_BUDDHIST_ERA = 543  # years before the common one


def _thai_date(date: str) -> str:
    year, *rest = date.split("-")
    era = f"พ.ศ. {int(year) + _BUDDHIST_ERA}"
    if not rest:
        return era
    pattern = "d MMMM" if len(rest) == 2 else "LLLL"
    whole = datetime.date.fromisoformat((date + "-01")[:10])
    return f"{format_date(whole, pattern, locale=_locale('th'))} {era}"


@cache
def _locale(language: str) -> Locale:
    if language == ORIGINAL:
        return Locale("en", "GB")  # day before month, as all our readers write
    try:
        return Locale.parse(language.replace("-", "_"))
    except UnknownLocaleError:
        return Locale(ORIGINAL)
