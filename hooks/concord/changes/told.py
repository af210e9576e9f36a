"""An impact for people: as text, as annotations of a forge, as Markdown for a summary or a comment."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from difflib import unified_diff

from concord.changes.differences import Difference
from concord.changes.impact import Impact
from concord.content.paths import ORIGINAL, parse_address
from concord.problem import Place

MOST = 60_000
"""Characters of Markdown: forges take no longer comment."""
_MANY = {"country": "countries", "case": "cases", "authority": "authorities", "article": "pages", "measure": "fiches"}
_ONE = {"article": "page", "measure": "fiche"}
_SHOWN = 12  # records named in one line


def headline(impact: Impact) -> str:
    """What is touched, in one sentence."""
    if not impact.differences:
        return "Nothing of the content says anything else than before."
    counts = [f"{count} {_noun(kind, count)}" for kind, count in impact.counts().items()]
    return f"Touches {', '.join(counts)}." if counts else "Touches no other page."


def _noun(kind: str, count: int) -> str:
    return _ONE.get(kind, kind) if count == 1 else _MANY.get(kind, f"{_ONE.get(kind, kind)}s")


def as_text(impact: Impact) -> str:
    """For a terminal: the sentence, what is touched by name, then before and after."""
    rows = [headline(impact), *(f"  {row}" for row in _touched(impact)), ""]
    for row in impact.differences:
        rows += [f"{row.place}: `{row.name}`{_remark(row)}", *(f"  {line}" for line in _lines(row)), ""]
    return "\n".join(rows).rstrip()


def _touched(impact: Impact) -> Iterator[str]:
    for id, dependents in impact.dependents.items():
        if dependents:
            yield f"{id} ← {_named(dependents)}"
    if impact.corridors:
        yield f"corridors: {_named(impact.corridors)}"
    if impact.translations:
        yield f"older than their originals: {_named(f'{id} ({language})' for id, language in impact.translations)}"


def _named(ids: Iterable[str]) -> str:
    told = list(ids)
    more = f" and {len(told) - _SHOWN} more" if len(told) > _SHOWN else ""
    return ", ".join(told[:_SHOWN]) + more


def _remark(row: Difference) -> str:
    if row.before is None or row.after is None:
        return " (new)" if row.before is None else " (gone)"
    return " (quotation marks, dashes and spaces alone)" if row.is_only_typography else ""


def _lines(row: Difference) -> Iterator[str]:
    """Before and after, as changes are written: what went after a minus, what came after a plus."""
    old, new = ((text or "").splitlines() for text in (row.before, row.after))
    yield from (line for line in unified_diff(old, new, lineterm="", n=1) if not line.startswith(("---", "+++", "@@")))


def as_annotations(impact: Impact, folder: str) -> str:
    """For a workflow: a notice at the first changed line of each original, of what rests on it."""
    rows = [f"::notice title=impact::{_escaped(headline(impact))}"]
    places: dict[tuple[str, str], Place] = {}
    for row in impact.differences:
        if address := parse_address(row.place.file):
            places.setdefault((address.id, address.language), row.place)
    for id, dependents in impact.dependents.items():
        if dependents and (place := places.get((id, ORIGINAL))):
            told = _escaped(f"{id} is what these rest on: {_named(dependents)}. Look whether they still hold.")
            rows.append(f"::notice file={folder}/{place.file},line={place.line},title=impact::{told}")
    return "\n".join(rows)


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def as_markdown(impact: Impact) -> str:
    """For a summary or a comment: the sentence, a table, before and after; as much as a forge takes."""
    rows = [f"**{headline(impact)}**", ""]
    if impact.dependents:
        rows += ["| changed | rests on it |", "|---|---|"]
        rows += [f"| `{id}` | {_cell(dependents)} |" for id, dependents in impact.dependents.items()]
    for heading, ids in (("Corridors", impact.corridors), ("Older than their originals", _pairs(impact))):
        rows += ["", f"{heading}: {_cell(ids)}"] if ids else []
    told = "\n".join(rows)
    for number, row in enumerate(impact.differences):
        part = _part(row)
        if len(told) + len(part) > MOST:
            return (
                f"{told}\n\nAnd {len(impact.differences) - number} more places: `concord impact` tells all of them.\n"
            )
        told += part
    return told + "\n"


def _pairs(impact: Impact) -> tuple[str, ...]:
    return tuple(f"{id} ({language})" for id, language in impact.translations)


def _cell(ids: Iterable[str]) -> str:
    return _named(f"`{id}`" for id in ids) or "nothing"


def _part(row: Difference) -> str:
    """A difference, in a fence that no text of it can close, so that no word of a page is taken for Markdown."""
    lines = "\n".join(_lines(row))
    fence = "`" * (3 + max(map(len, re.findall("`+", lines)), default=0))
    head = f"`{row.place.file}`, line {row.place.line}: `{row.name.replace('`', '')}`{_remark(row)}"
    return f"\n\n{head}\n\n{fence}diff\n{lines}\n{fence}"
