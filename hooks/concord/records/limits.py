"""What values of one record must keep among themselves: the order of dates, least and greatest, numbers, roles."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Mapping, Sequence

from pydantic import AfterValidator, ValidationInfo

from concord.told import told, write

_LONGEST_MEETING = 28  # days; longer, and day and month were most likely swapped
MOST_WORDS = 25
"""How many words of a source may be quoted as proof."""
_THAI = re.compile(r"[\u0e00-\u0e7f]")
_THAI_WORD = 6  # letters and signs: Thai puts no blank between words
QUOTE_MARKS = "\"'“”„‟«»‘’‚‹›′″`"
_TERM = re.compile(r"[0-9]+(\.[0-9]+)?")
_OPENING = {"“": "”", "«": "»", "„": "“"}
_ADDRESS = re.compile(r"https?://\S+")
_SERIOUS = 4  # years, UNTOC art. 2(b)
_ENDLESS = {"life": 1, "death": 2}


class Happened:
    """Marks a date of what has happened, or was read, by the time somebody writes it down."""


HAPPENED = Happened()


class Unfit(ValueError):
    """Why a value cannot stand: what its field wants, and what to write. `at` leads to it from what was checked."""

    def __init__(self, wanted: str, mend: str, at: Sequence[str | int] = ()) -> None:
        super().__init__(wanted)
        self.wanted, self.mend, self.at = wanted, mend, tuple(at)


def is_after(date: str | None, other: str) -> bool:
    """Whether a date is later than another; where one lacks day or month, only if it surely is."""
    if date is None:
        return False
    length = min(len(date), len(other))
    return date[:length] > other[:length]


def not_before(*names: str) -> AfterValidator:
    """Marks a date that is never earlier than those of other fields, which stand above it."""

    def check(date: str | None, given: ValidationInfo) -> str | None:
        for name in names:
            earlier = given.data.get(name)
            if date and earlier and is_after(earlier, date):
                wanted = told(
                    "wants a date that is not before `%(name)s`, %(earlier)s, and has %(date)s",
                    name=name,
                    earlier=earlier,
                    date=date,
                )
                raise Unfit(wanted, told("Compare both with the source; year, month and day stand in this order."))
        return date

    return AfterValidator(check)


def not_after(name: str) -> AfterValidator:
    """Marks a date that is never later than that of another field, which stands above it."""

    def check(date: str | None, given: ValidationInfo) -> str | None:
        later = given.data.get(name)
        if date and later and is_after(date, later):
            wanted = told(
                "wants a date that is not after `%(name)s`, %(later)s, and has %(date)s",
                name=name,
                later=later,
                date=date,
            )
            raise Unfit(
                wanted,
                told("Correct one of the two: what was read on %(later)s cannot tell of a later day.", later=later),
            )
        return date

    return AfterValidator(check)


def check_in_force(date: str | None, given: ValidationInfo) -> str | None:
    """The day a treaty entered into force for a State: not before it was bound, unless it succeeded another State."""
    bound_on = given.data.get("bound_on")
    if date and bound_on and given.data.get("by") != "succession" and is_after(bound_on, date):
        wanted = told(
            "wants a date that is not before `bound_on`, %(bound_on)s, and has %(date)s", bound_on=bound_on, date=date
        )
        raise Unfit(
            wanted, told("Compare both with the source; only a State that succeeds another is bound backwards.")
        )
    return date


def check_length(end: str | None, given: ValidationInfo) -> str | None:
    """The last day of a meeting that lasts days and not months."""
    start = given.data.get("start")
    if start and end and len(start) == len(end) == 10:
        days = (datetime.date.fromisoformat(end) - datetime.date.fromisoformat(start)).days + 1
        if days > _LONGEST_MEETING:
            wanted = told(
                "makes a meeting of %(days)s days, from %(start)s to %(end)s", days=days, start=start, end=end
            )
            raise Unfit(wanted, told("Year, month and day stand in this order: see whether day and month are swapped."))
    return end


def check_serious(maximum: str | None, unit: str | None, answer: str) -> None:
    """Whether a crime is serious, which its longest term alone decides."""
    size = _size(maximum or "") if not unit else None
    is_serious = size is not None and size >= (0, _SERIOUS)
    if size is not None and answer == ("no" if is_serious else "yes"):
        wanted = told("says %(answer)s, and a maximum of %(maximum)s says otherwise", answer=answer, maximum=maximum)
        raise Unfit(
            wanted, told("Serious is a maximum of four years or more; correct the one that is wrong."), ["serious"]
        )


def check_terms(minimum: str | None, maximum: str | None, unit: str | None) -> None:
    """Least and greatest term of a penalty: numbers of years unless they have a unit, the least first."""
    for name, text in (("minimum", minimum), ("maximum", maximum)):
        if text and (text[0] in QUOTE_MARKS or (not unit and _size(text) is None and text != "any term")):
            wanted = told(
                "wants years in digits, such as 5 or 0.5, or life, death or any term, not %(text)s", text=text
            )
            raise Unfit(
                wanted, told("Write %(number)s, or name in `unit` what is counted.", number=_plain(text)), [name]
            )
    least, greatest = _size(minimum or ""), _size(maximum or "")
    if least and greatest and least > greatest:
        wanted = told(
            "wants no more than `maximum`, %(maximum)s, and has %(minimum)s", maximum=maximum, minimum=minimum
        )
        raise Unfit(wanted, told("Compare both with the text of the law; they may be swapped."), ["minimum"])


def _size(term: str) -> tuple[int, float] | None:
    if term in _ENDLESS:
        return _ENDLESS[term], 0
    return (0, float(term)) if _TERM.fullmatch(term) else None


def _plain(term: str) -> str:
    bare = term.strip(QUOTE_MARKS + " ").replace(",", ".")
    found = _TERM.search(bare)
    return found[0] if found else told("the number of years in digits")


def check_quote(quote: str | None) -> str | None:
    """A quotation that is short enough to prove and no more."""
    if quote and quote[0] in _OPENING and quote[-1] == _OPENING[quote[0]] and not set(quote[1:-1]) & set("“”«»„"):
        wanted = told("stands in quotation marks of its own, and the page sets them")
        raise Unfit(wanted, write(quote[1:-1]))
    if quote and (_ADDRESS.fullmatch(quote) or not words_in(quote)):
        wanted = told("wants words of the source, not %(text)s", text=quote)
        raise Unfit(wanted, told("Copy the words that carry the statement, or leave the field out."))
    if quote and (count := words_in(quote)) > MOST_WORDS:
        wanted = told("wants at most %(most)s words, and has %(count)s", most=MOST_WORDS, count=count)
        raise Unfit(wanted, told("Keep the words that carry the statement; […] stands for what is left out."))
    return quote


def words_in(text: str) -> int:
    """How many words a text has; where a language has no blanks between words, about how many."""
    thai = len(_THAI.findall(text))
    return sum(any(map(str.isalnum, word)) for word in _THAI.sub("", text).split()) + -(-thai // _THAI_WORD)


def check_country(code: str, title: str, names: Mapping[str, str]) -> None:
    """The title of a profile, which is not the name of another State: a page that was begun as a copy."""
    other = next((known for known, name in names.items() if name == title and known != code), None)
    if other:
        wanted = told("is the name of %(other)s, and the file is that of %(code)s", other=other, code=code)
        raise Unfit(wanted, write(names[code]), ["title"])


def check_roles(corridors: tuple[str, ...], given: ValidationInfo) -> tuple[str, ...]:
    """Corridors that lead from where `countries` has no mere destination to where it has no mere source."""
    roles: dict[str, set[str]] = {}
    for part in given.data.get("countries", ()):
        roles.setdefault(part.country, set()).add(str(part.role))
    for number, corridor in enumerate(corridors if roles else ()):
        for code, wrong in zip(corridor.split("-"), ("destination", "source"), strict=True):
            if roles.get(code, {wrong}) == {wrong}:
                raise Unfit(*_against(code, wrong, code in roles), [number])
    return corridors


def _against(code: str, role: str, is_named: bool) -> tuple[str, str]:
    turn = told("Turn it round, or correct the role.")
    if is_named and role == "destination":
        return told("begins in %(code)s, which is only a destination in `countries`", code=code), turn
    if is_named:
        return told("ends in %(code)s, which is only a source in `countries`", code=code), turn
    add = told("Add %(code)s to `countries` with its role.", code=code)
    if role == "destination":
        return told("begins in %(code)s, which is not named in `countries`", code=code), add
    return told("ends in %(code)s, which is not named in `countries`", code=code), add


def check_parties(id: str, parties: Sequence[str]) -> None:
    """The parties of a treaty between a few, of which the name of its folder tells two."""
    owner, _, rest = id.partition("/")
    wanted = [code.upper() for code in rest.split("-")[:2]] if owner == "bilateral" else []
    missing = next((code for code in wanted if code not in parties), None)
    if missing and all(len(code) == 2 for code in wanted):
        what = told("wants %(code)s among the parties, which the name of the folder has", code=missing)
        raise Unfit(what, told("Add %(code)s, or rename the folder.", code=missing), ["parties"])


def check_own_number(id: str, number: str) -> None:
    """The number of a provision, of which the name of its file tells at least a part."""
    name = id.rpartition("/")[2]
    if not re.match("(?:arts?|ss?|sections?)-", name):
        return
    own, named = (set(re.findall("[0-9]+", text)) for text in (number, name))
    if own and named and own.isdisjoint(named):
        what = told("wants a number that the name of the file, %(name)s, has, not %(number)s", name=name, number=number)
        raise Unfit(what, told("Correct the number, or rename the file and its translations."), ["number"])


def check_proof(source: str, sources: Iterable[str]) -> None:
    """A proof whose source is among those that the statement names."""
    if source not in tuple(sources):
        wanted = told("wants one of `sources`, and %(source)s is none of them", source=source)
        raise Unfit(
            wanted,
            told("Add %(source)s to `sources`, or quote one that is named there.", source=source),
            ["proof", "source"],
        )
