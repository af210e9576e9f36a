"""A law that replaces or amends itself by way of others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from graphlib import CycleError, TopologicalSorter

from concord.content.catalogue import Catalogue
from concord.problem import Problem, Rule
from concord.told import told

RULE = Rule("cyclic-relation", told("If each of two laws replaces the other, nobody can tell which one applies."))
_ORDERED = ("replaces", "amends", "implements", "prevails_over")


def check(catalogue: Catalogue) -> Iterator[Problem]:
    """One problem for each relation that runs in a circle."""
    for name in _ORDERED:
        graph: dict[str, set[str]] = {}
        for relation in catalogue.relations:
            if relation.name == name:
                graph.setdefault(relation.origin, set()).add(relation.link.to)
        if circle := _circle(graph):
            first = min(circle)
            relation = next(
                r for r in catalogue.relations if r.name == name and r.origin == first and r.link.to in circle
            )
            way = " → ".join([*circle[circle.index(first) :], *circle[: circle.index(first)], first])
            what = told("`%(name)s` runs in a circle: %(way)s", name=name, way=way)
            yield RULE.broken(catalogue.place(first, relation.path), what, told("Remove the link that is wrong."))


def _circle(graph: Mapping[str, set[str]]) -> list[str]:
    """The ids along a circle in the direction of the links, or an empty list."""
    try:
        TopologicalSorter({id: sorted(graph[id]) for id in sorted(graph)}).prepare()
    except CycleError as error:
        # graphlib lists each node after the one that depends on it, with the first repeated at the end.
        return list(reversed(error.args[1]))[:-1]
    return []
