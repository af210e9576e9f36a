"""What the form saves and `concord import` takes in: one value a kind of contribution, and its JSON Schema.

Nothing here names a person: who sends is told by profession and State.
"""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, Field, WithJsonSchema
from pydantic.config import JsonDict
from pydantic.json_schema import GenerateJsonSchema, models_json_schema
from pydantic_core import PydanticCustomError

from concord.content.paths import ORIGINAL
from concord.content.texts import MADE
from concord.records.kinds import Actor, Involvement, PracticeForm, Stage
from concord.records.values import LANGUAGES, CountryCode, RecordId, Slug, Url, Value

FORMAT = "concord-contribution-1"
"""What a file says that it is; another number once what it holds is another."""
MARKUP = "<[A-Za-z/!?]"
HIDDEN = r"[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\ud800-\udfff]"
"""Signs that nobody sees, or that turn what stands around them. Python and JavaScript read both patterns alike."""


def line(text: str) -> str:
    """A text on one line, as it is kept."""
    return " ".join(re.split(r"\s+", unicodedata.normalize("NFC", text).strip()))


def paragraphs(text: str) -> str:
    """A text of several paragraphs, as it is kept: each on a line, with an empty line between two."""
    lines = (line(part) for part in re.split(r"[\r\n]+", text))
    return "\n\n".join(part for part in lines if part)


def _checked(text: str) -> str:
    if re.search(MARKUP, text):
        raise PydanticCustomError("markup", "holds markup")
    return text


def _kept(form: Any) -> BeforeValidator:
    def keep(text: Any) -> Any:
        if isinstance(text, str) and re.search(HIDDEN, text):
            raise PydanticCustomError("hidden", "holds signs that nobody sees")
        return form(text) if isinstance(text, str) else text

    return BeforeValidator(keep)


def _day(text: str) -> str:
    try:
        return datetime.date.fromisoformat(text).isoformat()
    except ValueError as error:
        raise PydanticCustomError("day", "is no day") from error


def _among(codes: tuple[str, ...]) -> AfterValidator:
    def check(code: str) -> str:
        if code not in codes:
            raise PydanticCustomError("choice", "is none of them")
        return code

    return AfterValidator(check)


WRITTEN = tuple(code for code in LANGUAGES if code not in MADE)
"""The languages that people write in; the other script of Uzbek is made by rule."""
TRANSLATED = tuple(code for code in WRITTEN if code != ORIGINAL)
_Written = Annotated[str, _among(WRITTEN), WithJsonSchema({"type": "string", "enum": list(WRITTEN)})]
_Translated = Annotated[str, _among(TRANSLATED), WithJsonSchema({"type": "string", "enum": list(TRANSLATED)})]
_PLAIN: JsonDict = {"not": {"pattern": rf"{MARKUP}|{HIDDEN}|^\s*$"}}
_Title = Annotated[
    str, _kept(line), Field(min_length=1, max_length=200, json_schema_extra=_PLAIN), AfterValidator(_checked)
]
_Source = Annotated[
    str, _kept(line), Field(min_length=1, max_length=300, json_schema_extra=_PLAIN), AfterValidator(_checked)
]
_Words = Annotated[
    str, _kept(line), Field(min_length=1, max_length=600, json_schema_extra=_PLAIN), AfterValidator(_checked)
]
_Instead = Annotated[
    str, _kept(line), Field(min_length=1, max_length=2_000, json_schema_extra=_PLAIN), AfterValidator(_checked)
]
_Text = Annotated[
    str, _kept(paragraphs), Field(min_length=1, max_length=20_000, json_schema_extra=_PLAIN), AfterValidator(_checked)
]
_Day = Annotated[
    str, AfterValidator(_day), WithJsonSchema({"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"})
]


class Sent(Value):
    """What every contribution says."""

    format: Literal["concord-contribution-1"]
    """What the file is, `concord-contribution-1`."""
    kind: str
    """What is sent, `practice`."""
    language: _Written
    """The language that it is written in by its code, `ru`; what is to mend is told in it."""
    role: Actor
    """The profession of who sends it, `prosecutor`, and never a name."""
    state: CountryCode | None = None
    """Her State by its two-letter code, `UZ`; empty: not told."""
    on: _Day
    """The day on which it was written, `2026-11-28`."""
    mark: Annotated[str, Field(pattern="^[0-9a-f]{12}$")] | None = None
    """The mark of the copy in which it was written, `0e52f4393565`; empty: in Word, where the form is of no copy."""


class SentPractice(Sent):
    """A practice, or a lesson learned."""

    kind: PracticeForm
    """Which of the two, `practice`."""
    title: _Title
    """What it may be called, `A direct channel between two prosecutors`."""
    text: _Text
    """Who did what, and what came of it, in paragraphs."""
    countries: tuple[Involvement, ...] = ()
    """The countries that took part, each with its role; empty: not told."""
    stages: tuple[Stage, ...] = ()
    """The stages of a case it helps with, `[identification]`; empty: not told."""
    actors: tuple[Actor, ...] = ()
    """The professions and bodies that take part, `[police]`; empty: not told."""
    source: _Source
    """The document it rests on: title, number, date, as one finds it."""
    url: Url | None = None
    """The full address of that document, `https://example.org/report`; empty: it is not on the web."""


class SentCorrection(Sent):
    """Words of a page, and what should stand there."""

    kind: Literal["correction"]
    """That it is one, `correction`."""
    page: RecordId
    """The record that is corrected, `practices/direct-channel`."""
    words: _Words
    """The words as they stand on the page."""
    instead: _Instead
    """The words that should stand there."""
    source: _Source
    """Where that was read: title, number and date of the document, article."""


class SentTranslation(Sent):
    """A part of a page in another language."""

    kind: Literal["translation"]
    """That it is one, `translation`."""
    language: _Translated
    """The language that it is translated into by its code, `ky`."""
    page: RecordId
    """The record whose page is translated, `practices/direct-channel`."""
    part: Slug | None = None
    """The id of the heading above the part, `result`; empty: the text before the first heading."""
    title: _Title | None = None
    """The title of the page, or the heading of the part; empty: that of the translation which is there."""
    text: _Text
    """The part, translated, in paragraphs."""


KINDS: Mapping[str, type[Sent]] = {
    **dict.fromkeys(map(str, PracticeForm), SentPractice),
    "correction": SentCorrection,
    "translation": SentTranslation,
}
"""What is sent, by the word for it."""


def schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of a file that the form saves."""
    kinds = tuple(dict.fromkeys(KINDS.values()))
    refs, parts = models_json_schema([(kind, "validation") for kind in kinds])
    choice = [refs[kind, "validation"] for kind in kinds]
    return {"$schema": GenerateJsonSchema.schema_dialect, "oneOf": choice, **parts}
