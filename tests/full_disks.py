"""A program for a room with a disk of its own: it fills the disk at moments by chance while a copy is written there."""

from __future__ import annotations

import contextlib
import errno
import io
import json
import os
import random
import shutil
import sys
from pathlib import Path
from typing import Any

from small_copy import no_progress, tree

from concord.cli import main
from concord.stick.bag import NUMBER
from concord.stick.images import Image
from concord.stick.log import State
from concord.stick.master import read_master
from concord.stick.sticks import fill_sticks
from concord.stick.verify import verify


def leave(disk: Path, free: int) -> None:
    """Take what room is left on a disk but for some bytes."""
    state = os.statvfs(disk)
    size = state.f_bavail * state.f_frsize - free
    if size > 0:
        with (disk / "ballast").open("ab") as file, contextlib.suppress(OSError):
            os.posix_fallocate(file.fileno(), file.tell(), size)


def hidden(disk: Path) -> list[Path]:
    return list(disk.rglob(".*"))


def snapshots(told: dict[str, Any], chance: random.Random) -> int:
    """A snapshot in place of an earlier one, which stays where the disk is full."""
    disk, full = Path(told["disk"]), 0
    out = disk / "out"
    command = ["--root", told["project"], "snapshot", str(out)]
    assert main(command) == 0
    before, size = tree(out), sum(path.stat().st_blocks * 512 for path in out.rglob("*"))
    (Path(told["project"]) / "site/new.html").write_text("new")
    for _ in range(told["times"]):
        leave(disk, chance.randrange(size))
        with contextlib.redirect_stderr(io.StringIO()) as said:
            code = main(command)
        (disk / "ballast").unlink()
        full += code == 1 and os.strerror(errno.ENOSPC) in said.getvalue()
        assert code == 0 or tree(out) == before
        assert not hidden(disk)
        assert main(command) == 0
        assert verify(out, no_progress).is_whole
        assert (out / "data/site/new.html").exists()
        assert not hidden(disk)
        shutil.rmtree(out)
        for name, data in before.items():
            (out / name).parent.mkdir(parents=True, exist_ok=True)
            (out / name).write_bytes(data)
    return full


def sticks(told: dict[str, Any], chance: random.Random) -> int:
    """Two sticks, empty or with a copy of before, and every fourth time an image."""
    disk, master, full = Path(told["disk"]), read_master(Path(told["new"]), no_progress), 0
    papers = Path(told["project"]) / "papers"
    for number in range(told["times"]):
        folders, images = [disk / "a", disk / "b"], [disk / "c.img"] if number % 4 == 0 else []
        names = [*folders, *images]
        for stick in folders:
            shutil.copytree(told["old"], stick) if number % 3 else stick.mkdir()
        for image in images:
            shutil.copyfile(told["empty"], image)
        moment, free = chance.randrange(len(master.sums)), chance.randrange(10_000)

        def fill(done: int, total: int, moment: int = moment, free: int = free) -> None:
            if done >= moment:
                leave(disk, free)

        rows, _ = fill_sticks(master, names, papers, "2026-11-28", fill)
        (disk / "ballast").unlink(missing_ok=True)
        full += any(row.state is State.FAILED and told_full(row.told) for row in rows)
        for row, stick in zip(rows, folders, strict=False):
            assert (row.state is State.WHOLE) == is_new(stick, told["new"]), row
        assert not hidden(disk)
        again, _ = fill_sticks(master, names, papers, "2026-11-28", no_progress)
        assert {row.state for row in again} == {State.WHOLE}, again
        for image in images:
            Image(image)._extract(image, disk / "back")
        assert all(is_new(stick, told["new"]) for stick in (*folders, *([disk / "back"] if images else [])))
        assert not hidden(disk)
        for path in disk.iterdir():
            shutil.rmtree(path) if path.is_dir() else path.unlink()
        shutil.rmtree(papers)
    return full


def told_full(told: str) -> bool:
    return os.strerror(errno.ENOSPC) in told


def is_new(stick: Path, copy: str) -> bool:
    """Whether a stick verifies; then it holds what the copy holds."""
    held = tree(stick)
    held.pop(NUMBER, None)
    try:
        is_whole = verify(stick, no_progress).is_whole
    except Exception:
        return False
    assert not is_whole or held == tree(Path(copy))
    return is_whole


if __name__ == "__main__":
    told = json.load(sys.stdin)
    full = {"snapshot": snapshots, "sticks": sticks}[told["kind"]](told, random.Random(15))
    print(json.dumps({"moments": told["times"], "full": full}))
