"""Two records where there should be one: an id that is given twice, a page that was copied and not made another."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from concord.content.frontmatter import Page
from concord.problem import Problem, Rule
from concord.records.kinds import Evidence, Record
from concord.told import told

DUPLICATE = Rule("duplicate-id", told("An address must lead to one record, or the reader may land on the wrong law."))


def twins(records: Mapping[str, Record], pages: Mapping[str, Page]) -> Iterator[Problem]:
    """Pages of one kind, State and day that are called alike and say the same: one of them is a copy."""
    seen: dict[tuple[str, ...], str] = {}
    for id, record in sorted(records.items()):
        page = pages.get(id)
        if page and page.body.strip() and isinstance(record, Evidence):
            other = seen.setdefault((*_told_apart_by(record), page.body), id)
            if other != id:
                what = told("has the title and the text of %(other)s", other=other)
                yield DUPLICATE.broken(page.place(("title",)), what, told("Rename one of the two."))


def _told_apart_by(record: Record) -> tuple[str, ...]:
    more = (str(getattr(record, name, "")) for name in (*record.date_fields, "number", "part_of"))
    return record.kind, record.state, record.title.lower(), *more
