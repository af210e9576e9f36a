"""Which law binds both: against tables written by hand, and on generated catalogues."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from concord.answers.asking import cell, ground
from concord.answers.history import law_at
from concord.answers.legal_basis import (
    Basis,
    assistance_beside,
    bases,
    basis_between,
    prevailing,
    rank,
    reciprocity,
    standings_of,
)
from concord.language.localized import Localized
from concord.language.messages import read_messages
from concord.records.kinds import (
    PAST,
    Answer,
    Cooperation,
    Country,
    Form,
    Instrument,
    Measure,
    Standing,
    Status,
    TreatyStatus,
)
from concord.records.values import COUNTRIES, Link
from concord.views.corridor import corridor_treaties
from conftest import ROOT
from tables import SIGNS, maybe, rows, words


def table(name):
    """Each cell of a table whose columns are answers: pair, column, expected answer."""
    return [
        (row["pair"], column, SIGNS[sign]) for row in rows(name) for column, sign in row.items() if column != "pair"
    ]


@pytest.fixture(scope="module")
def law(content):
    treaties = tuple(i for i in content.of_kind(Instrument) if i.form is Form.TREATY)
    return treaties, standings_of(content.of_kind(Country))


def test_the_oracle_has_enough_ordered_pairs():
    assert len({pair for pair, _, _ in table("legal_basis.tsv")}) == 70
    assert len(table("legal_basis.tsv")) == 350


def test_every_answer_equals_the_table_written_by_hand(law):
    treaties, standings = law
    wrong = []
    for pair, treaty, expected in table("legal_basis.tsv"):
        measure = Cooperation.EXTRADITION if not treaty.startswith(("un/tip", "un/som")) else None
        codes = tuple(pair.split("-"))
        if measure:
            found = {b.treaty: b.answer for b in bases(treaties, standings, codes, measure)}.get(treaty)
        else:
            basis = basis_between(next(t for t in treaties if t.id == treaty), standings, codes)
            found = basis.answer if basis else None
        if found != expected:
            wrong.append((pair, treaty, str(expected), str(found)))
    assert wrong == []


def test_every_bilateral_answer_equals_the_table_written_by_hand(law):
    treaties, standings = law
    order = [Answer.YES, Answer.NOT_CHECKED, Answer.NO]
    wrong = []
    for pair, measure, expected in table("bilateral.tsv"):
        found = bases(treaties, standings, tuple(pair.split("-")), Cooperation(measure))
        own = sorted((b.answer for b in found if b.treaty.startswith("bilateral/")), key=order.index)
        if (own[0] if own else None) != expected:
            wrong.append((pair, measure, str(expected), [str(a) for a in own]))
    assert wrong == []


def sign(answer):
    return next(sign for sign, meant in SIGNS.items() if meant is answer)


def test_the_bases_of_each_request_stand_in_the_order_written_by_hand(content):
    on, wrong = ground(content.of_kind), []
    for row in rows("order_of_bases.tsv"):
        found = cell(on, tuple(row["pair"].split("-")), Cooperation(row["measure"])).bases
        told = [f"{sign(b.answer)} {b.treaty or 'reciprocity'}" for b in found if not b.is_one_sided]
        one_sided = [b.treaty for b in found if b.is_one_sided]
        if (told, one_sided) != (words(row["in order"], ","), words(row["one side only"], ",")):
            wrong.append((row, told, one_sided))
    assert wrong == []


def test_each_family_of_treaties_has_its_place_and_none_is_left_out(content):
    places, order = (
        {row["family"]: row["place"] for row in rows("families.tsv")},
        ["bilateral", "regional", "universal"],
    )
    folders = {path.name for path in (ROOT / "docs/law").iterdir()}
    assert set(places) == {name for name in folders if name.upper() not in COUNTRIES}
    for i in content.of_kind(Instrument):
        if i.form is Form.TREATY:
            assert order[rank(i)] == places[i.id.partition("/")[0]], i.id


@pytest.mark.parametrize("family", [row["family"] for row in rows("families.tsv") if row["place"] == "regional"])
def test_a_regional_treaty_stands_between_one_of_the_two_states_and_one_open_to_all(family):
    own = treaty(0, id="bilateral/z", parties=("KZ", "AE"))
    regional, universal = treaty(1, id=f"{family}/z"), treaty(2, id="un/a", prevails_over=["un/b"])
    sides = {t.id: row_of(t, "party") for t in (regional, universal)}
    found = bases((universal, regional, own), {"KZ": sides, "AE": sides}, ("KZ", "AE"), Cooperation.EXTRADITION)
    assert [b.treaty for b in found] == ["bilateral/z", f"{family}/z", "un/a"]


def test_of_one_place_the_treaty_that_prevails_stands_first_then_they_stand_by_id():
    treaties = [treaty(n, prevails_over=["un/x"] if n == 2 else ()) for n in (1, 0, 2)]
    sides = {t.id: row_of(t, "party") for t in treaties}
    found = bases(treaties, {"KZ": sides, "AE": sides}, ("KZ", "AE"), Cooperation.EXTRADITION)
    assert [b.treaty for b in found] == ["un/t2", "un/t0", "un/t1"]


def test_what_is_not_known_to_bind_stands_after_what_does_and_what_is_for_children_after_all():
    own = treaty(0, id="bilateral/z", parties=("KZ", "AE"), status=Status.NOT_CHECKED)
    signed, binding, children = treaty(0, id="cis/a"), treaty(0, id="un/a"), treaty(0, id="cis/c", for_children=True)
    table = {t.id: row_of(t, "party") for t in (signed, binding, children)}
    one_signed = {**table, "cis/a": row_of(signed, "signed")}
    given = (children, signed, binding, own)
    found = bases(given, {"KZ": table, "AE": one_signed}, ("KZ", "AE"), Cooperation.EXTRADITION)
    assert [b.treaty for b in found] == ["bilateral/z", "un/a", "cis/a", "cis/c"]


def test_the_measures_of_each_treaty_and_their_articles_equal_the_table_written_by_hand(content):
    told = {}
    for row in rows("coverage.tsv"):
        told.setdefault(row["treaty"], set()).add((row["measure"], maybe(row["article"])))
    standings = standings_of(content.of_kind(Country))
    wrong = []
    for id, covered in told.items():
        text = content.records[id]
        pair = text.parties or ("KZ", "RU")
        made = {m: bases((text,), standings, pair, m) for m in Cooperation}
        found = {(str(m), cited(basis.under)) for m, (basis,) in ((m, b) for m, b in made.items() if b)}
        if found != covered:
            wrong.append((id, sorted(covered - found), sorted(found - covered)))
    assert wrong == []


def cited(link):
    return " ".join(filter(None, (link.to, link.at))) if link else None


def test_a_treaty_is_no_basis_for_a_measure_that_it_does_not_cover(law):
    treaties, standings = law
    covered = {t.id for t in treaties if any(c.measure is Cooperation.REPATRIATION for c in t.covers)}
    assert {"un/som-protocol", "un/tip-protocol", "coe/cets-197", "cis/minors-2002"} <= covered
    assert {"un/untoc", "cis/minsk-1993", "coe/ets-024"}.isdisjoint(covered)
    found = {b.treaty for b in bases(treaties, standings, ("KZ", "TR"), Cooperation.REPATRIATION)}
    assert found == {"un/som-protocol", "un/tip-protocol", "coe/cets-197", "cis/minors-2002"}
    for pair in (("KZ", "TR"), ("TR", "KZ"), ("KG", "TR"), ("UZ", "AE")):
        assert {b.treaty for b in bases(treaties, standings, pair, Cooperation.REPATRIATION)} <= covered


def test_the_answer_of_one_treaty_equals_the_table_written_by_hand():
    for row in rows("standing.tsv"):
        own = row["first"] == "own"
        text = treaty(0, status=row["treaty"], parties=("KZ", "AE") if own else ())
        sides = [None if own or row[s] == "-" else row_of(text, row[s], f"row {s}") for s in ("first", "second")]
        standings = {code: {text.id: side} for code, side in zip(("KZ", "AE"), sides, strict=True) if side}
        basis = basis_between(text, standings, ("KZ", "AE"))
        assert (basis.answer if basis else None) == SIGNS[row["answer"]], row
        if basis:
            assert (basis.treaty, basis.reason, basis.sides) == (text.id, maybe(row["reason"]), tuple(sides)), row
            assert basis.sources == resting_on(basis, sides), row


def resting_on(basis, sides):
    """A "not party" rests on the rows that say so, a "yes" on both rows, what a treaty says of itself on its sources."""
    if basis.answer is Answer.NOT_CHECKED:
        return ()
    if basis.reason is None and all(sides):
        return tuple(source for side in sides for source in side.sources)
    if basis.reason == "not-party":
        return tuple(f for side in sides if side and side.standing is Standing.NOT_PARTY for f in side.sources)
    return ("s",)


@pytest.mark.parametrize(
    ("given", "measure", "is_named"),
    [
        ({"id": "bilateral/x", "status": "not-checked"}, "video-evidence", True),
        ({"id": "bilateral/x", "status": "in-force"}, "confiscation", True),
        ({"id": "bilateral/x", "status": "repealed"}, "confiscation", False),
        ({"id": "bilateral/x", "status": "in-force"}, "extradition", False),
        ({"id": "bilateral/x", "covers": ["mutual-legal-assistance", "video-evidence"]}, "video-evidence", False),
        ({"id": "bilateral/x", "covers": ["extradition"]}, "video-evidence", False),
        ({"id": "un/x", "status": "in-force"}, "video-evidence", False),
    ],
)
def test_a_treaty_of_legal_assistance_stands_beside_each_form_of_it_that_it_does_not_name(given, measure, is_named):
    base = {"title": "x", "form": "treaty", "status": "in-force", "parties": ("KZ", "AE"), "sources": ("s",)}
    text = Instrument.model_validate({**base, "confidence": "high", "covers": ["mutual-legal-assistance"], **given})
    found = assistance_beside((text,), {}, ("AE", "KZ"), Cooperation(measure))
    assert [basis.treaty for basis in found] == ([text.id] if is_named else [])
    assert assistance_beside((text,), {}, ("AE", "UZ"), Cooperation(measure)) == ()


def test_a_treaty_between_two_other_states_is_no_basis():
    text = treaty(0, parties=("KZ", "TR"))
    assert basis_between(text, {}, ("KZ", "AE")) is None
    assert basis_between(text, {}, ("TR", "KZ")).answer is Answer.YES


def test_the_table_of_a_state_that_has_none_is_no_answer():
    assert basis_between(treaty(0), {"KZ": {}}, ("KZ", "AE")) is None


def test_the_order_of_the_pair_is_the_order_of_the_sides():
    text = treaty(0)
    sides = {"KZ": {text.id: row_of(text, "party")}, "AE": {text.id: row_of(text, "signed")}}
    standings = [side.standing for side in basis_between(text, sides, ("AE", "KZ")).sides]
    assert standings == ["signed", "party"]


def test_only_what_is_recorded_of_one_state_alone_is_one_sided():
    row = row_of(treaty(0), "party")
    for answer, sides, expected in (
        (Answer.NOT_CHECKED, (row, None), True),
        (Answer.NOT_CHECKED, (None, row), True),
        (Answer.NOT_CHECKED, (row, row), False),
        (Answer.NOT_CHECKED, (None, None), False),
        (Answer.NO, (row, None), False),
    ):
        assert Basis("un/t0", answer, sides=sides).is_one_sided is expected


def test_the_older_of_two_tables_dates_an_answer():
    old, new, none = (row_of(treaty(0), "party", as_at=day) for day in ("2013", "2015-03-14", None))
    assert [Basis("un/t0", Answer.YES, sides=sides).as_at for sides in ((new, old), (none, new), (none, None))] == [
        "2013",
        "2015-03-14",
        None,
    ]


def test_a_treaty_gives_way_only_where_both_bind():
    wide = treaty(0)
    later = treaty(1, prevails_over=[{"to": wide.id, "stated_by": "statement"}])
    silent = treaty(1, prevails_over=[wide.id])
    for over, answer, expected in (
        (later, Answer.YES, (Answer.NO, "replaced", later.id, ("statement",))),
        (silent, Answer.YES, (Answer.NO, "replaced", silent.id, ("s",))),
        (later, Answer.NOT_CHECKED, (Answer.YES, None, None, ())),
        (later, Answer.NO, (Answer.YES, None, None, ())),
    ):
        found = prevailing([(wide, Basis(wide.id, Answer.YES)), (over, Basis(over.id, answer))])
        basis = found[0][1]
        assert (basis.answer, basis.reason, basis.other, basis.sources) == expected
        assert found[1][1].answer is answer
    unsure = prevailing([(wide, Basis(wide.id, Answer.NOT_CHECKED)), (later, Basis(later.id, Answer.YES))])
    assert unsure[0][1].answer is Answer.NO  # replaced if it binds both, and else it does not bind both


def test_the_rows_of_each_state_are_found_by_treaty(content):
    found = standings_of(content.of_kind(Country))
    assert found["UZ"]["un/som-protocol"].standing is Standing.SIGNED
    assert "cis/minsk-1993" not in found["AE"]


def test_chisinau_replaces_minsk_between_parties_to_both_and_a_source_says_so(law):
    treaties, standings = law
    minsk = next(b for b in bases(treaties, standings, ("KZ", "KG"), Cooperation.MLA) if b.treaty == "cis/minsk-1993")
    assert (minsk.answer, minsk.reason, minsk.other) == (Answer.NO, "replaced", "cis/chisinau-2002")
    assert minsk.sources


def test_a_treaty_that_ended_is_no_basis_for_anybody(content):
    untoc = content.records["un/untoc"]
    standings = standings_of(content.of_kind(Country))
    assert basis_between(untoc, standings, ("UZ", "AE")).answer is Answer.YES
    ended = untoc.model_copy(update={"status": Status.REPEALED})
    basis = basis_between(ended, standings, ("UZ", "AE"))
    assert (basis.answer, basis.reason) == (Answer.NO, "not-in-force")


def test_a_corridor_gives_one_answer_about_a_treaty_that_is_replaced(content):
    local = Localized(content, "en", read_messages("en"))
    found = corridor_treaties(local, ("KG", "KZ"))
    replaced = {row.treaty.id: row.replaced_by.id for row in found.open if row.replaced_by}
    assert replaced == dict.fromkeys(("cis/minsk-1993", "cis/minsk-protocol-1997"), "cis/chisinau-2002")
    assert "cis/minsk-1993" not in {row.treaty.id for row in found.binding}


def test_a_text_that_ended_on_an_unknown_day_is_undated(content):
    then = law_at(content, content.records["countries/tj"], "2024")
    ended = {i.id for i in content.of_kind(Instrument) if i.status in PAST}
    assert set(then.texts) & ended == set(then.ended_since)
    assert "tj/programme-2006-2010" in then.undated


def row_of(text, standing, source="row", **fields):
    return TreatyStatus(treaty=Link(to=text.id), standing=standing, sources=(source,), confidence="high", **fields)


def treaty(n, **fields):
    known = {"title": f"T{n}", "form": "treaty", "status": "in-force", "sources": ("s",), "confidence": "high"}
    return Instrument.model_validate({"id": f"un/t{n}", **known, "covers": ["extradition"], **fields})


ROWS = st.lists(
    st.tuples(st.sampled_from("AB"), st.integers(0, 3), st.sampled_from(list(Standing))),
    max_size=8,
    unique_by=lambda r: r[:2],
)
TREATIES = st.lists(
    st.tuples(st.sampled_from(list(Status)), st.booleans(), st.sets(st.integers(0, 3), max_size=2)),
    min_size=4,
    max_size=4,
)


@settings(max_examples=300)
@given(ROWS, TREATIES)
def test_no_is_never_said_without_a_source_and_silence_is_never_no(rows, shapes):
    treaties = [
        treaty(
            n,
            status=status,
            parties=("KZ", "AE") if own else (),
            prevails_over=[f"un/t{m}" for m in over if m != n],
        )
        for n, (status, own, over) in enumerate(shapes)
    ]
    standings: dict[str, dict[str, TreatyStatus]] = {"KZ": {}, "AE": {}}
    for side, n, standing in rows:
        row = TreatyStatus(treaty=Link(to=f"un/t{n}"), standing=standing, sources=("row",), confidence="high")
        standings["KZ" if side == "A" else "AE"][f"un/t{n}"] = row
    for basis in bases(treaties, standings, ("KZ", "AE"), Cooperation.EXTRADITION):
        if basis.answer is Answer.NO:
            assert basis.sources
        if basis.answer is Answer.YES and not treaties[int(basis.treaty[-1])].parties:
            assert all(side.standing is Standing.PARTY for side in basis.sides)
        if None in basis.sides and not treaties[int(basis.treaty[-1])].parties and basis.answer is Answer.NO:
            refused = any(side and side.standing is Standing.NOT_PARTY for side in basis.sides)
            assert refused or basis.reason in ("not-in-force", "replaced")


def test_reciprocity_is_not_checked_until_a_fiche_speaks():
    assert reciprocity([]).answer is Answer.NOT_CHECKED
    fiche = Measure(
        id="measures/us/extradition",
        title="x",
        measure="extradition",
        on_reciprocity="no",
        sources=("s",),
        confidence="high",
    )
    silent = fiche.model_copy(update={"id": "measures/us/a", "on_reciprocity": Answer.NOT_CHECKED})
    answer = reciprocity([silent, fiche])
    assert (answer.treaty, answer.answer, answer.sources) == (None, Answer.NO, ("s",))
    assert (answer.reason, answer.other) == ("reciprocity", "measures/us/extradition")
    unheard = reciprocity([silent])
    assert (unheard.treaty, unheard.answer, unheard.reason, unheard.other) == (
        None,
        Answer.NOT_CHECKED,
        "reciprocity",
        None,
    )
