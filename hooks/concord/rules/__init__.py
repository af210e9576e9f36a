"""What the content must keep, beyond what reading a page already asks for: one file a rule, listed by hand."""

from __future__ import annotations

from collections.abc import Iterator

from concord.content import beside, bounds, confirmations, files, folder, frontmatter, reading, twins
from concord.content.catalogue import Catalogue
from concord.problem import Problem, Rule
from concord.rules import (
    active_content,
    cyclic_relation,
    future_date,
    glossary_term,
    heading_order,
    heading_without_id,
    identity,
    language_mismatch,
    lost_letters,
    lost_note,
    missing_file,
    mixed_scripts,
    other_language,
    past_start,
    repealed_law,
    restricted_section,
    shown_otherwise,
    standing_mismatch,
    uncovered_term,
    unfinished,
    unfit_review,
    unknown_citation,
    unknown_place,
    unknown_reference,
    unknown_section,
    unlisted_act,
    unproven_high,
    wrong_kind,
)

OF_ONE_PAGE = (
    unfinished,
    lost_letters,
    heading_without_id,
    heading_order,
    active_content,
    shown_otherwise,
    lost_note,
    language_mismatch,
    mixed_scripts,
    other_language,
    glossary_term,
    unknown_section,
    unlisted_act,
    unproven_high,
    identity,
    restricted_section,
    unfit_review,
)
"""The rules that look at one page in all its languages, and at what all share: the glossary, the public offices."""
DATED = (future_date, past_start, standing_mismatch)
"""The rules that ask which day it is."""
CHECKS = (
    unknown_reference,
    wrong_kind,
    cyclic_relation,
    repealed_law,
    uncovered_term,
    unknown_citation,
    unknown_place,
    missing_file,
    *DATED,
    *OF_ONE_PAGE,
)

RULES: tuple[Rule, ...] = (
    frontmatter.BROKEN,
    frontmatter.CUT,
    frontmatter.TWICE,
    reading.MISSING,
    reading.UNKNOWN,
    reading.WRONG,
    reading.NO_SOURCE,
    files.STRAY,
    beside.HIDDEN,
    bounds.BEYOND,
    folder.UNREADABLE,
    folder.MISPLACED,
    folder.ORPHAN,
    twins.DUPLICATE,
    confirmations.TYPED,
    *(check.RULE for check in CHECKS),
)


def check_pages(catalogue: Catalogue) -> Iterator[Problem]:
    """Each mistake that shows on a page by itself."""
    for rule in OF_ONE_PAGE:
        yield from rule.check(catalogue)


def check(catalogue: Catalogue, built_on: str | None = None) -> Iterator[Problem]:
    """Each mistake in the content, rule by rule. `built_on` is the day of the build (ISO), where there is one."""
    yield from twins.twins(catalogue.records, catalogue.pages)
    for rule in CHECKS:
        yield from rule.check(catalogue, built_on) if rule in DATED else rule.check(catalogue)
