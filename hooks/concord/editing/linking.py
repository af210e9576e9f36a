"""What rests on a record, and what it rests on: each link with the place where it was typed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any

from concord.content.catalogue import Catalogue, Relation, relations_of
from concord.content.citations import is_citation
from concord.content.frontmatter import Page
from concord.content.paths import ORIGINAL, parse_address
from concord.content.texts import MADE, texts
from concord.editing.addresses import record_of
from concord.language.localized import Localized
from concord.problem import Place
from concord.records.kinds import Corridor, Provision, Record
from concord.views.corridor import corridor_view

ON_IT, IT_ON = "rests on it", "it rests on"
_WAYS = (ON_IT, IT_ON)


@dataclass(frozen=True)
class Tie:
    """One link: which way it goes, by what, to which record or from which, and where it was typed."""

    way: str
    by: str
    """The field that makes it, or `cited`, `translated`, `part of`, `shown on`."""
    other: str
    place: Place | None
    """None where nobody typed it: it is computed."""


def links(local: Localized, id: str) -> tuple[Tie, ...]:
    """Each link of a record, both ways, sorted; UnknownRecord where there is none."""
    catalogue = local.catalogue
    record = record_of(catalogue, id)
    found = {*_fields(catalogue, record), *_citations(catalogue, record), *_parts(catalogue, record)}
    found |= {*_translations(catalogue, record), *_shown(local, record)}
    return tuple(sorted(found, key=lambda tie: (_WAYS.index(tie.way), tie.by, tie.other, str(tie.place or ""))))


def _fields(catalogue: Catalogue, record: Record) -> Iterator[Tie]:
    def place(relation: Relation) -> Place | None:
        return catalogue.place(relation.origin, relation.path) if _is_written(catalogue, relation.origin) else None

    for relation in catalogue.incoming.get(record.id, ()):
        yield Tie(ON_IT, relation.name, relation.origin, place(relation))
    for relation in relations_of(record):
        yield Tie(IT_ON, relation.name, relation.link.to, place(relation))


def _is_written(catalogue: Catalogue, id: str) -> bool:
    return id in catalogue.pages or not catalogue.records[id].room


def _citations(catalogue: Catalogue, record: Record) -> Iterator[Tie]:
    for text in texts(catalogue):
        own, language = _owner(text.page)
        for link in text.parsed.links:
            if is_citation(link.address) and not link.is_picture:
                cited, place = link.address.partition("#")[0], text.at(link.line, link.column)
                found = catalogue.find(cited)
                if found and found.id == record.id:
                    yield Tie(ON_IT, "cited", _in(own, language), place)
                if own == record.id:
                    yield Tie(IT_ON, "cited", found.id if found else cited, place)


def _owner(page: Page) -> tuple[str, str]:
    address = parse_address(page.file)
    return (address.id, address.language) if address else ("", ORIGINAL)


def _in(id: str, language: str) -> str:
    return id if language == ORIGINAL else f"{id} in {language}"


def _parts(catalogue: Catalogue, record: Record) -> Iterator[Tie]:
    """A provision and the legal text it stands in."""
    for provision in catalogue.of_kind(Provision):
        if provision.part_of == record.id:
            yield Tie(ON_IT, "part of", provision.id, catalogue.place(provision.id))
    if isinstance(record, Provision):
        yield Tie(IT_ON, "part of", record.part_of, catalogue.place(record.id))


def _translations(catalogue: Catalogue, record: Record) -> Iterator[Tie]:
    for (id, language), translation in catalogue.translations.items():
        if id == record.id and language not in MADE:
            yield Tie(ON_IT, "translated", _in(id, language), translation.page.place())


def _shown(local: Localized, record: Record) -> Iterator[Tie]:
    """The corridors, and the sheets of these, that are computed from it among others."""
    shown: Mapping[str, frozenset[str]] = local.remember("shown on", lambda: dict(_made_of(local)))
    for place, ids in shown.items():
        if record.id in ids and place != record.id:
            yield Tie(ON_IT, "shown on", place, None)


def _made_of(local: Localized) -> Iterator[tuple[str, frozenset[str]]]:
    """The records that each sheet, and the rest of each corridor's page, is made of."""
    for corridor in local.catalogue.of_kind(Corridor):
        view = corridor_view(local, corridor)
        yield from ((f"{corridor.id}#{sheet.measure}", frozenset(_ids(sheet))) for sheet in view.sheets)
        yield corridor.id, frozenset(_ids(replace(view, sheets=())))


def _ids(shown: Any) -> Iterator[str]:
    """The ids of the records that a view is made of."""
    if isinstance(shown, Record):
        yield shown.id
    elif isinstance(shown, tuple):
        for item in shown:
            yield from _ids(item)
    elif is_dataclass(shown):
        yield from ([shown.id] if hasattr(shown, "id") else [])
        for field in fields(shown):
            yield from _ids(getattr(shown, field.name))
