"""What the last check found, kept in a file of this machine."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Any

from platformdirs import user_cache_path

from concord.problem import Place, Problem
from concord.rules import RULES
from concord.stick.replacing import put_file
from concord.told import as_data, from_data


@dataclass(frozen=True)
class Verdict:
    """How many records a folder has, what is to mend, and what two people let pass."""

    records: int
    problems: tuple[Problem, ...]
    cleared: tuple[str, ...] = ()


@dataclass(frozen=True)
class Memory:
    """What was found: the digest of each file, and of what each page, by its stem, has to do with others; a verdict."""

    maker: str
    """What found it: the program, the libraries it reads with, and the day of the build."""
    files: Mapping[str, str]
    ties: Mapping[str, str]
    """Only of a clean folder."""
    verdict: Verdict


def memory_of(root: Path) -> Path:
    """Where a check of this folder is remembered: on this machine alone, where no page that is sent in can forge it."""
    return user_cache_path("concord") / f"{blake2b(str(root).encode(), digest_size=8).hexdigest()}.json"


def recall(memory: Path) -> Memory | None:
    """What a file remembers; None where there is none, or where it is not as it was written."""
    try:
        said = json.loads(memory.read_text(encoding="utf-8"))
        if said.pop("seal") != _seal(said):
            return None
        problems = tuple(_problem(row) for row in said["verdict"]["problems"])
        return Memory(
            said["maker"],
            said["files"],
            said["ties"],
            Verdict(said["verdict"]["records"], problems, tuple(said["verdict"]["cleared"])),
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def remember(memory: Path, found: Memory) -> None:
    """Write down what was found; where that cannot be done, the next check takes longer."""
    problems = [_row(problem) for problem in found.verdict.problems]
    said: dict[str, Any] = {"maker": found.maker, "files": found.files, "ties": found.ties}
    said["verdict"] = {
        "records": found.verdict.records,
        "problems": problems,
        "cleared": found.verdict.cleared,
    }
    try:
        memory.parent.mkdir(parents=True, exist_ok=True)
        put_file(memory, json.dumps({**said, "seal": _seal(said)}).encode())
    except OSError:
        return  # it only saves time


def _seal(said: Mapping[str, Any]) -> str:
    return blake2b(json.dumps(said, sort_keys=True).encode(), digest_size=12).hexdigest()


def _row(problem: Problem) -> Mapping[str, Any]:
    what, mend = as_data(problem.what), as_data(problem.mend)
    return {"place": asdict(problem.place), "rule": problem.rule.id, "what": what, "mend": mend}


def _problem(row: Mapping[str, Any]) -> Problem:
    rules = {rule.id: rule for rule in RULES}
    return Problem(Place(**row["place"]), rules[row["rule"]], from_data(row["what"]), from_data(row["mend"]))
