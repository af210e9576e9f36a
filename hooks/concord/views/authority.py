"""A competent body: its country, and what was read about it."""

from __future__ import annotations

from dataclasses import dataclass

from concord.language.localized import Localized
from concord.language.rows import EvidenceRow, Row
from concord.language.writing import country_name
from concord.records.kinds import Authority


@dataclass(frozen=True)
class AuthorityView:
    """Everything an authority's page shows besides its text."""

    record: Authority
    country: Row | None
    country_name: str
    evidence: EvidenceRow


def authority_view(local: Localized, record: Authority) -> AuthorityView:
    """The view of an authority."""
    name = country_name(record.state, local.language)
    return AuthorityView(record, local.country_row(record.state), name, local.evidence(record))
