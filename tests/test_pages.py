"""Every page as a story: what it says, where its links lead, what it marks; made without the engine."""

import os
import re
import shutil
from dataclasses import replace
from typing import Any

import pytest
from jinja2 import Environment

from concord.content.catalogue import Changes, Notice
from concord.content.paths import file_path
from concord.language.localized import localized_in_each
from concord.pages.registry import COMPUTED
from concord.records.kinds import Access
from concord.stick.build import build_site
from concord.stick.identity import Identity, identity_of
from conftest import ROOT
from outline import leads_to, outline, parse
from page_stories import FOLDER, STORIES, content_of, read_house, story

TEMPLATE_FILES = tuple((ROOT / "overrides/concord").rglob("*.html"))
TEMPLATES = {path.stem for path in TEMPLATE_FILES if path.parent.name == "kinds"}
UNTOLD = tuple(page for page in COMPUTED if page.stem == "contribute/fields")
"""A page made of the records' own sentences, which would stand here twice; `test_fields.py` holds it."""
PRINTED = {"sheet"}
"""Templates of paper alone, which `test_paper.py` holds."""
ALIKE = {"cases-begin", "compare", "roles"}
"""Folders whose computed pages differ by their subject alone: one story is enough."""


@pytest.fixture(scope="module")
def house(tmp_path_factory):
    return read_house(tmp_path_factory.mktemp("house") / "docs")


@pytest.fixture(scope="module")
def undated(house):
    """The same pages built on no known day, not for everybody, after another copy, for a project on a forge."""
    changes = Changes(
        "ba9876543210 (2026-05-01)", ("practices/lesson",), ("countries/uz", "practices/taken"), ("measures/uz/gone",)
    )
    withdrawn = {"practices/taken": Notice("practices/taken", "2026-11-20")}
    localizations = localized_in_each(replace(house.edition.catalogue, changes=changes, withdrawn=withdrawn))
    edition = replace(
        house.edition, localizations=localizations, identity=Identity("0123456789ab", None, edition=Access.RESTRICTED)
    )
    config = {**house.config, "extra": {"edit_address": "https://example.org/edit/"}}
    return replace(house, edition=edition, config=config, asked=set())


def staged(path):
    """The staged file of the page that a story is about: `pages/ru/law/un/treaty/index.txt`."""
    language, *steps = path.relative_to(FOLDER).with_suffix("").parts
    return file_path("/".join(steps), language)


def page_of(house, path):
    return page_at(house, staged(path))


def page_at(house, file):
    return next(page for page in house.edition.pages if page.file == file)


each = pytest.mark.parametrize("path", STORIES, ids=lambda path: path.relative_to(FOLDER).with_suffix("").as_posix())


@each
def test_a_page_says_what_its_story_tells(house, path, request):
    page = page_of(house, path)
    said = story(house.tree(page), page)
    if request.config.getoption("--update-cases"):
        path.write_text(said, encoding="utf-8")
        return
    assert said == path.read_text(encoding="utf-8")


@each
def test_every_link_leads_somewhere(house, path):
    page = page_of(house, path)
    tree = house.tree(page)
    own = {f"#{node.get('id')}" for node in tree.walk() if node.get("id")}
    paths = {page.path for page in house.edition.pages}
    targets = {leads_to(node.get("href"), page.path) for node in tree.walk() if node.tag == "a"}
    elsewhere = {t for t in targets - own if not t.startswith(("data/", "assets/", "https://example.org/"))}
    assert {re.split("[?#]", target)[0] for target in elsewhere} <= paths


def test_every_template_and_every_computed_page_has_a_story(house):
    told = {page_of(house, path) for path in STORIES}
    templates = {house.edition.view(page.file).template for page in told} | {page.template for page in UNTOLD}
    assert TEMPLATES - templates == PRINTED, "add a page in tests/pages/world and an empty story in tests/pages/en"
    stems = {page.stem for page in told}
    folders = {page.stem.partition("/")[0] for page in told} & ALIKE
    records = house.edition.catalogue.records
    there = {page.stem for page in COMPUTED if not page.needs or page.needs in records} - {p.stem for p in UNTOLD}
    assert {stem for stem in there - stems if stem.partition("/")[0] not in folders} == set()


def test_every_sentence_of_the_templates_is_told_in_a_story(house, undated):
    for page in UNTOLD:
        house.html(page_at(house, file_path(page.stem, "en")))
    for path in STORIES:
        house.tree(page_of(house, path))
    undated.html(page_of(undated, FOLDER / "en/review/index.txt"))
    undated.html(page_of(undated, FOLDER / "en/practices/lesson.txt"))
    undated.html(page_at(undated, "copy.md"))
    nothing = replace(undated.edition.catalogue, withdrawn={})
    edition = replace(undated.edition, localizations=localized_in_each(nothing))
    replace(undated, edition=edition).html(page_at(undated, "copy.md"))
    reader: Any = Environment(extensions=["jinja2.ext.i18n"])
    texts = [path.read_text(encoding="utf-8") for path in TEMPLATE_FILES]
    found = [message for text in texts for _, _, message in reader.extract_translations(text)]
    messages = {message if isinstance(message, str) else message[0] for message in found}
    assert messages - house.asked - undated.asked == set()


def test_the_page_of_a_record_names_its_file_and_a_computed_one_says_so(house):
    typed, made = (house.html(page_of(house, FOLDER / f"en/{stem}.txt")) for stem in ("practices/lesson", "outcomes"))
    assert 'practices/lesson · docs/practices/lesson.md · <span data-copy="name">' in typed
    assert "This page is computed from the records it lists" in made
    assert "docs/" not in made


def test_a_forge_and_a_missing_date_are_told(undated):
    page = undated.html(page_of(undated, FOLDER / "en/practices/lesson.txt"))
    assert 'href="https://example.org/edit/practices/lesson.md"' in page
    assert "date not set" in undated.html(page_at(undated, "copy.md"))
    review = undated.html(page_of(undated, FOLDER / "en/review/index.txt"))
    assert "This copy has no date, so nothing can be said to be fresh." in review


def test_a_copy_says_what_changed_since_the_one_before_and_what_was_taken_back(undated):
    told = outline(content_of(parse(undated.html(page_at(undated, "copy.md")))), "copy.html")
    assert "## Withdrawn {#withdrawn}\nDo not use or pass on what these pages said in older copies." in told
    assert "- [practices/taken](practices/taken.html) 20 November 2026" in told
    assert "Compared with the copy ba9876543210 (2026-05-01)." in told
    assert "### New: 1\n- " in told
    assert "### Changed: 1\n- [Uzbekistan](countries/uz.html)" in told
    assert "### No longer there: 1\n- `measures/uz/gone`" in told


@pytest.mark.engine
def test_the_engine_makes_the_same_pages(house, tmp_path):
    for name in ("hooks", "overrides"):
        (tmp_path / name).symlink_to(ROOT / name)
    shutil.copyfile(ROOT / "mkdocs.yml", tmp_path / "mkdocs.yml")
    shutil.copytree(house.docs, tmp_path / "docs")
    build_site(tmp_path, tmp_path / "site", {**os.environ, "SOURCE_DATE_EPOCH": "1795510800"}, 2)
    for path in STORIES:
        page = page_of(house, path)
        text = (tmp_path / "site" / page.path).read_text(encoding="utf-8")
        built = parse(text.replace(identity_of(tmp_path / "site").content, house.edition.identity.content))
        assert outline(content_of(built), page.path) == outline(content_of(house.tree(page)), page.path)
