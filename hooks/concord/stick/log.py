"""The log of the sticks that were filled: a table that any spreadsheet opens, and what a next run goes on from."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, fields
from enum import StrEnum
from pathlib import Path

from concord.problem import Refusal
from concord.stick.replacing import put_file

LOG = "log.csv"


class State(StrEnum):
    """How far a stick is."""

    BEGUN = "begun"
    WHOLE = "whole"
    FAILED = "failed"


@dataclass(frozen=True)
class Row:
    """What is known of a stick."""

    number: int
    state: State
    day: str
    volume: str
    sum: str
    """What stands for its copy as a whole."""
    key: str
    files: int
    written: int
    """How many of its files were not right before."""
    told: str
    """Why it failed."""


def read_log(path: Path) -> dict[int, Row]:
    """The rows of a log by number; none where it is not there. A Refusal where it is not as this writes it."""
    if not path.exists():
        return {}
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = [_row(told) for told in csv.DictReader(file)]
    except (ValueError, KeyError, TypeError, csv.Error) as error:
        mend = "Put back the file as it was written, or name another folder with --papers."
        raise Refusal(f"{path}: is not the log as this writes it ({error}). {mend}") from error
    return {row.number: row for row in rows}


def _row(told: Mapping[str, str]) -> Row:
    more = {name: int(told[name]) for name in ("number", "files", "written")}
    return Row(**{**told, **more, "state": State(told["state"])})  # type: ignore[arg-type]  # names and kinds as above


def write_log(path: Path, rows: Iterable[Row]) -> None:
    """Write a log in place of the one that stands."""
    told = io.StringIO(newline="")
    table = csv.DictWriter(told, [field.name for field in fields(Row)])
    table.writeheader()
    table.writerows(asdict(row) for row in rows)
    put_file(path, b"\xef\xbb\xbf" + told.getvalue().encode())  # without the mark old spreadsheets guess the letters
