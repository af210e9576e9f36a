"""A field names a record of another kind than it means."""

from __future__ import annotations

from collections.abc import Iterator

from concord.content.catalogue import Catalogue, Relation
from concord.problem import Problem, Rule
from concord.records.kinds import Form, Instrument, Provision
from concord.records.relations import relation_kind
from concord.told import either, told

RULE = Rule("wrong-kind", told("A relation to the wrong kind of page says something that is not true."))

_OWN = ("under", "replaces", "amends")
"""What names the law of the page's own State."""
_OF_TREATIES = ("treaty", "implements", "prevails_over")


def check(catalogue: Catalogue) -> Iterator[Problem]:
    """Each link whose target is not of a kind that its field may name."""
    for relation in catalogue.relations:
        if (found := fault(catalogue, relation.name, relation.link.to)) or (found := _other(catalogue, relation)):
            yield RULE.broken(catalogue.place(relation.origin, relation.path), *found)


def _other(catalogue: Catalogue, relation: Relation) -> tuple[str, str] | None:
    """What is wrong with a text of the right kind: the law of another State, or no treaty where one is meant."""
    origin, target = catalogue.records[relation.origin], catalogue.find(relation.link.to)
    if target is None:
        return None
    if relation.name in _OWN and origin.state and target.state and origin.state != target.state:
        told_of = {"field": relation.name, "id": target.id, "other": target.state, "own": origin.state}
        what = told("`%(field)s` names %(id)s, the law of %(other)s, on a page of %(own)s", **told_of)
        return what, told("Name a text of %(own)s, or a treaty.", own=origin.state)
    text = catalogue.records.get(target.part_of) if isinstance(target, Provision) else target
    if relation.name in _OF_TREATIES and isinstance(text, Instrument) and text.form is not Form.TREATY:
        what = told("`%(field)s` names %(id)s, which is no treaty", field=relation.name, id=target.id)
        return what, told("Name a treaty, or correct the `form` of %(id)s.", id=text.id)
    return None


def fault(catalogue: Catalogue, name: str, id: str) -> tuple[str, str] | None:
    """What is wrong with an id in a field, and how to mend it, where it is of another kind than the field may name."""
    target, kinds = catalogue.records.get(id), relation_kind(name).targets
    if target is None or target.kind in kinds:
        return None
    what = told("`%(field)s` names %(id)s, which is of kind %(kind)s", field=name, id=target.id, kind=target.kind)
    return what, told("Name a %(kinds)s.", kinds=either(kinds))
