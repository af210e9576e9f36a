"""What the fixed values of records are called for readers: messages, translated like all others."""

from __future__ import annotations

from pydantic.fields import FieldInfo

from concord.told import Told, told


def N_(text: str) -> str:  # noqa: N802  # the name gettext's tools look for
    """Mark a text for the message catalogues."""
    return text


# How a place in a text is told: its word as it is typed in a link; a bare number such as (2)(b) has none.
PINPOINTS = {
    "art.": N_("art. %(n)s"),
    "para.": N_("para. %(n)s"),
    "part": N_("part %(n)s"),
}
LABELS = {
    # who may read
    "public": N_("for everybody"),
    "restricted": N_("in the restricted edition alone"),
    # review
    "draft": N_("Draft"),
    "legal-check": N_("Legal check"),
    "language-check": N_("Language check"),
    "published": N_("Published"),
    "review-due": N_("Published, and due for review"),
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
    # answers
    "yes": N_("yes"),
    "partly": N_("partly"),
    "no": N_("no"),
    # measures of cooperation
    "video-evidence": N_("Evidence by video"),
    "controlled-delivery": N_("Controlled delivery"),
    "police-cooperation": N_("Police-to-police cooperation"),
    "witness-protection": N_("Witness protection"),
    "transfer-of-proceedings": N_("Transfer of proceedings"),
    "transfer-of-sentenced": N_("Transfer of sentenced persons"),
    # whose return
    "own-nationals": N_("own nationals"),
    "foreign-nationals": N_("foreign nationals"),
    # points of asking, and how a treaty settles them
    "body": N_("Body to ask"),
    "channel": N_("Channel"),
    "language": N_("Language"),
    "papers": N_("Papers"),
    "time-limits": N_("Time limits"),
    "refusals": N_("Grounds of refusal"),
    "alternative": N_("Alternative"),
    "costs": N_("Costs"),
    "conditions": N_("Conditions"),
    "legalisation": N_("Legalisation"),
    "prescribed": N_("prescribed by the treaty"),
    "left-to-parties": N_("left to the parties"),
    "left-to-notification": N_("left to a notification"),
    "left-to-law": N_("left to the law of the State asked"),
    "silent": N_("the treaty says nothing on it"),
    "receives": N_("requests it receives"),
    "sends": N_("requests it sends"),
    # acts, means and purposes
    "recruitment": N_("recruitment"),
    "transport": N_("transport"),
    "transfer": N_("transfer of a person"),
    "harbouring": N_("harbouring"),
    "receipt": N_("receipt"),
    "sale-or-purchase": N_("sale or purchase"),
    "exploiting": N_("exploiting"),
    "other-acts": N_("other acts"),
    "force-or-threat": N_("force or threat"),
    "other-coercion": N_("other coercion"),
    "abduction": N_("abduction"),
    "fraud-or-deception": N_("fraud or deception"),
    "abuse-of-power": N_("abuse of power"),
    "abuse-of-vulnerability": N_("abuse of vulnerability"),
    "payment-for-consent": N_("payment to a person in control"),
    "taking-documents": N_("taking documents"),
    "other-means": N_("other means"),
    "sexual-exploitation": N_("sexual exploitation"),
    "forced-labour": N_("forced labour or services"),
    "slavery": N_("slavery"),
    "servitude": N_("servitude"),
    "organ-removal": N_("organ removal"),
    "begging": N_("begging"),
    "criminal-acts": N_("criminal acts"),
    "marriage": N_("marriage"),
    "illegal-adoption": N_("illegal adoption"),
    "exploitation-in-general": N_("exploitation, not named in detail"),
    "other-purposes": N_("other purposes"),
    # how two laws compare
    "both": N_("both"),
    "first-only": N_("only the first text names it"),
    "second-only": N_("only the second text names it"),
    # how old what was read is
    "fresh": N_("read lately"),
    "due": N_("due for review"),
    "read-date-unknown": N_("date of reading not known"),
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
    "ratified": N_("ratification law adopted; deposit or entry into force not checked"),
    "signed": N_("signed; ratification not found in what was read"),
    "concluded": N_("concluded; entry into force not checked"),
    "not-party": N_("not a party"),
    "ratification": N_("ratification"),
    "accession": N_("accession"),
    "succession": N_("succession"),
    "adoption": N_("adoption by parliament"),
    # practices and lessons
    "practice": N_("Good practice"),
    "lesson": N_("Lesson learned"),
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
    # where a law comes from
    "un": N_("United Nations"),
    "ilo": N_("International Labour Organization"),
    "cis": N_("Commonwealth of Independent States"),
    "coe": N_("Council of Europe"),
    "arab-league": N_("League of Arab States"),
    "asean": N_("ASEAN"),
    "oas": N_("Organization of American States"),
    "bilateral": N_("Bilateral treaties"),
    # basis of a quotation
    "public-office": N_("said in public and in office"),
    "consent": N_("kept with written consent"),
    "public-record": N_("from a public record"),
}


def sentence(info: FieldInfo) -> Told:
    """What a field is for, in one line, as the handbook, the check and the form say it: a message."""
    text = " ".join((info.description or "").split())
    return told(text)
