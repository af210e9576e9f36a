"""What somebody sent → pages that are new or changed; and from these back to what was sent, so that nothing is lost."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import yaml

from concord.content.catalogue import SOURCES, Catalogue
from concord.content.frontmatter import parse_page, parse_yaml
from concord.content.paths import ORIGINAL, file_path, stem_of
from concord.content.sections import parts_of
from concord.contributions.correcting import corrected
from concord.contributions.faults import Fault
from concord.contributions.note import note_of, told_in
from concord.contributions.registering import registered
from concord.contributions.sent import FORMAT, KINDS, Sent, SentCorrection, SentPractice, SentTranslation
from concord.contributions.typed import markdown, plain
from concord.language.messages import read_messages
from concord.language.writing import language_name
from concord.records.kinds import KIND_LABELS, Record
from concord.translation.splice import WIDTH, Writer, put_part, put_text

LEAD, TOLD = "#", "told"
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
    name = name_of(sent)
    if isinstance(sent, SentPractice):
        made = _practice(catalogue, read, sent, name)
    elif isinstance(sent, SentCorrection):
        made = _correction(catalogue, read, sent)
    else:
        assert isinstance(sent, SentTranslation)  # there are no others
        made = _translation(catalogue, read, sent)
    if isinstance(made, Fault):
        return made
    change = Change(name, made, note_of(sent, name))
    assert sent_back(change) == sent, "a page must hold all that was sent"
    return change


def name_of(sent: Sent) -> str:
    """The name of a contribution, which is the same whenever it is sent again."""
    return f"{sent.on}-{hashlib.sha256(sent.model_dump_json().encode()).hexdigest()[:8]}"


def _practice(catalogue: Catalogue, read: Read, sent: SentPractice, name: str) -> Mapping[str, str] | Fault:
    id = f"practices/sent-{name}"
    if id in catalogue.records or catalogue.find(id):
        return Fault("already")
    front = {
        "title": sent.title,
        **sent.model_dump(mode="json", include={"kind", "countries", "stages", "actors"}, exclude_defaults=True),
        "sources": [f"sent-{name}"],
        "confidence": "low",
    }
    front["form"] = front.pop("kind")
    files = {file_path(id, ORIGINAL): page(front, markdown(sent.text))}
    if sent.language != ORIGINAL:
        told, label = language_name(sent.language, ORIGINAL), KIND_LABELS[sent.kind]
        front["title"] = f"{label} told in {told}"
        files = {file_path(id, ORIGINAL): page(front, f"Told in {told}, and not yet translated into English.")}
        # The rules compare what stands under one name in two languages: the words told stand under one of their own.
        own = {"title": read_messages(sent.language).gettext(label), "translated_by": "person"}
        body = f"## {markdown(sent.title)} {{#{TOLD}}}\n\n{markdown(sent.text)}"
        files[file_path(id, sent.language)] = page(own, body)
    return {**files, SOURCES: registered(read(SOURCES) or "", f"sent-{name}", sent)}


def _correction(catalogue: Catalogue, read: Read, sent: SentCorrection) -> Mapping[str, str] | Fault:
    record = catalogue.find(sent.page)
    file = _file(record, sent.language) if record else ""
    text = read(file) if file else None
    if record is None or text is None:
        return Fault("nowhere", "page")
    done = corrected(file, text, sent.words, sent.instead)
    return Fault("words", "words") if done is None else {file: done}


def _translation(catalogue: Catalogue, read: Read, sent: SentTranslation) -> Mapping[str, str] | Fault:
    record = catalogue.find(sent.page)
    if record is None or record.id not in catalogue.pages:
        return Fault("nowhere", "page")
    name = f"#{sent.part}" if sent.part else LEAD
    parts = parts_of(catalogue.pages[record.id].body)
    if sent.part and name not in parts:
        return Fault("no-part", "part")
    file, old = _file(record, sent.language), catalogue.translations.get((record.id, sent.language))
    text = read(file)
    if old and text and (old.reviewed or not old.by_machine):
        return Fault("person")
    theirs = parts_of(old.page.body) if old and text else {}
    needs_title = (name not in theirs) if sent.part else text is None
    if needs_title and not sent.title:
        return Fault("wanted", "title")
    whole = text if text is not None else page({"title": _name(sent, record), "translated_by": "person"}, "")
    if sent.title and not sent.part and text is not None:
        whole = put_text(whole, ("title",), sent.title, ())
    heading = _heading(theirs.get(name) or parts.get(name, ""), sent) if sent.part else ""
    return {file: put_part(whole, name, heading + markdown(sent.text), tuple(dict.fromkeys((LEAD, *parts))))}


def _name(sent: SentTranslation, record: Record) -> str:
    """The title of a page that has no translation yet: a part's own heading stands for it no more than its text."""
    return str(record.title) if sent.part else str(sent.title)


def _heading(part: str, sent: SentTranslation) -> str:
    """The line above a part, with the level and the id that it has."""
    line = part.partition("\n")[0]
    level = line[: len(line) - len(line.lstrip("#"))]
    return f"{level} {markdown(sent.title)} {{#{sent.part}}}\n\n" if sent.title else f"{line}\n\n"


def _file(record: Record, language: str) -> str:
    return file_path(stem_of(record.id, record), language)


def page(front: Mapping[str, Any], body: str) -> str:
    """A page's text."""
    head = yaml.dump(dict(front), Dumper=Writer, sort_keys=False, allow_unicode=True, width=WIDTH)
    return f"---\n{head}---\n" + (f"\n{body}\n" if body else "")


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
    part = parts_of(told.body)[f"#{note['part']}" if "part" in note else LEAD]
    return plain(_headed(part)[1] if "part" in note else part)
