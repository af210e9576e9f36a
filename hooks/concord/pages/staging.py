"""The pages of the site, written as plain Markdown into a folder that any engine builds from.

Content and computed pages look alike there: `stem.md`, `stem.ru.md`. Their front matter holds a title and nothing else,
so no engine ever reads our fields.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from concord.content.catalogue import Catalogue
from concord.content.files import content_files, copy_into
from concord.content.paths import HOME, ORIGINAL, file_path, is_computed, page_path, stem_of
from concord.language.bodies import body_in
from concord.language.languages import SITE
from concord.language.localized import Localized
from concord.pages.registry import COMPUTED, LEAVES
from concord.records.kinds import Record, Source
from concord.records.labels import N_

SITE_NAME = "Concord"


@dataclass(frozen=True)
class SitePage:
    """A page to be built. `record` is the id of what it shows, or None for a computed page."""

    stem: str
    language: str
    title: str
    body: str = ""
    borrowed: tuple[tuple[str, str], ...] = ()
    """The sections of the body that are in another language than the page, each by its name, and that language."""
    record: str | None = None
    moved_to: str | None = None
    """Where an old address leads."""
    withdrawn: str | None = None
    """The day on which the page was taken back."""

    @property
    def file(self) -> str:
        """Its Markdown file in the staged folder."""
        return file_path(self.stem, self.language)

    @property
    def path(self) -> str:
        """Its path from the top of the site."""
        return page_path(self.stem, self.language)


def site_pages(localizations: Mapping[str, Localized], languages: Collection[str] = SITE) -> Iterator[SitePage]:
    """Every page of the site in every language it exists in, in a fixed order.

    In others than `languages`, which are built elsewhere, a record's page has neither title nor text: these are most of
    what there is to do.
    """
    for language, local in localizations.items():
        catalogue = local.catalogue
        for id, record in sorted(catalogue.records.items()):
            if not isinstance(record, Source) and _is_written(catalogue, record, language):
                is_built = language in languages or (id, language) == (HOME, ORIGINAL)
                yield (
                    _record_page(local, record) if is_built else SitePage(stem_of(id, record), language, "", record=id)
                )
                yield from _old_pages(local, record)
        yield from _computed_pages(local)
        yield from _notices(local)


def whole(local: Localized, page: SitePage) -> SitePage:
    """A page of a record with its title and text, of which it may have been made without."""
    record = local.catalogue.records.get(page.record or "")
    return _record_page(local, record) if record and not page.title else page


def _computed_pages(local: Localized) -> Iterator[SitePage]:
    language = local.language
    for page in COMPUTED:
        if not page.needs or page.needs in local.catalogue.records:
            title = local.say(page.title)
            yield SitePage(page.stem, language, title)
            if page.formerly:
                yield SitePage(page.formerly, language, title, moved_to=page_path(page.stem, language))
    for leaves in LEAVES:
        for name, words in leaves.names(local):
            yield SitePage(f"{leaves.folder}/{name}", language, f"{local.say(leaves.title)}: {words}")


def _is_written(catalogue: Catalogue, record: Record, language: str) -> bool:
    return is_computed(record) or language == ORIGINAL or (record.id, language) in catalogue.translations


def _record_page(local: Localized, record: Record) -> SitePage:
    id, language = record.id, local.language
    body = body_in(local.catalogue, id, language)
    shown = local.title(local.record(id))
    title = str(shown) if shown.lang == language or id != HOME else SITE_NAME
    return SitePage(stem_of(id, record), language, title, body.markdown, body.borrowed, id)


def _old_pages(local: Localized, record: Record) -> Iterator[SitePage]:
    for old in record.formerly:
        title = str(local.title(local.record(record.id)))
        yield SitePage(stem_of(old, record), local.language, title, moved_to=local.path(record.id))


def _notices(local: Localized) -> Iterator[SitePage]:
    """What stands where a page was taken back, in every language, whichever it was written in."""
    title = local.say(N_("Withdrawn"))
    for _, notice in sorted(local.catalogue.withdrawn.items()):
        yield SitePage(notice.stem, local.language, title, withdrawn=notice.on)


def stage(pages: Iterable[SitePage], docs: Path, staged: Path) -> None:
    """Write the pages, and what is kept beside them, into a fresh folder."""
    shutil.rmtree(staged, ignore_errors=True)
    for page in pages:
        target = staged / page.file
        target.parent.mkdir(parents=True, exist_ok=True)
        head = f"---\ntitle: {json.dumps(page.title, ensure_ascii=False)}\n---\n\n"
        target.write_text(head + page.body.lstrip("\n"), encoding="utf-8", newline="\n")
    for path in content_files(docs):
        if path.suffix not in (".md", ".yaml", ".tsv"):
            copy_into(staged, path, docs)
