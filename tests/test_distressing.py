"""A passage that distresses stands behind a note: only its reader opens it, and nothing shows it elsewhere."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

import pytest
from playwright.sync_api import expect

from browser import Tab
from cases_file import WORLD
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
