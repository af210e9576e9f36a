"""What changed since an earlier copy: told by the next one, which is built after it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys

import pytest

from cases_file import WORLD
from concord.content.catalogue import Changes
from concord.content.folder import read_catalogue
from concord.content.withdrawals import withdrawal
from concord.problem import Refusal
from concord.stick.front import SOURCES
from concord.stick.identity import Identity, content_hash
from concord.stick.since import SINCE, changes_since
from concord.stick.snapshot import Enclosed, write_snapshot
from conftest import ROOT

PRACTICE = "practices/direct-channel"


@pytest.fixture
def project(tmp_path):
    """The small world as a project, and a copy that was made of it before it was edited."""
    for name in ("hooks", "overrides"):
        (tmp_path / name).symlink_to(ROOT / name)
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    docs, site = shutil.copytree(WORLD, tmp_path / "docs"), tmp_path / "before"
    (site / "data").mkdir(parents=True)
    told = {"content": content_hash(docs), "date": "2026-11-24", "version": "0.2.0"}
    (site / "data/article.json").write_text(json.dumps(told))
    write_snapshot(site, tmp_path / "copy", Identity(told["content"], told["date"]), lambda *_: None, Enclosed(docs))
    new = (docs / "law/un/tip-protocol/art-5.md").read_text(encoding="utf-8").replace('"5"', '"6"')
    (docs / "law/un/tip-protocol/art-6.md").write_text(new, encoding="utf-8")
    for name, text in withdrawal(read_catalogue(docs)[0], PRACTICE, "2026-11-25", "It was wrong.").items():
        (docs / name).unlink() if text is None else (docs / name).write_text(text, encoding="utf-8")
    with (docs / "law/uz/criminal-code/art-135.ru.md").open("a", encoding="utf-8") as page:
        page.write("\nЕще одно слово.\n")
    (docs / "glossary/extradition.md").unlink()
    return tmp_path


def test_what_is_new_what_changed_in_any_language_and_what_is_gone(project):
    assert changes_since(project / "copy", project / "docs") == Changes(
        f"{content_hash(WORLD)} (2026-11-24)",
        new=("un/tip-protocol/art-6",),
        changed=(PRACTICE, "uz/criminal-code/art-135"),
        gone=("glossary/extradition",),
    )


@pytest.mark.parametrize("alter", [lambda path: path.unlink(), lambda path: path.write_bytes(b"x")])
def test_a_copy_without_what_its_pages_were_made_of_is_refused(project, alter):
    alter(project / "copy" / SOURCES)
    with pytest.raises(Refusal, match="Name a whole copy"):
        changes_since(project / "copy", project / "docs")


@pytest.mark.engine
def test_the_page_of_the_copy_says_it(project):
    settings = {"CONCORD_LANGUAGES": "en", SINCE: str(project / "copy"), "NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, "-m", "mkdocs", "build", "-q"]
    subprocess.run(command, cwd=project, env={**os.environ, "PYTHONPATH": str(ROOT / "hooks"), **settings}, check=True)
    told = (project / "site/copy.html").read_text(encoding="utf-8")
    assert f"Compared with the copy {content_hash(WORLD)} (2026-11-24)." in told
    assert 'href="law/un/tip-protocol/art-6.html"' in told
    assert f'href="{PRACTICE}.html">{PRACTICE}</a>\n<span class="context">25 November 2026' in told
