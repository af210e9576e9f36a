r"""What people type in a form ↔ Markdown that shows it sign by sign.

A line that begins with `- ` is a point of a list; all else that Markdown would read as more than words is escaped.
"""

from __future__ import annotations

import re

_ANYWHERE = re.compile(r"[\\`*_\[\]{}]")
_REFERENCE = re.compile(r"&(?=#?\w+;)")
_LABEL = r"\(?(?:\d{1,9}|[^\W\d_]{1,2}|[ivxlcIVXLC]+)(?=\))|(?:\d{1,9}|[^\W\d_]|[ivxlcIVXLC]+)(?=\.)"
_AT_START = re.compile(rf"^(?:(?P<sign>[#>+!-])|(?P<label>{_LABEL})(?P<dot>[.)])(?=\s)|(?P<rare>[:=|~?^•●▪◦‣·–—]))")
_ESCAPED = re.compile(r"\\([\\`*_\[\]{}#>+!.()-])|&#(\d+);|&(amp|lt);")
_NAMED = {"amp": "&", "lt": "<"}


def markdown(text: str) -> str:
    """Paragraphs, as `paragraphs` keeps them, as Markdown."""
    return "\n\n".join(_block(part) for part in text.split("\n\n"))


def plain(body: str) -> str:
    """The paragraphs that were made into Markdown by `markdown`."""
    return _ESCAPED.sub(lambda m: m[1] or (chr(int(m[2])) if m[2] else _NAMED[m[3]]), body.strip())


def _block(part: str) -> str:
    mark, words = ("- ", part[2:]) if part.startswith("- ") and part[2:] else ("", part)
    safe = _REFERENCE.sub("&amp;", words).replace("<", "&lt;")
    return mark + _AT_START.sub(_escaped_start, _ANYWHERE.sub(r"\\\g<0>", safe), count=1)


def _escaped_start(found: re.Match[str]) -> str:
    if found["sign"]:
        return "\\" + found["sign"]
    if found["rare"]:
        return f"&#{ord(found['rare'])};"
    return f"{found['label']}\\{found['dot']}"
