"""The files of the open data."""

from __future__ import annotations

from dataclasses import dataclass

from concord.answers.obligations import CHAPTERS
from concord.language.localized import Localized
from concord.records.kinds import (
    KINDS,
)


@dataclass(frozen=True)
class DataView:
    """Label, name and number of records of each kind, and the tables of the matrices."""

    kinds: tuple[tuple[str, str, int], ...]
    matrices: tuple[str, ...]


def data_view(local: Localized) -> DataView:
    """The files of the open data."""
    kinds = ((local.say(kind.label), kind.kind, len(local.records(kind))) for kind in KINDS)
    return DataView(tuple(kinds), tuple(f"data/matrix-{treaty.partition('/')[2]}.csv" for treaty in CHAPTERS))
