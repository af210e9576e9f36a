"""The command that says what is to mend, mends what is certain, and goes on while somebody writes."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from concord.commands.telling import CLEAN, TO_MEND, complain
from concord.fixing import difference, fixes, moves
from concord.language.saying import language_asked, sayer
from concord.memory import Verdict, memory_of
from concord.problem import Problem, render_github, render_json, render_summary
from concord.stick.identity import date_of
from concord.stick.replacing import put_file
from concord.told import Say, told
from concord.verdict import examine, with_line


def check_content(root: Path, options: argparse.Namespace, environment: Mapping[str, str]) -> int:
    """Print every problem of the content, in the language of whoever asks."""
    say = sayer(options.language or language_asked(environment))
    if options.watch:
        return _watch(root, environment, say)
    verdict = _examined(root, environment)
    if options.fix and _fix(root / "docs", verdict.problems, options.yes, say):
        verdict = _examined(root, environment)
    _print(verdict.problems, options.format, root / "docs", say)
    for cleared in verdict.cleared:
        complain(say(told("let pass: %(what)s", what=cleared)))
    return _count(verdict, say)


def _examined(root: Path, environment: Mapping[str, str]) -> Verdict:
    return examine(root / "docs", date_of(environment), memory_of(root))


def _print(problems: Iterable[Problem], format: str, docs: Path, say: Say) -> None:
    if format in ("json", "summary"):
        print((render_json if format == "json" else render_summary)(problems, say))
        return
    for problem in problems:
        print(render_github(problem, "docs", say) if format == "github" else with_line(problem, docs, say))


def _count(verdict: Verdict, say: Say) -> int:
    problems = len(verdict.problems)
    count = told("%(count)s to mend", count=problems) if problems else told("nothing to mend")
    print(say(told("%(count)s; %(records)s records read", count=count, records=verdict.records)), file=sys.stderr)
    return TO_MEND if problems else CLEAN


def _fix(docs: Path, problems: Iterable[Problem], is_agreed: bool, say: Say) -> bool:
    """Show what is certain to mend, and mend it where somebody agrees."""
    pages, names = fixes(docs, problems), moves(docs, problems)
    for name, after in pages.items():
        print(difference(f"docs/{name}", (docs / name).read_bytes().decode(), after), end="")
    for old, new in names.items():
        print(f"docs/{old} → docs/{new}")
    if not (pages or names):
        complain(say(told("Nothing can be mended without you: read what each message proposes.")))
        return False
    if not (is_agreed or _agrees(say)):
        complain(say(told("Nothing was written. Say --yes to write it, or answer in a terminal.")))
        return False
    for name, after in pages.items():
        put_file(docs / name, after.encode())
    for old, new in names.items():
        (docs / old).rename(docs / new)
    return True


def _agrees(say: Say) -> bool:
    if not sys.stdin.isatty():
        return False
    complain(say(told("Write this? y for yes, anything else for no")))
    return sys.stdin.readline().strip().lower() in ("y", "yes", say(told("y")))


def _watch(root: Path, environment: Mapping[str, str], say: Say) -> int:
    """Say what is new and what is mended, each time that something in the content changes."""
    from watchfiles import watch  # noqa: PLC0415  # nothing else waits for it

    known = _examined(root, environment)
    _print(known.problems, "text", root / "docs", say)
    _count(known, say)
    with suppress(KeyboardInterrupt):  # it ends cleanly, be it at rest or reading
        for _ in watch(root / "docs"):  # a hint: what changed is told by reading it
            before, known = known, _examined(root, environment)
            _print([one for one in known.problems if one not in before.problems], "text", root / "docs", say)
            for problem in before.problems:
                if problem not in known.problems:
                    print(say(told("mended: %(what)s", what=problem.headline(say))))
            if known != before:
                _count(known, say)
            sys.stdout.flush()
    return TO_MEND if known.problems else CLEAN


def tell_of(root: Path, file: str, environment: Mapping[str, str], say: Say) -> int:
    """Print what is to mend in one file, and how much elsewhere."""
    problems = _examined(root, environment).problems
    mine = [problem for problem in problems if problem.place.file == file]
    _print(mine, "text", root / "docs", say)
    count = told("%(count)s to mend", count=len(mine)) if mine else told("nothing to mend")
    complain(say(told("%(count)s in %(file)s", count=count, file=root / "docs" / file)))
    if len(problems) > len(mine):
        complain(say(told("%(count)s elsewhere; `concord check` tells", count=len(problems) - len(mine))))
    return TO_MEND if mine else CLEAN


def is_to_mend(root: Path, environment: Mapping[str, str], so: str) -> bool:
    """Whether the content has something to mend, which is told, and what follows of it."""
    say, problems = sayer(language_asked(environment)), _examined(root, environment).problems
    for problem in problems:
        complain(with_line(problem, root / "docs", say))
    if problems:
        complain(f"{say(told('%(count)s to mend', count=len(problems)))}; {so}.")
    return bool(problems)
