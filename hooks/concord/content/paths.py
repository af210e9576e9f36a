"""What a file's path says: its kind, its id, its language."""

from __future__ import annotations

import re
from dataclasses import dataclass

from concord.records.kinds import (
    Article,
    Authority,
    Case,
    Corridor,
    Country,
    Instrument,
    Measure,
    Practice,
    Provision,
    Record,
    Term,
    Workshop,
)
from concord.records.values import COUNTRIES, LANGUAGES

HOME = "index"
ORIGINAL = "en"  # the language of a file without a language in its name
_SLUG = r"[a-z0-9]+(?:-[a-z0-9]+)*"
_CODE = "(?:" + "|".join(sorted(COUNTRIES)).lower() + ")"
BODIES = ("arab-league", "asean", "bilateral", "cis", "coe", "ilo", "oas", "un")
"""The folders of law that are no State's; each has a label, so that a page can name it."""
_LAW = f"(?:{_CODE}|{'|'.join(BODIES)})/{_SLUG}"
_HOUSE: tuple[tuple[str, type[Record]], ...] = (
    (rf"law/(?P<id>{_LAW})/index", Instrument),
    (rf"law/(?P<id>{_LAW}/{_SLUG})", Provision),
    (rf"(?P<id>countries/{_CODE})", Country),
    (rf"(?P<id>corridors/(?P<start>{_CODE})-(?!(?P=start)){_CODE})", Corridor),
    (rf"(?P<id>practices/(?!index$){_SLUG})", Practice),
    (rf"(?P<id>cases/(?!index$){_SLUG})", Case),
    (rf"(?P<id>measures/{_CODE}/{_SLUG})", Measure),
    (rf"(?P<id>workshops/(?!index$){_SLUG})", Workshop),
    (rf"(?P<id>glossary/(?!index$){_SLUG})", Term),
    (rf"(?P<id>authorities/{_CODE}/{_SLUG})", Authority),
    (rf"(?P<id>(?:(?:about|contribute)/(?:{_SLUG}/)*)?{_SLUG})", Article),
)


@dataclass(frozen=True)
class Address:
    """Where a file belongs: `docs/law/uz/cc/art-135.ru.md` is the provision `uz/cc/art-135` in Russian."""

    id: str
    kind: type[Record]
    language: str
    stem: str
    """The path without language and ending: `law/uz/cc/art-135`."""


def parse_address(file: str) -> Address | None:
    """The address that a path stands for, or None where no kind of page lives there."""
    match = re.fullmatch(rf"(?P<stem>[^.]+)(?:\.(?P<language>{'|'.join(LANGUAGES)}))?\.md", file)
    if match is None:
        return None
    for pattern, kind in _HOUSE:
        if found := re.fullmatch(pattern, match["stem"]):
            return Address(found["id"], kind, match["language"] or ORIGINAL, match["stem"])
    return None


def stem_of(id: str, kind: str) -> str:
    """The path, without language and ending, of a record's page."""
    if kind == "instrument":
        return f"law/{id}/index"
    return f"law/{id}" if kind == "provision" else id


def is_computed(record: Record) -> bool:
    """Whether a record's page is computed in every language, so that a file only adds words to it."""
    return record.id == HOME or record.kind in ("corridor", "country")


def page_path(stem: str, language: str) -> str:
    """The built page's path from the top of the site."""
    return f"{stem}.html" if language == ORIGINAL else f"{language}/{stem}.html"


def file_path(stem: str, language: str) -> str:
    """The Markdown file of a page in a language, from the content folder."""
    return f"{stem}.md" if language == ORIGINAL else f"{stem}.{language}.md"
