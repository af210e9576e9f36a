"""Content → built site, by running the engine in processes of its own beside the old site."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory

from concord.language.languages import SITE
from concord.stick.replacing import replacing

LANGUAGES = "CONCORD_LANGUAGES"
"""The environment variable that names the languages which one process builds; empty: all."""
ENGINE = "hooks/mkdocs_adapter.py"
"""The program of a project that builds its site into the folder it is given; nothing else here knows the engine."""
_MOST = 4  # processes; each holds the whole catalogue


class EngineFailed(RuntimeError):
    """The engine stopped; the message is what it printed."""


def build_site(root: Path, site: Path, environment: Mapping[str, str], processes: int | None = None) -> None:
    """Build the site of a project folder strictly, in place of `site`. The old one stays where the build fails.

    Each process builds some of the languages; by default there are as many as processors, four at most.
    """
    with replacing(site) as fresh, ExitStack() as stack:
        parts = [Path(stack.enter_context(TemporaryDirectory(dir=fresh.parent))) for _ in shares(processes)]
        running = [
            _start(root, part, {**environment, LANGUAGES: " ".join(share)})
            for part, share in zip(parts, shares(processes), strict=True)
        ]
        told = [engine.communicate()[1] for engine in running]
        for engine, text in zip(running, told, strict=True):
            if engine.returncode:
                raise EngineFailed(text)
        for part in parts:
            shutil.copytree(part, fresh, dirs_exist_ok=True, copy_function=os.replace)


def shares(processes: int | None) -> list[tuple[str, ...]]:
    """The languages of each process: those that are written whole apart, the others in turn."""
    count = min(processes or os.cpu_count() or 1, _MOST)
    return [SITE[number::count] for number in range(count)]


def _start(root: Path, part: Path, environment: Mapping[str, str]) -> subprocess.Popen[str]:
    command = [sys.executable, str(root / ENGINE), str(part)]
    pipe = subprocess.PIPE
    return subprocess.Popen(command, cwd=root, env=environment, stdout=subprocess.DEVNULL, stderr=pipe, text=True)
