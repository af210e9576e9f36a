"""The questions of a new page, one after the other; each answer is looked at before the next is asked."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from concord.content.catalogue import Catalogue
from concord.content.frontmatter import Page, parse_page
from concord.content.markdown.parsed import LEAD
from concord.content.reading import validated
from concord.editing.addresses import objection
from concord.editing.scaffold import ID, Blank, Draft, blanks, path_of
from concord.problem import Refusal, suggest
from concord.rules.unknown_reference import fault as unknown
from concord.rules.wrong_kind import fault as of_wrong_kind

Asking = Callable[[Blank, tuple[str, str] | None], str]
"""Asks for something to fill in, after saying what was wrong with the last answer and how to mend it."""


class CannotBegin(Refusal):
    """What was said of a page cannot stand on it."""


def filled(catalogue: Catalogue, draft: Draft, given: Mapping[str, str], ask: Asking) -> Draft:
    """A page with all that it must say; what is given is not asked for.

    CannotBegin where something given cannot stand on it.
    """
    while blank := next((blank for blank in blanks(draft) if blank.name not in draft.answers), None):
        draft = _answered(catalogue, draft, blank, given.get(blank.name), ask)
    for name, answer in given.items():
        if name not in draft.answers:
            draft = draft.saying(name, answer)
            if found := fault(catalogue, draft, Blank(name, "")):
                raise CannotBegin(f"{name}: {found[0]}. {found[1]}")
    return draft


def _answered(catalogue: Catalogue, draft: Draft, blank: Blank, said: str | None, ask: Asking) -> Draft:
    complaint = None
    while True:
        answer = (ask(blank, complaint) if said is None else said).strip() or blank.otherwise
        if answer == "":
            return draft.saying(blank.name, "")
        complaint = fault(catalogue, draft.saying(blank.name, answer or ""), blank)
        if complaint is None:
            return draft.saying(blank.name, answer or "")
        said = None


def fault(catalogue: Catalogue, draft: Draft, blank: Blank) -> tuple[str, str] | None:
    """What is wrong with what was filled in at a place of a page, and how to mend it."""
    answer = draft.answers[blank.name]
    if not answer:
        return "it must be filled in", "Where you do not know, find out first: a page without it cannot be read."
    if blank.name == ID:
        return objection(catalogue, draft.kind, answer)
    if blank.name.startswith(LEAD):
        known = [each.name for each in blanks(draft)]
        mend = partial(suggest, blank.name, known, f"Its sections are: {', '.join(n for n in known if n[0] == LEAD)}.")
        return None if blank.name in known else ("the page has no such section", mend())
    return _of_field(draft, blank) or _of_relation(catalogue, draft, blank)


def _of_field(draft: Draft, blank: Blank) -> tuple[str, str] | None:
    """What the records say of a field as the page will have it."""
    text = draft.text if draft.kind.room else f"---\n{draft.text}---\n"
    page, problems = parse_page(draft.file, text)
    _, more = validated(draft.kind, {**page.tree, ID: draft.id}, page, ())
    here = _spots(page, blank.name)
    found = next(
        (problem for problem in (*problems, *more) if (problem.place.line, problem.place.column) in here), None
    )
    return (found.what, found.mend) if found else None


def _spots(page: Page, name: str) -> set[tuple[int, int]]:
    path = path_of(name)
    below = {spot for known, spot in page.places.items() if known[: len(path)] == path}
    names = {spot for known, spot in page.names.items() if known[: len(path)] == path}
    return below | names


def _of_relation(catalogue: Catalogue, draft: Draft, blank: Blank) -> tuple[str, str] | None:
    value = draft.values[path_of(blank.name)] if blank.relation else []
    ids = [value] if isinstance(value, str) else value
    found = (look(catalogue, blank.relation, id) for id in ids for look in (unknown, of_wrong_kind))
    return next((each for each in found if each), None)
