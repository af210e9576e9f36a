"""How many records there are of each kind, and how far each language is, as rows of text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import astuple

from concord.content.catalogue import Catalogue
from concord.content.markdown.parsed import LEAD, parsed
from concord.language.languages import SITE
from concord.records.kinds import Case, Practice, Provision, Workshop
from concord.translation.drafts import progress
from concord.views.cells import corridor_rows
from concord.views.links import suspect_cells
from concord.views.state import overdue_cells, state_cells

PLAIN = 25
"""The most words of a sentence that is read once."""
_END = re.compile(r"(?<=[^\s.]{2}[.!?]) (?=[A-Z“«])")


def language_rows(catalogue: Catalogue) -> list[tuple[str, ...]]:
    """A head, and a row for each language that is translated into."""
    head = ("language", "pages", "fresh sections", "stale", "in the original's words")
    return [head, *(tuple(map(str, astuple(row))) for row in progress(catalogue, SITE[1:]))]


def quotation_rows(catalogue: Catalogue) -> list[tuple[str, ...]]:
    """A head, and a row for each quotation of a person: where it stands, who said it, and why it may be kept."""
    rows = (
        (str(catalogue.place(workshop.id, ("quotations", number))), q.who, str(q.basis), q.source)
        for workshop in catalogue.of_kind(Workshop)
        for number, q in enumerate(workshop.quotations)
    )
    return [("place", "who", "basis", "source"), *rows]


def plain_rows(catalogue: Catalogue) -> list[tuple[str, ...]]:
    """A head, and a row for each page on law or practice that does not begin with one short sentence in plain words."""
    rows = [
        (str(catalogue.place(record.id)), record.kind, str(words) if words else "none")
        for kind in (Provision, Practice, Case)
        for record in catalogue.of_kind(kind)
        if not 0 < (words := len(_first_sentence(catalogue, record.id).split())) <= PLAIN
    ]
    return [("place", "kind", "words of its first sentence"), *rows]


def _first_sentence(catalogue: Catalogue, id: str) -> str:
    """What a page says before its first heading, up to the end of a sentence."""
    page = catalogue.pages.get(id)
    sections = parsed(page.body).sections if page else ()
    return _END.split(sections[0].text)[0] if sections and sections[0].name == LEAD else ""


def counts(catalogue: Catalogue) -> list[tuple[str, ...]]:
    """A head, and a row for each kind of record."""
    kinds = Counter(record.kind for record in catalogue.records.values())
    languages = sorted({language for _, language in catalogue.translations})
    told = Counter((catalogue.records[id].kind, language) for id, language in catalogue.translations)
    head = ("kind", "records", *languages)
    return [
        head,
        *((kind, str(n), *(str(told[kind, code]) for code in languages)) for kind, n in sorted(kinds.items())),
    ]


TABLES: Mapping[str | None, Callable[[Catalogue], list[tuple[str, ...]]]] = {
    None: counts,
    "languages": language_rows,
    "corridors": corridor_rows,
    "quotations": quotation_rows,
    "plain": plain_rows,
    "suspect": suspect_cells,
}
"""The rows that can be asked for, by name; None: what is told when nothing is asked for."""

DATED: Mapping[str | None, Callable[[Catalogue, str], list[tuple[str, ...]]]] = {
    "review": state_cells,
    "overdue": overdue_cells,
}
"""Those that ask which day it is."""
