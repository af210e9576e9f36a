"""Bytes → what somebody sent, or what is wrong with it. Nobody vouches for a file: all is looked at anew."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from pydantic import ValidationError

from concord.contributions.faults import Fault, faults_of
from concord.contributions.sent import FORMAT, KINDS, Sent, SentCorrection
from concord.contributions.word import is_word, told_in_word
from concord.identities.finding import identities
from concord.language.languages import SITE

LARGEST = 256 * 1024
"""Bytes of a file: three times what the form can make."""
_TEXTS = ("title", "text", "words", "instead", "source")


class _Twice(ValueError):
    """A field that stands in a file twice."""


def read(data: bytes, today: str) -> tuple[Sent | None, tuple[Fault, ...]]:
    """What a file holds; None and the faults where it cannot be taken. `today` is an ISO date."""
    if len(data) > LARGEST:
        return None, (Fault("large"),)
    try:
        told = told_in_word(data, today) if is_word(data) else _parsed(data)
    except _Twice as error:
        return None, (Fault("twice", str(error)),)
    except (ValueError, RecursionError):
        return None, (Fault("unread"),)
    if not isinstance(told, dict):
        return None, (Fault("unread"),)
    return _sent(told, today)


def speaker_of(data: bytes) -> tuple[str, str]:
    """The language in which somebody is told what to mend, hers where the file says it; and what kind she sent."""
    try:
        told = told_in_word(data, "") if is_word(data) else _parsed(data)
        code, kind = told.get("language"), told.get("kind")
    except (ValueError, RecursionError, AttributeError):
        return SITE[0], ""
    return code if isinstance(code, str) and code in SITE else SITE[0], kind if isinstance(kind, str) else ""


def _parsed(data: bytes) -> Any:
    return json.loads(data[:LARGEST].decode("utf-8-sig"), object_pairs_hook=_once, parse_constant=_refused)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    names = [name for name, _ in pairs]
    if twice := next((name for name in names if names.count(name) > 1), None):
        raise _Twice(_shown(twice))
    return dict(pairs)


def _refused(constant: str) -> None:
    raise ValueError(constant)


def _sent(told: dict[str, Any], today: str) -> tuple[Sent | None, tuple[Fault, ...]]:
    if told.get("format") != FORMAT:
        return None, (Fault("version" if "format" in told else "unread"),)
    kind = told.get("kind")
    if not isinstance(kind, str) or kind not in KINDS:
        return None, (Fault("choice" if "kind" in told else "wanted", "kind"),)
    try:
        sent = KINDS[kind].model_validate(told)
    except ValidationError as error:
        faults = faults_of(error)
        return None, tuple(Fault(fault.key, _shown(fault.field), fault.values) for fault in faults)
    found = tuple(_beyond_shape(sent, today))
    return (None if found else sent), found


def _beyond_shape(sent: Sent, today: str) -> Iterator[Fault]:
    """What no single field shows by its shape."""
    if sent.on > (date.fromisoformat(today) + timedelta(days=1)).isoformat():  # it may be tomorrow where she is
        yield Fault("day", "on")
    if isinstance(sent, SentCorrection) and sent.words == sent.instead:
        yield Fault("same", "instead")
    for name in _TEXTS:
        text = getattr(sent, name, None) or ""
        if found := next(identities(text), None):
            yield Fault("identity", name, {"words": text[found.start : found.end]})


def _shown(name: str) -> str:
    """A name out of a file, as it may be printed."""
    return "".join(sign if sign.isprintable() else "�" for sign in name[:60])
