"""What a copy is: its marks, its date, what is in it, what of that was verified or is overdue, and who signed it."""

from __future__ import annotations

import hashlib
import json
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from concord.answers.freshness import Age, due
from concord.answers.review import legal_check
from concord.content.catalogue import Catalogue
from concord.language.languages import SITE
from concord.language.writing import comma, date_text, language_name, number_text
from concord.records.kinds import Evidence
from concord.records.labels import N_
from concord.stick.front import Row, page, say, sections
from concord.stick.identity import Identity

_MARK = 16  # hexadecimal digits: short enough to be printed and read aloud


@dataclass(frozen=True)
class Counts:
    """How many records and statements were read, and how far they were looked at."""

    records: int
    statements: int
    verified: int
    """Statements that a person compared with the law itself."""
    overdue: int
    """Statements that are due for review on the date of the copy."""
    undated: int
    """Statements of which nobody knows when their source was read."""


@dataclass(frozen=True)
class Passport:
    """What a copy says of itself."""

    identity: Identity
    build: str
    """The mark of what is kept: pages and sources, byte by byte."""
    commit: str | None
    """The state of the project; None where that is not known, or something was changed since."""
    files: int
    pages: int
    sources: int
    """Files that the pages were made of; 0 where they are not in this copy."""
    counts: Counts | None
    """None where the sources are not in this copy."""
    signed_by: str | None
    """The fingerprint of the key; None where nobody signed."""


def build_mark(manifest: bytes) -> str:
    """The mark of everything that a list of files names."""
    return hashlib.sha256(manifest).hexdigest()[:_MARK]


def count(catalogue: Catalogue, today: str | None) -> Counts:
    """What a passport counts in a catalogue."""
    statements = list(_statements(catalogue))
    ages = [item.age for item in due(catalogue, today)]
    verified = sum(legal_check(catalogue, statement) is not None for statement in statements)
    return Counts(len(catalogue.records), len(statements), verified, ages.count(Age.DUE), ages.count(Age.UNKNOWN))


def _statements(catalogue: Catalogue) -> Iterator[Evidence]:
    for record in catalogue.records.values():
        if isinstance(record, Evidence):
            yield record


def commit_of(root: Path) -> str | None:
    """The commit that a project's folder is at; None outside git, or where something differs from it."""
    asked = (["status", "--porcelain", "--untracked-files=no"], ["rev-parse", "HEAD"])
    try:
        changed, commit = (
            subprocess.run(["git", "-C", str(root), *words], capture_output=True, text=True, check=True).stdout.strip()
            for words in asked
        )
    except (OSError, subprocess.CalledProcessError):
        return None
    return None if changed else commit


def passport_json(passport: Passport) -> str:
    """What a copy is, for programs."""
    told = asdict(passport)
    identity = told.pop("identity")
    return json.dumps({**identity, **told}, indent=2) + "\n"


def passport_page(passport: Passport) -> str:
    """What a copy is, for people, in every language."""
    return page("en", sections(lambda language: _rows(passport, language)))


def _rows(passport: Passport, language: str) -> list[Row]:
    identity, counts = passport.identity, passport.counts
    date = date_text(identity.date, language) if identity.date else say(N_("date not known"), language)
    names = comma(language).join(language_name(code, language) for code in SITE if code in identity.languages)
    numbers: Mapping[str, int] = {
        N_("Files"): passport.files,
        N_("Pages"): passport.pages,
        N_("Files that the pages were made of"): passport.sources,
        **({N_("Statements with a source"): counts.statements} if counts else {}),
        **({N_("Compared with the law itself by a person"): counts.verified} if counts else {}),
        **({N_("Due for review"): counts.overdue} if counts else {}),
    }
    signer = passport.signed_by or say(N_("Not signed: nobody vouches for this copy."), language)
    return [
        Row(say(N_("Mark of the pages and of what they were made of"), language), passport.build, is_code=True),
        Row(say(N_("Mark of the content"), language), identity.content, is_code=True),
        Row(say(N_("Date"), language), date),
        Row(say(N_("Languages"), language), names),
        *(Row(say(label, language), number_text(number, language)) for label, number in numbers.items()),
        Row(say(N_("Version of the program"), language), _program(passport), is_code=True),
        Row(say(N_("Signed with the key"), language), signer, is_code=passport.signed_by is not None),
    ]


def _program(passport: Passport) -> str:
    return " ".join(filter(None, (passport.identity.version, passport.commit)))
