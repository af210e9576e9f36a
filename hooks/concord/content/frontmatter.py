"""Text of a page → its fields and its body, told apart here: MkDocs drops broken front matter without a word."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

from concord.content.fields import BROKEN, CUT, DEEPEST, TWICE, Path, Reader, Spot, Tree, dotted, leaves, nodes_of
from concord.problem import Place, Problem, Rule
from concord.told import told

__all__ = [
    "BROKEN",
    "CUT",
    "DEEPEST",
    "GOES_ON",
    "TWICE",
    "UNFINISHED",
    "Page",
    "Path",
    "Spot",
    "Tree",
    "dotted",
    "leaves",
    "nodes_of",
    "parse_page",
    "parse_yaml",
]

UNFINISHED = Rule("unfinished", told("What is still to be written or chosen would be read as if it were the law."))

_FENCE = re.compile(r"\A---[ \t]*\n(.*?)^---[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_LATE = re.compile(
    r"^[ \t\ufeff\u200b]*[-\u2010-\u2015\u2212]{1,4}[ \t]*\n[ \t]*[a-z_]+:(?:\s|$)|\A(?:---)?\s*[a-z_]+:[ \t]*\S", re.M
)
"""Fields that do not begin with the first line, or whose first line has other dashes, as writing programs set them."""
_MEANT = re.compile(r"^[ \t]*(?:[-\u2010-\u2015\u2212]{2,}|[\u2013-\u2015])[ \t]*$", re.MULTILINE)
"""A line that was meant for the one that closes the fields."""
_GOES_ON = re.compile(r"\A[a-z_]+:(?: .*)?\n(?:.*\n)*?---[ \t]*(?:\n|\Z)")
GOES_ON = told("the fields go on behind the line of hyphens that closes them")
_VERSIONS = re.compile(r"^(?:<{7}|>{7})(?: |$)", re.MULTILINE)


@dataclass(frozen=True)
class Page:
    """A Markdown file: its fields as plain text, the place of each, and its body.

    `file` is the path from the content folder; `tree` nests dicts, lists and strings; `places` and `names` map the path
    of each value, such as `("implements", 0, "to")`, to where it and its name stand; `body_line` is the line the body
    begins on.
    """

    file: str
    tree: Mapping[str, Tree]
    places: Mapping[Path, Spot]
    names: Mapping[Path, Spot]
    body: str
    body_line: int = 1

    def place(self, path: Path = ()) -> Place:
        """Where a value stands, or the nearest thing around it."""
        while path and path not in self.places:
            path = path[:-1]
        return Place(self.file, *self.places.get(path, ()))

    def name_place(self, path: Path) -> Place:
        """Where the name of a field stands."""
        return Place(self.file, *self.names[path]) if path in self.names else self.place(path)


def parse_page(file: str, text: str) -> tuple[Page, tuple[Problem, ...]]:
    """A page from its text. A page without front matter has an empty tree."""
    text = unicodedata.normalize("NFC", text.removeprefix("\ufeff").replace("\r\n", "\n"))
    if unmerged := _chosen(file, text):
        return Page(file, {}, {}, {}, ""), unmerged
    if text.partition("\n")[0].rstrip() != "---":
        return Page(file, {}, {}, {}, text), _late(file, text)
    match = _FENCE.match(text)
    if match is None:
        return Page(file, {}, {}, {}, ""), (_not_closed(file, text),)
    reader = Reader(file, 1)
    tree = reader.mapping(match.group(1))
    body_line = text[: match.end()].count("\n") + 1
    page = Page(file, tree, reader.places, reader.names, text[match.end() :], body_line)
    if not reader.problems and _GOES_ON.match(page.body):
        reader.problems.append(
            BROKEN.broken(Place(file, body_line), GOES_ON, told("Remove the line of hyphens above."))
        )
    return page, tuple(reader.problems)


def _not_closed(file: str, text: str) -> Problem:
    what = told("the front matter has no closing `---` line")
    if meant := _MEANT.search(text, 3):
        place = Place(file, text[: meant.start()].count("\n") + 1)
        return BROKEN.broken(place, what, told("Write three plain hyphens here, and nothing else on the line."))
    return BROKEN.broken(Place(file), what, told("Close the fields with a line of three hyphens."))


def _chosen(file: str, text: str) -> tuple[Problem, ...]:
    """The problem of a file that holds two versions of itself, as programs leave them for somebody to choose."""
    found = _VERSIONS.search(text)
    if found is None:
        return ()
    place = Place(file, text[: found.start()].count("\n") + 1)
    what = told("two versions of these lines stand here, one below the other")
    mend = told("Keep one of the two, and remove the lines of `<<<<<<<`, `=======` and `>>>>>>>`.")
    return (UNFINISHED.broken(place, what, mend),)


def _late(file: str, text: str) -> tuple[Problem, ...]:
    found = _LATE.search(text)
    if found is None:
        return ()
    place = Place(file, text[: found.start()].count("\n") + 1)
    what = told("the fields do not begin with the first line, which must be `---`")
    return (
        BROKEN.broken(place, what, told("Remove what stands before the fields; write three plain hyphens above them.")),
    )


def parse_yaml(file: str, text: str) -> tuple[Page, tuple[Problem, ...]]:
    """A file that is YAML from top to bottom, read as a page without a body."""
    if unmerged := _chosen(file, text):
        return Page(file, {}, {}, {}, ""), unmerged
    reader = Reader(file, 0)
    tree = reader.mapping(unicodedata.normalize("NFC", text))
    return Page(file, tree, reader.places, reader.names, ""), tuple(reader.problems)
