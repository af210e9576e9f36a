"""What the handbook and the front pages promise is there."""

from __future__ import annotations

import re
import subprocess

import pytest
from rule_pages import written

from concord.arguments import parser
from concord.content.paths import _HOUSE
from concord.records.kinds import KINDS
from concord.rules import RULES
from conftest import ROOT
from tables import ORACLE, rows

RULE_PAGES = ROOT / "docs/contribute/rules"


def text(name):
    return (ROOT / name).read_text(encoding="utf-8")


def test_every_rule_has_a_page_in_two_languages_that_the_list_of_them_leads_to():
    for ending in (".md", ".ru.md"):
        pages = sorted(path.name.removesuffix(ending) for path in RULE_PAGES.glob(f"[a-z]*{ending}"))
        names = [name for name in pages if "." not in name]
        assert names == sorted({rule.id for rule in RULES})
        assert sorted(re.findall(r"\(contribute/rules/([a-z-]+)\)", text(f"docs/contribute/rules{ending}"))) == names


@pytest.mark.parametrize("rule", sorted({rule.id for rule in RULES}))
def test_the_page_of_a_rule_shows_what_the_check_says_of_a_mistake_that_is_tried(rule, request):
    for language, ending in (("en", ".md"), ("ru", ".ru.md")):
        path = RULE_PAGES / f"{rule}{ending}"
        page = path.read_text(encoding="utf-8")
        now = written(page, rule, language)
        if request.config.getoption("--update-cases"):
            path.write_text(now, encoding="utf-8")
        else:
            assert page == now
        assert f"`{rule}`" in page
        assert page.count(f"[{rule}]") == 1


def test_every_command_is_named_in_the_architecture():
    commands = next(a for a in parser()._actions if a.metavar == "COMMAND").choices
    assert [name for name in commands if name not in text("ARCHITECTURE.md")] == []


@pytest.mark.unix
def test_every_target_of_make_is_explained_and_every_explained_one_is_there():
    said = subprocess.run(["make", "help"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    explained = set(re.findall(r"^make ([\w-]+)", said, re.MULTILINE))
    targets = set(re.search(r"^\.PHONY: (.+)$", text("Makefile"), re.MULTILINE)[1].split()) - {"help"}
    assert explained == targets


def test_the_readme_shows_a_picture_and_the_two_commands():
    readme = text("README.md")
    picture = re.search(r"!\[.+\]\((.+\.png)\)", readme)[1]
    assert (ROOT / picture).stat().st_size > 10_000
    assert "make site" in readme
    assert "make test" in readme


def test_every_kind_of_page_has_a_room_and_a_sentence():
    rooms = {kind for _, kind in _HOUSE}
    assert {kind.kind for kind in KINDS} - {kind.kind for kind in rooms} == {"source"}
    assert [kind for kind in KINDS if not kind.__doc__] == []


def test_every_room_of_the_package_is_in_the_architecture():
    page = text("ARCHITECTURE.md")
    rooms = {p.name + "/" * p.is_dir() for p in (ROOT / "hooks/concord").iterdir()} - {"__init__.py", "__pycache__/"}
    assert [name for name in sorted(rooms) if f"`{name}`" not in page] == []
    rows = re.findall(r"^\| `[^|]*", page, re.MULTILINE)
    assert sorted(set(rows)) == sorted(rows)  # each is told once


def test_the_project_speaks_of_itself_alone():
    files = [p for folder in ("docs", "hooks", "overrides", "tests", ".github") for p in (ROOT / folder).rglob("*")]
    for path in [
        *files,
        *(ROOT / n for n in ("README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md", "Makefile")),
    ]:
        if path.suffix in (".md", ".py", ".html", ".js", ".css", ".yml", ".po", ".txt") and path.name != "test_docs.py":
            assert not re.search(
                r"dossier|\bissue #?\d|work/shared", path.read_text(encoding="utf-8", errors="ignore")
            ), path


def test_every_table_written_by_hand_is_explained_and_read():
    tables = {path.name for path in ORACLE.glob("*.tsv")}
    assert set(re.findall(r"^\| `([a-z_]+\.tsv)` \|", text("tests/oracle/README.md"), re.MULTILINE)) == tables
    tests = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "tests").glob("test_*.py"))
    assert [name for name in sorted(tables) if f'"{name}")' not in tests or not rows(name)] == []
