"""A provision in force that rests on law which is no longer there. Practices, cases and workshops keep the law of
their time, and their pages say so.
"""

from __future__ import annotations

from collections.abc import Iterator

from concord.content.catalogue import Catalogue
from concord.content.frontmatter import Path
from concord.problem import Problem, Rule
from concord.records.kinds import PAST, Instrument, Provision, Status
from concord.told import told

RULE = Rule("repealed-law", told("A reader would rely on law that is no longer in force."))


def check(catalogue: Catalogue) -> Iterator[Problem]:
    """Each provision in force whose instrument, or what it implements, is repealed, replaced or expired."""
    for provision in catalogue.of_kind(Provision):
        if provision.status is not Status.IN_FORCE:
            continue
        paths: list[tuple[Path, str]] = [((), provision.part_of)]
        paths += [(("implements", n), link.to) for n, link in enumerate(provision.implements)]
        for path, id in paths:
            target = catalogue.records.get(id)
            if isinstance(target, (Instrument, Provision)) and target.status in PAST:
                what = told("is in force but rests on %(id)s, which is %(status)s", id=id, status=target.status)
                mend = told("Name the law that took its place, or correct the `status` of one of the two.")
                yield RULE.broken(catalogue.place(provision.id, path or ("status",)), what, mend)
