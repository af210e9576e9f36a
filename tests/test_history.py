"""The law as at a date: against tables written by hand."""

from __future__ import annotations

from concord.answers.history import began, law_at
from concord.content.catalogue import make_catalogue
from concord.records.kinds import PAST, Country, Instrument, Status
from concord.records.limits import is_after
from tables import maybe, rows, wrong

COUNTRY = {"title": "X", "role": "x", "as_at": "2026", "sources": ("s",), "confidence": "high"}


def test_whether_a_date_is_later_equals_the_table_written_by_hand():
    table = rows("is_after.tsv")
    assert wrong(table, lambda row: "y" if is_after(maybe(row["date"]), row["other"]) else "n") == []


def test_the_law_at_each_date_equals_the_table_written_by_hand(content):
    table = rows("law_at.tsv")
    assert {row["then"] for row in table} >= {"law", "law, ended since", "no", "undated", "bound", "bound since"}
    assert wrong(table, lambda row: told(content, row)) == []


def told(content, row):
    """What the answer says of a text, a treaty or a step of the timeline."""
    country, what = content.records[f"countries/{row['country']}"], row["what"]
    then = law_at(content, country, row["date"])
    if what in {event.id for event in country.timeline}:
        return "since" if what in {event.id for event in then.since} else "no"
    if what in {status.treaty.to for status in country.treaties}:
        return _treaty(then, what)
    if what in then.texts:
        return "law, ended since" if what in then.ended_since else "law"
    return "undated" if what in then.undated else "no"


def _treaty(then, what):
    words = {"bound": then.treaties, "bound since": then.bound_since}
    return next((word for word, found in words.items() if what in {s.treaty.to for s in found}), "undated")


def text(id, status="in-force", **fields):
    known = {"title": id, "form": "law", "sources": ("s",), "confidence": "high"}
    return Instrument.model_validate({"id": id, "status": status, **known, **fields})


def then(*texts, date="2010", country=None):
    country = country or Country(id="countries/uz", **COUNTRY)
    return law_at(make_catalogue({record.id: record for record in (*texts, country)}), country, date)


def test_a_text_began_when_it_came_into_force_else_when_it_was_adopted():
    assert began(text("uz/a", adopted="2001", in_force="2002")) == "2002"
    assert began(text("uz/a", adopted="2001")) == "2001"
    assert began(text("uz/a")) is None


def test_each_status_of_a_dated_text_without_an_heir_is_told():
    for status in Status:
        found = then(text("uz/a", status, in_force="2005"))
        kept = ("texts", "undated")
        wanted: dict[str, tuple[str, ...]] = {"texts": (), "undated": ()}
        if status in PAST:
            wanted["undated"] = ("uz/a",)  # it ended, nobody knows when
        elif status is not Status.NOT_YET:
            wanted["texts"] = ("uz/a",)
        assert {name: getattr(found, name) for name in kept} == wanted, status
        assert found.ended_since == ()


def test_a_text_ends_on_the_day_on_which_the_first_of_its_heirs_begins():
    old = text("uz/old", "replaced", in_force="2005")
    heirs = [text(f"uz/{year}", in_force=year, replaces=["uz/old"]) for year in ("2011", "2009")]
    assert then(old, *heirs, date="2008").texts == ("uz/old",)
    assert then(old, *heirs, date="2009").texts == ("uz/2009",)
    assert then(old, *heirs, date="2012").texts == ("uz/2009", "uz/2011")


def test_an_heir_without_a_date_leaves_the_end_unknown():
    found = then(text("uz/old", "replaced", in_force="2005"), text("uz/new", replaces=["uz/old"]))
    assert (found.texts, found.undated) == ((), ("uz/new", "uz/old"))


def test_a_text_in_force_that_an_undated_heir_replaces_in_part_stands():
    found = then(text("uz/old", in_force="2005"), text("uz/new", replaces=["uz/old"]))
    assert (found.texts, found.ended_since) == (("uz/old",), ())


def test_the_law_of_another_state_is_left_out():
    found = then(text("kz/a", in_force="2005"), text("uz/a", in_force="2005"), text("un/a", in_force="2005"))
    assert (found.country, found.texts, found.undated) == ("countries/uz", ("uz/a",), ())


def test_later_steps_stand_in_the_order_of_their_dates():
    steps = [
        {"id": id, "date": date, "text": "x", "sources": ("s",), "confidence": "high"}
        for id, date in (("b", "2012"), ("a", "2012"), ("c", "2011"), ("before", "2009"))
    ]
    country = Country.model_validate({"id": "countries/uz", **COUNTRY, "timeline": steps})
    assert [event.id for event in then(country=country).since] == ["c", "a", "b"]
