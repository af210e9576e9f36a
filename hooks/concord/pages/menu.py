"""The menu that stands beside every page."""

from __future__ import annotations

from dataclasses import dataclass, replace

from concord.content.paths import page_path
from concord.language.localized import Localized
from concord.pages.registry import MENU
from concord.records.labels import N_

_ARTICLES = {
    "about/copy": N_("How to use this copy"),
    "about/method": N_("Method and licence"),
    "contribute/editors": N_("For editors"),
}
"""The pages of text in the menu, and what it calls them."""


@dataclass(frozen=True)
class MenuItem:
    """A way to a page. `path` is from the top of the site."""

    title: str
    path: str
    stem: str
    foreign: str = ""
    """The language of the page, where it is another than the reader's."""
    is_shown: bool = False
    """Whether it is the page being read."""
    is_open: bool = False
    """Whether that page stands in its folder."""


def menu(local: Localized, stem: str) -> tuple[MenuItem, ...]:
    """The menu beside the page of a stem."""
    items = local.remember("menu", lambda: (*_lists(local), *_articles(local)))
    return tuple(
        replace(item, is_shown=item.stem == stem, is_open=True) if _holds(item, stem) else item for item in items
    )


def _holds(item: MenuItem, stem: str) -> bool:
    folder, _, name = item.stem.rpartition("/")
    return item.stem == stem or (name == "index" and stem.startswith(f"{folder}/"))


def _lists(local: Localized) -> tuple[MenuItem, ...]:
    return tuple(MenuItem(local.say(title), page_path(stem, local.language), stem) for stem, title in MENU)


def _articles(local: Localized) -> tuple[MenuItem, ...]:
    rows = ((local.row(id), title) for id, title in _ARTICLES.items() if id in local.catalogue.records)
    return tuple(MenuItem(local.say(t), row.href, "", row.language if row.is_elsewhere else "") for row, t in rows)
