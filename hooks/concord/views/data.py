"""The files of the open data."""

from __future__ import annotations

from dataclasses import dataclass

from concord.answers.obligations import CHAPTERS
from concord.language.localized import Localized
from concord.records.kinds import (
    KINDS,
    Record,
)


@dataclass(frozen=True)
class KindFiles:
    """The files of a kind: paths from the top of the site."""

    label: str
    name: str
    count: int
    json: str
    csv: str
    schema: str


@dataclass(frozen=True)
class DataView:
    """The files of each kind, and the tables of the matrices."""

    kinds: tuple[KindFiles, ...]
    matrices: tuple[str, ...]
    asking: tuple[str, ...] = ("data/how-to-ask.csv", "data/how-to-ask.json")
    links: tuple[str, ...] = ("data/links.csv", "data/links.json")


def data_view(local: Localized) -> DataView:
    """The files of the open data."""
    kinds = tuple(_files(local, kind) for kind in KINDS)
    return DataView(kinds, tuple(f"data/matrix-{treaty.partition('/')[2]}.csv" for treaty in CHAPTERS))


def _files(local: Localized, kind: type[Record]) -> KindFiles:
    name, count = kind.kind, len(local.records(kind))
    label, schema = local.say(kind.label), f"data/schema/{name}.json"
    return KindFiles(label, name, count, f"data/{name}.json", f"data/{name}.csv", schema)
