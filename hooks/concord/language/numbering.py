"""How each language tells the number of a provision: `135`, `1 bis`, `129-1, note`, `Chapter 12`, `§ 41`."""

from __future__ import annotations

import re
from collections.abc import Callable

from concord.content.paths import ORIGINAL
from concord.records.labels import N_, PINPOINTS
from concord.records.values import Prose

_FORMS = (
    (re.compile("Chapter (.+)"), N_("Chapter %(n)s")),
    (re.compile("(.+) bis"), N_("%(n)s bis")),
)
_PARTS = (
    (re.compile("(.+), note"), N_("%(n)s, note")),
    (re.compile(r"(.+) \(child rule\)"), N_("%(n)s (child rule)")),
)
"""Parts of an article: some languages put the word for it behind its number, and the part behind both."""
_WORD = re.compile("[A-Za-z]{3}")
_SECTION = re.compile("§ (.+)")  # American laws have the sign in every language; a Thai reader knows no such sign


def numbered(number: str, language: str, say: Callable[[str], str], is_own: bool) -> str:
    """A provision's number in the language of the title it stands before.

    `say` gives a message in that language; `is_own` says whether it is the reader's: no word of ours stands before a
    title in another language, but where the number itself has words.
    """
    if language == "th" and (section := _SECTION.fullmatch(number)):
        return f"มาตรา {section[1]}"
    for shape, form in _PARTS:
        if found := shape.fullmatch(number):
            return say(form) % {"n": numbered(found[1], language, say, is_own)}
    told = next((say(form) % {"n": found[1]} for shape, form in _FORMS if (found := shape.fullmatch(number))), number)
    return say(N_("Art. %(n)s")) % {"n": told} if is_own and number[0].isdigit() else told


def placed(at: str, language: str, say: Callable[[str], str]) -> Prose:
    """A place in a legal text, such as `paras 14 and 15`, in words of a language; else as the page writes it."""
    word, _, number = at.partition(" ")
    one, numbers = {"paras": "para.", "arts": "art."}.get(word, word), number.replace(" and ", ", ")
    if one in PINPOINTS and not _WORD.search(numbers):
        return Prose(say(PINPOINTS[one]) % {"n": numbers}, language)
    return Prose(at, ORIGINAL if _WORD.search(at) else language)
