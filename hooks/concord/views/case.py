"""A case: what was tried, on what law, with what cooperation."""

from __future__ import annotations

from dataclasses import dataclass

from concord.reader import EvidenceRow, LinkRow, Reader, Row
from concord.records import Case
from concord.views.practice import PartRow, corridor_rows, part_rows


@dataclass(frozen=True)
class CaseView:
    """Everything a case's page shows besides its text."""

    record: Case
    parts: tuple[PartRow, ...]
    corridors: tuple[Row, ...]
    applied: tuple[LinkRow, ...]
    cooperation: tuple[LinkRow, ...]
    evidence: EvidenceRow


def case_view(reader: Reader, record: Case) -> CaseView:
    """The view of a case."""
    return CaseView(
        record,
        part_rows(reader, record.countries),
        corridor_rows(reader, record.corridors),
        reader.links(record.applied),
        reader.links(record.cooperation),
        reader.evidence(record),
    )
