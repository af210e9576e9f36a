"""Where a record is counted: under its State, else under the folder it stands in."""

from __future__ import annotations

from concord.catalogue import Catalogue
from concord.labels import N_
from concord.reader import Reader
from concord.records import Evidence

_BY_STATE = ("countries", "authorities", "measures")
_FOLDERS = {
    "practices": N_("Practices and lessons"),
    "cases": N_("Cases"),
    "workshops": N_("Workshops"),
    "glossary": N_("Glossary"),
}


def home_of(id: str) -> str:
    """The country code in small letters, or the folder, under which a record is counted."""
    first, _, rest = id.partition("/")
    return rest.partition("/")[0] if first in _BY_STATE else first


def homes(catalogue: Catalogue) -> tuple[str, ...]:
    """All of them, sorted."""
    return tuple(sorted({home_of(id) for id, record in catalogue.records.items() if isinstance(record, Evidence)}))


def home_title(reader: Reader, home: str) -> str:
    """What it is called."""
    if row := reader.country_row(home.upper()):
        return str(row.title)
    return reader.say(_FOLDERS[home]) if home in _FOLDERS else reader.jurisdiction(home + "/")
