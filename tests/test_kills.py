"""Kills and full disks at a hundred moments of a snapshot and of a run over sticks: a second run completes, no half is one."""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
import sys
import time
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory

import pyrage
import pytest
from small_copy import DATE, no_progress, small_copy, tree, write_site

from concord.cli import main
from concord.problem import Refusal
from concord.stick.bag import NUMBER
from concord.stick.identity import Identity
from concord.stick.images import Image
from concord.stick.verify import number_in, verify
from conftest import ROOT
from rooms import in_a_room_of_its_own, new_image

pytestmark = [pytest.mark.unix, pytest.mark.machine]
TIMES = 100
_MEMORY = Path("/dev/shm")


@pytest.fixture
def tmp_path():
    """A folder in memory: a disk is often busy for longer than a small copy takes, and kills would hit that alone."""
    with TemporaryDirectory(dir=_MEMORY if _MEMORY.is_dir() else None) as folder:
        yield Path(folder)


@pytest.fixture
def places(tmp_path):
    """A folder for what is written, and one for what is needed for a while."""
    for name in ("work", "tmp"):
        (tmp_path / name).mkdir()
    return tmp_path / "work", tmp_path / "tmp"


def is_verified(copy):
    """Whether somebody who verifies it would believe it."""
    try:
        return verify(copy, no_progress).is_whole
    except Refusal:
        return False


def nothing_is_left(work, temporary):
    """No hidden file or folder, nothing for a while, and no process, give or take the moment in which one dies."""
    from kills import processes_about

    end = time.monotonic() + 5
    while (running := processes_about(work)) and time.monotonic() < end:
        time.sleep(0.01)
    return not running and not [*work.rglob(".*"), *temporary.iterdir()]


# A snapshot


def project(work, seed):
    """A project with a built site that is another for another seed."""
    (work / "docs").mkdir(exist_ok=True)
    shutil.rmtree(work / "site", ignore_errors=True)
    write_site(work / "site", seed)
    (work / "site/data").mkdir()
    (work / "site/data/article.json").write_text(json.dumps(asdict(Identity(f"{seed:012}", DATE))))


@pytest.mark.parametrize(("times", "is_sealed"), [(TIMES, False), (5, True)])
def test_a_snapshot_that_is_killed(places, times, is_sealed):
    from kills import killed_after, lasting  # which Windows cannot load, where this file is read and not run

    work, temporary = places
    chance, killed, unfinished = random.Random(15), 0, 0
    (work / "keys").write_text(str(pyrage.x25519.Identity.generate().to_public()))
    command = ["--root", str(work), "snapshot", str(work / "out"), *(["--recipients", str(work / "keys")] * is_sealed)]
    project(work, 0)
    longest = lasting(temporary, *command)
    former, out = tree(work / "out"), work / "out"
    for number in range(1, times + 1):
        project(work, number)
        killed += killed_after(chance.uniform(0, 0.6 * longest), temporary, *command)
        stood = tree(out) if out.exists() else None
        unfinished += stood in (None, former)
        if is_sealed:
            assert stood in (None, former) or set(stood) == set(former)
        else:
            assert stood in (None, former) or is_verified(out)
        assert main(command) == 0
        assert nothing_is_left(work, temporary)
        former = tree(out)
        assert is_sealed or (is_verified(out) and json.loads(former["passport.json"])["content"] == f"{number:012}")
    assert min(killed, unfinished) > times / 5  # a first run takes longer than those that follow


# Sticks


def two_copies(place, pages=24):
    """Two states of a copy, signed with one key."""
    (place / "old").mkdir()
    (place / "new").mkdir()
    old = small_copy(place / "old", 1, pages)
    shutil.copy(place / "old/key", place / "new/key")
    return old, small_copy(place / "new", 2, pages)


def laid(work, old, number, empty):
    """Sticks as they are before a run: empty, or with a copy of before and a number of their own."""
    shutil.rmtree(work)
    work.mkdir()
    sticks = [work / name for name in ("a", "b")]
    for stick in sticks:
        if number % 2:
            shutil.copytree(old, stick)
            (stick / NUMBER).write_bytes(b"40\n")
        else:
            stick.mkdir()
    shutil.copy(empty, work / "d.img")
    return sticks


def all_are(copy, sticks, images, back):
    """Whether sticks and images are a copy, each with a number that none of the others has."""
    shutil.rmtree(back, ignore_errors=True)
    for image in images:
        Image(image)._extract(image, back)
    held = [tree(stick) for stick in (*sticks, *([back] if images else []))]
    numbers = {number_in(files.pop(NUMBER)) for files in held}
    return all(files == tree(copy) for files in held) and len(numbers) == len(held) and None not in numbers


def test_sticks_that_are_killed(tmp_path, places):
    """Folders each time, and every fifth time an image with them, whose programs take longest."""
    from kills import killed_after, lasting

    (work, temporary), (old, new) = places, two_copies(tmp_path, pages=90)
    new_image(tmp_path / "empty.img", 2000)
    chance, longest, killed, half = random.Random(15), dict[bool, float](), 0, 0
    for number in range(-2, TIMES):
        sticks = laid(work, old, number, tmp_path / "empty.img")
        images = [work / "d.img"] if number % 5 == 0 or number == -1 else []
        command = ["sticks", str(new), "--papers", str(work / "papers"), "--to", *map(str, [*sticks, *images])]
        if number < 0:
            longest[bool(images)] = lasting(temporary, *command)
            continue
        killed += killed_after(chance.uniform(0, 0.6 * longest[bool(images)]), temporary, *command)
        for stick in filter(is_verified, sticks):
            stood = {name: data for name, data in tree(stick).items() if name != NUMBER}
            assert stood in (tree(old), tree(new))
        half += any(tree(stick) and not is_verified(stick) for stick in sticks)
        assert main(command) == 0
        assert all_are(new, sticks, images, tmp_path / "back")
        assert nothing_is_left(work, temporary)
    assert min(killed, 10 * half) > TIMES / 5


# Full disks


@pytest.mark.parametrize("kind", ["snapshot", "sticks"])
def test_disks_that_become_full(tmp_path, places, kind):
    """A disk with an end: on it no room is left at a moment by chance, and later there is room again."""
    (work, temporary), (old, new) = places, two_copies(tmp_path)
    (tmp_path / "disk").mkdir()
    project(work, 1)
    new_image(tmp_path / "empty.img", 1400)
    names = {"old": old, "new": new, "project": work, "empty": tmp_path / "empty.img", "disk": tmp_path / "disk"}
    told = json.dumps({"kind": kind, "times": TIMES, **{name: str(path) for name, path in names.items()}})
    script = "mount -t tmpfs -o size=4m tmpfs $DISK; exec $PYTHON $PROGRAM"
    env = {**os.environ, "DISK": str(tmp_path / "disk"), "PYTHON": sys.executable, "TMPDIR": str(temporary)}
    env |= {"PROGRAM": str(ROOT / "tests/full_disks.py"), "PYTHONPATH": f"{ROOT / 'hooks'}:{ROOT / 'tests'}"}
    command = in_a_room_of_its_own(script)
    done = subprocess.run(command, env=env, input=told, capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-3000:]
    counted = json.loads(done.stdout.splitlines()[-1])
    assert counted["moments"] == TIMES
    assert counted["full"] > TIMES * 0.9
    assert list(temporary.iterdir()) == []
