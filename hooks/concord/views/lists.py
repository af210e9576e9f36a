"""The computed pages: lists, the home page's ways in, the register of sources, how sure we are."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from concord.collation import collation_key
from concord.labels import LABELS, N_
from concord.languages import country_name
from concord.obligations import CHAPTERS
from concord.reader import Reader, Row, SourceRow
from concord.records import (
    KINDS,
    Actor,
    Case,
    Confidence,
    Corridor,
    Country,
    Evidence,
    Instrument,
    OpenQuestion,
    Practice,
    Provision,
    Source,
    Term,
    Topic,
    Workshop,
)
from concord.values import Prose
from concord.views.home import home_of, home_title
from concord.views.instrument import provisions_of
from concord.views.term import EquivalentRow, equivalent_rows

# Which topics each profession meets first: our own reading of the work, not a rule of law.
ROLES: dict[Actor, tuple[Topic, ...]] = {
    Actor.POLICE: (Topic.TRAFFICKING, Topic.RELATED, Topic.IDENTIFICATION, Topic.JOINT, Topic.SMUGGLING),
    Actor.PROSECUTOR: (Topic.TRAFFICKING, Topic.MLA, Topic.EXTRADITION, Topic.CONFISCATION, Topic.LEGAL_PERSONS),
    Actor.JUDGE: (Topic.TRAFFICKING, Topic.NON_PUNISHMENT, Topic.COMPENSATION, Topic.PROTECTION),
    Actor.NGO: (Topic.IDENTIFICATION, Topic.SHELTER, Topic.RESIDENCE, Topic.REPATRIATION, Topic.COMPENSATION),
}


@dataclass(frozen=True)
class Group:
    """Rows under a heading. `key` is the heading's id on the page."""

    key: str
    title: str
    rows: tuple[Row, ...]
    context: tuple[Prose, ...] = ()
    """Where what the title names belongs."""


@dataclass(frozen=True)
class ListView:
    """A list of records in groups."""

    groups: tuple[Group, ...]


@dataclass(frozen=True)
class HomeView:
    """The ways in: by role, by corridor, by country."""

    roles: tuple[tuple[str, str], ...]
    """Label and path of each role's page."""
    countries: tuple[Row, ...]
    corridors: tuple[Row, ...]
    chosen: str
    """The id of the corridor that the chooser begins with: the one most practices are told of."""
    practices: tuple[Row, ...]


@dataclass(frozen=True)
class RoleView:
    """What a profession needs first."""

    topics: tuple[Group, ...]
    practices: tuple[Row, ...]


@dataclass(frozen=True)
class GlossaryRow:
    """A term with its equivalents."""

    row: Row
    equivalents: tuple[EquivalentRow, ...]


@dataclass(frozen=True)
class GlossaryView:
    """All terms, as the reader's language sorts them."""

    terms: tuple[GlossaryRow, ...]


@dataclass(frozen=True)
class SourcesView:
    """The register of sources: its letters with how many there are, and the sources of one."""

    letters: tuple[tuple[str, int], ...]
    sources: tuple[SourceRow, ...]


@dataclass(frozen=True)
class DataView:
    """Label, name and number of records of each kind, and the tables of the matrices."""

    kinds: tuple[tuple[str, str, int], ...]
    matrices: tuple[str, ...]


@dataclass(frozen=True)
class Tally:
    """How many statements of a country are how sure."""

    name: str
    row: Row | None
    counts: tuple[tuple[str, int], ...]
    verified: int
    total: int


@dataclass(frozen=True)
class SureView:
    """Coverage and confidence, and what nobody has checked yet."""

    tallies: tuple[Tally, ...]
    questions: tuple[tuple[Row, tuple[OpenQuestion, ...]], ...]


def home_view(reader: Reader) -> HomeView:
    """The home page's ways in."""
    return HomeView(
        tuple((reader.say(label), f"roles/{actor}") for actor, label in ROLE_NAMES.items()),
        countries(reader),
        tuple(reader.row(c.id) for c in reader.records(Corridor)),
        busiest_corridor(reader),
        tuple(reader.row(p.id) for p in reader.records(Practice)),
    )


def busiest_corridor(reader: Reader) -> str:
    """The id of the corridor that most practices are told of; empty where there is none."""
    known = {c.id for c in reader.records(Corridor)}
    told = (f"corridors/{code.lower()}" for p in reader.records(Practice) for code in p.corridors)
    ranked = Counter(id for id in told if id in known).most_common(1)
    return ranked[0][0] if ranked else ""


ROLE_NAMES = {
    Actor.POLICE: N_("Investigator"),
    Actor.PROSECUTOR: N_("Prosecutor"),
    Actor.JUDGE: N_("Judge"),
    Actor.NGO: N_("Victim-assistance NGO"),
}


def countries(reader: Reader) -> tuple[Row, ...]:
    """All countries by name."""
    return tuple(
        sorted(
            (reader.row(c.id) for c in reader.records(Country)),
            key=lambda row: collation_key(row.title, reader.language),
        )
    )


def role_view(reader: Reader, actor: Actor) -> RoleView:
    """What a profession needs first: provisions by topic, practices its members took part in."""
    provisions = reader.records(Provision)
    groups = (
        Group(topic, reader.say(LABELS[topic]), tuple(reader.row(p.id) for p in provisions if p.topic is topic))
        for topic in ROLES[actor]
    )
    practices = (p for p in reader.records(Practice) if actor in p.actors)
    return RoleView(tuple(g for g in groups if g.rows), tuple(reader.row(p.id) for p in practices))


def countries_view(reader: Reader) -> ListView:
    """All country profiles."""
    return ListView((Group("countries", "", countries(reader)),))


def law_view(reader: Reader) -> ListView:
    """All legal texts by State or organisation; treaties first."""
    folders: dict[str, list[Instrument]] = {}
    for instrument in reader.records(Instrument):
        folders.setdefault(instrument.id.partition("/")[0], []).append(instrument)
    order = sorted(folders, key=lambda f: (len(f) == 2 and f != "un", f != "un", f))
    return ListView(
        tuple(
            Group(f, reader.jurisdiction(f + "/"), tuple(reader.row(i.id) for i in _long_first(reader, folders[f])))
            for f in order
        )
    )


def _long_first(reader: Reader, instruments: list[Instrument]) -> list[Instrument]:
    """The texts of which most provisions are here come first."""
    return sorted(instruments, key=lambda i: (-len(provisions_of(reader, i.id)), i.id))


def practices_view(reader: Reader) -> ListView:
    """Practices, then lessons."""
    records = reader.records(Practice)
    return ListView(
        tuple(
            Group(form, title, tuple(reader.row(p.id) for p in records if p.form == form))
            for form, title in (
                ("practice", reader.say("Good practices")),
                ("lesson", reader.say("Lessons learned")),
            )
        )
    )


def workshops_view(reader: Reader) -> ListView:
    """The meetings by date, those of the series first."""
    records = sorted(reader.records(Workshop), key=lambda w: (w.start, w.id))
    series = [w.id for w in records if w.of_the_series]
    related = [w.id for w in records if not w.of_the_series]
    return _groups(
        reader,
        ("series", reader.say("The yearly series"), series),
        ("related", reader.say("Related meetings, not of the series"), related),
    )


def cases_view(reader: Reader) -> ListView:
    """Cases by year, the newest first; those not decided apart."""
    records = sorted(reader.records(Case), key=lambda c: (c.year or "", c.id), reverse=True)
    decided = [c.id for c in records if c.decided]
    pending = [c.id for c in records if not c.decided]
    return _groups(
        reader,
        ("decided", reader.say("Decided"), decided),
        ("pending", reader.say("Pending, or with an outcome that is not known"), pending),
    )


def _groups(reader: Reader, *groups: tuple[str, str, list[str]]) -> ListView:
    """A list of groups, each given as its key, title and ids; an empty one is left out."""
    return ListView(tuple(Group(key, title, tuple(map(reader.row, ids))) for key, title, ids in groups if ids))


def data_view(reader: Reader) -> DataView:
    """The files of the open data."""
    labels = {**LABELS, "source": N_("Source")}  # as a kind; elsewhere the word means the country of origin
    kinds = ((reader.say(labels[kind.kind]), kind.kind, len(reader.records(kind))) for kind in KINDS)
    return DataView(tuple(kinds), tuple(f"data/matrix-{treaty.partition('/')[2]}.csv" for treaty in CHAPTERS))


def corridors_view(reader: Reader) -> ListView:
    """All corridors by country of departure."""
    groups: dict[str, list[Row]] = {}
    for corridor in reader.records(Corridor):
        groups.setdefault(corridor.pair[0], []).append(reader.row(corridor.id))
    named = sorted((country_name(code, reader.language), code) for code in groups)
    return ListView(tuple(Group(code.lower(), name, tuple(groups[code])) for name, code in named))


def glossary_view(reader: Reader) -> GlossaryView:
    """All terms with their equivalents."""
    terms = sorted(reader.records(Term), key=lambda t: collation_key(t.title, reader.language))
    return GlossaryView(tuple(GlossaryRow(reader.row(t.id), equivalent_rows(reader, t)) for t in terms))


def sources_view(reader: Reader, letter: str) -> SourcesView:
    """The sources whose ids begin with a letter."""
    return SourcesView(letters(reader), tuple(reader.source(s.id) for s in reader.records(Source) if s.id[0] == letter))


def all_sources_view(reader: Reader) -> SourcesView:
    """The way to all sources."""
    return SourcesView(letters(reader), ())


def letters(reader: Reader) -> tuple[tuple[str, int], ...]:
    """The first letters of the sources' ids, and how many there are of each."""
    return tuple(sorted(Counter(source.id[0] for source in reader.records(Source)).items()))


def sure_view(reader: Reader) -> SureView:
    """How sure we are, by country, and the open questions."""
    groups: dict[str, list[Evidence]] = {}
    for record in reader.catalogue.records.values():
        if isinstance(record, Evidence):
            groups.setdefault(home_of(record.id), []).append(record)
    profiles = {r.id: r for r in countries(reader)}
    tallies = (_tally(reader, name, profiles.get(f"countries/{name}"), groups[name]) for name in sorted(groups))
    questions = ((row, reader.record(row.id).open_questions) for row in profiles.values())
    return SureView(
        tuple(sorted(tallies, key=lambda t: (t.row is None, t.name))), tuple((r, q) for r, q in questions if q)
    )


def _tally(reader: Reader, name: str, row: Row | None, records: list[Evidence]) -> Tally:
    found = Counter(record.confidence for record in records)
    counts = tuple((str(level), found[level]) for level in Confidence)
    return Tally(
        home_title(reader, name), row, counts, sum(record.verified is not None for record in records), len(records)
    )
