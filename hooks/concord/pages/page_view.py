"""Which view a page shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from concord.answers.freshness import due_on
from concord.content.paths import HOME, ORIGINAL, file_path, page_path
from concord.content.sections import digests
from concord.language.localized import Localized
from concord.language.writing import direction, language_name
from concord.pages.menu import MenuItem, menu
from concord.pages.registry import RECORD_VIEWS, computed_view, is_computed_page
from concord.pages.staging import SitePage
from concord.translation.drafts import original_body
from concord.translation.staleness import stale_sections
from concord.views.state import StateView, state_view
from concord.views.suspect import SuspectRow, suspect_rows


@dataclass(frozen=True)
class Switch:
    """A language a page can be read in. Where it has none, `path` leads to what is nearest: the country or the list."""

    language: str
    name: str
    path: str
    is_current: bool
    has_page: bool
    direction: str
    """Its direction where it is not the page's."""

    @property
    def short(self) -> str:
        """Its name where there is little room: `EN`."""
        return self.language[:2].upper()


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
    due: str | None
    """The first day on which something that the page says is due for review."""
    direction: str
    menu: tuple[MenuItem, ...]
    suspect: tuple[SuspectRow, ...] = ()
    """What it rests on and has changed since the two were compared."""
    review: StateView | None = None
    """How far its review is; None where pages of its kind are not reviewed."""

    @property
    def is_home(self) -> bool:
        """Whether it is the page that a reader meets first."""
        return self.page.record == HOME


def page_view(local: Localized, page: SitePage, files: frozenset[str]) -> PageView:
    """The view of a page; `files` are the staged files in all languages."""
    template, view = _view(local, page)
    translation = local.catalogue.translations.get((page.record or "", page.language))
    machine = translation is not None and translation.by_machine and translation.reviewed is None
    stale = _stale(local, page.record) if page.record and translation else 0
    in_script = translation is not None and page.language == "uz-Cyrl"
    switches, original = _switches(local, page, files), page_path(page.stem, ORIGINAL)
    own = translation.page if translation else local.catalogue.pages.get(page.record or "")
    file, way, items = own.file if own else None, direction(page.language), menu(local, page.stem)
    record = local.catalogue.records.get(page.record or "")
    due = due_on(local.catalogue, record) if record else None
    told = (suspect_rows(local, record.id), state_view(local, record.id)) if record else ()
    return PageView(page, template, view, switches, machine, in_script, stale, original, file, due, way, items, *told)


def _stale(local: Localized, id: str) -> int:
    catalogue = local.catalogue
    now = digests(catalogue.records[id], original_body(catalogue, id))
    return len(stale_sections(now, catalogue.translations[(id, local.language)]))


def _view(local: Localized, page: SitePage) -> tuple[str, Any]:
    if page.moved_to:
        return "moved", page.moved_to
    if page.withdrawn:
        return "withdrawn", page.withdrawn
    if page.record is None:
        return computed_view(local, page.stem)
    record = local.record(page.record)
    template = "home" if page.record == HOME else record.kind
    return template, RECORD_VIEWS[type(record)](local, record)


def _switches(local: Localized, page: SitePage, files: frozenset[str]) -> tuple[Switch, ...]:
    rows = []
    for code in local.languages:
        has_page = file_path(page.stem, code) in files
        path = page_path(page.stem if has_page else _hub(local, page), code)
        way = direction(code) if direction(code) != direction(page.language) else ""
        rows.append(Switch(code, language_name(code, code), path, code == page.language, has_page, way))
    return tuple(rows)


def _hub(local: Localized, page: SitePage) -> str:
    """The page nearest to one that is missing in a language: its country, else the list of its kind, else home."""
    parts = page.stem.split("/")
    code = parts[1] if parts[0] in ("law", "authorities", "measures") and len(parts) > 1 else ""
    if f"countries/{code}" in local.catalogue.records:
        return f"countries/{code}"
    return f"{parts[0]}/index" if is_computed_page(f"{parts[0]}/index") else HOME
