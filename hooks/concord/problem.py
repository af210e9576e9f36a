"""Where a mistake stands, what it is, why it matters and how to mend it: a problem is a value."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Literal

from concord.told import Say, told

_FEW = 5  # files that a row of a table names
_SHOWN = 300  # characters of a line; more fill a window and say nothing
Format = Literal["text", "github", "json", "summary"]


@dataclass(frozen=True, order=True)
class Place:
    """A spot in a file: its path from the folder that is checked, line and column counted from 1."""

    file: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True)
class Rule:
    """Something the content must keep. `id` says what is wrong; `why` is one sentence about the reader."""

    id: str
    why: str

    def broken(self, place: Place, what: str, mend: str) -> Problem:
        """The problem of a page that breaks this rule at a place."""
        return Problem(place, self, what, mend)


@dataclass(frozen=True)
class Problem:
    """One mistake. `what` speaks of the page; `mend` is an order or a question."""

    place: Place
    rule: Rule
    what: str
    mend: str

    def headline(self, say: Say = str) -> str:
        """One line that editors' tools can jump to: `file:line:col: what [rule]`."""
        return f"{self.place}: {say(self.what)} [{self.rule.id}]"


class Refusal(Exception):
    """What a command cannot do: the text says what stands in the way, and what to do."""


class WrongUse(Refusal):
    """A command asked for in a way that cannot be meant."""


def nearest(name: str, known: Iterable[str]) -> str | None:
    """The known name that is closest to a mistyped one, or None where none is close."""
    names = {one.lower(): one for one in sorted(known, reverse=True)}
    found = get_close_matches(name.lower(), sorted(names), n=1, cutoff=0.75)
    return names[found[0]] if found else None


def suggest(name: str, known: Iterable[str], otherwise: str) -> str:
    """How to mend a name that is not known: the nearest one as a question, or an order."""
    found = nearest(name, known)
    return told("Did you mean %(found)s?", found=found) if found else otherwise


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """The problems by place, each once."""
    return tuple(sorted(set(problems), key=lambda p: (p.place, p.rule.id, p.what)))


def render_text(problem: Problem, line: str | None, say: Say = str) -> str:
    """A problem for people: headline, the line with a caret, why, how to mend; `say` gives the words of a language."""
    rows = [problem.headline(say)]
    if line is not None:
        number = str(problem.place.line)
        line, column = _around(line, problem.place.column)
        caret = "".join("\t" if c == "\t" else " " for c in line[: column - 1]) + "^"
        rows += [f"  {number} | {line}", f"  {' ' * len(number)} | {caret}"]
    why, mend = say(told("why:")), say(told("mend:"))
    width = max(len(why), len(mend))
    return "\n".join([*rows, f"  {why:{width}} {say(problem.rule.why)}", f"  {mend:{width}} {say(problem.mend)}"])


def _around(line: str, column: int) -> tuple[str, int]:
    """What is shown of a line: the whole, or of a very long one the part with the place."""
    start = max(0, column - _SHOWN // 2)
    if len(line) <= _SHOWN:
        return line, column
    before, after = "…" if start else "", "…" if start + _SHOWN < len(line) else ""
    return before + line[start : start + _SHOWN] + after, column - start + len(before)


def render_github(problem: Problem, folder: str, say: Say = str, level: str = "error") -> str:
    """A problem as a workflow annotation, its file named from the top of the repository."""
    parts = {"what": problem.what, "why": problem.rule.why, "mend": problem.mend}
    place, text = problem.place, say(told("%(what)s Why: %(why)s Mend: %(mend)s", **parts))
    for raw, escaped in (("%", "%25"), ("\r", "%0D"), ("\n", "%0A")):
        text = text.replace(raw, escaped)
    file = f"{folder}/{place.file}".removeprefix("./")
    return f"::{level} file={file},line={place.line},col={place.column},title={problem.rule.id}::{text}"


def render_summary(problems: Iterable[Problem], say: Say = str) -> str:
    """All problems as a table in Markdown: each rule, how often it is broken, in which files, and why it is one."""
    rows: dict[Rule, list[str]] = {}
    for problem in problems:
        rows.setdefault(problem.rule, []).append(problem.place.file)
    heads = (told("rule"), told("places"), told("files"), told("why"))
    lines = [f"| {' | '.join(map(say, heads))} |", "|---|--:|---|---|"]
    for rule, places in sorted(rows.items(), key=lambda row: (-len(row[1]), row[0].id)):
        files = list(dict.fromkeys(places))
        shown = ", ".join(f"`{file}`" for file in files[:_FEW]) + (f" + {len(files) - _FEW}" if files[_FEW:] else "")
        lines.append(f"| {rule.id} | {len(places)} | {shown} | {say(rule.why)} |")
    return "\n".join(lines if rows else [])


def render_json(problems: Iterable[Problem], say: Say = str) -> str:
    """All problems as a JSON array, one object each."""
    rows = [
        {
            "file": p.place.file,
            "line": p.place.line,
            "column": p.place.column,
            "rule": p.rule.id,
            "what": say(p.what),
            "why": say(p.rule.why),
            "mend": say(p.mend),
        }
        for p in problems
    ]
    return json.dumps(rows, indent=2)  # in ASCII, which every code page has
