"""The small values that records are made of. Text becomes one of these at the door."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Annotated, Any, Self

from babel import Locale
from babel.languages import get_official_languages
from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    GetCoreSchemaHandler,
    WithJsonSchema,
    model_validator,
)
from pydantic_core import CoreSchema, core_schema

from concord.problem import nearest
from concord.records.labels import PINPOINTS
from concord.records.limits import HAPPENED, Unfit, check_quote
from concord.records.relations import RELATES
from concord.records.shapes import DATE, SLUG, SOURCE_TYPES, URL, check_date, check_slug, check_source_type, check_url
from concord.told import told, write

# ISO 3166-1 codes of the States that are named anywhere on our pages, and no other: a typing mistake must not pass.
COUNTRIES = frozenset(
    (
        "AE AF AL AM AT AZ BE BG BH BY CA CH CN CY CZ DE DO EE EG ES FI FR GB GE GR HU ID IE IL IN IQ IR IT JM JO JP"
        " KG KH KR KW KZ LA LB LK LT LV MD ME MK MM MN MY NL NO NP OM PH PK PL PT QA RO RS RU SA SE SG SI SK SY TH TJ"
        " TM TR UA US UZ VN"
    ).split()
)
CENTRAL_ASIA = ("KZ", "KG", "TJ", "TM", "UZ")
# The languages that content is written in and the site is built for (BCP 47), the original one first.
LANGUAGES = ("en", "ru", "uz", "uz-Cyrl", "kk", "ky", "tg", "tk", "tr", "ar", "th")
QUOTED = (*LANGUAGES, "fr", "nl")  # sources that are quoted speak more


class Prose(str):
    """Text for readers, which a translation may give in another language. `lang` says which one this is (BCP 47)."""

    __slots__ = ("lang",)
    lang: str

    def __new__(cls, text: str, lang: str = "en") -> Prose:
        """A text in a language."""
        made = super().__new__(cls, text)
        made.lang = lang
        return made

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(cls._read)

    @classmethod
    def _read(cls, given: Any) -> Prose:
        if isinstance(given, cls):
            return given
        if not isinstance(given, str) or not given:
            raise Unfit(told("wants a text"), told("Write it in words, without brackets."))
        return cls(given)

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: Any) -> dict[str, Any]:
        return {"type": "string", "minLength": 1}


@cache
def country_names() -> Mapping[str, str]:
    """What each State that we name is called in English, by its code."""
    territories = Locale(LANGUAGES[0]).territories
    return {code: str(territories[code]) for code in sorted(COUNTRIES)}


def _check_country(code: str) -> str:
    if code not in COUNTRIES:
        wanted = told("wants a two-letter country code in capitals, such as UZ or AE, not %(code)s", code=code)
        names = {name: known for known, name in country_names().items()}
        found = code.upper() if code.upper() in COUNTRIES else names.get(nearest(code, names) or "")
        raise Unfit(wanted, write(found) if found else told("Take the code from ISO 3166-1; it has two capitals."))
    return code


def _check_language(code: str) -> str:
    return _among(LANGUAGES, code)


def _check_quoted(code: str) -> str:
    return _among(QUOTED, code)


def language_of_country(code: str) -> str | None:
    """The language of ours that a State speaks, its own before Russian and English; None where it speaks none."""
    spoken = get_official_languages(code.upper(), de_facto=True)
    own = [known for known in spoken if known in LANGUAGES and known not in ("en", "ru")]
    return next((known for known in (*own, *spoken[:1]) if known in LANGUAGES), None)


def _among(languages: tuple[str, ...], code: str) -> str:
    if code not in languages:
        names = {str(Locale.parse(known, "-").get_display_name(LANGUAGES[0])): known for known in languages}
        found = names.get(nearest(code, names) or "") or language_of_country(code) or nearest(code, languages)
        wanted = told(
            "wants the code of a language, one of %(languages)s, not %(code)s", languages=" ".join(languages), code=code
        )
        raise Unfit(wanted, write(found) if found else told("Write the language's code, and not the country's."))
    return code


def _one_of(words: Iterable[str]) -> WithJsonSchema:
    return WithJsonSchema({"type": "string", "enum": list(words)})


def _shaped(pattern: str) -> WithJsonSchema:
    return WithJsonSchema({"type": "string", "pattern": f"^{pattern}$"})


def _check_corridor(text: str) -> str:
    start, _, end = text.partition("-")
    if not re.fullmatch("[A-Z]{2}-[A-Z]{2}", text) or start == end:
        codes = re.findall("[A-Z]{2}", text.upper())
        is_pair = len(set(codes)) == 2 == len(codes)
        mend = write("-".join(codes)) if is_pair else told("Name where it begins and ends.")
        raise Unfit(
            told("wants two different countries with a hyphen between, such as UZ-AE, not %(text)s", text=text), mend
        )
    return f"{_check_country(start)}-{_check_country(end)}"


CountryCode = Annotated[str, AfterValidator(_check_country), _one_of(sorted(COUNTRIES))]
Language = Annotated[str, AfterValidator(_check_language), _one_of(LANGUAGES)]
PartialDate = Annotated[str, AfterValidator(check_date), _shaped(DATE)]  # ISO 8601: year, month or day
CorridorCode = Annotated[str, AfterValidator(_check_corridor), _shaped("[A-Z]{2}-[A-Z]{2}")]  # an ordered pair: UZ-AE


def _check_pinpoint(text: str) -> str:
    word, _, number = text.partition(" ")
    if not re.fullmatch(r"[0-9a-z-]*(\([0-9a-z, ]+\))*", number if word in PINPOINTS else text):
        mend = told("Write the place alone, with one of %(words)s before it.", words=", ".join(PINPOINTS))
        raise Unfit(
            told("wants a place such as (2)(b), para. 18, part 3 or art. 120(3), not %(text)s", text=text), mend
        )
    return text


def _check_id(text: str) -> str:
    for part in text.split("/"):
        check_slug(part)
    return text


def _second(items: Sequence[object]) -> int | None:
    """The number of the first item, from 0, that another before it is equal to."""
    seen = set[object]()
    for number, item in enumerate(items):
        if item in seen:
            return number
        seen.add(item)
    return None


def _check_unique(items: tuple[Any, ...]) -> tuple[Any, ...]:
    ids = [item.id for item in items]
    twice = _second(ids)
    if twice is not None:
        raise Unfit(
            told("wants each id once, and has %(twice)s twice", twice=ids[twice]),
            told("Give one of the two another id."),
            [twice],
        )
    return items


Slug = Annotated[str, AfterValidator(check_slug), _shaped(SLUG)]
RecordId = Annotated[str, AfterValidator(_check_id), _shaped(f"{SLUG}(/{SLUG})*")]
Unique = AfterValidator(_check_unique)
"""Marks a tuple of things that are told apart by their `id`."""
SourceType = Annotated[str, AfterValidator(check_source_type), _one_of(SOURCE_TYPES)]
Url = Annotated[str, AfterValidator(check_url), _shaped(URL)]


def types_in(annotation: Any) -> Iterator[type]:
    """The plain types that an annotation is made of."""
    if isinstance(annotation, type) and not hasattr(annotation, "__args__"):
        yield annotation
    for part in getattr(annotation, "__args__", ()):
        yield from types_in(part)


class Value(BaseModel):
    """A frozen value that refuses fields it does not know. The sentence below a field is its entry in the handbook."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)

    @model_validator(mode="after")
    def _nothing_is_said_twice(self) -> Self:
        for name in type(self).model_fields:
            items = getattr(self, name)
            if isinstance(items, tuple) and len(items) > 1 and (twice := _second(items)) is not None:
                what = told("wants each value once, and has one twice")
                raise Unfit(what, told("Remove one of the two, or correct it."), [name, twice])
        return self

    @model_validator(mode="before")
    @classmethod
    def _empty_is_not_given(cls, given: Any) -> Any:
        """Forms save an empty line for each field that nobody filled in."""
        if not isinstance(given, dict) or all(value is not None for value in given.values()):
            return given
        optional = {name for name, info in cls.model_fields.items() if not info.is_required()}
        return {name: value for name, value in given.items() if value is not None or name not in optional}


class Link(Value):
    """A relation to another record. Written as a bare id where there is no more to say."""

    to: str
    """The id of the record it leads to, `un/tip-protocol/art-3`, which is all one writes where there is no more to
    say."""
    at: Annotated[str, AfterValidator(_check_pinpoint)] | None = None
    """The place in the target, `(2)(b)`, `para. 18`, `part 3` or `art. 120(3)`; empty: the target as a whole."""
    stated_by: Annotated[str | None, RELATES] = None
    """The id of the source that states this relation, `unodc-tip-guide`; empty: the mapping is ours, and the page says
    so."""

    @model_validator(mode="before")
    @classmethod
    def _from_text(cls, given: Any) -> Any:
        return {"to": given} if isinstance(given, str) else given


def _check_digest(text: str | None) -> str | None:
    if text is not None and not re.fullmatch("[0-9a-f]{8}", text):
        wanted = told("wants eight hexadecimal digits, which are computed and never typed, not %(text)s", text=text)
        raise Unfit(wanted, told("Remove the line, or let `concord review ID STEP --role ROLE` write it."))
    return text


class Verified(Value):
    """That a person checked a statement against the law itself. Empty until somebody did."""

    on: Annotated[PartialDate, HAPPENED]
    """The day on which it was compared with the law itself, `2026-11-24`."""
    by: str
    """The role that checked, `prosecutor, Uzbekistan`, and never a name."""
    words: Annotated[str | None, AfterValidator(_check_digest)] = None
    """The digest of the page as it was then, `"1a2b3c4d"`, which the command of reviewers writes; empty: typed by hand,
    it counts whatever changed since."""


class Proof(Value):
    """The words of a source that a statement rests on."""

    source: Annotated[str, RELATES]
    """The id of the document quoted, `treaties-xviii-12-a`, as `sources.yaml` has it."""
    language: Annotated[str, AfterValidator(_check_quoted), _one_of(QUOTED)] = "en"
    """The language of the quote by its code, `ru`; left out: English."""
    quote: Annotated[str | None, AfterValidator(check_quote)] = None
    """At most 25 words of the source in its own language, `the principle of reciprocity shall be confirmed in writing`;
    empty: the page was read, its wording was not kept."""

    @property
    def words(self) -> Prose:
        """The quote, which knows its language."""
        return Prose(self.quote or "", self.language)
