"""What a treaty prescribes on asking, as its own page and the pages of its articles show it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from concord.language.localized import Localized
from concord.language.rows import EvidenceRow, Row
from concord.records.kinds import Instrument, Point, Provision, Settling, TreatyTerm
from concord.records.labels import LABELS
from concord.records.values import Prose


@dataclass(frozen=True)
class TermRow:
    """One point of asking, what the treaty prescribes on it, and for which measures."""

    point: str
    text: Prose
    at: Prose | None
    settled: str
    """How the treaty settles it, in words, where it does not prescribe it."""
    measures: tuple[str, ...]
    evidence: EvidenceRow
    article: Row | None = None
    """The article on whose page it stands with its proof, where that is another page."""


def whole_terms(local: Localized, treaty: Instrument, articles: Iterable[Provision]) -> tuple[TermRow, ...]:
    """What a whole treaty prescribes, by point: what stands on its own page, then article by article."""
    of_articles = ((term, article) for article in articles for term in article.terms)
    order = list(Point)
    found = sorted((*((term, None) for term in treaty.terms), *of_articles), key=lambda row: order.index(row[0].point))
    return tuple(replace(_row(local, term), article=local.row(by.id) if by else None) for term, by in found)


def term_rows(local: Localized, terms: Iterable[TreatyTerm]) -> tuple[TermRow, ...]:
    """Terms as a page shows them, in their order there."""
    return tuple(_row(local, term) for term in terms)


def _row(local: Localized, term: TreatyTerm) -> TermRow:
    return TermRow(
        local.say(LABELS[term.point]),
        term.text,
        local.place(term.at),
        "" if term.settled is Settling.PRESCRIBED else local.say(LABELS[term.settled]),
        tuple(local.say(LABELS[measure]) for measure in term.measures),
        local.evidence(term),
    )
