"""Links that are followed, as rows, as data and as a forge is told of them: which are suspect, and since when."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from concord.answers.suspect import Suspect, confirmations, links, suspects
from concord.content.catalogue import Catalogue
from concord.content.texts import MADE
from concord.problem import Problem, Rule
from concord.told import Told, told

SUSPECT = Rule("suspect-link", told("What rests on words that have changed since may not hold any more."))


def suspect_cells(catalogue: Catalogue) -> list[tuple[str, ...]]:
    """A head, and a row for each suspect link: where it stands, in which translations, and what changed since when."""
    rows = (
        (
            str(links(catalogue)[suspect.page, suspect.target][0]),
            suspect.target,
            ", ".join(suspect.changed) or "a section is gone",
            suspect.last.on,
            suspect.last.by or "nobody yet",
            " ".join(_translations(catalogue, suspect.page)),
        )
        for suspect in suspects(catalogue)
    )
    return [("place", "rests on", "changed", "since", "confirmed by", "translations"), *rows]


def suspect_problems(catalogue: Catalogue) -> Iterator[Problem]:
    """Each suspect link as a forge shows it beside a change, at each place where it was typed."""
    for suspect in suspects(catalogue):
        pair = {"page": suspect.page, "target": suspect.target}
        mend = told("Compare the two, then say `concord confirm %(page)s %(target)s --role ROLE`.", **pair)
        for place in links(catalogue)[suspect.page, suspect.target]:
            yield SUSPECT.broken(place, _what(catalogue, suspect), mend)


def _what(catalogue: Catalogue, suspect: Suspect) -> str:
    what, last = _changed(suspect), suspect.last
    if last.by:
        what = told("%(what)s; confirmed by %(role)s", what=what, role=last.by)
    else:
        what = told("%(what)s; confirmed by nobody yet", what=what)
    others = ", ".join(_translations(catalogue, suspect.page))
    return told("%(what)s; so do its translations: %(codes)s", what=what, codes=others) if others else what


def _changed(suspect: Suspect) -> Told:
    target, day, parts = suspect.target, suspect.last.on, ", ".join(suspect.changed)
    if not parts:
        return told("rests on %(target)s, which lost a section since %(day)s", target=target, day=day)
    return told("rests on %(target)s, of which %(parts)s changed since %(day)s", target=target, parts=parts, day=day)


def _translations(catalogue: Catalogue, id: str) -> tuple[str, ...]:
    """The languages into which a page is translated."""
    found: dict[str, tuple[str, ...]] = catalogue.remember("translated", lambda: _languages(catalogue))
    return found.get(id, ())


def _languages(catalogue: Catalogue) -> dict[str, tuple[str, ...]]:
    rows = groupby(sorted(catalogue.translations), key=lambda row: row[0])
    return {id: tuple(code for _, code in mine if code not in MADE) for id, mine in rows}


def link_rows(catalogue: Catalogue) -> list[dict[str, Any]]:
    """Every link that is followed, as data: since when, who confirmed it, and what changed if it is suspect.

    A suspect link is that of the page in every language: `translations` has the others.
    """
    changed = {(one.page, one.target): list(one.changed) for one in suspects(catalogue)}
    return [
        {
            "page": pair[0],
            "target": pair[1],
            "translations": list(_translations(catalogue, pair[0])),
            "since": last.on,
            "confirmed_by": last.by or None,
            "suspect": pair in changed,
            "changed": changed.get(pair, []),
        }
        for pair, last in sorted(confirmations(catalogue).items())
    ]
