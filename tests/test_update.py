"""From one copy to the next by a small folder: byte for byte, from the right base alone, broken off at any moment."""

from __future__ import annotations

import json
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from concord.cli import main
from concord.problem import Refusal, WrongUse
from concord.stick.bag import SIGNATURES, TAGS
from concord.stick.identity import Identity
from concord.stick.signature import new_key
from concord.stick.snapshot import Enclosed, write_snapshot
from concord.stick.update import STAGE, update
from concord.stick.update_bytes import packed
from concord.stick.update_pack import write_update
from concord.stick.update_told import FILES, UPDATE, NotAnUpdate
from concord.stick.verify import verify
from conftest import ROOT

WORDS = "trafficking persons exploitation assistance extradition evidence witness protection court request".split()
TAKEN = "practices/taken"


def no_progress(done, total):
    pass


def page(number, edition=0):
    chance = random.Random(number)
    return f"<p>{edition}</p>" + " ".join(chance.choice(WORDS) for _ in range(600))


def write_site(site, pages, withdrawn=()):
    for name, text in pages.items():
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text(text)
    told = {"content": f"{len(pages):012x}", "date": "2026-11-24", "version": "0.2.0"}
    rows = [{"id": id, "page": f"{id}.html", "on": "2026-11-20"} for id in withdrawn]
    (site / "data").mkdir()
    (site / "data/article.json").write_text(json.dumps(told))
    (site / "data/withdrawn.json").write_text(json.dumps({**told, "withdrawn": rows}))
    return Identity(told["content"], told["date"])


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    """Two signed copies, an older and a newer one, and what turns one into the other."""
    place = tmp_path_factory.mktemp("editions")
    old = {f"law/{n % 5}/art-{n}.html": page(n) for n in range(60)} | {"left/alone/here.html": "gone soon"}
    new = {name: page(n, n % 3) for n, name in enumerate(old) if name.startswith("law/") and n % 20}
    new |= {f"cases/new/{n}.html": page(100 + n) for n in range(8)}
    enclosed = Enclosed(key=new_key(place / "key"))
    for name, pages, withdrawn in (("old", old, ()), ("new", new, (TAKEN,))):
        identity = write_site(place / f"site-{name}", pages, withdrawn)
        write_snapshot(place / f"site-{name}", place / name, identity, no_progress, enclosed)
    write_update(place / "old", place / "new", place / "pack", no_progress)
    return place


@pytest.fixture
def copy(place, tmp_path):
    """An older copy that a test may bring up to date."""
    return shutil.copytree(place / "old", tmp_path / "copy")


@pytest.fixture
def pack(place, tmp_path):
    """An update that a test may falsify."""
    return shutil.copytree(place / "pack", tmp_path / "pack")


def tree(folder):
    """Every file and folder."""
    paths = sorted(folder.rglob("*"))
    return {p.relative_to(folder).as_posix(): p.read_bytes() if p.is_file() else None for p in paths}


# What it makes


def test_the_older_copy_and_the_update_make_the_newer_one_byte_for_byte(place, copy):
    done = update(place / "pack", copy, no_progress)
    assert tree(copy) == tree(place / "new")
    assert (done.was_new, done.report.is_whole, done.told.withdrawn) == (False, True, (TAKEN,))
    assert done.report == verify(place / "new", no_progress)


def test_it_holds_what_changed_and_nothing_else(place):
    told = json.loads((place / "pack" / UPDATE).read_text())
    before, after = ({k: v for k, v in tree(place / name).items() if v is not None} for name in ("old", "new"))
    apart = {TAGS, *SIGNATURES}
    assert set(told["files"]) == {name for name, data in after.items() if before.get(name) != data} - apart
    assert set(told["removed"]) == set(before) - set(after)
    assert "data/site/left/alone/here.html" in told["removed"]
    assert sum(path.stat().st_size for path in (place / "pack").iterdir()) < 20_000 < sum(told["files"].values()) / 2


def test_the_same_two_copies_give_the_same_update(place, tmp_path):
    write_update(place / "old", place / "new", tmp_path / "again", no_progress)
    assert tree(tmp_path / "again") == tree(place / "pack")


def test_what_was_withdrawn_is_told_by_the_folder_itself_in_every_language(place):
    told = (place / "pack/READ-ME.txt").read_text(encoding="utf-8-sig")
    assert f"× {TAKEN}" in told
    assert told.count("concord update") == 11
    assert "Без этой программы" in told


def test_a_second_time_it_says_that_the_copy_is_the_new_one(place, copy, capsys):
    assert main(["update", str(place / "pack"), str(copy)]) == 0
    assert f"withdrawn: {TAKEN}" in capsys.readouterr().out
    assert main(["update", str(place / "pack"), str(copy)]) == 0
    assert f"{copy} was 0000000000{56 + 9:x}" in capsys.readouterr().out
    assert tree(copy) == tree(place / "new")


def test_what_a_computer_put_on_the_stick_stays_and_is_in_the_way_of_nothing(place, copy):
    (copy / "System Volume Information").mkdir()
    (copy / "data/site/left/alone/.DS_Store").write_text("x")
    update(place / "pack", copy, no_progress)
    assert (copy / "System Volume Information").is_dir()


def test_the_commands_need_no_project(place, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    pair = [str(place / "new"), "--from", str(place / "old"), "--to", "out"]
    assert main(["update-pack", *pair]) == 0
    assert f"withdrawn: {TAKEN}" in capsys.readouterr().out
    assert tree(tmp_path / "out") == tree(place / "pack")


# What it is not for


def test_a_base_that_is_another_copy_is_refused_by_its_name(place, tmp_path):
    identity = write_site(tmp_path / "site", {"index.html": "<p>other</p>"})
    write_snapshot(tmp_path / "site", tmp_path / "other", identity, no_progress)
    before = tree(tmp_path / "other")
    with pytest.raises(Refusal, match=r"is for the copy 00000000003d \(2026-11-24\), sum .*sum of this one is"):
        update(place / "pack", tmp_path / "other", no_progress)
    assert tree(tmp_path / "other") == before


@pytest.mark.parametrize(
    ("alter", "why"),
    [
        (lambda c: (c / "data/site/law/1/art-1.html").write_text("x"), "changed: data/site/law/1/art-1.html"),
        (lambda c: (c / "START-HERE.html").unlink(), "missing: START-HERE.html"),
        (lambda c: (c / "mine.txt").write_text("x"), "added: mine.txt"),
        (lambda c: (c / "data/site/cases").symlink_to(c.parent), "added: data/site/cases"),
    ],
)
def test_a_copy_that_is_not_whole_is_left_as_it_is(place, copy, alter, why):
    alter(copy)
    before = {path: path.lstat().st_mtime_ns for path in copy.rglob("*")}
    with pytest.raises(Refusal, match=why):
        update(place / "pack", copy, no_progress)
    assert {path: path.lstat().st_mtime_ns for path in copy.rglob("*")} == before


def test_two_copies_that_are_one_make_no_update(place, tmp_path):
    with pytest.raises(WrongUse, match="nothing to bring up to date"):
        write_update(place / "old", place / "old", tmp_path / "out", no_progress)
    assert not (tmp_path / "out").exists()


def test_an_update_is_made_of_whole_copies_alone(place, copy, tmp_path):
    (copy / "START-HERE.html").write_text("x")
    with pytest.raises(Refusal, match=r"changed: START-HERE\.html"):
        write_update(copy, place / "new", tmp_path / "out", no_progress)


def test_a_folder_that_holds_something_else_is_never_overwritten(place, tmp_path, capsys):
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine/letter.txt").write_text("keep")
    pair = [str(place / "new"), "--from", str(place / "old"), "--to", str(tmp_path / "mine")]
    assert main(["update-pack", *pair]) == 2
    assert "something else than an update" in capsys.readouterr().err
    assert (tmp_path / "mine/letter.txt").read_text() == "keep"


# What a stranger wrote


def told_anew(pack, **fields):
    told = json.loads((pack / UPDATE).read_text())
    (pack / UPDATE).write_text(json.dumps({**told, **fields}))


def with_file(pack, name, size=4):
    told_anew(pack, files={**json.loads((pack / UPDATE).read_text())["files"], name: size})


def repacked(pack, copy, alter):
    """The files of an update with other bytes."""
    from concord.stick.update_bytes import Unpacked, bytes_before

    files = json.loads((pack / UPDATE).read_text())["files"]
    before = bytes_before(copy, files)
    with (pack / FILES).open("rb") as file:
        stream = Unpacked(file, before)
        data = alter({name: b"".join(stream.take(size)) for name, size in files.items()})
    (pack / "bytes").write_bytes(b"".join(data.values()))
    (pack / FILES).write_bytes(b"".join(packed([pack / "bytes"], before)))
    (pack / "bytes").unlink()


def to_link(pack, name):
    (pack / name).rename(pack.parent / name)
    (pack / name).symlink_to(pack.parent / name)


def to_pipe(pack, name):
    (pack / name).unlink()
    os.mkfifo(pack / name)


def signed_by_another(pack, copy):
    from concord.stick.signature import minisign_signature, ssh_signature

    key, tags = new_key(pack.parent / "other"), (pack / TAGS).read_bytes()
    for name, text in zip(SIGNATURES, (ssh_signature(key, tags), minisign_signature(key, tags, "x")), strict=True):
        (pack / name).write_text(text)


def unsigned(pack):
    for name in SIGNATURES:
        (pack / name).unlink()


def larger(pack):
    """More bytes than are declared: a bomb."""
    with (pack / FILES).open("ab") as file:
        file.writelines(packed([], b""))


HOSTILE = {
    "up": (lambda p, c: with_file(p, "data/../../out.txt"), "leads out of the copy"),
    "up first": (lambda p, c: with_file(p, "../out.txt"), "leads out of the copy"),
    "up, as Windows writes it": (lambda p, c: with_file(p, "..\\out.txt"), "leads out of the copy"),
    "absolute": (lambda p, c: with_file(p, "/etc/out.txt"), "begins at the root of a disk"),
    "drive": (lambda p, c: with_file(p, "C:/out.txt"), "begins at the root of a disk"),
    "share": (lambda p, c: with_file(p, "\\\\server\\out.txt"), "begins at the root of a disk"),
    "empty step": (lambda p, c: with_file(p, "data//out.txt"), "no file that an update has"),
    "the list itself": (lambda p, c: with_file(p, TAGS), "no file that an update has"),
    "device of Windows": (lambda p, c: with_file(p, "data/site/con.html"), "Windows reserves"),
    "control signs": (lambda p, c: with_file(p, "data/\x1b[2J"), "wants Latin letters"),
    "capitals": (lambda p, c: with_file(p, "DATA/site/cases/new/1.html"), "differ only in capitals"),
    "removed elsewhere": (lambda p, c: told_anew(p, removed=["../../etc/passwd"]), "leads out of the copy"),
    "negative size": (lambda p, c: with_file(p, "data/x", -1), "greater than or equal to 0"),
    "more than FAT keeps": (lambda p, c: with_file(p, "data/x", 2**40), "less than or equal to"),
    "more than is free": (lambda p, c: [with_file(p, f"data/x{n}", 2**32 - 1) for n in range(200)], "Make room"),
    "an id that is none": (lambda p, c: told_anew(p, withdrawn=["\x1b[2J"]), "withdrawn"),
    "another format": (lambda p, c: told_anew(p, format=2), "format"),
    "a field of its own": (lambda p, c: told_anew(p, run="x"), "run"),
    "no JSON": (lambda p, c: (p / UPDATE).write_text("{"), "JSON"),
    "nested without end": (lambda p, c: (p / UPDATE).write_text("[" * 100_000), "JSON"),
    "list as link": (lambda p, c: to_link(p, UPDATE), "no file of its own"),
    "bytes as link": (lambda p, c: to_link(p, FILES), "no file of its own"),
    "bytes as pipe": (lambda p, c: to_pipe(p, FILES), "no file of its own"),
    "signature as pipe": (lambda p, c: to_pipe(p, SIGNATURES[0]), "no file of its own"),
    "no bytes": (lambda p, c: (p / FILES).unlink(), "there is no update here"),
    "cut off": (lambda p, c: os.truncate(p / FILES, 500), "is cut off"),
    "no zstd": (lambda p, c: (p / FILES).write_bytes(b"x" * 5000), "cannot be read"),
    "more after the end": (lambda p, c: larger(p), "more bytes than its list says"),
    "a bomb": (lambda p, c: repacked(p, c, lambda f: {**f, "bomb": bytes(2**24)}), "more bytes than its list says"),
    "too few bytes": (lambda p, c: repacked(p, c, lambda f: dict(list(f.items())[:-1])), "fewer bytes than its list"),
    "other bytes": (
        lambda p, c: repacked(p, c, lambda f: {n: d.replace(b"court", b"count") for n, d in f.items()}),
        "does not make what it says: data/site/cases/new/0.html",
    ),
    "a file too many": (lambda p, c: with_file(p, "data/site/x.html", 0), "does not make what it says: data/site/x"),
    "nothing goes": (lambda p, c: told_anew(p, removed=[]), "does not make what it says"),
    "another list": (lambda p, c: (p / TAGS).write_bytes(b"x"), "is not the list that update.json names"),
    "another key": (signed_by_another, "is signed with the key .* and the copy is signed with"),
    "no signature": (lambda p, c: unsigned(p), "is not signed, and the copy is signed with"),
    "half a signature": (lambda p, c: (p / SIGNATURES[1]).unlink(), "its signature is not valid"),
    "a false signature": (lambda p, c: (p / SIGNATURES[0]).write_text("x"), "its signature is not valid"),
}


@pytest.mark.unix
@pytest.mark.parametrize("name", HOSTILE)
def test_what_a_stranger_wrote_is_refused_and_nothing_is_written(pack, copy, name, capsys):
    alter, why = HOSTILE[name]
    alter(pack, copy)
    before, around = tree(copy), {path.name for path in copy.parent.iterdir()}
    with pytest.raises(Refusal, match=why) as refused:
        update(pack, copy, no_progress)
    assert str(refused.value).isprintable()
    assert tree(copy) == before
    assert {path.name for path in copy.parent.iterdir()} == around
    assert main(["update", str(pack), str(copy)]) == 1
    assert len(capsys.readouterr().err.splitlines()) == 1


def test_a_list_of_ten_gigabytes_is_not_read(pack, copy):
    with (pack / UPDATE).open("ab") as file:
        file.truncate(10 * 2**30)
    with pytest.raises(NotAnUpdate, match="has 10737418240 bytes"):
        update(pack, copy, no_progress)


@pytest.mark.parametrize("link", ["data/site/law", "data/site", "data"])
@pytest.mark.unix
def test_a_copy_made_to_lead_elsewhere_leads_nowhere(place, copy, tmp_path, link):
    """Half-way, as a stranger may leave a stick: nothing is written or removed through a link."""
    staged(place, copy)
    (copy / link).rename(tmp_path / "outside")
    (copy / link).symlink_to(tmp_path / "outside")
    before = tree(tmp_path / "outside")
    with pytest.raises(Refusal, match="is a link"):
        update(place / "pack", copy, no_progress)
    assert tree(tmp_path / "outside") == before


def staged(place, copy):
    """A copy left at the moment from which it only goes forward."""
    child = os.fork()
    if child == 0:
        from concord.stick import update as module

        module._swap = lambda copy, stage: os._exit(0)
        update(place / "pack", copy, no_progress)
    assert os.waitpid(child, 0)[1] == 0
    assert (copy / STAGE / "lists").is_dir()
    assert not verify(copy, no_progress).is_whole


def test_an_unsigned_copy_may_become_a_signed_one(place, tmp_path):
    identity = Identity("00000000003d", "2026-11-24")
    write_snapshot(place / "site-old", tmp_path / "old", identity, no_progress)
    write_update(tmp_path / "old", place / "new", tmp_path / "pack", no_progress)
    update(tmp_path / "pack", tmp_path / "old", no_progress)
    assert tree(tmp_path / "old") == tree(place / "new")


# Broken off


@pytest.fixture
def memory():
    """A place on a disk that keeps nothing, so that a hundred updates wait for no real one."""
    shared = "/dev/shm" if os.path.isdir("/dev/shm") else None
    with TemporaryDirectory(dir=shared) as name:
        yield Path(name)


def child(act):
    """A process of its own that does something and ends."""
    pid = os.fork()
    if pid == 0:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
        try:
            act()
        finally:
            os._exit(1)
    return pid


WRITES = ("os.rename", "os.remove", "os.rmdir", "os.mkdir", "open")


def counting(act, last=None):
    """Count the steps by which something is written, and end this process as a lost power does before one of them."""
    steps, is_on = 0, True

    def step(event, arguments):
        nonlocal steps
        if is_on and event in WRITES and (event != "open" or arguments[2] & os.O_ACCMODE):
            steps += 1
            if steps == last:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(step)
    try:
        act()
    finally:
        is_on = False
    return steps


@pytest.mark.unix
@pytest.mark.machine
def test_killed_at_a_hundred_moments_a_second_run_completes(place, memory):
    """Half of them by the clock, half before a step that writes, so that both sides of the turning point are met."""
    copy, new, chance = memory / "copy", tree(place / "new"), random.Random(7)
    shutil.copytree(place / "old", copy)
    began = time.perf_counter()
    steps = counting(lambda: update(place / "pack", copy, no_progress))
    takes, seen = time.perf_counter() - began, Counter()
    for number in range(100):
        shutil.rmtree(copy)
        shutil.copytree(place / "old", copy)
        last = chance.randint(1, steps) if number % 2 else None
        pid = child(lambda last=last: counting(lambda: update(place / "pack", copy, no_progress), last))
        time.sleep(0 if last else chance.uniform(0, takes))
        if not last:
            os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
        seen[state_of(copy)] += 1
        if (copy / STAGE).exists():
            assert not verify(copy, no_progress).is_whole
        update(place / "pack", copy, no_progress)
        assert tree(copy) == new
        assert [path.name for path in memory.iterdir()] == ["copy"]
    assert seen["before"] > 20 < seen["after"], seen


def state_of(copy):
    """On which side of the moment a copy is from which it only goes forward."""
    if not (copy / STAGE).exists():
        return "apart"
    return "after" if any((copy / STAGE / name).exists() for name in ("lists", "done")) else "before"


FULL = """
import json, os, random, shutil, subprocess, sys
from pathlib import Path
from concord.stick import update as module
from concord.cli import main

place, disk = map(Path, sys.argv[1:])
subprocess.run(["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", disk], check=True)
copy, chance, real, codes = disk / "copy", random.Random(7), shutil.disk_usage, []
for number in range(100):
    shutil.copytree(place / "old", copy)
    left = chance.randrange(real(disk).free)
    (disk / "ballast").write_bytes(bytes(real(disk).free - left))
    if number % 2:  # another program fills the disk after it was asked how much is free
        module.shutil.disk_usage = lambda _: real("/")
    codes.append(main(["update", str(place / "pack"), str(copy)]))
    print("--", file=sys.stderr)
    module.shutil.disk_usage = real
    before = sorted(path.name for path in copy.iterdir() if path.name.startswith(".concord"))
    (disk / "ballast").unlink()
    again = main(["update", str(place / "pack"), str(copy)])
    whole = subprocess.run(["diff", "-r", copy, place / "new"]).returncode
    assert (again, whole) == (0, 0), (number, again, whole)
    assert before in ([], [".concord.update"]), before
    shutil.rmtree(copy)
print(json.dumps(codes))
"""


@pytest.mark.unix
@pytest.mark.machine
def test_a_disk_that_is_full_at_a_hundred_moments_is_said_once_and_a_second_run_completes(place, memory):
    """A real disk of three megabytes, which only this process sees."""
    command = ["unshare", "--map-root-user", "--mount", sys.executable, "-c", FULL, str(place), str(memory)]
    if subprocess.run([*command[:3], "true"], check=False).returncode:
        pytest.skip("no disk may be mounted here")
    done = subprocess.run(command, cwd=ROOT, env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}, capture_output=True, text=True, check=False)  # fmt: skip
    assert done.returncode == 0, done.stderr[-2000:]
    codes = json.loads(done.stdout.splitlines()[-1])
    said = [text.strip().splitlines() for text in done.stderr.split("--\n")]
    refused = [lines[-1] for lines, code in zip(said, codes, strict=False) if code]
    assert len(refused) > 20 < codes.count(0)
    assert {re.sub(r"\d+", "#", text.removeprefix(f"{memory}/copy: ")) for text in refused} == {
        "No space left on device. What was there before is unchanged.",
        "the update needs # bytes there, and # are free. Make room. The copy is as it was.",
    }
