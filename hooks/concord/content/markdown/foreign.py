"""Signs of other programs, which mean nothing here and are shown as they are typed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from concord.content.markdown.parsed import Parsed
from concord.content.markdown.source import Spot
from concord.told import told

_ENTITY = r"&amp;#?\w+;|&(?:nbsp|amp|quot|lt|gt|laquo|raquo|mdash|ndash|hellip|shy)\b(?!;)"
_FOREIGN = re.compile(
    "|".join(
        (
            *(
                rf"{sign}{{2}}(?=[^\s{sign}])[^{sign}\n]*[^\s{sign}]{sign}{{2}}"
                for sign in ("~", "=", r"\+", "%", r"\|")
            ),
            r"(?<=\w)(?:\^[^\s^]{1,20}\^|~[^\s~]{1,20}~)",  # small letters above or below the line
            r"\^\[",  # notes within the line
            r"\{\{|\{%|-{1,2}8<-{1,2}",  # templates
            r"^\[TOC\]$|^\[!\w+\]|^:{3,}|^={3}[!+]?\s+[\"'“]|^:[ \t]{2,}\S",  # parts of a page
            r"^\[[ xX]\]\s",  # things to do
            r"(?<![\w:]):[a-z][a-z_+-]{2,30}:(?![\w:/])",  # pictures by their names
            r"'{3}(?=[^\s'])|^={2,5}\s+\S.*\s={2,5}$",  # wikis
            r"\[/(?:b|i|u|s|url|quote|color|size)\]",  # forums
            r"\\(?:text(?:bf|it)|emph|cite|section|footnote|href)\{",  # LaTeX
            _ENTITY,
        )
    ),
    re.MULTILINE,
)
_MARKUP = re.compile(
    rf"{_FOREIGN.pattern}|\*\*(?=\S)|(?<!\w)__(?=[^\W_])|\]\(|\[\^|</?[a-zA-Z][^<>]*>|&(?:#\d+|#x[0-9a-fA-F]+|[a-z]+);",
    re.MULTILINE,
)


_SIGN = re.compile(r"[~=+%|^{\[:'\\&-]")
_SIGN_IN_FIELD = re.compile(r"[~=+%|^{\[\]:'\\&*_<-]")
"""What the signs begin with: to look for these first takes a tenth of the time."""


def foreign(page: Parsed) -> Iterator[tuple[Spot, str, str]]:
    """The first such sign in each text."""
    for text in page.plain:
        if found := _first(_SIGN, _FOREIGN, text):
            what = told("has %(signs)s, which is shown as it is typed", signs=found[0].strip())
            yield text.spot(found.start()), what, told("Take it out, or say the same in the Markdown of this site.")


def markup_in(value: str) -> str | None:
    """The first sign of markup in a field, of whatever program: a field is shown as it is typed."""
    found = _first(_SIGN_IN_FIELD, _MARKUP, value)
    return found[0].strip() if found else None


def _first(sign: re.Pattern[str], pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    spots = (found.start() for found in sign.finditer(text))
    return next((found for spot in spots if (found := pattern.match(text, spot))), None)
