"""Where a record is counted: under its State, else under the folder it stands in."""

from __future__ import annotations

from concord.content.catalogue import Catalogue
from concord.language.localized import Localized
from concord.records.kinds import KINDS, Evidence, Record

_FOLDERS = {kind.room.partition("/")[0]: kind.list_title for kind in KINDS if kind.list_title}


def group_of(record: Record) -> str:
    """The country code in small letters, or the folder, under which a record is counted."""
    return record.state.lower() or record.id.partition("/")[0]


def groups_of(catalogue: Catalogue) -> tuple[str, ...]:
    """All of them, sorted."""
    return tuple(sorted({group_of(record) for record in catalogue.records.values() if isinstance(record, Evidence)}))


def group_title(local: Localized, group: str) -> str:
    """What it is called."""
    if row := local.country_row(group.upper()):
        return str(row.title)
    return local.say(_FOLDERS[group]) if group in _FOLDERS else local.jurisdiction(group + "/")
