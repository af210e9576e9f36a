"""Which view a page shows."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from concord.languages import SITE, direction, language_name
from concord.paths import ORIGINAL, file_path, page_path
from concord.reader import Reader
from concord.records import (
    Actor,
    Authority,
    Case,
    Corridor,
    Country,
    Instrument,
    Measure,
    Practice,
    Provision,
    Term,
    Topic,
    Workshop,
)
from concord.staging import COMPUTED, SitePage
from concord.staleness import digests, stale_sections
from concord.translating import original_body, progress
from concord.views import answers, indexes, lists
from concord.views.authority import authority_view
from concord.views.case import case_view
from concord.views.corridor import corridor_view
from concord.views.country import country_view
from concord.views.instrument import instrument_view
from concord.views.measure import measure_view
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
    Case: case_view,
    Measure: measure_view,
}
_COMPUTED: Mapping[str, tuple[str, Callable[[Reader], Any]]] = {
    "countries/index": ("list", lists.countries_view),
    "law/index": ("list", lists.law_view),
    "practices/index": ("list", lists.practices_view),
    "cases/index": ("list", lists.cases_view),
    "workshops/index": ("list", lists.workshops_view),
    "outcomes": ("outcomes", answers.outcomes_view),
    "data/index": ("data", lists.data_view),
    "languages": ("languages", lambda reader: reader.share("progress", lambda: progress(reader.catalogue, SITE[1:]))),
    "corridors/index": ("list", lists.corridors_view),
    "glossary/index": ("glossary", lists.glossary_view),
    "sources/index": ("sources", lists.all_sources_view),
    "sure": ("sure", lists.sure_view),
    "search": ("search", lambda reader: None),
    "indexes/names": ("index", indexes.names_view),
    "indexes/articles": ("index", indexes.articles_view),
    "indexes/subjects": ("index", indexes.subjects_view),
}


@dataclass(frozen=True)
class Switch:
    """A language a page can be read in. Where it has none, `path` leads to what is nearest: the country or the list."""

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
    from_script: bool
    """Whether it was turned into this script by a program."""
    stale: int
    """How many sections of the original changed since they were translated."""
    original: str
    """The path of the page in the original language."""
    file: str | None
    """The file, from the content folder, in which to correct what the page says; None where it is computed."""
    direction: str


def page_view(reader: Reader, page: SitePage, files: frozenset[str], today: str | None) -> PageView:
    """The view of a page; `files` are the staged files in all languages, `today` the date of the build."""
    template, view = _view(reader, page, today)
    translation = reader.catalogue.translations.get((page.record or "", page.language))
    machine = translation is not None and translation.by_machine and translation.reviewed is None
    stale = _stale(reader, page.record) if page.record and translation else 0
    in_script = translation is not None and page.language == "uz-Cyrl"
    switches, original = _switches(reader, page, files), page_path(page.stem, ORIGINAL)
    own = translation.page if translation else reader.catalogue.pages.get(page.record or "")
    file = own.file if own else None
    return PageView(page, template, view, switches, machine, in_script, stale, original, file, direction(page.language))


def _stale(reader: Reader, id: str) -> int:
    catalogue = reader.catalogue
    now = digests(catalogue.records[id], original_body(catalogue, id))
    return len(stale_sections(now, catalogue.translations[(id, reader.language)]))


def _computed(reader: Reader, stem: str, today: str | None) -> tuple[str, Any]:
    folder, _, name = stem.partition("/")
    match folder:
        case "roles":
            return "role", lists.role_view(reader, Actor(name))
        case "compare":
            return "compare", answers.compare_view(reader, Topic(name))
        case "matrix":
            return "matrix", answers.matrix_view(reader, f"un/{name}")
        case "review" if name == "index":
            return "review", answers.all_review_view(reader, today)
        case "review":
            return "review", answers.review_view(reader, name, today)
        case "sources" if name != "index":
            return "sources", lists.sources_view(reader, name)
    template, make = _COMPUTED[stem]
    return template, make(reader)


def _view(reader: Reader, page: SitePage, today: str | None) -> tuple[str, Any]:
    if page.moved_to:
        return "moved", page.moved_to
    if page.record is None:
        return _computed(reader, page.stem, today)
    if page.stem == "index":
        return "home", lists.home_view(reader)
    record = reader.record(page.record)
    make_view = _RECORDS.get(type(record))
    return record.kind, make_view(reader, record) if make_view else record


def _switches(reader: Reader, page: SitePage, files: frozenset[str]) -> tuple[Switch, ...]:
    rows = []
    for code in SITE:
        has_page = file_path(page.stem, code) in files
        path = page_path(page.stem if has_page else _hub(reader, page), code)
        rows.append(Switch(code, language_name(code, code), path, code == page.language, has_page))
    return tuple(rows)


def _hub(reader: Reader, page: SitePage) -> str:
    """The page nearest to one that is missing in a language: its country, else the list of its kind, else home."""
    parts = page.stem.split("/")
    code = parts[1] if parts[0] in ("law", "authorities", "measures") and len(parts) > 1 else ""
    if f"countries/{code}" in reader.catalogue.records:
        return f"countries/{code}"
    return f"{parts[0]}/index" if f"{parts[0]}/index" in COMPUTED else "index"
