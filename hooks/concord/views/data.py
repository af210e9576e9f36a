"""The files of the open data."""

from __future__ import annotations

from dataclasses import dataclass

from concord.answers.obligations import CHAPTERS
from concord.language.localized import Localized
from concord.records.kinds import (
    KINDS,
)
from concord.records.labels import LABELS, N_


@dataclass(frozen=True)
class DataView:
    """Label, name and number of records of each kind, and the tables of the matrices."""

    kinds: tuple[tuple[str, str, int], ...]
    matrices: tuple[str, ...]


def data_view(local: Localized) -> DataView:
    """The files of the open data."""
    labels = {**LABELS, "source": N_("Source")}  # as a kind; elsewhere the word means the country of origin
    kinds = ((local.say(labels[kind.kind]), kind.kind, len(local.records(kind))) for kind in KINDS)
    return DataView(tuple(kinds), tuple(f"data/matrix-{treaty.partition('/')[2]}.csv" for treaty in CHAPTERS))
