"""Languages of the site, and which one a reader gets where her own is missing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeVar

from pydantic import BaseModel

from concord.content.catalogue import Catalogue
from concord.content.frontmatter import Path
from concord.content.paths import ORIGINAL
from concord.records.kinds import Record
from concord.records.values import LANGUAGES, Prose

# The languages the site is built in, the default first.
SITE = LANGUAGES
COMPLETE = ("en", "ru")  # the languages every content page is written in
_CHAINS = {"en": ("en", "ru"), "ru": ("ru", "en"), "tr": ("tr", "en"), "ar": ("ar", "en"), "th": ("th", "en")}
HOMES = {
    "kk": "kz",
    "ky": "kg",
    "tg": "tj",
    "tk": "tm",
    "tr": "tr",
    "uz": "uz",
    "uz-Cyrl": "uz",
    "ar": "ae",
    "th": "th",
}
"""The State from which one asks who reads a language, where she names no other: English and Russian are of many."""
T = TypeVar("T", bound=BaseModel)


def chain(language: str) -> tuple[str, ...]:
    """The languages a reader is offered, best first: uz, kk, ky, tg, tk → ru → en; tr, ar, th → en."""
    return _CHAINS.get(language, (language, "ru", "en"))


def with_next(codes: Iterable[str]) -> tuple[str, ...]:
    """Languages with those that their readers are offered next, in the order of the site; the original always."""
    wanted = {ORIGINAL, *(next for code in codes for next in chain(code))}
    return tuple(code for code in SITE if code in wanted)


def language_of(catalogue: Catalogue, id: str, reader: str) -> str:
    """The language in which a reader sees a record: the nearest in her chain that it is written in."""
    written = (code for code in chain(reader) if code == ORIGINAL or (id, code) in catalogue.translations)
    return next(written, ORIGINAL)


def localize(catalogue: Catalogue, record: Record, reader: str) -> Record:
    """The record with each text in the nearest language it is written in; each text knows which one that is."""
    texts: dict[Path, Prose] = {}
    ahead = chain(reader)[: chain(reader).index(ORIGINAL)]  # the languages she prefers to the original
    for code in reversed(ahead):
        if translation := catalogue.translations.get((record.id, code)):
            texts |= {path: Prose(text, code) for path, text in translation.translated(record).items()}
    return _replaced(record, (), texts) if texts else record


def _replaced(value: T, path: Path, texts: Mapping[Path, Prose]) -> T:
    changes: dict[str, object] = {}
    for name in type(value).model_fields:
        field = getattr(value, name)
        if isinstance(field, tuple):
            items = tuple(
                _swapped(item, (*path, name, getattr(item, "id", number)), texts) for number, item in enumerate(field)
            )
            changed: object = items
        else:
            changed = _swapped(field, (*path, name), texts)
        if changed is not field:
            changes[name] = changed
    return value.model_copy(update=changes)


def _swapped(item: object, path: Path, texts: Mapping[Path, Prose]) -> object:
    if isinstance(item, Prose):
        return texts.get(path, item)
    return _replaced(item, path, texts) if isinstance(item, BaseModel) else item
