"""The workflows are well-formed and safe, and what they run is run here."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from importlib.resources import files
from pathlib import Path

import jsonschema
import pytest
import yaml
from markdown import markdown

from cases_file import WORLD
from concord.cli import main
from conftest import ROOT

FILES = sorted((ROOT / ".github/workflows").glob("*.yml"))
WORKFLOWS = {path.stem: yaml.safe_load(path.read_text(encoding="utf-8")) for path in FILES}
STEPS = [step for one in WORKFLOWS.values() for job in one["jobs"].values() for step in job["steps"]]
# Each has been found in the history of the action's own repository, under the tag that stands beside it.
PINNED = {
    "actions/checkout@11bd71901bbe5b1630ceea73d27597364c9af683",  # v4.2.2
    "actions/setup-python@a26af69be951a213d495a4c3e4e4022e16d87065",  # v5.6.0
    "actions/upload-artifact@ea165f8d65b6e75b540449e92b4886f43607fa02",  # v4.6.2
}
WRITES = {("comment", "comment"): {"actions": "read", "contents": "read", "pull-requests": "write"}}
ENTRY = {**os.environ, "LC_ALL": "C.UTF-8"}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_workflow_is_as_the_forge_wants_it(path):
    schema = (
        files("check_jsonschema").joinpath("builtin_schemas/vendor/github-workflows.json").read_text(encoding="utf-8")
    )
    # A bare `on` is the word to the forge, and "yes" to a reader of YAML 1.1.
    told = {"on" if name is True else name: value for name, value in WORKFLOWS[path.stem].items()}
    jsonschema.Draft7Validator(json.loads(schema)).validate(told)


def test_nothing_unsafe_is_found_in_them():
    zizmor = Path(sys.executable).with_name("zizmor")
    done = subprocess.run([zizmor, "--offline", "--no-progress", *FILES], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_action_is_pinned_by_a_commit_that_was_looked_up():
    assert {step["uses"] for step in STEPS if "uses" in step} == PINNED


def test_a_job_may_read_and_the_one_that_comments_may_write_comments():
    for name, workflow in WORKFLOWS.items():
        assert workflow["permissions"] == {}
        for job, told in workflow["jobs"].items():
            assert told["permissions"] == WRITES.get((name, job), {"contents": "read"})


def test_what_was_sent_in_meets_no_secret_and_no_shell():
    for path in FILES:
        text = path.read_text(encoding="utf-8")
        assert "secrets." not in text
        assert "pull_request_target" not in text
    assert [step["run"] for step in STEPS if "${{" in step.get("run", "")] == []
    assert all(step["with"].get("persist-credentials") is False for step in STEPS if "checkout" in step.get("uses", ""))


def test_the_one_that_may_write_runs_nothing_that_was_sent_in():
    (job,) = WORKFLOWS["comment"]["jobs"].values()
    checkout = next(step for step in job["steps"] if "checkout" in step.get("uses", ""))
    assert "ref" not in checkout["with"]  # the main branch, as the forge has it
    assert [step["run"].split()[0] for step in job["steps"] if "run" in step] == [
        ".ci/pull-request",
        "gh",
        ".ci/comment",
        "gh",
    ]
    # And it waits for the run that brings what it shows, by its name.
    assert WORKFLOWS["comment"][True]["workflow_run"]["workflows"] == [WORKFLOWS["change"]["name"]]


def commands(job):
    return [step["run"].partition(" #")[0] for step in WORKFLOWS["change"]["jobs"][job]["steps"] if "run" in step]


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    """A project with the small world, in which somebody changed the title of an article by a form."""
    root = tmp_path_factory.mktemp("project")
    for name in ("hooks", "overrides"):
        shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copyfile(ROOT / "mkdocs.yml", root / "mkdocs.yml")
    shutil.copytree(WORLD, root / "docs")
    (root / ".venv").symlink_to(sys.prefix)
    git = ["git", "-C", str(root), "-c", "user.name=e", "-c", "user.email=e@example.org"]
    assert main(["--root", str(root), "follow"]) == 0
    for words in (["init", "--quiet"], ["add", "docs"], ["commit", "--quiet", "-m", "before"]):
        subprocess.run([*git, *words], check=True)
    law, index = root / "docs/law/uz/criminal-code/art-135.md", root / "docs/index.md"
    law.write_text(law.read_text(encoding="utf-8").replace("Trafficking in", "Any trafficking in"), encoding="utf-8")
    page = law.read_text(encoding="utf-8")
    law.write_text(page.replace('"135"', "'135'"), encoding="utf-8")  # as a form writes it
    subprocess.run([*git, "commit", "--quiet", "--all", "-m", "change"], check=True)
    assert index.exists()
    return root


def run(root, command, **more):
    place = {**ENTRY, "PYTHONPATH": str(root / "hooks"), "GITHUB_STEP_SUMMARY": str(root / "summary.md"), **more}
    return subprocess.run(
        ["bash", "-euo", "pipefail", "-c", command], cwd=root, env=place, capture_output=True, text=True, check=False
    )


@pytest.mark.unix
def test_what_is_run_on_a_change_tells_what_it_touches(project):
    first, *rest = commands("impact")
    assert first == "make .venv/ready"
    said = []
    for command in rest:
        done = run(project, command)
        assert done.returncode == 0, done.stderr
        said.append(done.stdout)
    assert "::notice title=impact::Touches 1 practice" in said[1]
    assert "| `uz/criminal-code/art-135` | `practices/direct-channel` |" in (project / "summary.md").read_text(
        encoding="utf-8"
    )
    assert (project / "impact/impact.txt").read_text(encoding="utf-8").startswith("Touches 1 practice")
    patch = (project / "impact/tidy.patch").read_text(encoding="utf-8")
    assert "::warning file=docs/practices/direct-channel.md,line=9,col=13,title=suspect-link::rests on" in said[-2]
    assert re.findall(r"^[+-](?![+-]).*$", patch, re.MULTILINE) == ["-number: '135'", '+number: "135"']


@pytest.mark.unix
@pytest.mark.engine
def test_a_preview_is_built(project):
    first, *rest = commands("preview")
    assert first == "make .venv/ready"
    for command in rest:
        done = run(project, command, NO_MKDOCS_2_WARNING="1")
        assert done.returncode == 0, done.stdout + done.stderr
    page = (project / "preview/law/uz/criminal-code/art-135.html").read_text(encoding="utf-8")
    assert "Any trafficking in persons" in page
    assert (project / "preview/ru/index.html").is_file()


@pytest.mark.unix
def test_a_comment_shows_letter_by_letter_what_was_sent_in(tmp_path):
    hostile = (
        "Touches.\n\n```\n<img src=x>\n# Head\n[press](https://evil.example) @everybody\n\u202eevil\x1b[31m\x00\n\n- a\n"
        + "x" * 70_000
    )
    (tmp_path / "impact.txt").write_bytes(hostile.encode() + b"\xff\xfe\n")
    (tmp_path / "tidy.patch").write_text("--- a\n", encoding="utf-8")
    done = subprocess.run([ROOT / ".ci/comment", tmp_path], capture_output=True, text=True, check=True, env=ENTRY)
    shown = re.sub(r"<pre>.*?</pre>", "", markdown(done.stdout), flags=re.DOTALL)
    assert "evil" in done.stdout
    assert not re.search(r"evil|<img|<a |@everybody|<h1", shown)
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069]", done.stdout)
    assert len(done.stdout) < 65_536
    assert "concord tidy" in shown


@pytest.mark.unix
@pytest.mark.parametrize(
    ("answer", "number"),
    [
        ([{"number": 7, "head": {"sha": "aaa"}}], "7\n"),
        ([{"number": 6, "head": {"sha": "bbb"}}, {"number": 7, "head": {"sha": "aaa"}}], "7\n"),
        ([{"number": 6, "head": {"sha": "bbb"}}], None),
        ([], None),
        ([{"number": "7; rm -rf", "head": {"sha": "aaa"}}], None),
    ],
)
def test_which_pull_request_it_is_the_forge_says(tmp_path, answer, number):
    """The forge's own program stands in for the forge: it gives what the forge would answer to this very question."""
    asked = "api --method GET repos/o/concord/pulls -f state=open -f head=a-fork:a branch"
    (tmp_path / "answer").write_text(json.dumps(answer), encoding="utf-8")
    forge = f'#!/bin/sh\n[ "$*" = "{asked}" ] && cat {tmp_path}/answer\n'
    (tmp_path / "gh").write_text(forge, encoding="utf-8")
    (tmp_path / "gh").chmod(0o755)
    place = {**ENTRY, "PATH": f"{tmp_path}:{os.environ['PATH']}", "GH_REPO": "o/concord"}
    done = subprocess.run(
        [ROOT / ".ci/pull-request", "a-fork", "a branch", "aaa"], env=place, capture_output=True, text=True, check=False
    )
    assert (done.stdout if done.returncode == 0 else None) == number
