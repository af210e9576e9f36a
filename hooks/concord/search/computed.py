"""The pages made of the catalogue alone as entries: each part that has a place of its own is found there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from concord.answers.obligations import CHAPTERS
from concord.language.localized import Localized
from concord.language.rows import Row
from concord.records.kinds import Topic
from concord.records.labels import N_
from concord.records.values import Prose
from concord.views.compare import compare_view
from concord.views.confidence import confidence_view
from concord.views.grouping import groups_of
from concord.views.matrix import matrix_view
from concord.views.outcomes import outcomes_view
from concord.views.role import ROLE_NAMES, role_view
from concord.views.situation import SITUATIONS, situation_view

OVERVIEW = N_("Overview")
"""What readers call a page that is made of many records."""


@dataclass(frozen=True)
class Part:
    """A part of a computed page: the stem of the page, the part's place on it, its name, its texts."""

    stem: str
    place: str
    name: str
    texts: tuple[Prose, ...]
    states: tuple[str, ...] = ()
    called: str = ""
    """What people type for the page as a whole, where it is the part."""
    is_named: bool = True
    """Whether it is found by its name; a page that compares all States is by the wish to compare alone."""


def parts(local: Localized) -> Iterator[Part]:
    """Every part of every page that compares, counts or gathers."""
    for topic in Topic:
        yield from _compared(local, topic)
    for treaty in (id for id in CHAPTERS if id in local.catalogue.records):
        yield from _obligations(local, treaty)
    yield from (Part(stem, "", "", (), called=local.say(name)) for stem, name in _CALLED.items())
    yield from _outcomes(local)
    yield from _roles(local)
    yield from _reviews(local)
    yield from _open_questions(local)
    yield from _situations(local)


_CALLED = {
    "outcomes": N_("Recommendations of workshops"),
    "confidence": N_("Checked by a lawyer"),
    "review/index": N_("Overdue for review"),
    "contribute/send": N_("Send a contribution"),
    "copy": N_("This copy"),
}


def _titles(rows: Iterable[Row]) -> tuple[Prose, ...]:
    return tuple(row.title for row in rows)


def _compared(local: Localized, topic: Topic) -> Iterator[Part]:
    yield Part(f"compare/{topic}", "", local.say(N_("Compare countries")), (), is_named=False)
    for column in compare_view(local, topic).columns:
        if column.lines:
            texts = (text for line in column.lines for text in (line.row.title, line.text))
            yield Part(f"compare/{topic}", f"#{column.code}", str(column.country.title), tuple(texts), (column.code,))


def _obligations(local: Localized, treaty: str) -> Iterator[Part]:
    for chapter in matrix_view(local, treaty).chapters:
        texts = _titles(line.article for line in chapter.lines)
        yield Part(f"matrix/{treaty.partition('/')[2]}", f"#{chapter.key}", chapter.title, texts)


def _outcomes(local: Localized) -> Iterator[Part]:
    view = outcomes_view(local)
    asked = (row.recommendation.text for meeting in view.meetings for row in meeting.recommendations)
    yield Part("outcomes", "#recommendations", local.say(N_("What meetings asked for")), tuple(asked))
    figures = (row.figure for practice in view.practices for row in practice.figures)
    texts = (text for figure in figures for text in (figure.what, figure.says) if text)
    yield Part("outcomes", "#figures", local.say(N_("Figures")), tuple(texts))


def _roles(local: Localized) -> Iterator[Part]:
    for actor in ROLE_NAMES:
        view = role_view(local, actor)
        topics = tuple(Prose(group.title, local.language) for group in view.topics)
        yield Part(f"roles/{actor}", "", "", (*topics, *_titles(view.practices)))


def _reviews(local: Localized) -> Iterator[Part]:
    for group in groups_of(local.catalogue):
        yield Part(f"review/{group}", "", "", (), (group,) if local.country_row(group) else ())


def _open_questions(local: Localized) -> Iterator[Part]:
    for country in confidence_view(local).questions:
        texts = tuple(question.text for question in country.questions)
        code = country.row.id.rpartition("/")[2]
        yield Part("confidence", f"#{country.key}", str(country.row.title), texts, (code,))


def _situations(local: Localized) -> Iterator[Part]:
    for name in SITUATIONS:
        view = situation_view(local, name)
        texts = (view.lead, *(text for step in view.steps for text in (step.title, step.text)))
        yield Part(f"cases-begin/{name}", "", "", tuple(Prose(text, local.language) for text in texts))
