"""Fields that only some pages of a kind have, and what one field must not say against another."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from babel import Locale
from pydantic import AfterValidator, ValidationInfo

from concord.records.limits import Unfit
from concord.records.values import COUNTRIES, LANGUAGES
from concord.told import told, write

_TAKE_OUT = told("Take it out.")
_WORD = re.compile(r"[^\W\d_]{3,}")


def only_where(name: str, wanted: str) -> AfterValidator:
    """Marks a field that only pages have on which another field, which stands above it, has one value."""

    def check(value: Any, given: ValidationInfo) -> Any:
        has = given.data.get(name)
        if value and has is not None and has != wanted:
            what = told(
                "is only for a page whose `%(name)s` is %(wanted)s, and here it is %(has)s",
                name=name,
                wanted=wanted,
                has=has,
            )
            raise Unfit(what, told("Take it out, or correct `%(name)s`.", name=name))
        return value

    return AfterValidator(check)


def of_a_treaty(value: Any, given: ValidationInfo) -> Any:
    """What only an article of a treaty has, and no law of a State."""
    owner = given.data.get("id", "").partition("/")[0].upper()
    if value and owner in COUNTRIES:
        raise Unfit(told("is only for an article of a treaty, and this is law of %(state)s", state=owner), _TAKE_OUT)
    return value


def not_its_own(states: tuple[str, ...], given: ValidationInfo) -> tuple[str, ...]:
    """States that ask another, or are asked by it, and never the one whose page it is."""
    own = given.data.get("id", "").partition("/")[2].partition("/")[0].upper()
    if own in states:
        raise Unfit(told("names %(code)s, whose page this is", code=own), _TAKE_OUT, [states.index(own)])
    return states


def check_measure(measure: str, given: ValidationInfo, words: Sequence[str]) -> None:
    """The measure of a fiche, which the name of its file may begin with."""
    name = given.data.get("id", "").rpartition("/")[2]
    meant = next((word for word in words if f"{name}-".startswith(f"{word}-")), measure)
    if meant != measure:
        what = told(
            "wants %(meant)s, with which the name of the file begins, not %(measure)s", meant=meant, measure=measure
        )
        raise Unfit(what, told("Correct the one that is wrong."))


def check_bodies(bodies: tuple[Any, ...], given: ValidationInfo) -> tuple[Any, ...]:
    """Bodies of countries that take part themselves, where it is said which do."""
    countries = {part.country for part in given.data.get("countries", ())}
    for number, body in enumerate(bodies if countries else ()):
        if body.country and body.country not in countries:
            what = told("names %(code)s, which is not in `countries`", code=body.country)
            mend = told("Add %(code)s to `countries` with its role.", code=body.country)
            raise Unfit(what, mend, [number, "country"])
    return bodies


def check_titles(sources: Mapping[str, str], given: ValidationInfo) -> Mapping[str, str]:
    """Sources of titles that are there."""
    for language in sources:
        if language not in given.data.get("original_titles", sources):
            what = told("tells where a title was read, and `original_titles` has none in this language")
            raise Unfit(what, told("Add the title, or take this out."), [language])
    return sources


def check_languages(languages: tuple[str, ...]) -> tuple[str, ...]:
    """Languages by their names, as readers know them."""
    for number, name in enumerate(languages):
        if name in LANGUAGES:
            meant = str(Locale.parse(name, "-").get_display_name(LANGUAGES[0]))
            raise Unfit(told("wants the name of a language, not its code %(code)s", code=name), write(meant), [number])
    return languages


def check_whole(answer: str, penalties: Sequence[Any]) -> None:
    """An offence of which a part is a serious crime, which makes it one."""
    serious = next((penalty for penalty in penalties if penalty.serious == "yes"), None)
    if answer == "no" and serious:
        what = told("says no, and part %(part)s of `penalties` says yes", part=serious.part)
        mend = told("Serious is a maximum of four years or more; correct the one that is wrong.")
        raise Unfit(what, mend, ["serious"])


def check_unit(value: str, unit: str) -> None:
    """A number without what is counted, which its unit says behind it."""
    counted = {word.lower() for word in _WORD.findall(unit)}
    twice = [word for word in _WORD.findall(value) if word.lower() in counted]
    if twice:
        bare = " ".join(part for part in value.split() if part.strip(".,").lower() not in counted)
        what = told("has %(words)s, which `unit` says behind it", words=" ".join(twice))
        raise Unfit(what, write(bare), ["value"])
