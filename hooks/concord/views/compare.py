"""Countries side by side on one subject."""

from __future__ import annotations

from dataclasses import dataclass

from concord.language.localized import Localized
from concord.language.rows import EvidenceRow, Row
from concord.letters.collation import collation_key
from concord.records.kinds import Country, Direction, Measure, Provision, Topic
from concord.records.labels import LABELS
from concord.records.values import Prose
from concord.views.bearing import TOPICS


@dataclass(frozen=True)
class CompareLine:
    """A provision with its text in the comparison."""

    row: Row
    provision: Provision
    text: Prose
    evidence: EvidenceRow


@dataclass(frozen=True)
class CompareFiche:
    """A State's fiche on a measure of the subject, with what it says of its scope."""

    row: Row
    scope: Prose | None
    evidence: EvidenceRow


@dataclass(frozen=True)
class CompareColumn:
    """What one country has on a subject; nothing recorded, and no fiche, means not checked."""

    country: Row
    code: str
    """The State's code in small letters, by which a reader's choice names it."""
    lines: tuple[CompareLine, ...]
    fiches: tuple[CompareFiche, ...]
    """What the State's fiches say on how to ask for it."""


@dataclass(frozen=True)
class Subject:
    """A subject on which countries can be compared."""

    stem: str
    title: str
    is_shown: bool
    """Whether it is the one of this page."""


@dataclass(frozen=True)
class CompareView:
    """Countries side by side on one subject."""

    subjects: tuple[Subject, ...]
    columns: tuple[CompareColumn, ...]


def compare_view(local: Localized, topic: Topic) -> CompareView:
    """All countries on one subject; the page lets the reader choose two to six."""
    countries = sorted(local.records(Country), key=lambda c: collation_key(c.title, local.language))
    columns = (
        CompareColumn(
            local.row(country.id),
            country.state.lower(),
            tuple(_line(local, p) for p in local.records(Provision) if p.topic is topic and p.state == country.state),
            tuple(_fiche(local, one) for one in _fiches(local, topic) if one.state == country.state),
        )
        for country in countries
    )
    subjects = (Subject(f"compare/{t}", local.say(LABELS[t]), t is topic) for t in Topic)
    return CompareView(tuple(subjects), tuple(columns))


def _line(local: Localized, provision: Provision) -> CompareLine:
    row, marked = local.row(provision.id), local.lead(provision.id)
    text = marked.replace("&lt;", "<").replace("\\*", "*")  # it is shown as it stands, not as Markdown
    return CompareLine(row, provision, Prose(text, marked.lang), local.evidence(provision))


def _fiches(local: Localized, topic: Topic) -> tuple[Measure, ...]:
    """Those on measures on which the law of the subject bears, of requests that a State receives."""
    found = (one for one in local.records(Measure) if topic in TOPICS.get(one.measure, ()))
    return tuple(one for one in found if one.direction is Direction.RECEIVES)


def _fiche(local: Localized, record: Measure) -> CompareFiche:
    return CompareFiche(local.row(record.id), record.scope, local.evidence(record))
