"""How to ask: what counts as known, who may say it, and how much of the real content can be asked."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest

from concord.answers.asking import NEEDED, OF_FICHE, POINTS, Ground, Layer, asking, bodies_for, cell, fiches_for, ground
from concord.answers.legal_basis import Basis
from concord.cli import main
from concord.records.kinds import (
    Answer,
    Authority,
    Cooperation,
    Corridor,
    Direction,
    Instrument,
    Measure,
    Point,
    Settling,
    TreatyTerm,
)
from concord.views.cells import cells, corridor_rows, flat, how_to_ask
from conftest import ROOT
from tables import rows, words

KNOWN = {"sources": ("s",), "confidence": "high"}
PAIR = ("UZ", "AE")
BUSY = ("UZ-RU", "UZ-TR", "UZ-KZ", "TM-TR", "TJ-AE", "UZ-TH", "KZ-RU", "TJ-RU")
"""The corridors that most practices and cases are told of, besides the founding one."""
SHORT = {"AE-TJ": 5, "RU-TJ": 9}
"""Ways on which fewer measures can be asked: the language that Tajikistan accepts is not known of the others."""


def term(point, settled="prescribed", measures=("extradition",), **more):
    given = {"id": "x", "point": point, "settled": settled, "measures": measures, "text": "words", **KNOWN, **more}
    return TreatyTerm.model_validate(given)


def fiche(**more):
    given = {"id": "measures/ae/x", "title": "x", "measure": "extradition", **KNOWN, **more}
    return Measure.model_validate(given)


def body(**more):
    given = {"id": "authorities/ae/moj", "title": "Ministry", "competent_for": ("extradition",), **KNOWN, **more}
    return Authority.model_validate(given)


def made(*terms, fiches=(), bodies=()):
    return Ground((), {}, {"un/t": tuple(("un/t/art-1", one) for one in terms)}, tuple(fiches), tuple(bodies))


def asked(on, answer=Answer.YES, measure=Cooperation.EXTRADITION, pair=PAIR):
    return asking(on, pair, measure, (Basis("un/t", answer),))


# What a treaty settles


@pytest.mark.parametrize(
    ("settled", "is_known"),
    [
        ("prescribed", True),
        ("left-to-parties", True),
        ("left-to-notification", True),
        ("left-to-law", False),
        ("silent", False),
    ],
)
def test_a_point_is_known_where_a_treaty_settles_it_or_says_who_does(settled, is_known):
    found = asked(made(term("language", settled)))
    assert (Point.LANGUAGE in found.known) is is_known
    assert [said.settled for said in found.on(Point.LANGUAGE)] == [Settling(settled)]  # it is told in any case


def test_every_way_of_settling_is_tried_above():
    assert len(Settling) == 5


@pytest.mark.parametrize("answer", [answer for answer in Answer if answer is not Answer.YES])
def test_a_treaty_that_is_not_known_to_bind_both_says_nothing(answer):
    assert asked(made(term("language")), answer).statements == ()


def test_a_term_is_for_its_own_measures():
    on = made(term("language", measures=("video-evidence", "mutual-legal-assistance")))
    assert asked(on, measure=Cooperation.EXTRADITION).statements == ()
    assert len(asked(on, measure=Cooperation.VIDEO).statements) == 1


@pytest.mark.parametrize(
    ("other", "status", "covered", "is_displaced"),
    [
        ("bilateral/x", "in-force", "mutual-legal-assistance", True),
        ("cis/other", "in-force", "mutual-legal-assistance", True),
        ("un/other", "in-force", "mutual-legal-assistance", False),
        ("bilateral/x", "not-checked", "mutual-legal-assistance", False),
        ("bilateral/x", "in-force", "extradition", False),
    ],
)
def test_a_term_gives_way_to_any_treaty_of_legal_assistance_that_binds_both(other, status, covered, is_displaced):
    """As UNTOC art. 18(7) has it of paragraphs 9 to 29: told in any case, and the point stays open."""
    given = {
        "id": other,
        "title": "x",
        "form": "treaty",
        "status": status,
        "parties": PAIR,
        "covers": [covered],
        **KNOWN,
    }
    on = replace(
        made(term("language", gives_way="true"), term("papers", id="y")),
        treaties=(Instrument.model_validate(given),),
    )
    found = asked(on)
    assert [said.is_displaced for said in found.on(Point.LANGUAGE)] == [is_displaced]
    assert (Point.LANGUAGE in found.known) is not is_displaced
    assert Point.PAPERS in found.known


def test_conditions_and_legalisation_are_told_and_not_counted():
    found = asked(made(term("conditions"), term("legalisation", id="y")))
    assert [said.point for said in found.statements] == [Point.CONDITIONS, Point.LEGALISATION]
    assert found.known == ()


def test_a_cell_can_be_asked_when_body_channel_language_and_papers_are_known():
    every = [term(point, id=str(point)) for point in POINTS]
    assert asked(made(*every)).can_be_asked
    for missing in NEEDED:
        assert not asked(made(*(one for one in every if one.point is not missing))).can_be_asked
    for spare in set(POINTS) - set(NEEDED):
        assert asked(made(*(one for one in every if one.point is not spare))).can_be_asked


# What the State asked says


def test_a_fiche_speaks_for_the_state_asked_and_for_its_measure():
    on = made(fiches=[fiche(asked_of="Ministry", papers=("a", "b"))])
    assert asked(on).known == (Point.BODY, Point.PAPERS)
    assert [said.texts for said in asked(on).on(Point.PAPERS)] == [("a", "b")]
    assert asked(on, pair=("AE", "UZ")).statements == ()
    assert asked(on, measure=Cooperation.VIDEO).statements == ()


def test_of_a_return_the_fiche_on_foreign_victims_stands_before_that_on_own_nationals():
    of_return = {"measure": "repatriation"}
    names = ("own-nationals", "foreign-nationals")
    whose = [fiche(id=f"measures/ae/{n}", asked_of=n, victims=n, **of_return) for n in names]
    both, own = (asked(made(fiches=fiches), measure=Cooperation.REPATRIATION) for fiches in (whose, whose[:1]))
    assert [said.texts for said in both.on(Point.BODY)] == [("foreign-nationals",)]
    assert [said.of_own_nationals for said in both.statements] == [False]
    assert [said.of_own_nationals for said in own.statements] == [True]


def test_what_a_fiche_infers_is_known_and_told_apart_from_what_was_read():
    needed = {"asked_of": "Ministry", "channel": "post", "language": "Russian", "papers": ("a",)}
    inferring = fiche(inferred=("language",), **needed)
    found = asked(made(fiches=[inferring]))
    assert (found.known, found.read) == (NEEDED, (Point.BODY, Point.CHANNEL, Point.PAPERS))
    assert (found.can_be_asked, found.can_be_asked_as_read) == (True, False)
    assert [said.is_inferred for said in found.statements] == [False, False, True, False]
    assert asked(made(term("language"), fiches=[inferring])).can_be_asked_as_read  # a treaty that binds says it


@pytest.mark.corpus
def test_what_a_fiche_calls_our_reading_is_marked_so(content):
    """Each item of a list, or the first words of a text: what follows them may be an addition to what was read."""
    for record in content.of_kind(Measure):
        for point, field in OF_FICHE.items():
            told = getattr(record, field)
            parts = told if isinstance(told, tuple) else (str(told).partition(";")[0],)
            is_ours = bool(told) and all("our reading" in part for part in parts)
            assert point in record.inferred or not is_ours, (record.id, field)
            assert told or point not in record.inferred, (record.id, field)


def test_a_fiche_on_requests_that_a_state_sends_never_says_how_to_ask_it():
    on = made(fiches=[fiche(asked_of="Ministry", direction="sends")])
    assert fiches_for(on, PAIR, Cooperation.EXTRADITION) == ()
    assert asked(on).statements == ()


def test_a_fiche_for_some_states_is_for_no_other():
    on = made(fiches=[fiche(asked_of="Ministry", only_from=("KG",))])
    assert asked(on).statements == ()
    assert len(asked(on, pair=("KG", "AE")).statements) == 1


def test_a_body_is_told_where_it_is_competent_and_no_fiche_names_it():
    (said,) = asked(made(bodies=[body()])).on(Point.BODY)
    assert (said.texts, said.layer) == (("Ministry",), Layer.AUTHORITY)
    named = fiche(asked_of="The Ministry", authority="authorities/ae/moj")
    assert [said.layer for said in asked(made(fiches=[named], bodies=[body()])).statements] == [Layer.FICHE]
    assert bodies_for(made(bodies=[body()]), ("AE", "UZ"), Cooperation.EXTRADITION) == ()
    assert bodies_for(made(bodies=[body()]), PAIR, Cooperation.VIDEO) == ()
    away = made(bodies=[body(only_from=("KG",))])
    assert bodies_for(away, PAIR, Cooperation.EXTRADITION) == ()
    assert len(bodies_for(away, ("KG", "AE"), Cooperation.EXTRADITION)) == 1


def test_treaties_speak_first_in_the_order_of_the_bases_then_the_state():
    on = made(term("channel"), fiches=[fiche(channel="post")])
    on = replace(on, terms={**on.terms, "un/second": (("un/second", term("channel", text="second")),)})
    treaties = ("un/without-terms", "un/second", "un/t")
    found = asking(on, PAIR, Cooperation.EXTRADITION, tuple(Basis(treaty, Answer.YES) for treaty in treaties))
    assert found.measure is Cooperation.EXTRADITION
    assert [said.by for said in found.on(Point.CHANNEL)] == ["un/second", "un/t/art-1", "measures/ae/x"]


def test_reciprocity_is_offered_where_it_is_usual_or_a_fiche_speaks_of_it():
    assert [b.answer for b in asked(made()).bases] == [Answer.YES, Answer.NOT_CHECKED]
    assert len(asked(made(), measure=Cooperation.VIDEO).bases) == 1
    told = made(fiches=[fiche(measure="video-evidence", on_reciprocity="yes")])
    assert [b.answer for b in asked(told, measure=Cooperation.VIDEO).bases] == [Answer.YES, Answer.YES]


# The real content


@pytest.fixture(scope="module")
def every(content):
    return {(*pair, str(found.measure)): found for pair, found in cells(content)}


@pytest.mark.corpus
def test_every_pair_has_a_cell_for_each_measure(content, every):
    assert len(every) == len(content.of_kind(Corridor)) * len(Cooperation) == 910


@pytest.mark.corpus
def test_nothing_is_said_without_a_source_and_nothing_by_who_does_not_bind(content, every):
    for key, found in every.items():
        binding = {basis.treaty for basis in found.bases if basis.answer is Answer.YES}
        for said in found.statements:
            assert said.sources, key
            assert all(text for text in said.texts), key
            record = content.records[said.by]
            if said.layer is Layer.TREATY:
                assert {said.by, getattr(record, "part_of", "")} & binding, key
            else:
                assert record.state == key[1], key
                assert getattr(record, "direction", Direction.RECEIVES) is Direction.RECEIVES, key


@pytest.mark.corpus
def test_how_much_can_be_asked_does_not_fall(every):
    assert sum(found.can_be_asked for found in every.values()) >= 550
    assert sum(not found.statements for found in every.values()) <= 60


@pytest.mark.corpus
@pytest.mark.parametrize("pair", ["UZ-AE", *BUSY])
def test_the_busiest_corridors_can_be_asked_both_ways(every, pair):
    ways = pair.split("-"), pair.split("-")[::-1]
    for way in ways:
        found = [every[(*way, str(measure))] for measure in Cooperation]
        assert sum(one.can_be_asked for one in found) >= SHORT.get("-".join(way), 11), (
            way,
            [str(o.measure) for o in found if not o.can_be_asked],
        )


def test_cells_equal_the_table_written_by_hand(content):
    on = ground(content.of_kind)
    table = rows("asking.tsv")
    assert len({(row["pair"], row["measure"]) for row in table}) >= 60
    wrong = []
    for row in table:
        found = cell(on, tuple(row["pair"].split("-")), Cooperation(row["measure"]))
        for point in NEEDED:
            told = {f"{said.by} {said.at or ''}".strip() for said in found.on(point)}
            written = set(words(row[str(point)], ";"))
            if not written <= told or (not written and point in found.known):
                wrong.append((row["pair"], row["measure"], str(point), sorted(written - told), sorted(told - written)))
    assert wrong == []


# As counts and as data


@pytest.mark.corpus
def test_the_counts_add_up(content, every):
    head, *lines, total = corridor_rows(content)
    assert head == ("corridor", *map(str, Cooperation), "can be asked", "as read", "basis only")
    assert len(lines) == 70
    assert total[0] == "all 910"
    assert int(total[-3]) == sum(map(int, total[1:-3])) == sum(int(line[-3]) for line in lines)
    assert int(total[-2]) == sum(found.can_be_asked_as_read for found in every.values())
    assert int(total[-1]) == sum(not found.statements for found in every.values())
    for line in lines:
        for measure, shown in zip(Cooperation, line[1:-3], strict=True):
            found = every[(*line[0].split("-"), str(measure))]
            sign = "+" if found.can_be_asked_as_read else "~" if found.can_be_asked else ""
            assert shown == f"{len(found.known)}{sign}"


@pytest.mark.corpus
def test_the_counts_are_printed(capsys):
    assert main(["--root", str(ROOT), "status", "--corridors"]) == 0
    printed = capsys.readouterr().out.splitlines()
    assert len(printed) == 72
    assert printed[-1].startswith("all 910\t")


@pytest.mark.corpus
def test_a_row_of_data_says_what_a_cell_says(content, every):
    data = how_to_ask(content)
    assert [(row["from"], row["to"], row["measure"]) for row in data] == list(every)
    for row in data:
        found = every[row["from"], row["to"], row["measure"]]
        for point in POINTS:
            told = row[str(point).replace("-", "_")]
            assert [said["record"] for said in told] == [said.by for said in found.on(point)]
            assert {said["says"] for said in told} <= {"treaty", "State"}


@pytest.mark.corpus
def test_a_spreadsheet_has_a_source_beside_each_point(content):
    table = flat(how_to_ask(content))
    names = [str(point).replace("-", "_") for point in POINTS]
    assert list(table[0])[:5] == ["from", "to", "measure", "basis", "answer"]
    for row in table:
        for name in names:
            assert bool(row[name]) == bool(row[f"{name}_sources"]) == bool(row[f"{name}_says"])


@pytest.mark.engine
def test_the_data_of_the_site_has_every_cell(site):
    read = list(csv.DictReader(io.StringIO((site / "data/how-to-ask.csv").read_text(encoding="utf-8"))))
    assert len(read) == 910
