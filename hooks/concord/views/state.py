"""How far the review of a page is, as its readers are told; who moves it on, as a command writes it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from concord.answers.freshness import Age, due, due_after
from concord.answers.review import is_reviewed, review_of
from concord.content.catalogue import Catalogue
from concord.content.paths import file_path, parse_address
from concord.language.localized import Localized
from concord.language.writing import date_text
from concord.records.steps import State, Step
from concord.records.values import Verified


@dataclass(frozen=True)
class StepRow:
    """A step of review: its name, who took it and when; empty where nobody did, or where the words changed since."""

    name: str
    by: str
    on: str
    outlived: str
    """The day of a step that the words outlived."""


@dataclass(frozen=True)
class StateView:
    """The state of a page as it tells it: a draft until it is published, and when it is due for review."""

    state: str
    steps: tuple[StepRow, ...]
    due: str
    is_overdue: bool


def state_view(local: Localized, id: str) -> StateView | None:
    """The state of a record's page; None where pages of its kind are not reviewed."""
    catalogue = local.catalogue
    if not is_reviewed(catalogue.records[id]):
        return None
    found = review_of(catalogue, id, local.today)
    translation = catalogue.translations.get((id, local.language))
    taken = dict(found.taken)
    if translation:
        taken.pop(Step.LANGUAGE, None)
        taken.update({Step.LANGUAGE: translation.reviewed} if translation.reviewed else {})
    shown = found.state if found.state in (State.PUBLISHED, State.DUE) else State.DRAFT
    steps = tuple(_row(local, step, taken.get(step), found.outlived.get(step)) for step in Step)
    day = date_text(found.due, local.language) if found.due else ""
    return StateView(str(shown), steps, day, bool(found.due and local.today and found.due <= local.today))


def _row(local: Localized, step: Step, told: Verified | None, outlived: Verified | None) -> StepRow:
    days = [date_text(one.on, local.language) if one else "" for one in (told, None if told else outlived)]
    return StepRow(str(step), told.by if told else "", *days)


def state_cells(catalogue: Catalogue, today: str) -> list[tuple[str, ...]]:
    """A head, and a row for each kind of page: how many are in each state."""
    told = Counter(
        (record.kind, review_of(catalogue, id, today).state)
        for id, record in catalogue.records.items()
        if is_reviewed(record)
    )
    told.update((kind, State.RETIRED) for kind in _retired(catalogue))
    kinds = sorted({kind for kind, _ in told})
    return [("kind", *State), *((kind, *(str(told[kind, state]) for state in State)) for kind in kinds)]


def _retired(catalogue: Catalogue) -> Iterator[str]:
    for stem in {notice.stem for notice in catalogue.withdrawn.values()}:
        if address := parse_address(file_path(stem, "en")):
            yield address.kind.kind


def overdue_cells(catalogue: Catalogue, today: str) -> list[tuple[str, ...]]:
    """A head, and a row for each statement that is overdue on a day, the longest first."""
    rows = (
        (due_after(item.read), item.read, str(catalogue.place(item.record)), item.about)
        for item in due(catalogue, today)
        if item.age is Age.DUE and item.read
    )
    return [("due since", "read", "place", "about"), *sorted(rows)]
