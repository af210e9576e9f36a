"""Bad input gets a clear message and a non-zero exit, and leaves the earlier site as it was."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

import pytest

from cases_file import WORLD
from concord.cli import main
from concord.stick.replacing import replacing
from conftest import ROOT

BAD = {
    "broken-front-matter": ("practices/direct-channel.md", b"---\ntitle: [x\n---\n"),
    "orphan-translation": ("practices/gone.ru.md", "---\ntitle: Нет оригинала\n---\n".encode()),
    "unreadable-file": ("practices/direct-channel.md", "---\ntitle: Практика\n---\n".encode("cp1251")),
}


@pytest.fixture
def project(tmp_path):
    """A project with a small world and an earlier site."""
    root = tmp_path / "project"
    root.mkdir()
    for name in ("hooks", "overrides"):
        (root / name).symlink_to(ROOT / name)
    shutil.copy(ROOT / "mkdocs.yml", root)
    shutil.copytree(WORLD, root / "docs")
    (root / "site").mkdir()
    (root / "site/index.html").write_text("earlier")
    return root


def run(project, *command, **options):
    paths = {**os.environ, "PYTHONPATH": str(ROOT / "hooks"), "NO_MKDOCS_2_WARNING": "1"}
    return subprocess.run(
        [sys.executable, "-m", *command], cwd=project, env=paths, capture_output=True, text=True, check=False, **options
    )


@pytest.fixture
def told(project, capsys):
    """A command of ours in this process: what it returned, and what it said and complained of."""

    def run_here(*arguments):
        code = main(["--root", str(project), *arguments])
        said = capsys.readouterr()
        return subprocess.CompletedProcess(arguments, code, said.out, said.err)

    return run_here


def is_as_it_was(project):
    return [p.name for p in (project / "site").iterdir()] == ["index.html"] and not list(project.glob(".site*"))


@pytest.mark.parametrize("rule", BAD)
def test_bad_content_stops_the_build_with_its_place(project, told, rule):
    name, data = BAD[rule]
    (project / "docs" / name).write_bytes(data)
    done = told("build")
    assert done.returncode == 1
    assert f"{name}:" in done.stderr
    assert f"[{rule}]" in done.stderr
    assert "Traceback" not in done.stderr
    assert is_as_it_was(project)


@pytest.mark.engine
@pytest.mark.parametrize("rule", BAD)
def test_bad_content_stops_mkdocs_itself_before_it_cleans(project, rule):
    name, data = BAD[rule]
    (project / "docs" / name).write_bytes(data)
    done = run(project, "mkdocs", "build", "--strict")
    assert done.returncode == 1
    assert f"[{rule}]" in done.stderr
    assert is_as_it_was(project)


@pytest.mark.engine
def test_a_failing_engine_leaves_the_earlier_site(project):
    (project / "mkdocs.yml").write_text((project / "mkdocs.yml").read_text().replace("name: material", "name: nothing"))
    done = run(project, "concord.cli", "build")
    assert done.returncode == 1
    assert "nothing" in done.stderr
    assert is_as_it_was(project)


@pytest.mark.engine
def test_a_build_takes_the_place_of_the_earlier_site(project):
    done = run(project, "concord.cli", "build")
    assert done.returncode == 0, done.stderr
    assert "Open" in done.stdout
    assert (project / "site/ru/index.html").is_file()
    assert not list(project.glob(".site*"))


AS_NOBODY = """
import os, sys
from concord.cli import main
from concord.content.markdown.parsed import parsed
parsed("Some *text*.")  # loads what the parser loads only when it is first asked
if os.geteuid() == 0:
    os.setgid(65534), os.setuid(65534)
sys.exit(main(["check"]))
"""


@pytest.mark.unix
@pytest.mark.machine
def test_a_folder_that_may_not_be_opened_is_named(project):
    """Root may open everything, so as root the check goes on as nobody once its modules are loaded."""
    (project / "docs/practices").chmod(0)
    for path in project.parents:
        if path.stat().st_uid == os.getuid() and path.parent != path:
            path.chmod(path.stat().st_mode | 0o011)
    paths = {**os.environ, "PYTHONPATH": str(ROOT / "hooks")}
    done = subprocess.run(
        [sys.executable, "-c", AS_NOBODY], cwd=project, env=paths, capture_output=True, text=True, check=False
    )
    (project / "docs/practices").chmod(0o755)
    assert done.returncode == 1
    assert "practices:1:1: the folder cannot be opened [unreadable-file]" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ((), 2),
        (("nothing",), 2),
        (("check", "--format", "xml"), 2),
        (("snapshot",), 2),
        (("--root", "/nowhere", "check"), 2),
    ],
)
def test_wrong_usage_exits_with_2(project, arguments, code, monkeypatch):
    monkeypatch.chdir(project)
    with pytest.raises(SystemExit) as left:
        raise SystemExit(main(list(arguments)))
    assert left.value.code == code


def test_a_snapshot_without_a_site_says_what_to_do(project, told):
    shutil.rmtree(project / "site")
    done = told("snapshot", str(project / "out"))
    assert done.returncode == 2
    assert "concord build" in done.stderr


def test_the_check_speaks_github_and_json(project, told):
    (project / "docs/practices/direct-channel.md").write_bytes(BAD["broken-front-matter"][1])
    github = told("check", "--format", "github").stdout
    assert github.startswith("::error file=docs/practices/direct-channel.md,line=")
    import json

    rows = json.loads(told("check", "--format", "json").stdout)
    assert rows[0]["rule"] == "broken-front-matter"
    assert set(rows[0]) == {"file", "line", "column", "rule", "what", "why", "mend"}


def test_a_build_does_not_take_the_place_of_other_files(project, told):
    (project / "papers").mkdir()
    (project / "papers/notes.txt").write_text("ours")
    done = told("build", "--site", "papers")
    assert done.returncode == 2
    assert "Name a new folder" in done.stderr
    assert (project / "papers/notes.txt").read_text() == "ours"


def test_a_kill_between_two_renames_loses_nothing(tmp_path):
    (tmp_path / ".site.before/site").mkdir(parents=True)
    (tmp_path / ".site.before/site/index.html").write_text("earlier")
    with pytest.raises(ZeroDivisionError), replacing(tmp_path / "site"):
        raise ZeroDivisionError
    assert (tmp_path / "site/index.html").read_text() == "earlier"


def test_a_translation_with_a_mistake_is_never_overwritten(project, told):
    theirs = project / "docs/practices/direct-channel.kk.md"
    theirs.write_text("---\ntitle: [x\n---\nАударма\n", encoding="utf-8")
    for more in ((), ("--done",)):
        done = told("translate", "kk", "practices/direct-channel", *more)
        assert done.returncode == 1
        assert "something to mend" in done.stderr
    assert "Аударма" in theirs.read_text(encoding="utf-8")
