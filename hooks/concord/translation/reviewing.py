"""A translation read by somebody who knows the language and the law: what she reads, and what is recorded.

She reads a sheet on paper, or a pack; her review comes back by a command, or by a comment in the pack. It is kept with
the page as its role and day, and a change of the words takes it away again.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterable, Sequence
from hashlib import sha256
from html import escape

from concord.content.catalogue import Catalogue
from concord.content.paths import HOME, file_path, stem_of
from concord.content.sections import digests
from concord.language.messages import read_messages
from concord.language.writing import direction, language_name
from concord.records.kinds import Authority, Case, Corridor, Country, Instrument, Measure, Practice, Provision, Record
from concord.records.labels import N_
from concord.translation.drafts import NothingToTranslate, original_body
from concord.translation.pack import units_of
from concord.translation.splice import put_text
from concord.translation.staleness import stale_sections

_FIRST: tuple[type[Record], ...] = (Country, Corridor, Measure, Provision, Authority, Instrument, Practice, Case)
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def reading_order(catalogue: Catalogue, ids: Iterable[str]) -> tuple[str, ...]:
    """The pages as readers meet them: home, countries, how to ask, what treaties prescribe, bodies, then the rest."""
    kinds = {kind: number for number, kind in enumerate(_FIRST)}

    def met(id: str) -> tuple[bool, int, bool, str]:
        record = catalogue.records[id]
        return id != HOME, kinds.get(type(record), len(kinds)), not getattr(record, "terms", ()), id

    return tuple(sorted(ids, key=met))


def reviewed(catalogue: Catalogue, which: tuple[str, str], page: str, on: str, by: str) -> str:
    """A translation's file with who reviewed it and when; what is not whole and fresh cannot have been reviewed."""
    id, language = which
    translation = catalogue.translations.get(which)
    name = file_path(stem_of(id, catalogue.records[id]), language)
    if translation is None:
        raise NothingToTranslate(f"{name}: there is no translation to review.")
    now = digests(catalogue.records[id], original_body(catalogue, id))
    if stale := stale_sections(now, translation):
        raise NothingToTranslate(f"{name}: {', '.join(stale)} changed since the translation. Translate it anew first.")
    if not _DAY.fullmatch(on):
        raise NothingToTranslate(f"{on[:40]!r} is no day. Write it as 2026-12-31.")
    order = (*translation.texts, ("translated_by",), ("reviewed", "on"), ("reviewed", "by"), ("translates",))
    return put_text(put_text(page, ("reviewed", "on"), on, order), ("reviewed", "by"), by, order)


def review_sheet(catalogue: Catalogue, ids: Sequence[str], language: str) -> str:
    """A page to print: each text with its translation beside it, boxes to tick, and how the answer is recorded."""
    records = "".join(_record(catalogue, id, language) for id in reading_order(catalogue, ids))
    say = read_messages(language).gettext
    words = {
        "language": language,
        "way": direction(language),
        "title": escape(f"{say(_TITLE)}: {language_name(language, language)}"),
        "how": escape(say(_HOW)),
        "policy": f"default-src 'none'; style-src 'sha256-{b64encode(sha256(_STYLE.encode()).digest()).decode()}'",
    }
    return _PAGE % {**words, "style": _STYLE, "records": records}


def _record(catalogue: Catalogue, id: str, language: str) -> str:
    say = read_messages(language).gettext
    rows = "".join(
        _ROW % {"original": _text(unit.original), "translation": _text(unit.shown)}
        for unit in units_of(catalogue, id, language)
        if unit.shown
    )
    command = f"concord translate {language} {id} --reviewed {say(_DATE)} {say(_ROLE)}"
    heads = "".join(f"<th>{escape(head)}</th>" for head in ("English", language_name(language, language), say(_RIGHT)))
    return (
        f"<section><h2>{escape(id)}</h2>\n<table><thead><tr>{heads}</tr></thead><tbody>\n{rows}</tbody></table>\n"
        f"<p>{escape(say(_DATE))}: ____________ {escape(say(_ROLE))}: ________________________</p>\n"
        f'<p><code dir="ltr">{escape(command)}</code></p></section>\n'
    )


def _text(text: str) -> str:
    return escape(text.strip()).replace("\n", "<br>")


_TITLE = N_("Translation to review")
_HOW = N_(
    "Tick what is right, write beside what is not: the law and the words, who asks whom, may and must, numbers, days."
)
_RIGHT, _DATE, _ROLE = N_("Right"), N_("DATE"), N_("ROLE")
_ROW = '<tr><td lang="en" dir="ltr">%(original)s</td><td>%(translation)s</td><td class="box">☐</td></tr>\n'
_STYLE = """
body { font: 10pt/1.35 sans-serif; margin: 1.2cm; }
h2 { font-size: 11pt; margin: .6cm 0 .2cm; }
table { width: 100%; border-collapse: collapse; }
td, th { width: 47%; border: 1px solid #888; padding: .12cm .2cm; text-align: start; vertical-align: top; }
td.box, th:last-child { width: 6%; text-align: center; }
tr, p { break-inside: avoid; }
section + section { break-before: page; }
"""
_PAGE = """<!doctype html>
<html lang="%(language)s" dir="%(way)s">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="%(policy)s">
<title>%(title)s</title>
<style>%(style)s</style>
</head>
<body>
<h1>%(title)s</h1>
<p>%(how)s</p>
%(records)s</body>
</html>
"""
