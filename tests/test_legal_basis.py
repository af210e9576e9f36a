"""Which law binds both: against tables written by hand, and on generated catalogues."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from concord.answers.history import law_at
from concord.answers.legal_basis import bases, basis_between, reciprocity, standings_of
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
from concord.records.values import Link
from concord.views.corridor import treaty_rows

ORACLE = Path(__file__).parent / "oracle"
SIGNS = {"y": Answer.YES, "?": Answer.NOT_CHECKED, "n": Answer.NO, "-": None}


def table(name):
    """Each cell of a hand-written table: pair, column, expected answer."""
    lines = [line for line in (ORACLE / name).read_text().splitlines() if not line.startswith("#")]
    head, *rows = [line.split("\t") for line in lines]
    return [(row[0], column, SIGNS[sign]) for row in rows for column, sign in zip(head[1:], row[1:], strict=True)]


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


def test_the_bases_stand_in_the_order_of_the_field(law):
    treaties, standings = law
    found = [b.treaty for b in bases(treaties, standings, ("KZ", "KG"), Cooperation.EXTRADITION)]
    assert found[0].startswith("bilateral/")
    assert found.index("cis/chisinau-2002") < found.index("cis/minsk-1993") < found.index("un/untoc")


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
    rows = {row.basis.treaty: row.basis for row in treaty_rows(local, ("KG", "KZ"))}
    assert rows["cis/minsk-1993"].reason == "replaced"


def test_a_text_that_ended_on_an_unknown_day_is_undated(content):
    then = law_at(content, content.records["countries/tj"], "2024")
    ended = {i.id for i in content.of_kind(Instrument) if i.status in PAST}
    assert set(then.texts) & ended == set(then.ended_since)
    assert "tj/programme-2006-2010" in then.undated


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
    standings = {"KZ": {}, "AE": {}}
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
            assert refused or basis.reason == "not-in-force"


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
    answer = reciprocity([fiche])
    assert (answer.answer, answer.sources) == (Answer.NO, ("s",))
