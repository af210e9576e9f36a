"""A competent body: its country, and what was read about it."""

from __future__ import annotations

from dataclasses import dataclass

from concord.languages import country_name
from concord.reader import EvidenceRow, Reader, Row
from concord.records import Authority


@dataclass(frozen=True)
class AuthorityView:
    """Everything an authority's page shows besides its text."""

    record: Authority
    country: Row | None
    country_name: str
    evidence: EvidenceRow


def authority_view(reader: Reader, record: Authority) -> AuthorityView:
    """The view of an authority."""
    name = country_name(record.country, reader.language)
    return AuthorityView(record, reader.country_row(record.country), name, reader.evidence(record))
