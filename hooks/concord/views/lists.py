"""Lists of all records of a kind."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from concord.language.localized import Localized
from concord.language.rows import Row
from concord.language.writing import country_name
from concord.letters.collation import collation_key
from concord.records.kinds import (
    Case,
    Corridor,
    Country,
    Instrument,
    Practice,
    Record,
    Workshop,
)
from concord.records.values import Prose
from concord.views.instrument import provisions_of


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
    lead: str = ""
    """What the list is for, in a sentence."""


def by_title(local: Localized, rows: Iterable[Row]) -> tuple[Row, ...]:
    """Rows as the reader's language sorts their titles."""
    return tuple(sorted(rows, key=lambda row: (collation_key(row.title, local.language), row.id)))


def all_view(local: Localized, kind: type[Record]) -> ListView:
    """All records of a kind by title, where it has no list of its own order."""
    return ListView((Group(kind.kind, "", by_title(local, (local.row(record.id) for record in local.records(kind)))),))


def countries(local: Localized) -> tuple[Row, ...]:
    """All countries by name."""
    return by_title(local, (local.row(country.id) for country in local.records(Country)))


def countries_view(local: Localized) -> ListView:
    """All country profiles."""
    return ListView((Group("countries", "", countries(local)),))


def law_view(local: Localized) -> ListView:
    """All legal texts by State or organisation; treaties first."""
    folders: dict[str, list[Instrument]] = {}
    for instrument in local.records(Instrument):
        folders.setdefault(instrument.id.partition("/")[0], []).append(instrument)
    order = sorted(folders, key=lambda f: (len(f) == 2 and f != "un", f != "un", f))
    return ListView(
        tuple(
            Group(
                f,
                local.jurisdiction(f + "/"),
                tuple(local.row(i.id) for i in _long_first(local, folders[f])),
            )
            for f in order
        )
    )


def _long_first(local: Localized, instruments: list[Instrument]) -> list[Instrument]:
    """The texts of which most provisions are here come first."""
    return sorted(instruments, key=lambda i: (-len(provisions_of(local, i.id)), i.id))


def practices_view(local: Localized) -> ListView:
    """Practices, then lessons."""
    records = local.records(Practice)
    return ListView(
        tuple(
            Group(form, title, tuple(local.row(p.id) for p in records if p.form == form))
            for form, title in (
                ("practice", local.say("Good practices")),
                ("lesson", local.say("Lessons learned")),
            )
        )
    )


def workshops_view(local: Localized) -> ListView:
    """The meetings by date, those of the series first."""
    records = sorted(local.records(Workshop), key=lambda w: (w.start, w.id))
    series = [w.id for w in records if w.of_the_series]
    related = [w.id for w in records if not w.of_the_series]
    found = _groups(
        local,
        ("series", local.say("The yearly series"), series),
        ("related", local.say("Related meetings, not of the series"), related),
    )
    return replace(found, lead=local.say("What each meeting left behind, and plainly what is not known of it."))


def cases_view(local: Localized) -> ListView:
    """Cases by year, the newest first; those not decided apart."""
    records = sorted(local.records(Case), key=lambda c: (c.year or "", c.id), reverse=True)
    decided = [c.id for c in records if c.decided]
    pending = [c.id for c in records if not c.decided]
    return _groups(
        local,
        ("decided", local.say("Decided"), decided),
        ("pending", local.say("Pending, or with an outcome that is not known"), pending),
    )


def _groups(local: Localized, *groups: tuple[str, str, list[str]]) -> ListView:
    """A list of groups, each given as its key, title and ids; an empty one is left out."""
    return ListView(tuple(Group(key, title, tuple(map(local.row, ids))) for key, title, ids in groups if ids))


def corridors_view(local: Localized) -> ListView:
    """All corridors by country of departure."""
    groups: dict[str, list[Row]] = {}
    for corridor in local.records(Corridor):
        groups.setdefault(corridor.pair[0], []).append(local.row(corridor.id))
    named = sorted((country_name(code, local.language), code) for code in groups)
    return ListView(tuple(Group(code.lower(), name, tuple(groups[code])) for name, code in named))
