"""The copy for a stick."""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
import sys
import zipfile

import bagit
import pytest

from cases_file import WORLD
from concord.cli import main
from concord.content.editions import write_public
from concord.content.folder import read_catalogue
from concord.language.languages import SITE
from concord.stick.bag import MANIFEST, TAGS
from concord.stick.front import UNSIGNED, say
from concord.stick.identity import Identity, content_hash, date_of
from concord.stick.passport import commit_of
from concord.stick.snapshot import UnsafeName, check_names, write_snapshot
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
    assert tree(tmp_path / "out")["data/site/ru/index.html"] == b"new"
    assert {p.name for p in tmp_path.iterdir()} == {"docs", "site", "out"}


def test_the_manifest_has_the_sum_of_every_file(built, tmp_path):
    write_snapshot(built, tmp_path / "out", IDENTITY, no_progress)
    files = tree(tmp_path / "out")
    rows = [row.split("  ") for name in (MANIFEST, TAGS) for row in files[name].decode().splitlines()]
    assert len(rows) == len(files) - 1
    del files[TAGS]  # in whose place a signature stands
    assert {name: sum for sum, name in rows} == {name: hashlib.sha256(data).hexdigest() for name, data in files.items()}


@pytest.mark.unix
def test_strangers_read_it_as_a_bag(built, tmp_path):
    """Three of them, since each alone lets something pass."""
    write_snapshot(built, tmp_path / "out", IDENTITY, no_progress)
    bag = bagit.Bag(str(tmp_path / "out"))
    assert bag.validate()
    assert bag.version_info == (1, 0)
    for command in (["sha256sum", "--strict"], ["shasum", "-a", "256", "--strict"]):
        lists = [*command, "--quiet", "--check", MANIFEST, TAGS]
        done = subprocess.run(lists, cwd=tmp_path / "out", capture_output=True, text=True, check=False)
        assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_it_begins_with_a_choice_of_language_and_says_what_it_is(built, tmp_path):
    write_snapshot(built, tmp_path / "out", IDENTITY, no_progress)
    start = (tmp_path / "out/START-HERE.html").read_text()
    assert 'href="data/site/index.html"' in start
    assert 'href="data/site/ru/index.html"' in start
    assert "0123456789ab" in start
    assert json.loads((tmp_path / "out/passport.json").read_text())["date"] == "2026-11-24"
    assert "404.html" not in str(tree(tmp_path / "out").keys())


def test_the_mark_of_a_build_follows_the_pages_and_not_the_content_alone(built, tmp_path):
    marks = set()
    for text in ("one", "two", "one"):
        (built / "index.html").write_text(text)
        write_snapshot(built, tmp_path / "out", IDENTITY, no_progress)
        marks.add(json.loads((tmp_path / "out/passport.json").read_text())["build"])
    assert len(marks) == 2


def test_a_read_me_in_every_language_says_what_to_open_and_that_nobody_signed(built, tmp_path):
    write_snapshot(built, tmp_path / "out", IDENTITY, no_progress)
    texts = {path.stem: path.read_bytes() for path in (tmp_path / "out/READ-ME").iterdir()}
    assert set(texts) == set(SITE)
    assert len(set(texts.values())) == len(SITE)
    for language, data in texts.items():
        assert data.startswith(b"\xef\xbb\xbf")
        assert b"START-HERE.html" in data
        assert data.count(b"\n") == data.count(b"\r\n")
        assert say(UNSIGNED, language) in data.decode("utf-8")
        assert say(UNSIGNED, language) in (tmp_path / "out/START-HERE.html").read_text(encoding="utf-8")


@pytest.fixture
def with_content(built, tmp_path):
    """A built site that says it was made of the content beside it."""
    shutil.copytree(WORLD, tmp_path / "docs", dirs_exist_ok=True)
    page = tmp_path / "docs/law/uz/criminal-code/art-135.md"
    verified = 'verified: {on: 2026-11-20, by: "prosecutor, Uzbekistan"}\n'
    page.write_text(
        page.read_text(encoding="utf-8").replace("\nconfidence:", f"\n{verified}confidence:", 1), encoding="utf-8"
    )
    told = {"content": content_hash(tmp_path / "docs"), "date": "2026-11-24", "version": "0.1.7"}
    (built / "data/article.json").write_text(json.dumps(told))
    return built


def test_what_the_pages_were_made_of_goes_with_them_and_is_counted(with_content, tmp_path):
    for out in ("out", "again"):
        assert main(["--root", str(tmp_path), "snapshot", str(tmp_path / out)]) == 0
    assert tree(tmp_path / "out") == tree(tmp_path / "again")
    with zipfile.ZipFile(tmp_path / "out/data/docs.zip") as archive:
        archive.extractall(tmp_path / "unpacked")
    told = json.loads((tmp_path / "out/passport.json").read_text())
    assert content_hash(tmp_path / "unpacked/docs") == told["content"]
    assert told["sources"] == len([path for path in WORLD.rglob("*") if path.is_file()])
    catalogue, _ = read_catalogue(WORLD)
    assert told["counts"]["records"] == len(catalogue.records)
    assert told["counts"]["verified"] == 1 < told["counts"]["statements"]


def test_content_that_is_no_longer_what_the_pages_were_made_of_stays_out(with_content, tmp_path):
    (tmp_path / "docs/practices/secret.md").write_text("---\ntitle: Not for this copy\n---\n")
    assert main(["--root", str(tmp_path), "snapshot", str(tmp_path / "out")]) == 0
    assert not [name for name, data in tree(tmp_path / "out").items() if b"Not for this copy" in data]
    assert json.loads((tmp_path / "out/passport.json").read_text())["counts"] is None


def test_what_is_not_for_everybody_is_not_among_what_the_pages_were_made_of(with_content, tmp_path):
    page = tmp_path / "docs/practices/direct-channel.md"
    page.write_text(
        page.read_text(encoding="utf-8").replace("---\n", "---\nedition: restricted\n", 1), encoding="utf-8"
    )
    write_public(tmp_path / "docs", read_catalogue(tmp_path / "docs")[0], tmp_path / "public")
    told = {"content": content_hash(tmp_path / "public"), "date": "2026-11-24", "version": "0.1.7"}
    (with_content / "data/article.json").write_text(json.dumps(told))
    assert main(["--root", str(tmp_path), "snapshot", str(tmp_path / "out")]) == 0
    with zipfile.ZipFile(tmp_path / "out/data/docs.zip") as archive:
        archive.extractall(tmp_path / "unpacked")
    assert "practices/direct-channel.md" not in tree(tmp_path / "unpacked/docs")
    assert content_hash(tmp_path / "unpacked/docs") == told["content"]


def test_a_commit_is_named_only_where_nothing_differs_from_it(tmp_path):
    def git(*words):
        settings = ["-c", "user.name=x", "-c", "user.email=x@example.org"]
        done = subprocess.run(["git", *settings, *words], cwd=tmp_path, capture_output=True, text=True, check=True)
        return done.stdout.strip()

    git("init", "--quiet")
    (tmp_path / "page.md").write_text("one")
    git("add", ".")
    git("commit", "--quiet", "-m", "one")
    assert commit_of(tmp_path) == git("rev-parse", "HEAD")
    (tmp_path / "page.md").write_text("two")
    assert commit_of(tmp_path) is None
    assert commit_of(tmp_path / "nowhere") is None


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
    told = json.loads((tmp_path / "out/passport.json").read_text())
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
    page.go_back()
    page.get_by_role("link", name=say("Which copy is this?", "ar")).click()
    assert page.locator("section:target").get_attribute("dir") == "rtl"
    assert (
        page.locator("section:target code").first.text_content()
        == json.loads((tmp_path / "stick/passport.json").read_text())["build"]
    )
