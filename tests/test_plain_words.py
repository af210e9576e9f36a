"""A page begins in plain words, and what distresses stands behind a note that its reader opens herself."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

import pytest
from playwright.sync_api import expect

from browser import Tab
from cases_file import WORLD
from concord.cli import main
from concord.content.markdown.parsed import parsed
from concord.identities.printed import words_of_document
from concord.stick.build import LANGUAGES
from conftest import ROOT

NOTE, PASSAGE = "Violence against a child", "Quetzalcoatlus"
BODY = f'Before.\n\n??? distressing "{NOTE}"\n    {PASSAGE} *once*.\n\n    - {PASSAGE}\n\nAfter.\n\n## Result {{#result}}\n\nShe is safe.\n'


def test_lists_and_the_search_are_told_the_note_alone():
    page = parsed(BODY)
    for text in (page.text, page.sections[0].text):
        assert text.startswith(f"Before. {NOTE} After.")
        assert PASSAGE not in text
    assert PASSAGE in page.sections[0].prose  # a translation is compared with all of it


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """The small world in English, with such a page."""
    root = tmp_path_factory.mktemp("distressing")
    shutil.copytree(WORLD, root / "docs")
    for name in ("hooks", "overrides"):
        (root / name).symlink_to(ROOT / name)
    shutil.copy(ROOT / "mkdocs.yml", root)
    fields = "title: A case\nform: practice\nsources: [report]\nconfidence: low\n"
    (root / "docs/practices/case.md").write_text(f"---\n{fields}---\n\n{BODY}", encoding="utf-8")
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(root / "site")]
    environment = {**os.environ, LANGUAGES: "en", "PYTHONPATH": str(ROOT / "hooks")}
    subprocess.run(command, cwd=root, env=environment, check=True, capture_output=True)
    return root / "site"


@pytest.mark.engine
def test_it_stands_on_its_own_page_alone(built):
    told = [
        path for path in built.rglob("*") if path.is_file() and PASSAGE.lower().encode() in path.read_bytes().lower()
    ]
    assert told == [built / "practices/case.html"]


@pytest.mark.engine
@pytest.mark.browser
@pytest.mark.parametrize("runs", [True, False])
def test_its_reader_opens_it_with_scripts_and_without(built, chromium, runs):
    tab = Tab.open(chromium, java_script_enabled=runs)
    page = tab.go(built / "practices/case.html")
    passage, note = page.get_by_text(PASSAGE).first, page.get_by_text(NOTE)
    expect(passage).to_be_hidden()
    note.focus()
    page.keyboard.press("Enter")
    expect(passage).to_be_visible()
    note.click()
    expect(passage).to_be_hidden()
    tab.close()


@pytest.mark.engine
@pytest.mark.browser
def test_paper_shows_the_note_alone(built, chromium):
    tab = Tab.open(chromium)
    printed = " ".join(filter(None, words_of_document(tab.go(built / "practices/case.html").pdf())))
    assert NOTE in printed
    assert "She is safe." in printed
    assert PASSAGE not in printed
    tab.close()


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("Police must ask her first. More follows, at any length, and says what else there is to say of it.\n", None),
        (f"{'word ' * 24}word.\n", None),
        (f"{'word ' * 25}word.\n", "26"),
        ("Under art. 5 of the Law No. 3 she may stay; see also Art. 6 of it.\n", None),
        ("## Result {#result}\n\nShe is safe.\n", "none"),
        ("", "none"),
    ],
)
def test_pages_that_do_not_begin_with_a_plain_sentence_are_listed(body, told, tmp_path, capsys):
    shutil.copytree(WORLD, tmp_path / "docs")
    fields = "title: A case\nform: practice\nsources: [report]\nconfidence: low\n"
    (tmp_path / "docs/practices/case.md").write_text(f"---\n{fields}---\n\n{body}", encoding="utf-8")
    assert main(["--root", str(tmp_path), "status", "--plain"]) == 0
    rows = dict(line.split("\tpractice\t") for line in capsys.readouterr().out.splitlines() if "practice\t" in line)
    assert rows.get("practices/case.md:1:1") == told
