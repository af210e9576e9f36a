"""The tables of `oracle/`: written by hand, read here and nowhere else."""

from __future__ import annotations

from pathlib import Path

from concord.records.kinds import Answer

ORACLE = Path(__file__).parent / "oracle"
SIGNS = {"y": Answer.YES, "p": Answer.PARTLY, "?": Answer.NOT_CHECKED, "n": Answer.NO, "-": None}


def rows(name):
    """Each row of a table, by the names of its columns. A line that begins with # explains."""
    lines = [(n, line) for n, line in enumerate(_lines(name), 1) if line and not line.startswith("#")]
    head, found = lines[0][1].split("\t"), []
    for number, line in lines[1:]:
        cells = line.split("\t")
        assert len(cells) == len(head), f"tests/oracle/{name}:{number}: {len(cells)} cells for {len(head)} columns"
        found.append(dict(zip(head, cells, strict=True)))
    return found


def _lines(name):
    return (ORACLE / name).read_text(encoding="utf-8").splitlines()


def words(cell, mark=None):
    """What a cell lists; - is nothing."""
    return [] if cell == "-" else [word.strip() for word in cell.split(mark)]


def maybe(cell):
    """What a cell holds; - is nothing."""
    return None if cell == "-" else cell


def wrong(table, ask):
    """The rows whose last column is not what a function of the row answers, with that answer."""
    last = list(table[0])[-1]
    return [(row, found) for row in table if (found := ask(row)) != row[last]]
