"""How each language tells the number of a provision: `135`, `1 bis`, `129-1, note`, `Chapter 12`, `§ 41`."""

from __future__ import annotations

import re
from collections.abc import Callable

from concord.records.labels import N_

_FORMS = (
    (re.compile("Chapter (.+)"), N_("Chapter %(n)s")),
    (re.compile("(.+) bis"), N_("%(n)s bis")),
    (re.compile("(.+), note"), N_("%(n)s, note")),
    (re.compile(r"(.+) \(child rule\)"), N_("%(n)s (child rule)")),
)
_SECTION = re.compile("§ (.+)")  # American laws have the sign in every language; a Thai reader knows no such sign


def numbered(number: str, language: str, say: Callable[[str], str], is_own: bool) -> str:
    """A provision's number in the language of the title it stands before.

    `say` gives a message in that language; `is_own` says whether it is the reader's: no word of ours stands before a
    title in another language, but where the number itself has words.
    """
    if language == "th" and (section := _SECTION.fullmatch(number)):
        return f"มาตรา {section[1]}"
    told = next((say(form) % {"n": found[1]} for shape, form in _FORMS if (found := shape.fullmatch(number))), number)
    return say(N_("Art. %(n)s")) % {"n": told} if is_own and number[0].isdigit() else told
