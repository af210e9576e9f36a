"""The questions of a new page, one after the other; each answer is looked at before the next is asked."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator, Mapping

from concord.content.catalogue import Catalogue
from concord.content.frontmatter import Page, Path, parse_page
from concord.content.markdown.parsed import LEAD
from concord.content.reading import MISSING, UNKNOWN, validated
from concord.editing.addresses import Fault, objection
from concord.editing.scaffold import ID, Blank, Draft, blanks, path_of
from concord.problem import Problem, Refusal, suggest
from concord.rules.unknown_reference import fault as unknown
from concord.rules.wrong_kind import fault as of_wrong_kind
from concord.told import told

Asking = Callable[[Draft, Blank, Fault | None], str]
"""Asks for something to fill in, after saying what was wrong with the last answer; EOFError where nobody answers."""
_NO_LETTERS = ("Cc", "Cs")
"""What keys leave behind that write nothing, and bytes that are no letters."""


class CannotBegin(Refusal):
    """What was said of a page is not enough, or cannot stand on it."""


def filled(catalogue: Catalogue, draft: Draft, given: Mapping[str, str], ask: Asking) -> Draft:
    """A page with all that it must say; what is given is not asked for. CannotBegin where nobody answers."""
    while blank := next(_open(draft), None):
        try:
            draft = _answered(catalogue, draft, blank, given.get(blank.name), ask)
        except EOFError:
            if blank.otherwise is None or blank.name in given:
                raise _unanswered(draft, given, blank) from None
            draft, ask = draft.saying(blank.name, blank.otherwise), _nobody
    for name, answer in given.items():
        if name not in draft.answers:
            draft = draft.saying(name, answer)
            if found := fault(catalogue, draft, Blank(name, "")):
                raise CannotBegin(told("%(name)s: %(what)s. %(mend)s", name=name, what=found[0], mend=found[1]))
    return draft


def _nobody(draft: Draft, blank: Blank, found: Fault | None) -> str:
    raise EOFError


def _open(draft: Draft) -> Iterator[Blank]:
    return (blank for blank in blanks(draft) if blank.name not in draft.answers)


def _unanswered(draft: Draft, given: Mapping[str, str], blank: Blank) -> CannotBegin:
    rest = (each.name for each in _open(draft) if each.otherwise is None and each.name not in given)
    names = dict.fromkeys([blank.name, *rest])
    options = " ".join(f"--field {name}=…" for name in names)
    what = told("%(names)s: not answered, and nothing was written.", names=", ".join(names))
    mend = told("Answer at a terminal, or say %(options)s", options=options)
    return CannotBegin(told("%(what)s %(mend)s", what=what, mend=mend))


def _answered(catalogue: Catalogue, draft: Draft, blank: Blank, said: str | None, ask: Asking) -> Draft:
    found: Fault | None = None
    while True:
        answer = (ask(draft, blank, found) if said is None else said).strip() or blank.otherwise or ""
        new = draft.saying(blank.name, answer)
        if not answer and blank.otherwise is not None:
            return new
        found, said = fault(catalogue, new, blank), None
        if found is None:
            return new


def fault(catalogue: Catalogue, draft: Draft, blank: Blank) -> Fault | None:
    """What is wrong with what was filled in at a place of a page, and how to mend it."""
    answer = draft.answers[blank.name]
    if not answer:
        what = told("`%(name)s` must be filled in", name=blank.name)
        return what, told("Where you do not know it, find out first.")
    if any(unicodedata.category(sign) in _NO_LETTERS for sign in answer):
        what = told("`%(name)s` has signs that are no letters", name=blank.name)
        return what, told("Type it anew, on a terminal that is set to UTF-8.")
    if blank.name == ID:
        return objection(catalogue, draft.kind, answer)
    if blank.name.startswith(LEAD):
        known = [each.name for each in blanks(draft) if each.name.startswith(LEAD)]
        mend = suggest(blank.name, known, told("Its sections are %(names)s.", names=", ".join(known)))
        return None if blank.name in known else (told("a new page has no such section"), mend)
    if twice := _given_otherwise(draft, path_of(blank.name)):
        what = told("`%(name)s` is given too, and one lies in the other", name=twice)
        return what, told("Give the field whole, or all of its parts.")
    return _of_field(draft, path_of(blank.name)) or _of_relation(catalogue, draft, blank)


def _given_otherwise(draft: Draft, path: Path) -> str | None:
    """The name of an answer that would stand in another one, or around it."""
    for name, answer in draft.answers.items():
        other = path_of(name)
        shorter = min(len(path), len(other))
        if answer and other != path and other[:shorter] == path[:shorter]:
            return name
    return None


def _of_field(draft: Draft, path: Path) -> Fault | None:
    """What the records say of a field as the page will have it."""
    page, problems = parse_page(draft.file, draft.text if draft.kind.room else f"---\n{draft.text}---\n")
    _, more = validated(draft.kind, {**page.tree, ID: draft.id}, page, ())
    return next(((each.what, each.mend) for each in (*problems, *more) if _is_at(each, page, path)), None)


def _is_at(problem: Problem, page: Page, path: Path) -> bool:
    """Whether a problem is about what stands at a path, around or below it; what is missing there is yet to come."""
    known = page.names if problem.rule == UNKNOWN else page.places
    spots = (spot for where, spot in known.items() if where[: len(path)] == path[: len(where)])
    return problem.rule != MISSING and (problem.place.line, problem.place.column) in spots


def _of_relation(catalogue: Catalogue, draft: Draft, blank: Blank) -> Fault | None:
    value = draft.values[path_of(blank.name)] if blank.relation else []
    ids = value if isinstance(value, list) else [str(value)]
    found = (look(catalogue, blank.relation, id) for id in ids for look in (unknown, of_wrong_kind))
    return next((each for each in found if each), None)
