"""One build's worth of pages: what the events hand to the engine."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property, partial
from pathlib import Path
from typing import Any

from concord.catalogue import Catalogue, read_catalogue
from concord.citations import Destination
from concord.export import data_files
from concord.fonts import font_files
from concord.identity import Identity, identify
from concord.labels import LABELS, N_
from concord.languages import SITE, comma, country_name, date_text, direction, language_name, number_text
from concord.markup import prose, quiet, tongue, wording
from concord.page_view import PageView, page_view
from concord.paths import HOME, ORIGINAL, page_path
from concord.problem import Problem, in_order
from concord.reader import Reader, readers_of
from concord.rules import check
from concord.search.index import entries_of, index_files
from concord.site import LANGUAGES
from concord.staging import INDEXES, MENU, SitePage, site_pages, stage

_ARTICLES = {
    "about/copy": N_("How to use this copy"),
    "about/method": N_("Method and licence"),
    "contribute/editors": N_("For editors"),
}
_AS_IT_STANDS = re.compile(r"(<pre.*?</pre>)", re.DOTALL)
_INDENT = re.compile(r"\n\s+")


def is_left_out(path: str) -> bool:
    """Whether a file of the theme has no place in the site: its search, its sitemap, maps for developers."""
    return (
        path.endswith(".map")
        or path == "sitemap.xml"
        or path.startswith(("assets/javascripts/lunr/", "assets/javascripts/workers/"))
    )


def make_edition(docs: Path, staged: Path, environment: Mapping[str, str]) -> tuple[Edition, tuple[Problem, ...]]:
    """Read and check a content folder; where it is clean, stage the pages of the languages that are to be built."""
    catalogue, unread = read_catalogue(docs)
    problems = in_order([*unread, *check(catalogue)])
    languages = tuple(environment.get(LANGUAGES, "").split()) or SITE
    folder = staged / "-".join(languages)
    readers = readers_of(catalogue)
    edition = Edition(catalogue, readers, folder, identify(docs, environment), tuple(site_pages(readers)), languages)
    if not problems:
        # The engine wants the home page of its default language, whatever else it builds.
        wanted = (p for p in edition.pages if p.language in languages or (p.stem, p.language) == (HOME, ORIGINAL))
        stage(wanted, docs, folder)
    return edition, problems


@dataclass(frozen=True)
class Frame:
    """What every page shows around its content."""

    identity: Identity
    menu: tuple[tuple[str, str], ...]
    """Stem and title (a message) of each computed list."""
    articles: tuple[tuple[str, str], ...]
    """Id and title (a message) of each page of text in the menu."""
    indexes: tuple[tuple[str, str], ...]
    """Stem and title (a message) of each list that stands in for the search."""


@dataclass(frozen=True)
class Edition:
    """The catalogue, its pages, and a reader for each language."""

    catalogue: Catalogue
    readers: Mapping[str, Reader]
    """One for each language of the site."""
    staged: Path
    identity: Identity
    pages: tuple[SitePage, ...]
    languages: tuple[str, ...]
    """The languages that are built here; another process may build the others."""

    @cached_property
    def _by_file(self) -> Mapping[str, SitePage]:
        return {page.file: page for page in self.pages}

    @cached_property
    def _files(self) -> frozenset[str]:
        return frozenset(self._by_file)

    @cached_property
    def frame(self) -> Frame:
        """What every page shows around its content."""
        articles = ((id, title) for id, title in _ARTICLES.items() if id in self.catalogue.records)
        return Frame(self.identity, tuple(MENU.items()), tuple(articles), INDEXES)

    def files_beside(self, language: str) -> frozenset[str]:
        """The staged pages in other languages than one."""
        return frozenset(page.file for page in self.pages if page.language != language)

    def view(self, file: str) -> PageView:
        """The view of a staged page."""
        page = self._by_file[file]
        return page_view(self.readers[page.language], page, self._files, self.identity.date)

    def citations_on(self, file: str) -> Callable[[str], Destination | None]:
        """How citations on a staged page find the page they name, relative to it."""
        page = self._by_file[file]
        reader, folder = self.readers[page.language], posixpath.dirname(page.path)

        def resolve(id: str) -> Destination | None:
            found = reader.destination(id)
            return replace(found, href=posixpath.relpath(found.href, folder or ".")) if found else None

        return resolve

    def equip(self, env: Any, language: str) -> None:
        """Give a Jinja environment the words of a language and the ways of writing names and dates."""
        # Our own templates escape whatever records hold; the theme's were written to run without.
        env.autoescape = lambda name: bool(name and name.startswith("concord/"))
        reader = self.readers[language]
        env.globals["_"] = wording(reader)
        env.filters["label"] = lambda value: reader.say(LABELS[str(value)])
        for mark in (prose, quiet, tongue):
            env.filters[mark.__name__] = partial(mark, page=language)
        env.filters["number"] = lambda value: number_text(value, language)
        env.filters["date_text"] = lambda date: date_text(date, language)
        env.filters["country_name"] = lambda code: country_name(code, language)
        env.filters["language_name"] = lambda code: language_name(code, language)
        env.filters["site_path"] = page_path
        env.filters["home_path"] = lambda code: page_path("index", code)
        env.filters["search_path"] = lambda code: page_path("search", code)
        env.filters["row"] = reader.row
        env.globals["dir_of"] = direction
        env.globals["comma"] = comma(language)

    def finish(self, html: str, file: str) -> str:
        """A page's HTML with its direction on the root element and without the indents of the templates."""
        language = self._by_file[file].language
        parts = _AS_IT_STANDS.split(html)
        parts[::2] = (_INDENT.sub("\n", part) for part in parts[::2])
        return "".join(parts).replace(
            f'<html lang="{language}"', f'<html lang="{language}" dir="{direction(language)}"', 1
        )

    def write_search(self, site: Path, language: str) -> None:
        """Write the search index of a language into a built site."""
        if language not in self.languages:
            return
        reader = self.readers[language]
        for name, text in index_files(reader, entries_of(reader, self.pages), self.identity.date):
            _write(site / "assets" / "search" / name, text)

    def write_data(self, site: Path, language: str) -> None:
        """Write the open data and the fonts into a built site, with the pages of the original language."""
        if language != ORIGINAL or ORIGINAL not in self.languages:
            return
        for name, font in font_files():
            (site / name).parent.mkdir(parents=True, exist_ok=True)
            (site / name).write_bytes(font)
        for name, text in data_files(self.catalogue, self.identity):
            _write(site / name, text)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")
