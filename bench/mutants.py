"""How many faults put into the answers and the rules the tests catch.

First the faults listed here, each alone and all at once: constants and names, which the tool leaves alone. Then mutmut
changes operators, numbers, words and arguments in every function of `answers/` and `rules/`, one at a time. All of it
happens in copies under `.mutants/`, where `mutmut show NAME` tells what a mutant is. `bench/mutants.md` says why each
survivor may live.

Usage: bench/mutants.py      (exits with 1 where a listed fault is missed, or fewer than 90 % of the mutants are caught)
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parent.parent
COPY = ROOT / ".mutants"
DRAWN = COPY / "all"
FLOOR = 90  # per cent
NAMES = "asking cases content dual_criminality freshness history legal_basis obligations"
TESTS = [f"tests/test_{name}.py" for name in NAMES.split()]
SOURCE = "tests/test_catalogue.py"  # reads the source itself, which the tool fills with all mutants at once
CORE = re.findall(r'-m "(not .+?)"', (ROOT / "Makefile").read_text(encoding="utf-8"))[0]  # what `make core` runs
SETTINGS = f"""
[tool.pytest.ini_options]
pythonpath = ["src", "tests"]
addopts = ["--import-mode=importlib", "-p", "no:cacheprovider"]
markers = ["unix: -", "engine: -", "browser: -", "corpus: -", "machine: -"]
[tool.mutmut]
source_paths = ["src"]
only_mutate = ["src/concord/answers/*", "src/concord/rules/*"]
also_copy = ["docs"]
pytest_add_cli_args = ["-m", "{CORE}"]
pytest_add_cli_args_test_selection = {TESTS}
"""


class Fault(NamedTuple):
    """A fault: what it is, in which file of the package, and the text that gives way to another."""

    what: str
    file: str
    old: str
    new: str


LATER, FAMILIES = "date[:length] > other[:length]", '("cis", "coe", "asean", "arab-league", "oas")'
FAULTS = (
    Fault("both, where either side names it", "answers/dual_criminality.py", "first and second", "first or second"),
    Fault("due after 5480 days", "answers/freshness.py", "days=548", "days=5480"),
    Fault("due after a year", "answers/freshness.py", "days=548", "days=365"),
    Fault("the same date is later", "records/limits.py", LATER, LATER.replace(">", ">=")),
    Fault("only years are compared", "records/limits.py", "min(len(date), len(other))", "4"),
    Fault("years are not compared", "records/limits.py", LATER, LATER.replace("[:", "[4:")),
    Fault("the longer date counts", "records/limits.py", "min(len(date)", "max(len(date)"),
    *(
        Fault(f"{name} is no region", "answers/legal_basis.py", FAMILIES, re.sub(f'"{name}"(, )?', "", FAMILIES))
        for name in re.findall(r'"(.+?)"', FAMILIES)
    ),
    Fault("no relation: implement", "views/provision.py", '"implements")', '"implement")'),
    Fault("no relation: replace", "views/instrument.py", '"replaces")', '"replace")'),
    Fault("no relation: shared", "views/workshop.py", '"shared_at")', '"shared")'),
    Fault("no relation: carries_out", "answers/obligations.py", '"implements")', '"carries_out")'),
    Fault("no relation: ended_by", "answers/history.py", '"replaces")', '"ended_by")'),
    Fault("no relation: amend", "rules/cyclic_relation.py", '"amends"', '"amend"'),
)


def draw() -> None:
    """The project as the tool wants it, and as it is now: the package under `src`, the tests, the pages."""
    shutil.rmtree(COPY, ignore_errors=True)
    for name, source in (("src/concord", "hooks/concord"), ("tests", "tests"), ("docs", "docs")):
        shutil.copytree(ROOT / source, DRAWN / name, ignore=shutil.ignore_patterns("__pycache__"))
    (DRAWN / "pyproject.toml").write_text(SETTINGS, encoding="utf-8")


def is_caught(folder: Path, faults: Iterable[Fault]) -> bool:
    """Whether the tests fail with faults in the package; that they cannot start is no answer."""
    shutil.copytree(DRAWN, folder)
    for fault in faults:
        file = folder / "src/concord" / fault.file
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace(fault.old, fault.new), encoding="utf-8")
    done = run(folder, sys.executable, "-m", "pytest", "-q", "-x", "-m", CORE, SOURCE, *TESTS)
    shutil.rmtree(folder)
    return done.returncode == 1


def run(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run a command in a folder."""
    return subprocess.run(words, cwd=folder, capture_output=True, text=True, check=False)


def alone_and_at_once() -> bool:
    """Whether each listed fault is caught alone, and all of them at once; says so."""
    for fault in FAULTS:
        if fault.old not in (DRAWN / "src/concord" / fault.file).read_text(encoding="utf-8"):
            sys.exit(
                f"{fault.file} no longer has {fault.old!r}: say in bench/mutants.py how “{fault.what}” looks today."
            )
    trials = {"no fault at all": [], **{fault.what: [fault] for fault in FAULTS}, "all at once": list(FAULTS)}
    with ThreadPoolExecutor(2) as pool:
        folders = (COPY / f"fault-{n}" for n in range(len(trials)))
        caught = dict(zip(trials, pool.map(is_caught, folders, trials.values()), strict=True))
    if caught.pop("no fault at all"):
        sys.exit("The tests fail before any fault: mend that first (make core).")
    print(*(f"{'caught' if found else 'MISSED'}  {what}" for what, found in caught.items()), sep="\n")
    return all(caught.values())


def mutants() -> float:
    """The share of the tool's mutants that the tests catch, in per cent; prints it, and the survivors."""
    tool = str(Path(sys.executable).parent / "mutmut")
    done = run(DRAWN, tool, "run")
    if done.returncode:
        sys.exit(f"mutmut did not finish:\n{done.stdout[-3000:]}{done.stderr[-3000:]}")
    run(DRAWN, tool, "export-cicd-stats")
    counts = json.loads((DRAWN / "mutants/mutmut-cicd-stats.json").read_text(encoding="utf-8"))
    caught, total = counts["killed"] + counts["timeout"] + counts["segfault"], counts["total"] - counts["skipped"]
    explained = (ROOT / "bench/mutants.md").read_text(encoding="utf-8")
    for name in re.findall(r"^\s*concord\.(\S+__mutmut_\d+): ", run(DRAWN, tool, "results").stdout, re.MULTILINE):
        print(f"alive   {name}" + ("" if f"`{name}`" in explained else "  not explained"))
    print(f"{caught} of {total} mutants caught: {100 * caught / total:.1f} %")
    return float(100 * caught / total)


if __name__ == "__main__":
    draw()
    sys.exit(not (alone_and_at_once() and mutants() >= FLOOR))
