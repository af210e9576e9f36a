"""A step of review that was taken by a role that may not, out of turn, or by one person alone."""

from __future__ import annotations

from collections.abc import Iterator

from concord.answers.review import alone
from concord.content.catalogue import Catalogue
from concord.problem import Problem, Rule
from concord.records.steps import FIELDS, Step, may_not
from concord.records.values import Verified
from concord.told import told

RULE = Rule("unfit-review", told("A page counts as checked where the right people checked it, and never one alone."))


def check(catalogue: Catalogue) -> Iterator[Problem]:
    """Each step of each page that does not count as it stands there."""
    for id, record in sorted(catalogue.records.items()):
        steps = {step: act for step in Step if (act := getattr(record, FIELDS[step], None))}
        for step, what in _wrong(steps):
            yield RULE.broken(catalogue.place(id, (FIELDS[step],)), what, _mend(record.id, step))


def _mend(id: str, step: Step) -> str:
    return told(
        "Take the field out; whoever may take the step says `concord review %(id)s %(step)s --role ROLE`.",
        id=id,
        step=step,
    )


def _wrong(steps: dict[Step, Verified]) -> Iterator[tuple[Step, str]]:
    for step, act in steps.items():
        if reason := may_not(step, act.by):
            yield step, reason
    for step in list(Step)[:-1] if Step.PUBLISHED in steps else ():
        if step not in steps:
            yield Step.PUBLISHED, told("is published without the %(step)s", step=step)
    yield from ((Step.PUBLISHED, reason) for reason in alone({step: act.by for step, act in steps.items()}))
