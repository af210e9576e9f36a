"""A source put into the register, before the first whose id comes after it."""

from __future__ import annotations

import yaml

from concord.content.frontmatter import nodes_of
from concord.problem import Refusal


class NoList(Refusal):
    """The register is not written one source below the other."""


def with_source(register: str, id: str, fields: str) -> str:
    """The text of the register with one source more; `fields` are its own, one a line."""
    root = nodes_of(register)
    pairs = root.value if isinstance(root, yaml.MappingNode) else []
    rows = next((value for key, value in pairs if key.value == "references"), None)
    if not isinstance(rows, yaml.SequenceNode) or rows.flow_style:
        raise NoList("sources.yaml: has no list `references` with one source below the other. Write it so first.")
    ending = "\r\n" if "\r\n" in register else "\n"
    margin = " " * rows.start_mark.column
    lines = [("  " if n else "- ") + line for n, line in enumerate(fields.splitlines())]
    entry = "".join(f"{margin}{line}{ending}" for line in lines)
    later = next((row for row in rows.value if _id(row) > id), None)
    if later is None:
        return register + (ending if register[-1:] != "\n" else "") + entry
    at = register.rfind("\n", 0, later.start_mark.index) + 1
    return register[:at] + entry + register[at:]


def _id(row: yaml.Node) -> str:
    pairs = row.value if isinstance(row, yaml.MappingNode) else []
    return next((str(value.value) for key, value in pairs if key.value == "id"), "")
