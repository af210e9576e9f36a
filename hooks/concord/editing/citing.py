"""The links of a page's text with other addresses, and every other byte left as it is.

Where a link was typed is known by the parsed Markdown, never looked for in the text.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator

from concord.content.frontmatter import Page
from concord.content.markdown.parsed import Parsed, parsed
from concord.content.markdown.source import Spot
from concord.problem import Refusal

Readdressed = Callable[[str, bool], str]
"""The new address for an old one; whether a picture stands there."""
_DEFINED = re.compile(r"\[[^\]]*\]:[ ]*\n?[ ]*<?([^\s>]+)")


class Unplaced(Refusal):
    """A link is written in a way in which its address cannot be told from the rest."""


def readdressed(text: str, page: Page, new: Readdressed) -> str:
    """A page's file with new addresses; `page` is what was read of it."""
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    lines = text.removeprefix(mark).split("\n")
    changes = {spot: (old, changed) for spot, old, changed in _changes(page, new) if changed != old}
    for (line, column), (old, changed) in sorted(changes.items(), reverse=True):
        number = page.body_line + line - 2
        start = _raw(lines[number], column, old)
        if start is None:
            mend = "Write the address plainly, as in `[article 135](uz/criminal-code/art-135)`, and run this again."
            raise Unplaced(f"{page.file}:{number + 1}: names {old} in a way that cannot be changed by itself. {mend}")
        lines[number] = lines[number][:start] + changed + lines[number][start + len(old) :]
    return mark + "\n".join(lines)


def _changes(page: Page, new: Readdressed) -> Iterator[tuple[Spot, str, str]]:
    """Where each address was typed, in a link or in the definition of a reference link; it, and the new one."""
    text = parsed(page.body)
    defined = list(_defined(text))
    addresses = {address for _, address in defined}
    for link in text.links:
        if link.address not in addresses or text.lines[link.line - 1].startswith(link.address, link.column - 1):
            yield (link.line, link.column), link.address, new(link.address, link.is_picture)
    for spot, address in defined:
        yield spot, address, new(address, False)


def _defined(text: Parsed) -> Iterator[tuple[Spot, str]]:
    for note in text.references:
        rest = "\n".join(text.lines[note.line - 1 : note.line + 1])[note.column - 1 :]
        if found := _DEFINED.match(rest):
            below = rest.count("\n", 0, found.start(1))
            column = found.start(1) - rest.rfind("\n", 0, found.start(1)) if below else note.column + found.start(1)
            yield (note.line + below, column), found[1]


def _raw(line: str, column: int, address: str) -> int | None:
    """Where an address begins in a line of the file; columns are counted in composed letters, as pages are read."""
    starts = (found.start() for found in re.finditer(re.escape(address), line))
    return next((n for n in starts if len(unicodedata.normalize("NFC", line[:n])) == column - 1), None)
