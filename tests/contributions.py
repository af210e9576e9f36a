"""What people send, as the form saves it; and each way in which a file is broken, with the one fault that is told."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

TODAY = "2026-11-28"
_ALL = {"format": "concord-contribution-1", "language": "en", "role": "prosecutor", "state": "UZ"}
SHARED: Mapping[str, Any] = {**_ALL, "on": TODAY, "mark": "0123456789ab"}
PRACTICE = {
    **SHARED,
    "kind": "practice",
    "title": "Two prosecutors call each other",
    "text": "They called, and the request was answered within ten days.\n\n- one called\n\n- one answered",
    "countries": [{"country": "AE", "role": "destination"}, {"country": "UZ", "role": "source"}],
    "stages": ["investigation"],
    "actors": ["prosecutor"],
    "source": "Report of 2025, page 12",
    "url": "https://example.org/report",
}
CORRECTION = {
    **SHARED,
    "kind": "correction",
    "page": "practices/direct-channel",
    "words": "It worked",
    "instead": "It worked within a month",
    "source": "Report of 2025, page 12",
}
TRANSLATION = {
    **SHARED,
    "kind": "translation",
    "language": "ru",
    "page": "practices/direct-channel",
    "part": "result",
    "title": "Итог",
    "text": "Это сработало.",
}
KINDS = (PRACTICE, {**PRACTICE, "kind": "lesson"}, CORRECTION, TRANSLATION)


def file(sent: Any) -> bytes:
    """A file as the form writes it."""
    return json.dumps(sent, ensure_ascii=False, indent=1).encode()


def without(sent: Mapping[str, Any], name: str) -> dict[str, Any]:
    """What was sent, without a field."""
    return {field: value for field, value in sent.items() if field != name}


# What is broken, and the fault that is told: its key, and the field.
BROKEN: Mapping[str, tuple[bytes, str, str]] = {
    "no title": (file(without(PRACTICE, "title")), "wanted", "title"),
    "a title of blanks": (file({**PRACTICE, "title": " \n "}), "wanted", "title"),
    "a title too long": (file({**PRACTICE, "title": "x" * 201}), "long", "title"),
    "a text too long": (file({**PRACTICE, "text": "x" * 20_001}), "long", "text"),
    "no source": (file({**PRACTICE, "source": ""}), "wanted", "source"),
    "half an address": (file({**PRACTICE, "url": "example.org/report"}), "url", "url"),
    "an address of one office": (file({**PRACTICE, "url": "http://192.168.1.7/report"}), "url", "url"),
    "an address that runs": (file({**PRACTICE, "url": "javascript:alert(1)"}), "url", "url"),
    "a script in a text": (file({**PRACTICE, "text": "<script>alert(1)</script>"}), "markup", "text"),
    "a picture in a title": (file({**PRACTICE, "title": "<img src=x onerror=alert(1)>"}), "markup", "title"),
    "letters turned round": (file({**PRACTICE, "title": "abc\u202edef"}), "hidden", "title"),
    "half a letter": (json.dumps({**PRACTICE, "title": "\ud800"}).encode(), "hidden", "title"),
    "a telephone": (file({**PRACTICE, "text": "Call +998 90 123 45 67."}), "identity", "text"),
    "a stage that is none": (file({**PRACTICE, "stages": ["waiting"]}), "choice", "stages.0"),
    "a country that is none": (file({**PRACTICE, "countries": [{"country": "XX", "role": "source"}]}), "choice", "countries.0.country"),
    "a role of nobody": (file({**PRACTICE, "role": "Aziza Karimova"}), "choice", "role"),
    "a kind that is none": (file({**PRACTICE, "kind": "law"}), "choice", "kind"),
    "a list for a text": (file({**PRACTICE, "title": ["x"]}), "type", "title"),
    "a number for a list": (file({**PRACTICE, "stages": 7}), "type", "stages"),
    "a field too many": (file({**PRACTICE, "author": "x"}), "unknown", "author"),
    "a field twice": (file(PRACTICE)[:-1] + b', "title": "x"}', "twice", "title"),
    "a day that is none": (file({**PRACTICE, "on": "2026-02-30"}), "day", "on"),
    "a day to come": (file({**PRACTICE, "on": "2026-11-30"}), "day", "on"),
    "no mark": (file({**PRACTICE, "mark": ""}), "mark", "mark"),
    "another form": (file({**PRACTICE, "format": "concord-contribution-2"}), "version", ""),
    "something else": (b'{"title": "x"}', "unread", ""),
    "a list": (b"[]", "unread", ""),
    "half a file": (file(PRACTICE)[:200], "unread", ""),
    "other bytes": (b"\xff\xfe\x00", "unread", ""),
    "no number": (file(PRACTICE).replace(b'"UZ",', b"NaN,", 1), "unread", ""),
    "without a bottom": (b'{"format": ' + b"[" * 100_000, "unread", ""),
    "without an end": (b" " * 300_000, "large", ""),
    "out of the folder": (file({**CORRECTION, "page": "../../etc/passwd"}), "page", "page"),
    "a page with its ending": (file({**CORRECTION, "page": "practices/direct-channel.html"}), "page", "page"),
    "a page that is not there": (file({**CORRECTION, "page": "practices/other"}), "nowhere", "page"),
    "a page in a language that it has not": (file({**CORRECTION, "language": "tr"}), "nowhere", "page"),
    "words that are not there": (file({**CORRECTION, "words": "It failed"}), "words", "words"),
    "words that are there twice": (file({**CORRECTION, "words": "e"}), "words", "words"),
    "the same words": (file({**CORRECTION, "instead": " It  worked"}), "same", "instead"),
    "a translation into English": (file({**TRANSLATION, "language": "en"}), "choice", "language"),
    "a part by its title": (file({**TRANSLATION, "part": "The Result"}), "part", "part"),
    "a part that is not there": (file({**TRANSLATION, "part": "cost"}), "no-part", "part"),
    "a part without a heading": (file(without(TRANSLATION, "title")), "wanted", "title"),
    "a translation that a person made": (file({**TRANSLATION, "page": "uz/criminal-code/art-135", "part": "note"}), "person", ""),
}  # fmt: skip
