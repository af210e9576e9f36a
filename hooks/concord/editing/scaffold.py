"""A page that is being begun: what must be said on it, what has been said, and its file.

What is asked is what the handbook and the editor's snippets say too: the fields of the records themselves.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from pydantic.fields import FieldInfo

from concord.content.catalogue import SOURCES
from concord.content.frontmatter import Path, dotted
from concord.content.markdown.parsed import LEAD
from concord.content.paths import ORIGINAL, file_path, stem_of
from concord.editing.addresses import form_of
from concord.records.kinds import Confidence, Evidence, Record
from concord.records.labels import sentence
from concord.records.relations import Relates
from concord.records.values import Proof, Prose, Value, types_in
from concord.told import told
from concord.translation.splice import block_of
from concord.views.fields import UNWRITTEN, choices_of, example_of, own_fields, parts_of, proposed, required

ID = "id"
_BOOLEANS = {"true": True, "yes": True, "false": False, "no": False}
_PROOF = ("source", "language", "quote")
_LEAD = told(
    "The first words of the page, before any heading: on law, a practice or a case one sentence of at most 25 words"
    " that a victim or her family would understand."
)


@dataclass(frozen=True)
class Blank:
    """Something to fill in."""

    name: str
    """As options and translations name it: `title`, `countries.0.role`, `#result`."""
    says: str
    choices: tuple[str, ...] = ()
    otherwise: str | None = ""
    """What is taken where nothing is said: empty, that nothing is; None, that something must be said."""
    relation: str = ""
    """The relation that the ids make which are wanted here, if such are."""


@dataclass(frozen=True)
class Draft:
    """A page of a kind, and what was said of it: each answer as it was typed, by the name of its blank."""

    kind: type[Record]
    answers: Mapping[str, str]

    @property
    def id(self) -> str:
        """Its id."""
        return self.answers.get(ID, "")

    @property
    def file(self) -> str:
        """Its file, from the content folder."""
        return file_path(stem_of(self.id, self.kind), ORIGINAL) if self.kind.room else SOURCES

    def saying(self, name: str, answer: str) -> Draft:
        """The same with one more answer."""
        return replace(self, answers={**self.answers, name: answer})

    @property
    def values(self) -> Mapping[Path, str | bool | list[str]]:
        """What stands in its fields, in the order in which one writes them."""
        bases = (Record, *(kind for kind in (self.kind, Evidence) if issubclass(self.kind, kind)))
        order = [name for base in bases for name in own_fields(base)]
        said = {path_of(name): answer for name, answer in self.answers.items() if answer and name[:1] != LEAD}
        said = {path: answer for path, answer in said.items() if path != (ID,)}
        rank = {path: order.index(path[0]) if path[0] in order else len(order) for path in said}
        return {path: self._value(path, said[path]) for path in sorted(said, key=rank.__getitem__)}

    def _value(self, path: Path, answer: str) -> str | bool | list[str]:
        info = info_at(self.kind, path)
        if info and info.annotation is bool and answer in _BOOLEANS:
            return _BOOLEANS[answer]
        annotation = info.annotation if info else None
        is_one = isinstance(path[-1], int) or Prose in types_in(annotation)
        if is_one or not str(annotation).startswith("tuple"):
            return answer
        return [item for part in answer.strip("[]").split(",") if (item := part.strip(" \"'"))]

    @property
    def text(self) -> str:
        """The page; of a source, its fields."""
        if not self.kind.room:
            return block_of({(ID,): self.id, **self.values})
        sections = (f"## {words} {{#{id}}}\n\n{self._part(id)}" for id, words in self.kind.sections.items())
        body = "\n\n".join(part for part in (self.answers.get(LEAD, ""), *sections) if part)
        return f"---\n{block_of(self.values)}---\n" + (f"\n{body}\n" if body else "")

    def _part(self, id: str) -> str:
        return self.answers.get(f"{LEAD}{id}") or UNWRITTEN


def path_of(name: str) -> Path:
    """The path of a field by its dotted name."""
    first, *rest = name.split(".")
    return first, *(int(step) if step.isdecimal() else step for step in rest)


def info_at(kind: type[Value], path: Path) -> FieldInfo | None:
    """What the records say of the field at a path; None where there is no such field."""
    info = None
    for step in path:
        if isinstance(step, str):
            info = kind.model_fields.get(step, info)
            kind = next(parts_of(info), kind) if info else kind
    return info


def blanks(draft: Draft) -> Iterator[Blank]:
    """All that is to be filled in on a page, as far as what was said so far tells."""
    kind = draft.kind
    yield Blank(
        ID, told("The name by which others link to it, of the form %(form)s.", form=form_of(kind)), otherwise=None
    )
    for name, info in required(kind).items():
        if name != ID:
            yield from _blanks(draft, (name,), info)
    yield from (_leaf((name,), kind.model_fields[name], "") for name in kind.asked)
    if draft.answers.get("confidence") == Confidence.HIGH:
        yield from (
            _leaf(("proof", name), Proof.model_fields[name], "" if name == "language" else None) for name in _PROOF
        )
    if kind.room:
        yield Blank(LEAD, _LEAD)
    for id, words in kind.sections.items():
        yield Blank(f"{LEAD}{id}", told("What stands below “%(words)s”.", words=words), otherwise=UNWRITTEN)


def _blanks(draft: Draft, path: Path, info: FieldInfo) -> Iterator[Blank]:
    """What is to be filled in at a field, in each of its parts; of a list, in one item more than was filled in."""
    if example_of(info):
        yield _leaf(path, info, proposed(info) or None)
        return
    part, is_list, number = next(parts_of(info)), str(info.annotation).startswith("tuple"), 0
    while True:
        here: Path = (*path, number) if is_list else path
        rows = [blank for name, each in required(part).items() for blank in _blanks(draft, (*here, name), each)]
        if number and not draft.answers.get(rows[0].name):
            yield replace(rows[0], otherwise="", says=told("%(question)s One more?", question=rows[0].says))
            return
        yield from rows
        if not is_list:
            return
        number += 1


def _leaf(path: Path, info: FieldInfo, otherwise: str | None) -> Blank:
    is_relation = any(isinstance(mark, Relates) for mark in info.metadata)
    return Blank(dotted(path), sentence(info), choices_of(info), otherwise, str(path[-1]) if is_relation else "")
