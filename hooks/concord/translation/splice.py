"""One text of a page put in its place, and every other byte of the file left as it is.

Fields are found by the marks that YAML gives each value, parts of the text by their headings. The file's own line
endings, quotation marks and order stay.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import yaml

from concord.content.frontmatter import Path, nodes_of
from concord.content.markdown.parsed import parsed

WIDTH = 118  # of the lines of fields that a program writes
_FENCE = re.compile(r"\A(\ufeff?---[ \t]*\r?\n)(.*?)(^---[ \t]*(?:\r?\n|\Z))", re.DOTALL | re.MULTILINE)
_MAP, _STR = "tag:yaml.org,2002:map", "tag:yaml.org,2002:str"


class Writer(yaml.SafeDumper):
    """Writes every value as text, quoted where YAML would take it for something else, and digests always alike."""


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    is_digest = re.fullmatch("[0-9a-f]{8}", text)
    return dumper.represent_scalar(_STR, text, style='"' if is_digest else None)


Writer.add_representer(str, _text)


def put_text(page: str, path: Path, text: str, order: Sequence[Path]) -> str:
    """The page with a text at a path of its fields; a new one comes before the fields that follow it in `order`."""
    start, fields, end, body = cut(page)
    return start + put_value(fields, path, text, order, "\r\n" if start.endswith("\r\n") else "\n") + end + body


def put_value(fields: str, path: Path, text: str, order: Sequence[Path], ending: str = "\n") -> str:
    """The same of fields alone, such as the register of sources is made of."""
    root = nodes_of(fields)
    edit = _edit(root, path, text, order, fields) if root else Edit(len(fields), len(fields), _block(path, text, 0))
    return fields[: edit.start] + edit.text.replace("\n", ending) + fields[edit.end :]


def put_name(page: str, path: Path, name: str) -> str:
    """The page with another name for the field at a path."""
    start, fields, end, body = cut(page)
    node = nodes_of(fields)
    for step in path[:-1]:
        node = _child(node, step) if node else None
    pairs = node.value if isinstance(node, yaml.MappingNode) else []
    key = next(key for key, _ in pairs if key.value == path[-1])
    mark, until = key.start_mark.index, key.end_mark.index
    return start + fields[:mark] + inline(name, key.style) + fields[until:] + end + body


def put_word(page: str, path: Path, word: str) -> str:
    """The page with a value at a path of its fields written as it is given, without quotation marks."""
    start, fields, end, body = cut(page)
    node = nodes_of(fields)
    for step in path:
        node = _child(node, step) if node else None
    if node is None:
        return page
    at, until = node.start_mark.index, node.end_mark.index
    return start + fields[:at] + word + fields[until:] + end + body


def put_part(page: str, name: str, part: str, order: Sequence[str]) -> str:
    """The page with a part of its body, named as in `parts_of`; a new one comes before those after it in `order`."""
    *front, body = cut(page)
    lines = body.split("\n")
    spans, ending = _spans(lines), "\r" if "\r\n" in page else ""
    new = [line + ending for line in part.split("\n")]
    if name in spans:
        start, end = spans[name]
        first, last = lines[start], lines[end - 1]
        new[0] = first[: len(first) - len(first.lstrip())] + new[0]
        new[-1] = new[-1].removesuffix(ending) + last[len(last.rstrip()) :]
        lines[start:end] = new
        return "".join(front) + "\n".join(lines)
    follow = [spans[other][0] for other in order[order.index(name) :] if other in spans]
    if follow:
        lines[min(follow) : min(follow)] = [*new, ending]
        return "".join(front) + "\n".join(lines)
    gap = "" if re.search(r"\n\r?\n\Z", body) else ending + "\n"
    return "".join(front) + body + (gap if body.endswith("\n") or not body else 2 * gap) + "\n".join([*new, ""])


def cut(page: str) -> tuple[str, str, str, str]:
    """A page's opening line, its fields, its closing line and its body; a page without fields gets the two lines."""
    if match := _FENCE.match(page):
        return match[1], match[2], match[3], page[match.end() :]
    byte_order_mark = "\ufeff" if page.startswith("\ufeff") else ""
    ending = "\r\n" if "\r\n" in page else "\n"
    return f"{byte_order_mark}---{ending}", "", f"---{ending}{ending}", page.removeprefix(byte_order_mark)


def _spans(lines: Sequence[str]) -> Mapping[str, tuple[int, int]]:
    """The first line of each part of a body and the line after its last, without the blank ones around it."""
    plain = unicodedata.normalize("NFC", "\n".join(line.rstrip("\r") for line in lines))
    starts = [(section.name, section.line - 1) for section in parsed(plain).sections]
    ends = [*(start for _, start in starts), len(lines)][1:]
    spans = {}
    for (name, start), end in zip(starts, ends, strict=True):
        if full := [n for n in range(start, end) if lines[n].strip()]:
            spans[name] = (full[0], full[-1] + 1)
    return spans


@dataclass(frozen=True)
class Edit:
    """What comes in the place of some characters."""

    start: int
    end: int
    text: str


def _edit(root: yaml.Node, path: Path, text: str, order: Sequence[Path], fields: str) -> Edit:
    parent, node, depth = root, root, 0
    while depth < len(path) and (child := _child(node, path[depth])) is not None:
        parent, node, depth = node, child, depth + 1
    rest = path[depth:]
    if isinstance(node, yaml.CollectionNode) and rest:
        later = _later(node, path[:depth], path, order)
        return _added_inline(node, rest, text, fields) if node.flow_style else _added(node, rest, text, later, fields)
    start, end = node.start_mark.index, node.end_mark.index
    old = fields[start:end]
    if rest or (isinstance(parent, yaml.CollectionNode) and parent.flow_style):
        new = inline(_nested(rest, text), getattr(node, "style", None) if not rest else None)
    elif unicodedata.normalize("NFC", str(node.value)).strip() == text:
        return Edit(start, start, "")
    else:
        new = scalar(text, node, parent.start_mark.column)
    gap = " " if fields[start - 1 : start] in (":", "-") and new[:1] != old[:1] else ""
    return Edit(start, end, gap + new + old[len(old.rstrip()) :].replace("\r\n", "\n"))


def _child(node: yaml.Node, step: str | int) -> yaml.Node | None:
    if isinstance(node, yaml.SequenceNode):
        return node.value[step] if isinstance(step, int) and step < len(node.value) else None
    pairs = node.value if isinstance(node, yaml.MappingNode) else []
    return next((value for key, value in pairs if unicodedata.normalize("NFC", str(key.value)) == step), None)


def _later(node: yaml.CollectionNode, above: Path, path: Path, order: Sequence[Path]) -> yaml.Node | None:
    """The first field here that comes after a path."""

    def rank(some: Path) -> int:
        return next((n for n, one in enumerate(order) if one[: len(some)] == some), len(order))

    pairs = node.value if isinstance(node, yaml.MappingNode) else []
    mine = rank(path[: len(above) + 1])
    return next((key for key, _ in pairs if rank((*above, unicodedata.normalize("NFC", str(key.value)))) > mine), None)


def _added(node: yaml.CollectionNode, rest: Path, text: str, later: yaml.Node | None, fields: str) -> Edit:
    """A new line, or several, in fields written one a line."""
    column = node.start_mark.column
    if isinstance(node, yaml.SequenceNode):
        rest = (int(rest[0]) - len(node.value), *rest[1:])
    new = _block(rest, text, column)
    if later:
        return Edit(later.start_mark.index, later.start_mark.index, new.lstrip() + " " * column)
    last = len(fields[: node.end_mark.index].rstrip())
    at = fields.find("\n", last) + 1 or len(fields)
    return Edit(at, at, new)


def _added_inline(node: yaml.CollectionNode, rest: Path, text: str, fields: str) -> Edit:
    """A new value in fields written in brackets."""
    at = node.end_mark.index - 1
    held = fields[node.start_mark.index + 1 : at].strip()
    if isinstance(node, yaml.SequenceNode):
        rest = (int(rest[0]) - len(node.value), *rest[1:])
    comma = "" if not held else " " if held.endswith(",") else ", "
    return Edit(at, at, comma + inline(_nested(rest, text))[1:-1])


def block_of(values: Mapping[Path, Any]) -> str:
    """Fields as a program writes them, one a line, from the value at each path; a number is a place in a list."""
    tree: dict[Any, Any] = {}
    for path, value in values.items():
        above = tree
        for step in path[:-1]:
            above = above.setdefault(step, {})
        above[path[-1]] = value
    rows = yaml.dump(_with_lists(tree), Dumper=Writer, sort_keys=False, allow_unicode=True, width=WIDTH)
    return str(rows) if tree else ""


def _with_lists(tree: Any) -> Any:
    if not isinstance(tree, dict):
        return tree
    if tree and all(isinstance(key, int) for key in tree):
        return [_with_lists(tree[key]) for key in sorted(tree)]
    return {key: _with_lists(value) for key, value in tree.items()}


def _nested(path: Path, text: str) -> Any:
    """A text as a value at the end of a path; earlier items of a list stay empty."""
    if not path:
        return text
    inner = _nested(path[1:], text)
    return [*[None] * path[0], inner] if isinstance(path[0], int) else {path[0]: inner}


def _block(path: Path, text: str, column: int) -> str:
    rows = yaml.dump(_nested(path, text), Dumper=Writer, sort_keys=False, allow_unicode=True, width=WIDTH - column)
    return re.sub(r"^(?=.)", " " * column, rows, flags=re.MULTILINE)


def inline(value: Any, quote: str | None = None) -> str:
    """A value on one line, as it stands in brackets, in the quotation marks that stood there."""
    if quote:
        list_of_one = yaml.SequenceNode("tag:yaml.org,2002:seq", [yaml.ScalarNode(_STR, value, style=quote)])
        list_of_one.flow_style = True
        rows = yaml.serialize(list_of_one, Dumper=yaml.SafeDumper, allow_unicode=True, width=math.inf)
    else:
        rows = yaml.dump(
            [value], Dumper=Writer, default_flow_style=True, sort_keys=False, allow_unicode=True, width=math.inf
        )
    return str(rows).strip()[1:-1]


def scalar(text: str, node: yaml.Node, indent: int) -> str:
    """A text as it stands after the name of its field, in the quotation marks that stood there."""
    key = "k" * min(max(node.start_mark.column - indent - 2, 1), 100)
    value = yaml.ScalarNode(_STR, text, style=node.style if isinstance(node, yaml.ScalarNode) else None)
    pair = yaml.MappingNode(_MAP, [(yaml.ScalarNode(_STR, key), value)], flow_style=False)
    rows = yaml.serialize(pair, Dumper=yaml.SafeDumper, allow_unicode=True, width=WIDTH - indent)
    return re.sub(r"\n(?=.)", "\n" + " " * indent, str(rows)[len(key) + 2 :].rstrip("\n"))
