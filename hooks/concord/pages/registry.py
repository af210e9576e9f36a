"""Every page there is, declared once: the view of each kind of record, and the pages made of the catalogue alone."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, partial
from typing import Any

from concord.language.languages import SITE
from concord.language.localized import Localized
from concord.records.kinds import (
    KINDS,
    Article,
    Authority,
    Case,
    Corridor,
    Country,
    Instrument,
    Measure,
    Practice,
    Provision,
    Record,
    Source,
    Term,
    Topic,
    Workshop,
)
from concord.records.labels import LABELS, N_
from concord.translation.drafts import progress
from concord.views.authority import authority_view
from concord.views.case import case_view
from concord.views.compare import compare_view
from concord.views.confidence import confidence_view
from concord.views.contribute import contribute_view
from concord.views.copy import copy_view
from concord.views.corridor import corridor_view
from concord.views.country import country_view
from concord.views.data import data_view
from concord.views.fields import fields_view
from concord.views.glossary import glossary_view
from concord.views.grouping import group_title, groups_of
from concord.views.home import home_view
from concord.views.indexes import articles_view, names_view, subjects_view
from concord.views.instrument import instrument_view
from concord.views.lists import (
    all_view,
    cases_view,
    corridors_view,
    countries_view,
    law_view,
    practices_view,
    workshops_view,
)
from concord.views.matrix import matrix_view
from concord.views.measure import measure_view
from concord.views.outcomes import outcomes_view
from concord.views.practice import practice_view
from concord.views.provision import provision_view
from concord.views.review import all_review_view, review_view
from concord.views.role import ROLE_NAMES, role_view
from concord.views.situation import SITUATIONS, situation_view
from concord.views.sources import all_sources_view, letters, sources_view
from concord.views.term import term_view
from concord.views.workshop import workshop_view

RECORD_VIEWS: Mapping[type[Record], Callable[[Localized, Any], Any]] = {
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
    Article: lambda local, record: home_view(local, _situations()) if record.is_home else record,
}
"""What the page of each kind shows; its template bears the kind's name."""


@dataclass(frozen=True)
class ComputedPage:
    """A page made of the catalogue alone: where it stands, its title (a message), its template and its view."""

    stem: str
    title: str
    template: str
    view: Callable[[Localized], Any]
    menu: str = ""
    """What the menu of every page calls it: a message. Empty: it is not in the menu."""
    needs: str = ""
    """The record without which there is no such page."""
    formerly: str = ""
    """The stem it had before: the old address still leads to it."""


@dataclass(frozen=True)
class Leaves:
    """Pages of one folder, of which the catalogue says how many there are: a long list cut up."""

    folder: str
    title: str
    template: str
    names: Callable[[Localized], Iterable[tuple[str, str]]]
    """The name of each in its address, and the words behind the title."""
    view: Callable[[Localized, str], Any]


def _list_of(kind: type[Record], view: Callable[[Localized], Any] | None = None) -> ComputedPage:
    folder = kind.room.partition("/")[0]
    return ComputedPage(
        f"{folder}/index", kind.list_title, "list", view or partial(all_view, kind=kind), kind.list_title
    )


_MATRICES = {
    "un/tip-protocol": N_("Obligations under the Trafficking in Persons Protocol"),
    "un/untoc": N_("Obligations under the Convention against Transnational Organized Crime"),
    "un/som-protocol": N_("Obligations under the Smuggling of Migrants Protocol"),
}
_MENU = {"un/tip-protocol": N_("Obligations"), Topic.TRAFFICKING: N_("Compare countries")}
_LISTS: Mapping[type[Record], Callable[[Localized], Any] | None] = {
    Corridor: corridors_view,
    Country: countries_view,
    Instrument: law_view,
    Practice: practices_view,
    Case: cases_view,
    Workshop: workshops_view,
}
"""The lists with an order of their own, as the menu has them; other kinds with a `list_title` follow, by title."""


def _matrix(treaty: str) -> ComputedPage:
    stem, view = f"matrix/{treaty.partition('/')[2]}", partial(matrix_view, treaty=treaty)
    return ComputedPage(stem, _MATRICES[treaty], "matrix", view, _MENU.get(treaty, ""), treaty)


def _compare(topic: Topic) -> ComputedPage:
    view = partial(compare_view, topic=topic)
    return ComputedPage(f"compare/{topic}", LABELS[topic], "compare", view, _MENU.get(topic, ""))


def _progress(local: Localized) -> Any:
    return local.share("progress", lambda: progress(local.catalogue, SITE[1:]))


def _without_scripts(local: Localized) -> tuple[tuple[str, str], ...]:
    return tuple((stem, local.say(title)) for stem, title in (*INDEXES, *MENU))


def _situations() -> Iterator[tuple[str, str, str]]:
    return ((begun.title, begun.lead, f"cases-begin/{name}") for name, begun in SITUATIONS.items())


COMPUTED: tuple[ComputedPage, ...] = (
    *(_list_of(kind, view) for kind, view in _LISTS.items()),
    *(_list_of(kind) for kind in KINDS if kind.list_title and kind not in _LISTS and kind is not Term),
    *(_matrix(treaty) for treaty in _MATRICES),
    *(_compare(topic) for topic in Topic),
    ComputedPage(
        "outcomes", N_("Recommendations and outcomes"), "outcomes", outcomes_view, N_("Recommendations and outcomes")
    ),
    ComputedPage("glossary/index", Term.list_title, "glossary", glossary_view, Term.list_title),
    ComputedPage("sources/index", N_("Sources"), "sources", all_sources_view, N_("Sources")),
    ComputedPage(
        "confidence", N_("How sure we are"), "confidence", confidence_view, N_("How sure we are"), formerly="sure"
    ),
    ComputedPage("review/index", N_("Due for review"), "review", all_review_view),
    ComputedPage("languages", N_("How far the translations are"), "languages", _progress),
    ComputedPage("data/index", N_("Open data"), "data", data_view, N_("Open data")),
    ComputedPage("copy", N_("This copy"), "copy", copy_view),
    ComputedPage("contribute/fields", N_("Fields"), "fields", fields_view),
    ComputedPage("contribute/send", N_("Send a contribution"), "contribute", contribute_view),
    ComputedPage("search", N_("Search"), "search", _without_scripts),
    ComputedPage("indexes/names", N_("All pages from A to Z"), "index", names_view),
    ComputedPage("indexes/articles", N_("All provisions by number"), "index", articles_view),
    ComputedPage("indexes/subjects", N_("All pages by subject"), "index", subjects_view),
    *(
        ComputedPage(f"cases-begin/{name}", situation.title, "situation", partial(situation_view, name=name))
        for name, situation in SITUATIONS.items()
    ),
    *(ComputedPage(f"roles/{a}", name, "role", partial(role_view, actor=a)) for a, name in ROLE_NAMES.items()),
)
"""All of them, in the order of the menu."""

LEAVES = (
    Leaves(
        "sources",
        N_("Sources"),
        "sources",
        lambda local: ((letter, letter.upper()) for letter in letters(local)),
        sources_view,
    ),
    Leaves(
        "review",
        N_("Due for review"),
        "review",
        lambda local: ((group, group_title(local, group)) for group in groups_of(local.catalogue)),
        review_view,
    ),
)
MENU = tuple((page.stem, page.menu) for page in COMPUTED if page.menu)
INDEXES = tuple((page.stem, page.title) for page in COMPUTED if page.template == "index")
"""The lists that stand in for the search where no scripts run, before those of the menu."""


@cache
def _by_stem() -> Mapping[str, ComputedPage]:
    return {page.stem: page for page in COMPUTED}


def is_computed_page(stem: str) -> bool:
    """Whether one of the pages above stands there."""
    return stem in _by_stem()


def computed_view(local: Localized, stem: str) -> tuple[str, Any]:
    """The template and the view of a page made of the catalogue alone."""
    if page := _by_stem().get(stem):
        return page.template, page.view(local)
    folder, _, name = stem.partition("/")
    leaf = next(leaf for leaf in LEAVES if leaf.folder == folder)
    return leaf.template, leaf.view(local, name)


def missing(templates: Collection[str], kinds: Iterable[type[Record]] = KINDS) -> tuple[str, ...]:
    """What a kind or a computed page still lacks, a sentence each: what, and where to add it."""
    lacking = (lack for kind in kinds if kind is not Source for lack in _lacks(kind, templates))
    pages = (p for p in COMPUTED if p.template not in templates)
    return (*lacking, *(f"page {p.stem}: no template; write overrides/concord/kinds/{p.template}.html" for p in pages))


def _lacks(kind: type[Record], templates: Collection[str]) -> Iterator[str]:
    name = kind.kind or kind.__name__
    wanted = (
        (kind.kind, "no `kind`; name it in records/kinds.py"),
        (kind.__doc__, "no docstring, which is its entry in the handbook; write one in records/kinds.py"),
        (kind.label, "no `label`, what readers call one; add it in records/kinds.py"),
        (kind.room, "no `room`, where its pages stand; add it in records/kinds.py"),
        (kind in RECORD_VIEWS, "no view; write views/<kind>.py and name it in RECORD_VIEWS in pages/registry.py"),
        (kind.kind in templates, f"no template; write overrides/concord/kinds/{kind.kind}.html"),
    )
    yield from (f"kind {name}: {lack}" for there, lack in wanted if not there)
