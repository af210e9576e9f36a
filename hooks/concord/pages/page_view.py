"""Which view a page shows."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from concord.content.paths import ORIGINAL, file_path, page_path
from concord.content.sections import digests
from concord.language.languages import SITE, direction, language_name
from concord.language.localized import Localized
from concord.pages.staging import COMPUTED, SitePage
from concord.records.kinds import (
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
from concord.translation.drafts import original_body, progress
from concord.translation.staleness import stale_sections
from concord.views.authority import authority_view
from concord.views.case import case_view
from concord.views.compare import compare_view
from concord.views.confidence import confidence_view
from concord.views.corridor import corridor_view
from concord.views.country import country_view
from concord.views.data import data_view
from concord.views.glossary import glossary_view
from concord.views.home import home_view
from concord.views.indexes import articles_view, names_view, subjects_view
from concord.views.instrument import instrument_view
from concord.views.lists import cases_view, corridors_view, countries_view, law_view, practices_view, workshops_view
from concord.views.matrix import matrix_view
from concord.views.measure import measure_view
from concord.views.outcomes import outcomes_view
from concord.views.practice import practice_view
from concord.views.provision import provision_view
from concord.views.review import all_review_view, review_view
from concord.views.role import role_view
from concord.views.sources import all_sources_view, sources_view
from concord.views.term import term_view
from concord.views.workshop import workshop_view

_RECORDS: Mapping[type, Callable[[Localized, Any], Any]] = {
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
_COMPUTED: Mapping[str, tuple[str, Callable[[Localized], Any]]] = {
    "countries/index": ("list", countries_view),
    "law/index": ("list", law_view),
    "practices/index": ("list", practices_view),
    "cases/index": ("list", cases_view),
    "workshops/index": ("list", workshops_view),
    "outcomes": ("outcomes", outcomes_view),
    "data/index": ("data", data_view),
    "languages": (
        "languages",
        lambda local: local.share("progress", lambda: progress(local.catalogue, SITE[1:])),
    ),
    "corridors/index": ("list", corridors_view),
    "glossary/index": ("glossary", glossary_view),
    "sources/index": ("sources", all_sources_view),
    "sure": ("confidence", confidence_view),
    "search": ("search", lambda local: None),
    "indexes/names": ("index", names_view),
    "indexes/articles": ("index", articles_view),
    "indexes/subjects": ("index", subjects_view),
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


def page_view(local: Localized, page: SitePage, files: frozenset[str], today: str | None) -> PageView:
    """The view of a page; `files` are the staged files in all languages, `today` the date of the build."""
    template, view = _view(local, page, today)
    translation = local.catalogue.translations.get((page.record or "", page.language))
    machine = translation is not None and translation.by_machine and translation.reviewed is None
    stale = _stale(local, page.record) if page.record and translation else 0
    in_script = translation is not None and page.language == "uz-Cyrl"
    switches, original = _switches(local, page, files), page_path(page.stem, ORIGINAL)
    own = translation.page if translation else local.catalogue.pages.get(page.record or "")
    file = own.file if own else None
    return PageView(page, template, view, switches, machine, in_script, stale, original, file, direction(page.language))


def _stale(local: Localized, id: str) -> int:
    catalogue = local.catalogue
    now = digests(catalogue.records[id], original_body(catalogue, id))
    return len(stale_sections(now, catalogue.translations[(id, local.language)]))


def _computed(local: Localized, stem: str, today: str | None) -> tuple[str, Any]:
    folder, _, name = stem.partition("/")
    match folder:
        case "roles":
            return "role", role_view(local, Actor(name))
        case "compare":
            return "compare", compare_view(local, Topic(name))
        case "matrix":
            return "matrix", matrix_view(local, f"un/{name}")
        case "review" if name == "index":
            return "review", all_review_view(local, today)
        case "review":
            return "review", review_view(local, name, today)
        case "sources" if name != "index":
            return "sources", sources_view(local, name)
    template, make = _COMPUTED[stem]
    return template, make(local)


def _view(local: Localized, page: SitePage, today: str | None) -> tuple[str, Any]:
    if page.moved_to:
        return "moved", page.moved_to
    if page.record is None:
        return _computed(local, page.stem, today)
    if page.stem == "index":
        return "home", home_view(local)
    record = local.record(page.record)
    make_view = _RECORDS.get(type(record))
    return record.kind, make_view(local, record) if make_view else record


def _switches(local: Localized, page: SitePage, files: frozenset[str]) -> tuple[Switch, ...]:
    rows = []
    for code in SITE:
        has_page = file_path(page.stem, code) in files
        path = page_path(page.stem if has_page else _hub(local, page), code)
        rows.append(Switch(code, language_name(code, code), path, code == page.language, has_page))
    return tuple(rows)


def _hub(local: Localized, page: SitePage) -> str:
    """The page nearest to one that is missing in a language: its country, else the list of its kind, else home."""
    parts = page.stem.split("/")
    code = parts[1] if parts[0] in ("law", "authorities", "measures") and len(parts) > 1 else ""
    if f"countries/{code}" in local.catalogue.records:
        return f"countries/{code}"
    return f"{parts[0]}/index" if f"{parts[0]}/index" in COMPUTED else "index"
