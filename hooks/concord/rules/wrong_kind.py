"""A field names a record of another kind than it means."""

from __future__ import annotations

from collections.abc import Iterator

from concord.content.catalogue import Catalogue
from concord.problem import Problem, Rule
from concord.told import either, told

RULE = Rule("wrong-kind", told("A relation to the wrong kind of page says something that is not true."))


def check(catalogue: Catalogue) -> Iterator[Problem]:
    """Each link whose target is not of a kind that its field may name."""
    for relation in catalogue.relations:
        target = catalogue.records.get(relation.link.to)
        if target is not None and target.kind not in relation.kinds:
            what = told(
                "`%(field)s` names %(id)s, which is of kind %(kind)s",
                field=relation.name,
                id=target.id,
                kind=target.kind,
            )
            mend = told("Name a %(kinds)s.", kinds=either(relation.kinds))
            yield RULE.broken(catalogue.place(relation.origin, relation.path), what, mend)
