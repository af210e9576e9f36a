"""What a program wrote anew, put back: of a page only what says something else takes the place of what stood there.

Forms in a browser write all fields of a page again, in their own order and quotation marks, without remarks. The values
that changed go into the old text one by one, so that a look at what changed shows nothing else.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher
from operator import ne

import yaml

from concord.content.frontmatter import Tree, nodes_of, parse_page, parse_yaml
from concord.translation.splice import WIDTH, Edit, Writer, cut, inline, scalar

_ALONE = {"to", "measure"}
"""Fields that are all one writes where there is no more to say: `to: un/crc` is the bare word `un/crc`."""


def tidied(file: str, old: str, new: str) -> str:
    """The old text of a file with what the new one says otherwise; the new one as it is where either cannot be read."""
    is_page = file.endswith(".md")
    read = parse_page if is_page else parse_yaml
    (before, unread), (after, unfit) = read(file, old), read(file, new)
    if unread or unfit:
        return new
    start, fields, end, body = cut(old) if is_page else ("", old, "", "")
    told = _fields(fields, before.tree, after.tree)
    if "\r\n" in old:
        told = re.sub(r"\r?\n", "\r\n", told)
    return start + told + end + (_body(body, cut(new)[3]) if is_page else "")


def told_by(value: Tree) -> Tree:
    """What is told: nothing of what nobody filled in."""
    if isinstance(value, dict):
        row: dict[str, Tree] = {name: told for name, one in value.items() if (told := told_by(one))}
        if len(row) == 1 and row.keys() <= _ALONE:
            return next(iter(row.values()))
        return row or None
    if isinstance(value, list):
        items = [told_by(item) for item in value]
        return items if any(items) else None
    return value or None


def _fields(fields: str, old: Mapping[str, Tree], new: Mapping[str, Tree]) -> str:
    root = nodes_of(fields)
    if root is None:
        return fields + _rows(dict(new), 0) if told_by(dict(new)) else fields
    told, done = "", 0
    for edit in sorted(_Splicer(fields).edits(root, dict(old), dict(new)), key=lambda edit: (edit.start, edit.end)):
        told, done = told + fields[done : edit.start] + edit.text, edit.end
    return told + fields[done:]


def _body(old: str, new: str) -> str:
    """The new text with each line that stayed as it was, and with the blank lines around it that were there."""
    lines, words = old.split("\n"), new.replace("\r\n", "\n").split("\n")
    first, last = _extent(lines)
    start, end = _extent(words)
    held, came = lines[first:last], words[start:end]
    if came:
        came[-1] = came[-1].rstrip()
    ending = "\r" if "\r\n" in old else ""
    matcher = SequenceMatcher(None, [_plain(line) for line in held], [_plain(line) for line in came], autojunk=False)
    told: list[str] = []
    for what, i, j, m, n in matcher.get_opcodes():
        told += held[i:j] if what == "equal" else [line + ending for line in came[m:n]]
    return "\n".join([*lines[:first], *told, *lines[last:]])


def _plain(line: str) -> str:
    return unicodedata.normalize("NFC", line.rstrip("\r"))


def _extent(lines: list[str]) -> tuple[int, int]:
    """The first line that is not blank, and the one after the last."""
    full = [number for number, line in enumerate(lines) if line.strip()]
    return (full[0], full[-1] + 1) if full else (len(lines), len(lines))


def _rows(value: Tree, column: int) -> str:
    rows = yaml.dump(value, Dumper=Writer, sort_keys=False, allow_unicode=True, width=WIDTH - column)
    return re.sub(r"^(?=.)", " " * column, str(rows), flags=re.MULTILINE)


def _names(fields: dict[str, Tree]) -> set[str]:
    return {name for name, value in fields.items() if told_by(value)}


def _name(item: Tree) -> str:
    """What an item of a list is told apart by."""
    fields = item if isinstance(item, dict) else {"to": item}
    return str(fields.get("id") or fields.get("to") or told_by(item))


class _Splicer:
    """Finds what is to be written where in the fields of a page."""

    def __init__(self, fields: str) -> None:
        self.fields = fields

    def edits(self, node: yaml.Node, old: Tree, new: Tree, parent: yaml.Node | None = None) -> Iterator[Edit]:
        """What makes a node say a new value."""
        if told_by(old) == told_by(new):
            return
        if isinstance(node, yaml.MappingNode) and isinstance(old, dict) and isinstance(new, dict) and told_by(new):
            is_whole = node.flow_style and _names(old) != _names(new)
            yield from [self._instead(node, new, parent)] if is_whole else self._in_mapping(node, old, new)
        elif isinstance(node, yaml.SequenceNode) and isinstance(old, list) and isinstance(new, list) and told_by(new):
            is_whole = node.flow_style and len(old) != len(new)
            yield from [self._instead(node, new, parent)] if is_whole else self._in_list(node, old, new)
        else:
            yield self._instead(node, new, parent)

    def _instead(self, node: yaml.Node, new: Tree, parent: yaml.Node | None) -> Edit:
        """Another value in the place of a whole one."""
        start, end = node.start_mark.index, max(self._last(node), node.start_mark.index)
        is_inline = isinstance(parent, yaml.CollectionNode) and parent.flow_style
        if isinstance(new, str) and isinstance(node, yaml.ScalarNode) and not is_inline:
            text = scalar(new, node, parent.start_mark.column if parent else 0)
        else:
            text = inline(new)
        beside = parent and node.start_mark.column == parent.start_mark.column  # as lists stand that are not indented
        gap = "  " if beside else "" if self.fields[start - 1 : start].isspace() else " "
        return Edit(start, end, gap + text)

    def _in_mapping(self, node: yaml.MappingNode, old: dict[str, Tree], new: dict[str, Tree]) -> Iterator[Edit]:
        held = {unicodedata.normalize("NFC", str(key.value)): (key, value) for key, value in node.value}
        for name, (key, value) in held.items():
            if told_by(new.get(name)):
                yield from self.edits(value, old[name], new[name], node)
            elif told_by(old[name]):
                yield self._removed(key.start_mark.index, value)
        names = list(new)
        for number, name in enumerate(names):
            if name not in held and told_by(new[name]):
                follow = next(
                    (held[other][0] for other in names[number:] if other in held and told_by(new[other])), None
                )
                at = follow.start_mark.index if follow else None
                yield self._added(node, _rows({name: told_by(new[name])}, node.start_mark.column), at)

    def _in_list(self, node: yaml.SequenceNode, old: list[Tree], new: list[Tree]) -> Iterator[Edit]:
        olds, news = ([_name(item) for item in items] for items in (old, new))
        if node.flow_style or (len(old) == len(new) and sum(map(ne, old, new)) == 1):
            olds = news = [
                str(number) for number in range(len(old))
            ]  # one item says something else, maybe its very name
        for _, i, j, m, n in SequenceMatcher(None, olds, news, autojunk=False).get_opcodes():
            both = min(j - i, n - m)
            for step in range(both):
                yield from self.edits(node.value[i + step], old[i + step], new[m + step], node)
            for item in node.value[i + both : j]:
                yield self._removed(self._dash(item), item)
            for value in new[m + both : n]:
                at = self._dash(node.value[j]) if j < len(node.value) else None
                yield self._added(node, _rows([value], node.start_mark.column), at)

    def _added(self, node: yaml.CollectionNode, rows: str, at: int | None) -> Edit:
        """Rows before what begins at a place, or after the last of a collection."""
        column = node.start_mark.column
        if at is not None:
            return Edit(at, at, rows.lstrip() + " " * column)
        end = self._line_end(self._last(node))
        return Edit(end, end, rows if self.fields[:end].endswith("\n") else "\n" + rows.rstrip("\n"))

    def _removed(self, start: int, value: yaml.Node) -> Edit:
        """Nothing in the place of a field or an item; remarks above what follows stay."""
        line = self.fields.rfind("\n", 0, start) + 1
        end = self._line_end(max(self._last(value), start))
        if not self.fields[line:start].strip():
            return Edit(line, end, "")
        following = self.fields[end:]
        return Edit(start, end + len(following) - len(following.lstrip()), "")

    def _dash(self, item: yaml.Node) -> int:
        return self.fields.rfind("-", 0, item.start_mark.index)

    def _line_end(self, at: int) -> int:
        return self.fields.find("\n", at) + 1 or len(self.fields)

    def _last(self, node: yaml.Node) -> int:
        """The end of the last words of a node, before any remark that follows."""
        if isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
            last = node.value[-1]
            return self._last(last[1] if isinstance(last, tuple) else last)
        return len(self.fields[: node.end_mark.index].rstrip())
