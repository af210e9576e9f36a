"""Where a record is counted: under its State, else under the folder it stands in."""

from __future__ import annotations

from concord.content.catalogue import Catalogue
from concord.language.localized import Localized
from concord.records.kinds import Evidence
from concord.records.labels import N_

_BY_STATE = ("countries", "authorities", "measures")
_FOLDERS = {
    "practices": N_("Practices and lessons"),
    "cases": N_("Cases"),
    "workshops": N_("Workshops"),
    "glossary": N_("Glossary"),
}


def group_of(id: str) -> str:
    """The country code in small letters, or the folder, under which a record is counted."""
    first, _, rest = id.partition("/")
    return rest.partition("/")[0] if first in _BY_STATE else first


def groups_of(catalogue: Catalogue) -> tuple[str, ...]:
    """All of them, sorted."""
    return tuple(sorted({group_of(id) for id, record in catalogue.records.items() if isinstance(record, Evidence)}))


def group_title(local: Localized, home: str) -> str:
    """What it is called."""
    if row := local.country_row(home.upper()):
        return str(row.title)
    return local.say(_FOLDERS[home]) if home in _FOLDERS else local.jurisdiction(home + "/")
