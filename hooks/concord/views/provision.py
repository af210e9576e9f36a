"""A provision: what it implements, who relies on it, how sure we are."""

from __future__ import annotations

from dataclasses import dataclass

from concord.export import json_ld, json_text
from concord.reader import EvidenceRow, LinkRow, Reader, Row
from concord.records import Finding, Provision


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
    instrument: Row
    implements: tuple[LinkRow, ...]
    replaces: tuple[LinkRow, ...]
    implemented_by: tuple[LinkRow, ...]
    relied_on_by: tuple[LinkRow, ...]
    replaced_by: tuple[LinkRow, ...]
    amended_by: tuple[LinkRow, ...]
    applied_in: tuple[LinkRow, ...]
    findings: tuple[FindingRow, ...]
    elements: EvidenceRow | None
    """What the elements of the offence rest on, where they were read."""
    json_ld: str
    evidence: EvidenceRow


def provision_view(reader: Reader, record: Provision) -> ProvisionView:
    """The view of a provision."""
    return ProvisionView(
        record,
        reader.row(record.part_of),
        reader.links(record.implements),
        reader.links(record.replaces),
        reader.incoming(record.id, "implements"),
        reader.incoming(record.id, "relies_on"),
        reader.incoming(record.id, "replaces"),
        reader.incoming(record.id, "amends"),
        reader.incoming(record.id, "applied"),
        (*finding_rows(reader, record.findings), *findings_about(reader, record.id)),
        reader.evidence(record.elements) if record.elements else None,
        json_text(json_ld(reader.catalogue, record)),
        reader.evidence(record),
    )


def finding_rows(reader: Reader, findings: tuple[Finding, ...]) -> tuple[FindingRow, ...]:
    """Findings as a page shows them."""
    return tuple(FindingRow(f, reader.evidence(f), reader.links(f.about)) for f in findings)


def findings_about(reader: Reader, id: str) -> tuple[FindingRow, ...]:
    """Findings typed on a country's page that are about this record."""
    found: list[FindingRow] = []
    for relation in reader.catalogue.incoming.get(id, ()):
        if relation.name == "about":
            _, number, *_ = relation.path
            found += finding_rows(reader, (reader.record(relation.origin).findings[number],))
    return tuple(found)
