"""The kinds of record, as the field knows them. The docstrings are the editors' field reference.

A link is a field with the mark `RELATES`: its name is the relation (`relations.py`), and only this end is typed in.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from typing import Annotated, Any, ClassVar, Self

from pydantic import AfterValidator, Field, ValidationInfo, field_validator, model_validator

from concord.problem import suggest
from concord.records.belonging import (
    check_bodies,
    check_languages,
    check_measure,
    check_titles,
    check_unit,
    check_whole,
    not_its_own,
    of_a_treaty,
    only_where,
)
from concord.records.labels import N_
from concord.records.limits import (
    HAPPENED,
    Unfit,
    check_country,
    check_in_force,
    check_length,
    check_own_number,
    check_parties,
    check_proof,
    check_roles,
    check_serious,
    check_terms,
    not_after,
    not_before,
)
from concord.records.numbers import check_article, check_line, check_number, check_ordinal, check_span
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
    SourceType,
    Unique,
    Url,
    Value,
    Verified,
    country_names,
)
from concord.told import told


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


class Point(StrEnum):
    """What a request for cooperation has to get right."""

    BODY = "body"
    CHANNEL = "channel"
    LANGUAGE = "language"
    PAPERS = "papers"
    TIME = "time-limits"
    REFUSALS = "refusals"
    ALTERNATIVE = "alternative"
    COSTS = "costs"
    CONDITIONS = "conditions"
    LEGALISATION = "legalisation"


class Settling(StrEnum):
    """How a treaty settles a point of asking: itself, by leaving it to somebody, or not at all."""

    PRESCRIBED = "prescribed"
    PARTIES = "left-to-parties"
    NOTIFICATION = "left-to-notification"
    LAW = "left-to-law"
    SILENT = "silent"


class Direction(StrEnum):
    """Whether a fiche is about the requests that a State receives, or those that it sends."""

    RECEIVES = "receives"
    SENDS = "sends"


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


class Access(StrEnum):
    """Who may read something: everybody, or those alone who are given the restricted edition."""

    PUBLIC = "public"
    RESTRICTED = "restricted"


class Evidence(Value):
    """What a statement rests on. Every legal statement has a source and says how sure we are of it."""

    sources: Annotated[tuple[str, ...], RELATES] = Field(min_length=1)
    """The ids of the documents it rests on, the best first, `[code-of-2020, report-of-2025]`, as `sources.yaml` has
    them."""
    confidence: Confidence
    """How sure we are: `low` for an open question, `medium` where what was read is secondary, dated or incomplete,
    `high` where the page was read and its words kept."""
    proof: Proof | None = None
    """The words of one source that carry the statement; empty: no wording was kept."""
    verified: Verified | None = None
    """That a person compared it with the law itself; empty until somebody did."""

    @model_validator(mode="after")
    def _proof_is_named(self) -> Self:
        if self.proof is not None:
            check_proof(self.proof.source, self.sources)
        return self


class Finding(Evidence):
    """Something that a named source says is missing or wrong."""

    id: Slug
    """A short name that is unique on the page, `house-arrest-remains-possible`, by which translations name it."""
    text: Prose
    """What is missing or wrong, as one statement: `House arrest remains possible instead of prison.`"""
    says: Prose
    """Who says so, as a reader would name it: `US TIP Report 2025`."""
    about: Annotated[tuple[Link, ...], RELATES] = ()
    """The provisions or texts it criticises, `[uz/criminal-code/art-135]`; on the page of a provision empty means that
    provision, elsewhere the country in general."""


class OpenQuestion(Value):
    """Something nobody has checked yet: an invitation."""

    id: Slug
    """A short name that is unique on the page, `liability-of-legal-persons`, by which translations name it."""
    text: Prose
    """What nobody has checked, so that a reader can answer it: `Whether legal persons are liable since 2000.`"""


class Event(Evidence):
    """A dated step in the law or practice of a country."""

    id: Slug
    """A short name that is unique on the page, `2020-08-17-new-law`, by which translations name it."""
    date: Annotated[PartialDate, HAPPENED]
    """When it happened, as exactly as the source says: `2020-08-17`, or the month or year alone."""
    text: Prose
    """What happened, in a few words: `New edition of the law against trafficking.`"""


class TreatyStatus(Evidence):
    """Where the country stands towards one treaty, as a dated table or page shows it."""

    treaty: Annotated[Link, RELATES]
    """The id of the treaty, `un/tip-protocol`."""
    standing: Standing
    """Where the State stands, as the table read shows it: `party`; what a dated table does not show is not checked, and
    never "not a party"."""
    as_at: Annotated[PartialDate | None, HAPPENED] = None
    """The date of the table or page that was read, `2015-03-14`, after which changes are not checked; empty: it bears
    no date."""
    signed: Annotated[PartialDate | None, HAPPENED, not_after("as_at")] = None
    """The date of signature, `2000-12-13`; empty: none was read."""
    bound_on: Annotated[PartialDate | None, HAPPENED, not_before("signed"), not_after("as_at")] = None
    """The date of ratification or accession, `2003-12-09`; empty: none was read."""
    by: Consent | None = None
    """The act by which the State bound itself, `accession`; empty: it was not read."""
    in_force: Annotated[PartialDate | None, not_before("signed"), AfterValidator(check_in_force)] = None
    """The date of entry into force for this State, `2016-09-01`; empty: it was not read."""
    note: Prose | None = None
    """Reservations, declarations and doubts, in words: `Not bound by art. 35(2).`; empty: none were read."""

    @property
    def id(self) -> str:
        """How a translation names this row: the treaty's id with hyphens."""
        return self.treaty.to.replace("/", "-")


@cache
def _state_of(room: str, id: str) -> str:
    steps = zip(room.removeprefix("law/").split("/"), id.split("/"), strict=False)
    code = next((step.upper() for part, step in steps if part in ("{country}", "{owner}")), "")
    return code if code in COUNTRIES else ""


class Clearance(Value):
    """Words that may identify somebody, and that two people in different roles let stand."""

    words: str
    """The words as they stand on the page, `+998 71 200 00 00`."""
    reason: str
    """Why they harm nobody, `the line of a ministry, which the law itself prints`."""
    by: tuple[str, ...]
    """The roles that agreed, two at least, `[editor, adviser on victims]`, and never names."""

    @field_validator("by")
    @classmethod
    def _by_two(cls, roles: tuple[str, ...]) -> tuple[str, ...]:
        if len({role.strip().lower() for role in roles}) < 2:
            raise Unfit(
                told("wants two different roles"),
                told("Ask somebody in another role, and add hers: `[editor, adviser on victims]`."),
            )
        return roles


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
    sections: ClassVar[Mapping[str, str]] = {}
    """The headings that each page of the kind has below its first sentence, by their ids."""
    asked: ClassVar[tuple[str, ...]] = ()
    """The fields that may be empty, and that whoever begins a page is asked for all the same."""

    id: str
    """The name by which others link to it, `uz/criminal-code/art-135`, which follows from the path and is never written
    on a page."""
    title: Prose
    """What readers call it, at the head of its page and in every list: `Trafficking in persons`."""
    formerly: tuple[RecordId, ...] = ()
    """Ids it had before, `[practices/old-name]`, so that old addresses still lead here; empty: it never moved."""
    also_called: tuple[str, ...] = ()
    """Other names and abbreviations that people type in the search, in any language, `[УК РУз, UAE]`; empty: none but
    the title."""

    cleared: tuple[Clearance, ...] = ()
    """What two people let stand on the page though it may identify somebody, each with its reason; empty: nothing."""
    edition: Access = Access.PUBLIC
    """Who may read the page: `restricted` leaves it out of the public edition in all languages, with every trace; left
    out: everybody."""
    reviewed: Verified | None = None
    """That a person read the language of the page, which the command of reviewers writes; empty until somebody did."""
    published: Verified | None = None
    """That a second person, who did not check the law, let the page go out as checked, which the same command writes;
    empty: it is a draft."""
    restricted_sections: tuple[Slug, ...] = ()
    """The ids of sections that the public edition leaves out with all that stands below them, `[how-to-reach-her]`;
    empty: everybody may read the whole page."""

    @property
    def state(self) -> str:
        """The ISO 3166-1 code of the State whose law, body or profile this is; empty where it is no single State's."""
        return _state_of(self.room, self.id)

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
    """What the country is in the routes of trafficking, `source, some transit and internal forced labour`."""
    as_at: Annotated[PartialDate, HAPPENED]
    """The day on which the profile was compiled, `2026-11-23`."""
    treaties: Annotated[tuple[TreatyStatus, ...], Unique] = ()
    """Where the State stands towards each treaty, one row a treaty; empty: no table has been read."""
    findings: Annotated[tuple[Finding, ...], Unique] = ()
    """What named sources say is missing or wrong in the country; empty: nothing recorded, which does not mean that
    nothing is wrong."""
    timeline: Annotated[tuple[Event, ...], Unique] = ()
    """Dated steps in its law and practice; empty: none recorded."""
    open_questions: Annotated[tuple[OpenQuestion, ...], Unique] = ()
    """What nobody has checked yet, as invitations; empty: none written down."""

    @model_validator(mode="after")
    def _title_is_its_own(self) -> Self:
        check_country(self.state, self.title, country_names())
        return self


class TreatyTerm(Evidence):
    """What a treaty's own words prescribe on one point of asking for a measure."""

    id: Slug
    """A short name that is unique on the page, `language`, by which translations name it."""
    measures: tuple[Cooperation, ...] = Field(min_length=1)
    """The forms of cooperation it holds for, `[mutual-legal-assistance, video-evidence]`."""
    point: Point
    """What it settles, `language`: one point, so that a sheet can show it in its place."""
    settled: Settling = Settling.PRESCRIBED
    """How the treaty settles it where it does not prescribe it itself, `left-to-notification`; `silent` only where the
    whole treaty was read and has nothing on it; left out: it prescribes it."""
    text: Prose
    """What it prescribes, in our words and short enough to act on: `in the language of the State asked, or with a
    certified translation into it`."""
    gives_way: bool = False
    """Whether it holds only where no treaty of legal assistance binds the two States, `true` of UNTOC art. 18(9)-(29);
    left out: it holds beside others."""
    at: str | None = None
    """The paragraph, `para. 14`, or on the page of a whole treaty the article and paragraph, `art. 18(14)`; empty: it
    was not shown where it was read."""


class CoveredMeasure(Value):
    """A measure that a treaty can be a legal basis for. A bare word where its article is not recorded here."""

    measure: Cooperation
    """The form of cooperation, `extradition`, which is all one writes where its article is not recorded here."""
    under: Annotated[Link | None, RELATES] = None
    """The article of the treaty that provides for it, `cis/minsk-1993/art-56`; empty: the article is not recorded
    here."""

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
    """What sort of text it is: `treaty`."""
    short_title: Prose | None = None
    """What practitioners call it, `TIP Protocol`; empty: lists use the title."""
    short_titles: dict[Language, str] = {}
    """The same in languages into which the page is not translated, `{tr: Palermo Sözleşmesi}`, in our words; empty:
    lists use its title there."""
    original_titles: dict[Language, str] = {}
    """Its official name in each language, `{kk: Қазақстан Республикасының Қылмыстық кодексі}`, under which a reader of
    that language finds it; empty: none was read."""
    titles_from: Annotated[dict[Language, str], RELATES, AfterValidator(check_titles)] = {}
    """For each of these languages the id of the source in which the name was read, `{kk: adilet-title-kk}`; empty: it
    was not kept."""
    number: Prose | None = None
    """Its official number as the State writes it, `No. 2012-XII`; empty: it was not read."""
    adopted: Annotated[PartialDate | None, HAPPENED] = None
    """The date of adoption or signature, `1994-09-22`; empty: it was not read."""
    in_force: Annotated[PartialDate | None, not_before("adopted")] = None
    """The date of its entry into force, `1995-04-01`; empty: it was not read."""
    status: Status
    """Whether it is law today, as last seen: `in-force`."""
    status_note: Prose | None = None
    """What the status rests on or leaves open, `in force, amended 2025-05-19 on art. 135`; empty: nothing to add."""
    official: Annotated[str | None, RELATES] = None
    """The id of the source where the State or the depositary publishes it, `lex-111453`; empty: no official place was
    found."""
    parties: Annotated[tuple[CountryCode, ...], only_where("form", Form.TREATY)] = ()
    """The two or few States that a treaty is between, `[UZ, AE]`; empty for a treaty open to many and for a law."""
    for_children: Annotated[bool, only_where("form", Form.TREATY)] = False
    """Whether a treaty is about children alone, `true`: as a basis it stands after those for everybody, and says so;
    left out: it is for everybody."""
    amends: Annotated[tuple[Link, ...], RELATES] = ()
    """Texts it changes, `[uz/criminal-code]`, of which those pages then tell; empty: none recorded."""
    replaces: Annotated[tuple[Link, ...], RELATES] = ()
    """Texts that ended with it, `[uz/tip-law-2008]`, of which those pages then tell; empty: none recorded."""
    covers: Annotated[tuple[CoveredMeasure, ...], only_where("form", Form.TREATY)] = ()
    """For a treaty, the measures of cooperation it can be a legal basis for; empty: it is offered as a basis for
    none."""
    prevails_over: Annotated[tuple[Link, ...], RELATES, only_where("form", Form.TREATY)] = ()
    """For a treaty, older ones it replaces between States that are parties to both, `[cis/minsk-1993]`; empty: none
    recorded."""
    terms: Annotated[tuple[TreatyTerm, ...], Unique, only_where("form", Form.TREATY)] = ()
    """For a treaty, what it prescribes on asking where the article has no page of its own; empty: nothing was read."""

    @model_validator(mode="after")
    def _parties_are_those_of_its_name(self) -> Self:
        if self.parties:
            check_parties(self.id, self.parties)
        return self

    @property
    def year_apart(self) -> str:
        """The year of a treaty open to many, which tells those that are called alike apart; else empty."""
        return "" if self.state or self.parties else (self.adopted or "")[:4]

    @property
    def states(self) -> tuple[str, ...]:
        """The States of a treaty between a few, else the State whose law it is."""
        return self.parties or super().states


class Penalty(Value):
    """The punishment for one part of an offence."""

    part: Prose
    """The part of the article, as it is numbered: `2`."""
    condition: Prose
    """When this part applies, `basic offence` or the aggravating circumstances."""
    minimum: str | None = None
    """The least term as the law writes it, `5`, in years of imprisonment unless `unit` says otherwise; empty: not
    checked."""
    maximum: str | None = None
    """The longest term as the law writes it, `10`, in years of imprisonment unless `unit` says otherwise; empty: not
    checked."""
    unit: Prose | None = None
    """What the two terms are counted in, `life`, where they are not years; empty: years of imprisonment."""
    fine: Prose | None = None
    """The fine as the law writes it, `up to 25 base calculation units`; empty: none was read."""
    alternative: Prose | None = None
    """Another punishment that the court may choose or add to the term, `correctional work up to 2 years`; empty: none
    was read."""
    confiscation: Prose | None = None
    """What the law says of confiscation or forfeiture, `confiscation of property`; empty: nothing was read."""
    serious: Answer = Answer.NOT_CHECKED
    """Whether its maximum is four years or more (UNTOC art. 2(b)): `yes`; left out: not checked."""

    @model_validator(mode="after")
    def _least_is_least(self) -> Self:
        check_terms(self.minimum, self.maximum, self.unit)
        check_serious(self.maximum, self.unit, self.serious)
        return self


class Elements(Evidence):
    """The elements of an offence, for comparing two laws (dual criminality)."""

    as_read: Prose
    """Which text was read, and of when: `English translation of 2022`."""
    acts: tuple[Act, ...] = ()
    """The acts that the text names, in our fixed words: `[recruitment, transport]`; empty: none was read."""
    acts_text: tuple[Prose, ...] = ()
    """The same acts in the words of the law, `[buying and selling a person]`; empty: none was read."""
    acts_complete: bool = True
    """Whether the list of acts was read to its end, `false` where part of it was not, so that silence is not taken for
    "no"; left out: it was."""
    means_needed: Answer
    """Whether a means must be proved for an adult: `no`."""
    means: tuple[Means, ...] = ()
    """The means that the text names, in our fixed words: `[force-or-threat, abduction]`; empty: none was read."""
    means_text: tuple[Prose, ...] = ()
    """The same means in the words of the law, `[threat or use of force]`; empty: none was read."""
    means_complete: bool = True
    """Whether the list of means was read to its end, `false` where part of it was not; left out: it was."""
    purposes: tuple[Purpose, ...] = ()
    """The purposes that the text names, in our fixed words: `[sexual-exploitation, forced-labour]`; empty: none was
    read."""
    purposes_text: tuple[Prose, ...] = ()
    """The same purposes in the words of the law, `[commercial sex act]`; empty: none was read."""
    purposes_complete: bool = True
    """Whether the list of purposes was read to its end, `false` where part of it was not; left out: it was."""
    child_means_needed: Answer | None = None
    """Whether a means must be proved for a child, `no`; empty where the offence has no rule of means."""
    child: Prose | None = None
    """The rule for a child, and the age, in words: `victim known to be under 18 aggravates (part 3)`; empty: it was not
    read."""
    consent_irrelevant: Answer
    """Whether the victim's consent is irrelevant: `not-checked` until its rule was read."""
    attempt: Prose | None = None
    """How attempt and preparation are punished, `under the general rule (art. 30(3))`; empty: it was not read."""
    penalties: tuple[Penalty, ...] = ()
    """The punishment for each part of the article; empty: none was read."""
    serious: Answer
    """Whether it is a serious crime under UNTOC art. 2(b), with a maximum of four years or more: `yes`."""
    note: Prose | None = None
    """What a reader must know to use the comparison, `The penalty of part 1 was not read.`; empty: nothing to add."""

    @model_validator(mode="after")
    def _whole_as_its_parts(self) -> Self:
        check_whole(self.serious, self.penalties)
        return self


class Provision(Record, Evidence):
    """The smallest part of a legal text that can be cited. Its instrument is the folder it stands in."""

    kind: ClassVar = "provision"
    label: ClassVar = N_("Provision")
    room: ClassVar = "law/{owner}/{slug}/{slug}"
    goes_by_name: ClassVar = False
    date_fields: ClassVar = ("in_force",)
    number: Annotated[str | None, AfterValidator(check_article)] = None
    """The human number as text, `135`, `148-2` or `3.10`; empty: the number was not read."""
    original_titles: dict[Language, str] = {}
    """Its official heading in each language, `{ru: Торговля людьми}`; empty: none was read."""
    topic: Topic | None = None
    """What it is about, `trafficking-offence`, which puts it beside the same of other countries; empty: it stands under
    no subject."""
    status: Status
    """Whether it is law today, as last seen: `in-force`."""
    status_note: Prose | None = None
    """What the status rests on or leaves open, `2008 edition; 2020 text unverified`; empty: nothing to add."""
    in_force: PartialDate | None = None
    """The date of its entry into force, `2019-04-01`; empty: it was not read."""
    changed: tuple[PartialDate, ...] = ()
    """Dates on which the wording changed, as far as known: `[2008-09-16, 2025-05-19]`; empty: none is known."""
    level: Annotated[Level | None, AfterValidator(of_a_treaty)] = None
    """For a treaty article, how far it binds: `mandatory`; empty for national law, and where it was not judged."""
    modality: Annotated[Prose | None, AfterValidator(of_a_treaty)] = None
    """For a treaty article, the verbs that bind, paragraph by paragraph: `shall (1, 3); may (2)`; empty for national
    law, and where they were not read."""
    implements: Annotated[tuple[Link, ...], RELATES] = ()
    """Treaty provisions or treaties that it carries out, `[un/tip-protocol/art-5]`; empty: none recorded."""
    replaces: Annotated[tuple[Link, ...], RELATES] = ()
    """Provisions that ended with it, `[uz/criminal-code/art-115]`; empty: none recorded."""
    findings: Annotated[tuple[Finding, ...], Unique] = ()
    """What named sources say is missing or wrong in it; empty: nothing recorded."""
    terms: Annotated[tuple[TreatyTerm, ...], Unique, AfterValidator(of_a_treaty)] = ()
    """For a treaty article, what it prescribes on asking, one point a row; empty: it prescribes nothing, or was not
    read for this."""
    elements: Elements | None = None
    """For an offence, its elements, which make dual criminality comparable; empty: not an offence, or not read for
    this."""

    @model_validator(mode="after")
    def _number_is_that_of_its_name(self) -> Self:
        if self.number:
            check_own_number(self.id, self.number)
        return self

    @property
    def part_of(self) -> str:
        """The id of its instrument."""
        return self.id.rpartition("/")[0]


class Involvement(Value):
    """A country's part in a practice."""

    country: CountryCode
    """The country by its two-letter code: `UZ`."""
    role: Role
    """What it is in the facts told: `source`."""


class Figure(Value):
    """A number that somebody claims, with all that is needed to judge it."""

    id: Slug
    """A short name that is unique on the page, `victims`, by which translations name it."""
    what: Prose
    """What was counted: `of them given shelter by the NGO`."""
    value: Annotated[str, AfterValidator(check_number), AfterValidator(check_span)]
    """The number as the source gives it: `54`."""
    unit: Prose
    """Who or what is counted: `women`."""
    period: Annotated[Prose, AfterValidator(check_span)]
    """The time it covers: `February to March 2020`."""
    says: Prose
    """Who claims it: `Ministry of Internal Affairs of Kazakhstan`."""
    self_reported: bool
    """Whether the body counts its own work, `true`, which the page then tells."""
    source: Annotated[str, RELATES]
    """The id of the document that gives the number, `sanasezim-69`, as `sources.yaml` has it."""

    @model_validator(mode="after")
    def _unit_is_said_once(self) -> Self:
        check_unit(self.value, self.unit)
        return self


class ParticipatingBody(Value):
    """Somebody who takes part in a practice, by office and never by name."""

    id: Slug
    """A short name that is unique on the page, `uz-police`, by which contacts and translations name it."""
    name: Prose
    """The office, `Police of Uzbekistan`, and never a person."""
    country: CountryCode | None = None
    """The country it belongs to by its two-letter code, `UZ`; empty for an international body."""
    actor: Actor
    """What sort of body it is: `police`."""


class Contact(Value):
    """Who turns to whom along a practice, and with what."""

    between: tuple[Slug, Slug]
    """The ids of two bodies of the page, `[uz-police, ae-police]`, the one that turns to the other first."""
    what: Prose
    """What passes between them: `direct cooperation to identify victims`."""


class Practice(Record, Evidence):
    """How bodies carried out the law, in a form others can copy (`form: practice`), or what was learned (`lesson`)."""

    kind: ClassVar = "practice"
    label: ClassVar = N_("Good practice")
    room: ClassVar = "practices/{slug}"
    list_title: ClassVar = N_("Practices and lessons")
    sections: ClassVar = {
        "problem": "The problem",
        "what-was-done": "What was done",
        "result": "Result",
        "conditions": "What others need to copy it (our reading)",
    }
    form: PracticeForm
    """Whether others can copy what was done, `practice`, or something was learned, `lesson`."""
    period: Annotated[Prose | None, AfterValidator(check_span)] = None
    """When it was carried out, as the source tells it: `February to March 2020`; empty: not known."""
    countries: tuple[Involvement, ...] = ()
    """The countries that took part, each with its role; empty: not known."""
    corridors: Annotated[tuple[CorridorCode, ...], AfterValidator(check_roles)] = ()
    """The ordered pairs of countries it served, `[UZ-AE, KG-AE]`; empty: it is tied to no pair."""
    stages: tuple[Stage, ...] = ()
    """The stages of a case it helps with, `[identification, repatriation]`; empty: it is found under no stage."""
    actors: tuple[Actor, ...] = ()
    """The professions and bodies that take part, `[police, ngo]`; empty: it is found under no profession."""
    figures: Annotated[tuple[Figure, ...], Unique] = ()
    """Numbers that somebody claims for it; empty: none was found."""
    bodies: Annotated[tuple[ParticipatingBody, ...], Unique, AfterValidator(check_bodies)] = ()
    """The offices that cooperate, for the drawing of who turns to whom; empty: there is no drawing."""
    contacts: tuple[Contact, ...] = ()
    """Who turns to whom along it, and with what; empty: there is no drawing."""
    relies_on: Annotated[tuple[Link, ...], RELATES] = ()
    """The law it rests on, as it was at the time: `[uz/criminal-code/art-135]`; empty: none recorded."""
    shared_at: Annotated[tuple[Link, ...], RELATES] = ()
    """The workshops at which it was told to others, `[workshops/abu-dhabi-2010]`; empty: none recorded."""

    @field_validator("contacts")
    @classmethod
    def _between_its_bodies(cls, contacts: tuple[Contact, ...], given: ValidationInfo) -> tuple[Contact, ...]:
        if "bodies" not in given.data:
            return contacts  # these are told
        bodies = {body.id for body in given.data["bodies"]}
        for number, contact in enumerate(contacts):
            for end, body in enumerate(contact.between):
                if end and body == contact.between[0]:
                    told_twice = told("wants two bodies, and has %(body)s twice", body=body)
                    raise Unfit(told_twice, told("Name the other one."), [number, "between", end])
                if body not in bodies:
                    mend = suggest(body, bodies, told("Add the body to `bodies`, or name one that is there."))
                    raise Unfit(
                        told("wants ids of `bodies`, and %(body)s is none of them", body=body),
                        mend,
                        [number, "between", end],
                    )
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
    sections: ClassVar = {
        "victims": "Victims",
        "cooperation": "Cooperation used",
        "outcome": "Outcome",
        "lessons": "What it teaches (our reading)",
    }
    decided: bool
    """Whether a court has decided it, `true`, or it is pending or its outcome not known, `false`."""
    court: Prose | None = None
    """The court that decided, `Khujand City Court`; empty: it was not named."""
    year: Annotated[PartialDate | None, HAPPENED] = None
    """When it was decided, or is pending, as exactly as known: `2016`; empty: not known."""
    countries: tuple[Involvement, ...]
    """The countries it touches, each with its role."""
    corridors: Annotated[tuple[CorridorCode, ...], AfterValidator(check_roles)] = ()
    """The ordered pairs of countries on its route, `[UZ-RU]`; empty: it is found under no pair."""
    route: Prose | None = None
    """The way on which people were taken, `Kashkadarya → building sites in Moscow region`; empty: not known."""
    exploitation: Prose | None = None
    """What they were used for, `sexual exploitation`; empty: not known."""
    charges: tuple[Prose, ...] = ()
    """The charges in the source's words, `[Uzbekistan Criminal Code art. 135]`; empty: none was named."""
    applied: Annotated[tuple[Link, ...], RELATES] = ()
    """The provisions that were applied, where we have a page for them: `[uz/criminal-code/art-135]`; empty: none
    recorded."""
    cooperation: Annotated[tuple[Link, ...], RELATES] = ()
    """The practices by which the countries worked together in it, `[practices/direct-channel]`; empty: none
    recorded."""
    not_known: tuple[Prose, ...] = ()
    """What the sources do not tell, `[date, case number]`; empty: nothing was noted as missing."""

    @property
    def states(self) -> tuple[str, ...]:
        """The States that take part."""
        return tuple(dict.fromkeys(part.country for part in self.countries))


class Victims(StrEnum):
    """Whose return a fiche is about."""

    OWN = "own-nationals"
    FOREIGN = "foreign-nationals"


class Measure(Record, Evidence):
    """A fiche: how to ask one country for one form of cooperation (scope, competent body, practical details)."""

    kind: ClassVar = "measure"
    label: ClassVar = N_("How to ask")
    room: ClassVar = "measures/{country}/{slug}"
    goes_by_name: ClassVar = False
    measure: Cooperation
    """The form of cooperation that is asked for: `extradition`."""
    direction: Direction = Direction.RECEIVES
    """Whether it is about requests that the State sends, `sends`, which nobody who asks it must follow; left out: about
    those that it receives."""
    only_from: Annotated[
        tuple[CountryCode, ...], only_where("direction", Direction.RECEIVES), AfterValidator(not_its_own)
    ] = ()
    """The only States whose requests it is for, `[KG, TJ]`; empty: it is for requests from all."""
    only_to: Annotated[
        tuple[CountryCode, ...], only_where("direction", Direction.SENDS), AfterValidator(not_its_own)
    ] = ()
    """For requests that the State sends, the only States to which it is about them, `[RU]`; empty: to all."""
    victims: Annotated[Victims | None, only_where("measure", Cooperation.REPATRIATION)] = None
    """For a return, whether it is about the State's `own-nationals` or about `foreign-nationals` found there; left out:
    about both."""
    scope: Prose | None = None
    """For what it is given and for what not, `for prosecution or execution of a sentence`; empty: not read."""
    alternative: Prose | None = None
    """What to ask for where this cannot be had, `transfer of the sentenced person`; empty: not read."""
    asked_of: Prose | None = None
    """The body to address, in words: `Prosecutor General's Office`; empty: not read."""
    authority: Annotated[str | None, RELATES] = None
    """The id of that body's page, `authorities/uz/pgo`; empty: it has no page here."""
    channel: Prose | None = None
    """The way a request goes, `Ministry of Justice to Ministry of Justice`; empty: not read."""
    language: Prose | None = None
    """The language of the request, and whether a translation is needed: `Russian`; empty: not read."""
    papers: tuple[Prose, ...] = ()
    """What must be enclosed, `[text of the article that makes it a crime]`; empty: not read."""
    time_limits: tuple[Prose, ...] = ()
    """Time limits, each with what runs, `[appeal within 20 days of the ruling]`; empty: not read."""
    refusals: tuple[Prose, ...] = ()
    """Grounds of refusal, `[political or related offence]`; empty: not read, and never "none"."""
    costs: Prose | None = None
    """Who bears which costs, `ordinary costs by the State asked`; empty: not read."""
    basis: Prose | None = None
    """The legal basis as the source names it, `CPC arts 600, 601, 603`; empty: not read."""
    under: Annotated[tuple[Link, ...], RELATES] = ()
    """The provisions of that basis, where we have a page for them: `[uz/criminal-procedure-code/art-600]`; empty: none
    recorded."""
    on_reciprocity: Answer = Answer.NOT_CHECKED
    """Whether it is given without a treaty, on reciprocity, `yes`; left out: not checked."""
    inferred: tuple[Point, ...] = ()
    """The points told above that no source says for this measure, and that we infer from the law on another,
    `[channel, language]`; empty: all that is told was read."""

    @field_validator("measure")
    @classmethod
    def _measure_is_that_of_its_name(cls, measure: Cooperation, given: ValidationInfo) -> Cooperation:
        check_measure(measure, given, tuple(Cooperation))
        return measure


class Basis(StrEnum):
    """Why the words of a living person may be kept here."""

    OFFICE = "public-office"
    CONSENT = "consent"
    RECORD = "public-record"


class Quotation(Value):
    """Words said in public by somebody in office."""

    id: Slug
    """A short name that is unique on the page, `head-of-the-office`, by which translations name it."""
    who: Prose
    """Who said it in public and in which office: `UNODC Regional Representative for Central Asia`."""
    text: Prose
    """The words said, `We are open to suggestion and ready to cooperate`."""
    source: Annotated[str, RELATES]
    """The id of the document that quotes it, `unodc-news-2010`, as `sources.yaml` has it."""
    basis: Basis = Basis.OFFICE
    """Why the words may be kept, `consent` where the person agreed in writing; left out: they were said in public and
    in office."""
    note: Prose | None = None
    """What a reader must know of the quotation, `translated from Russian by us`; empty: nothing to add."""


class Recommendation(Value):
    """What a meeting asked for. Who carried it out may be known later."""

    id: Slug
    """A short name that is unique on the page, `more-coordination`, by which translations name it."""
    text: Prose
    """What the meeting asked for, close to its own words: `More coordination at regional level.`"""
    source: Annotated[str, RELATES]
    """The id of the document that records it, `unodc-news-2010`, as `sources.yaml` has it."""
    carried_out_by: Annotated[tuple[Link, ...], RELATES] = ()
    """The practices, provisions or texts that carried it out, `[practices/direct-channel]`; empty: what followed is not
    checked."""


class Workshop(Record, Evidence):
    """A meeting and its proceedings."""

    kind: ClassVar = "workshop"
    label: ClassVar = N_("Workshop")
    room: ClassVar = "workshops/{slug}"
    list_title: ClassVar = N_("Workshops")
    date_fields: ClassVar = ("start",)
    of_the_series: bool
    """Whether it is one of the network's yearly workshops, `true`, or a related meeting, `false`."""
    ordinal: Annotated[int | None, AfterValidator(check_ordinal)] = None
    """Its number in the yearly series, `3`; empty: it has none, or it is not known."""
    city: Prose | None = None
    """Where it was held, `Abu Dhabi`; empty: not known."""
    country: CountryCode | None = None
    """The country where it was held by its two-letter code, `AE`; empty: not known."""
    start: Annotated[PartialDate, HAPPENED]
    """Its first day, or the month or year, as exactly as known: `2010-10`."""
    end: Annotated[PartialDate | None, HAPPENED, not_before("start"), AfterValidator(check_length)] = None
    """Its last day, `2022-03-18`; empty: one day, or not known."""
    date_note: Prose | None = None
    """What the dates rest on, `9 to 14 June 2025 (announced); five days`; empty: nothing to add."""
    organisers: tuple[Prose, ...] = ()
    """The bodies that held it, `[UNODC]`; empty: not known."""
    countries: tuple[CountryCode, ...] = ()
    """The countries that took part by their two-letter codes, `[AE, QA, TH]`; empty: not known."""
    countries_complete: bool = False
    """Whether all countries that took part are named, `true`; left out: the list may be incomplete."""
    participants: Annotated[str | None, AfterValidator(check_number)] = None
    """How many people took part, as the source says it: `more than 50`; empty: not known."""
    themes: tuple[Prose, ...] = ()
    """What it was about, `[shelters, hotlines]`; empty: not known."""
    recommendations: tuple[Recommendation, ...] = ()
    """What the meeting asked for; empty: none was found, which does not mean there was none."""
    quotations: tuple[Quotation, ...] = ()
    """Words said there in public; empty: none was kept."""
    not_known: tuple[Prose, ...] = ()
    """What the sources do not tell, `[exact dates, number of participants]`; empty: nothing was noted as missing."""

    @property
    def states(self) -> tuple[str, ...]:
        """The States that took part."""
        return self.countries


class Equivalent(Value):
    """A term's word in another language, with where it was read."""

    language: Language
    """The language of the word by its code: `kk`."""
    term: str
    """The word as the source writes it: `адам саудасының құрбаны`."""
    source: Annotated[str, RELATES]
    """The id of the document in which the word was read, `adilet-title-kk`, as `sources.yaml` has it."""


class Term(Record, Evidence):
    """A word of the field. Its definition is the text of the page, in our own words."""

    kind: ClassVar = "term"
    label: ClassVar = N_("Term")
    room: ClassVar = "glossary/{slug}"
    list_title: ClassVar = N_("Glossary")
    weight: ClassVar = 1.3
    equivalents: tuple[Equivalent, ...] = ()
    """The word in other languages, each with where it was read; empty: none was read."""


class Authority(Record, Evidence):
    """A competent body, by its public office only."""

    kind: ClassVar = "authority"
    label: ClassVar = N_("Authority")
    room: ClassVar = "authorities/{country}/{slug}"
    hotline: Annotated[str | None, AfterValidator(check_line)] = None
    """A public telephone line that was verified, `1-888-373-7888`; empty: none was verified."""
    hotline_named: bool = False
    """Whether its page tells of a line whose number was not read or not verified, `true`: the State's profile leads
    there; left out: it tells of none."""
    competent_for: tuple[Cooperation, ...] = ()
    """The measures of cooperation it decides on or carries out, `[extradition, mutual-legal-assistance]`; empty: not
    read."""
    only_from: Annotated[tuple[CountryCode, ...], AfterValidator(not_its_own)] = ()
    """The only States from which it is asked, `[TH]` for a consulate there; empty: from all."""
    channel: Prose | None = None
    """How it is reached from abroad, `Central authority for all forms under Law 6706`; empty: not read."""
    languages: Annotated[tuple[Prose, ...], AfterValidator(check_languages)] = ()
    """Languages in which it accepts requests, as declared or written in a treaty: `[Kazakh, Russian]`; empty: not
    read."""


class Corridor(Record):
    """An ordered pair of countries. The page is computed; the file may add notes to it."""

    kind: ClassVar = "corridor"
    label: ClassVar = N_("Corridor")
    room: ClassVar = "corridors/{pair}"
    list_title: ClassVar = N_("Corridors")
    goes_by_name: ClassVar = False
    weight: ClassVar = 1.4
    title: Prose | None = None  # type: ignore[assignment]  # made of the two countries' names
    """What the pair is called instead of the two countries' names, `Uzbekistan to the Emirates`; empty: those names."""

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
    asked: ClassVar = ("title", "URL", "publisher", "issued", "accessed")
    id: Slug
    """The name by which pages cite it, `lex-111453`, in small Latin letters, digits and single hyphens."""
    title: Prose | None = None  # type: ignore[assignment]  # many pages were kept without their title
    """The title that the document bears, `ECtHR judgment text`; empty: the page was kept without one."""
    type: SourceType
    """What sort of document it is, in the words of CSL: `webpage`."""
    URL: Url | None = None
    """Its full address, `https://lex.uz/docs/111453`; empty: it is not on the web, or its address was not kept."""
    publisher: str | None = None
    """Who published it, `The National`; empty: not known."""
    issued: Annotated[PartialDate | None, HAPPENED] = None
    """The date that the document bears, `2015-03-14`; empty: it bears none."""
    accessed: Annotated[PartialDate | None, HAPPENED, not_before("issued")] = None
    """The day on which the stored copy was read, `2026-11-23`; empty: not known."""
    note: Prose | None = None
    """What a reader must know of the document, `A law of 2022 that amends the Code.`; empty: nothing to add."""


class Article(Record):
    """A page of plain text: home, method, handbook."""

    kind: ClassVar = "article"
    label: ClassVar = N_("Page")
    room: ClassVar = "{article}"
    goes_by_name: ClassVar = False
    weight: ClassVar = 0.5

    @property
    def is_home(self) -> bool:
        """Whether it is the page that a reader meets first."""
        return self.id == "index"


KINDS: tuple[type[Record], ...] = (
    Country, Instrument, Provision, Practice, Case, Measure, Workshop, Term, Authority, Corridor, Article, Source,
)  # fmt: skip
KIND_LABELS = {kind.kind: kind.label for kind in KINDS} | {"lesson": N_("Lesson learned")}
"""What readers call each kind, as `shown_kind` names it."""
