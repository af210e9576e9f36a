"""A sheet: how one State asks another for one measure, joined from treaties, fiches, bodies, law and practice."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from itertools import chain

from concord.answers.asking import POINTS, Asking, Ground, Layer, Statement, asking, bodies_for, ground
from concord.answers.legal_basis import Basis, bases
from concord.language.localized import Localized
from concord.language.rows import Row
from concord.language.writing import country_name
from concord.records.kinds import (
    Answer,
    Cooperation,
    Corridor,
    Direction,
    Measure,
    Point,
    Provision,
    Settling,
    Victims,
)
from concord.records.labels import LABELS, N_
from concord.records.values import Prose
from concord.views.basis import BasisRow, basis_row, cited
from concord.views.bearing import LISTED, fiches_on, findings_on, law_there, practices_of
from concord.views.measure import MeasureView, measure_view
from concord.views.provision import FindingRow

_FEW, _MORE = 1, 2
"""Statements of the first treaty that settles a point, and of the State asked, that a sheet tells: more of some points.
"""
_OF_MORE = (Point.PAPERS, Point.TIME)
DISPLACED = N_("gives way to the treaty between the two, unless they agree to apply it")
OURS = N_("our reading")
OF_NATIONALS = N_("If the victim is a national of %(country)s")
_LAYERS = {Layer.FICHE: N_("fiche"), Layer.AUTHORITY: N_("competent body")}


@dataclass(frozen=True)
class StatementRow:
    """What one record says on a point, and the way to it."""

    texts: tuple[Prose, ...]
    row: Row
    name: Prose
    """What the way to it is called: `UNTOC, art. 18`, `fiche`."""
    at: Prose | None
    settled: str
    """How a treaty settles it, in words, where it does not prescribe it, or that no source says it for this measure."""

    @property
    def text(self) -> Prose | None:
        """What it says, where it is one text and no list."""
        return self.texts[0] if len(self.texts) == 1 else None


@dataclass(frozen=True)
class PointRow:
    """A point of asking and what is said on it first."""

    label: str
    said: tuple[StatementRow, ...]
    others: int
    """How many further statements there are, in what the sheet leads on to."""


@dataclass(frozen=True)
class SheetView:
    """One measure on a corridor."""

    measure: Cooperation
    bases: tuple[BasisRow, ...]
    """What binds both or was not checked, and whether it is given without a treaty."""
    no_basis: int
    """How many treaties do not apply between the two, or are recorded for one of them only."""
    basis: BasisRow | None
    """The first that binds both."""
    whom: Prose | None
    """Whom to ask, in the words of whoever is nearest to the State asked."""
    points: tuple[PointRow, ...]
    read_on: tuple[Row, ...]
    """The treaties, fiches and bodies that say more than is told here."""
    known: int
    """How many of the points that are counted are settled."""
    inferred: int
    """How many of these only by our reading of the law on another measure."""
    counted: int
    not_checked: tuple[str, ...]
    """The points on which nothing at all is said."""
    ask_there: Row | None
    """The body that could tell what nobody has checked."""
    law: tuple[Row, ...]
    """What the law of the State asked says on the matter."""
    bodies: tuple[Row, ...]
    findings: tuple[FindingRow, ...]
    practices: tuple[Row, ...]
    next_door: tuple[Row, ...]
    """Practices of corridors that lead to the same State."""
    own: tuple[MeasureView, ...]
    """Of a return, the fiches of the requesting State, where the victim is its national."""
    other_way: tuple[Row, ...]
    """The fiches of the requesting State, which a partner may meet on the way back."""
    sent: tuple[Row, ...]
    """Fiches of the State asked on requests that it sends itself."""

    @property
    def is_blank(self) -> bool:
        """Whether nothing is known but, perhaps, a basis."""
        return not (self.points or self.law or self.bodies or self.practices)


def sheets(local: Localized, record: Corridor) -> tuple[SheetView, ...]:
    """Each measure, in the order in which a case meets them."""
    made = partial(_sheet, local, record.pair)
    return local.remember(f"sheets {record.id}", lambda: tuple(made(measure) for measure in Cooperation))


def ground_of(local: Localized) -> Ground:
    """What sheets are made of, as the reader reads it."""
    return local.remember("ground of asking", lambda: ground(local.records))


def _sheet(local: Localized, pair: tuple[str, str], measure: Cooperation) -> SheetView:
    on = ground_of(local)
    found = local.share(f"{pair} {measure}", partial(bases, on.treaties, on.standings, pair, measure))
    asked = asking(on, pair, measure, found)
    relied_on = tuple(basis_row(local, basis) for basis in asked.bases if _is_to_rely_on(basis))
    law = law_there(local, pair[1], measure)
    here, near = practices_of(local, pair, measure)
    told = {point: _told(local, point, said) for point in Point if (said := asked.on(point))}
    return SheetView(
        measure,
        relied_on,
        len(asked.bases) - len(relied_on),
        next((row for row in relied_on if row.answer is Answer.YES), None),
        _whom(asked),
        tuple(_point(local, asked, *row) for row in told.items()),
        _read_on(local, asked, chain.from_iterable(told.values())),
        len(asked.known),
        len(asked.known) - len(asked.read),
        len(POINTS),
        tuple(local.say(LABELS[point]) for point in POINTS if not asked.on(point)),
        _ask_there(local, on, pair, measure),
        tuple(local.row(provision.id) for provision in law[:LISTED]),
        tuple(local.row(body.id) for body in bodies_for(on, pair, measure)),
        findings_on(local, law),
        here,
        near,
        _own(local, pair, measure),
        fiches_on(local, pair[0], measure, Direction.RECEIVES),
        fiches_on(local, pair[1], measure, Direction.SENDS),
    )


def _is_to_rely_on(basis: Basis) -> bool:
    return basis.treaty is None or (basis.answer is not Answer.NO and not basis.is_one_sided)


def _own(local: Localized, pair: tuple[str, str], measure: Cooperation) -> tuple[MeasureView, ...]:
    if measure is not Cooperation.REPATRIATION:
        return ()
    back = (fiche for fiche in local.records(Measure) if fiche.state == pair[0] and fiche.measure is measure)
    return tuple(measure_view(local, fiche) for fiche in back if fiche.victims is not Victims.FOREIGN)


def _point(local: Localized, asked: Asking, point: Point, told: tuple[Statement, ...]) -> PointRow:
    rows = tuple(_statement(local, said) for said in told)
    return PointRow(local.say(LABELS[point]), rows, len(asked.on(point)) - len(rows))


def _told(local: Localized, point: Point, said: Iterable[Statement]) -> tuple[Statement, ...]:
    """What the sheet tells of a point: where it is settled, nothing of who leaves it open."""
    ordered = _nearest_first(point, said)
    telling = [one for one in ordered if one.is_settling] or ordered
    by_treaty = [one for one in telling if one.layer is Layer.TREATY]
    most = _MORE if point in _OF_MORE else _FEW
    leading = [one for one in by_treaty if _treaty(local, one) == _treaty(local, by_treaty[0])][:most]
    by_state = [one for one in telling if one.layer is not Layer.TREATY][:most]
    return tuple(one for one in ordered if one in leading or one in by_state)


def _read_on(local: Localized, asked: Asking, told: Iterable[Statement]) -> tuple[Row, ...]:
    told = set(told)
    return tuple(
        local.row(id) for id in dict.fromkeys(_treaty(local, said) for said in asked.statements if said not in told)
    )


def _treaty(local: Localized, said: Statement) -> str:
    record = local.catalogue.records[said.by]
    return record.part_of if isinstance(record, Provision) else record.id


def _nearest_first(point: Point, said: Iterable[Statement]) -> list[Statement]:
    """A treaty says that there is a body, the State which one it is."""
    return sorted(said, key=lambda one: one.layer is Layer.TREATY) if point is Point.BODY else list(said)


def _statement(local: Localized, said: Statement) -> StatementRow:
    return StatementRow(said.texts, local.row(said.by), _name(local, said), local.place(said.at), _settled(local, said))


def _settled(local: Localized, said: Statement) -> str:
    """What limits a statement: whose nationals it is about, that it is ours, that a treaty gives way or leaves it."""
    told = [
        local.say(OF_NATIONALS) % {"country": _country_of(local, said)} if said.of_own_nationals else "",
        local.say(OURS) if said.is_inferred else "",
        local.say(DISPLACED) if said.is_displaced else "",
        "" if said.settled is Settling.PRESCRIBED or said.is_displaced else local.say(LABELS[said.settled]),
    ]
    return " · ".join(filter(None, told))


def _country_of(local: Localized, said: Statement) -> str:
    return country_name(local.catalogue.records[said.by].state, local.language)


def _name(local: Localized, said: Statement) -> Prose:
    if said.layer in _LAYERS:
        return Prose(local.say(_LAYERS[said.layer]), local.language)
    record, treaty = local.record(said.by), local.record(_treaty(local, said))
    title = local.row(treaty.id).title
    if treaty.parties and not treaty.short_title:  # two States and a year are enough to know it by
        names = " – ".join(country_name(code, local.language) for code in treaty.parties)
        title = Prose(f"{names} {(treaty.adopted or '')[:4]}".strip(), local.language)
    return title if record is treaty else cited(title, record)


def _whom(asked: Asking) -> Prose | None:
    said = _nearest_first(Point.BODY, asked.on(Point.BODY))
    return said[0].texts[0] if said else None


def _ask_there(local: Localized, on: Ground, pair: tuple[str, str], measure: Cooperation) -> Row | None:
    bodies = (*bodies_for(on, pair, measure), *bodies_for(on, pair, Cooperation.MLA))
    return local.row(bodies[0].id) if bodies else None
