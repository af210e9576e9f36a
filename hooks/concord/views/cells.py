"""Every cell of every corridor as rows: how far it is known, and what is known, for tables and programs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from concord.answers.asking import POINTS, Asking, Layer, Statement, cell, ground
from concord.answers.legal_basis import Basis
from concord.content.catalogue import Catalogue
from concord.records.kinds import Answer, Cooperation, Corridor

_NAMES = {point: str(point).replace("-", "_") for point in POINTS}
_BETWEEN = " | "


def cells(catalogue: Catalogue) -> Iterator[tuple[tuple[str, str], Asking]]:
    """Each ordered pair of countries with each measure, by corridor, then in the order in which a case meets them."""
    on = ground(catalogue.of_kind)
    for corridor in catalogue.of_kind(Corridor):
        yield from ((corridor.pair, cell(on, corridor.pair, measure)) for measure in Cooperation)


def corridor_rows(catalogue: Catalogue) -> list[tuple[str, ...]]:
    """A head; for each corridor how many of the eight points are known of each measure, + where body, channel, language
    and papers are and were read, ~ where one of these is only our reading; how many measures can be asked so, how many
    of them as read, and of how many nothing but a basis is known; then the sums.
    """
    found: dict[str, list[Asking]] = {}
    for pair, asked in cells(catalogue):
        found.setdefault("-".join(pair), []).append(asked)
    rows = [(name, *map(_count, line), *_sums(line)) for name, line in found.items()]
    columns = zip(*found.values(), strict=True)
    totals = [str(sum(asked.can_be_asked for asked in column)) for column in columns]
    every = [asked for line in found.values() for asked in line]
    head = ("corridor", *map(str, Cooperation), "can be asked", "as read", "basis only")
    return [head, *rows, (f"all {len(every)}", *totals, *_sums(every))]


def _count(asked: Asking) -> str:
    sign = "+" if asked.can_be_asked_as_read else "~" if asked.can_be_asked else ""
    return f"{len(asked.known)}{sign}"


def _sums(line: Iterable[Asking]) -> tuple[str, ...]:
    told = [(asked.can_be_asked, asked.can_be_asked_as_read, not asked.statements) for asked in line]
    return tuple(str(sum(column)) for column in zip(*told, strict=True))


def how_to_ask(catalogue: Catalogue) -> list[dict[str, Any]]:
    """A row for each cell: pair, measure, basis, and each point with what is said on it, by whom and from where."""
    return [_row(pair, asked) for pair, asked in cells(catalogue)]


def _row(pair: tuple[str, str], asked: Asking) -> dict[str, Any]:
    basis = _first(asked.bases)
    row: dict[str, Any] = {"from": pair[0], "to": pair[1], "measure": str(asked.measure)}
    row |= {
        "basis": basis.treaty or "reciprocity" if basis else "",
        "answer": str(basis.answer if basis else "not-checked"),
    }
    return row | {_NAMES[point]: [_said(said) for said in asked.on(point)] for point in POINTS}


def _first(bases: tuple[Basis, ...]) -> Basis | None:
    binding = (basis for basis in bases if basis.answer is Answer.YES)
    return next(binding, next(iter(bases), None))


def _said(said: Statement) -> dict[str, Any]:
    by = "treaty" if said.layer is Layer.TREATY else "State"
    told = {"text": "; ".join(said.texts), "says": by, "record": said.by, "at": said.at, "settled": str(said.settled)}
    return {**told, "inferred": said.is_inferred, "sources": list(said.sources)}


def flat(rows: Iterable[dict[str, Any]]) -> list[dict[str, str]]:
    """The same rows for a spreadsheet: beside each point its sources, and whether treaty or State says it."""
    return [_flat(row) for row in rows]


def _flat(row: dict[str, Any]) -> dict[str, str]:
    told = {name: row[name] for name in ("from", "to", "measure", "basis", "answer")}
    for name in _NAMES.values():
        told[name] = _BETWEEN.join(said["text"] for said in row[name])
        told[f"{name}_says"] = _BETWEEN.join(_says(said) for said in row[name])
        told[f"{name}_sources"] = _BETWEEN.join(" ".join(said["sources"]) for said in row[name])
    return told


def _says(said: dict[str, Any]) -> str:
    return f"{said['says']}, our reading" if said["inferred"] else str(said["says"])
