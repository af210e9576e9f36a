"""What a page says, as digests: they change with a value or a word, and with nothing that only looks otherwise.

Of a page that is divided only what everybody may read counts, so that both editions tell the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any

from concord.content.catalogue import Catalogue
from concord.content.editions import section_ids
from concord.content.frontmatter import Page
from concord.content.markdown.parsed import LEAD
from concord.content.sections import digest, parts_of
from concord.records.kinds import Record

_KEPT = frozenset(
    "id formerly also_called cleared edition restricted_sections verified reviewed published".split()
)  # how a page is kept, found and reviewed, and not what it says
_ADDRESS = re.compile(r"(?<=\]\()[a-z0-9/-]+")
_NAME, _WORDS = 3, 3  # digits for what a part is called and for what it says, which tell parts of one page apart
WHOLE = 8
"""How many hexadecimal digits the digest of a whole page has."""


@dataclass(frozen=True)
class Fingerprint:
    """A page as it is: the digest of the whole, and of each part by its name, a field or `#` and a heading's id."""

    whole: str
    parts: Mapping[str, str]
    fields: tuple[str, ...]
    """The names of all fields that such a page can have."""

    def __str__(self) -> str:
        return f"{self.whole}:{''.join(sorted(self.parts.values()))}"

    def is_as(self, then: str) -> bool:
        """Whether the page still says what it said when this was written down."""
        return then.partition(":")[0] == self.whole

    def changed(self, then: str) -> tuple[str, ...]:
        """The parts that were not so then, and the fields that are gone; none where only a section is."""
        rest, width = then.partition(":")[2], _NAME + _WORDS
        known = {rest[n : n + width] for n in range(0, len(rest), width)}
        gone = {part[:_NAME] for part in known} - {part[:_NAME] for part in self.parts.values()}
        new = (name for name, part in self.parts.items() if part not in known)
        return (*new, *(name for name in self.fields if _hash(name, _NAME) in gone))


def fingerprint(catalogue: Catalogue, id: str) -> Fingerprint:
    """What a record's page says today."""
    found: Fingerprint = catalogue.remember(("fingerprint", id), lambda: _fingerprint(catalogue, id))
    return found


def _fingerprint(catalogue: Catalogue, id: str) -> Fingerprint:
    record, page, names = catalogue.records[id], catalogue.pages.get(id), first_names(catalogue)
    parts = dict(_fields(record, names))
    for name, text in parts_of(page.body).items() if page else ():
        if name.removeprefix(LEAD) not in _hidden(record, page):
            parts[name] = digest(_ADDRESS.sub(lambda found: names.get(found[0], found[0]), text))
    told = "\n".join(f"{name} {value}" for name, value in sorted(parts.items()))
    digests = {name: _hash(name, _NAME) + _hash(value, _WORDS) for name, value in parts.items()}
    return Fingerprint(_hash(told, WHOLE), digests, tuple(type(record).model_fields))


def _hidden(record: Record, page: Page | None) -> frozenset[str]:
    wanted = record.restricted_sections
    return section_ids(page, wanted) if page and wanted else frozenset()


def _fields(record: Record, names: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    given = record.model_dump(mode="json", exclude=set(_KEPT), exclude_defaults=True)
    for name, value in given.items():
        told = (f"{path}={digest(names.get(text, text))}" for path, text in _leaves(value, ""))
        yield name, digest("\n".join(told))


def _leaves(value: Any, path: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, (dict, list)):
        rows = value.items() if isinstance(value, dict) else enumerate(value)
        for key, part in rows:
            if key not in _KEPT or key == "id":
                yield from _leaves(part, f"{path}.{key}")
    elif value is not None:
        yield path, str(value)


def first_names(catalogue: Catalogue) -> Mapping[str, str]:
    """The id that each page had first, under all that it had since: who moved a page has not changed the law."""
    found: Mapping[str, str] = catalogue.remember("first names", lambda: dict(_first_names(catalogue)))
    return found


def _first_names(catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    for record in catalogue.records.values():
        if record.formerly:
            yield from ((id, record.formerly[0]) for id in (record.id, *record.formerly))


def _hash(text: str, digits: int) -> str:
    return blake2b(text.encode(), digest_size=4).hexdigest()[:digits]
