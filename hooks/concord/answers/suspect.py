"""Suspect links: what a page rests on says something else today than when the two were last compared."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from concord.content.catalogue import SOURCES, Catalogue
from concord.content.citations import is_citation
from concord.content.confirmations import Confirmation, Pair
from concord.content.fingerprints import fingerprint
from concord.content.texts import Text
from concord.identities.finding import identities
from concord.problem import Place, Refusal, suggest
from concord.records.kinds import Source


@dataclass(frozen=True)
class Suspect:
    """A link that is suspect: the page, what it rests on, what of that changed, and the comparison it had."""

    page: str
    target: str
    changed: tuple[str, ...]
    """The fields and sections that are new, otherwise or gone; empty: a section is gone."""
    last: Confirmation


def links(catalogue: Catalogue) -> Mapping[Pair, tuple[Place, ...]]:
    """Each link from a page to another, with the places where it was typed: by a field, or by a citation in the text.

    Sources are documents elsewhere: when they were read again is told by their own dates.
    """
    found: Mapping[Pair, tuple[Place, ...]] = catalogue.remember("links", lambda: _by_pair(catalogue))
    return found


def _by_pair(catalogue: Catalogue) -> Mapping[Pair, tuple[Place, ...]]:
    found: dict[Pair, tuple[Place, ...]] = {}
    for page, id, place in (*_relations(catalogue), *_citations(catalogue)):
        target = catalogue.find(id)
        if target and target.id != page and not isinstance(target, Source):
            found[page, target.id] = (*found.get((page, target.id), ()), place)
    return found


def _relations(catalogue: Catalogue) -> Iterator[tuple[str, str, Place]]:
    for relation in catalogue.relations:
        if relation.kinds != ("source",):
            yield relation.origin, relation.link.to, catalogue.place(relation.origin, relation.path)


def _citations(catalogue: Catalogue) -> Iterator[tuple[str, str, Place]]:
    for id, page in catalogue.pages.items():
        text = Text(page)
        for link in text.parsed.links if id != SOURCES and "](" in page.body else ():
            if is_citation(link.address):
                yield id, link.address.partition("#")[0], text.at(link.line, link.column)


def confirmations(catalogue: Catalogue) -> dict[Pair, Confirmation]:
    """What each link that is there was last compared with, under the ids of today."""
    now: dict[Pair, Confirmation] = {}
    for (page, target), found in catalogue.confirmations.items():
        ends = catalogue.find(page), catalogue.find(target)
        if ends[0] and ends[1] and (pair := (ends[0].id, ends[1].id)) in links(catalogue):
            now[pair] = found
    return now


def suspects(catalogue: Catalogue) -> tuple[Suspect, ...]:
    """Every link that is suspect, by page and target."""
    found: tuple[Suspect, ...] = catalogue.remember("suspects", lambda: tuple(_suspects(catalogue)))
    return found


def _suspects(catalogue: Catalogue) -> Iterator[Suspect]:
    for (page, target), last in sorted(confirmations(catalogue).items()):
        now = fingerprint(catalogue, target)
        if not now.is_as(last.then):
            yield Suspect(page, target, now.changed(last.then), last)


def suspects_of(catalogue: Catalogue, id: str) -> tuple[Suspect, ...]:
    """The links of one page that are suspect."""
    return tuple(suspect for suspect in suspects(catalogue) if suspect.page == id)


class CannotConfirm(Refusal):
    """There is no such link, or its role tells who somebody is."""


def confirmed(catalogue: Catalogue, id: str, targets: Sequence[str], on: str, by: str) -> dict[Pair, Confirmation]:
    """What is recorded when a person has compared a page with some of what it rests on, or with all of it."""
    page = catalogue.find(id)
    mine = [target for origin, target in links(catalogue) if page and origin == page.id]
    if not page or not mine:
        raise CannotConfirm(f"{id}: {'rests on no other page' if page else 'no page has this id'}.")
    check_role(by)
    wanted = [_known(catalogue, page.id, target, mine) for target in targets] or sorted(mine)
    return {(page.id, target): Confirmation(str(fingerprint(catalogue, target)), on, by) for target in wanted}


def _known(catalogue: Catalogue, page: str, target: str, mine: Sequence[str]) -> str:
    found = catalogue.find(target)
    if found is None or found.id not in mine:
        mend = suggest(target, mine, f"It rests on: {', '.join(sorted(mine))}.")
        raise CannotConfirm(f"{page} does not rest on {target}. {mend}")
    return found.id


def check_role(role: str) -> None:
    """Refuse what is no role, or tells more than a role."""
    if not role.strip() or role != " ".join(role.split()) or any(identities(role)):
        raise CannotConfirm(f"{role[:40]!r} is no role. Say it as `prosecutor, Uzbekistan`, and never a name.")


def not_followed(catalogue: Catalogue) -> tuple[Pair, ...]:
    """The links of which nobody recorded what they were compared with."""
    return tuple(sorted(links(catalogue).keys() - confirmations(catalogue).keys()))


def followed(catalogue: Catalogue, on: str) -> dict[Pair, Confirmation]:
    """What is recorded, by a program and in nobody's name, for the links that are not followed yet."""
    return {pair: Confirmation(str(fingerprint(catalogue, pair[1])), on) for pair in not_followed(catalogue)}
