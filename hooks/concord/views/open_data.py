"""The catalogue as open data: JSON, CSV and a JSON Schema for every kind, each row with its id and addresses."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pydantic.json_schema import GenerateJsonSchema

from concord.answers.obligations import CHAPTERS, matrix
from concord.content.catalogue import Catalogue
from concord.content.paths import ORIGINAL, is_computed, page_path, stem_of
from concord.contributions.sent import schema
from concord.language.languages import SITE
from concord.records.kinds import KINDS, Country, Instrument, Provision, Record, Source, Status
from concord.stick.identity import Identity
from concord.views.cells import flat, how_to_ask
from concord.views.links import link_rows

_FORCE = {Status.IN_FORCE: "InForce", Status.NOT_YET: "NotInForce"}


def data_files(catalogue: Catalogue, identity: Identity) -> Iterator[tuple[str, str]]:
    """Each file of the open data: its path from the top of the site, and its text."""
    for kind in KINDS:
        rows = [row_of(catalogue, record) for record in catalogue.of_kind(kind) if type(record) is kind]
        whole = {**told_of(identity), "records": rows}
        yield f"data/{kind.kind}.json", json.dumps(whole, ensure_ascii=False, indent=1) + "\n"
        yield f"data/{kind.kind}.csv", render_csv(rows)
        yield f"data/schema/{kind.kind}.json", json.dumps(schema_of(kind), ensure_ascii=False, indent=1) + "\n"
    yield "data/schema/contribution.json", json.dumps(schema(), ensure_ascii=False, indent=1) + "\n"
    for treaty in CHAPTERS:
        yield f"data/matrix-{treaty.partition('/')[2]}.csv", matrix_csv(catalogue, treaty)
    yield "data/withdrawn.json", json.dumps({**told_of(identity), "withdrawn": withdrawn(catalogue)}, indent=1) + "\n"
    rows = how_to_ask(catalogue)
    cells = ",\n".join(json.dumps(row, ensure_ascii=False, separators=(",", ":")) for row in rows)  # a line for each
    yield "data/how-to-ask.json", f'{json.dumps(told_of(identity))[:-1]}, "cells": [\n{cells}\n]}}\n'
    yield "data/how-to-ask.csv", render_csv(flat(rows))
    followed = link_rows(catalogue)
    yield "data/links.json", json.dumps({**told_of(identity), "links": followed}, ensure_ascii=False) + "\n"
    yield "data/links.csv", render_csv(followed)


def withdrawn(catalogue: Catalogue) -> list[dict[str, str]]:
    """The pages that were taken back, by address and day: whoever handed out older copies finds what to call back."""
    return [
        {"id": id, "page": page_path(notice.stem, ORIGINAL), "on": notice.on}
        for id, notice in sorted(catalogue.withdrawn.items())
    ]


def told_of(identity: Identity) -> dict[str, Any]:
    """What a file of data says of the copy it belongs to."""
    told = {"content": identity.content, "date": identity.date, "version": identity.version}
    return {**told, "languages": list(identity.languages), "edition": str(identity.edition), "licence": "CC-BY-4.0"}


def schema_of(kind: type[Record]) -> dict[str, Any]:
    """The JSON Schema of a kind's rows: its fields with their sentences, and what `row_of` adds."""
    schema = kind.model_json_schema()
    text = {"type": "string"}
    added = {"kind": {"const": kind.kind}, "pages": {"type": "object", "additionalProperties": text}, "akn": text}
    return {"$schema": GenerateJsonSchema.schema_dialect, **schema, "properties": {**schema["properties"], **added}}


def row_of(catalogue: Catalogue, record: Record) -> dict[str, Any]:
    """A record as data: id, kind, the page in each language it is written in, and its fields."""
    row: dict[str, Any] = {"id": record.id, "kind": record.kind, "pages": pages_of(catalogue, record)}
    if isinstance(record, (Instrument, Provision)):
        row["akn"] = akn(catalogue, record)
    row.update(record.model_dump(mode="json", exclude={"id"}, exclude_defaults=True))
    return row


def pages_of(catalogue: Catalogue, record: Record) -> dict[str, str]:
    """The path of a record's page by language."""
    if isinstance(record, Source):
        return {code: f"{page_path(f'sources/{record.id[0]}', code)}#s-{record.id}" for code in SITE}
    written = (c for c in SITE if c == ORIGINAL or is_computed(record) or (record.id, c) in catalogue.translations)
    return {code: page_path(stem_of(record.id, record), code) for code in written}


def akn(catalogue: Catalogue, record: Instrument | Provision) -> str:
    """An address in the manner of Akoma Ntoso: `/akn/uz/act/1994-09-22/criminal-code/!main~art_135`."""
    whole = catalogue.records[record.part_of] if isinstance(record, Provision) else record
    place, _, name = whole.id.partition("/")
    date = getattr(whole, "adopted", None)
    work = "/".join(filter(None, ("/akn", place, "act", date, name)))
    return f"{work}/!main~{record.id.rpartition('/')[2].replace('-', '_')}" if isinstance(record, Provision) else work


def json_ld(catalogue: Catalogue, record: Instrument | Provision) -> dict[str, Any]:
    """A legal text in the vocabulary of schema.org."""
    whole = catalogue.records[record.part_of] if isinstance(record, Provision) else None
    facts = {
        "@context": "https://schema.org",
        "@type": "Legislation",
        "name": str(record.title),
        "legislationIdentifier": akn(catalogue, record),
        "legislationJurisdiction": record.id.partition("/")[0].upper(),
        "legislationDate": getattr(record, "adopted", None),
        "legislationLegalForce": _FORCE.get(record.status, "NotInForce" if record.status != "not-checked" else None),
        "isPartOf": str(whole.title) if whole else None,
        "license": "https://creativecommons.org/licenses/by/4.0/",
    }
    return {name: value for name, value in facts.items() if value is not None}


def json_text(value: object) -> str:
    """JSON that may stand in a page: nothing in it can end the script element."""
    return json.dumps(value, ensure_ascii=False).replace("<", "\\u003c")


def render_csv(rows: Sequence[Mapping[str, Any]]) -> str:
    """Rows as CSV; what is not a single value is JSON in its cell."""
    names = list(dict.fromkeys(name for row in rows for name in row))
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(names)
    for row in rows:
        writer.writerow([_cell(row.get(name)) for name in names])
    return out.getvalue()


def _cell(value: Any) -> str:
    if value is None:
        return ""
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return f"'{text}" if text[:1] in ("=", "+", "@") else text  # a spreadsheet must not run a cell


def matrix_csv(catalogue: Catalogue, treaty: str) -> str:
    """The obligation matrix of a treaty, a row for each article and country."""
    numbers = [number for _, chapter in CHAPTERS[treaty] for number in chapter]
    articles = [id for number in numbers if (id := f"{treaty}/art-{number}") in catalogue.records]
    rows = [
        {
            "article": cell.article,
            "country": cell.country,
            "answer": str(cell.answer),
            "provisions": " ".join(cell.provisions),
            "findings": " ".join(finding.id for finding in cell.findings),
            "sources": " ".join(cell.sources),
        }
        for line in matrix(catalogue, catalogue.of_kind(Country), articles)
        for cell in line
    ]
    return render_csv(rows)
