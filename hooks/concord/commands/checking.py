"""The command that says what is to mend."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping
from pathlib import Path

from concord.commands.telling import CLEAN, TO_MEND, complain
from concord.language.saying import language_asked, sayer
from concord.memory import memory_of
from concord.problem import render_github, render_json
from concord.stick.identity import date_of
from concord.told import told
from concord.verdict import examine, with_line


def check_content(root: Path, options: argparse.Namespace, environment: Mapping[str, str]) -> int:
    """Print every problem of the content, in the language of whoever asks."""
    docs, say = root / "docs", sayer(options.language or language_asked(environment))
    verdict = examine(docs, date_of(environment), memory_of(root))
    problems = verdict.problems
    if options.format == "json":
        print(render_json(problems, say))
    for problem in problems if options.format != "json" else ():
        print(render_github(problem, "docs", say) if options.format == "github" else with_line(problem, docs, say))
    for cleared in verdict.cleared:
        complain(say(told("let pass: %(what)s", what=cleared)))
    count = told("%(count)s to mend", count=len(problems)) if problems else told("nothing to mend")
    print(say(told("%(count)s; %(records)s records read", count=count, records=verdict.records)), file=sys.stderr)
    return TO_MEND if problems else CLEAN


def is_to_mend(root: Path, environment: Mapping[str, str], so: str) -> bool:
    """Whether the content has something to mend, which is told, and what follows of it."""
    say = sayer(language_asked(environment))
    problems = examine(root / "docs", date_of(environment), memory_of(root)).problems
    for problem in problems:
        complain(with_line(problem, root / "docs", say))
    if problems:
        complain(f"{say(told('%(count)s to mend', count=len(problems)))}; {so}.")
    return bool(problems)
