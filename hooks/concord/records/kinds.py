"""The kinds of record, as the field knows them. The docstrings are the editors' field reference.

A link is a field with the mark `RELATES`: its name is the relation (`relations.py`), and only this end is typed in.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Any, ClassVar

from pydantic import Field, ValidationInfo, field_validator, model_validator

from concord.records.labels import N_
from concord.records.relations import RELATES
from concord.records.values import (
    COUNTRIES,
    CorridorCode,
    CountryCode,
    Language,
    Link,
    PartialDate,
    Proof,
    Prose,
    RecordId,
    Slug,
    Unique,
    Url,
    Value,
    Verified,
)


class Confidence(StrEnum):
    """How sure we are of a statement."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class Status(StrEnum):
    """Whether a text is law today, as last seen."""

    IN_FORCE = "in-force"
    NOT_YET = "not-yet-in-force"
    REPEALED = "repealed"
    REPLACED = "replaced"
    EXPIRED = "expired"
    NOT_CHECKED = "not-checked"


PAST = frozenset({Status.REPEALED, Status.REPLACED, Status.EXPIRED})


class Level(StrEnum):
    """How far a treaty article binds."""

    MANDATORY = "mandatory"
    OPTIONAL = "optional"
    MIXED = "mixed"
    INTERPRETIVE = "interpretive"
    SCOPE = "scope"


class Topic(StrEnum):
    """What a provision is about."""

    TRAFFICKING = "trafficking-offence"
    RELATED = "related-offence"
    SMUGGLING = "migrant-smuggling"
    DEFINITION = "definition"
    JURISDICTION = "jurisdiction"
    LEGAL_PERSONS = "legal-persons"
    CONFISCATION = "confiscation"
    PROCEDURE = "procedure"
    MLA = "mutual-legal-assistance"
    EXTRADITION = "extradition"
    JOINT = "joint-investigation"
    IDENTIFICATION = "identification-referral"
    SHELTER = "shelter-assistance"
    PROTECTION = "witness-victim-protection"
    NON_PUNISHMENT = "non-punishment"
    COMPENSATION = "compensation"
    RESIDENCE = "residence"
    REPATRIATION = "repatriation"
    COORDINATION = "coordination"
    PREVENTION = "prevention"


class Form(StrEnum):
    """What sort of legal text an instrument is."""

    TREATY = "treaty"
    CODE = "code"
    LAW = "law"
    DECREE = "decree"
    RESOLUTION = "resolution"
    REGULATION = "regulation"
    PLAN = "action-plan"


class Standing(StrEnum):
    """Where a State stands towards a treaty."""

    PARTY = "party"
    SIGNED = "signed"
    RATIFIED = "ratified"
    CONCLUDED = "concluded"
    NOT_PARTY = "not-party"
    NOT_CHECKED = "not-checked"


class Consent(StrEnum):
    """The act by which a State bound itself."""

    RATIFICATION = "ratification"
    ACCESSION = "accession"
    SUCCESSION = "succession"
    ADOPTION = "adoption"


class PracticeForm(StrEnum):
    """Whether something was done that others can copy, or something was learned."""

    PRACTICE = "practice"
    LESSON = "lesson"


class Answer(StrEnum):
    """An honest answer. Silence is never "no"."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"
    NOT_CHECKED = "not-checked"


class Cooperation(StrEnum):
    """A measure of international cooperation, as practitioners ask for it."""

    EXTRADITION = "extradition"
    MLA = "mutual-legal-assistance"
    VIDEO = "video-evidence"
    JOINT = "joint-investigation"
    DELIVERY = "controlled-delivery"
    POLICE = "police-cooperation"
    REFERRAL = "identification-referral"
    REPATRIATION = "repatriation"
    PROTECTION = "witness-protection"
    CONFISCATION = "confiscation"
    PROCEEDINGS = "transfer-of-proceedings"
    COMPENSATION = "compensation"
    SENTENCED = "transfer-of-sentenced"


class Act(StrEnum):
    """What an offender does, in the words of article 3 of the TIP Protocol and of national laws."""

    RECRUITMENT = "recruitment"
    TRANSPORT = "transport"
    TRANSFER = "transfer"
    HARBOURING = "harbouring"
    RECEIPT = "receipt"
    SALE = "sale-or-purchase"
    USE = "exploiting"
    OTHER = "other-acts"


class Means(StrEnum):
    """How it is done."""

    FORCE = "force-or-threat"
    COERCION = "other-coercion"
    ABDUCTION = "abduction"
    DECEPTION = "fraud-or-deception"
    POWER = "abuse-of-power"
    VULNERABILITY = "abuse-of-vulnerability"
    PAYMENT = "payment-for-consent"
    DOCUMENTS = "taking-documents"
    OTHER = "other-means"


class Purpose(StrEnum):
    """Why it is done."""

    SEXUAL = "sexual-exploitation"
    LABOUR = "forced-labour"
    SLAVERY = "slavery"
    SERVITUDE = "servitude"
    ORGANS = "organ-removal"
    BEGGING = "begging"
    CRIME = "criminal-acts"
    MARRIAGE = "marriage"
    ADOPTION = "illegal-adoption"
    UNNAMED = "exploitation-in-general"
    OTHER = "other-purposes"


class Role(StrEnum):
    """What a country is in the facts told."""

    SOURCE = "source"
    TRANSIT = "transit"
    DESTINATION = "destination"
    PARTNER = "partner"


class Stage(StrEnum):
    """A stage of a case."""

    LEGISLATION = "legislation"
    PREVENTION = "prevention"
    IDENTIFICATION = "identification"
    REFERRAL = "referral"
    INVESTIGATION = "investigation"
    PROSECUTION = "prosecution"
    TRIAL = "trial"
    MLA = "mutual-legal-assistance"
    EXTRADITION = "extradition"
    PROTECTION = "protection"
    REPATRIATION = "repatriation"
    REINTEGRATION = "reintegration"
    COMPENSATION = "compensation"
    ASSETS = "asset-recovery"
    COORDINATION = "coordination"
    TRAINING = "training"


class Actor(StrEnum):
    """A profession or body that takes part."""

    POLICE = "police"
    PROSECUTOR = "prosecutor"
    JUDGE = "judge"
    NGO = "ngo"
    CONSULATE = "consulate"
    MIGRATION = "migration-service"
    LABOUR = "labour-inspection"
    SOCIAL = "social-service"
    BORDER = "border-guard"
    CENTRAL = "central-authority"
    IO = "international-organisation"
    GOVERNMENT = "government"
    PRIVATE = "private-sector"


class Evidence(Value):
    """What a statement rests on. Every legal statement has a source and says how sure we are of it."""

    sources: Annotated[tuple[str, ...], RELATES] = Field(min_length=1)
    """Ids from `sources.yaml`, the best first."""
    confidence: Confidence
    """high: the page was read and its words kept; medium: secondary, dated or partly read; low: an open question."""
    proof: Proof | None = None
    verified: Verified | None = None


class Finding(Evidence):
    """Something that a named source says is missing or wrong."""

    id: Slug
    text: Prose
    says: Prose
    """Who says so, as a reader would name it: `US TIP Report 2025`."""
    about: Annotated[tuple[Link, ...], RELATES] = ()


class OpenQuestion(Value):
    """Something nobody has checked yet: an invitation."""

    id: Slug
    text: Prose


class Event(Evidence):
    """A dated step in the law or practice of a country."""

    id: Slug
    date: PartialDate
    text: Prose


class TreatyStatus(Evidence):
    """Where the country stands towards one treaty, as a dated table or page shows it."""

    treaty: Annotated[Link, RELATES]
    standing: Standing
    as_at: PartialDate | None = None
    """The date of the table or page that was read. Later changes are not checked."""
    signed: PartialDate | None = None
    bound_on: PartialDate | None = None
    """Date of ratification or accession."""
    by: Consent | None = None
    in_force: PartialDate | None = None
    note: Prose | None = None

    @property
    def id(self) -> str:
        """How a translation names this row: the treaty's id with hyphens."""
        return self.treaty.to.replace("/", "-")


class Record(Value):
    """A page that is data. Its kind and id come from its path; its facts stand in its original language only."""

    kind: ClassVar[str] = ""
    label: ClassVar[str] = ""
    """What readers call one: a message."""
    room: ClassVar[str] = ""
    """Where its pages stand below `docs/`: `{slug}` is a name, `{country}` a State, `{owner}` a State or an
    organisation. The id is the path, without `law/` and `/index`."""
    list_title: ClassVar[str] = ""
    """What the list of all of them is called: a message. Empty: they stand on lists of other kinds."""
    goes_by_name: ClassVar[bool] = True
    """Whether it stands on the list of all pages from A to Z."""
    weight: ClassVar[float] = 1.0
    """How much its names count in the search: the page of a term or a country is what people mean by its bare name."""
    date_fields: ClassVar[tuple[str, ...]] = ()
    """The fields that date it, the most telling first."""

    id: str
    title: Prose
    formerly: tuple[RecordId, ...] = ()
    """Ids this record had before: the old addresses still work."""
    also_called: tuple[str, ...] = ()
    """Other names and abbreviations that people type, in any language, for the search: `УК РУз`, `UAE`."""

    @property
    def state(self) -> str:
        """The ISO 3166-1 code of the State whose law, body or profile this is; empty where it is no single State's."""
        steps = zip(self.room.removeprefix("law/").split("/"), self.id.split("/"), strict=False)
        code = next((step.upper() for part, step in steps if part in ("{country}", "{owner}")), "")
        return code if code in COUNTRIES else ""

    @property
    def states(self) -> tuple[str, ...]:
        """The ISO codes of the States it is about."""
        return (self.state,) if self.state else ()

    @property
    def shown_kind(self) -> str:
        """Its kind as readers are told: practices and lessons are told apart."""
        return self.kind


class Country(Record, Evidence):
    """A State's legal profile: the hub of everything about it."""

    kind: ClassVar = "country"
    label: ClassVar = N_("Country profile")
    room: ClassVar = "countries/{country}"
    list_title: ClassVar = N_("Countries")
    weight: ClassVar = 1.3
    role: Prose
    as_at: PartialDate
    """The day the profile was compiled."""
    treaties: Annotated[tuple[TreatyStatus, ...], Unique] = ()
    findings: Annotated[tuple[Finding, ...], Unique] = ()
    timeline: Annotated[tuple[Event, ...], Unique] = ()
    open_questions: Annotated[tuple[OpenQuestion, ...], Unique] = ()


class CoveredMeasure(Value):
    """A measure that a treaty can be a legal basis for. A bare word where its article is not recorded here."""

    measure: Cooperation
    under: Annotated[Link | None, RELATES] = None

    @model_validator(mode="before")
    @classmethod
    def _from_text(cls, given: Any) -> Any:
        return {"measure": given} if isinstance(given, str) else given


class Instrument(Record, Evidence):
    """A legal text as a whole: treaty, code, law, decree, resolution, plan."""

    kind: ClassVar = "instrument"
    label: ClassVar = N_("Legal text")
    room: ClassVar = "law/{owner}/{slug}/index"
    list_title: ClassVar = N_("Law and treaties")
    date_fields: ClassVar = ("adopted", "in_force")
    form: Form
    short_title: Prose | None = None
    """What practitioners call it: `TIP Protocol`."""
    original_titles: dict[Language, str] = {}
    """Its official names, by language. A reader sees the one in her language where we have no page for her."""
    titles_from: Annotated[dict[Language, str], RELATES] = {}
    """The source in which each of these names was read."""
    number: Prose | None = None
    adopted: PartialDate | None = None
    in_force: PartialDate | None = None
    status: Status
    status_note: Prose | None = None
    official: Annotated[str | None, RELATES] = None
    """Where the State or depositary publishes it."""
    parties: tuple[CountryCode, ...] = ()
    """For a treaty between a few States: the States."""
    amends: Annotated[tuple[Link, ...], RELATES] = ()
    replaces: Annotated[tuple[Link, ...], RELATES] = ()
    covers: tuple[CoveredMeasure, ...] = ()
    """For a treaty: the measures of cooperation it can be a legal basis for."""
    prevails_over: Annotated[tuple[Link, ...], RELATES] = ()
    """Treaties it replaces between States that are parties to both."""

    @property
    def states(self) -> tuple[str, ...]:
        """The States of a treaty between a few, else the State whose law it is."""
        return self.parties or super().states


class Penalty(Value):
    """The punishment for one part of an offence."""

    part: Prose
    condition: Prose
    minimum: str | None = None
    """Years of imprisonment unless `unit` says otherwise. Empty: not checked."""
    maximum: str | None = None
    unit: Prose | None = None
    fine: Prose | None = None
    alternative: Prose | None = None
    """Another punishment that the court may choose, or add to the term of years."""
    confiscation: Prose | None = None
    serious: Answer = Answer.NOT_CHECKED
    """Whether its maximum is four years or more (UNTOC art. 2(b))."""


class Elements(Evidence):
    """The elements of an offence, for comparing two laws (dual criminality)."""

    as_read: Prose
    """Which text was read, and of when."""
    acts: tuple[Act, ...] = ()
    acts_text: tuple[Prose, ...] = ()
    acts_complete: bool = True
    """false: part of the list was not read, so what is missing from it is not checked."""
    means_needed: Answer
    """Whether a means must be proved for an adult."""
    means: tuple[Means, ...] = ()
    means_text: tuple[Prose, ...] = ()
    means_complete: bool = True
    purposes: tuple[Purpose, ...] = ()
    purposes_text: tuple[Prose, ...] = ()
    purposes_complete: bool = True
    child_means_needed: Answer | None = None
    """Whether a means must be proved for a child. Empty where the offence has no rule of means."""
    child: Prose | None = None
    """The rule for a child, and the age."""
    consent_irrelevant: Answer
    attempt: Prose | None = None
    penalties: tuple[Penalty, ...] = ()
    serious: Answer
    """Whether it is a serious crime under UNTOC art. 2(b)."""
    note: Prose | None = None


class Provision(Record, Evidence):
    """The smallest part of a legal text that can be cited. Its instrument is the folder it stands in."""

    kind: ClassVar = "provision"
    label: ClassVar = N_("Provision")
    room: ClassVar = "law/{owner}/{slug}/{slug}"
    goes_by_name: ClassVar = False
    date_fields: ClassVar = ("in_force",)
    number: str | None = None
    """The human number, as text: `135`, `148-2`, `3.10`. Empty: the number was not read."""
    original_titles: dict[Language, str] = {}
    """The official heading, by language."""
    topic: Topic | None = None
    status: Status
    status_note: Prose | None = None
    in_force: PartialDate | None = None
    changed: tuple[PartialDate, ...] = ()
    """Dates at which the wording changed, as far as known."""
    level: Level | None = None
    modality: Prose | None = None
    """The verbs that bind, paragraph by paragraph: `shall (1, 3); may (2)`."""
    implements: Annotated[tuple[Link, ...], RELATES] = ()
    replaces: Annotated[tuple[Link, ...], RELATES] = ()
    findings: Annotated[tuple[Finding, ...], Unique] = ()
    elements: Elements | None = None

    @property
    def part_of(self) -> str:
        """The id of its instrument."""
        return self.id.rpartition("/")[0]


class Involvement(Value):
    """A country's part in a practice."""

    country: CountryCode
    role: Role


class Figure(Value):
    """A number that somebody claims, with all that is needed to judge it."""

    id: Slug
    what: Prose
    value: str
    unit: Prose
    period: Prose
    says: Prose
    self_reported: bool
    source: Annotated[str, RELATES]


class ParticipatingBody(Value):
    """Somebody who takes part in a practice, by office and never by name."""

    id: Slug
    name: Prose
    country: CountryCode | None = None
    actor: Actor


class Contact(Value):
    """Who turns to whom along a practice, and with what."""

    between: tuple[Slug, Slug]
    what: Prose


class Practice(Record, Evidence):
    """How bodies carried out the law, in a form others can copy (`form: practice`), or what was learned (`lesson`)."""

    kind: ClassVar = "practice"
    label: ClassVar = N_("Good practice")
    room: ClassVar = "practices/{slug}"
    list_title: ClassVar = N_("Practices and lessons")
    form: PracticeForm
    period: Prose | None = None
    countries: tuple[Involvement, ...] = ()
    corridors: tuple[CorridorCode, ...] = ()
    stages: tuple[Stage, ...] = ()
    actors: tuple[Actor, ...] = ()
    figures: Annotated[tuple[Figure, ...], Unique] = ()
    bodies: Annotated[tuple[ParticipatingBody, ...], Unique] = ()
    contacts: tuple[Contact, ...] = ()
    relies_on: Annotated[tuple[Link, ...], RELATES] = ()
    shared_at: Annotated[tuple[Link, ...], RELATES] = ()

    @field_validator("contacts")
    @classmethod
    def _between_its_bodies(cls, contacts: tuple[Contact, ...], given: ValidationInfo) -> tuple[Contact, ...]:
        bodies = {body.id for body in given.data.get("bodies", ())}
        for contact in contacts:
            for body in contact.between:
                if body not in bodies:
                    raise ValueError(f"wants ids of `bodies`, and {body} is none of them")
        return contacts

    @property
    def states(self) -> tuple[str, ...]:
        """The States that take part."""
        return tuple(dict.fromkeys(part.country for part in self.countries))

    @property
    def shown_kind(self) -> str:
        """Practices and lessons are told apart."""
        return str(self.form)


class Case(Record, Evidence):
    """A transnational case, no victim named; defendants only where the official title names them."""

    kind: ClassVar = "case"
    label: ClassVar = N_("Case")
    room: ClassVar = "cases/{slug}"
    list_title: ClassVar = N_("Cases")
    date_fields: ClassVar = ("year",)
    decided: bool
    court: Prose | None = None
    year: PartialDate | None = None
    countries: tuple[Involvement, ...]
    corridors: tuple[CorridorCode, ...] = ()
    route: Prose | None = None
    exploitation: Prose | None = None
    charges: tuple[Prose, ...] = ()
    applied: Annotated[tuple[Link, ...], RELATES] = ()
    cooperation: Annotated[tuple[Link, ...], RELATES] = ()
    not_known: tuple[Prose, ...] = ()

    @property
    def states(self) -> tuple[str, ...]:
        """The States that take part."""
        return tuple(dict.fromkeys(part.country for part in self.countries))


class Measure(Record, Evidence):
    """A fiche: how to ask one country for one form of cooperation (scope, competent body, practical details)."""

    kind: ClassVar = "measure"
    label: ClassVar = N_("How to ask")
    room: ClassVar = "measures/{country}/{slug}"
    goes_by_name: ClassVar = False
    measure: Cooperation
    partners: tuple[CountryCode, ...] = ()
    """Only for requests from these States. Empty: from all."""
    scope: Prose | None = None
    alternative: Prose | None = None
    """What to ask for where this cannot be had."""
    asked_of: Prose | None = None
    authority: Annotated[str | None, RELATES] = None
    channel: Prose | None = None
    language: Prose | None = None
    papers: tuple[Prose, ...] = ()
    time_limits: tuple[Prose, ...] = ()
    refusals: tuple[Prose, ...] = ()
    """Grounds of refusal."""
    basis: Prose | None = None
    """The legal basis, as the source names it."""
    under: Annotated[tuple[Link, ...], RELATES] = ()
    on_reciprocity: Answer = Answer.NOT_CHECKED
    """Whether it is given without a treaty, on reciprocity."""


class Quotation(Value):
    """Words said in public by somebody in office."""

    id: Slug
    who: Prose
    text: Prose
    source: Annotated[str, RELATES]
    note: Prose | None = None


class Recommendation(Value):
    """What a meeting asked for. Who carried it out may be known later."""

    id: Slug
    text: Prose
    source: Annotated[str, RELATES]
    carried_out_by: Annotated[tuple[Link, ...], RELATES] = ()


class Workshop(Record, Evidence):
    """A meeting and its proceedings."""

    kind: ClassVar = "workshop"
    label: ClassVar = N_("Workshop")
    room: ClassVar = "workshops/{slug}"
    list_title: ClassVar = N_("Workshops")
    date_fields: ClassVar = ("start",)
    of_the_series: bool
    ordinal: int | None = None
    """Its number in the yearly series."""
    city: Prose | None = None
    country: CountryCode | None = None
    start: PartialDate
    end: PartialDate | None = None
    date_note: Prose | None = None
    organisers: tuple[Prose, ...] = ()
    countries: tuple[CountryCode, ...] = ()
    countries_complete: bool = False
    participants: str | None = None
    """How many people, as the source says it."""
    themes: tuple[Prose, ...] = ()
    recommendations: tuple[Recommendation, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    not_known: tuple[Prose, ...] = ()

    @property
    def states(self) -> tuple[str, ...]:
        """The States that took part."""
        return self.countries


class Equivalent(Value):
    """A term's word in another language, with where it was read."""

    language: Language
    term: str
    source: Annotated[str, RELATES]


class Term(Record, Evidence):
    """A word of the field. Its definition is the text of the page, in our own words."""

    kind: ClassVar = "term"
    label: ClassVar = N_("Term")
    room: ClassVar = "glossary/{slug}"
    list_title: ClassVar = N_("Glossary")
    weight: ClassVar = 1.3
    equivalents: tuple[Equivalent, ...] = ()


class Authority(Record, Evidence):
    """A competent body, by its public office only."""

    kind: ClassVar = "authority"
    label: ClassVar = N_("Authority")
    room: ClassVar = "authorities/{country}/{slug}"
    hotline: str | None = None
    """A public telephone line that was verified."""
    competent_for: tuple[Cooperation, ...] = ()
    channel: Prose | None = None
    languages: tuple[Prose, ...] = ()
    """Languages in which it accepts requests, as declared or written in a treaty."""


class Corridor(Record):
    """An ordered pair of countries. The page is computed; the file may add notes to it."""

    kind: ClassVar = "corridor"
    label: ClassVar = N_("Corridor")
    room: ClassVar = "corridors/{pair}"
    list_title: ClassVar = N_("Corridors")
    goes_by_name: ClassVar = False
    weight: ClassVar = 1.4
    title: Prose | None = None  # type: ignore[assignment]  # made of the two countries' names

    @property
    def pair(self) -> tuple[str, str]:
        """The two ISO codes: from, to."""
        start, _, end = self.id.rpartition("/")[2].upper().partition("-")
        return start, end

    @property
    def states(self) -> tuple[str, ...]:
        """Both States."""
        return self.pair


class Source(Record):
    """A document we rely on, in the fields of CSL, which Zotero and Pandoc read."""

    kind: ClassVar = "source"
    label: ClassVar = N_("Source")
    goes_by_name: ClassVar = False
    id: Slug
    title: Prose | None = None  # type: ignore[assignment]  # many pages were kept without their title
    type: str
    URL: Url | None = None
    publisher: str | None = None
    issued: PartialDate | None = None
    accessed: PartialDate | None = None
    """When the stored copy was read. Empty: not known."""
    note: Prose | None = None


class Article(Record):
    """A page of plain text: home, method, handbook."""

    kind: ClassVar = "article"
    label: ClassVar = N_("Page")
    room: ClassVar = "{article}"
    goes_by_name: ClassVar = False

    @property
    def is_home(self) -> bool:
        """Whether it is the page that a reader meets first."""
        return self.id == "index"


KINDS: tuple[type[Record], ...] = (
    Country, Instrument, Provision, Practice, Case, Measure, Workshop, Term, Authority, Corridor, Article, Source,
)  # fmt: skip
KIND_LABELS = {kind.kind: kind.label for kind in KINDS} | {"lesson": N_("Lesson learned")}
"""What readers call each kind, as `shown_kind` names it."""
