"""A field names a record that does not exist."""

from __future__ import annotations

from collections.abc import Iterator

from concord.content.catalogue import SOURCES, Catalogue
from concord.problem import Problem, Rule, suggest
from concord.records.kinds import Corridor, Provision
from concord.records.relations import relation_kind
from concord.told import either, told

RULE = Rule("unknown-reference", told("A reader who follows the link must arrive at what it names."))


def check(catalogue: Catalogue) -> Iterator[Problem]:
    """Each link to nothing, and each provision whose instrument has no page."""
    for relation in catalogue.relations:
        if found := fault(catalogue, relation.name, relation.link.to):
            yield RULE.broken(catalogue.place(relation.origin, relation.path), *found)
    for provision in catalogue.of_kind(Provision):
        if not catalogue.is_known(provision.part_of):
            what = told("stands in the instrument %(id)s, which has no page", id=provision.part_of)
            mend = told("Write law/%(id)s/index.md.", id=provision.part_of)
            yield RULE.broken(catalogue.place(provision.id), what, mend)
    for corridor in catalogue.of_kind(Corridor):
        for code in corridor.pair:
            if not catalogue.is_known(f"countries/{code.lower()}"):
                what = told("is a corridor of %(code)s, which has no profile", code=code)
                yield RULE.broken(
                    catalogue.place(corridor.id), what, told("Write countries/%(code)s.md.", code=code.lower())
                )


def fault(catalogue: Catalogue, name: str, id: str) -> tuple[str, str] | None:
    """What is wrong with an id in a field, and how to mend it, where nothing has that id."""
    kinds = relation_kind(name).targets
    is_unsure = kinds == ("source",) and SOURCES in catalogue.unread
    if id in catalogue.records or id in catalogue.unread or is_unsure:
        return None
    if id in catalogue.withdrawn:
        return told("`%(field)s` names %(id)s, which was withdrawn", field=name, id=id), told("Take it out.")
    known = (id for id, record in catalogue.records.items() if record.kind in kinds)
    what = told("`%(field)s` names %(id)s, which is not in the catalogue", field=name, id=id)
    return what, suggest(id, known, _otherwise(kinds))


def _otherwise(kinds: tuple[str, ...]) -> str:
    if kinds == ("source",):
        return told("Add the document to sources.yaml, or name one that is there.")
    return told("Write the page first, or name a %(kinds)s that exists.", kinds=either(kinds))
