"""Pages that were taken back: the file stays in its place and says so, and nothing else of the page is left.

Why it was taken back stands in the file for those who keep the pages, and is published nowhere: it may harm too.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

import yaml

from concord.content.catalogue import Catalogue, Notice
from concord.content.frontmatter import Page
from concord.content.paths import ORIGINAL, Address, file_path, stem_of
from concord.content.reading import validated
from concord.identities.finding import identities
from concord.problem import Problem, Refusal
from concord.records.kinds import Access
from concord.records.limits import HAPPENED
from concord.records.values import PartialDate, RecordId, Value

MARK = "withdrawn"
"""The field by which the file of a withdrawn page is known."""
_KEPT = {"formerly", "edition"}


class CannotWithdraw(Refusal):
    """There is no such page, or its reason tells what it must not."""


class _Notice(Value):
    """What stands in the file of a withdrawn page."""

    withdrawn: Annotated[PartialDate, HAPPENED]
    reason: str
    formerly: tuple[RecordId, ...] = ()
    edition: Access = Access.PUBLIC


def read_notice(address: Address, page: Page) -> tuple[Mapping[str, Notice], tuple[Problem, ...]]:
    """The notice that stands for a page, under each of its ids."""
    notice, problems = validated(_Notice, page.tree, page, ())
    if notice is None:
        return {}, problems
    ids = (address.id, *notice.formerly)
    return {id: Notice(stem_of(id, address.kind), notice.withdrawn, notice.edition) for id in ids}, problems


def withdrawal(catalogue: Catalogue, id: str, on: str, reason: str) -> Mapping[str, str | None]:
    """What becomes of each file of a page, from the content folder: its new text, or None where it goes."""
    record = catalogue.find(id)
    if record is None or record.id not in catalogue.pages:
        mend = "Name a page; an entry of sources.yaml is taken out there, and a computed page goes with what it shows."
        raise CannotWithdraw(f"{id}: no page has this id. {mend}")
    if any(identities(reason)):
        raise CannotWithdraw("The reason identifies somebody. Say what sort of thing is wrong, and not whose.")
    stem = stem_of(record.id, record)
    gone = {file_path(stem, language): None for known, language in catalogue.translations if known == record.id}
    fields = {MARK: on, "reason": reason, **record.model_dump(mode="json", include=_KEPT, exclude_defaults=True)}
    told = yaml.safe_dump(fields, allow_unicode=True, sort_keys=False)
    return {**gone, file_path(stem, ORIGINAL): f"---\n{told}---\n"}
