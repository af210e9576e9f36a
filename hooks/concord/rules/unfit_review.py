"""A step of review that was taken by a role that may not, out of turn, or by one person alone."""

from __future__ import annotations

from collections.abc import Iterator

from concord.answers.review import alone
from concord.content.catalogue import Catalogue
from concord.problem import Problem, Rule
from concord.records.steps import FIELDS, Step, may_not
from concord.records.values import Verified

RULE = Rule("unfit-review", "A page counts as checked where the right people checked it, and never one alone.")
_MEND = "Take the field out; whoever may take the step says `concord review {} {} --role ROLE`."


def check(catalogue: Catalogue) -> Iterator[Problem]:
    """Each step of each page that does not count as it stands there."""
    for id, record in sorted(catalogue.records.items()):
        steps = {step: told for step in Step if (told := getattr(record, FIELDS[step], None))}
        for step, what in _wrong(steps):
            yield RULE.broken(catalogue.place(id, (FIELDS[step],)), what, _MEND.format(record.id, step))


def _wrong(steps: dict[Step, Verified]) -> Iterator[tuple[Step, str]]:
    for step, told in steps.items():
        if reason := may_not(step, told.by):
            yield step, reason
    for step in list(Step)[:-1] if Step.PUBLISHED in steps else ():
        if step not in steps:
            yield Step.PUBLISHED, f"is published without the {step}"
    yield from ((Step.PUBLISHED, reason) for reason in alone({step: told.by for step, told in steps.items()}))
