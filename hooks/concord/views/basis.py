"""A possible legal basis between two States, in words."""

from __future__ import annotations

from dataclasses import dataclass

from concord.answers.legal_basis import EXPLANATIONS, Basis, Reason
from concord.language.localized import Localized
from concord.language.messages import read_messages
from concord.language.numbering import numbered
from concord.language.rows import LinkRow, Row, SourceRow
from concord.language.writing import comma
from concord.records.kinds import Answer, Record, TreatyStatus
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
    article: str
    """The number of that article as a heading tells it, else its title; empty where there is none."""
    name: Prose | None
    """The treaty with that article, `UNTOC, Art. 16`; None where there is none."""
    bound: tuple[str | None, ...]
    """When each State was bound, ISO dates; empty where neither is recorded."""
    as_at: str | None
    remark: str
    """Why it does not apply; where it is not checked, what is recorded of each State."""
    replaced_by: Row | None
    fiche: Row | None
    """What speaks of reciprocity."""
    sources: tuple[SourceRow, ...]


def basis_row(local: Localized, basis: Basis) -> BasisRow:
    """A basis as a page shows it."""
    other = local.row(basis.other) if basis.other else None
    return BasisRow(
        basis.answer,
        basis.answer is not Answer.NOT_CHECKED,
        local.row(basis.treaty) if basis.treaty else None,
        local.links([basis.under])[0] if basis.under else None,
        _article(local, basis.under.to) if basis.under else "",
        cited(local.row(basis.treaty).title, local.record(basis.under.to)) if basis.treaty and basis.under else None,
        _bound(basis),
        basis.as_at,
        _remark(local, basis),
        other if basis.reason is Reason.REPLACED else None,
        other if basis.reason is Reason.RECIPROCITY else None,
        tuple(local.source(id) for id in dict.fromkeys(basis.sources)) if basis.answer is Answer.NO else (),
    )


def cited(treaty: Prose, article: Record) -> Prose:
    """A treaty with one of its articles, all in the language that the treaty is named in: one name, one language."""
    say = read_messages(treaty.lang).gettext
    number = getattr(article, "number", None)
    told = numbered(number, treaty.lang, say, True) if number else str(article.title)
    return Prose(f"{treaty}{comma(treaty.lang)}{told}", treaty.lang)


def _article(local: Localized, id: str) -> str:
    record = local.record(id)
    return numbered(record.number, local.language, local.say, True) if record.number else str(local.title(record))


def _bound(basis: Basis) -> tuple[str | None, ...]:
    dates = tuple((side.bound_on or side.in_force) if side else None for side in basis.sides)
    return dates if any(dates) else ()


def _remark(local: Localized, basis: Basis) -> str:
    if basis.reason is Reason.RECIPROCITY:
        return ""
    if basis.reason:
        return local.say(EXPLANATIONS[basis.reason])
    if basis.answer is Answer.NOT_CHECKED:
        return " / ".join(_standing(local, side) for side in basis.sides)
    return ""


def _standing(local: Localized, side: TreatyStatus | None) -> str:
    return local.say(LABELS[side.standing] if side else N_("nothing recorded"))
