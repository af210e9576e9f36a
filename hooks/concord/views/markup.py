"""What templates print of a text: its words, escaped, and a mark where they are in another language than the page.

These stand in Python because a page prints hundreds of them, and a template's macro costs three to four times as much.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from markupsafe import Markup, escape

from concord.language.localized import Localized
from concord.language.messages import read_messages
from concord.language.writing import direction
from concord.records.labels import LABELS
from concord.records.values import Prose


def wording(local: Localized) -> Callable[..., Markup]:
    """`_` for templates: a message in the reader's language, with values that are escaped."""
    found = cache(lambda message: Markup(local.say(message)))
    return lambda message, **values: found(message) % values


def language_attributes(text: object, page: str) -> Markup:
    """The attributes of a text in another language than the page, for voices: `lang`, and `dir` where it differs."""
    language = getattr(text, "lang", page)
    if language == page:
        return Markup()
    ways = direction(language), direction(page)
    return Markup(f' lang="{language}"' + (f' dir="{ways[0]}"' if ways[0] != ways[1] else ""))


def prose(text: object, page: str) -> Markup:
    """A text, marked for eyes and voices where it is in another language than the page."""
    return _span(text, language_attributes(text, page), ' class="foreign"')


def prose_unmarked(text: object, page: str) -> Markup:
    """A text, marked for voices alone, where a mark for eyes has no room."""
    return _span(text, language_attributes(text, page), "")


def after_label(note: Prose, label: str) -> Prose:
    """A note as it stands after a label, which is not told twice: without that word where the note begins with it."""
    told = read_messages(note.lang).gettext(LABELS[label])
    rest = re.sub(rf"^{re.escape(told)}\b[\s,;:؛]*", "", note, flags=re.IGNORECASE)
    return Prose(rest, note.lang)


def _span(text: object, attributes: Markup, mark: str) -> Markup:
    return Markup(f"<span{mark}{attributes}>{escape(text)}</span>") if attributes else escape(text)
