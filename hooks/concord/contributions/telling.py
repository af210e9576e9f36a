"""A practice that somebody tells → a page of its own, with its document in the register of sources."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import yaml

from concord.content.catalogue import SOURCES
from concord.content.paths import ORIGINAL, file_path
from concord.content.sections import digest
from concord.contributions.registering import registered
from concord.contributions.sent import SentPractice
from concord.contributions.typed import markdown
from concord.language.messages import read_messages
from concord.language.writing import language_name
from concord.records.kinds import KIND_LABELS
from concord.translation.splice import WIDTH, Writer

_TOLD = "told"
"""The id of the heading under which words stand that have no original."""


def practice_pages(id: str, sent: SentPractice, register: str) -> Mapping[str, str]:
    """The pages of a practice and the register with its document, by their paths; `id` is that of the record.

    What is told in another language than English has its facts on the original and its words on the translation.
    """
    source = id.partition("/")[2]
    facts = sent.model_dump(mode="json", include={"countries", "stages", "actors"}, exclude_defaults=True)
    facts = {"form": str(sent.kind), **facts, "sources": [source], "confidence": "low"}
    told = (
        _told(id, sent, facts) if sent.language != ORIGINAL else _original(id, sent.title, facts, markdown(sent.text))
    )
    return {**told, SOURCES: registered(register, source, sent)}


def _original(id: str, title: str, facts: Mapping[str, Any], body: str) -> dict[str, str]:
    return {file_path(id, ORIGINAL): page({"title": title, **facts}, body)}


def _told(id: str, sent: SentPractice, facts: Mapping[str, Any]) -> dict[str, str]:
    """The rules compare what has one name in two languages; so the words that were told stand under their own.

    They are recorded as translated, as if the original had once had them: an editor who writes it takes the record out.
    """
    language, label = language_name(sent.language, ORIGINAL), KIND_LABELS[sent.kind]
    stand_in = f"Told in {language}, and not yet translated into English."
    title, name = read_messages(sent.language).gettext(label), f"#{_TOLD}"
    own = {"title": title, "translated_by": "person", "translates": {name: digest(sent.text)}}
    body = f"## {markdown(sent.title)} {{#{_TOLD}}}\n\n{markdown(sent.text)}"
    original = _original(id, f"{label} told in {language}", facts, stand_in)
    return {**original, file_path(id, sent.language): page(own, body)}


def page(front: Mapping[str, Any], body: str) -> str:
    """A page's text."""
    head = yaml.dump(dict(front), Dumper=Writer, sort_keys=False, allow_unicode=True, width=WIDTH)
    return f"---\n{head}---\n" + (f"\n{body}\n" if body else "")
