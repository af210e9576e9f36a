"""Whether a copy was altered: each single fault is named, and what a stranger wrote is refused before it is followed."""

from __future__ import annotations

import hashlib
import os
import random
import shutil
import subprocess
import sys

import pytest

from concord.cli import main
from concord.stick.bag import MANIFEST, PAYLOAD, TAGS
from concord.stick.identity import Identity
from concord.stick.manifests import NotTrusted
from concord.stick.signature import new_key
from concord.stick.snapshot import Enclosed, write_snapshot
from concord.stick.verify import Fault, Finding, verify
from faults import NAMES, altered, is_told


def no_progress(done, total):
    pass


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    """A signed copy of a small site."""
    place = tmp_path_factory.mktemp("whole")
    chance = random.Random(135)
    for name in NAMES:
        (place / "site" / name).parent.mkdir(parents=True, exist_ok=True)
        (place / "site" / name).write_bytes(b"" if name.startswith("empty") else chance.randbytes(3000))
    enclosed = Enclosed(key=new_key(place / "key"))
    write_snapshot(place / "site", place / "copy", Identity("0123456789ab", "2026-11-24"), no_progress, enclosed)
    return place / "copy"


@pytest.fixture
def copy(whole, tmp_path):
    """A copy that a test may alter."""
    return shutil.copytree(whole, tmp_path / "copy")


def found(copy):
    return {(finding.fault, finding.name) for finding in verify(copy, no_progress).findings}


def test_a_copy_as_it_was_written_is_whole(whole):
    report = verify(whole, no_progress)
    assert report.findings == ()
    assert report.is_whole
    assert report.sum == hashlib.sha256((whole / TAGS).read_bytes()).hexdigest()
    assert report.files == len([path for path in whole.rglob("*") if path.is_file()])


# Single faults


def names_told(copy):
    """What the report, or the refusal of a list that was altered itself, names."""
    try:
        report = verify(copy, no_progress)
    except NotTrusted as refused:
        return str(refused), False
    return "\n".join(finding.name for finding in report.findings), report.is_whole


@pytest.mark.unix  # others keep no two names that differ in capitals
@pytest.mark.machine
def test_of_a_thousand_single_faults_each_is_named(whole, tmp_path):
    silent = []
    for number in range(1000):
        copy = shutil.copytree(whole, tmp_path / "copy")
        fault = altered(copy, number)
        told, is_whole = names_told(copy)
        if is_whole or not is_told(fault, told):
            silent.append((number, fault, told))
        shutil.rmtree(copy)
    assert silent == []


@pytest.mark.parametrize(
    ("alter", "fault"),
    [
        (lambda c: (c / "data/site/index.html").write_text("x"), (Fault.CHANGED, "data/site/index.html")),
        (lambda c: (c / "READ-ME/uz.txt").unlink(), (Fault.MISSING, "READ-ME/uz.txt")),
        (lambda c: (c / "data/site/new.html").write_text("x"), (Fault.ADDED, "data/site/new.html")),
        (lambda c: (c / "data/site/nothing").mkdir(), (Fault.ADDED, "data/site/nothing/")),
        (lambda c: (c / "out").symlink_to("/"), (Fault.ADDED, "out")),
        (lambda c: os.mkfifo(c / "pipe"), (Fault.ADDED, "pipe")),
        (lambda c: (c / "data/Thumbs.db").write_text("x"), (Fault.BY_COMPUTER, "data/Thumbs.db")),
        (lambda c: (c / "._index.html").write_text("x"), (Fault.BY_COMPUTER, "._index.html")),
    ],
)
@pytest.mark.unix
def test_each_fault_has_its_class(copy, alter, fault):
    alter(copy)
    assert found(copy) == {fault}


def test_what_computers_put_on_every_stick_is_told_and_no_fault(copy):
    for name in ("System Volume Information/IndexerVolumeGuid", ".Trashes/501/x", "data/.DS_Store", "FOUND.000/A.CHK"):
        (copy / name).parent.mkdir(parents=True, exist_ok=True)
        (copy / name).write_text("x")
    report = verify(copy, no_progress)
    assert report.is_whole
    assert report.findings == tuple(
        Finding(Fault.BY_COMPUTER, name)
        for name in (".Trashes/", "FOUND.000/", "System Volume Information/", "data/.DS_Store")
    )


@pytest.mark.unix
def test_a_link_in_place_of_a_file_or_folder_is_not_followed(copy, tmp_path):
    shutil.copytree(copy / "data/site/law", tmp_path / "law")
    shutil.copy(copy / "data/site/index.html", tmp_path / "index.html")
    shutil.rmtree(copy / "data/site/law")
    (copy / "data/site/law").symlink_to(tmp_path / "law")
    (copy / "data/site/index.html").unlink()
    (copy / "data/site/index.html").symlink_to(tmp_path / "index.html")
    assert found(copy) == {
        (Fault.CHANGED, "data/site/index.html"),
        (Fault.ADDED, "data/site/law"),
        (Fault.MISSING, "data/site/law/uz/art-135.html"),
    }


# What a stranger wrote


def with_line(copy, list, line):
    path = copy / list
    path.write_bytes(path.read_bytes() + line)


SUM = b"0" * 64


@pytest.mark.parametrize(
    ("line", "why"),
    [
        (SUM + b"  data/../../etc/passwd\n", "leads out of the copy"),
        (SUM + b"  ../etc/passwd\n", "leads out of the copy"),
        (SUM + b"  ..\\etc\\passwd\n", "leads out of the copy"),
        (SUM + b"  /etc/passwd\n", "begins at the root of a disk"),
        (SUM + b"  C:/Windows/x\n", "begins at the root of a disk"),
        (SUM + b"  \\\\server\\share\n", "begins at the root of a disk"),
        (SUM + b"  data/./x\n", "is no sum, two blanks and a name"),
        (SUM + b"  data//x\n", "is no sum, two blanks and a name"),
        (SUM + b"  data/x\r\n", "is no sum, two blanks and a name"),
        (SUM + b" *data/x\n", "is no sum, two blanks and a name"),
        (SUM[:-1] + b"  data/x\n", "is no sum, two blanks and a name"),
        (SUM + b"  data/\xd0\xb0\n", "is no sum, two blanks and a name"),
        (SUM + b"  data/\x1b[2J\n", "is no sum, two blanks and a name"),
        (b"\n", "is no sum, two blanks and a name"),
        (SUM + b"  data/site/INDEX.html\n", "for the second time"),
        (SUM + b"  START-HERE.html\n", "belongs in the other list"),
        (SUM + b"  data/x", "is cut off"),
        (SUM + b"  data/" + b"x" * 5000 + b"\n", "has 5071 characters"),
    ],
)
def test_a_list_that_a_stranger_wrote_is_refused_with_its_line(copy, line, why):
    with_line(copy, MANIFEST, line)
    with pytest.raises(NotTrusted, match=rf"{MANIFEST}:{len(NAMES) + 1}: .*{why}") as refused:
        verify(copy, no_progress)
    assert len(str(refused.value)) < 6000


def test_a_list_that_is_named_by_itself_is_refused(copy):
    with_line(copy, TAGS, SUM + f"  {TAGS}\n".encode())
    with pytest.raises(NotTrusted, match="no list can"):
        verify(copy, no_progress)


@pytest.mark.unix  # others fill the disk with it
def test_a_line_of_ten_gigabytes_is_not_read(copy):
    with (copy / MANIFEST).open("ab") as file:
        file.truncate(10 * 2**30)  # which a disk keeps as nothing
    with pytest.raises(NotTrusted, match="has 10737418240 bytes"):
        verify(copy, no_progress)


@pytest.mark.unix
def test_a_list_that_is_a_link_is_refused(copy, tmp_path):
    (copy / MANIFEST).rename(tmp_path / "list")
    (copy / MANIFEST).symlink_to(tmp_path / "list")
    with pytest.raises(NotTrusted, match="is no file of its own"):
        verify(copy, no_progress)


def test_a_list_that_nothing_holds_is_refused(copy):
    kept = [line for line in (copy / TAGS).read_bytes().splitlines(keepends=True) if MANIFEST.encode() not in line]
    (copy / TAGS).write_bytes(b"".join(kept))
    with pytest.raises(NotTrusted, match="nothing holds that list"):
        verify(copy, no_progress)


# The command


def test_the_command_names_what_is_wrong_and_needs_no_project(copy, tmp_path, capsys, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert main(["verify", str(copy)]) == 0
    said = capsys.readouterr()
    assert (said.out, hashlib.sha256((copy / TAGS).read_bytes()).hexdigest() in said.err) == ("", True)
    (copy / PAYLOAD / "site/index.html").write_text("x")
    assert main(["verify", str(copy)]) == 1
    said = capsys.readouterr()
    assert said.out == "changed: data/site/index.html\n"
    assert "is not as it was written" in said.err


@pytest.mark.parametrize("folder", ["nowhere", "empty", "file"])
def test_a_folder_without_a_copy_is_told(tmp_path, folder, capsys):
    (tmp_path / "empty").mkdir()
    (tmp_path / "file").write_text("x")
    assert main(["verify", str(tmp_path / folder)]) == 1
    assert "there is no copy here" in capsys.readouterr().err


@pytest.mark.unix
def test_nothing_of_a_hostile_copy_reaches_the_terminal_as_it_is(copy, tmp_path):
    (copy / os.fsdecode(b"\xff\x1b[2J")).write_text("x")
    command = [sys.executable, "-m", "concord.cli", "verify", str(copy)]
    done = subprocess.run(command, capture_output=True, check=False, env={**os.environ, "PYTHONPATH": "hooks"})
    assert done.returncode == 1
    assert done.stdout == b"added: '\\udcff\\x1b[2J'\n"
    with_line(copy, MANIFEST, SUM + b"  /\x1b[2J\n")
    with pytest.raises(NotTrusted) as refused:
        verify(copy, no_progress)
    assert "\x1b" not in str(refused.value)
