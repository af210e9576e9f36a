"""Commands that are killed at a moment: each in a process of its own, which begins at once since all is loaded."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import tempfile
import time
from collections.abc import Sequence
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerProcess
from multiprocessing.forkserver import ensure_running
from pathlib import Path

import pytest

import concord.stick.sealed  # noqa: F401  # loaded when it is asked for, and so before that
from concord.cli import main
from concord.language.languages import SITE
from concord.language.messages import read_messages

FORKS = multiprocessing.get_context("forkserver")
FORKS.set_forkserver_preload(["kills"])
for language in SITE:
    read_messages(language)  # which takes longer than the command itself


def begin(pipe: Connection, temporary: str, arguments: Sequence[str]) -> None:
    """Say that it begins, and run a command; what it needs for a while is written in a folder of the test's."""
    tempfile.tempdir = temporary
    pipe.send(None)
    raise SystemExit(main(arguments))


def killed_after(seconds: float, temporary: Path, *arguments: str) -> bool:
    """Run a command and kill it after a while, as a power failure would; whether it was still running then."""
    process = _begun(temporary, arguments)
    time.sleep(seconds)
    process.kill()
    process.join()
    return process.exitcode == -signal.SIGKILL


def lasting(temporary: Path, *arguments: str) -> float:
    """How long a command takes, which has to end well."""
    process, start = _begun(temporary, arguments), time.monotonic()
    process.join()
    assert process.exitcode == 0
    return time.monotonic() - start


def _begun(temporary: Path, arguments: Sequence[str]) -> ForkServerProcess:
    with pytest.MonkeyPatch.context() as patch:  # where what is loaded beforehand lies, which no call says
        patch.setenv("PYTHONPATH", os.pathsep.join(sys.path))
        ensure_running()
    ours, theirs = FORKS.Pipe(duplex=False)
    process = FORKS.Process(target=begin, args=(theirs, str(temporary), arguments))
    process.start()
    ours.recv()
    return process


def processes_about(folder: Path) -> list[str]:
    """The commands of running processes that name a folder."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            command = (process / "cmdline").read_bytes().replace(b"\0", b" ").decode("utf-8", "replace")
        except OSError:
            continue
        if str(folder) in command:
            found.append(command)
    return found
