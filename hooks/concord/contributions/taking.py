"""What somebody sent → pages that are new or changed; and from these back to what was sent, so that nothing is lost."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from concord.content.catalogue import SOURCES, Catalogue
from concord.content.frontmatter import parse_page, parse_yaml
from concord.content.paths import ORIGINAL, file_path, stem_of
from concord.content.sections import parts_of
from concord.contributions.correcting import corrected
from concord.contributions.faults import Fault
from concord.contributions.note import note_of, told_in
from concord.contributions.sent import FORMAT, KINDS, Sent, SentCorrection, SentPractice, SentTranslation
from concord.contributions.telling import practice_pages
from concord.contributions.translating import LEAD, part_of, translated
from concord.contributions.typed import plain
from concord.problem import Refusal
from concord.records.kinds import Record

Read = Callable[[str], str | None]
"""The text of a file of the content folder, by its path from there; None where there is none."""


@dataclass(frozen=True)
class Change:
    """The files of the content folder that are new or changed, by their paths, and the note that goes with them."""

    name: str
    """What tells it from every other, `2026-11-28-1f3c9a20`: the day, and a digest of what was sent."""
    files: Mapping[str, str]
    note: str


def change_of(catalogue: Catalogue, read: Read, sent: Sent) -> Change | Fault:
    """What a contribution changes, or why it cannot: the page is not there, the words are not on it."""
    made = _MAKERS[type(sent)](catalogue, read, sent)
    if isinstance(made, Fault):
        return made
    change = Change(name_of(sent), made, note_of(sent, name_of(sent)))
    if sent_back(change) != sent:
        raise Refusal(f"{change.name}: its pages would not hold all that was sent. Write to who keeps the program.")
    return change


def name_of(sent: Sent) -> str:
    """The name of a contribution, which is the same whenever it is sent again."""
    return f"{sent.on}-{hashlib.sha256(sent.model_dump_json().encode()).hexdigest()[:8]}"


def _practice(catalogue: Catalogue, read: Read, sent: SentPractice) -> Mapping[str, str] | Fault:
    id = f"practices/sent-{name_of(sent)}"
    return Fault("already") if catalogue.find(id) else practice_pages(id, sent, read(SOURCES) or "")


def _correction(catalogue: Catalogue, read: Read, sent: SentCorrection) -> Mapping[str, str] | Fault:
    record = catalogue.find(sent.page)
    file = _file(record, sent.language) if record else ""
    text = read(file) if file else None
    if text is None:
        return Fault("nowhere", "page")
    done = corrected(file, text, sent.words, sent.instead)
    return Fault("words", "words") if done is None else {file: done}


def _translation(catalogue: Catalogue, read: Read, sent: SentTranslation) -> Mapping[str, str] | Fault:
    record = catalogue.find(sent.page)
    if record is None or record.id not in catalogue.pages:
        return Fault("nowhere", "page")
    parts = parts_of(catalogue.pages[record.id].body)
    if sent.part and part_of(sent) not in parts:
        return Fault("no-part", "part")
    old = catalogue.translations.get((record.id, sent.language))
    if old and (old.reviewed or not old.by_machine):
        return Fault("person")
    file = _file(record, sent.language)
    done = translated(sent, str(record.title), parts, read(file))
    return done if isinstance(done, Fault) else {file: done}


_MAKERS: Mapping[type[Sent], Callable[[Catalogue, Read, Any], Mapping[str, str] | Fault]] = {
    SentPractice: _practice,
    SentCorrection: _correction,
    SentTranslation: _translation,
}


def _file(record: Record, language: str) -> str:
    return file_path(stem_of(record.id, record), language)


def sent_back(change: Change) -> Sent:
    """What was sent, out of the pages and the note that were made of it."""
    note = dict(told_in(change.note))
    kind = KINDS[note["kind"]]
    if kind is SentPractice:
        note |= _of_practice(change, note["language"])
    elif kind is SentTranslation:
        note["text"] = _translated(change, note)
    return kind.model_validate({"format": FORMAT, **note})


def _of_practice(change: Change, language: str) -> dict[str, Any]:
    original, _ = parse_page("", change.files[f"practices/sent-{change.name}.md"])
    told, _ = parse_page("", change.files[file_path(f"practices/sent-{change.name}", language)])
    rows: Any = parse_yaml("", change.files[SOURCES])[0].tree["references"]
    source = next(row for row in rows if row["id"] == f"sent-{change.name}")
    facts = {name: original.tree[name] for name in ("countries", "stages", "actors") if name in original.tree}
    address = {"url": source["URL"]} if "URL" in source else {}
    title, text = (told.tree["title"], told.body) if language == ORIGINAL else _headed(told.body)
    return {**facts, "title": title, "text": plain(text), "source": source["title"], **address}


def _headed(body: str) -> tuple[str, str]:
    """The heading and the text of a part."""
    line, _, text = body.strip().partition("\n")
    return plain(line.lstrip("# ").rpartition(" {#")[0]), text


def _translated(change: Change, note: Mapping[str, str]) -> str:
    ((_, text),) = change.files.items()
    told, _ = parse_page("", text)
    part = parts_of(told.body)[LEAD + note.get("part", "")]
    return plain(_headed(part)[1] if "part" in note else part)
