"""One build's worth of pages: what the events hand to the engine."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from concord.content.catalogue import Catalogue
from concord.content.citations import Destination
from concord.content.editions import is_divided
from concord.content.folder import Reading, read_catalogue
from concord.content.paths import HOME, ORIGINAL, file_path
from concord.language.languages import SITE
from concord.language.localized import Localized, localized_in_each
from concord.letters.fonts import font_files
from concord.pages.copy_marks import STYLE, marked
from concord.pages.neutral import NEUTRAL, neutral_page
from concord.pages.page_view import PageView, page_view
from concord.pages.staging import SitePage, site_pages, stage
from concord.pages.templates import equip
from concord.problem import Problem, Refusal, in_order
from concord.rules import check
from concord.search.index import entries_of, index_files
from concord.stick.build import CHECKED, LANGUAGES, WORK
from concord.stick.identity import EDITION, Identity, identify, languages_of
from concord.stick.since import SINCE, changes_since
from concord.views.open_data import data_files
from concord.views.word_form import word_forms

_DIVIDED = (
    "holds what is for the restricted edition alone. Run `concord build`, which leaves it out; "
    f"or set {EDITION}=restricted, and keep what is built to yourself."
)


def make_edition(docs: Path, environment: Mapping[str, str]) -> tuple[Edition, tuple[Problem, ...]]:
    """Read and check a content folder, or the frozen copy that the environment names instead."""
    docs = Path(environment[WORK]) / "docs" if environment.get(WORK) else docs
    languages = tuple(environment.get(LANGUAGES, "").split()) or languages_of(environment)
    edition, unread = read_edition(docs, environment, languages)
    is_checked = environment.get(CHECKED) == edition.identity.content
    problems = in_order([*unread, *(() if is_checked else check(edition.catalogue, edition.identity.date))])
    return edition, problems


def stage_edition(docs: Path, staged: Path, environment: Mapping[str, str]) -> tuple[Edition, tuple[Problem, ...]]:
    """The same; where the content is clean, the pages of the languages that are to be built are staged for an engine.

    `staged` gives way to a folder of the copy that the environment names.
    """
    if work := environment.get(WORK):
        docs, staged = Path(work) / "docs", Path(work) / "staged"
    edition, problems = make_edition(docs, environment)
    languages = edition.languages
    edition = replace(edition, staged=staged / "-".join(languages))
    if not problems:
        # The engine wants the home page of its default language, whatever else it builds.
        wanted = (p for p in edition.pages if p.language in languages or (p.stem, p.language) == (HOME, ORIGINAL))
        stage(wanted, docs, edition.staged)
    return edition, problems


def read_edition(
    docs: Path, environment: Mapping[str, str], languages: tuple[str, ...] = SITE, reading: Reading | None = None
) -> tuple[Edition, tuple[Problem, ...]]:
    """The edition of a content folder, and what of it could not be read; nothing is checked, and nothing written."""
    identity = identify(docs, environment)
    catalogue, unread = read_catalogue(docs, reading)
    if before := environment.get(SINCE):
        catalogue = replace(catalogue, changes=changes_since(Path(before), docs))
    if is_divided(catalogue) and not identity.is_restricted:
        raise Refusal(f"{docs}: {_DIVIDED}")
    localizations = localized_in_each(catalogue, identity.date, identity.languages)
    pages = tuple(site_pages(localizations, languages))
    return Edition(catalogue, localizations, identity, pages, languages), unread


@dataclass(frozen=True)
class Edition:
    """The catalogue, its pages, and a reader for each language."""

    catalogue: Catalogue
    localizations: Mapping[str, Localized]
    """One for each language of the site."""
    identity: Identity
    pages: tuple[SitePage, ...]
    languages: tuple[str, ...]
    """The languages that are built here; another process may build the others."""
    staged: Path = Path()
    """Where its pages are staged, if they are."""

    @cached_property
    def _by_file(self) -> Mapping[str, SitePage]:
        return {page.file: page for page in self.pages}

    @cached_property
    def _files(self) -> frozenset[str]:
        return frozenset(self._by_file)

    def files_beside(self, language: str) -> frozenset[str]:
        """The staged pages in other languages than one."""
        return frozenset(page.file for page in self.pages if page.language != language)

    def view(self, file: str) -> PageView:
        """The view of a staged page."""
        return self.view_of(self._by_file[file])

    def view_of(self, page: SitePage) -> PageView:
        """The view of a page."""
        return page_view(self.localizations[page.language], page, self._files)

    def citations_on(self, file: str) -> Callable[[str], Destination | None]:
        """How citations on a staged page find the page they name, relative to it."""
        page = self._by_file[file]
        local, folder = self.localizations[page.language], posixpath.dirname(page.path)

        def resolve(id: str) -> Destination | None:
            found = local.destination(id)
            return replace(found, href=posixpath.relpath(found.href, folder or ".")) if found else None

        return resolve

    def published(self, file: str, language: str) -> str:
        """Where a file of the content folder is published for the readers of a language: a page as they have it."""
        page = self._by_file.get(file_path(file.removesuffix(".md"), language)) or self._by_file.get(file)
        return page.path if page else file

    def borrowed_on(self, file: str) -> dict[str, str]:
        """The sections of a staged page that are in another language than it, and which."""
        return dict(self._by_file[file].borrowed)

    def equip(self, env: Any, language: str) -> None:
        """Give a Jinja environment what the templates call in a language."""
        equip(env, self.localizations[language])

    def write_search(self, site: Path, language: str) -> None:
        """Write the search index of a language into a built site."""
        if language not in self.languages:
            return
        local = self.localizations[language]
        write(site / "assets" / "search", index_files(local, entries_of(local, self.pages)))

    def write_marks(self, site: Path) -> None:
        """Say in the style sheet that all pages load which copy they belong to."""
        write(site, [(STYLE, marked((site / STYLE).read_text(encoding="utf-8"), self.identity))])

    def write_data(self, site: Path, language: str) -> None:
        """Write data, forms for Word, fonts and the page to leave to, with the pages of the original language."""
        if language != ORIGINAL or ORIGINAL not in self.languages:
            return
        forms = (form for local in self.localizations.values() for form in word_forms(local))
        for name, data in (*font_files(), *forms):
            (site / name).parent.mkdir(parents=True, exist_ok=True)
            (site / name).write_bytes(data)
        write(site, (*data_files(self.catalogue, self.identity), (NEUTRAL, neutral_page())))


def write(folder: Path, files: Iterable[tuple[str, str]]) -> None:
    """Write files, each with its path from the folder and its text."""
    for name, text in files:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
