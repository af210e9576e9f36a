"""Which sections of a translation are older than what they translate, by content and not by date: a stick has no git.

A translation keeps, under `translates`, the digest of each section it translates. Changing a sentence of the original
changes the digest of its section; touching the translation changes nothing; typography alone changes nothing either.
"""

from __future__ import annotations

from collections.abc import Mapping

from concord.content.reading import Translation
from concord.content.sections import parts_of


def stale_sections(now: Mapping[str, str], translation: Translation) -> tuple[str, ...]:
    """The sections of an original that changed since they were translated, and parts that came or went.

    `now` are the original's `digests`. What was never translated is not stale: the page shows it in the original's
    words, and marks it.
    """
    then, parts = translation.translates, parts_of(translation.page.body)
    gone = tuple(name for name in parts if name not in now)
    return gone + tuple(name for name, value in now.items() if then.get(name, "" if name in parts else value) != value)
