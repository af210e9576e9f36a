"""A possible legal basis between two States, in words."""

from __future__ import annotations

from dataclasses import dataclass

from concord.answers.legal_basis import EXPLANATIONS, Basis, Reason
from concord.language.localized import Localized
from concord.language.messages import read_messages
from concord.language.numbering import numbered
from concord.language.rows import LinkRow, Row, SourceRow
from concord.language.writing import comma
from concord.records.kinds import Answer, Confidence, Record, TreatyStatus
from concord.records.labels import LABELS, N_
from concord.records.values import Prose


@dataclass(frozen=True)
class BasisRow:
    """A possible legal basis with its way to the treaty, the article and the sources of a "no"."""

    answer: Answer
    is_checked: bool
    treaty: Row | None
    """None: reciprocity."""
    under: LinkRow | None
    article: Prose | None
    """That article, by its number where it has one."""
    name: Prose | None
    """The treaty with that article, `UNTOC, Art. 16`; None where there is none."""
    bound: tuple[str | None, ...]
    """When each State was bound, ISO dates; empty where neither is recorded."""
    as_at: str | None
    confidence: str
    """How sure the less sure of the two standings is, where that is not high; else empty."""
    remark: str
    """Why it does not apply; where it is not checked, what is recorded of each State, or once of both."""
    for_children: bool
    """Whether it is about children alone."""
    replaced_by: Row | None
    fiche: Row | None
    """What speaks of reciprocity."""
    sources: tuple[SourceRow, ...]
    notes: tuple[tuple[str, Prose], ...] = ()
    """Each State whose standing is not checked, and what its profile notes of it; a sheet alone has them."""

    @property
    def binds(self) -> bool:
        """Whether it is in force for both, which goes without saying."""
        return self.answer is Answer.YES


def basis_row(local: Localized, basis: Basis) -> BasisRow:
    """A basis as a page shows it."""
    other = local.row(basis.other) if basis.other else None
    return BasisRow(
        basis.answer,
        basis.answer is not Answer.NOT_CHECKED,
        local.row(basis.treaty) if basis.treaty else None,
        local.links([basis.under])[0] if basis.under else None,
        article(local.record(basis.under.to), local.language) if basis.under else None,
        cited(local.row(basis.treaty).title, local.record(basis.under.to)) if basis.treaty and basis.under else None,
        _bound(basis),
        basis.as_at,
        _confidence(basis),
        _remark(local, basis),
        bool(basis.treaty and local.record(basis.treaty).for_children),
        other if basis.reason is Reason.REPLACED else None,
        other if basis.reason is Reason.RECIPROCITY else None,
        tuple(local.source(id) for id in dict.fromkeys(basis.sources)) if basis.answer is Answer.NO else (),
    )


def cited(treaty: Prose, part: Record) -> Prose:
    """A treaty with one of its articles, all in the language that the treaty is named in: one name, one language."""
    return Prose(f"{treaty}{comma(treaty.lang)}{article(part, treaty.lang)}", treaty.lang)


def article(record: Record, language: str) -> Prose:
    """An article by its number as a heading tells it, else by its title."""
    number = getattr(record, "number", None)
    if not number:
        return record.title
    return Prose(numbered(number, language, read_messages(language).gettext, True), language)


def _bound(basis: Basis) -> tuple[str | None, ...]:
    dates = tuple((side.bound_on or side.in_force) if side else None for side in basis.sides)
    return dates if any(dates) else ()


def _confidence(basis: Basis) -> str:
    told = {side.confidence for side in basis.sides if side}
    return next((str(level) for level in (Confidence.LOW, Confidence.MEDIUM) if level in told), "")


def _remark(local: Localized, basis: Basis) -> str:
    if basis.reason is Reason.RECIPROCITY:
        return ""
    if basis.reason:
        return local.say(EXPLANATIONS[basis.reason])
    if basis.answer is Answer.NOT_CHECKED:
        return " / ".join(dict.fromkeys(_standing(local, side) for side in basis.sides))
    return ""


def _standing(local: Localized, side: TreatyStatus | None) -> str:
    return local.say(LABELS[side.standing] if side else N_("nothing recorded"))
