"""The steps of asking: what is said on each point, what is nearest to the two States first, and where more stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial

from concord.answers.asking import Asking, Layer, Statement
from concord.answers.legal_basis import UNIVERSAL
from concord.language.localized import Localized
from concord.language.rows import Row
from concord.language.writing import country_name
from concord.records.kinds import Instrument, Point, Provision, Settling
from concord.records.labels import LABELS, N_
from concord.records.values import Prose
from concord.views.basis import article, cited

_STEPS: tuple[tuple[str, tuple[Point, ...]], ...] = (
    (N_("Put it together"), (Point.CONDITIONS, Point.PAPERS, Point.LANGUAGE, Point.LEGALISATION)),
    (N_("Send it"), (Point.BODY, Point.CHANNEL)),
    (N_("Wait for the answer"), (Point.TIME, Point.COSTS)),
    (N_("If it is refused"), (Point.REFUSALS, Point.ALTERNATIVE)),
)
"""In the order in which a request is made, after it is known who makes it."""
_BY_TREATY: Mapping[Point, int] = {Point.PAPERS: 2, Point.TIME: 3}
_BY_STATE: Mapping[Point, int] = {Point.PAPERS: 2, Point.TIME: 2}
"""How many statements of the first treaty that settles a point, and of the State asked, a sheet tells; of others one.
"""
DISPLACED = N_("gives way to the treaty between the two, unless they agree to apply it")
OURS = N_("our reading")
OF_NATIONALS = N_("If the victim is a national of %(country)s")
_LAYERS = {Layer.FICHE: N_("fiche"), Layer.AUTHORITY: N_("competent body")}
Told = Mapping[Point, tuple[Statement, ...]]


@dataclass(frozen=True)
class StatementRow:
    """What one record says on a point, and the way to it."""

    texts: tuple[Prose, ...]
    row: Row | None
    """The way to it; None: a statement before leads there."""
    name: Prose | None
    """What it is called: `UNTOC, art. 18`, `art. 19` of the treaty named before, `fiche`; None: as the one before."""
    at: Prose | None
    settled: str
    """How a treaty settles it, in words, where it does not prescribe it, or that no source says it for this measure."""
    others: int
    """How many further statements of its treaty on the point are not told here."""
    others_at: str
    """Where these stand, from the top of the site; empty: there is none."""

    @property
    def text(self) -> Prose | None:
        """What it says, where it is one text and no list."""
        return self.texts[0] if len(self.texts) == 1 else None


@dataclass(frozen=True)
class PointRow:
    """A point of asking and what is said on it first."""

    label: str
    said: tuple[StatementRow, ...]


@dataclass(frozen=True)
class MoreRow:
    """A treaty, a fiche or a body that says more than is told, and how many statements that is."""

    row: Row
    count: int


@dataclass(frozen=True)
class StepRow:
    """A step of asking, a message, and the points that it is about."""

    title: str
    points: tuple[PointRow, ...]


def told(local: Localized, asked: Asking) -> Told:
    """What a sheet tells on each point of which something is said; another way is told apart, and whole."""
    return {point: _told(local, point, said) for point in Point if (said := _on(asked, point))}


def _on(asked: Asking, point: Point) -> tuple[Statement, ...]:
    return tuple(said for said in asked.on(point) if not said.is_another_way)


def _told(local: Localized, point: Point, said: tuple[Statement, ...]) -> tuple[Statement, ...]:
    """Where a point is settled, nothing of who leaves it open."""
    telling = [one for one in said if one.is_settling] or said
    by_treaty = [one for one in telling if one.layer is Layer.TREATY]
    leading = [one for one in by_treaty if _whole(local, one) == _whole(local, by_treaty[0])]
    leading = leading[: _BY_TREATY.get(point, 1)]
    by_state = [one for one in telling if one.layer is not Layer.TREATY][: _BY_STATE.get(point, 1)]
    # A universal treaty says that there is a body, the State which one it is.
    general = [one for one in leading if point is Point.BODY and one.by.startswith(UNIVERSAL)]
    return (*(one for one in leading if one not in general), *by_state, *general)


def step_rows(local: Localized, asked: Asking, telling: Told) -> tuple[StepRow, ...]:
    """The steps of which something is said."""
    met = [said for _, points in _STEPS for point in points for said in telling.get(point, ())]
    first = {said.by: said for said in reversed(met)}
    rows = {point: _point(local, _on(asked, point), said, first) for point, said in telling.items()}
    steps = ((title, tuple(rows[point] for point in points if point in rows)) for title, points in _STEPS)
    return tuple(StepRow(local.say(title), points) for title, points in steps if points)


def _point(
    local: Localized, every: Iterable[Statement], said: tuple[Statement, ...], first: Mapping[str, Statement]
) -> PointRow:
    whole = partial(_whole, local)
    left = Counter(whole(one) for one in every if one not in said)
    last = {whole(one): one for one in said}
    rows = (
        _statement(local, one, before, first, left[whole(one)] if one is last[whole(one)] else 0)
        for one, before in zip(said, (None, *said), strict=False)
    )
    return PointRow(local.say(LABELS[said[0].point]), tuple(rows))


def elsewhere_rows(local: Localized, asked: Asking, telling: Told) -> tuple[MoreRow, ...]:
    """What says more than is told or led to at its point, each at the place where all that it says stands."""
    begun = {(point, _whole(local, one)) for point, said in telling.items() for one in said}
    said = ((point, _whole(local, one)) for point in telling for one in _on(asked, point))
    rest = (id for point, id in said if (point, id) not in begun)
    return tuple(MoreRow(_all_said(local, id), count) for id, count in Counter(rest).items())


def _all_said(local: Localized, id: str, point: Point | None = None) -> Row:
    row, record = local.row(id), local.record(id)
    if not isinstance(record, Instrument):
        return row
    anchor = f"terms-{point}" if point else "terms"
    return replace(row, href=f"{row.href}#{anchor}", title=short_name(local, record))


def _whole(local: Localized, said: Statement) -> str:
    record = local.catalogue.records[said.by]
    return record.part_of if isinstance(record, Provision) else record.id


def _statement(
    local: Localized, said: Statement, before: Statement | None, first: Mapping[str, Statement], others: int
) -> StatementRow:
    name = None if before and before.by == said.by else _name(local, said, before)
    is_led_to = said.layer is Layer.TREATY or first[said.by] is said
    row = local.row(said.by) if name and is_led_to else None
    limits = " · ".join(_limits(local, said))
    at = _all_said(local, _whole(local, said), said.point).href if others else ""
    return StatementRow(said.texts, row, name, local.place(said.at), limits, others, at)


def _of_nationals(local: Localized, said: Statement) -> str:
    if not said.of_own_nationals:
        return ""
    state = local.catalogue.records[said.by].state
    return local.say(OF_NATIONALS) % {"country": country_name(state, local.language)}


def _limits(local: Localized, said: Statement) -> Iterator[str]:
    """What limits a statement: whose nationals it is about, that it is ours, that a treaty gives way or leaves it."""
    if nationals := _of_nationals(local, said):
        yield nationals
    if said.is_inferred:
        yield local.say(OURS)
    if said.is_displaced:
        yield local.say(DISPLACED)
    elif said.settled is not Settling.PRESCRIBED:
        yield local.say(LABELS[said.settled])


def _name(local: Localized, said: Statement, before: Statement | None) -> Prose:
    if said.layer in _LAYERS:
        return Prose(local.say(_LAYERS[said.layer]), local.language)
    record, treaty = local.record(said.by), local.record(_whole(local, said))
    if record is treaty:
        return short_name(local, treaty)
    is_named = before is not None and _whole(local, before) == treaty.id
    return article(record, local.language) if is_named else cited(short_name(local, treaty), record)


def short_name(local: Localized, treaty: Instrument) -> Prose:
    """What a treaty is called in passing: one between a few States by these and its year."""
    if not treaty.parties or treaty.short_title:
        return local.row(treaty.id).title
    names = " – ".join(country_name(code, local.language) for code in treaty.parties)
    return Prose(f"{names} {(treaty.adopted or '')[:4]}".strip(), local.language)


def whom(local: Localized, said: Iterable[Statement]) -> tuple[Prose | None, str]:
    """Whom to ask, in the words of whoever is nearest to the State asked; and of whom alone that is said."""
    nearest = sorted(said, key=lambda one: (one.of_own_nationals, one.layer is Layer.TREATY))
    if not nearest:
        return None, ""
    return nearest[0].texts[0], _of_nationals(local, nearest[0])
