"""The indexes that need no scripts: every page by name, every provision by number, every page by subject."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import Any

from concord.language.localized import Localized
from concord.language.rows import Row
from concord.letters.collation import collation_key, initial
from concord.records.kinds import (
    KINDS,
    Cooperation,
    Instrument,
    Measure,
    Practice,
    Provision,
    Stage,
    Topic,
)
from concord.records.labels import LABELS
from concord.views.lists import Group, ListView, by_title


def names_view(local: Localized) -> ListView:
    """Every page that goes by a name, by its first letter as the reader's language counts letters."""
    letters: dict[str, list[Row]] = defaultdict(list)
    for kind in (kind for kind in KINDS if kind.goes_by_name):
        for record in local.records(kind):
            row = local.row(record.id)
            letters[initial(row.title, local.language)].append(row)
    order = sorted(letters, key=lambda letter: (letter == "#", collation_key(letter, local.language)))
    return ListView(
        tuple(Group(f"letter-{n}", letter, by_title(local, letters[letter])) for n, letter in enumerate(order))
    )


def articles_view(local: Localized) -> ListView:
    """Every provision by its legal text, in the order of their numbers."""
    groups = []
    for instrument in local.records(Instrument):
        provisions = [p for p in local.records(Provision) if p.part_of == instrument.id]
        provisions.sort(key=lambda p: (collation_key(p.number or "", "en"), p.id))
        if provisions:
            row = local.row(instrument.id)
            rows = tuple(replace(local.row(provision.id), context=()) for provision in provisions)
            groups.append(Group(instrument.id.replace("/", "-"), row.title, rows, row.context))
    return ListView(tuple(groups))


def subjects_view(local: Localized) -> ListView:
    """What is here on each subject: provisions, ways to ask, practices."""
    found: dict[str, list[Any]] = defaultdict(list)
    for provision in local.records(Provision):
        if provision.topic:
            found[str(provision.topic)].append(provision)
    for measure in local.records(Measure):
        found[str(measure.measure)].append(measure)
    for practice in local.records(Practice):
        for stage in practice.stages:
            found[str(stage)].append(practice)
    keys = dict.fromkeys(str(value) for kind in (Topic, Cooperation, Stage) for value in kind)
    titles = {key: local.say(LABELS[key]) for key in keys if found[key]}
    order = sorted(titles, key=lambda key: collation_key(titles[key], local.language))
    return ListView(tuple(Group(key, titles[key], tuple(local.row(r.id) for r in found[key])) for key in order))
