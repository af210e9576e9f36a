"""Content → built site, by running the engine in processes of its own beside the old site."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from threading import Thread

from concord.content.editions import is_divided, may_be_divided, write_public
from concord.content.files import content_files, copy_into
from concord.content.folder import read_catalogue
from concord.problem import Refusal
from concord.records.kinds import Access
from concord.stick.identity import content_hash, date_of, edition_of, languages_of
from concord.stick.replacing import replacing

LANGUAGES = "CONCORD_LANGUAGES"
"""The environment variable that names the languages which one process builds; empty: all."""
WORK = "CONCORD_WORK"
"""The environment variable that names the folder in which one process finds `docs`, frozen, and stages its pages."""
CHECKED = "CONCORD_CHECKED"
"""The environment variable that names the content, by its hash, that was found clean and is not checked again."""
MAKER = ("-m", "concord.cli", "part")
"""The program that builds its part of the site of the project at hand into the folder it is given."""
_MOST = 4  # processes; each holds the whole catalogue
_OFTEN = 0.2  # seconds


class EngineFailed(Refusal):
    """The engine stopped; the message is what it printed."""


def build_site(
    root: Path,
    site: Path,
    environment: Mapping[str, str],
    processes: int | None = None,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> None:
    """Build the site of a project folder strictly, in place of `site`. The old one stays where the build fails.

    Each process builds some of the languages; by default there are as many as processors, four at most. All read one
    copy of the content, which nobody edits meanwhile. `progress` is told how many pages are written, and how many there
    are.
    """
    date_of(environment)
    edition, languages = edition_of(environment), languages_of(environment)
    with replacing(site) as (fresh, work):
        whole = work / "whole"
        freeze(root / "docs", whole)
        _leave_for(edition, whole, work / "docs")
        settings = {**environment, WORK: str(work), "PYTHONIOENCODING": "utf-8"}
        parts = {work / f"part-{n}": share for n, share in enumerate(shares(languages, processes))}
        failed = _build_parts(root, settings, parts, progress)
        if failed:
            told = _log(failed).read_text(encoding="utf-8", errors="replace")
            raise EngineFailed(f"{site}: could not be built, and is unchanged.\n{told.strip()}")
        for part in parts:
            shutil.copytree(part, fresh, dirs_exist_ok=True, copy_function=os.replace)


def freeze(docs: Path, frozen: Path) -> None:
    """Copy what a site is made of; a Refusal where somebody edits it at that moment."""
    for path in content_files(docs):
        copy_into(frozen, path, docs)
    if content_hash(docs) != content_hash(frozen):
        raise Refusal(f"{docs}: was edited while it was read. Run this again.")


def _leave_for(edition: Access, whole: Path, docs: Path) -> None:
    """Leave in `docs` what an edition may have of a frozen copy."""
    if edition is Access.PUBLIC and may_be_divided(whole):
        catalogue, _ = read_catalogue(whole)
        if is_divided(catalogue):
            write_public(whole, catalogue, docs)
            shutil.rmtree(whole)
            return
    whole.rename(docs)


def shares(languages: Sequence[str], processes: int | None) -> list[tuple[str, ...]]:
    """The languages of each process: those that are written whole apart, the others in turn."""
    count = min(processes or min(os.cpu_count() or 1, _MOST), len(languages))
    return [tuple(languages[number::count]) for number in range(count)]


def _build_parts(
    root: Path, settings: Mapping[str, str], parts: Mapping[Path, tuple[str, ...]], progress: Callable[[int, int], None]
) -> Path | None:
    """Build each part, some languages, in a process of its own; the first that failed, if any."""
    with ExitStack() as stack:  # leaving it closes each process's input, at which it ends
        running = {
            part: stack.enter_context(_start(root, part, {**settings, LANGUAGES: " ".join(share)}))
            for part, share in parts.items()
        }
        counts = dict.fromkeys(running, (0, 0))
        listening = [Thread(target=_listen, args=(process, part, counts)) for part, process in running.items()]
        for thread in listening:
            thread.start()
        while any(thread.is_alive() for thread in listening):
            listening[-1].join(_OFTEN)
            progress(*map(sum, zip(*counts.values(), strict=True)))
        codes = {part: process.wait() for part, process in running.items()}
    return next((part for part, code in codes.items() if code), None)


def _listen(process: subprocess.Popen[str], part: Path, counts: dict[Path, tuple[int, int]]) -> None:
    """Note what a process tells of its pages, until it ends."""
    for line in process.stdout or ():
        done, total = line.split()
        counts[part] = int(done), int(total)


def _start(root: Path, part: Path, environment: Mapping[str, str]) -> subprocess.Popen[str]:
    part.mkdir()
    command = [sys.executable, *MAKER, str(part)]
    with _log(part).open("wb") as log:
        return subprocess.Popen(
            command, cwd=root, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=log, text=True
        )


def _log(part: Path) -> Path:
    return part.with_suffix(".log")
