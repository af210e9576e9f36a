"""The pages of the site, written as plain Markdown into a folder that any engine builds from.

Content and computed pages look alike there: `stem.md`, `stem.ru.md`. Their front matter holds a title and nothing else,
so no engine ever reads our fields.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from concord.content.catalogue import SOURCES, Catalogue
from concord.content.paths import HOME, ORIGINAL, file_path, is_computed, page_path, stem_of
from concord.language.localized import Localized
from concord.records.kinds import Record, Source, Topic
from concord.records.labels import LABELS, N_
from concord.views.grouping import group_title, groups_of
from concord.views.role import ROLE_NAMES

SITE_NAME = "Concord"
# Pages that are made of the catalogue alone, with their titles.
COMPUTED = {
    "countries/index": N_("Countries"),
    "law/index": N_("Law and treaties"),
    "practices/index": N_("Practices and lessons"),
    "cases/index": N_("Cases"),
    "workshops/index": N_("Workshops"),
    "corridors/index": N_("Corridors"),
    "matrix/untoc": N_("Obligations under the Convention against Transnational Organized Crime"),
    "matrix/tip-protocol": N_("Obligations under the Trafficking in Persons Protocol"),
    "matrix/som-protocol": N_("Obligations under the Smuggling of Migrants Protocol"),
    **{f"compare/{topic}": LABELS[topic] for topic in Topic},
    "outcomes": N_("Recommendations and outcomes"),
    "glossary/index": N_("Glossary"),
    "sources/index": N_("Sources"),
    "sure": N_("How sure we are"),
    "review/index": N_("Due for review"),
    "languages": N_("How far the translations are"),
    "data/index": N_("Open data"),
    "search": N_("Search"),
    "indexes/names": N_("All pages from A to Z"),
    "indexes/articles": N_("All provisions by number"),
    "indexes/subjects": N_("All pages by subject"),
    **{f"roles/{actor}": label for actor, label in ROLE_NAMES.items()},
}
# The lists that stand in for the search where no scripts run.
INDEXES = tuple((stem, title) for stem, title in COMPUTED.items() if stem.startswith("indexes/"))
# What the menu of every page offers: stem and the words used there.
MENU = {
    "corridors/index": N_("Corridors"),
    "countries/index": N_("Countries"),
    "law/index": N_("Law and treaties"),
    "practices/index": N_("Practices and lessons"),
    "cases/index": N_("Cases"),
    "workshops/index": N_("Workshops"),
    "matrix/tip-protocol": N_("Obligations"),
    "compare/trafficking-offence": N_("Compare countries"),
    "outcomes": N_("Recommendations and outcomes"),
    "glossary/index": N_("Glossary"),
    "sources/index": N_("Sources"),
    "sure": N_("How sure we are"),
    "data/index": N_("Open data"),
}


@dataclass(frozen=True)
class SitePage:
    """A page to be built. `record` is the id of what it shows, or None for a computed page."""

    stem: str
    language: str
    title: str
    body: str = ""
    record: str | None = None
    moved_to: str | None = None
    """Where an old address leads."""

    @property
    def file(self) -> str:
        """Its Markdown file in the staged folder."""
        return file_path(self.stem, self.language)

    @property
    def path(self) -> str:
        """Its path from the top of the site."""
        return page_path(self.stem, self.language)


def site_pages(localizations: Mapping[str, Localized]) -> Iterator[SitePage]:
    """Every page of the site in every language it exists in, in a fixed order."""
    for language, local in localizations.items():
        catalogue = local.catalogue
        for _, record in sorted(catalogue.records.items()):
            if not isinstance(record, Source) and _is_written(catalogue, record, language):
                yield _record_page(local, record)
                yield from _old_pages(local, record)
        for stem, title in COMPUTED.items():
            if not stem.startswith("matrix/") or f"un/{stem.removeprefix('matrix/')}" in catalogue.records:
                yield SitePage(stem, language, local.say(title))
        yield from _leaves(local)


def _leaves(local: Localized) -> Iterator[SitePage]:
    """The pages of the two long lists: sources by letter, what is due for review by where it belongs."""
    for letter in sorted({source.id[0] for source in local.records(Source)}):
        yield SitePage(f"sources/{letter}", local.language, f"{local.say('Sources')}: {letter.upper()}")
    for home in groups_of(local.catalogue):
        yield SitePage(f"review/{home}", local.language, f"{local.say('Due for review')}: {group_title(local, home)}")


def _is_written(catalogue: Catalogue, record: Record, language: str) -> bool:
    return is_computed(record) or language == ORIGINAL or (record.id, language) in catalogue.translations


def _record_page(local: Localized, record: Record) -> SitePage:
    id, language = record.id, local.language
    translation = local.catalogue.translations.get((id, language))
    page = translation.page if translation else local.catalogue.pages.get(id) if language == ORIGINAL else None
    shown = local.title(local.record(id))
    title = str(shown) if shown.lang == language or id != HOME else SITE_NAME
    return SitePage(stem_of(id, record.kind), language, title, page.body if page else "", id)


def _old_pages(local: Localized, record: Record) -> Iterator[SitePage]:
    title = str(local.title(local.record(record.id)))
    for old in record.formerly:
        yield SitePage(stem_of(old, record.kind), local.language, title, "", None, local.path(record.id))


def stage(pages: Iterable[SitePage], docs: Path, staged: Path) -> None:
    """Write the pages, and the content folder's other files, into a fresh folder."""
    shutil.rmtree(staged, ignore_errors=True)
    for page in pages:
        target = staged / page.file
        target.parent.mkdir(parents=True, exist_ok=True)
        head = f"---\ntitle: {json.dumps(page.title, ensure_ascii=False)}\n---\n\n"
        target.write_text(head + page.body.lstrip("\n"), encoding="utf-8", newline="\n")
    for path in sorted(docs.rglob("*")):
        if path.is_file() and path.suffix not in (".md",) and path.name != SOURCES:
            target = staged / path.relative_to(docs)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)
