"""How old what was read is, and what is due: against tables written by hand."""

from __future__ import annotations

import datetime

from concord.answers.freshness import age, due, due_on, read_on
from concord.content.catalogue import make_catalogue
from concord.records.kinds import Country, Provision, Source
from tables import maybe, rows, wrong

WORDS = {"fresh": "fresh", "due": "due", "read-date-unknown": "unknown"}
EVIDENCE = {"sources": ("s",), "confidence": "high"}


def test_each_age_equals_the_table_written_by_hand():
    table = rows("freshness.tsv")
    assert wrong(table, lambda row: WORDS[age(maybe(row["read"]), maybe(row["today"]))]) == []


def test_what_is_due_on_a_day_equals_the_table_written_by_hand(content):
    table = rows("due.tsv")
    days = {row["today"]: {(d.record, d.about): d for d in due(content, row["today"])} for row in table}

    def told(row):
        found = days[row["today"]].get((row["record"], maybe(row["what"]) or ""))
        return WORDS[found.age] if found else "fresh"

    assert wrong(table, told) == []


def catalogue(*days, **country):
    """A provision whose sources were read on some days, and a country that stands on none."""
    sources = [Source(id=f"s{n}", type="webpage", accessed=day) for n, day in enumerate(days)]
    named = tuple(source.id for source in sources) or ("gone",)
    provision = Provision(id="uz/a/art-1", title="x", status="in-force", sources=named, confidence="high")
    profile = Country.model_validate(
        {"id": "countries/uz", "title": "x", "role": "x", "as_at": "2026-11", **EVIDENCE, **country}
    )
    return make_catalogue({record.id: record for record in (provision, profile, *sources)})


def test_a_statement_was_read_on_the_latest_day_of_its_sources():
    for days, expected in (
        (("2020-01-01", "2024-05-01", "2022-01-01"), "2024-05-01"),
        (("2020-01-01", None), "2020-01-01"),
        ((None, None), None),
        ((), None),
    ):
        found = catalogue(*days)
        assert read_on(found, found.records["uz/a/art-1"]) == expected, days


def test_an_id_that_is_no_source_dates_nothing():
    found = catalogue("2020-01-01")
    odd = found.records["uz/a/art-1"].model_copy(update={"sources": ("uz/a/art-1", "s0")})
    assert read_on(found, odd) == "2020-01-01"


def test_what_is_due_says_the_record_the_treaty_the_age_and_the_day_by_record():
    rows = [{"treaty": f"un/t{n}", "standing": "party", "as_at": day, **EVIDENCE} for n, day in enumerate(AS_AT)]
    found = list(due(catalogue("2020-01-01", treaties=rows), "2026-11-24"))
    assert [(d.record, d.about, str(d.age), d.read) for d in found] == [
        ("countries/uz", "un/t0", "due", "2015-03-14"),
        ("countries/uz", "un/t1", "read-date-unknown", None),
        ("uz/a/art-1", "", "due", "2020-01-01"),
    ]


def test_a_profile_is_due_eighteen_months_after_it_was_compiled_whatever_its_rows():
    found = catalogue("2026-11-01", as_at="2025-05-20")
    assert [d.record for d in due(found, "2026-11-19")] == []
    assert [(d.record, d.about, d.read) for d in due(found, "2026-11-20")] == [("countries/uz", "", "2025-05-20")]
    assert due_on(found, found.records["countries/uz"]) == "2026-11-20"


def test_no_profile_of_the_content_goes_longer_than_eighteen_months(content):
    for country in content.of_kind(Country):
        day = datetime.date.fromisoformat((country.as_at + "-01-01")[:10])
        last = datetime.date.fromisoformat(due_on(content, country)) - datetime.timedelta(days=1)
        assert last - day <= datetime.timedelta(days=548), country.id


AS_AT = ("2015-03-14", None, "2026-11-01")


def test_nothing_fresh_is_due_and_what_nobody_dated_is():
    assert [d.record for d in due(catalogue("2026-11-01"), "2026-11-24")] == []
    assert [(d.record, str(d.age), d.read) for d in due(catalogue(), "2026-11-24")] == [
        ("uz/a/art-1", "read-date-unknown", None)
    ]
    assert [str(d.age) for d in due(catalogue("2026-11-01"), None)] == ["read-date-unknown"] * 2
