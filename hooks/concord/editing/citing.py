"""The links of a page's text with other addresses, and every other byte left as it is.

Where a link was typed is known by the parsed Markdown, never looked for in the text.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

from concord.content.frontmatter import Page
from concord.content.markdown.parsed import parsed
from concord.content.markdown.parts import Link
from concord.problem import Refusal
from concord.told import told


class Unplaced(Refusal):
    """A link is written in a way in which its address cannot be told from the rest."""


def readdressed(text: str, page: Page, new: Callable[[Link], str]) -> str:
    """A page's file with new addresses, of which `page` was read; Unplaced where one cannot be put in its place."""
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    lines = text.removeprefix(mark).split("\n")
    for link in reversed(parsed(page.body).links):
        if (address := new(link)) != link.address:
            number = page.body_line + link.line - 1
            line = lines[number - 1]
            if (start := _raw(line, link.column, link.address)) is None:
                place = f"{page.file}:{number}"
                what = told(
                    "%(place)s: names %(id)s in a way that only a person can change.", place=place, id=link.address
                )
                mend = told("Write it as in `[article 135](uz/criminal-code/art-135)`, and run this again.")
                raise Unplaced(told("%(what)s %(mend)s", what=what, mend=mend))
            lines[number - 1] = line[:start] + address + line[start + len(link.address) :]
    return mark + "\n".join(lines)


def _raw(line: str, column: int, address: str) -> int | None:
    """Where an address begins in a line of the file; columns are counted in composed letters, as pages are read."""
    starts = (found.start() for found in re.finditer(re.escape(address), line))
    return next((n for n in starts if len(unicodedata.normalize("NFC", line[:n])) == column - 1), None)
