"""The register of sources: `sources.yaml` → its sources, or the problems that keep some or all of them out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from concord.content.frontmatter import Page, Path
from concord.content.reading import MISSING, UNKNOWN, WRONG, validated
from concord.problem import Problem, suggest
from concord.records.kinds import Source
from concord.told import told

_LIST = "references"  # its name in CSL-YAML


@dataclass(frozen=True)
class Register:
    """The sources of the register, each with its place in the list."""

    sources: tuple[tuple[Path, Source], ...]
    unread: tuple[str, ...]
    """Ids of entries that have something to mend: they are there, so that who names them is right."""
    is_whole: bool
    """Whether there is a list, and each entry has an id; else nobody can say which sources there are."""


def read_register(page: Page) -> tuple[Register, tuple[Problem, ...]]:
    """The register that a page of YAML holds."""
    problems, sources, unread = list(_beside_the_list(page)), [], []
    rows = page.tree.get(_LIST)
    is_whole = isinstance(rows, list)
    for number, row in enumerate(rows if isinstance(rows, list) else []):
        path: Path = (_LIST, number)
        if not isinstance(row, dict):
            mend = told("Write `- id: …`, and its other fields in the lines below, as deep as `id`.")
            problems.append(
                WRONG.broken(
                    page.place(path), told("an entry has no fields: %(row)s", row=row or told("it is empty")), mend
                )
            )
            continue
        is_whole = is_whole and isinstance(row.get("id"), str)
        source, broken = validated(Source, row, page, path)
        problems += broken
        if isinstance(source, Source):
            sources.append((path, source))
            problems += [] if source.title or source.URL else [_nowhere(page, path)]
        elif isinstance(id := row.get("id"), str):
            unread.append(id)
    return Register(tuple(sources), tuple(unread), is_whole), tuple(problems)


def _beside_the_list(page: Page) -> Iterator[Problem]:
    for name in page.tree:
        if name != _LIST:
            mend = suggest(name, [_LIST], told("Remove it: all sources stand under `%(list)s`.", list=_LIST))
            yield UNKNOWN.broken(
                page.name_place((name,)), told("`%(name)s` is not a field of the register", name=name), mend
            )
    if not page.tree or (_LIST in page.tree and not isinstance(page.tree[_LIST], list)):
        mend = told("Write `%(list)s:` on a line, and each source below it, from `- id: …` on.", list=_LIST)
        yield MISSING.broken(page.place((_LIST,)), told("the register has no list `%(list)s`", list=_LIST), mend)


def _nowhere(page: Page, path: Path) -> Problem:
    what = told("the source has neither `title` nor `URL`")
    return WRONG.broken(page.place(path), what, told("Add one of the two, so that a reader can find the document."))
