"""A text that is called not yet in force although the day on which it was to begin has come."""

from __future__ import annotations

from collections.abc import Iterator

from concord.content.catalogue import Catalogue
from concord.problem import Problem, Rule
from concord.records.kinds import Instrument, Provision, Status
from concord.records.limits import is_after
from concord.told import told

RULE = Rule("past-start", told("A text whose day has come may bind today, or may have been given up: nobody can tell."))

_FIND_OUT = told("Find out whether it began, and correct the status; if nobody knows, say `not-checked` and why.")


def check(catalogue: Catalogue, built_on: str | None = None) -> Iterator[Problem]:
    """Each text that is yet to come, and whose first day lies before the day of the build, where there is one."""
    for record in catalogue.of_kind(Instrument):
        if built_on and record.status is Status.NOT_YET and record.in_force and is_after(built_on, record.in_force):
            what = told("says not yet in force, and it was to begin on %(date)s", date=record.in_force)
            yield RULE.broken(catalogue.place(record.id, ("status",)), what, _FIND_OUT)
    for record in (*catalogue.of_kind(Instrument), *catalogue.of_kind(Provision)):
        if built_on and record.status is Status.IN_FORCE and is_after(record.in_force, built_on):
            what = told("says in force, and it is to begin on %(date)s", date=record.in_force)
            yield RULE.broken(catalogue.place(record.id, ("status",)), what, _FIND_OUT)
