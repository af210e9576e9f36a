"""Numbers that keep their order in text that runs the other way: `135-1`, `2024-04-20`, `3–5`, `+971 4 000`.

Between Arabic letters a browser reads the parts of a joined number from right to left (Unicode Bidirectional Algorithm,
rules W2 and W4), so that article 135-1 is shown as 1-135. Each is put into an element of its own direction.
"""

from __future__ import annotations

import re

_MARKUP = re.compile(r"(<(script|style|svg|title|textarea|option)\b.*?</\2>|<[^>]*>)", re.DOTALL | re.IGNORECASE)
_JOINED = re.compile(
    r"(?<![A-Za-z0-9])(?<![A-Za-z] )"  # behind a word in Latin letters it runs as that does, and would leave it
    r"(?:\+\d[\d ()-]{5,}\d|\d+(?:[-–—/.:]\d+|-?\([0-9a-z]+\))+)(?![A-Za-z0-9])"
)
ELEMENT, SIGNS = r'<bdi dir="ltr">\g<0></bdi>', "\u2066\\g<0>\u2069"
"""What stands around a number: an element, or the signs of Unicode where elements are laid out each by itself."""


def isolated(html: str, around: str = ELEMENT) -> str:
    """A page with something around each joined number of its text: an element of its own."""
    parts = _MARKUP.split(html)
    return "".join(_JOINED.sub(around, part) if number % 3 == 0 else part for number, part in _texts(parts))


def _texts(parts: list[str]) -> list[tuple[int, str]]:
    """Texts and tags in turn, without the names of tags that the split brings along."""
    return [(number, part or "") for number, part in enumerate(parts) if number % 3 != 2]
