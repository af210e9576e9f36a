"""Pages that answer across countries: obligations, comparison, recommendations, what is due for review."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from concord.collation import collation_key
from concord.freshness import due
from concord.labels import LABELS
from concord.obligations import CHAPTERS, Cell, matrix
from concord.reader import EvidenceRow, Reader, Row
from concord.records import Country, Practice, Provision, Topic, Workshop
from concord.values import Prose
from concord.views.home import home_of, home_title
from concord.views.practice import FigureRow, figure_rows
from concord.views.workshop import RecommendationRow, recommendation_rows


@dataclass(frozen=True)
class ArticleLine:
    """An article and its cell for each country."""

    article: Row
    cells: tuple[Cell, ...]


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
    countries: tuple[Row, ...]
    chapters: tuple[ChapterLines, ...]
    treaties: tuple[tuple[str, Prose], ...]
    """Stem and name of each treaty that has a matrix."""
    csv: str
    rows: dict[str, Row]


@dataclass(frozen=True)
class CompareLine:
    """A provision with its text in the comparison."""

    row: Row
    provision: Provision
    body: str
    evidence: EvidenceRow


@dataclass(frozen=True)
class CompareColumn:
    """What one country has on a subject; nothing recorded means not checked."""

    country: Row
    lines: tuple[CompareLine, ...]


@dataclass(frozen=True)
class CompareView:
    """Countries side by side on one subject."""

    topic: str
    columns: tuple[CompareColumn, ...]
    others: tuple[tuple[str, str], ...]
    """Stem and label of every other subject."""


@dataclass(frozen=True)
class MeetingOutcome:
    """A meeting and what it asked for."""

    row: Row
    recommendations: tuple[RecommendationRow, ...]


@dataclass(frozen=True)
class PracticeOutcome:
    """A practice and the figures claimed for it."""

    row: Row
    figures: tuple[FigureRow, ...]
    confidence: str


@dataclass(frozen=True)
class OutcomesView:
    """What meetings asked for, and what practices are said to have achieved."""

    meetings: tuple[MeetingOutcome, ...]
    practices: tuple[PracticeOutcome, ...]


@dataclass(frozen=True)
class ReviewGroup:
    """How much is due in one place: its name in addresses, its title, and the number of each age."""

    home: str
    title: str
    counts: tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class ReviewRow:
    """A record or a treaty row that is due, the age of what was read, and its date."""

    row: Row
    age: str
    read: str | None


@dataclass(frozen=True)
class ReviewView:
    """What is due for another look."""

    groups: tuple[ReviewGroup, ...]
    rows: tuple[ReviewRow, ...]
    today: str | None


def matrix_view(reader: Reader, treaty: str) -> MatrixView:
    """The obligation matrix of a treaty."""
    countries = sorted(reader.records(Country), key=lambda c: collation_key(c.title, reader.language))
    chapters = []
    for number, (title, numbers) in enumerate(CHAPTERS[treaty]):
        articles = [id for n in numbers if (id := f"{treaty}/art-{n}") in reader.catalogue.records]
        cells = matrix(reader.catalogue, countries, articles)
        lines = tuple(ArticleLine(reader.row(id), row) for id, row in zip(articles, cells, strict=True))
        chapters.append(ChapterLines(f"chapter-{number + 1}", reader.say(title), lines))
    used = {id for chapter in chapters for line in chapter.lines for cell in line.cells for id in cell.provisions}
    return MatrixView(
        reader.row(treaty),
        tuple(reader.row(c.id) for c in countries),
        tuple(chapters),
        tuple(
            (f"matrix/{id.partition('/')[2]}", reader.record(id).short_title or reader.record(id).title)
            for id in CHAPTERS
            if id in reader.catalogue.records
        ),
        f"data/matrix-{treaty.partition('/')[2]}.csv",
        {id: reader.row(id) for id in used},
    )


def compare_view(reader: Reader, topic: Topic) -> CompareView:
    """All countries on one subject; the page lets the reader choose two to six."""
    countries = sorted(reader.records(Country), key=lambda c: collation_key(c.title, reader.language))
    columns = (
        CompareColumn(
            reader.row(country.id),
            tuple(
                CompareLine(reader.row(p.id), p, reader.lead(p.id), reader.evidence(p))
                for p in reader.records(Provision)
                if p.topic is topic and p.id.startswith(country.iso2.lower() + "/")
            ),
        )
        for country in countries
    )
    others = tuple((f"compare/{t}", reader.say(LABELS[t])) for t in Topic)
    return CompareView(str(topic), tuple(columns), others)


def outcomes_view(reader: Reader) -> OutcomesView:
    """Recommendations of meetings and figures of practices."""
    meetings = sorted(reader.records(Workshop), key=lambda w: (w.start, w.id))
    asked = (MeetingOutcome(reader.row(w.id), recommendation_rows(reader, w)) for w in meetings if w.recommendations)
    practices = (
        PracticeOutcome(reader.row(p.id), figure_rows(reader, p), str(p.confidence))
        for p in reader.records(Practice)
        if p.figures
    )
    return OutcomesView(tuple(asked), tuple(practices))


def review_view(reader: Reader, home: str, today: str | None) -> ReviewView:
    """What is due for review in one place."""
    rows = [
        ReviewRow(reader.row(item.about or item.record), str(item.age), item.read)
        for item in due(reader.catalogue, today)
        if home_of(item.record) == home
    ]
    return ReviewView((), tuple(rows), today)


def all_review_view(reader: Reader, today: str | None) -> ReviewView:
    """How much is due for review, place by place."""
    counts: dict[str, Counter[str]] = {}
    for item in due(reader.catalogue, today):
        counts.setdefault(home_of(item.record), Counter())[str(item.age)] += 1
    groups = (
        ReviewGroup(home, home_title(reader, home), tuple(sorted(found.items()))) for home, found in counts.items()
    )
    return ReviewView(tuple(sorted(groups, key=lambda g: collation_key(g.title, reader.language))), (), today)
