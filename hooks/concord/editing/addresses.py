"""Under which id a page may stand: in the room of its kind, and where nobody else stands or stood."""

from __future__ import annotations

import re
from collections.abc import Iterator

from concord.content.catalogue import Catalogue
from concord.content.paths import BODIES, RESERVED, is_made, parse_address, stem_of
from concord.problem import Refusal, suggest
from concord.records.kinds import KINDS, Corridor, Provision, Record, Source
from concord.records.shapes import SLUG

_STEPS = {
    "{slug}": "{slug} is a name in small Latin letters, digits and hyphens",
    "{country}": "{country} is the code of a State, such as uz",
    "{owner}": f"{{owner}} is the code of a State, such as uz, or one of {', '.join(BODIES)}",
    "{pair}": "{pair} is the codes of two States, such as uz-ae",
    "{article}": "it begins with about/ or contribute/, and goes on in small Latin letters, digits and hyphens",
}


class UnknownRecord(Refusal):
    """No record has such an id."""


def record_of(catalogue: Catalogue, id: str) -> Record:
    """The record with an id; UnknownRecord, which names the nearest, where there is none."""
    if record := catalogue.records.get(id):
        return record
    moved = catalogue.find(id)
    otherwise = "The foot of each page of the site tells its id, and `sources.yaml` those of documents."
    mend = f"It is called {moved.id} now." if moved else suggest(id, catalogue.records, otherwise)
    raise UnknownRecord(f"{id}: no record has this id. {mend}")


def form_of(kind: type[Record]) -> str:
    """What an id of a kind looks like, and what stands in it: `practices/{slug}: {slug} is a name …`."""
    form = kind.room.removeprefix("law/").removesuffix("/index") or "{slug}"
    told = "; ".join(_STEPS[step] for step in dict.fromkeys(form.split("/")) if step in _STEPS)
    return f"{form}: {told}"


def objection(catalogue: Catalogue, kind: type[Record], id: str, mine: Record | None = None) -> tuple[str, str] | None:
    """What stands against a record of a kind under an id, and what to do; `mine` is the record that is to get it."""
    return next(_objections(catalogue, kind, id, mine), None)


def _objections(catalogue: Catalogue, kind: type[Record], id: str, mine: Record | None) -> Iterator[tuple[str, str]]:
    if not re.fullmatch(f"{SLUG}(/{SLUG})*", id):
        steps = ["-".join(re.findall("[a-z0-9]+", step.lower())) for step in id.split("/")]
        mend = f"Write {'/'.join(steps)}." if all(steps) else "Write it in Latin letters."
        yield f"an id wants small Latin letters, digits and single hyphens, not {id}", mend
    if any(RESERVED.match(step) for step in id.split("/")):
        yield f"Windows keeps a name for itself that stands in {id}, and cannot open such a file", "Write another name."
    if (other := _kind_at(kind, id)) is not kind:
        here = f"a page of the kind {other.kind} stands there" if other else "no page can stand there"
        yield f"{here}, and this is of the kind {kind.kind}", f"Write it as {form_of(kind)}."
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


def taken(catalogue: Catalogue, id: str, mine: Record | None) -> Iterator[tuple[str, str]]:
    """Who else has an id or had it, and what to do."""
    found = catalogue.find(id)
    if id in catalogue.withdrawn:
        yield "a page of this id was withdrawn", "Choose another: what was taken back must not seem to be there again."
    elif id in catalogue.unread:
        yield "there is such a page already, with something to mend", "Run `concord check`, or choose another id."
    elif found is None or found is mine or (isinstance(found, Corridor) and id not in catalogue.pages):
        return
    elif found.id != id:
        yield f"{found.id} was called so, and is still found under it", "Choose another id."
    else:
        yield f"is there already, in {catalogue.place(id).file}", "Change that page, or choose another id."


def _above(catalogue: Catalogue, kind: type[Record], id: str) -> Iterator[tuple[str, str]]:
    """What must be there before: the text that a provision stands in, the profiles of a corridor's States."""
    codes = id.rpartition("/")[2].split("-") if kind is Corridor else []
    wanted = [("instrument", id.rpartition("/")[0])] if kind is Provision else []
    for name, above in [*wanted, *(("country", f"countries/{code}") for code in codes)]:
        if not catalogue.is_known(above):
            yield f"{above} has no page yet", f"Write that first: `concord new {name} --field id={above}`."
