"""Which view a page shows."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from concord.languages import SITE, direction, language_name
from concord.paths import file_path, page_path
from concord.reader import Reader
from concord.records import Actor, Authority, Corridor, Country, Instrument, Practice, Provision, Term, Workshop
from concord.staging import SitePage
from concord.views import lists
from concord.views.authority import authority_view
from concord.views.corridor import corridor_view
from concord.views.country import country_view
from concord.views.instrument import instrument_view
from concord.views.practice import practice_view
from concord.views.provision import provision_view
from concord.views.term import term_view
from concord.views.workshop import workshop_view

_RECORDS: Mapping[type, Callable[[Reader, Any], Any]] = {
    Country: country_view,
    Instrument: instrument_view,
    Provision: provision_view,
    Practice: practice_view,
    Workshop: workshop_view,
    Term: term_view,
    Authority: authority_view,
    Corridor: corridor_view,
}
_COMPUTED: Mapping[str, tuple[str, Callable[[Reader], Any]]] = {
    "countries/index": ("list", lists.countries_view),
    "law/index": ("list", lists.law_view),
    "practices/index": ("list", lists.practices_view),
    "workshops/index": ("list", lists.workshops_view),
    "corridors/index": ("list", lists.corridors_view),
    "glossary/index": ("glossary", lists.glossary_view),
    "sources": ("sources", lists.sources_view),
    "sure": ("sure", lists.sure_view),
    "search": ("search", lambda reader: None),
}


@dataclass(frozen=True)
class Switch:
    """A language a page can be read in. `path` leads to the page, or to that language's home where it has none."""

    language: str
    name: str
    path: str
    is_current: bool
    has_page: bool


@dataclass(frozen=True)
class PageView:
    """What a template needs to print a page: which template part, and its view."""

    page: SitePage
    template: str
    view: Any
    switches: tuple[Switch, ...]
    by_machine: bool
    """Whether the text is a machine's draft that nobody has reviewed."""
    direction: str


def page_view(reader: Reader, page: SitePage, files: frozenset[str]) -> PageView:
    """The view of a page; `files` are the staged files there are, in all languages."""
    template, view = _view(reader, page)
    translation = reader.catalogue.translations.get((page.record or "", page.language))
    machine = translation is not None and translation.by_machine and translation.reviewed is None
    return PageView(page, template, view, _switches(page, files), machine, direction(page.language))


def _view(reader: Reader, page: SitePage) -> tuple[str, Any]:
    if page.moved_to:
        return "moved", page.moved_to
    if page.record is None:
        folder, _, name = page.stem.partition("/")
        if folder == "roles":
            return "role", lists.role_view(reader, Actor(name))
        template, make = _COMPUTED[page.stem]
        return template, make(reader)
    if page.stem == "index":
        return "home", lists.home_view(reader)
    record = reader.record(page.record)
    make_view = _RECORDS.get(type(record))
    return record.kind, make_view(reader, record) if make_view else record


def _switches(page: SitePage, files: frozenset[str]) -> tuple[Switch, ...]:
    rows = []
    for code in SITE:
        has_page = file_path(page.stem, code) in files
        path = page_path(page.stem if has_page else "index", code)
        rows.append(Switch(code, language_name(code, code), path, code == page.language, has_page))
    return tuple(rows)
