"""Countries side by side on one subject."""

from __future__ import annotations

from dataclasses import dataclass

from concord.language.localized import Localized
from concord.language.rows import EvidenceRow, Row
from concord.letters.collation import collation_key
from concord.records.kinds import Country, Provision, Topic
from concord.records.labels import LABELS


@dataclass(frozen=True)
class CompareLine:
    """A provision with its text in the comparison."""

    row: Row
    provision: Provision
    body: str
    evidence: EvidenceRow


@dataclass(frozen=True)
class CompareColumn:
    """What one country has on a subject; nothing recorded means not checked."""

    country: Row
    lines: tuple[CompareLine, ...]


@dataclass(frozen=True)
class CompareView:
    """Countries side by side on one subject."""

    topic: str
    columns: tuple[CompareColumn, ...]
    others: tuple[tuple[str, str], ...]
    """Stem and label of every other subject."""


def compare_view(local: Localized, topic: Topic) -> CompareView:
    """All countries on one subject; the page lets the reader choose two to six."""
    countries = sorted(local.records(Country), key=lambda c: collation_key(c.title, local.language))
    columns = (
        CompareColumn(
            local.row(country.id),
            tuple(
                CompareLine(local.row(p.id), p, local.lead(p.id), local.evidence(p))
                for p in local.records(Provision)
                if p.topic is topic and p.state == country.state
            ),
        )
        for country in countries
    )
    others = tuple((f"compare/{t}", local.say(LABELS[t])) for t in Topic)
    return CompareView(str(topic), tuple(columns), others)
