"""What is asked again and again is asked by a machine, and whoever comes finds the door meant for her."""

from __future__ import annotations

import re
import shutil
import subprocess

import pytest
import yaml

from concord import __version__
from concord.cli import main
from concord.problem import Refusal
from concord.views.owners import read_correspondents, with_correspondents
from conftest import ROOT

WORKFLOW = (ROOT / ".github/workflows/check.yml").read_text(encoding="utf-8")
JOBS = yaml.safe_load(WORKFLOW)["jobs"]
FORMS = sorted((ROOT / ".github/ISSUE_TEMPLATE").glob("*.yml"))
TEMPLATE = (ROOT / ".github/pull_request_template.md").read_text(encoding="utf-8")


def commands(job):
    return [step["run"] for step in JOBS[job]["steps"] if "run" in step]


def test_actions_are_pinned_by_commit():
    uses = [step["uses"] for job in JOBS.values() for step in job["steps"] if "uses" in step]
    assert len(uses) == 2 * len(JOBS)
    assert [use for use in uses if not re.fullmatch(r"[\w/-]+@[0-9a-f]{40}", use)] == []


def test_a_workflow_may_read_and_nothing_else():
    assert yaml.safe_load(WORKFLOW)["permissions"] == {}
    assert [name for name, job in JOBS.items() if job["permissions"] != {"contents": "read"}] == []
    assert "secrets." not in WORKFLOW
    assert "pull_request_target" not in WORKFLOW


def test_a_pull_request_is_asked_what_the_front_page_tells():
    assert [line.partition("sudo ")[0] for line in commands("check")][1:] == [
        "make .venv/ready",
        ".venv/bin/concord check --format github",
        "make check",
        "make site",
        "make test",
    ]
    assert commands("lowest") == ["make lowest"]
    assert any("not unix" in line for line in commands("windows"))


def test_once_a_week_the_newest_libraries_are_tried():
    assert re.search(r'cron: "\d+ \d+ \* \* [0-6]"', WORKFLOW)
    assert "github.event_name == 'schedule'" in JOBS["newest"]["if"]
    assert commands("newest") == ["make newest"]


def test_the_changelog_begins_with_the_version_of_the_code():
    heads = re.findall(r"^## (\S+),", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert heads[0] == __version__
    assert len(heads) == len(set(heads))


@pytest.mark.unix
def test_git_asks_every_tool_that_make_check_asks():
    asked = subprocess.run(
        ["make", "-n", "-o", ".venv/ready", "check"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout
    hooks = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8"))["repos"][0]["hooks"]
    tools = set(re.findall(r"\.venv/bin/(\w+)", asked))
    assert tools == {"concord", "ruff", "mypy", "oxlint"}
    assert tools <= {hook["entry"].split()[0].removeprefix(".venv/bin/") for hook in hooks}


def owners():
    lines = (ROOT / ".github/CODEOWNERS").read_text(encoding="utf-8").splitlines()
    return [line.split() for line in lines if line and not line.startswith("#")]


def test_every_owner_is_a_team_and_every_room_is_there():
    assert [row for row in owners() if not all(re.fullmatch(r"@concord/[a-z-]+", name) for name in row[1:])] == []
    for pattern, *_ in owners():
        found = ROOT.glob(pattern.strip("/")) if pattern.startswith("/") else (ROOT / "docs").rglob(pattern)
        assert next(iter(found), None), pattern


def test_the_correspondents_stand_in_codeowners_as_their_register_has_them():
    register = read_correspondents((ROOT / ".github/correspondents.txt").read_text(encoding="utf-8"))
    text = (ROOT / ".github/CODEOWNERS").read_text(encoding="utf-8")
    assert with_correspondents(text, register) == text


def test_a_correspondent_is_asked_beside_the_team_of_each_room_and_before_translators(tmp_path):
    shutil.copytree(ROOT / ".github", tmp_path / ".github")
    (tmp_path / "docs").mkdir()
    register = tmp_path / ".github/correspondents.txt"
    register.write_text("# nobody\nUZ concord/uzbekistan concord/tashkent\n\nKZ concord/kazakhstan # new\n")
    assert main(["--root", str(tmp_path), "owners"]) == 0
    assert main(["--root", str(tmp_path), "owners"]) == 0  # twice is once
    lines = (tmp_path / ".github/CODEOWNERS").read_text(encoding="utf-8").splitlines()
    rows = [line.split() for line in lines]
    assert ["/docs/law/uz/", "@concord/lawyers", "@concord/uzbekistan", "@concord/tashkent"] in rows
    assert ["/docs/measures/kz/", "@concord/central-authorities", "@concord/kazakhstan"] in rows
    order = [rows.index(row) for row in rows if row[:1] in (["/docs/law/"], ["/docs/law/uz/"], ["*.uz.md"])]
    assert [rows[n][0] for n in sorted(order)] == ["/docs/law/", "/docs/law/uz/", "*.uz.md"]
    assert [line for line in (ROOT / ".github/CODEOWNERS").read_text().splitlines() if line not in lines] == []


@pytest.mark.parametrize("line", ["Uzbekistan concord/uz", "UZ", "UZ somebody", "UZ a/b\nUZ a/c", "XX a/b", "UZ @a/b"])
def test_a_correspondent_that_is_no_team_of_a_country_is_told(line):
    with pytest.raises(Refusal, match=r"correspondents\.txt:\d"):
        read_correspondents(line)


def test_every_room_of_the_content_has_owners():
    rooms = {f"/docs/{path.name}/" for path in (ROOT / "docs").iterdir() if path.is_dir()}
    assert rooms - {pattern for pattern, *_ in owners()} <= {"/docs/about/", "/docs/contribute/"}  # the editors' own


def test_a_wrong_law_can_be_told_in_two_languages_by_the_same_fields():
    shapes = []
    for path in FORMS:
        form = yaml.safe_load(path.read_text(encoding="utf-8"))
        assert {"name", "description", "body"} <= form.keys()
        fields = [(part["id"], part["type"], part.get("validations")) for part in form["body"] if "id" in part]
        assert len({id for id, *_ in fields}) == len(fields)
        shapes.append(fields)
    assert [path.name for path in FORMS] == ["law-is-wrong.ru.yml", "law-is-wrong.yml"]
    assert shapes[0] == shapes[1]


def test_a_practice_is_asked_for_in_two_languages_by_the_same_questions():
    english, russian = TEMPLATE.split("\n---\n")
    for half in (english, russian):
        assert half.count("\n**") == 7
        assert half.count("- [ ]") == 2


@pytest.mark.parametrize("text", [TEMPLATE, *(path.read_text(encoding="utf-8") for path in FORMS)])
def test_whoever_writes_is_told_that_it_is_public_and_that_nobody_is_named(text):
    assert re.search(r"public|увидят все|видно всем", text)
    assert re.search(r"no victim|ни одной жертвы", text, re.IGNORECASE)
    assert not re.search(
        r"\b(git|fork|branch|commit|YAML|markdown)\b(?!:)", re.sub("type: markdown", "", text), re.IGNORECASE
    )
