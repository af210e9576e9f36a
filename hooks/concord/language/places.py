"""The places of a page that a link may lead to: its headings, and what the templates print of its record."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from concord.content.catalogue import Catalogue
from concord.content.markdown.parsed import parsed
from concord.content.paths import is_computed
from concord.language.bodies import body_in
from concord.language.languages import language_of
from concord.records.kinds import Cooperation, Provision, Record

# By kind. `:field` means: where the record's field has something. Others may be left out where nothing is recorded.
_PRINTED: Mapping[str, str] = {
    "provision": "text implements relied terms:terms elements:elements cases findings sure",
    "instrument": "provisions terms:terms states findings sure",
    "practice": "figures:figures law cases shared:shared_at answers sure",
    "case": "law practices not-known:not_known sure",
    "measure": "law sure",
    "term": "equivalents sure",
    "authority": "sure",
    "workshop": "themes:themes recommendations quotations:quotations shared then not-known:not_known sure",
    "country": "law treaties ask authorities practices cases corridors findings:findings timeline:timeline"
    " open:open_questions sure",
    "corridor": "treaties criminality practices law " + " ".join(f"{sheet} {sheet}-more" for sheet in Cooperation),
}
_HOME = "by-need pair by-role by-search countries practices"
_ITEMS = {"findings": "finding", "timeline": "event", "open_questions": "question", "recommendations": "recommendation"}
"""Fields whose items have ids of their own, and the word before these."""


def places_of(catalogue: Catalogue, id: str, reader: str) -> frozenset[str]:
    """The places on a record's page, in the language that a reader gets it in."""
    record = catalogue.records[id]
    language = reader if is_computed(record) else language_of(catalogue, id, reader)
    headings = (heading.id for heading in parsed(body_in(catalogue, id, language).markdown).headings if heading.id)
    return frozenset(("correct", *headings, *printed_places(record), *_about(catalogue, id)))


def printed_places(record: Record) -> Iterator[str]:
    """What the templates print of a record by itself."""
    words = _HOME if getattr(record, "is_home", False) else _PRINTED.get(record.kind, "")
    for word in words.split():
        name, _, field = word.partition(":")
        if not field or getattr(record, field, None):
            yield name
    for field, word in _ITEMS.items():
        yield from (f"{word}-{item.id}" for item in getattr(record, field, ()))


def _about(catalogue: Catalogue, id: str) -> Iterator[str]:
    """What others found about it stands on its page too, and on a treaty's what its articles prescribe."""
    prescribing: Mapping[str, set[str]] = catalogue.remember("prescribing", lambda: _prescribing(catalogue))
    if points := prescribing.get(id):
        yield "terms"
        yield from (f"terms-{point}" for point in sorted(points))
    for relation in catalogue.incoming.get(id, ()):
        if relation.path[0] == "findings":
            number = int(relation.path[1])
            yield f"finding-{getattr(catalogue.records[relation.origin], 'findings')[number].id}"  # noqa: B009


def _prescribing(catalogue: Catalogue) -> Mapping[str, set[str]]:
    """The points that each article and each treaty settles: a treaty's page says what its articles prescribe too."""
    points: dict[str, set[str]] = defaultdict(set)
    for id, record in catalogue.records.items():
        for term in getattr(record, "terms", ()):
            points[id].add(term.point)
            if isinstance(record, Provision):
                points[record.part_of].add(term.point)
    return points
