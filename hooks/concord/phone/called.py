"""What a page is called besides its title, by the site's own data: in other languages, for short, by number."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from concord.content.paths import ORIGINAL


@dataclass(frozen=True)
class Called:
    """The kind of a page's record and its other names; no kind where the page shows none."""

    kind: str = ""
    names: tuple[str, ...] = ()


def called(site: Path) -> Mapping[str, Called]:
    """The record of each page, by the path of the page in the original language."""
    found = {}
    for file in sorted((site / "data").glob("*.json")):
        for record in json.loads(file.read_text(encoding="utf-8")).get("records", ()):
            if path := record.get("pages", {}).get(ORIGINAL):
                found[path] = Called(record["kind"], tuple(dict.fromkeys(_names(record))))
    return found


def _names(record: Mapping[str, Any]) -> Iterator[str]:
    yield from record.get("also_called", ())
    yield from (equivalent["term"] for equivalent in record.get("equivalents", ()))
    yield from (record[name] for name in ("short_title", "number") if record.get(name))
