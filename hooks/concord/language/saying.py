"""What the check says, in the language of whoever reads it."""

from __future__ import annotations

from collections.abc import Mapping

from concord.content.paths import ORIGINAL
from concord.language.languages import SITE
from concord.language.messages import PROBLEMS, read_messages
from concord.told import Say, Told

_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")


def sayer(language: str) -> Say:
    """What says messages in a language. Words of a page, and what is not translated, stay as they are."""
    translate = read_messages(language, PROBLEMS).gettext

    def say(text: str) -> str:
        if not isinstance(text, Told):
            return text
        template = translate(text.template)
        return template % {name: say(value) for name, value in text.values.items()} if text.values else template

    return say


def language_asked(environment: Mapping[str, str]) -> str:
    """The language that somebody set up her machine in, if it is one of ours; else English."""
    locale = next((value for name in _VARIABLES if (value := environment.get(name))), "")
    code, _, script = locale.partition("@")
    language = code.partition(".")[0].partition("_")[0]
    if script == "cyrillic" and language == "uz":
        return "uz-Cyrl"
    return language if language in SITE else ORIGINAL
