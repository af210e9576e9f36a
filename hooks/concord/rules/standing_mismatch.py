"""A State that is called a party of a treaty which, by its own page or by the date beside it, does not bind it yet."""

from __future__ import annotations

from collections.abc import Iterator

from concord.content.catalogue import Catalogue
from concord.problem import Problem, Rule
from concord.records.kinds import Country, Instrument, Standing, Status, TreatyStatus
from concord.records.limits import is_after
from concord.told import told

RULE = Rule(
    "standing-mismatch", told("A request must not rest on a treaty that does not bind both States on that day.")
)


def check(catalogue: Catalogue, built_on: str | None = None) -> Iterator[Problem]:
    """Each row of a State that disagrees with the treaty's page, or with the day of the build, where there is one."""
    for country in catalogue.of_kind(Country):
        for number, row in enumerate(country.treaties):
            treaty = catalogue.records.get(row.treaty.to)
            if isinstance(treaty, Instrument):
                for name, what, mend in (*_others(row, treaty, country.state), *_told(row, treaty, built_on)):
                    yield RULE.broken(catalogue.place(country.id, ("treaties", number, name)), what, mend)


def _others(row: TreatyStatus, treaty: Instrument, state: str) -> Iterator[tuple[str, str, str]]:
    if (
        treaty.parties
        and state not in treaty.parties
        and row.standing not in (Standing.NOT_PARTY, Standing.NOT_CHECKED)
    ):
        what = told(
            "says %(standing)s, and names a treaty between %(parties)s",
            standing=row.standing,
            parties=", ".join(treaty.parties),
        )
        yield "treaty", what, told("Correct the id, or the `parties` on the page of %(treaty)s.", treaty=treaty.id)


def _told(row: TreatyStatus, treaty: Instrument, built_on: str | None) -> Iterator[tuple[str, str, str]]:
    if row.standing is Standing.PARTY and treaty.status is Status.NOT_YET:
        what = told("says party, and the page of %(treaty)s says not yet in force", treaty=treaty.id)
        yield "standing", what, told("Say `signed` or `ratified`, or correct the `status` of the treaty.")
    if row.standing is Standing.PARTY and row.in_force and built_on and is_after(row.in_force, built_on):
        what = told("says party, and the treaty binds this State only from %(date)s", date=row.in_force)
        yield "standing", what, told("Say `ratified` until that day.")
    for name in ("signed", "bound_on"):
        date = getattr(row, name)
        if date and is_after(treaty.adopted, date):
            what = told("lies before %(treaty)s was adopted, %(date)s", treaty=treaty.id, date=treaty.adopted)
            yield name, what, told("Correct the date that is wrong.")
    bound = row.bound_on or row.in_force or (row.by and row.standing is Standing.NOT_PARTY)
    if row.standing not in (Standing.PARTY, Standing.RATIFIED, Standing.CONCLUDED) and bound:
        what = told("says %(standing)s, and has the day on which the State was bound", standing=row.standing)
        yield "standing", what, told("Say `party` or `ratified`, or take the day out.")
    if row.in_force and treaty.in_force and is_after(treaty.in_force, row.in_force):
        what = told(
            "binds this State from %(date)s, before %(treaty)s itself was in force, %(start)s",
            date=row.in_force,
            treaty=treaty.id,
            start=treaty.in_force,
        )
        yield "in_force", what, told("Correct the date that is wrong.")
