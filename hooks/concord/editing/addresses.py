"""Under which id a page may stand: in the room of its kind, and where nobody else stands or stood."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import reduce

from concord.content.catalogue import Catalogue
from concord.content.paths import BODIES, RESERVED, is_made, parse_address, stem_of
from concord.problem import Refusal, suggest
from concord.records.kinds import KINDS, Corridor, Provision, Record, Source
from concord.records.shapes import SLUG
from concord.told import Told, told, write

Fault = tuple[str, str]
"""What is wrong, and how to mend it."""
_STEPS = {
    "{slug}": told("{slug} is a name in small Latin letters, digits and hyphens"),
    "{country}": told("{country} is the code of a State, such as uz"),
    "{owner}": told("{owner} is the code of a State, such as uz, or one of %(bodies)s", bodies=", ".join(BODIES)),
    "{pair}": told("{pair} is the codes of two States, such as uz-ae"),
    "{article}": told("{article} is such as about/us or contribute/us, in small Latin letters, digits and hyphens"),
}


class UnknownRecord(Refusal):
    """No record has such an id."""


def record_of(catalogue: Catalogue, id: str) -> Record:
    """The record with an id; UnknownRecord, which names the nearest, where there is none."""
    if record := catalogue.records.get(id):
        return record
    moved = catalogue.find(id)
    otherwise = told("The foot of each page of the site tells its id, and `sources.yaml` those of documents.")
    mend = told("It is called %(id)s now.", id=moved.id) if moved else suggest(id, catalogue.records, otherwise)
    raise UnknownRecord(told("%(id)s: no record has this id. %(mend)s", id=id, mend=mend))


def form_of(kind: type[Record]) -> str:
    """What an id of a kind looks like, and what stands in it: `practices/{slug}: {slug} is a name …`."""
    form = kind.room.removeprefix("law/").removesuffix("/index") or "{slug}"
    steps = [_STEPS[step] for step in dict.fromkeys(form.split("/")) if step in _STEPS]
    return told("%(form)s: %(steps)s", form=form, steps=reduce(_beside, steps[1:], steps[0]))


def _beside(some: Told, more: Told) -> Told:
    return told("%(some)s; %(more)s", some=some, more=more)


def objection(catalogue: Catalogue, kind: type[Record], id: str, mine: Record | None = None) -> Fault | None:
    """What stands against a record of a kind under an id; `mine` is the record that is to get it."""
    return next(_objections(catalogue, kind, id, mine), None)


def _objections(catalogue: Catalogue, kind: type[Record], id: str, mine: Record | None) -> Iterator[Fault]:
    if not re.fullmatch(f"{SLUG}(/{SLUG})*", id):
        steps = ["-".join(re.findall("[a-z0-9]+", step.lower())) for step in id.split("/")]
        mend = write("/".join(steps)) if all(steps) and id.isascii() else told("Write it in Latin letters.")
        yield told("an id wants small Latin letters, digits and single hyphens, not %(id)s", id=id), mend
    if any(RESERVED.match(step) for step in id.split("/")):
        what = told("Windows keeps a name for itself that stands in %(id)s, and cannot open such a file", id=id)
        yield what, told("Write another name.")
    if (other := _kind_at(kind, id)) is not kind:
        yield _elsewhere(kind, other), told("Write it as %(form)s.", form=form_of(kind))
    yield from taken(catalogue, id, mine)
    yield from _above(catalogue, kind, id)


def _kind_at(kind: type[Record], id: str) -> type[Record] | None:
    """The kind whose page would have an id, the wanted one before others; None where no page can."""
    if kind is Source and "/" not in id:
        return kind
    for one in (kind, *KINDS):
        stem = stem_of(id, one)
        address = parse_address(f"{stem}.md") if one.room else None
        if address and address.kind is one and not is_made(stem):
            return one
    return None


def _elsewhere(kind: type[Record], other: type[Record] | None) -> str:
    if other is None:
        return told("no page can stand there, and this is of the kind %(kind)s", kind=kind.kind)
    names = {"other": other.kind, "kind": kind.kind}
    return told("a page of the kind %(other)s stands there, and this is of the kind %(kind)s", **names)


def taken(catalogue: Catalogue, id: str, mine: Record | None) -> Iterator[Fault]:
    """Who else has an id or had it, and what to do."""
    found, another = catalogue.find(id), told("Choose another id.")
    if id in catalogue.withdrawn:
        mend = told("Choose another id: what was taken back must not seem to be there again.")
        yield told("a page of this id was withdrawn"), mend
    elif id in catalogue.unread:
        mend = told("Run `concord check`, or choose another id.")
        yield told("there is such a page already, with something to mend"), mend
    elif found is None or found is mine or (isinstance(found, Corridor) and id not in catalogue.pages):
        return
    elif found.id != id:
        yield told("%(id)s was called so, and is still found under it", id=found.id), another
    else:
        mend = told("Change that page, or choose another id.")
        yield told("is there already, in %(file)s", file=catalogue.place(id).file), mend


def _above(catalogue: Catalogue, kind: type[Record], id: str) -> Iterator[Fault]:
    """What must be there before: the text that a provision stands in, the profiles of a corridor's States."""
    codes = id.rpartition("/")[2].split("-") if kind is Corridor else []
    wanted = [("instrument", id.rpartition("/")[0])] if kind is Provision else []
    for name, above in [*wanted, *(("country", f"countries/{code}") for code in codes)]:
        if not catalogue.is_known(above):
            mend = told("Write that first: `concord new %(kind)s --field id=%(id)s`.", kind=name, id=above)
            yield told("%(id)s has no page yet", id=above), mend
