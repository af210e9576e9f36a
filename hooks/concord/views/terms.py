"""What a treaty prescribes on asking, as its own page and the pages of its articles show it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from concord.language.localized import Localized
from concord.language.rows import EvidenceRow, Row
from concord.records.kinds import Instrument, Point, Provision, Settling, TreatyTerm
from concord.records.labels import LABELS
from concord.records.values import Prose


@dataclass(frozen=True)
class TermRow:
    """What a treaty prescribes on a point of asking, and for which measures."""

    text: Prose
    at: Prose | None
    settled: str
    """How the treaty settles it, in words, where it does not prescribe it."""
    measures: tuple[str, ...]
    evidence: EvidenceRow
    article: Row | None = None
    """The article on whose page it stands with its proof, where that is another page."""


@dataclass(frozen=True)
class PointTerms:
    """A point of asking, its label and what stands on it in a row."""

    point: Point
    label: str
    rows: tuple[TermRow, ...]


def whole_terms(local: Localized, treaty: Instrument, articles: Iterable[Provision]) -> tuple[PointTerms, ...]:
    """What a whole treaty prescribes, by point: what stands on its own page, then article by article."""
    of_articles = ((term, article) for article in articles for term in article.terms)
    return _by_point(local, (*((term, None) for term in treaty.terms), *of_articles))


def term_rows(local: Localized, terms: Iterable[TreatyTerm]) -> tuple[PointTerms, ...]:
    """Terms as a page shows them, by point, then in their order there."""
    return _by_point(local, ((term, None) for term in terms))


def _by_point(local: Localized, terms: Iterable[tuple[TreatyTerm, Provision | None]]) -> tuple[PointTerms, ...]:
    order = list(Point)
    ordered = sorted(terms, key=lambda row: order.index(row[0].point))
    grouped = groupby(ordered, key=lambda row: row[0].point)
    return tuple(
        PointTerms(point, local.say(LABELS[point]), tuple(_row(local, term, by) for term, by in rows))
        for point, rows in grouped
    )


def _row(local: Localized, term: TreatyTerm, by: Provision | None) -> TermRow:
    return TermRow(
        term.text,
        local.place(term.at),
        "" if term.settled is Settling.PRESCRIBED else local.say(LABELS[term.settled]),
        tuple(local.say(LABELS[measure]) for measure in term.measures),
        local.evidence(term),
        local.row(by.id) if by else None,
    )
