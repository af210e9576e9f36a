"""A view follows the records it rests on: each change shows wherever the record is shown, and nowhere else."""

from __future__ import annotations

import shutil
from dataclasses import replace as replace_field

import pytest

from cases_file import WORLD
from concord.answers.obligations import CHAPTERS, matrix
from concord.content.catalogue import make_catalogue
from concord.content.folder import read_catalogue
from concord.language.localized import localized_in_each
from concord.pages.page_view import page_view
from concord.pages.staging import site_pages
from concord.records.kinds import Answer, Country, Source, Standing
from concord.records.values import Prose


def shown(catalogue, language="en"):
    """What every page of a language shows, as text."""
    localizations = localized_in_each(catalogue, "2026-11-24")
    pages, local = (
        [page for page in site_pages(localizations) if page.language == language],
        localizations[language],
    )
    files = frozenset(page.file for page in pages)
    views = {p.stem: page_view(local, p, files) for p in pages}
    return {stem: repr((view.page.record, view.page.title, view.page.body, view.view)) for stem, view in views.items()}


@pytest.fixture(scope="module")
def english(content):
    """What every English page of the real content shows."""
    return shown(content)


def changed(before, after):
    return {stem for stem in before.keys() | after.keys() if before.get(stem) != after.get(stem)}


def with_record(catalogue, record):
    records = {**catalogue.records, record.id: record}
    return make_catalogue(records, catalogue.pages, catalogue.translations)


@pytest.fixture(scope="module")
def world(tmp_path_factory):
    docs = tmp_path_factory.mktemp("world") / "docs"
    shutil.copytree(WORLD, docs)
    catalogue, problems = read_catalogue(docs)
    assert problems == ()
    return catalogue


@pytest.fixture(scope="module")
def told(world):
    """What every English page of the small world shows."""
    return shown(world)


def choosing(told):
    """Pages that let a reader choose two States, and begin with those that most practices are told of."""
    return {stem for stem in told if stem.startswith("cases-begin/")}


def titled(world):
    return sorted(id for id, record in world.records.items() if record.title and not isinstance(record, Source))


def test_a_new_title_shows_on_every_page_that_shows_the_record_and_on_no_other(world, told):
    for id in titled(world):
        record = world.records[id]
        after = shown(with_record(world, record.model_copy(update={"title": Prose("New abcdefgh")})))
        resting = {stem for stem, text in told.items() if f"'{id}'" in text}
        if record.kind == "country":  # what is due for review is grouped by a country's name alone
            resting |= {"review/index", f"review/{id[-2:]}", *choosing(told)}
        if record.kind == "instrument":  # a provision's context names its instrument
            resting |= {stem for stem, text in told.items() if str(record.title) in text}
        listing = {stem for stem, text in told.items() if f"Row(id='{id}'" in text}
        assert listing <= changed(told, after) <= resting, id


def test_removing_a_record_takes_it_from_every_page_and_leaves_the_others(world, told):
    before = told
    for id in titled(world):
        record = world.records[id]
        if record.kind in ("country", "instrument", "corridor") or id == "index":
            continue  # others stand on them: the check refuses, and names each one
        kept = {key: value for key, value in world.records.items() if key != id}
        bare = {key: _without(value, id) for key, value in kept.items()}
        translations = {key: value for key, value in world.translations.items() if key[0] != id}
        after = shown(make_catalogue(bare, world.pages, translations))
        assert not [stem for stem, text in after.items() if f"'{id}'" in text], id
        counted = {"confidence", "data/index", "review/index", "languages", *choosing(before)}
        if record.kind == "provision":  # a corridor counts the law of both States
            counted |= {stem for stem in before if stem.startswith("corridors/")}
        assert changed(before, after) - counted <= {stem for stem, text in before.items() if f"'{id}'" in text}, id


def _without(record, id):
    """A record without its links to another."""
    changes = {
        name: tuple(link for link in value if getattr(link, "to", None) != id)
        for name in type(record).model_fields
        if isinstance(value := getattr(record, name), tuple)
    }
    return record.model_copy(update=changes)


@pytest.mark.corpus
def test_a_changed_treaty_status_changes_every_corridor_of_the_country_and_no_other(content, english):
    country = content.records["countries/uz"]
    rows = tuple(
        row.model_copy(update={"standing": Standing.NOT_CHECKED, "bound_on": None})
        if row.treaty.to == "un/untoc"
        else row
        for row in country.treaties
    )
    before, after = english, shown(with_record(content, country.model_copy(update={"treaties": rows})))
    found = changed(before, after)
    corridors = {stem for stem in before if stem.startswith("corridors/") and "uz" in stem.partition("/")[2].split("-")}
    assert corridors <= found
    assert not {stem for stem in found if stem.startswith("corridors/")} - corridors
    assert {"countries/uz", "law/un/untoc/index"} <= found
    others = {stem for stem in found if not stem.startswith(("corridors/", "workshops/"))}
    assert others == {"countries/uz", "law/un/untoc/index"}


def test_no_cell_of_the_matrix_says_no_without_a_source(content):
    countries = content.of_kind(Country)
    for treaty, chapters in CHAPTERS.items():
        articles = [f"{treaty}/art-{n}" for _, numbers in chapters for n in numbers]
        for row in matrix(content, countries, [a for a in articles if a in content.records]):
            for cell in row:
                if cell.answer is Answer.NO:
                    assert cell.sources, (cell.country, cell.article)
                if not cell.provisions and not cell.findings:
                    assert cell.answer is Answer.NOT_CHECKED


def test_every_article_of_the_three_treaties_stands_in_one_chapter(content):
    for treaty, chapters in CHAPTERS.items():
        numbers = [n for _, chapter in chapters for n in chapter]
        assert len(numbers) == len(set(numbers))
        recorded = {id for id in content.records if id.startswith(f"{treaty}/art-")}
        assert recorded <= {f"{treaty}/art-{n}" for n in numbers}


def test_a_page_object_is_never_changed(world):
    page = next(iter(site_pages(localized_in_each(world))))
    assert replace_field(page, title="x").title == "x"
    with pytest.raises(AttributeError):
        page.title = "y"  # type: ignore[misc]
