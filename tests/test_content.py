"""What the real content must hold."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from pydantic import BaseModel

from concord.content.frontmatter import dotted
from concord.content.reading import prose_of
from concord.content.sections import digests
from concord.language.languages import COMPLETE
from concord.records.kinds import (
    KINDS,
    Authority,
    Cooperation,
    Country,
    Event,
    Evidence,
    Instrument,
    Measure,
    Practice,
    Provision,
    Term,
    TreatyStatus,
    Workshop,
)
from concord.records.limits import Happened
from concord.records.values import Verified
from concord.rules import check
from conftest import is_english_only

FLOORS = {
    "country": 10,
    "provision": 255,
    "instrument": 170,
    "measure": 62,
    "practice": 55,
    "case": 23,
    "workshop": 31,
    "term": 60,
    "authority": 58,
    "source": 800,
}
ELEMENTS = 42


@pytest.mark.corpus
def test_it_has_nothing_to_mend(content):
    assert list(check(content)) == []


def test_it_does_not_shrink(content):
    counts = Counter(record.kind for record in content.records.values())
    assert {kind: n for kind, n in FLOORS.items() if counts[kind] < n} == {}


def test_the_elements_of_the_offences_do_not_shrink(content):
    assert sum(p.elements is not None for p in content.of_kind(Provision)) >= ELEMENTS


def test_every_treaty_article_that_was_read_is_there(content):
    articles = Counter(p.part_of for p in content.of_kind(Provision) if p.id.startswith(("un/", "ilo/")))
    assert articles["un/untoc"] >= 24
    assert articles["un/tip-protocol"] >= 10
    assert sum(articles.values()) >= 59


def test_no_low_statement_stands_as_law(content):
    assert [r.id for r in content.of_kind(Provision) if r.confidence == "low"] == []
    assert [r.id for r in content.of_kind(Instrument) if r.confidence == "low" and r.form != "treaty"] == []


def test_every_statement_has_a_source(content):
    assert [id for id, r in content.records.items() if isinstance(r, Evidence) and not r.sources] == []


def test_no_statement_claims_to_be_checked_by_a_person(content):
    """None has been so far; whoever checks one changes this test with it."""
    assert [id for id, r in content.records.items() if isinstance(r, Evidence) and r.verified] == []


def test_quotations_stay_short(content):
    for id, record in content.records.items():
        if isinstance(record, Evidence) and record.proof and record.proof.quote:
            assert len(record.proof.quote.split()) <= 26, id


def test_every_no_has_a_source_and_a_date(content):
    for country in content.of_kind(type(content.records["countries/uz"])):
        for status in country.treaties:
            if status.standing == "not-party":
                assert status.sources, (country.id, status.treaty.to)
                assert status.as_at, (country.id, status.treaty.to)


def test_a_line_that_a_page_tells_of_stands_in_the_profile_of_its_state(content):
    told, shown = set(), set()
    for body in content.of_kind(Authority):
        words = content.pages[body.id].body.lower()
        told |= {body.id} if re.search(r"hotline|helpline", words) else set()
        shown |= {body.id} if body.hotline or body.hotline_named else set()
    assert told <= shown
    fiches = [f for f in content.of_kind(Measure) if f.measure is Cooperation.REFERRAL and f.authority]
    numbers = {f.id: getattr(content.records[f.authority], "hotline", None) for f in fiches}
    assert [f.id for f in fiches if (number := numbers[f.id]) and number not in f"{f.asked_of} {f.channel}"] == []


OPEN = re.compile(
    r"^(confiscation|compensation|mutual legal|joint invest|(temporary stay and |)(safe |)return)", re.IGNORECASE
)


def test_no_open_question_asks_for_the_provision_that_a_fiche_names(content):
    """The profile says by itself on which subjects no provision is recorded, and how many fiches there are."""
    asked = [
        (country.state, question.id)
        for country in content.of_kind(Country)
        for question in country.open_questions
        if "which provision governs it" in question.text and OPEN.search(question.text)
    ]
    assert asked == []


def test_a_self_reported_figure_says_so(content):
    figures = {f.id: f for f in content.records["practices/dubai-police-uzbek-moi-istiqbolli-avlod"].figures}
    assert figures["victims"].value == "154"
    assert figures["victims"].self_reported
    assert figures["sheltered"].value == "40"


def test_every_equivalent_has_a_source(content):
    terms = content.of_kind(Term)
    assert sum(len(term.equivalents) for term in terms) >= 118
    assert {e.source for t in terms for e in t.equivalents} <= set(content.records)


def test_the_four_workshops_say_what_is_not_known(content):
    series = [w for w in content.of_kind(Workshop) if w.of_the_series]
    assert sorted(w.ordinal for w in series) == [1, 2, 3, 4]
    assert all(w.not_known for w in series)


def test_everything_is_in_russian_too(content):
    ids = {r.id for r in content.records.values() if r.kind not in ("source", "corridor") and not is_english_only(r.id)}
    assert ids - {id for id, language in content.translations if language == "ru"} == set()


def test_a_translation_leaves_no_text_out(content):
    from concord.content.reading import prose_of

    for (id, language), translation in content.translations.items():
        if language not in COMPLETE:
            continue
        wanted = {path for path, text in prose_of(content.records[id]) if re.search("[A-Za-z]{3}", text)}
        assert wanted - set(translation.texts) == set(), (id, language)


def test_a_translation_has_no_heading_but_those_of_its_original_in_their_order(content):
    ids = re.compile(r"\{#([a-z0-9-]+)\}")
    for (id, language), translation in content.translations.items():
        ours, theirs = ids.findall(content.pages[id].body), ids.findall(translation.page.body)
        assert theirs == [name for name in ours if name in theirs], id
        assert language != "ru" or theirs == ours, id  # every page is whole in Russian


BY_MACHINE = ("ar", "kk", "ky", "tg", "th", "tk", "tr", "uz")


@pytest.mark.corpus
def test_a_phrase_reads_the_same_everywhere(content):
    """Drafted by machine, the same words of the original have the same words in a language, wherever they stand."""
    told: dict[tuple[str, str], set[str]] = {}
    for (id, language), translation in content.translations.items():
        now = digests(content.records[id], content.pages[id].body) if language in BY_MACHINE else {}
        for path, text in prose_of(content.records[id]) if now else ():
            if path in translation.texts and translation.translates.get(dotted(path)) == now[dotted(path)]:
                told.setdefault((language, str(text)), set()).add(translation.texts[path])
    assert len(told) > 20_000
    assert {key: texts for key, texts in told.items() if len(texts) > 1} == {}


def test_practices_name_who_made_each_mapping(content):
    stated = [link for p in content.of_kind(Practice) for link in p.relies_on if link.stated_by]
    ours = [link for p in content.of_kind(Practice) for link in p.relies_on if not link.stated_by]
    assert stated
    assert ours


def test_every_date_says_whether_it_tells_of_the_past():
    """Only entries into force, and changes of wording that a law has decided on, may lie in the future."""
    models: tuple[type[BaseModel], ...] = (*KINDS, Event, TreatyStatus, Verified)
    fields = {
        (name, any(isinstance(mark, Happened) for mark in info.metadata))
        for kind in models
        for name, info in kind.model_fields.items()
        if "check_date" in f"{info.annotation} {info.metadata}"
    }
    assert {name for name, is_past in fields if not is_past} == {"in_force", "changed"}
    assert len(fields) > 9
