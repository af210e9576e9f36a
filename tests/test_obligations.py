"""Which State carries out which article: against tables written by hand."""

from __future__ import annotations

from concord.answers.obligations import cell, matrix
from concord.content.catalogue import make_catalogue
from concord.records.kinds import Country, Provision
from tables import SIGNS, rows, words, wrong

ARTICLE = "un/tip-protocol/art-6"
EVIDENCE = {"sources": ("s",), "confidence": "high"}


def test_each_cell_equals_the_table_written_by_hand(content):
    table = rows("obligations.tsv")
    countries = {c.state: c for c in content.of_kind(Country)}
    assert set(table[0]) == {"article", *countries}
    for row in table:
        found = {code: cell(content, country, row["article"]).answer for code, country in countries.items()}
        assert found == {code: SIGNS[row[code]] for code in countries}, row["article"]


def finding(id, *about, source="f"):
    return {"id": id, "text": "x", "says": "x", "about": list(about), "sources": (source,), "confidence": "high"}


def provision(id, status="in-force", findings=(), implements=(ARTICLE,)):
    fields = {"id": id, "title": "x", "status": status, "findings": list(findings), "implements": list(implements)}
    return Provision.model_validate({**fields, **EVIDENCE})


def country(*findings, code="uz"):
    fields = {"title": "x", "role": "x", "as_at": "2026", "findings": list(findings), **EVIDENCE}
    return Country.model_validate({"id": f"countries/{code}", **fields})


def catalogue(*records):
    return make_catalogue({record.id: record for record in records})


def test_the_rule_of_a_cell_equals_the_table_written_by_hand():
    def told(row):
        statuses = words(row["provisions"])
        found = [finding(f"f{n}") for n in range(int(row["on provisions"].replace("-", "0")))]
        law = [provision(f"uz/a/art-{n}", status, () if n else found) for n, status in enumerate(statuses)]
        on = [finding(f"p{n}", ARTICLE) for n in range(int(row["on the profile"].replace("-", "0")))]
        answer = cell(catalogue(*law), country(*on), ARTICLE).answer
        return next(sign for sign, meant in SIGNS.items() if meant is answer)

    assert wrong(rows("obligations_small.tsv"), told) == []


def test_a_cell_shows_what_it_rests_on():
    law = [provision("uz/a/art-2", findings=[finding("f", source="one")]), provision("uz/a/art-1")]
    profile = country(finding("g", ARTICLE, source="two"), finding("h", "un/tip-protocol/art-7"), finding("i"))
    found = cell(catalogue(*law), profile, ARTICLE)
    assert (found.country, found.article) == ("UZ", ARTICLE)
    assert found.provisions == ("uz/a/art-1", "uz/a/art-2")
    assert [f.id for f in found.findings] == ["f", "g"]
    assert found.sources == ("one", "two")


def test_a_provision_that_names_two_parts_of_an_article_stands_once():
    twice = provision("uz/a/art-1", implements=({"to": ARTICLE, "at": "(1)"}, {"to": ARTICLE, "at": "(2)"}))
    assert cell(catalogue(twice), country(), ARTICLE).provisions == ("uz/a/art-1",)


def test_a_finding_may_be_about_several_articles():
    profile = country(finding("g", "un/tip-protocol/art-7", ARTICLE))
    assert str(cell(catalogue(), profile, ARTICLE).answer) == "no"


def test_the_law_of_another_state_and_relations_of_another_name_do_not_count():
    other = provision("kz/a/art-1")
    replacing = provision("uz/a/art-1", implements=()).model_copy(update={"replaces": other.implements})
    assert cell(catalogue(other, replacing), country(), ARTICLE).provisions == ()


def test_the_matrix_has_a_row_for_each_article_and_a_cell_for_each_country():
    articles = [ARTICLE, "un/tip-protocol/art-7"]
    found = matrix(catalogue(provision("kz/a/art-1")), iter([country(), country(code="kz")]), articles)
    assert [[(c.article[-1], c.country, str(c.answer)) for c in row] for row in found] == [
        [("6", "UZ", "not-checked"), ("6", "KZ", "yes")],
        [("7", "UZ", "not-checked"), ("7", "KZ", "not-checked")],
    ]
