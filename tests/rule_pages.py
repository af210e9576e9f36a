"""The three blocks on the page of a rule in the handbook: what is wrong, what the check says of it, and what is right.

They are made of the one mistake of the rule in `mistakes/` that has lines which mend it, so that neither can disagree
with what is tried.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from mistakes_file import Mistake, draw, read_mistakes

from concord.language.saying import sayer
from concord.problem import Problem
from concord.verdict import examine, with_line

DAY = "2026-11-28"
_BLOCK = re.compile(r"^```\n(?:.*\n)*?```$", re.MULTILINE)


@cache
def shown() -> dict[str, Mistake]:
    """The mistake that the handbook shows of each rule."""
    return {one.rule: one for one in read_mistakes() if one.right}


def written(page: str, rule: str, language: str) -> str:
    """The page of a rule with its first three blocks as the check has them now."""
    mistake = shown()[rule]
    wrong, right = _around(mistake)
    made = iter((wrong, _message(mistake, language), right))
    return _BLOCK.sub(lambda _: f"```\n{next(made)}```", page, count=3)


def _around(mistake: Mistake) -> tuple[str, str]:
    """What is wrong and what is right: lines of a page, with the lines around where some are missing; or its name."""
    if mistake.right.strip().endswith((".md", ".png")):
        return f"{mistake.found}\n", mistake.right
    if mistake.come:
        return mistake.come, mistake.right
    with TemporaryDirectory() as folder:
        draw(Path(folder) / "docs")
        before, _, after = (Path(folder) / "docs" / mistake.file).read_text("utf-8").partition(mistake.gone)
    above, below = before.splitlines(keepends=True)[-1], after.splitlines(keepends=True)[0]
    return above + below, above + mistake.right + below


def _message(mistake: Mistake, language: str) -> str:
    with TemporaryDirectory() as folder:
        docs = Path(folder) / "docs"
        draw(docs)
        line = mistake.make(docs)
        problems = examine(docs, DAY, None).problems
        return with_line(next(one for one in problems if is_told(mistake, line, one)), docs, sayer(language)) + "\n"


def is_told(mistake: Mistake, line: int, problem: Problem) -> bool:
    """Whether a problem tells of a mistake on its line."""
    return (problem.place.file, problem.place.line, problem.rule.id) == (mistake.found, line, mistake.rule)
