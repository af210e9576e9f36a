"""A translator's work: a ready file beside the original, and the record of what was translated."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path as Folder
from typing import Any

from concord.content.catalogue import Catalogue
from concord.content.frontmatter import Path
from concord.content.paths import file_path, stem_of
from concord.content.reading import Translation, prose_of
from concord.content.sections import digests, parts_of, sections_of, words_of
from concord.problem import Refusal
from concord.translation.splice import block_of
from concord.translation.staleness import stale_sections

_WORD = re.compile(r"[^\W\d_]+")


class NothingToTranslate(Refusal):
    """There is no such record, or nothing on its page to translate."""


def translation_file(catalogue: Catalogue, id: str, language: str) -> str:
    """The path, from the content folder, of a record's page in a language."""
    record = catalogue.find(id)
    if record is None or record.id not in catalogue.pages:
        raise NothingToTranslate(f"{id}: no page has this id")
    return file_path(stem_of(record.id, record), language)


def file_to_write(docs: Folder, catalogue: Catalogue, id: str, language: str) -> str:
    """The same path, where nothing stands there that was not read."""
    name = translation_file(catalogue, id, language)
    if (id, language) not in catalogue.translations and (docs / name).exists():
        raise NothingToTranslate(f"{name}: has something to mend first, and was left as it is. Run `concord check`.")
    return name


def draft(catalogue: Catalogue, id: str, language: str) -> str:
    """A page for a translator: what is translated and fresh stays, the rest stands in the original's words.

    Sections that stand in the original's words are not recorded as translated, so the page says how many are missing.
    """
    record, page = catalogue.records[id], catalogue.pages[id]
    old = catalogue.translations.get((id, language))
    fresh = {} if old is None else old.translates
    stale = {name for name, value in digests(record, page.body).items() if fresh.get(name) != value}
    fields = {path: old.texts[path] if old and path in old.texts else str(text) for path, text in prose_of(record)}
    kept = {name: old.translates[name] for name in old.translates if name not in stale} if old else {}
    theirs = parts_of(old.page.body) if old else {}
    parts = [theirs.get(name, text) if name not in stale else text for name, text in parts_of(page.body).items()]
    return render(fields, "\n\n".join(parts), kept, old)


def confirm(catalogue: Catalogue, id: str, language: str) -> str:
    """The translation as it stands, recorded as translating every section but those in the original's words."""
    old = catalogue.translations[(id, language)]
    have = {*words_of(old)} - {*untouched(catalogue, id, language)}
    now = digests(catalogue.records[id], catalogue.pages[id].body)
    return render(old.texts, old.page.body.strip(), {name: now[name] for name in now if name in have}, old)


def untouched(catalogue: Catalogue, id: str, language: str) -> tuple[str, ...]:
    """The sections of a translation that say word for word what the original says; a name of two words may well."""
    told = words_of(catalogue.translations[(id, language)])
    originals = sections_of(catalogue.records[id], catalogue.pages[id].body)
    return tuple(name for name, text in originals.items() if told.get(name) == text and len(_WORD.findall(text)) > 2)


def render(texts: Mapping[Path, str], body: str, translates: Mapping[str, str], old: Translation | None) -> str:
    """A translation's file; who made and checked the earlier one stays said."""
    front: dict[Path, Any] = {**texts, ("translated_by",): "machine" if old and old.by_machine else "person"}
    if old and old.reviewed:
        front |= {("reviewed", "on"): old.reviewed.on, ("reviewed", "by"): str(old.reviewed.by)}
    front |= {("translates", name): value for name, value in translates.items()}
    return f"---\n{block_of(front)}---\n" + (f"\n{body}\n" if body else "")


@dataclass(frozen=True)
class Progress:
    """How far a language is: pages, sections translated and fresh, stale, and left in the original's words."""

    language: str
    pages: int
    fresh: int
    stale: int
    left: int

    @property
    def whole(self) -> int:
        """All sections."""
        return self.fresh + self.stale + self.left


def progress(catalogue: Catalogue, languages: tuple[str, ...]) -> tuple[Progress, ...]:
    """How far each language is, counted over the pages that have a translation."""
    translated = dict.fromkeys(id for id, _ in catalogue.translations)
    now = {id: digests(catalogue.records[id], original_body(catalogue, id)) for id in translated}
    rows = []
    for language in languages:
        mine = [t for (_, code), t in sorted(catalogue.translations.items()) if code == language]
        stale = sum(len(stale_sections(now[t.id], t)) for t in mine)
        whole = sum(len(now[t.id]) for t in mine)
        kept = sum(len(t.translates) for t in mine)
        rows.append(Progress(language, len(mine), max(kept - stale, 0), stale, max(whole - kept, 0)))
    return tuple(rows)


def original_body(catalogue: Catalogue, id: str) -> str:
    """The text under the fields of a record's page; empty where the page is only computed."""
    return catalogue.pages[id].body if id in catalogue.pages else ""
