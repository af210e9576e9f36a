"""A sheet: what it tells of a point, in which order, and where what it does not tell stands."""

from __future__ import annotations

from itertools import chain

import pytest

from concord.answers.asking import Layer
from concord.language.localized import Localized
from concord.language.messages import read_messages
from concord.records.kinds import Cooperation, Corridor, Instrument, Point, Provision
from concord.views.cells import cells
from concord.views.instrument import instrument_view
from concord.views.sheet import sheets
from concord.views.steps import elsewhere_rows, step_rows, told


@pytest.fixture(scope="module")
def local(content):
    return Localized(content, "en", read_messages("en"))


@pytest.fixture(scope="module")
def each(local, content):
    """What each cell says, and what its sheet tells of it."""
    return [(asked, told(local, asked)) for _, asked in cells(content)]


def treaty_of(content, said):
    record = content.records[said.by]
    return record.part_of if isinstance(record, Provision) else record.id


def sheet(local, pair, measure):
    return next(s for s in sheets(local, local.record(f"corridors/{pair}")) if s.measure is measure)


def texts(sheet, label):
    return [text for point in sheet.points if point.label == label for said in point.said for text in said.texts]


@pytest.mark.corpus
def test_what_a_sheet_does_not_tell_stands_on_a_page_that_it_leads_to(local, each, content):
    for asked, telling in each:
        here = [said for said in asked.statements if not said.is_another_way]
        more = elsewhere_rows(local, asked, telling)
        assert len(more) == len({one.row.id for one in more})
        rows = [point for step in step_rows(local, asked, telling) for point in step.points]
        shown = [said for row in rows for said in row.said]
        assert len(shown) + sum(said.others for said in shown) + sum(one.count for one in more) == len(here)
        assert all(bool(said.others) == bool(said.others_at) for said in shown)


@pytest.mark.corpus
def test_what_a_line_leads_on_to_stands_at_its_point_on_the_page_of_the_treaty(local, each, content):
    for asked, telling in each:
        for step in step_rows(local, asked, telling):
            for at in (said.others_at for row in step.points for said in row.said if said.others):
                page, _, anchor = at.partition("#terms-")
                treaty = content.records[page.removeprefix("law/").removesuffix("/index.html")]
                assert anchor in {str(row.point) for row in instrument_view(local, local.record(treaty.id)).terms}


@pytest.mark.corpus
def test_the_steps_tell_of_one_body_and_one_channel_of_a_fiche(each, content):
    for _, telling in each:
        told = [said for said in chain.from_iterable(telling.values()) if said.layer is Layer.FICHE]
        bodies = {content.records[said.by].authority or said.texts for said in told if said.point is Point.BODY}
        channels = {said.texts for said in told if said.point is Point.CHANNEL}
        assert (len(bodies), len(channels)) <= (1, 1)
        assert not any(said.is_another_way for said in told)


def test_a_shelter_for_some_only_stands_apart_with_its_costs(local):
    shown = sheet(local, "kg-ru", Cooperation.REFERRAL)
    assert [view.record.id for view in shown.other_ways] == ["measures/ru/referral-kyrgyz"]
    assert not any("Shelter for a time" in text for text in texts(shown, "Costs"))


@pytest.mark.corpus
def test_the_page_of_a_treaty_says_all_that_a_sheet_leaves_to_it(local, content):
    for treaty in content.of_kind(Instrument):
        articles = [p for p in content.of_kind(Provision) if p.part_of == treaty.id]
        terms = sorted(str(term.text) for record in (treaty, *articles) for term in getattr(record, "terms", ()))
        shown = instrument_view(local, local.record(treaty.id)).terms
        assert sorted(str(row.text) for point in shown for row in point.rows) == terms


@pytest.mark.corpus
def test_the_lines_of_a_treaty_between_the_two_stand_before_those_of_a_fiche(each, content):
    for _, telling in each:
        for point, said in telling.items():
            layers = [one.layer for one in said if not (point is Point.BODY and one.by.startswith("un/"))]
            assert layers == sorted(layers, key=lambda layer: layer is not Layer.TREATY)


def test_a_sheet_tells_when_an_arrest_ends_as_the_treaty_has_it(local):
    told = texts(sheet(local, "kz-tr", Cooperation.EXTRADITION), "Time limits")
    assert any("within 40 days of the arrest" in text for text in told)


def test_a_sheet_begins_with_who_asks_and_ends_with_what_else_can_be_done(local):
    shown = sheet(local, "kz-tr", Cooperation.EXTRADITION)
    assert [row.id for row in shown.at_home] == ["authorities/kz/pgo"]
    assert [step.title for step in shown.steps] == [
        "Put it together", "Send it", "Wait for the answer", "If it is refused",
    ]  # fmt: skip


def test_a_treaty_of_legal_assistance_is_named_beside_each_form_that_its_articles_were_not_read_on(local):
    for pair in ("uz-ae", "ae-uz"):
        for measure in (Cooperation.VIDEO, Cooperation.CONFISCATION, Cooperation.JOINT, Cooperation.DELIVERY):
            assert [row.treaty.id for row in sheet(local, pair, measure).beside] == ["bilateral/ae-uz-mla-2014"]
        assert sheet(local, pair, Cooperation.MLA).beside == ()


def test_rules_of_a_return_are_also_those_of_the_state_that_asks(local, content):
    for corridor in content.of_kind(Corridor):
        shown = sheet(local, corridor.id.rpartition("/")[2], Cooperation.REPATRIATION)
        assert {fiche.record.state for fiche in shown.own} <= {corridor.pair[0]}
        assert all(fiche.is_on_foreign == (str(fiche.record.victims) == "foreign-nationals") for fiche in shown.own)
