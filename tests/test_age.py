"""How old a copy is: each page says it in its reader's language, by her clock, and only its date where the clock is wrong."""

from __future__ import annotations

import datetime
import os
import re
import shutil
import subprocess
import sys

import pypdfium2
import pytest

from cases_file import WORLD
from concord.answers.freshness import Age, age, due_on
from concord.content.folder import read_catalogue
from concord.pages.copy_marks import MARKS, STYLE, marks_style
from concord.stick.identity import Identity
from conftest import ROOT

MADE = "2026-11-24"
DUE = "2027-11-26"
PAGE = "law/uz/criminal-code/art-135.html"


def write_world(docs):
    """The small world, of which one source is known to have been read on a day."""
    shutil.copytree(WORLD, docs)
    text = (docs / "sources.yaml").read_text(encoding="utf-8")
    known = "  URL: https://example.org/code\n"
    assert text.count(known) == 1
    (docs / "sources.yaml").write_text(text.replace(known, f'{known}  accessed: "2026-05-26"\n'), encoding="utf-8")


def test_what_was_read_is_due_when_the_review_says_so(tmp_path):
    write_world(tmp_path / "docs")
    catalogue, problems = read_catalogue(tmp_path / "docs")
    assert problems == ()
    record = catalogue.records["uz/criminal-code/art-135"]
    day = datetime.date.fromisoformat(due_on(catalogue, record))
    ages = [age("2026-05-26", str(day + datetime.timedelta(days))) for days in (-1, 0)]
    assert (str(day), ages) == (DUE, [Age.FRESH, Age.DUE])
    assert due_on(catalogue, catalogue.records["practices/direct-channel"]) is None


def test_the_marks_of_a_copy_are_told_in_every_language_and_the_same_each_time():
    style = marks_style(Identity("0123456789ab", MADE))
    assert style == marks_style(Identity("0123456789ab", MADE))
    assert '--copy-name: "0123456789ab (2026-11-24)";' in style
    assert 'html[lang="ru"] { --copy-date: "24 ноября 2026\N{NARROW NO-BREAK SPACE}г.";' in style
    assert 'html[lang="uz-Cyrl"]' in style
    assert '--copy-made: "";' in marks_style(Identity("0123456789ab", None))


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """The small world in three languages, as the engine builds it."""
    project = tmp_path_factory.mktemp("project")
    for name in ("hooks", "overrides"):
        (project / name).symlink_to(ROOT / name)
    shutil.copy(ROOT / "mkdocs.yml", project)
    write_world(project / "docs")
    settings = {"CONCORD_LANGUAGES": "en ru ar", "SOURCE_DATE_EPOCH": "1795510800", "NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, "-m", "mkdocs", "build", "-q", "-d", project / "site"]
    subprocess.run(command, cwd=project, env={**os.environ, "PYTHONPATH": str(ROOT / "hooks"), **settings}, check=True)
    return project / "site"


def opened(tab, built, name, clock):
    tab.page.clock.set_fixed_time(clock)
    return tab.go(built / name)


@pytest.mark.engine
def test_the_marks_stand_once_and_no_page_has_them(built):
    assert (built / STYLE).read_text(encoding="utf-8").count(MARKS) == 1
    pages = {path.relative_to(built).as_posix(): path.read_text(encoding="utf-8") for path in built.rglob("*.html")}
    assert [name for name, text in pages.items() if "24 November 2026" in text] == ["copy.html"]


@pytest.mark.engine
@pytest.mark.browser
@pytest.mark.parametrize(
    ("name", "clock", "said"),
    [
        (PAGE, "2028-01-23T12:00", "24 November 2026 · Age of this copy in months: 13"),
        (PAGE, "2028-01-24T12:00", "24 November 2026 · Age of this copy in months: 14"),
        (PAGE, "2026-11-24T12:00", "24 November 2026 · Age of this copy in months: 0"),
        (PAGE, "2026-11-22T12:00", "24 November 2026"),
        (PAGE, "1980-01-01T12:00", "24 November 2026"),
        (f"ru/{PAGE}", "2028-01-24T12:00", "24 ноября 2026 г. · Возраст этой копии в месяцах: 14"),
        ("ar/index.html", "2028-01-24T12:00", "24 نوفمبر 2026 · عمر هذه النسخة بالأشهر: 14"),
    ],
)
def test_a_page_says_how_old_its_copy_is(built, tab, name, clock, said):
    page = opened(tab, built, name, clock)
    assert page.locator(".identity [data-copy=date]").inner_text().replace("\N{NARROW NO-BREAK SPACE}", " ") == said


@pytest.mark.engine
@pytest.mark.browser
def test_what_is_due_by_the_clock_of_the_reader_is_told_before_the_page(built, tab):
    note = ".concord > .machine:first-child"
    for clock, count in ((f"{MADE}T12:00", 0), ("1980-01-01", 0), ("2027-11-25T12:00", 0), (f"{DUE}T12:00", 1)):
        page = opened(tab, built, PAGE, clock)
        assert page.locator(note, has_text="is due for review").count() == count


@pytest.mark.engine
@pytest.mark.browser
def test_the_line_to_quote_can_be_copied_whole(built, tab):
    page = opened(tab, built, PAGE, "2027-01-01")
    assert page.locator(".cite code").inner_text().endswith("(2026-11-24), CC BY 4.0")
    assert (
        page.locator(".cite code [data-copy]").evaluate("span => getComputedStyle(span, '::before').content") == "none"
    )


@pytest.mark.engine
@pytest.mark.browser
def test_without_scripts_a_page_says_the_date_alone_to_voices_and_on_paper_too(built, chromium):
    from browser import Tab

    tab = Tab.open(chromium, java_script_enabled=False)
    page = tab.go(built / PAGE)
    told = page.locator("body").aria_snapshot()
    assert "· 24 November 2026" in told
    assert re.search(r"uz/criminal-code/art-135, [0-9a-f]{12} \(2026-11-24\), CC BY 4.0", told)
    assert "in months" not in told
    paper = pypdfium2.PdfDocument(page.pdf())
    assert "24 November 2026" in paper[0].get_textpage().get_text_range()
    tab.close()
