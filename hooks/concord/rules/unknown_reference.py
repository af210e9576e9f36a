"""A field names a record that does not exist."""

from __future__ import annotations

from collections.abc import Iterator

from concord.content.catalogue import SOURCES, Catalogue
from concord.problem import Problem, Rule, suggest
from concord.records.kinds import Corridor, Provision

RULE = Rule("unknown-reference", "A reader who follows the link must arrive at what it names.")


def check(catalogue: Catalogue) -> Iterator[Problem]:
    """Each link to nothing, and each provision whose instrument has no page."""
    for relation in catalogue.relations:
        if relation.link.to in catalogue.records or relation.link.to in catalogue.unread:
            continue
        if relation.kinds == ("source",) and SOURCES in catalogue.unread:
            continue
        place = catalogue.place(relation.origin, relation.path)
        if relation.link.to in catalogue.withdrawn:
            what = f"`{relation.name}` names {relation.link.to}, which was withdrawn"
            yield RULE.broken(place, what, "Take it out.")
            continue
        what = f"`{relation.name}` names {relation.link.to}, which is not in the catalogue"
        known = (id for id, record in catalogue.records.items() if record.kind in relation.kinds)
        yield RULE.broken(place, what, suggest(relation.link.to, known, _otherwise(relation.kinds)))
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


def _otherwise(kinds: tuple[str, ...]) -> str:
    if kinds == ("source",):
        return "Add the document to sources.yaml, or name one that is there."
    return f"Write the page first, or name a {' or '.join(kinds)} that exists."
