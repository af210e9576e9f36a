"""A case: what was tried, on what law, with what cooperation."""

from __future__ import annotations

from dataclasses import dataclass

from concord.language.localized import Localized
from concord.language.rows import EvidenceRow, LinkRow, Row
from concord.records.kinds import Case
from concord.views.practice import InvolvementRow, corridor_rows, part_rows


@dataclass(frozen=True)
class CaseView:
    """Everything a case's page shows besides its text."""

    record: Case
    parts: tuple[InvolvementRow, ...]
    corridors: tuple[Row, ...]
    applied: tuple[LinkRow, ...]
    cooperation: tuple[LinkRow, ...]
    evidence: EvidenceRow


def case_view(local: Localized, record: Case) -> CaseView:
    """The view of a case."""
    return CaseView(
        record,
        part_rows(local, record.countries),
        corridor_rows(local, record.corridors),
        local.links(record.applied),
        local.links(record.cooperation),
        local.evidence(record),
    )
