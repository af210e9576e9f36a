"""What a copy says of itself: what changed since the one before, and what was taken back."""

from __future__ import annotations

from dataclasses import dataclass

from concord.content.paths import page_path
from concord.language.localized import Localized
from concord.language.rows import Row
from concord.records.labels import N_


@dataclass(frozen=True)
class Withdrawal:
    """A page that was taken back: its id, the path of the notice in its place, and the day."""

    id: str
    path: str
    on: str


@dataclass(frozen=True)
class CopyView:
    """The copy before, what is new and what changed since then, what is no longer there, and what was taken back."""

    since: str
    """What the copy before says of itself; empty where none was named when this one was built."""
    lists: tuple[tuple[str, tuple[Row, ...]], ...]
    gone: tuple[str, ...]
    withdrawn: tuple[Withdrawal, ...]


def copy_view(local: Localized) -> CopyView:
    """What a copy says of itself in a language."""
    notices = sorted(local.catalogue.withdrawn.items())
    withdrawn = tuple(Withdrawal(id, page_path(notice.stem, local.language), notice.on) for id, notice in notices)
    changes = local.catalogue.changes
    if changes is None:
        return CopyView("", (), (), withdrawn)
    named = ((N_("New"), changes.new), (N_("Changed"), changes.changed))
    lists = tuple((local.say(title), _rows(local, ids)) for title, ids in named if ids)
    return CopyView(changes.since, lists, tuple(sorted({*changes.gone} - {*local.catalogue.withdrawn})), withdrawn)


def _rows(local: Localized, ids: tuple[str, ...]) -> tuple[Row, ...]:
    return tuple(local.row(id) for id in ids if id in local.catalogue.records)  # a notice is no record
