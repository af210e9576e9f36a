"""Every command that the front pages print is run as it is printed."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from urllib.request import urlopen

import pytest

from cases_file import WORLD
from conftest import ROOT

PAGES = ("README.md", "CONTRIBUTING.md", "ARCHITECTURE.md")
# Run in the copy: what each prints or leaves there.
RUN = {
    "make help": "make snapshot",
    "make core": " passed",
    "make site": "site/index.html",
    "make snapshot": "snapshot/START-HERE.html",
    "make words": "hooks/concord/language/locales/ru.po",
    '.venv/bin/concord new source --field id=a-report --field type=report --field title="A report"': "docs/sources.yaml",
    ".venv/bin/concord rename practices/direct-channel practices/channel --dry-run": "rename to docs/practices/channel.md",
    ".venv/bin/concord links practices/direct-channel": "it rests on\trelies_on\tuz/criminal-code/art-135",
    ".venv/bin/concord translate uz practices/direct-channel": "docs/practices/direct-channel.uz.md",
    ".venv/bin/concord translate uz practices/direct-channel --done": "docs/practices/direct-channel.uz.md",
    ".venv/bin/concord translate --pack uz all.po": "all.po",
    ".venv/bin/concord translate --unpack uz all.po": "pages changed: 0",
    ".venv/bin/pre-commit install": ".git/hooks/pre-commit",
}
# What is run before, since tests that run side by side keep no order.
BEFORE = {
    ".venv/bin/concord translate uz practices/direct-channel --done": (
        ".venv/bin/concord translate uz practices/direct-channel"
    ),
    ".venv/bin/concord translate --unpack uz all.po": ".venv/bin/concord translate --pack uz all.po",
}
# Looked at, not run: these run all tests, this one among them, and the last two fetch every library anew.
TOO_LONG = ("make test", "make site && make test", "make lowest", "make newest")
ELSEWHERE = ("make check", "make serve", ".venv/bin/python -m pytest --update-cases")  # tests of their own, below
pytestmark = [pytest.mark.engine, pytest.mark.unix]


def printed():
    """Each command of the front pages, without what is said about it."""
    for page in PAGES:
        text = (ROOT / page).read_text(encoding="utf-8")
        blocks = re.findall(r"^```\n(.*?)^```", text, re.DOTALL | re.MULTILINE)
        lines = [
            line.partition("  #")[0].partition("   ")[0].strip() for block in blocks for line in block.splitlines()
        ]
        spans = re.findall(r"`([^`\n]+)`", re.sub(r"^```.*?^```", "", text, flags=re.DOTALL | re.MULTILINE))
        yield from (
            words for words in [*lines, *spans] if re.match(r"(make|\.venv/\S+|concord|python|pip|git) ", words)
        )


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    """A copy with the small world as its content, few tests, and the libraries that run this one."""
    root = tmp_path_factory.mktemp("copy")
    for name in ("hooks", "overrides", "bench"):
        shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in (".gitignore", ".oxlintrc.json", ".pre-commit-config.yaml", "Makefile", "README.md", "pyproject.toml"):
        shutil.copyfile(ROOT / name, root / name)
    (root / "requirements.lock").touch()
    shutil.copytree(WORLD, root / "docs")
    shutil.copyfile(ROOT / "mkdocs.yml", root / "mkdocs.yml")
    copy_tests(root / "tests", "conftest.py", "cases_file.py", "test_frontmatter.py")
    (root / ".venv").mkdir()
    for path in Path(sys.prefix).iterdir():
        if path.name != "ready":
            (root / ".venv" / path.name).symlink_to(path)
    (root / ".venv/ready").touch()
    subprocess.run(["git", "init", "--quiet"], cwd=root, check=True)
    return root


def copy_tests(folder, *names):
    folder.mkdir(exist_ok=True)
    for name in names:
        shutil.copyfile(ROOT / "tests" / name, folder / name)


def environment(project):
    return {**os.environ, "PYTHONPATH": str(project / "hooks"), "PRE_COMMIT_HOME": str(project / ".pre-commit")}


def run(project, command, **more):
    return subprocess.run(
        command,
        shell=True,
        cwd=project,
        env={**environment(project), **more},
        capture_output=True,
        text=True,
        check=False,
    )


def test_each_command_that_is_printed_is_tried():
    assert set(printed()) - {"concord --help"} == {
        *RUN,
        *TOO_LONG,
        *ELSEWHERE,
    }


@pytest.mark.parametrize("command", RUN)
def test_a_command_does_what_is_said(project, command):
    if command in BEFORE:
        run(project, BEFORE[command])
    done = run(project, command)
    assert done.returncode == 0, done.stdout + done.stderr
    assert RUN[command] in done.stdout + done.stderr or (project / RUN[command]).is_file()


@pytest.mark.parametrize("command", TOO_LONG)
def test_a_long_command_has_its_steps(project, command):
    done = run(project, command.replace("make ", "make -n "))
    assert done.returncode == 0, done.stderr
    assert "-m pytest" in done.stdout


def test_new_answers_are_written_into_the_stories(project):
    copy_tests(project / "tests", "test_cases.py")
    for name in ("cases", "world"):
        shutil.copytree(ROOT / "tests" / name, project / "tests" / name)
    story = project / "tests/cases/wrong-value_an-unknown-status.txt"
    told = story.read_text(encoding="utf-8")
    story.write_text(told.partition("-- expected --\n")[0] + "-- expected --\n", encoding="utf-8")
    done = run(project, ".venv/bin/python -m pytest --update-cases")
    assert done.returncode == 0, done.stdout
    assert story.read_text(encoding="utf-8") == told


def test_make_check_has_nothing_to_mend_here():
    """Here and not in the copy: it changes nothing, and what it says of the copy helps nobody."""
    bin = Path(sys.executable).parent
    done = run(ROOT, f"make -o .venv/ready BIN={bin} check")
    assert done.returncode == 0, done.stdout + done.stderr


def test_what_git_asks_of_a_commit_is_asked_by_tools_that_are_there(project):
    run(project, "git add --all")
    done = run(project, ".venv/bin/pre-commit run --all-files", SKIP="types")  # which `make check` asks of everything
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.count("Passed") == 5


def test_make_serve_shows_the_site(project):
    serving = subprocess.Popen(
        ["make", "serve"],
        cwd=project,
        env=environment(project),
        start_new_session=True,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        said = next(found for line in serving.stdout if (found := re.search(r"http://127\.0\.0\.1:\d+/", line)))
        assert b"Welcome." in urlopen(said[0], timeout=60).read()
    finally:
        os.killpg(serving.pid, signal.SIGTERM)
        serving.wait(20)
