"""A part of a page in another language → the translation's file with it, and every other byte left as it is."""

from __future__ import annotations

from collections.abc import Mapping

from concord.content.frontmatter import parse_page
from concord.content.sections import parts_of
from concord.contributions.faults import Fault
from concord.contributions.sent import SentTranslation
from concord.contributions.telling import page
from concord.contributions.typed import markdown
from concord.translation.splice import put_part, put_text

LEAD = "#"
"""The name of the text before the first heading."""


def part_of(sent: SentTranslation) -> str:
    """The name of the part that was translated."""
    return f"{LEAD}{sent.part}" if sent.part else LEAD


def translated(sent: SentTranslation, title: str, parts: Mapping[str, str], text: str | None) -> str | Fault:
    """The translation's file; `title` and `parts` are the original's, `text` the file as it stands, if it does."""
    name = part_of(sent)
    theirs = parts_of(parse_page("", text)[0].body) if text else {}
    is_titled = name in theirs if sent.part else text is not None
    if not (is_titled or sent.title):
        return Fault("wanted", "title")
    heading = _heading(theirs.get(name) or parts[name], sent) if sent.part else ""
    order = tuple(dict.fromkeys((LEAD, *parts)))
    return put_part(_titled(sent, title, text), name, heading + markdown(sent.text), order)


def _titled(sent: SentTranslation, title: str, text: str | None) -> str:
    """The file under its title; a new one that has a part alone keeps the original's, which counts as untranslated."""
    if text is None:
        return page({"title": title if sent.part else sent.title, "translated_by": "person"}, "")
    return put_text(text, ("title",), sent.title, ()) if sent.title and not sent.part else text


def _heading(part: str, sent: SentTranslation) -> str:
    """The line above a part, with the level and the id that it has."""
    line = part.partition("\n")[0]
    level = line[: len(line) - len(line.lstrip("#"))]
    return f"{level} {markdown(sent.title)} {{#{sent.part}}}\n\n" if sent.title else f"{line}\n\n"
