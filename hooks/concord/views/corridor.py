"""An ordered pair of countries: which law binds both, how to ask, whether it is a crime on both sides, what worked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from concord.answers.legal_basis import Basis, Reason, basis_between, prevailing, rank
from concord.content.paths import page_path
from concord.language.localized import Localized
from concord.language.rows import Row
from concord.records.kinds import Answer, Case, Corridor, Country, Practice, Topic
from concord.records.labels import LABELS
from concord.views.basis import BasisRow, basis_row
from concord.views.criminality import CriminalityView, criminality_view, own_provisions
from concord.views.sheet import SheetView, ground_of, sheets


@dataclass(frozen=True)
class TopicPair:
    """How many provisions of each State are recorded on a topic, and where they stand side by side."""

    topic: str
    counts: str
    compared: str
    """The address, from the top of the site, of the two countries compared on it."""


@dataclass(frozen=True)
class CorridorTreaties:
    """Every treaty that either State has a row for or both concluded."""

    binding: tuple[BasisRow, ...]
    """Those that bind both."""
    open: tuple[BasisRow, ...]
    """Those that are not checked, or do not apply between the two."""
    concluded: tuple[Row, ...]
    """Those between the two of which it is not known whether they are in force."""
    one_sided: tuple[Row, ...]
    """Those of which something is recorded for one of the two only."""


@dataclass(frozen=True)
class CorridorView:
    """Everything a corridor's page shows besides its notes."""

    record: Corridor
    sides: tuple[Row, Row]
    sheets: tuple[SheetView, ...]
    treaties: CorridorTreaties
    criminality: CriminalityView
    topics: tuple[TopicPair, ...]
    practices: tuple[Row, ...]
    shared_practices: tuple[Row, ...]
    """Practices both countries took part in, though not told of this corridor."""
    cases: tuple[Row, ...]
    cases_next_door: tuple[Row, ...]
    """Cases of other corridors that lead to the same State."""
    reverse: Row | None

    @property
    def blanks(self) -> tuple[SheetView, ...]:
        """The measures of which nothing is known but, perhaps, a basis."""
        return tuple(sheet for sheet in self.sheets if sheet.is_blank)

    @property
    def requesting(self) -> Row:
        """The State that asks."""
        return self.sides[0]

    @property
    def requested(self) -> Row:
        """The State that is asked."""
        return self.sides[1]


def corridor_view(local: Localized, record: Corridor) -> CorridorView:
    """The view of a corridor."""
    start, end = (local.record(f"countries/{code.lower()}") for code in record.pair)
    told, shared = practices_on(local, record)
    code = "-".join(record.pair)
    reverse = "corridors/" + "-".join(reversed(record.pair)).lower()
    return CorridorView(
        record,
        (local.row(start.id), local.row(end.id)),
        sheets(local, record),
        corridor_treaties(local, record.pair),
        criminality_view(local, start, end),
        topic_pairs(local, start, end),
        told,
        shared,
        tuple(local.row(case.id) for case in local.records(Case) if code in case.corridors),
        tuple(local.row(case.id) for case in local.records(Case) if _is_next_door(case, code)),
        local.row(reverse) if reverse in local.catalogue.records else None,
    )


def _rows(local: Localized, found: Iterable[Basis]) -> tuple[Row, ...]:
    return tuple(local.row(basis.treaty) for basis in found if basis.treaty)


def _is_next_door(case: Case, code: str) -> bool:
    return code not in case.corridors and any(way.endswith(code[-3:]) for way in case.corridors)


def corridor_treaties(local: Localized, pair: tuple[str, str]) -> CorridorTreaties:
    """Every treaty that either State has a row for or both concluded, by what is known of it."""
    found = local.share(f"treaties {pair}", lambda: _between(local, pair))
    binding = (basis for basis in found if basis.answer is Answer.YES)
    rest = [basis for basis in found if basis.answer is not Answer.YES and not basis.is_one_sided]
    concluded = [basis for basis in rest if basis.reason is Reason.IN_FORCE_NOT_CHECKED]
    return CorridorTreaties(
        tuple(basis_row(local, basis) for basis in binding),
        tuple(basis_row(local, basis) for basis in rest if basis not in concluded),
        _rows(local, concluded),
        _rows(local, (basis for basis in found if basis.is_one_sided)),
    )


def _between(local: Localized, pair: tuple[str, str]) -> tuple[Basis, ...]:
    on = ground_of(local)
    found = [(t, basis) for t in on.treaties if (basis := basis_between(t, on.standings, pair)) is not None]
    order = (Answer.YES, Answer.NOT_CHECKED, Answer.NO)
    found = sorted(prevailing(found), key=lambda row: (order.index(row[1].answer), rank(row[0]), row[0].id))
    return tuple(basis for _, basis in found)


def topic_pairs(local: Localized, start: Country, end: Country) -> tuple[TopicPair, ...]:
    """The law of both States, topic by topic; nothing recorded is not checked."""
    halves = [Counter(p.topic for p in own_provisions(local, country) if p.topic) for country in (start, end)]
    names = f"{start.state}-{end.state}".lower()
    return tuple(
        TopicPair(
            topic,
            " / ".join(str(half[topic]) if half[topic] else local.say(LABELS[Answer.NOT_CHECKED]) for half in halves),
            f"{page_path(f'compare/{topic}', local.language)}?countries={names}",
        )
        for topic in Topic
        if any(half[topic] for half in halves)
    )


def practices_on(local: Localized, record: Corridor) -> tuple[tuple[Row, ...], tuple[Row, ...]]:
    """Practices told of this corridor, and others both countries took part in."""
    code, pair = "-".join(record.pair), set(record.pair)
    told, shared = [], []
    for practice in local.records(Practice):
        if code in practice.corridors:
            told.append(local.row(practice.id))
        elif pair <= {part.country for part in practice.countries}:
            shared.append(local.row(practice.id))
    return tuple(told), tuple(shared)
