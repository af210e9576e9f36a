"""What people are told, as a value: English that can be said in any language."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import reduce
from typing import Any


class Told(str):
    """A message in English. `template` is its text with a place such as `%(name)s` for each of its `values`.

    It is a text like any other: it compares, sorts and prints as its English words.
    """

    template: str
    values: Mapping[str, str]
    """A value may itself be a message; all others are words of the page, which are the same in every language."""

    def __reduce__(self) -> tuple[Any, ...]:
        """It is copied as it was made."""
        return _told, (self.template, self.values)


Say = Callable[[str], str]
"""Says a message in a language; `str` says it in English."""


def told(template: str, **values: object) -> Told:
    """A message; whatever is given to it in literal words can be translated, as in `_("…")`."""
    return _told(template, {name: one if isinstance(one, str) else str(one) for name, one in values.items()})


def _told(template: str, values: Mapping[str, str]) -> Told:
    message = Told(template % values if values else template)
    message.template, message.values = template, values
    return message


def write(text: str) -> Told:
    """The order to write something."""
    return told("Write %(text)s.", text=text)


def either(words: Iterable[str]) -> str:
    """Words of which one is meant: `a`, `a or b`, `a or b or c`."""
    return reduce(lambda some, last: told("%(some)s or %(last)s", some=some, last=last), words)


def as_data(text: str) -> Any:
    """A message as JSON can keep it."""
    if not isinstance(text, Told):
        return str(text)
    return [text.template, {name: as_data(value) for name, value in text.values.items()}]


def from_data(data: Any) -> str:
    """A message from what `as_data` made of it; ValueError or TypeError where nothing of that kind is given."""
    if isinstance(data, str):
        return data
    template, values = data
    return _told(template, {name: from_data(value) for name, value in values.items()})
