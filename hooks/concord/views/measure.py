"""A fiche: one measure of cooperation asked of one State, what is known first, the rest in one honest line."""

from __future__ import annotations

from dataclasses import dataclass

from concord.labels import N_
from concord.languages import country_name
from concord.reader import EvidenceRow, LinkRow, Reader, Row
from concord.records import Measure

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
    ("basis", N_("Legal basis")),
)


@dataclass(frozen=True)
class MeasureView:
    """A fiche as a page shows it. `known` pairs labels with a text or a tuple of texts; `unknown` lists labels."""

    record: Measure
    row: Row
    country: Row | None
    country_name: str
    partners: tuple[str, ...]
    authority: Row | None
    known: tuple[tuple[str, object], ...]
    unknown: tuple[str, ...]
    under: tuple[LinkRow, ...]
    evidence: EvidenceRow


def measure_view(reader: Reader, record: Measure) -> MeasureView:
    """The view of a fiche."""
    parts = [(reader.say(label), getattr(record, name)) for name, label in PARTS]
    return MeasureView(
        record,
        reader.row(record.id),
        reader.country_row(record.country),
        country_name(record.country, reader.language),
        tuple(country_name(code, reader.language) for code in record.partners),
        reader.row(record.authority) if record.authority else None,
        tuple((label, value) for label, value in parts if value),
        tuple(label for label, value in parts if not value),
        reader.links(record.under),
        reader.evidence(record),
    )
