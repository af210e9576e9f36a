"""What keeps fields from being read as YAML: where an editor looks for it, what it is, and how to mend it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import yaml

from concord.told import told

_QUOTE = told("Close the quotation mark that opens here; within it, use the other kind of mark.")
_WHOLE = told("Put the whole value in quotes.")
_LOOK = told("Look at this line and the one above: a value with a colon or a `#` needs quotes, and lists line up.")
_ENDLESS = told("found unexpected end of stream")
_AT_THE_START = (  # what is told where it opened, and not where YAML gave up; and how to mend it
    (
        told("could not find expected ':'"),
        told("Write `field: …` with a blank behind the colon, and `- …` for a point of a list; indent what goes on."),
    ),
    (_ENDLESS, _QUOTE),
    (told("did not find expected ',' or ']'"), told("Close the bracket that opens here; commas part its values.")),
    (told("did not find expected ',' or '}'"), told("Close the brace that opens here; commas part its fields.")),
)
_ON_THE_SPOT = (
    (told("mapping values are not allowed in this context"), _LOOK),
    (
        told("did not find expected key"),
        told("Put the whole value in quotes that it does not hold itself, and line fields up with those above."),
    ),
    (told("found character that cannot start any token"), _WHOLE),
    (told("did not find expected alphabetic or numeric character"), _WHOLE),
    (
        told("found a tab character that violates indentation"),
        told("Indent with blanks: a tab is of no use here."),
    ),
    (told("found unknown escape character"), told("Write the backslash twice, or use single quotation marks.")),
    (told("mapping keys are not allowed in this context"), _WHOLE),
    (told("block sequence entries are not allowed in this context"), _LOOK),
    (told("did not find expected '-' indicator"), _LOOK),
    (told("did not find expected node content"), _LOOK),
    (told("did not find expected <document start>"), told("Remove the line of dots above, which ends the fields.")),
    (told("did not find expected comment or line break"), _LOOK),
    (told("did not find expected hexdecimal number"), _LOOK),
    (told("did not find expected whitespace or line break"), _LOOK),
    (told("found unexpected document indicator"), _QUOTE),
    (told("but found another document"), _LOOK),
    (told("exceeded maximum nesting depth"), _LOOK),
)
_MESSAGES: dict[str, tuple[str, str]] = {str(what): (what, mend) for what, mend in (*_AT_THE_START, *_ON_THE_SPOT)}
_STARTS = {str(what) for what, _ in _AT_THE_START}
_QUOTED = re.compile(r"""^[ \t]*(?:- +)?[^\s"'#:]+:[ \t]+(?P<mark>["'])(?P<rest>.*)""")

_BULLET = re.compile(r"[ ]*(?P<sign>[*•●▪·\u2010-\u2015\u2212][^\S\n]|-[^\S\n ])")
_NO_BLANK = re.compile(r"[ ]*(?P<sign>[^\S\n\t ])")


@dataclass(frozen=True)
class Unreadable:
    """Where fields cannot be read, line and column counted from 0; what is wrong, and how to mend it."""

    line: int
    column: int
    what: str
    mend: str


def unreadable(error: yaml.YAMLError, fields: str) -> Unreadable:
    """What an error of YAML's reader means to whoever wrote the fields."""
    if isinstance(error, yaml.reader.ReaderError):
        before = fields.encode()[: error.position].decode(errors="ignore")
        what = told(
            "the front matter holds the sign U+%(code)s, which nobody sees", code=f"{_code(error.character):04X}"
        )
        line, column = before.count("\n"), len(before) - before.rfind("\n") - 1
        return Unreadable(line, column, what, told("Remove the sign; an editor shows it as an empty place."))
    problem = getattr(error, "problem", None) or str(error)
    what, mend = _MESSAGES.get(problem, (problem, _LOOK))
    mark = getattr(error, "context_mark" if problem in _STARTS else "problem_mark", None)
    line, column = (mark.line, mark.column) if mark else (0, 0)
    if opened := next(_left_open(fields, line), None):
        (line, column), mend = opened, _QUOTE
    elif other := next(_of_other_programs(fields.split("\n")[: line + 1]), None):
        line, column, mend = other
    return Unreadable(line, column, told("the front matter cannot be read: %(problem)s", problem=what), mend)


def _of_other_programs(lines: list[str]) -> Iterator[tuple[int, int, str]]:
    """Signs of a writing program that stand for a hyphen or a blank, the last line first, with how to mend them."""
    for number in range(len(lines) - 1, max(len(lines) - 3, -1), -1):
        if found := _BULLET.match(lines[number]):
            yield number, found.start("sign"), told("Begin a point of a list with a hyphen and a blank: `- `.")
        elif found := _NO_BLANK.match(lines[number]):
            yield number, found.start("sign"), told("Indent with plain blanks: another sign looks like one here.")


def _code(character: str | int) -> int:
    """The number of a sign, which YAML's reader tells, or the sign itself where it has no C library."""
    return character if isinstance(character, int) else ord(character)


def _left_open(fields: str, until: int) -> Iterator[tuple[int, int]]:
    """The lines above one, on which a value opens a quotation mark that it does not close."""
    for number, line in enumerate(fields.split("\n")[:until]):
        found = _QUOTED.match(line)
        if found and found["rest"].count(found["mark"]) % 2 == 0 and "\\" not in line:
            yield number, found.start("mark")
