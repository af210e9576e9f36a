"""Where a case begins: what is done, step by step, and the sheet of the chosen pair that each step needs."""

from __future__ import annotations

from dataclasses import dataclass

from concord.language.localized import Localized
from concord.language.rows import LinkRow
from concord.records.kinds import Cooperation
from concord.records.labels import LABELS, N_
from concord.records.values import Link
from concord.views.home import CorridorChooser, corridor_chooser

CRIMINALITY = "criminality"
"""The part of a corridor's page on dual criminality."""
DUAL_CRIMINALITY = N_("Dual criminality")


@dataclass(frozen=True)
class Step:
    """One step: what to do (messages), which sheet or part of a corridor tells how, and the articles behind it."""

    title: str
    text: str
    anchor: str
    under: tuple[Link, ...] = ()


@dataclass(frozen=True)
class Situation:
    """A case as it lies on the desk: its title and what it needs, messages, and its steps."""

    title: str
    lead: str
    steps: tuple[Step, ...]


def _article(treaty: str, number: int, at: str | None = None) -> Link:
    return Link(to=f"un/{treaty}/art-{number}", at=at)


def _step(title: str, text: str, anchor: str, *under: Link) -> Step:
    return Step(title, text, anchor, under)


_VICTIM = Situation(
    N_("A victim is found abroad"),
    N_("Seven steps, from safety to evidence"),
    (
        _step(
            N_("Safety first"),
            N_("Find a safe place, tell nobody where it is, and do not make help depend on testimony."),
            Cooperation.PROTECTION,
            _article("tip-protocol", 6, "para. 5"),
            _article("untoc", 24),
        ),
        _step(
            N_("Identification"),
            N_("Ask the body there that identifies victims and refers them to help, so that nobody is just deported."),
            Cooperation.REFERRAL,
            _article("tip-protocol", 6, "para. 3"),
        ),
        _step(
            N_("The consulate"),
            N_("If the victim agrees, turn to the consulate: it confirms nationality and helps with the return."),
            Cooperation.REPATRIATION,
            _article("tip-protocol", 8, "para. 3"),
        ),
        _step(
            N_("Papers and journey"),
            N_("Have travel papers issued without delay; plan a return that is safe and, where possible, voluntary."),
            Cooperation.REPATRIATION,
            _article("tip-protocol", 8, "para. 2"),
            _article("tip-protocol", 8, "para. 4"),
        ),
        _step(
            N_("Medical and other help"),
            N_("Ask for medical, psychological and material help, housing, and advice in the victim's own language."),
            Cooperation.REFERRAL,
            _article("tip-protocol", 6, "para. 3"),
        ),
        _step(
            N_("Compensation"),
            N_("Claim damages before the journey, or find out how to claim them from home."),
            Cooperation.COMPENSATION,
            _article("tip-protocol", 6, "para. 6"),
            _article("untoc", 25, "para. 2"),
        ),
        _step(
            N_("Evidence"),
            N_(
                "Record early what the victim is willing to tell, and ask whether a hearing by video is possible later."
            ),
            Cooperation.VIDEO,
            _article("untoc", 18, "para. 18"),
            _article("untoc", 24, "para. 2"),
        ),
    ),
)
_SUSPECT = Situation(
    N_("A suspect is abroad"),
    N_("Arrest, extradition, or trial there"),
    (
        _step(
            N_("Find out where"),
            N_("Ask the police there first; what they tell is no evidence yet, but shows whom and where to ask."),
            Cooperation.POLICE,
            _article("untoc", 27, "para. 1"),
        ),
        _step(
            N_("Is it a crime on both sides?"),
            N_("Compare the offences and the thresholds before you write the request."),
            CRIMINALITY,
            _article("untoc", 16, "para. 1"),
        ),
        _step(
            N_("Ask for arrest and extradition"),
            N_("See whom to ask, in which language, with which papers, and how long an arrest lasts before they come."),
            Cooperation.EXTRADITION,
            _article("untoc", 16),
        ),
        _step(
            N_("If a State does not give up its own citizen"),
            N_("Ask it to take over the case, and send the file."),
            Cooperation.PROCEEDINGS,
            _article("untoc", 16, "para. 10"),
            _article("untoc", 21),
        ),
        _step(
            N_("Evidence and papers"),
            N_("Ask for them by a request for legal assistance, early: it can take long."),
            Cooperation.MLA,
            _article("untoc", 18),
        ),
        _step(
            N_("Freeze the proceeds"),
            N_("Ask for tracing and freezing before the suspect learns of the case."),
            Cooperation.CONFISCATION,
            _article("untoc", 13),
        ),
    ),
)
_WITNESS = Situation(
    N_("A witness or papers are abroad"),
    N_("Video, request, or direct contact"),
    (
        _step(
            N_("Ask the police there"),
            N_("Find out whether the witness is there and willing, and which papers exist."),
            Cooperation.POLICE,
            _article("untoc", 27, "para. 1"),
        ),
        _step(
            N_("Protect the witness"),
            N_("Settle first who protects the witness and the family, here and there."),
            Cooperation.PROTECTION,
            _article("untoc", 24),
        ),
        _step(
            N_("Hear the witness by video"),
            N_("See whether the law there allows it, who leads the hearing, and who brings interpreter and equipment."),
            Cooperation.VIDEO,
            _article("untoc", 18, "para. 18"),
        ),
        _step(
            N_("Or ask for a record of the hearing, and for papers"),
            N_("Write the request for legal assistance with all that the treaty asks for."),
            Cooperation.MLA,
            _article("untoc", 18, "para. 15"),
        ),
        _step(
            N_("If the case needs more than one request"),
            N_("Propose a joint investigation."),
            Cooperation.JOINT,
            _article("untoc", 19),
        ),
    ),
)
_BOTH = Situation(
    N_("Is it a crime on both sides?"),
    N_("Elements and threshold, side by side"),
    (
        _step(
            N_("Compare the offences"),
            N_("Acts, means and purposes of both laws stand side by side, and a sentence tells whether it is shown."),
            CRIMINALITY,
            _article("tip-protocol", 3),
            _article("tip-protocol", 5, "para. 1"),
        ),
        _step(
            N_("Look at child and consent"),
            N_("For a child no means is needed, and a victim's consent does not count once a means was used."),
            CRIMINALITY,
            _article("tip-protocol", 3),
        ),
        _step(
            N_("Compare the penalty with the threshold of the treaty"),
            N_("Extradition often asks that both laws allow for a certain penalty; see the conditions on the sheet."),
            Cooperation.EXTRADITION,
            _article("untoc", 16),
        ),
        _step(
            N_("If it is not shown"),
            N_("Look for another article that covers the conduct, and describe the conduct, not the offence's name."),
            Cooperation.MLA,
            _article("untoc", 18, "para. 9"),
        ),
    ),
)
SITUATIONS = {"victim": _VICTIM, "suspect": _SUSPECT, "witness": _WITNESS, "both-sides": _BOTH}


@dataclass(frozen=True)
class StepRow:
    """A step as a page shows it."""

    title: str
    text: str
    anchor: str
    leads_to: str
    """What the sheet or part that it leads to is called."""
    under: tuple[LinkRow, ...]


@dataclass(frozen=True)
class SituationView:
    """The steps of a situation, and the choice of the pair they are taken for."""

    lead: str
    steps: tuple[StepRow, ...]
    chooser: CorridorChooser


def situation_view(local: Localized, name: str) -> SituationView:
    """The view of a situation."""
    situation = SITUATIONS[name]
    steps = tuple(_step_row(local, step) for step in situation.steps)
    return SituationView(local.say(situation.lead), steps, corridor_chooser(local))


def _step_row(local: Localized, step: Step) -> StepRow:
    leads_to = local.say(DUAL_CRIMINALITY if step.anchor == CRIMINALITY else LABELS[step.anchor])
    known = tuple(link for link in step.under if link.to in local.catalogue.records)
    return StepRow(local.say(step.title), local.say(step.text), str(step.anchor), leads_to, local.links(known))
