"""A treaty's term for a measure that the treaty is not said to cover: no corridor would ever show it."""

from __future__ import annotations

from collections.abc import Iterator

from concord.content.catalogue import Catalogue
from concord.problem import Problem, Rule
from concord.records.kinds import Instrument, Provision
from concord.told import told

RULE = Rule(
    "uncovered-term", told("A term is shown where its treaty is offered as a basis; elsewhere nobody would meet it.")
)


def check(catalogue: Catalogue) -> Iterator[Problem]:
    """Each measure of a term that is not among what its treaty `covers`."""
    for record in (*catalogue.of_kind(Instrument), *catalogue.of_kind(Provision)):
        treaty = catalogue.records.get(record.part_of) if isinstance(record, Provision) else record
        if not isinstance(treaty, Instrument):
            continue
        covered = {cover.measure for cover in treaty.covers}
        for number, term in enumerate(record.terms):
            for measure in [measure for measure in term.measures if measure not in covered]:
                what = told("holds for %(measure)s, which %(treaty)s does not cover", measure=measure, treaty=treaty.id)
                mend = told(
                    "Add %(measure)s to `covers` on the page of %(treaty)s, or take it from this term.",
                    measure=measure,
                    treaty=treaty.id,
                )
                yield RULE.broken(catalogue.place(record.id, ("terms", number, "measures")), what, mend)
