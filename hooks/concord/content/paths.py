"""What a file's path says: its kind, its id, its language."""

from __future__ import annotations

import re
from dataclasses import dataclass

from concord.problem import nearest
from concord.records.kinds import KINDS, Corridor, Country, Record
from concord.records.values import COUNTRIES, LANGUAGES, language_of_country
from concord.told import told

HOME = "index"
MADE = ("uz-Cyrl",)  # translations that are made of others, so that nobody can mend them
ORIGINAL = "en"  # the language of a file without a language in its name
SLUG = r"[a-z0-9]+(?:-[a-z0-9]+)*"
RESERVED = re.compile(r"(?i)^(con|prn|aux|nul|com\d|lpt\d)(\.|$)")
"""The names that Windows keeps for itself."""
_CODE = "(?:" + "|".join(sorted(COUNTRIES)).lower() + ")"
BODIES = ("arab-league", "asean", "bilateral", "cis", "coe", "ilo", "oas", "un")
"""The folders of law that are no State's; each has a label, so that a page can name it."""
_LAW = "law/"
_STEPS = {
    "{slug}": rf"(?!index$){SLUG}",
    "{country}": _CODE,
    "{owner}": f"(?:{_CODE}|{'|'.join(BODIES)})",
    "{pair}": rf"(?P<start>{_CODE})-(?!(?P=start)){_CODE}",
    "{article}": rf"(?:(?:about|contribute)/(?:{SLUG}/)*)?{SLUG}",
}
"""What the varying steps of a kind's room may be."""


def _room(kind: type[Record]) -> re.Pattern[str]:
    return re.compile("/".join(_STEPS.get(step, step) for step in kind.room.split("/")))


_HOUSE = tuple((_room(kind), kind) for kind in KINDS if kind.room)
ROOMS = frozenset({kind.room.partition("/")[0] for kind in KINDS if "/" in kind.room} | {"about", "contribute"})
"""The folders in which pages stand, and files beside them."""

_MADE = re.compile(
    r"(?:cases-begin|compare|indexes|matrix|review|roles|sources)/[a-z0-9-]+|[a-z]+/index"
    r"|confidence|contribute/(?:fields|send)|copy|languages|outcomes|search"
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
    match = re.fullmatch(rf"(?P<stem>[^.]+)(?:\.(?P<language>{'|'.join(LANGUAGES[1:])}))?\.md", file)
    if match is None:
        return None
    stem = match["stem"]
    if any(RESERVED.match(step) for step in stem.split("/")):
        return None
    for room, kind in _HOUSE:
        if room.fullmatch(stem):
            id = stem.removeprefix(_LAW).removesuffix("/index") if kind.room.startswith(_LAW) else stem
            return Address(id, kind, match["language"] or ORIGINAL, stem)
    return None


def why_no_address(file: str) -> tuple[str, str]:
    """What is wrong with a path at which no kind of page lives, and how to mend it."""
    stem, _, code = file.removesuffix(".md").rpartition(".")
    if "." in stem or parse_address(f"{stem}.md") is None:
        found = _meant(file)
        mend = told("See the folders in ARCHITECTURE.md; names are small Latin letters, digits and hyphens.")
        return told("no kind of page lives at this path"), told("Name it %(file)s.", file=found) if found else mend
    language = next((known for known in LANGUAGES if known.lower() == code.lower().replace("_", "-")), None)
    if language or code.upper() not in COUNTRIES:
        what = told("%(code)s is not the code of a language as files are named by it", code=code)
    else:
        language = language_of_country(code)
        what = told("%(code)s is the code of a country, and a file is named by the code of its language", code=code)
    rename = (
        told("Name it %(file)s.", file=file_path(stem, language))
        if language
        else told("Write one of %(languages)s there.", languages=" ".join(LANGUAGES[1:]))
    )
    return what, rename


def _meant(file: str) -> str | None:
    """The path that was meant by one with other signs, or with the language or the room written otherwise."""
    steps = file.removesuffix(".md").lower().split("/")
    name, ended = re.subn(r"(?:\.md)+$", "", steps[-1])
    codes = "|".join(map(str.lower, LANGUAGES[1:]))
    stem, _, code = re.sub(rf"[._-]({codes})$", r".\1", name).partition(".") if not ended else (name, "", "")
    if len(steps) > 2 and steps[-2] in LANGUAGES and not code:
        code = steps.pop(-2)
    room = nearest(steps[0], ROOMS) or steps[0]
    path = "/".join(re.sub("[^a-z0-9]+", "-", step).strip("-") for step in (room, *steps[1:-1], stem))
    address = parse_address(file_path(path, code or ORIGINAL))
    return file_path(path, code or ORIGINAL) if address and address.language not in MADE else None


def stem_of(id: str, kind: type[Record] | Record) -> str:
    """The path, without language and ending, of the page that a record of a kind has under an id."""
    if not kind.room.startswith(_LAW):
        return id
    return f"{_LAW}{id}/index" if kind.room.endswith("/index") else _LAW + id


def is_computed(record: Record) -> bool:
    """Whether a record's page is computed in every language, so that a file only adds words to it."""
    return record.id == HOME or isinstance(record, (Corridor, Country))


def is_made(stem: str) -> bool:
    """Whether a page at a stem is made of the catalogue alone, so that it has no file of its own."""
    return bool(_MADE.fullmatch(stem))


def page_path(stem: str, language: str) -> str:
    """The built page's path from the top of the site."""
    return f"{stem}.html" if language == ORIGINAL else f"{language}/{stem}.html"


def file_path(stem: str, language: str) -> str:
    """The Markdown file of a page in a language, from the content folder."""
    return f"{stem}.md" if language == ORIGINAL else f"{stem}.{language}.md"
