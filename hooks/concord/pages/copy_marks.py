"""What every page says of its copy, kept in one style sheet: a page itself changes only when its content does."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from concord.language.messages import read_messages
from concord.language.writing import date_text
from concord.records.labels import N_
from concord.stick.identity import Identity

STYLE = "assets/concord.css"
"""The style sheet that all pages load, at whose end the marks stand."""
MARKS = "\n/* This copy */\n"
"""Where they begin."""
_SAID = {
    "age": N_("Age of this copy in months: %(months)s"),
    "due": N_("By the clock of this computer, something on this page is due for review: ask whether it still holds."),
}


def marked(style: str, identity: Identity) -> str:
    """The style sheet with the marks of a copy at its end, in the place of any that stand there."""
    return style.partition(MARKS)[0] + marks_style(identity)


def marks_style(identity: Identity) -> str:
    """The marks of a copy as properties: what all pages share, and what each language says in its own words."""
    same = {"mark": identity.content, "name": str(identity), "made": identity.date or ""}
    rules = (_rule(f'html[lang="{code}"]', _told(identity, code)) for code in identity.languages)
    return MARKS + "\n".join([_rule(":root", same), *rules, ""])


def _told(identity: Identity, language: str) -> Mapping[str, str]:
    say = read_messages(language).gettext
    date = date_text(identity.date, language) if identity.date else say(N_("date not set"))
    return {"date": date, **{name: say(message) for name, message in _SAID.items()}}


def _rule(selector: str, values: Mapping[str, str]) -> str:
    return f"{selector} {{ {' '.join(_properties(values))} }}"


def _properties(values: Mapping[str, str]) -> Iterator[str]:
    for name, value in values.items():
        yield f"--copy-{name}: {json.dumps(value, ensure_ascii=False)};"
