"""What bears on a measure besides treaties and fiches: the law there, what others found, what colleagues did."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from concord.language.localized import Localized
from concord.language.rows import Row
from concord.records.kinds import PAST, Cooperation, Direction, Measure, Practice, Provision, Stage, Topic
from concord.views.provision import FindingRow, finding_rows, findings_about

LISTED = 3
"""Articles of the law there that a sheet names; the comparison has the others."""
_PRACTICES = 2
"""Practices of the corridor, and of its neighbours, that a sheet names."""
TOPICS: Mapping[Cooperation, tuple[Topic, ...]] = {
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
"""On which subjects the law bears on a measure."""
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


def law_there(local: Localized, state: str, measure: Cooperation) -> tuple[Provision, ...]:
    """The provisions of a State on the matter of a measure."""
    topics = TOPICS.get(measure, ())
    own = local.remember(f"law of {state}", lambda: tuple(p for p in local.records(Provision) if p.state == state))
    return tuple(p for p in own if p.topic in topics and p.status not in PAST)


def findings_on(local: Localized, law: Iterable[Provision]) -> tuple[FindingRow, ...]:
    """What named sources found missing or wrong in some provisions."""
    return tuple(
        row
        for provision in law
        for row in (*finding_rows(local, provision.findings), *findings_about(local, provision.id))
    )


def practices_of(
    local: Localized, pair: tuple[str, str], measure: Cooperation
) -> tuple[tuple[Row, ...], tuple[Row, ...]]:
    """Practices of a measure's stages: told of this corridor, and of others that lead to the same State."""
    stages, code = set(_STAGES.get(measure, ())), "-".join(pair)
    told = [practice for practice in local.records(Practice) if stages & set(practice.stages)]
    here = [p for p in told if code in p.corridors]
    near = [p for p in told if p not in here and any(way.endswith(f"-{pair[1]}") for way in p.corridors)]
    return _rows(local, here), _rows(local, near)


def _rows(local: Localized, practices: Iterable[Practice]) -> tuple[Row, ...]:
    return tuple(local.row(practice.id) for practice in practices)[:_PRACTICES]


def fiches_sent(local: Localized, pair: tuple[str, str], measure: Cooperation) -> tuple[Row, ...]:
    """The fiches of the first State on requests for a measure that it sends to the second."""
    return tuple(
        local.row(fiche.id)
        for fiche in local.records(Measure)
        if (fiche.measure, fiche.state, fiche.direction) == (measure, pair[0], Direction.SENDS)
        and (not fiche.only_to or pair[1] in fiche.only_to)
    )
