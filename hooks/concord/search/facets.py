"""By what a list of results can be narrowed: each value with its pages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from concord.answers.freshness import age, read_on
from concord.language.localized import Localized
from concord.language.writing import country_name, date_text
from concord.letters.collation import collation_key
from concord.records.kinds import KIND_LABELS, Corridor, Country, Evidence, Instrument, Practice, Provision
from concord.records.labels import LABELS, N_
from concord.records.values import Prose
from concord.search.computed import OVERVIEW
from concord.search.postings import encode

FACETS = {
    "kind": N_("Kind"),
    "country": N_("Country"),
    "instrument": N_("Legal text"),
    "stage": N_("Stage"),
    "actor": N_("Who takes part"),
    "corridor": N_("Corridor"),
    "year": N_("Year"),
    "confidence": N_("Confidence"),
    "freshness": N_("How old what was read is"),
}


def facets(local: Localized, entries: list[tuple[str, tuple[str, ...]]]) -> list[Any]:
    """For each facet `[key, label, [[value, label, pages, language of the label], …]]`, values in order of labels.

    Of each entry it takes the record, or nothing where the page shows none, and the codes of its States.
    """
    found: dict[str, dict[str, list[tuple[int, int]]]] = {key: defaultdict(list) for key in FACETS}
    for number, (id, states) in enumerate(entries):
        for key, value in sorted(set(_values(local, id) if id else _overview(states))):
            found[key][value].append((number, 0))
    return [
        [
            key,
            local.say(label),
            _in_order(local, [_row(local, key, value, pages) for value, pages in found[key].items()]),
        ]
        for key, label in FACETS.items()
        if found[key]
    ]


def _row(local: Localized, key: str, value: str, pages: list[tuple[int, int]]) -> list[Any]:
    label = _label(local, key, value)
    return [value, str(label), encode(pages), label.lang if label.lang != local.language else ""]


def _in_order(local: Localized, rows: list[Any]) -> list[Any]:
    return sorted(rows, key=lambda row: (collation_key(row[1], local.language), row[0]))


def _values(local: Localized, id: str) -> Iterator[tuple[str, str]]:
    record = local.record(id)
    yield "kind", local.row(id).kind
    yield from (("country", code.lower()) for code in record.states if local.country_row(code))
    yield from (("instrument", instrument) for instrument in _instruments(local, record))
    yield from (("stage", str(stage)) for stage in getattr(record, "stages", ()))
    yield from (("actor", str(actor)) for actor in getattr(record, "actors", ()))
    yield from (("corridor", code.lower()) for code in _corridors(record))
    yield from [("year", str(day)[:4]) for name in record.date_fields if (day := getattr(record, name))][:1]
    if isinstance(record, Evidence):
        yield "confidence", str(record.confidence)
        day = record.as_at if isinstance(record, Country) else read_on(local.catalogue, record)
        yield "freshness", str(age(day, local.today))


def _overview(states: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    yield "kind", OVERVIEW
    yield from (("country", code) for code in states)


def _instruments(local: Localized, record: Any) -> Iterator[str]:
    if isinstance(record, Instrument):
        yield record.id
    if isinstance(record, Provision):
        yield record.part_of
    for name in ("relies_on", "applied", "under"):
        for link in getattr(record, name, ()):
            target = local.catalogue.records[link.to]
            yield target.part_of if isinstance(target, Provision) else target.id


def _corridors(record: Any) -> tuple[str, ...]:
    if isinstance(record, Corridor):
        return ("-".join(record.pair),)
    return record.corridors if isinstance(record, Practice) else getattr(record, "corridors", ())


def _label(local: Localized, key: str, value: str) -> Prose:
    if key == "instrument":
        return local.row(value).title
    if key == "corridor":
        return Prose(
            " - ".join(country_name(code, local.language) for code in value.upper().split("-")), local.language
        )
    if key == "country":
        return Prose(country_name(value.upper(), local.language), local.language)
    labels = KIND_LABELS | {OVERVIEW: OVERVIEW} if key == "kind" else LABELS
    told = date_text(value, local.language) if key == "year" else local.say(labels[value])
    return Prose(told, local.language)
