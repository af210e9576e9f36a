"""A provision: what it implements, who relies on it, how sure we are."""

from __future__ import annotations

from dataclasses import dataclass

from concord.language.localized import Localized
from concord.language.numbering import numbered
from concord.language.rows import EvidenceRow, LinkRow, Row, SourceRow
from concord.records.kinds import Finding, Provision
from concord.views.elements import ElementsView, elements_view
from concord.views.open_data import json_ld, json_text
from concord.views.terms import PointTerms, term_rows


@dataclass(frozen=True)
class FindingRow:
    """A finding with what it rests on."""

    finding: Finding
    evidence: EvidenceRow
    about: tuple[LinkRow, ...]


@dataclass(frozen=True)
class ProvisionView:
    """Everything a provision's page shows besides its text."""

    record: Provision
    number: str
    """As a heading tells it: `Art. 135`; empty where it was not read."""
    instrument: Row
    official: SourceRow | None
    """Where the State or the depositary publishes the whole text."""
    has_own_start: bool
    """Whether its start is told: an article of a treaty has the treaty's, unless one of its own is recorded."""
    implements: tuple[LinkRow, ...]
    replaces: tuple[LinkRow, ...]
    implemented_by: tuple[LinkRow, ...]
    relied_on_by: tuple[LinkRow, ...]
    replaced_by: tuple[LinkRow, ...]
    amended_by: tuple[LinkRow, ...]
    applied_in: tuple[LinkRow, ...]
    findings: tuple[FindingRow, ...]
    terms: tuple[PointTerms, ...]
    elements: ElementsView | None
    """The elements of the offence, where they were read."""
    json_ld: str
    evidence: EvidenceRow


def provision_view(local: Localized, record: Provision) -> ProvisionView:
    """The view of a provision."""
    return ProvisionView(
        record,
        numbered(record.number, local.language, local.say, True) if record.number else "",
        local.row(record.part_of),
        local.source(official) if (official := local.record(record.part_of).official) else None,
        bool(record.in_force or not record.level),
        local.links(record.implements),
        local.links(record.replaces),
        local.incoming(record.id, "implements"),
        local.incoming(record.id, "relies_on"),
        local.incoming(record.id, "replaces"),
        local.incoming(record.id, "amends"),
        local.incoming(record.id, "applied"),
        (*finding_rows(local, record.findings), *findings_about(local, record.id)),
        term_rows(local, record.terms),
        elements_view(local, record.elements) if record.elements else None,
        json_text(json_ld(local.catalogue, record)),
        local.evidence(record),
    )


def finding_rows(local: Localized, findings: tuple[Finding, ...]) -> tuple[FindingRow, ...]:
    """Findings as a page shows them."""
    return tuple(FindingRow(f, local.evidence(f), local.links(f.about)) for f in findings)


def findings_about(local: Localized, id: str) -> tuple[FindingRow, ...]:
    """Findings typed on a country's page that are about this record."""
    found: list[FindingRow] = []
    for relation in local.catalogue.named_by(id, "about"):
        _, number, *_ = relation.path
        found += finding_rows(local, (local.record(relation.origin).findings[number],))
    return tuple(found)
