"""A fiche: one measure of cooperation asked of one State, what is known first, the rest in one honest line."""

from __future__ import annotations

from dataclasses import dataclass

from concord.answers.asking import OF_FICHE
from concord.language.localized import Localized
from concord.language.rows import EvidenceRow, LinkRow, Row
from concord.language.writing import country_name
from concord.records.kinds import Answer, Cooperation, Measure, Victims
from concord.records.labels import N_
from concord.records.values import Prose

# The parts of a fiche, in the order in which a request is written.
PARTS = (
    ("scope", N_("Scope")),
    ("alternative", N_("Alternative")),
    ("asked_of", N_("Body to ask")),
    ("channel", N_("Channel")),
    ("language", N_("Language")),
    ("papers", N_("Papers")),
    ("time_limits", N_("Time limits")),
    ("refusals", N_("Grounds of refusal")),
    ("costs", N_("Costs")),
    ("basis", N_("Legal basis")),
)
_WITHOUT_REQUEST = (
    Cooperation.POLICE,
    Cooperation.REFERRAL,
    Cooperation.REPATRIATION,
    Cooperation.PROTECTION,
    Cooperation.COMPENSATION,
)
_POINTS = {name: point for point, name in OF_FICHE.items()}


@dataclass(frozen=True)
class FichePart:
    """What is known of one part of a fiche: a text, or several."""

    label: str
    text: Prose | None
    items: tuple[Prose, ...]
    is_inferred: bool
    """Whether no source says it for this measure: it is our reading of the law on another."""


@dataclass(frozen=True)
class MeasureView:
    """A fiche as a page shows it: the parts that are known, and what the others are called."""

    record: Measure
    row: Row
    country: Row | None
    country_name: str
    partners: tuple[str, ...]
    authority: Row | None
    known: tuple[FichePart, ...]
    unknown: tuple[str, ...]
    under: tuple[LinkRow, ...]
    reciprocity: Answer | None
    """Whether it is given without a treaty; None where that was not checked."""
    evidence: EvidenceRow

    @property
    def is_by_request(self) -> bool:
        """Whether it is asked for by a letter of request, from one central authority to another."""
        return self.record.measure not in _WITHOUT_REQUEST

    @property
    def is_on_foreign(self) -> bool:
        """Whether it is about foreign victims alone."""
        return self.record.victims is Victims.FOREIGN


def measure_view(local: Localized, record: Measure) -> MeasureView:
    """The view of a fiche."""
    parts = [(local.say(label), getattr(record, name), _POINTS.get(name) in record.inferred) for name, label in PARTS]
    return MeasureView(
        record,
        local.row(record.id),
        local.country_row(record.state),
        country_name(record.state, local.language),
        tuple(country_name(code, local.language) for code in record.only_from),
        local.row(record.authority) if record.authority else None,
        tuple(_part(*part) for part in parts if part[1]),
        tuple(label for label, value, _ in parts if not value),
        local.links(record.under),
        None if record.on_reciprocity is Answer.NOT_CHECKED else record.on_reciprocity,
        local.evidence(record),
    )


def _part(label: str, value: Prose | tuple[Prose, ...], is_inferred: bool) -> FichePart:
    if isinstance(value, tuple):
        return FichePart(label, None, value, is_inferred)
    return FichePart(label, value, (), is_inferred)
