"""Which copy this is: what it was built from, when, in which languages."""

from __future__ import annotations

import datetime
import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from concord import __version__
from concord.content.files import content_files
from concord.language.languages import SITE, with_next
from concord.problem import WrongUse
from concord.records.kinds import Access

EDITION = "CONCORD_EDITION"
"""The environment variable that names the edition which is built; empty: the public one."""
COPY = "CONCORD_COPY"
"""The environment variable that names the languages of a copy, with those that stand in for them; empty: all."""
_TOLD = "data/article.json"  # every export says what it was built from; articles are always there

_LAST_SECOND = 253_402_300_799  # of the year 9999, after which no calendar here goes on


@dataclass(frozen=True)
class Identity:
    """The identity of a build. `content` is the first 12 hexadecimal digits of the SHA-256 of all content."""

    content: str
    date: str | None
    """ISO date from SOURCE_DATE_EPOCH; None where that is not set."""
    languages: tuple[str, ...] = SITE
    version: str = __version__
    """The version of the code that built it."""
    edition: Access = Access.PUBLIC

    @property
    def is_restricted(self) -> bool:
        """Whether it holds what is not for everybody."""
        return self.edition is Access.RESTRICTED

    def __str__(self) -> str:
        return f"{self.content}{f' ({self.date})' if self.date else ''}"


def identify(docs: Path, environment: Mapping[str, str]) -> Identity:
    """The identity of what is built from a content folder."""
    date, languages = date_of(environment), languages_of(environment)
    return Identity(content_hash(docs), date, languages, edition=edition_of(environment))


def identity_of(site: Path) -> Identity | None:
    """The identity that a built site says it has, so that a copy of it says the same; None where no whole site is."""
    told = site / _TOLD
    if not told.is_file():
        return None
    try:
        said = json.loads(told.read_text(encoding="utf-8"))
        edition = Access(said.get("edition", Access.PUBLIC))
        languages = tuple(said.get("languages", SITE))
        return Identity(said["content"], said["date"], languages, said["version"], edition)
    except (ValueError, KeyError, TypeError):
        return None


def content_hash(docs: Path) -> str:
    """A hash over the path and bytes of each file that a site is made of, the same whatever the order of the disk."""
    total = hashlib.sha256()
    for path in content_files(docs):
        name = path.relative_to(docs).as_posix()
        total.update(f"{name}\0{hashlib.sha256(path.read_bytes()).hexdigest()}\n".encode("utf-8", "surrogateescape"))
    return total.hexdigest()[:12]


def languages_of(environment: Mapping[str, str]) -> tuple[str, ...]:
    """The languages of the copy that is asked for; all where none are."""
    codes = environment.get(COPY, "").replace(",", " ").split()
    if unknown := [code for code in codes if code not in SITE]:
        raise WrongUse(f"{unknown[0][:40]!r} is no language of the site. Say some of {', '.join(SITE)}.")
    return with_next(codes) if codes else SITE


def edition_of(environment: Mapping[str, str]) -> Access:
    """The edition that is asked for; the public one where none is."""
    name = environment.get(EDITION) or Access.PUBLIC
    if name not in set(Access):
        raise WrongUse(f"{EDITION} is {name[:40]!r}, which is no edition. Say {' or '.join(Access)}, or unset it.")
    return Access(name)


def date_of(environment: Mapping[str, str]) -> str | None:
    """The date that SOURCE_DATE_EPOCH (seconds since 1970, UTC) stands for; None where it is not set, or 0."""
    seconds = environment.get("SOURCE_DATE_EPOCH", "0")
    if not re.fullmatch(r"[0-9]{1,12}", seconds) or int(seconds) > _LAST_SECOND:
        raise WrongUse(
            f"SOURCE_DATE_EPOCH is {seconds[:40]!r}, which is no number of whole seconds since 1970. "
            "Set it to what `git log -1 --format=%ct` prints, or unset it."
        )
    if int(seconds) == 0:  # built outside git, where nobody knows the date
        return None
    return datetime.datetime.fromtimestamp(int(seconds), datetime.UTC).date().isoformat()
