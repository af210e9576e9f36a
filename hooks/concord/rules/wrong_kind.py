"""A field names a record of another kind than it means."""

from __future__ import annotations

from collections.abc import Iterator

from concord.content.catalogue import Catalogue
from concord.problem import Problem, Rule
from concord.records.relations import relation_kind
from concord.told import either, told

RULE = Rule("wrong-kind", told("A relation to the wrong kind of page says something that is not true."))


def check(catalogue: Catalogue) -> Iterator[Problem]:
    """Each link whose target is not of a kind that its field may name."""
    for relation in catalogue.relations:
        if found := fault(catalogue, relation.name, relation.link.to):
            yield RULE.broken(catalogue.place(relation.origin, relation.path), *found)


def fault(catalogue: Catalogue, name: str, id: str) -> tuple[str, str] | None:
    """What is wrong with an id in a field, and how to mend it, where it is of another kind than the field may name."""
    target, kinds = catalogue.records.get(id), relation_kind(name).targets
    if target is None or target.kind in kinds:
        return None
    what = told("`%(field)s` names %(id)s, which is of kind %(kind)s", field=name, id=target.id, kind=target.kind)
    return what, told("Name a %(kinds)s.", kinds=either(kinds))
