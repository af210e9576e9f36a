"""A field names a record that does not exist."""

from __future__ import annotations

from collections.abc import Iterator

from concord.content.catalogue import SOURCES, Catalogue
from concord.problem import Problem, Rule, suggest
from concord.records.kinds import Corridor, Provision
from concord.records.relations import relation_kind

RULE = Rule("unknown-reference", "A reader who follows the link must arrive at what it names.")


def check(catalogue: Catalogue) -> Iterator[Problem]:
    """Each link to nothing, and each provision whose instrument has no page."""
    for relation in catalogue.relations:
        if found := fault(catalogue, relation.name, relation.link.to):
            yield RULE.broken(catalogue.place(relation.origin, relation.path), *found)
    for provision in catalogue.of_kind(Provision):
        if not catalogue.is_known(provision.part_of):
            what = f"stands in the instrument {provision.part_of}, which has no page"
            mend = f"Write law/{provision.part_of}/index.md."
            yield RULE.broken(catalogue.place(provision.id), what, mend)
    for corridor in catalogue.of_kind(Corridor):
        for code in corridor.pair:
            if not catalogue.is_known(f"countries/{code.lower()}"):
                what = f"is a corridor of {code}, which has no profile"
                yield RULE.broken(catalogue.place(corridor.id), what, f"Write countries/{code.lower()}.md.")


def fault(catalogue: Catalogue, name: str, id: str) -> tuple[str, str] | None:
    """What is wrong with an id in a field, and how to mend it, where nothing has that id."""
    kinds = relation_kind(name).targets
    is_unsure = kinds == ("source",) and SOURCES in catalogue.unread
    if id in catalogue.records or id in catalogue.unread or is_unsure:
        return None
    if id in catalogue.withdrawn:
        return f"`{name}` names {id}, which was withdrawn", "Take it out."
    known = (id for id, record in catalogue.records.items() if record.kind in kinds)
    return f"`{name}` names {id}, which is not in the catalogue", suggest(id, known, _otherwise(kinds))


def _otherwise(kinds: tuple[str, ...]) -> str:
    if kinds == ("source",):
        return "Add the document to sources.yaml, or name one that is there."
    return f"Write the page first, or name a {' or '.join(kinds)} that exists."
