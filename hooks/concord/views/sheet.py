"""A sheet: how one State asks another for one measure, joined from treaties, fiches, bodies, law and practice."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from itertools import chain

from concord.answers.asking import POINTS, Ground, asking, bodies_for, fiches_for, ground, other_ways
from concord.answers.legal_basis import Basis, Reason, assistance_beside, bases
from concord.language.localized import Localized
from concord.language.rows import Row
from concord.language.writing import country_name
from concord.records.kinds import Answer, Cooperation, Corridor, Measure, Point, Standing
from concord.records.labels import LABELS
from concord.records.values import Prose
from concord.views.basis import BasisRow, basis_row
from concord.views.bearing import LISTED, fiches_sent, findings_on, law_there, practices_of
from concord.views.measure import MeasureView, measure_view
from concord.views.provision import FindingRow
from concord.views.steps import MoreRow, PointRow, StepRow, elsewhere_rows, short_name, step_rows, told, whom


@dataclass(frozen=True)
class SheetView:
    """One measure on a corridor."""

    measure: Cooperation
    bases: tuple[BasisRow, ...]
    """What binds both or was not checked, and whether it is given without a treaty."""
    replaced: tuple[BasisRow, ...]
    """Treaties between the two in whose place another one stands."""
    no_basis: int
    """How many others do not apply between the two, or are recorded for one of them only."""
    basis: Prose | None
    """The first treaty that binds both, in short."""
    beside: tuple[BasisRow, ...]
    """Treaties of legal assistance between the two, of which no article on this form of it is recorded."""
    whom: Prose | None
    """Whom to ask, in the words of whoever is nearest to the State asked."""
    whom_if: str
    """Where only then: if the victim is a national of the State asked."""
    at_home: tuple[Row, ...]
    """The bodies of the requesting State that are competent, and its fiches on the requests that it sends."""
    steps: tuple[StepRow, ...]
    other_ways: tuple[MeasureView, ...]
    """The fiches of the State asked that go to another body, or by another channel, than the steps do."""
    elsewhere: tuple[MoreRow, ...]
    """What says more than is told here or led to at its point."""
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
    """Of a return, the fiches of the requesting State: on its nationals, and on foreign victims whom it sends home."""

    @property
    def is_signed(self) -> bool:
        """Whether a body at home signs a request; a return and help begin without one."""
        return self.measure not in (Cooperation.REPATRIATION, Cooperation.REFERRAL)

    @property
    def points(self) -> tuple[PointRow, ...]:
        """The points of which something is said, in the order of the steps."""
        return tuple(chain.from_iterable(step.points for step in self.steps))

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
    law = law_there(local, pair[1], measure)
    here, near = practices_of(local, pair, measure)
    telling = told(local, asked)
    return SheetView(
        measure,
        *_treaties(local, on, pair, asked.bases),
        _first(local, asked.bases),
        _beside(local, on, pair, measure),
        *whom(local, asked.on(Point.BODY)),
        _at_home(local, on, pair, measure),
        step_rows(local, asked, telling),
        tuple(measure_view(local, fiche) for fiche in other_ways(fiches_for(on, pair, measure))),
        elsewhere_rows(local, asked, telling),
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
    )


def _treaties(
    local: Localized, on: Ground, pair: tuple[str, str], found: tuple[Basis, ...]
) -> tuple[tuple[BasisRow, ...], tuple[BasisRow, ...], int]:
    """What to rely on, what another treaty stands in the place of, and how many there are besides."""
    relied_on = tuple(_relied_on(local, on, pair, basis) for basis in found if _is_to_rely_on(basis))
    replaced = tuple(basis_row(local, basis) for basis in found if basis.reason is Reason.REPLACED)
    return relied_on, replaced, len(found) - len(relied_on) - len(replaced)


def _first(local: Localized, found: tuple[Basis, ...]) -> Prose | None:
    binding = (basis.treaty for basis in found if basis.treaty and basis.answer is Answer.YES)
    return next((short_name(local, local.record(treaty)) for treaty in binding), None)


def _is_to_rely_on(basis: Basis) -> bool:
    return basis.treaty is None or (basis.answer is not Answer.NO and not basis.is_one_sided)


def _relied_on(local: Localized, on: Ground, pair: tuple[str, str], basis: Basis) -> BasisRow:
    rows = ((code, on.standings.get(code, {}).get(basis.treaty or "")) for code in pair)
    notes = (
        (country_name(code, local.language), row.note)
        for code, row in rows
        if row and row.note and row.standing is Standing.NOT_CHECKED
    )
    return replace(basis_row(local, basis), notes=tuple(notes))


def _beside(local: Localized, on: Ground, pair: tuple[str, str], measure: Cooperation) -> tuple[BasisRow, ...]:
    found = assistance_beside(on.treaties, on.standings, pair, measure)
    return tuple(basis_row(local, basis) for basis in found)


def _at_home(local: Localized, on: Ground, pair: tuple[str, str], measure: Cooperation) -> tuple[Row, ...]:
    bodies = bodies_for(on, (pair[1], pair[0]), measure)
    return (*(local.row(body.id) for body in bodies), *fiches_sent(local, pair, measure))


def _own(local: Localized, pair: tuple[str, str], measure: Cooperation) -> tuple[MeasureView, ...]:
    if measure is not Cooperation.REPATRIATION:
        return ()
    own = (
        fiche
        for fiche in local.records(Measure)
        if (fiche.measure, fiche.state) == (measure, pair[0]) and (not fiche.only_from or pair[1] in fiche.only_from)
    )
    return tuple(measure_view(local, fiche) for fiche in own)


def _ask_there(local: Localized, on: Ground, pair: tuple[str, str], measure: Cooperation) -> Row | None:
    bodies = (*bodies_for(on, pair, measure), *bodies_for(on, pair, Cooperation.MLA))
    return local.row(bodies[0].id) if bodies else None
