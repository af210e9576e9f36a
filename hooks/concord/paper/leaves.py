"""Which pages are to be printed, and what each of them shows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from concord.edition import Edition
from concord.pages.page_view import PageView
from concord.pages.staging import SitePage
from concord.problem import WrongUse, suggest
from concord.records.kinds import Cooperation
from concord.records.labels import LABELS
from concord.views.corridor import CorridorView
from concord.views.sheet import SheetView


@dataclass(frozen=True)
class OneSheet:
    """A single sheet of a corridor."""

    corridor: CorridorView
    line: SheetView


@dataclass(frozen=True)
class Leaf:
    """A page to be printed, or one sheet of it."""

    page: SitePage
    shown: PageView
    title: str
    anchor: str = ""
    """The measure of the sheet; empty: the page is printed whole."""

    @property
    def address(self) -> str:
        """The place of what is printed, from the top of the site."""
        return f"{self.page.path}#{self.anchor}" if self.anchor else self.page.path


def leaves(edition: Edition, names: tuple[str, ...], language: str) -> tuple[Leaf, ...]:
    """What the names stand for, each once and in their order; WrongUse where one stands for nothing in the language."""
    pages = {page.record: page for page in edition.pages if page.language == language and page.record}
    return tuple(_leaf(edition, pages, name, language) for name in dict.fromkeys(names))


def _leaf(edition: Edition, pages: Mapping[str, SitePage], name: str, language: str) -> Leaf:
    id, _, anchor = name.partition("#")
    if id not in pages:
        raise WrongUse(_why_not(edition, pages, id, language))
    page = pages[id]
    shown = edition.view(page.file)
    return _sheet(page, shown, anchor, edition) if anchor else Leaf(page, shown, page.title)


def _sheet(page: SitePage, shown: PageView, anchor: str, edition: Edition) -> Leaf:
    if not isinstance(shown.view, CorridorView):
        raise WrongUse(f"{page.record}#{anchor}: only a corridor has sheets. Say {page.record}.")
    line = next((line for line in shown.view.sheets if line.measure == anchor), None)
    if line is None:
        told = suggest(anchor, Cooperation, f"Say one of {', '.join(Cooperation)}.")
        raise WrongUse(f"{page.record}#{anchor}: there is no such sheet. {told}")
    measure = edition.localizations[page.language].say(LABELS[line.measure])
    alone = replace(shown, template="sheet", view=OneSheet(shown.view, line))
    return Leaf(page, alone, f"{measure}: {page.title}", anchor)


def _why_not(edition: Edition, pages: Mapping[str, SitePage], id: str, language: str) -> str:
    written = [page.language for page in edition.pages if page.record == id]
    if written:
        return f"{id}: is not written in {language}. Say --language with one of {', '.join(written)}."
    return f"{id}: there is no such page. {suggest(id, pages, 'Name it as `docs/` does, such as countries/uz.')}"
