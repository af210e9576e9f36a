"""Every relation between records: what it is called from either end, and the kinds it may lead to.

A field that links bears the relation's name and the mark `RELATES`; only that end is ever typed in.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from concord.records.labels import N_


@dataclass(frozen=True)
class RelationKind:
    """A relation: its name, which is the field's, the kinds of its target, and its name from the other end."""

    name: str
    targets: tuple[str, ...]
    reverse: str
    heading: str
    """A message: what the target's page says above the records that name it."""


class UnknownRelation(KeyError):
    """A relation was asked for that no record has."""

    def __str__(self) -> str:
        return f"no relation is called {self.args[0]}; those there are stand in records/relations.py"


class Relates:
    """Marks a field whose values are ids of other records, or links to them: its name is the relation."""


RELATES = Relates()
_LAW = ("provision", "instrument")
_SOURCE = ("source",)
_ALL = (
    RelationKind("about", _LAW, "findings", N_("What others found missing or wrong")),
    RelationKind("amends", _LAW, "amended_by", N_("Amended by")),
    RelationKind("applied", _LAW, "applied_in", N_("Cases")),
    RelationKind("authority", ("authority",), "asked_for", N_("How to ask")),
    RelationKind("carried_out_by", ("practice", *_LAW), "answers", N_("Answers a recommendation of")),
    RelationKind("cooperation", ("practice",), "cases", N_("Cases")),
    RelationKind("implements", _LAW, "implemented_by", N_("Implemented by")),
    RelationKind("official", _SOURCE, "publishes", N_("Sources")),
    RelationKind("prevails_over", ("instrument",), "gives_way_to", N_("Replaced by")),
    RelationKind("relies_on", _LAW, "relied_on_by", N_("Practices and lessons")),
    RelationKind("replaces", _LAW, "replaced_by", N_("Replaced by")),
    RelationKind("shared_at", ("workshop",), "shared_here", N_("Shared here")),
    RelationKind("source", _SOURCE, "quoted_by", N_("Sources")),
    RelationKind("sources", _SOURCE, "rests_on_it", N_("Sources")),
    RelationKind("stated_by", _SOURCE, "states", N_("Sources")),
    RelationKind("titles_from", _SOURCE, "gives_titles", N_("Sources")),
    RelationKind("treaty", ("instrument",), "standings", N_("States")),
    RelationKind("under", _LAW, "covers", N_("How to ask")),
)
RELATIONS: Mapping[str, RelationKind] = {relation.name: relation for relation in _ALL}


def relation_kind(name: str) -> RelationKind:
    """The relation with a name; UnknownRelation where there is none."""
    try:
        return RELATIONS[name]
    except KeyError:
        raise UnknownRelation(name) from None
