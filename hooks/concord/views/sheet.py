"""A sheet: how one State asks another for one measure, joined from treaties, fiches, bodies, law and practice."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import partial

from concord.answers.asking import POINTS, Asking, Ground, Layer, Statement, asking, bodies_for, ground
from concord.answers.legal_basis import bases
from concord.language.localized import Localized
from concord.language.numbering import numbered
from concord.language.rows import Row
from concord.records.kinds import (
    PAST,
    Answer,
    Cooperation,
    Corridor,
    Direction,
    Measure,
    Point,
    Practice,
    Provision,
    Settling,
    Stage,
    Topic,
)
from concord.records.labels import LABELS, N_
from concord.records.values import Prose
from concord.views.basis import BasisRow, basis_row
from concord.views.provision import FindingRow, finding_rows, findings_about

_SHOWN = 3
"""Statements of the first treaty that speaks to a point, and of the State asked, that are told in full."""
_ALSO = 3
"""Others that speak to a point that are named."""
_NEXT_DOOR = 3
"""Practices of other corridors, so that a sheet stays one."""
_TOPICS: Mapping[Cooperation, tuple[Topic, ...]] = {
    Cooperation.EXTRADITION: (Topic.EXTRADITION,),
    Cooperation.MLA: (Topic.MLA,),
    Cooperation.VIDEO: (Topic.MLA,),
    Cooperation.JOINT: (Topic.JOINT,),
    Cooperation.REFERRAL: (Topic.IDENTIFICATION, Topic.SHELTER),
    Cooperation.REPATRIATION: (Topic.REPATRIATION, Topic.RESIDENCE),
    Cooperation.PROTECTION: (Topic.PROTECTION,),
    Cooperation.CONFISCATION: (Topic.CONFISCATION,),
    Cooperation.COMPENSATION: (Topic.COMPENSATION,),
}
_STAGES: Mapping[Cooperation, tuple[Stage, ...]] = {
    Cooperation.EXTRADITION: (Stage.EXTRADITION,),
    Cooperation.MLA: (Stage.MLA,),
    Cooperation.VIDEO: (Stage.MLA, Stage.TRIAL),
    Cooperation.JOINT: (Stage.INVESTIGATION,),
    Cooperation.DELIVERY: (Stage.INVESTIGATION,),
    Cooperation.POLICE: (Stage.INVESTIGATION,),
    Cooperation.REFERRAL: (Stage.IDENTIFICATION, Stage.REFERRAL),
    Cooperation.REPATRIATION: (Stage.REPATRIATION, Stage.REINTEGRATION),
    Cooperation.PROTECTION: (Stage.PROTECTION,),
    Cooperation.CONFISCATION: (Stage.ASSETS,),
    Cooperation.PROCEEDINGS: (Stage.PROSECUTION,),
    Cooperation.COMPENSATION: (Stage.COMPENSATION,),
}
_LAYERS = {Layer.FICHE: N_("fiche"), Layer.AUTHORITY: N_("competent body")}


@dataclass(frozen=True)
class StatementRow:
    """What one record says on a point, and the way to it."""

    texts: tuple[Prose, ...]
    row: Row
    name: Prose
    """What the way to it is called: `UNTOC, art. 18`, `fiche`."""
    at: str | None
    settled: str
    """How a treaty settles it, in words, where it does not prescribe it."""

    @property
    def text(self) -> Prose | None:
        """What it says, where it is one text and no list."""
        return self.texts[0] if len(self.texts) == 1 else None


@dataclass(frozen=True)
class PointRow:
    """A point of asking, what is said on it first, and who else speaks of it."""

    label: str
    said: tuple[StatementRow, ...]
    more: tuple[tuple[Row, Prose], ...]
    """The first records that speak of it too, and what the way to each is called."""
    unnamed: int
    """How many more do."""


@dataclass(frozen=True)
class SheetView:
    """One measure on a corridor."""

    measure: Cooperation
    bases: tuple[BasisRow, ...]
    one_sided: tuple[Row, ...]
    """Regional and universal treaties of which something is recorded for one of the two only: not checked."""
    basis: BasisRow | None
    """The first that binds both."""
    body: Prose | None
    """Whom to ask, in the words of whoever is nearest to the State asked."""
    points: tuple[PointRow, ...]
    known: int
    """How many of the points that are counted are settled."""
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
    rows = tuple(basis_row(local, basis) for basis in asked.bases if not basis.is_one_sided)
    law = _law_there(local, pair[1], measure)
    here, near = _practices(local, pair, measure)
    points = tuple(_point(local, point, said) for point in Point if (said := asked.on(point)))
    return SheetView(
        measure,
        rows,
        tuple(local.row(basis.treaty) for basis in asked.bases if basis.treaty and basis.is_one_sided),
        next((row for row in rows if row.answer is Answer.YES), None),
        _whom(asked),
        points,
        len(asked.known),
        len(POINTS),
        tuple(local.say(LABELS[point]) for point in POINTS if not asked.on(point)),
        _ask_there(local, on, pair[1], measure),
        tuple(local.row(provision.id) for provision in law),
        tuple(local.row(body.id) for body in bodies_for(on, pair[1], measure)),
        _findings(local, law),
        here,
        near,
        _fiches(local, pair[0], measure, Direction.RECEIVES),
        _fiches(local, pair[1], measure, Direction.SENDS),
    )


def _point(local: Localized, point: Point, said: Iterable[Statement]) -> PointRow:
    ordered = _nearest_first(point, said)
    by_treaty = [one for one in ordered if one.layer is Layer.TREATY]
    leading = [one for one in by_treaty if _treaty(local, one) == _treaty(local, by_treaty[0])][:_SHOWN]
    shown = [*leading, *[one for one in ordered if one.layer is not Layer.TREATY][:_SHOWN]]
    told = tuple(_statement(local, one) for one in ordered if one in shown)
    others = {one.by: one for one in ordered if one.by not in {known.by for known in shown}}
    more = tuple((local.row(by), _name(local, one)) for by, one in others.items())
    return PointRow(local.say(LABELS[point]), told, more[:_ALSO], max(0, len(more) - _ALSO))


def _treaty(local: Localized, said: Statement) -> str:
    record = local.catalogue.records[said.by]
    return record.part_of if isinstance(record, Provision) else record.id


def _nearest_first(point: Point, said: Iterable[Statement]) -> list[Statement]:
    """A treaty says that there is a body, the State which one it is."""
    return sorted(said, key=lambda one: one.layer is Layer.TREATY) if point is Point.BODY else list(said)


def _statement(local: Localized, said: Statement) -> StatementRow:
    settled = "" if said.settled is Settling.PRESCRIBED else local.say(LABELS[said.settled])
    return StatementRow(said.texts, local.row(said.by), _name(local, said), local.place(said.at), settled)


def _name(local: Localized, said: Statement) -> Prose:
    if said.layer in _LAYERS:
        return Prose(local.say(_LAYERS[said.layer]), local.language)
    record = local.record(said.by)
    if not isinstance(record, Provision):
        return local.row(said.by).title
    treaty = local.row(record.part_of).title
    number = numbered(record.number, local.language, local.say, True) if record.number else str(record.title)
    return Prose(f"{treaty}, {number}", treaty.lang)


def _whom(asked: Asking) -> Prose | None:
    said = _nearest_first(Point.BODY, asked.on(Point.BODY))
    return said[0].texts[0] if said else None


def _ask_there(local: Localized, on: Ground, state: str, measure: Cooperation) -> Row | None:
    bodies = (*bodies_for(on, state, measure), *bodies_for(on, state, Cooperation.MLA))
    return local.row(bodies[0].id) if bodies else None


def _law_there(local: Localized, state: str, measure: Cooperation) -> tuple[Provision, ...]:
    topics = _TOPICS.get(measure, ())
    own = local.remember(f"law of {state}", lambda: tuple(p for p in local.records(Provision) if p.state == state))
    return tuple(p for p in own if p.topic in topics and p.status not in PAST)


def _findings(local: Localized, law: Iterable[Provision]) -> tuple[FindingRow, ...]:
    return tuple(
        row
        for provision in law
        for row in (*finding_rows(local, provision.findings), *findings_about(local, provision.id))
    )


def _practices(
    local: Localized, pair: tuple[str, str], measure: Cooperation
) -> tuple[tuple[Row, ...], tuple[Row, ...]]:
    """Practices of a measure's stages: told of this corridor, and of others that lead to the same State."""
    stages, code = set(_STAGES.get(measure, ())), "-".join(pair)
    told = [practice for practice in local.records(Practice) if stages & set(practice.stages)]
    here = [p for p in told if code in p.corridors]
    near = [p for p in told if p not in here and any(way.endswith(f"-{pair[1]}") for way in p.corridors)]
    return tuple(local.row(p.id) for p in here), tuple(local.row(p.id) for p in near[:_NEXT_DOOR])


def _fiches(local: Localized, state: str, measure: Cooperation, direction: Direction) -> tuple[Row, ...]:
    return tuple(
        local.row(fiche.id)
        for fiche in local.records(Measure)
        if fiche.measure is measure and fiche.state == state and fiche.direction is direction
    )
