"""The steps by which a page is reviewed, in their order: who may take each, and where a page keeps it."""

from __future__ import annotations

from enum import StrEnum

from concord.told import told


class Step(StrEnum):
    """A step of review, by which a page moves on from a draft."""

    LEGAL = "legal-check"
    LANGUAGE = "language-check"
    PUBLISHED = "published"


FIELDS = {Step.LEGAL: "verified", Step.LANGUAGE: "reviewed", Step.PUBLISHED: "published"}
"""The field of a page that says who took a step, and when."""
MAY = {
    Step.LEGAL: ("lawyer", "prosecutor", "judge", "central authority"),
    Step.LANGUAGE: ("editor", "translator", "lawyer", "prosecutor", "judge"),
    Step.PUBLISHED: ("editor", "maintainer", "lawyer", "prosecutor", "judge"),
}
"""The roles that may take each, as the first words of what is recorded: `prosecutor, Uzbekistan`."""


class State(StrEnum):
    """How far the review of a page is."""

    DRAFT = "draft"
    LEGAL = Step.LEGAL
    LANGUAGE = Step.LANGUAGE
    PUBLISHED = Step.PUBLISHED
    DUE = "review-due"
    RETIRED = "retired"


def may_not(step: Step, role: str) -> str:
    """Why a role may not take a step; empty where it may."""
    if role.partition(",")[0].strip().lower() in MAY[step]:
        return ""
    roles = ", ".join(MAY[step])
    return told(
        "%(role)s may not take the step %(step)s, which is for one of: %(roles)s", role=role, step=step, roles=roles
    )
