"""What meetings asked for, and what practices are said to have achieved."""

from __future__ import annotations

from dataclasses import dataclass

from concord.language.localized import Localized
from concord.language.rows import Row
from concord.records.kinds import Practice, Workshop
from concord.views.practice import FigureRow, figure_rows
from concord.views.workshop import RecommendationRow, recommendation_rows


@dataclass(frozen=True)
class MeetingOutcome:
    """A meeting and what it asked for."""

    row: Row
    recommendations: tuple[RecommendationRow, ...]


@dataclass(frozen=True)
class PracticeOutcome:
    """A practice and the figures claimed for it."""

    row: Row
    figures: tuple[FigureRow, ...]
    confidence: str


@dataclass(frozen=True)
class OutcomesView:
    """What meetings asked for, and what practices are said to have achieved."""

    meetings: tuple[MeetingOutcome, ...]
    practices: tuple[PracticeOutcome, ...]


def outcomes_view(local: Localized) -> OutcomesView:
    """Recommendations of meetings and figures of practices."""
    meetings = sorted(local.records(Workshop), key=lambda w: (w.start, w.id))
    asked = (MeetingOutcome(local.row(w.id), recommendation_rows(local, w)) for w in meetings if w.recommendations)
    practices = (
        PracticeOutcome(local.row(p.id), figure_rows(local, p), str(p.confidence))
        for p in local.records(Practice)
        if p.figures
    )
    return OutcomesView(tuple(asked), tuple(practices))
