"""Numbers as people type them: of what was counted, of provisions, of meetings in a series."""

from __future__ import annotations

import re

from concord.records.limits import QUOTE_MARKS, Unfit
from concord.told import either, told, write

_IN_DIGITS = re.compile("[0-9]")
_NUMBERED = re.compile(r"[0-9]|\b[A-Z]{1,6}\b|Preamble|Annex")
_WORD_FOR_ARTICLE = re.compile(r"(?i)(?:articles?|art|статья|статьи|ст|№|no)\b\.?\s*")
_LETTER_FOR_DIGIT = re.compile(r"\d[OoОоlІI]|[OoОо]\d")
_SPAN = re.compile(r"(?<![\w.,/-])([0-9]+)(\s?[-–]\s?| to )([0-9]+)(?![\w/-]|[.,]\d)")
_MOST_MEETINGS = 100


def check_ordinal(number: int | None) -> int | None:
    """A number in a series of yearly meetings, and no year."""
    if number is not None and not 0 < number < _MOST_MEETINGS:
        raise Unfit(
            told("wants its number in the series, not %(number)s", number=number),
            told("Write the digits alone, such as 3."),
        )
    return number


def check_number(text: str | None) -> str | None:
    """A number as a source gives it, `>50` or `58-59`: in digits, and not in quotation marks."""
    if text and _LETTER_FOR_DIGIT.search(text):
        raise Unfit(_in_digits(text), write(text.translate(str.maketrans("OoОоlІI", "0000111"))))
    return _bare(text, _IN_DIGITS, either(["50", ">50"]))


def check_span(text: str | None) -> str | None:
    """A number or a time that ends after it began: `2019 to 2021` and never the other way round."""
    for found in _SPAN.finditer(text or ""):
        if len(found[1]) <= len(found[3]) and int(found[1]) > int(found[3]):
            turned = text[: found.start()] + found[3] + found[2] + found[1] + text[found.end() :] if text else ""
            raise Unfit(told("ends before it begins: %(text)s", text=text), write(turned))
    return text


def check_line(text: str | None) -> str | None:
    """A telephone line, which is dialled."""
    return _bare(text, _IN_DIGITS, either(["1148", "1-888-373-7888"]))


def check_article(text: str | None) -> str | None:
    """The number of a provision, `148-2` or `XV`: not in words, and not in quotation marks."""
    if text and (found := _WORD_FOR_ARTICLE.match(text)) and _NUMBERED.match(text, found.end()):
        raise Unfit(_in_digits(text), write(text[found.end() :]))
    return _bare(text, _NUMBERED, either(["135", "148-2"]))


def _in_digits(text: str) -> str:
    return told("wants a number in digits, without quotation marks of its own, not %(text)s", text=text)


def _bare(text: str | None, shape: re.Pattern[str], such: str) -> str | None:
    if text and (text.strip(QUOTE_MARKS) != text or not shape.search(text)):
        bare = text.strip(QUOTE_MARKS + " ")
        mend = write(bare) if shape.search(bare) else told("Write it in digits, such as %(such)s.", such=such)
        raise Unfit(_in_digits(text), mend)
    return text
