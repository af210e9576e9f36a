"""A State that is called a party of a treaty which, by its own page or by the date beside it, does not bind it yet."""

from __future__ import annotations

from collections.abc import Iterator

from concord.content.catalogue import Catalogue
from concord.problem import Problem, Rule
from concord.records.kinds import Country, Instrument, Standing, Status, TreatyStatus
from concord.records.limits import is_after

RULE = Rule("standing-mismatch", "A request must not rest on a treaty that does not bind both States on that day.")


def check(catalogue: Catalogue, built_on: str | None = None) -> Iterator[Problem]:
    """Each row of a State that disagrees with the treaty's page, or with the day of the build, where there is one."""
    for country in catalogue.of_kind(Country):
        for number, row in enumerate(country.treaties):
            treaty = catalogue.records.get(row.treaty.to)
            if isinstance(treaty, Instrument):
                for name, what, mend in _told(row, treaty, built_on):
                    yield RULE.broken(catalogue.place(country.id, ("treaties", number, name)), what, mend)


def _told(row: TreatyStatus, treaty: Instrument, built_on: str | None) -> Iterator[tuple[str, str, str]]:
    if row.standing is Standing.PARTY and treaty.status is Status.NOT_YET:
        what = f"says party, and the page of {treaty.id} says not yet in force"
        yield "standing", what, "Say `signed` or `ratified`, or correct the `status` of the treaty."
    if row.standing is Standing.PARTY and row.in_force and built_on and is_after(row.in_force, built_on):
        what = f"says party, and the treaty binds this State only from {row.in_force}"
        yield "standing", what, "Say `ratified` until that day."
    if row.in_force and treaty.in_force and is_after(treaty.in_force, row.in_force):
        what = f"binds this State from {row.in_force}, before {treaty.id} itself was in force, {treaty.in_force}"
        yield "in_force", what, "Correct the date that is wrong."
