"""How far the review of a page is: who checked it as it stands, and when it is due again.

A step counts for the words it was taken on: whatever changes a page makes it a draft again.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from concord.answers.freshness import due_on
from concord.content.catalogue import Catalogue
from concord.content.fingerprints import fingerprint
from concord.problem import Refusal
from concord.records.kinds import Article, Corridor, Evidence, Record, Source
from concord.records.steps import FIELDS, State, Step, may_not
from concord.records.values import Verified
from concord.told import told

_UNREVIEWED = (Article, Corridor, Source)  # what is computed, or about this site


class CannotReview(Refusal):
    """A step that nobody may take now, or not in this role."""


@dataclass(frozen=True)
class Review:
    """The review of a page: its state, the steps that count, those that its words outlived, and when it is due."""

    state: State
    taken: Mapping[Step, Verified]
    outlived: Mapping[Step, Verified]
    due: str | None


def is_reviewed(record: Record) -> bool:
    """Whether pages of this kind are reviewed."""
    return not isinstance(record, _UNREVIEWED)


def review_of(catalogue: Catalogue, id: str, today: str | None) -> Review:
    """How far the review of a page is on a day; without a day nothing is said to be due."""
    record = catalogue.records[id]
    steps = {step: act for step in Step if (act := getattr(record, FIELDS[step], None))}
    taken = {step: act for step, act in steps.items() if stands(catalogue, id, act)}
    outlived = {step: act for step, act in steps.items() if step not in taken}
    due = due_on(catalogue, record)
    return Review(_state(taken, bool(due and today and due <= today)), taken, outlived, due)


def stands(catalogue: Catalogue, id: str, act: Verified) -> bool:
    """Whether a page still says what it said when a step was taken."""
    return act.words is None or act.words == fingerprint(catalogue, id).whole


def legal_check(catalogue: Catalogue, value: Evidence) -> Verified | None:
    """Who compared a statement with the law itself, as it stands."""
    act = value.verified
    return act if not (act and isinstance(value, Record)) or stands(catalogue, value.id, act) else None


def _state(taken: Mapping[Step, Verified], is_due: bool) -> State:
    done = [step for number, step in enumerate(Step) if set(list(Step)[: number + 1]) <= taken.keys()]
    if not done:
        return State.DRAFT
    return State.DUE if is_due and done[-1] is Step.PUBLISHED else State(str(done[-1]))


def step_taken(catalogue: Catalogue, id: str, step: Step, on: str, by: str) -> Verified:
    """What is recorded of a step; CannotReview where it is not its turn, or not for this role."""
    record = catalogue.records.get(id)
    if record is None or id not in catalogue.pages or not is_reviewed(record):
        raise CannotReview(f"{id}: no page that is reviewed has this id.")
    taken = review_of(catalogue, id, None).taken
    if reason := may_not(step, by) or next(_against(step, by, taken), ""):
        raise CannotReview(f"{id}: {reason}.")
    return Verified(on=on, by=by, words=fingerprint(catalogue, id).whole)


def _against(step: Step, by: str, taken: Mapping[Step, Verified]) -> Iterator[str]:
    before = list(Step)[: list(Step).index(step)]
    yield from (f"the {other} comes first, of the page as it stands" for other in before if other not in taken)
    yield from alone({**{other: act.by for other, act in taken.items()}, step: by})


def alone(roles: Mapping[Step, str]) -> Iterator[str]:
    """Why the steps of a page, by the roles that took them, are not the work of two people."""
    legal, published = roles.get(Step.LEGAL), roles.get(Step.PUBLISHED)
    if legal and published and legal.strip().lower() == published.strip().lower():
        yield told("%(role)s both checked the law and published: two people in different roles do that", role=published)
