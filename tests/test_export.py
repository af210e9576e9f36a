"""Open data: every record, valid against its schema, with its addresses."""

from __future__ import annotations

import csv
import io
import json

import pytest
from jsonschema import Draft202012Validator

from concord.answers.obligations import CHAPTERS
from concord.records.kinds import KINDS
from concord.stick.identity import Identity
from concord.views.open_data import akn, data_files


@pytest.fixture(scope="module")
def files(content):
    return dict(data_files(content, Identity("0123456789ab", "2026-11-24")))


@pytest.mark.corpus
@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.kind)
def test_every_record_is_there_and_valid(files, content, kind):
    rows = json.loads(files[f"data/{kind.kind}.json"])["records"]
    assert [row["id"] for row in rows] == [r.id for r in content.of_kind(kind)]
    validator = Draft202012Validator(json.loads(files[f"data/schema/{kind.kind}.json"]))
    assert [(row["id"], error.message) for row in rows for error in validator.iter_errors(row)] == []


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.kind)
def test_the_csv_has_the_same_rows(files, kind):
    rows = list(csv.DictReader(io.StringIO(files[f"data/{kind.kind}.csv"])))
    assert [r["id"] for r in rows] == [r["id"] for r in json.loads(files[f"data/{kind.kind}.json"])["records"]]
    assert all(r["pages"] for r in rows)


def test_no_cell_of_a_csv_can_run_in_a_spreadsheet(files):
    for name, text in files.items():
        if name.endswith(".csv"):
            cells = [cell for row in csv.reader(io.StringIO(text)) for cell in row]
            assert [cell for cell in cells if cell.startswith(("=", "+", "@"))] == [], name


def test_the_addresses_are_in_the_manner_of_akoma_ntoso(content):
    assert akn(content, content.records["uz/criminal-code"]) == "/akn/uz/act/1994-09-22/criminal-code"
    article = akn(content, content.records["uz/criminal-code/art-135"])
    assert article == "/akn/uz/act/1994-09-22/criminal-code/!main~art_135"


def test_the_addresses_are_unique(files):
    for kind in ("instrument", "provision"):
        addresses = [row["akn"] for row in json.loads(files[f"data/{kind}.json"])["records"]]
        assert len(addresses) == len(set(addresses))


def test_the_matrix_has_a_row_for_each_country_and_article(files):
    for treaty in CHAPTERS:
        rows = list(csv.DictReader(io.StringIO(files[f"data/matrix-{treaty.partition('/')[2]}.csv"])))
        assert len({row["country"] for row in rows}) == 10
        assert {row["answer"] for row in rows} <= {"yes", "partly", "no", "not-checked"}
        assert all(row["sources"] for row in rows if row["answer"] == "no")


@pytest.mark.engine
def test_the_site_holds_the_data_and_each_row_leads_to_its_page(site):
    for kind in KINDS:
        for row in json.loads((site / f"data/{kind.kind}.json").read_text())["records"]:
            for path in row["pages"].values():
                assert (site / path.partition("#")[0]).is_file(), path


@pytest.mark.engine
def test_a_provision_page_speaks_schema_org(site):
    text = (site / "law/uz/criminal-code/art-135.html").read_text(encoding="utf-8")
    data = json.loads(text.partition('<script type="application/ld+json">')[2].partition("</script>")[0])
    assert data["@type"] == "Legislation"
    assert data["legislationLegalForce"] == "InForce"
    assert data["legislationIdentifier"].startswith("/akn/uz/")
