"""The fields of a page as YAML → text, every value with its line and column.

YAML's own readers turn `country: NO` into False and `article: 3.10` into 3.1. So the tree is read here and nowhere
else, and no value is ever converted.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping

import yaml

from concord.content.yaml_words import unreadable
from concord.problem import Place, Problem, Rule
from concord.told import told

BROKEN = Rule("broken-front-matter", told("A page whose fields cannot be read would be shown without its facts."))
CUT = Rule("cut-value", told("What stands behind a `#` is no part of the value, and no reader would see it."))
TWICE = Rule("field-given-twice", told("Of two answers to one question the reader would see only one, by chance."))

Path = tuple[str | int, ...]
Tree = str | list["Tree"] | dict[str, "Tree"] | None
DEEPEST = 20
"""How deep fields, or the text of a page, may be nested."""
_COMMENT = re.compile(r"(?:[ \t]*\n)*(?P<blank>[ \t]*)(?P<hash>#)")
_COLON = re.compile(r"\s*:")
Spot = tuple[int, int]
"""A line and a column of a file, both from 1."""


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """Does not ask whether a value is a number, a date or a yes: all are text here, and to ask costs time."""

    def resolve(self, *_: object) -> str:
        """The tag of a node, which nobody reads."""
        return ""

    def descend_resolver(self, *_: object) -> None:
        """Nothing is asked by path either."""

    ascend_resolver = descend_resolver


def dotted(path: Path) -> str:
    """A path as messages and translations write it: `findings.house-arrest.text`."""
    return ".".join(map(str, path))


def leaves(tree: Tree | Mapping[str, Tree], path: Path = ()) -> Iterator[tuple[Path, str]]:
    """Each value in a tree that is not empty, with its path."""
    if not tree:
        return
    if isinstance(tree, str):
        yield path, tree
    elif isinstance(tree, list):
        for number, value in enumerate(tree):
            yield from leaves(value, (*path, number))
    else:
        for name, value in tree.items():
            yield from leaves(value, (*path, name))


def nodes_of(fields: str) -> yaml.Node | None:
    """The fields of a page that can be read, as YAML finds them: each with the marks of its beginning and end."""
    node: yaml.Node | None = yaml.compose(fields, Loader=_Loader)
    return node


class Reader:
    """Walks the composed YAML nodes once, noting values, places and problems."""

    def __init__(self, file: str, lines_before: int) -> None:
        self.file, self.lines_before, self.text = file, lines_before, ""
        self.places: dict[Path, Spot] = {}
        self.names: dict[Path, Spot] = {}
        self.problems: list[Problem] = []

    def mapping(self, text: str) -> dict[str, Tree]:
        """The top-level fields of a YAML text; empty where it cannot be read."""
        try:
            if sign := next(_signs(text), None):
                self._broken(sign.start_mark, *_SIGNS[type(sign)])
                return {}
            node, self.text = yaml.compose(text, Loader=_Loader), text
        except yaml.YAMLError as error:
            found = unreadable(error, text)
            place = Place(self.file, found.line + 1 + self.lines_before, found.column + 1)
            self.problems.append(BROKEN.broken(place, found.what, found.mend))
            return {}
        if node is None:
            return {}
        if not isinstance(node, yaml.MappingNode):
            what = told("the front matter is not a list of `field: value` lines")
            self._broken(node.start_mark, what, told("Write `field: …`."))
            return {}
        return self._fields(node, ())

    def _fields(self, node: yaml.MappingNode, path: Path) -> dict[str, Tree]:
        fields: dict[str, Tree] = {}
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                self._broken(
                    key.start_mark, told("a list stands where the name of a field is wanted"), told("Write `field: …`.")
                )
                continue
            name = unicodedata.normalize("NFC", str(key.value))
            if name in fields:
                where = Place(self.file, *self._spot(key.start_mark))
                first, _ = self.places[(*path, name)]
                self.problems.append(
                    TWICE.broken(
                        where,
                        told("`%(name)s` was already given on line %(first)s", name=name, first=first),
                        told("Keep one of the two."),
                    )
                )
                continue
            self.names[(*path, name)] = self._spot(key.start_mark)
            if node.flow_style and not _COLON.match(self.text, key.end_mark.index):
                what = told("`%(name)s` stands in braces, and has no colon with a blank behind it", name=name)
                self._broken(
                    key.start_mark,
                    what,
                    told("Write a list in square brackets, and a field as `field: …`; quote a value with a comma."),
                )
            fields[name] = self._value(value, (*path, name), key)
        return fields

    def _value(self, node: yaml.Node, path: Path, key: yaml.Node | None = None) -> Tree:
        # A missing value has no text of its own, so its key is where an editor looks.
        self.places[path] = self._spot((key or node).start_mark if node.value == "" else node.start_mark)
        if "#" in self.text:
            self._look_for_comment(node, key)
        if len(path) > DEEPEST:
            self._broken(
                node.start_mark,
                told("fields are nested more than %(most)s deep", most=DEEPEST),
                told("Lay them out flat."),
            )
            return None
        if isinstance(node, yaml.MappingNode):
            return self._fields(node, path)
        if isinstance(node, yaml.SequenceNode):
            return [self._value(item, (*path, n)) for n, item in enumerate(node.value)]
        empty = not getattr(node, "style", None) and node.value in ("", "~", "null")
        return None if empty else str(node.value).strip()

    def _look_for_comment(self, node: yaml.Node, key: yaml.Node | None) -> None:
        """A comment behind a value, or on a line of its own where a value would go on, was meant as its words."""
        is_block = isinstance(node, yaml.CollectionNode) and not node.flow_style
        found = _COMMENT.match(self.text, node.end_mark.index)
        if found is None or is_block or getattr(node, "style", None) in ("|", ">"):
            return
        goes_on = key.start_mark.column + 1 if key else node.start_mark.column
        is_plain = isinstance(node, yaml.ScalarNode) and not node.style
        if "\n" in found[0] and not (is_plain and len(found["blank"]) >= goes_on):
            return
        line = self.text.count("\n", 0, found.start("hash")) + 1 + self.lines_before
        column = found.start("hash") - self.text.rfind("\n", 0, found.start("hash"))
        mend = told("Put the whole value in quotes, or remove the remark; a remark stands on a line of its own.")
        self.problems.append(
            CUT.broken(Place(self.file, line, column), told("a `#` after a blank cuts off the value"), mend)
        )

    def _spot(self, mark: yaml.Mark) -> Spot:
        return mark.line + 1 + self.lines_before, mark.column + 1

    def _broken(self, mark: yaml.Mark | None, what: str, mend: str) -> None:
        place = Place(self.file, *(self._spot(mark) if mark else ()))
        self.problems.append(BROKEN.broken(place, what, mend))


_WRITE_OUT = told("uses a YAML anchor or alias (`&`, `*`)"), told("Write the value out.")
_SIGNS: Mapping[type[yaml.Token], tuple[str, str]] = {
    yaml.AnchorToken: _WRITE_OUT,
    yaml.AliasToken: _WRITE_OUT,
    yaml.TagToken: (
        told("begins with `!`, which YAML takes for a sign of its own"),
        told("Put the whole value in quotes."),
    ),
}


def _signs(text: str) -> Iterator[yaml.Token]:
    """Signs of YAML by which a value would be another than what is typed."""
    if not {"&", "*", "!"}.isdisjoint(text):
        yield from (token for token in yaml.scan(text, Loader=_Loader) if type(token) in _SIGNS)
