"""Texts of a shape: dates, names in small letters, addresses. What is wrong with one, and what to write instead."""

from __future__ import annotations

import datetime
import ipaddress
import re
from contextlib import suppress
from urllib.parse import urlsplit

from concord.problem import nearest
from concord.records.limits import QUOTE_MARKS, Unfit
from concord.told import Told, told, write

# The shapes that programs can check as well: they stand in the JSON Schemas.
DATE = "[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?"
SLUG = "[a-z0-9]+(-[a-z0-9]+)*"
URL = "https?://[^\\s<>\"']+"
_EARLIEST, _LATEST = "1700", "2300"  # no law or report that anybody rests on is older; none begins later
_BUDDHIST = 543  # years by which the calendar of Thailand is ahead
_FIRST_DAY, _COUNTED = datetime.date(1899, 12, 30), re.compile("[2-5][0-9]{4}")
"""From where tables count days, and such a number, which is left where a day was copied out of one."""
_HYPHENS = dict.fromkeys(map(ord, "‐‑‒–—−"), "-")
_HOUR = re.compile(r"[T ]\d\d?:\d\d.*$")
_DAYS = ("%Y-%m-%d", "%Y.%m.%d", "%Y/%m/%d", "%d.%m.%Y", "%d/%m/%Y", "%d-%m-%Y", "%d %B %Y", "%B %d, %Y", "%d %b %Y")
_MONTHS = ("%Y-%m", "%m.%Y", "%m/%Y", "%B %Y", "%b %Y")
NO_ADDRESS: str = told(
    "Give the address at which everybody finds it; if it is not on the web, leave `URL` out and give `title`."
)
SOURCE_TYPES = tuple(
    "article article-journal article-magazine article-newspaper bill book broadcast chapter classic collection dataset"
    " document entry entry-dictionary entry-encyclopedia event figure graphic hearing interview legal_case legislation"
    " manuscript map motion_picture musical_score pamphlet paper-conference patent performance periodical"
    " personal_communication post post-weblog regulation report review review-book software song speech standard thesis"
    " treaty webpage".split()
)
"""What a source may be: https://docs.citationstyles.org/en/stable/specification.html#appendix-iii-types."""
_ENDS = re.compile(r"(?:[,;…]|(?<!\.)\.(?!\.))+$")
_WITH_BLANKS = re.compile(r"https?://[^\s<>\"']+(?: [\w().-]+)+\.(?:pdf|docx?|xlsx?|html?)")
_OURS_ALONE = re.compile(r"\.(?:local|localhost|localdomain|lan|internal|intranet|corp|home)$")


def check_date(text: str) -> str:
    """A date that exists: a year, a month or a day, as ISO 8601 writes them."""
    if not re.fullmatch(DATE, text):
        raise Unfit(told("wants a date as 2008, 2008-05 or 2008-05-16, not %(text)s", text=text), _as_a_date(text))
    if not _exists(text):
        year, *rest = text.split("-")
        turned = "-".join([year, *reversed(rest)])
        mend = write(turned) if _exists(turned) else told("Look the day up, or write %(year)s alone.", year=year)
        raise Unfit(told("wants a date that exists, not %(text)s", text=text), mend)
    if not _EARLIEST <= text < _LATEST:
        meant = f"{int(text[:4]) - _BUDDHIST}{text[4:]}"
        is_buddhist = text >= _LATEST > meant
        mend = _perhaps(meant) if is_buddhist else told("Look the year up, and correct it.")
        raise Unfit(told("wants a date of our time, not %(text)s", text=text), mend)
    return text


def _perhaps(found: str) -> Told:
    return told("Did you mean %(found)s?", found=found)


def _as_a_date(text: str) -> Told:
    """How to mend what is no date as we write it."""
    if _COUNTED.fullmatch(text):
        return _perhaps((_FIRST_DAY + datetime.timedelta(days=int(text))).isoformat())
    found = _date_in(text)
    return write(found) if found else told("Write the year first, in digits; leave out a day not known.")


def _exists(date: str) -> bool:
    try:
        datetime.date.fromisoformat((date + "-01-01")[:10])
    except ValueError:
        return False
    return True


def _date_in(text: str) -> str | None:
    """A date that is written in another order, with the day first as our readers write, or with its month's name."""
    bare = _HOUR.sub("", text.translate(_HYPHENS).strip(QUOTE_MARKS + " .,"))
    for pattern in _DAYS + _MONTHS + ("%Y",):
        with suppress(ValueError):
            date = datetime.datetime.strptime(bare, pattern).date().isoformat()
            return date[:10] if pattern in _DAYS else date[:7] if pattern in _MONTHS else date[:4]
    return None


def check_source_type(text: str) -> str:
    """The kind of a source, as CSL names it."""
    if text not in SOURCE_TYPES:
        found = nearest(text.lower(), SOURCE_TYPES)
        mend = write(found) if found else told("Write webpage for what was read on the web, report for a report.")
        raise Unfit(told("wants a type of source, as CSL names it, not %(text)s", text=text), mend)
    return text


def check_slug(text: str) -> str:
    """A name of small Latin letters, digits and single hyphens."""
    if not re.fullmatch(SLUG, text):
        found = "-".join(re.findall("[a-z0-9]+", text.lower()))
        mend = write(found) if found else told("Write it in Latin letters.")
        raise Unfit(told("wants small Latin letters, digits and single hyphens, not %(text)s", text=text), mend)
    return text


def check_url(text: str) -> str:
    """An address on the web that everybody can open."""
    if not re.fullmatch(URL, text):
        found = _address_in(text)
        mend = write(found) if found else NO_ADDRESS
        raise Unfit(
            told("wants a full web address that begins with http:// or https://, not %(text)s", text=text), mend
        )
    if (whole := _whole(text)) != text:
        raise Unfit(told("ends with a sign that is no part of an address: %(text)s", text=text), write(whole))
    if _is_private(text):
        raise Unfit(
            told("wants an address that everybody can open, not %(text)s, which one office alone can", text=text),
            NO_ADDRESS,
        )
    return text


def _whole(url: str) -> str:
    """An address without the signs of the sentence that it was copied from."""
    url = _ENDS.sub("", url)
    return url.removesuffix(")") if url.count(")") > url.count("(") else url


def _address_in(text: str) -> str | None:
    """The address that was meant: without its beginning, mistyped, or in the signs of a link."""
    if re.fullmatch(r"(?:[a-z0-9-]+\.)+[a-z]{2,}(?:/[^\s<>\"'\\]*)?", text):
        return f"https://{text}"
    if _WITH_BLANKS.fullmatch(text):
        return text.replace(" ", "%20")
    found = re.search(r"(?i)(?P<scheme>https?)[:;]+[/\\]*(?P<rest>[^\s<>\"'/\\:]+\.[^\s<>\"']+)", text)
    rest = found["rest"].replace("\\", "/") if found else ""
    url = f"{found['scheme'].lower()}://{rest}" if found and "," not in rest else ""
    return (_whole(url) if "://" not in rest else None) if url else None


def _is_private(url: str) -> bool:
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").rstrip(".")
    except ValueError:  # brackets that hold no address
        return True
    if parts.username:
        return True
    try:
        return not ipaddress.ip_address(host).is_global
    except ValueError:  # a name and no number
        return "." not in host or _OURS_ALONE.search(host) is not None
