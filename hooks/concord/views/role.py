"""What each profession needs first."""

from __future__ import annotations

from dataclasses import dataclass

from concord.language.localized import Localized
from concord.language.rows import Row
from concord.records.kinds import (
    Actor,
    Practice,
    Provision,
    Topic,
)
from concord.records.labels import LABELS, N_
from concord.views.lists import Group

# Which topics each profession meets first: our own reading of the work, not a rule of law.
ROLES: dict[Actor, tuple[Topic, ...]] = {
    Actor.POLICE: (Topic.TRAFFICKING, Topic.RELATED, Topic.IDENTIFICATION, Topic.JOINT, Topic.SMUGGLING),
    Actor.PROSECUTOR: (Topic.TRAFFICKING, Topic.MLA, Topic.EXTRADITION, Topic.CONFISCATION, Topic.LEGAL_PERSONS),
    Actor.JUDGE: (Topic.TRAFFICKING, Topic.NON_PUNISHMENT, Topic.COMPENSATION, Topic.PROTECTION),
    Actor.NGO: (Topic.IDENTIFICATION, Topic.SHELTER, Topic.RESIDENCE, Topic.REPATRIATION, Topic.COMPENSATION),
}


ROLE_NAMES = {
    Actor.POLICE: N_("Investigator"),
    Actor.PROSECUTOR: N_("Prosecutor"),
    Actor.JUDGE: N_("Judge"),
    Actor.NGO: N_("Victim-assistance NGO"),
}


@dataclass(frozen=True)
class RoleView:
    """What a profession needs first."""

    topics: tuple[Group, ...]
    practices: tuple[Row, ...]


def role_view(local: Localized, actor: Actor) -> RoleView:
    """What a profession needs first: provisions by topic, practices its members took part in."""
    provisions = local.records(Provision)
    groups = (
        Group(topic, local.say(LABELS[topic]), tuple(local.row(p.id) for p in provisions if p.topic is topic))
        for topic in ROLES[actor]
    )
    practices = (p for p in local.records(Practice) if actor in p.actors)
    return RoleView(tuple(g for g in groups if g.rows), tuple(local.row(p.id) for p in practices))
