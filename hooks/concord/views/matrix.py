"""The obligation matrix of a treaty: countries × articles."""

from __future__ import annotations

from dataclasses import dataclass

from concord.answers.obligations import CHAPTERS, Cell, matrix
from concord.language.localized import Localized
from concord.language.rows import Row
from concord.letters.collation import collation_key
from concord.records.kinds import Answer, Country, Finding
from concord.records.values import Prose


@dataclass(frozen=True)
class MatrixCell:
    """What one State has for one article, with the provisions and the findings behind it."""

    answer: Answer
    is_checked: bool
    provisions: tuple[Row, ...]
    findings: tuple[Finding, ...]


@dataclass(frozen=True)
class ArticleLine:
    """An article and its cell for each country."""

    article: Row
    cells: tuple[MatrixCell, ...]


@dataclass(frozen=True)
class MatrixColumn:
    """A country, and the code that stands for it where there is little room."""

    code: str
    country: Row


@dataclass(frozen=True)
class ChapterLines:
    """A chapter of the matrix."""

    key: str
    title: str
    lines: tuple[ArticleLine, ...]


@dataclass(frozen=True)
class MatrixView:
    """Countries × articles of one treaty."""

    treaty: Row
    countries: tuple[MatrixColumn, ...]
    width: int
    """How many columns there are, that of the articles included."""
    chapters: tuple[ChapterLines, ...]
    treaties: tuple[tuple[str, Prose], ...]
    """Stem and name of each treaty that has a matrix."""
    csv: str


def matrix_view(local: Localized, treaty: str) -> MatrixView:
    """The obligation matrix of a treaty."""
    countries = sorted(local.records(Country), key=lambda c: collation_key(c.title, local.language))
    chapters = []
    for number, (title, numbers) in enumerate(CHAPTERS[treaty]):
        articles = [id for n in numbers if (id := f"{treaty}/art-{n}") in local.catalogue.records]
        cells = matrix(local.catalogue, countries, articles)
        lines = tuple(
            ArticleLine(local.row(id), tuple(_cell(local, cell) for cell in row))
            for id, row in zip(articles, cells, strict=True)
        )
        chapters.append(ChapterLines(f"chapter-{number + 1}", local.say(title), lines))
    return MatrixView(
        local.row(treaty),
        tuple(MatrixColumn(c.state, local.row(c.id)) for c in countries),
        1 + len(countries),
        tuple(chapters),
        tuple(
            (f"matrix/{id.partition('/')[2]}", local.record(id).short_title or local.record(id).title)
            for id in CHAPTERS
            if id in local.catalogue.records
        ),
        f"data/matrix-{treaty.partition('/')[2]}.csv",
    )


def _cell(local: Localized, cell: Cell) -> MatrixCell:
    provisions = tuple(local.row(id) for id in cell.provisions)
    return MatrixCell(cell.answer, cell.answer is not Answer.NOT_CHECKED, provisions, cell.findings)
