"""Content → built site, by running the engine in processes of its own beside the old site."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path

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
_ROUTINE = re.compile(r"^(?:INFO|DEBUG) .*\n?", re.MULTILINE)


class EngineFailed(Refusal):
    """The engine stopped; the message is what it printed."""


def build_site(root: Path, site: Path, environment: Mapping[str, str], processes: int | None = None) -> None:
    """Build the site of a project folder strictly, in place of `site`. The old one stays where the build fails.

    Each process builds some of the languages; by default there are as many as processors, four at most. All read one
    copy of the content, which nobody edits meanwhile.
    """
    date_of(environment)
    edition, languages = edition_of(environment), languages_of(environment)
    with replacing(site) as (fresh, work):
        whole = work / "whole"
        freeze(root / "docs", whole)
        _leave_for(edition, whole, work / "docs")
        settings = {**environment, WORK: str(work), "PYTHONIOENCODING": "utf-8"}
        parts = _build_parts(root, work, settings, shares(languages, processes), site)
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
    count = min(processes or os.cpu_count() or 1, _MOST)
    return [tuple(languages[number::count]) for number in range(count)]


def _build_parts(
    root: Path, work: Path, settings: Mapping[str, str], shares: list[tuple[str, ...]], site: Path
) -> list[Path]:
    parts = [work / f"part-{number}" for number in range(len(shares))]
    with ExitStack() as stack:  # leaving it closes each engine's input, at which it ends
        running = [
            stack.enter_context(_start(root, part, {**settings, LANGUAGES: " ".join(share)}))
            for part, share in zip(parts, shares, strict=True)
        ]
        codes = [engine.wait() for engine in running]
    for part, code in zip(parts, codes, strict=True):
        if code:
            told = _log(part).read_text(encoding="utf-8", errors="replace")
            raise EngineFailed(f"{site}: could not be built, and is unchanged.\n{_ROUTINE.sub('', told).strip()}")
    return parts


def _start(root: Path, part: Path, environment: Mapping[str, str]) -> subprocess.Popen[bytes]:
    part.mkdir()
    command = [sys.executable, *MAKER, str(part)]
    with _log(part).open("wb") as log:
        return subprocess.Popen(
            command, cwd=root, env=environment, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=log
        )


def _log(part: Path) -> Path:
    return part.with_suffix(".log")
