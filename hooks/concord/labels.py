"""What the fixed values of records are called for readers: messages, translated like all others."""

from __future__ import annotations


def N_(text: str) -> str:  # noqa: N802  # the name gettext's tools look for
    """Mark a text for the message catalogues."""
    return text


LABELS = {
    # confidence
    "high": N_("high"),
    "medium": N_("medium"),
    "low": N_("low"),
    # status of a text
    "in-force": N_("in force"),
    "not-yet-in-force": N_("not yet in force"),
    "repealed": N_("repealed"),
    "replaced": N_("replaced"),
    "expired": N_("expired"),
    "not-checked": N_("not checked"),
    # level of a treaty article
    "mandatory": N_("mandatory"),
    "optional": N_("optional"),
    "mixed": N_("partly mandatory, partly optional"),
    "interpretive": N_("interpretive"),
    "scope": N_("scope"),
    # topics
    "trafficking-offence": N_("Trafficking offence"),
    "related-offence": N_("Related offences"),
    "migrant-smuggling": N_("Smuggling of migrants"),
    "definition": N_("Definitions"),
    "jurisdiction": N_("Jurisdiction"),
    "legal-persons": N_("Liability of legal persons"),
    "confiscation": N_("Confiscation"),
    "procedure": N_("Procedure"),
    "mutual-legal-assistance": N_("Mutual legal assistance"),
    "extradition": N_("Extradition"),
    "joint-investigation": N_("Joint investigations"),
    "identification-referral": N_("Identification and referral"),
    "shelter-assistance": N_("Shelter and assistance"),
    "witness-victim-protection": N_("Protection of victims and witnesses"),
    "non-punishment": N_("Non-punishment of victims"),
    "compensation": N_("Compensation"),
    "residence": N_("Residence of victims"),
    "repatriation": N_("Repatriation"),
    "coordination": N_("Coordination"),
    "prevention": N_("Prevention"),
    # forms of instrument
    "treaty": N_("Treaty"),
    "code": N_("Code"),
    "law": N_("Law"),
    "decree": N_("Decree"),
    "resolution": N_("Resolution"),
    "regulation": N_("Regulation"),
    "action-plan": N_("Action plan"),
    # standing towards a treaty
    "party": N_("party"),
    "signed": N_("signed; ratification not found in what was read"),
    "concluded": N_("concluded; entry into force not checked"),
    "not-party": N_("not a party"),
    "ratification": N_("ratification"),
    "accession": N_("accession"),
    "succession": N_("succession"),
    "adoption": N_("adoption by parliament"),
    # roles of a country
    "source": N_("country of origin"),
    "transit": N_("country of transit"),
    "destination": N_("country of destination"),
    "partner": N_("partner country"),
    # stages of a case
    "legislation": N_("Legislation"),
    "identification": N_("Identification"),
    "referral": N_("Referral"),
    "investigation": N_("Investigation"),
    "prosecution": N_("Prosecution"),
    "trial": N_("Trial"),
    "protection": N_("Protection"),
    "reintegration": N_("Reintegration"),
    "asset-recovery": N_("Asset recovery"),
    "training": N_("Training"),
    # who takes part
    "police": N_("Police"),
    "prosecutor": N_("Prosecutor"),
    "judge": N_("Judge"),
    "ngo": N_("NGO"),
    "consulate": N_("Consulate"),
    "migration-service": N_("Migration service"),
    "labour-inspection": N_("Labour inspection"),
    "social-service": N_("Social service"),
    "border-guard": N_("Border guard"),
    "central-authority": N_("Central authority"),
    "international-organisation": N_("International organisation"),
    "government": N_("Government"),
    "private-sector": N_("Private sector"),
    # kinds of page
    "country": N_("Country profile"),
    "instrument": N_("Legal text"),
    "provision": N_("Provision"),
    "practice": N_("Good practice"),
    "lesson": N_("Lesson learned"),
    "workshop": N_("Workshop"),
    "term": N_("Term"),
    "authority": N_("Authority"),
    "corridor": N_("Corridor"),
    "article": N_("Page"),
    "index": N_("List"),
    # where a law comes from
    "un": N_("United Nations"),
    "ilo": N_("International Labour Organization"),
    "cis": N_("Commonwealth of Independent States"),
    "coe": N_("Council of Europe"),
    "arab-league": N_("League of Arab States"),
    "asean": N_("ASEAN"),
    "bilateral": N_("Bilateral treaties"),
}
