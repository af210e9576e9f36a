"""How many records there are of each kind, and how far each language is, as rows of text."""

from __future__ import annotations

from collections import Counter
from dataclasses import astuple

from concord.content.catalogue import Catalogue
from concord.language.languages import SITE
from concord.records.kinds import Workshop
from concord.translation.drafts import progress


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
