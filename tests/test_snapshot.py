"""The copy for a stick."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys

import pytest

from concord.cli import main
from concord.stick.identity import Identity, content_hash, date_of
from concord.stick.snapshot import MANIFEST, UnsafeName, check_names, write_snapshot
from conftest import ROOT

IDENTITY = Identity("0123456789ab", "2026-11-24")


@pytest.fixture
def built(tmp_path):
    """A small built site."""
    (tmp_path / "docs").mkdir()
    site = tmp_path / "site"
    (site / "ru").mkdir(parents=True)
    for name in ("index.html", "ru/index.html", "404.html"):
        (site / name).write_text(f"<p>{name}</p>")
    (site / "data").mkdir()
    (site / "data/article.json").write_text(
        json.dumps({"content": IDENTITY.content, "date": IDENTITY.date, "version": "0.1.7"})
    )
    return site


def no_progress(done, total):
    pass


def tree(folder):
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def test_two_runs_give_the_same_bytes(built, tmp_path):
    write_snapshot(built, tmp_path / "one", IDENTITY, no_progress)
    write_snapshot(built, tmp_path / "two", IDENTITY, no_progress)
    assert tree(tmp_path / "one") == tree(tmp_path / "two")


def test_a_second_run_takes_the_place_of_the_first(built, tmp_path):
    write_snapshot(built, tmp_path / "out", IDENTITY, no_progress)
    (built / "ru/index.html").write_text("new")
    write_snapshot(built, tmp_path / "out", IDENTITY, no_progress)
    assert tree(tmp_path / "out")["site/ru/index.html"] == b"new"
    assert {p.name for p in tmp_path.iterdir()} == {"docs", "site", "out"}


def test_the_manifest_has_the_sum_of_every_file(built, tmp_path):
    write_snapshot(built, tmp_path / "out", IDENTITY, no_progress)
    files = tree(tmp_path / "out")
    rows = dict(reversed(row.split("  ")) for row in files.pop(MANIFEST).decode().splitlines())
    assert rows == {name: hashlib.sha256(data).hexdigest() for name, data in files.items()}


def test_it_begins_with_a_choice_of_language_and_says_what_it_is(built, tmp_path):
    write_snapshot(built, tmp_path / "out", IDENTITY, no_progress)
    start = (tmp_path / "out/START-HERE.html").read_text()
    assert 'href="site/index.html"' in start
    assert 'href="site/ru/index.html"' in start
    assert "0123456789ab" in start
    assert json.loads((tmp_path / "out/snapshot.json").read_text())["date"] == "2026-11-24"
    assert "404.html" not in str(tree(tmp_path / "out").keys())


@pytest.mark.parametrize(
    "names",
    [["a/con.html"], ["A.html", "a.html"], ["статья.html"], ["a b.html"], ["x" * 151], ["nul"], ["a./b"], ["com1.js"]],
)
def test_names_that_some_system_cannot_keep_are_refused(names):
    with pytest.raises(UnsafeName):
        check_names(names)


def test_the_identity_follows_the_content_and_nothing_else(tmp_path):
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "page.md").write_text("x")
    assert content_hash(tmp_path / "a") == content_hash(tmp_path / "b")
    (tmp_path / "b/page.md").write_text("y")
    assert content_hash(tmp_path / "a") != content_hash(tmp_path / "b")


def test_the_date_comes_from_the_environment_only():
    assert date_of({"SOURCE_DATE_EPOCH": "86400"}) == "1970-01-02"
    assert date_of({"SOURCE_DATE_EPOCH": "0"}) is None
    assert date_of({}) is None


def test_a_copy_says_what_its_site_was_built_from(built, tmp_path):
    assert main(["--root", str(tmp_path), "snapshot", str(tmp_path / "out")]) == 0
    told = json.loads((tmp_path / "out/snapshot.json").read_text())
    assert (told["content"], told["date"], told["version"]) == (IDENTITY.content, IDENTITY.date, "0.1.7")


@pytest.mark.unix
@pytest.mark.machine
def test_a_full_disk_leaves_the_earlier_snapshot_as_it_was(built, tmp_path):
    """A real full disk: a file-size limit of the system stops the writing half-way."""
    write_snapshot(built, tmp_path / "out", IDENTITY, no_progress)
    before = tree(tmp_path / "out")
    (built / "big.html").write_bytes(b"x" * 3_000_000)
    command = f"ulimit -f 1000; exec {sys.executable} -m concord.cli --root {tmp_path} snapshot {tmp_path / 'out'}"
    done = subprocess.run(["bash", "-c", command], cwd=ROOT / "hooks", capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "unchanged" in done.stderr
    assert tree(tmp_path / "out") == before
    assert not [p for p in tmp_path.iterdir() if p.name.startswith(".")]


def test_a_folder_that_holds_something_else_is_never_overwritten(built, tmp_path, capsys):
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine/letter.txt").write_text("keep")
    assert main(["--root", str(tmp_path), "snapshot", str(tmp_path / "mine")]) == 2
    assert "something else" in capsys.readouterr().err
    assert (tmp_path / "mine/letter.txt").read_text() == "keep"


@pytest.mark.engine
@pytest.mark.browser
def test_the_real_snapshot_opens_in_a_browser(site, tmp_path, tab):
    write_snapshot(site, tmp_path / "stick", IDENTITY, no_progress)
    page = tab.go(tmp_path / "stick/START-HERE.html")
    page.get_by_role("link", name="Русский").click()
    assert page.locator("html").get_attribute("lang") == "ru"
