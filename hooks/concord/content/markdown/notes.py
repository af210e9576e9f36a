"""Footnotes, as the engine has them, but for one fault: a note defined within a note stops it."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import KeysView
from typing import Any

from markdown.extensions.footnotes import FootnoteExtension


class Footnotes(FootnoteExtension):
    """Notes at the end of the page."""

    def reset(self) -> None:
        """Forget the notes of the page before."""
        super().reset()
        self.footnotes: OrderedDict[str, str] = _Notes()


class _Notes(OrderedDict[str, str]):
    def keys(self) -> KeysView[str]:  # type: ignore[override]
        """The labels as they are now: reading a note may add one, which the engine does not expect."""
        return dict(self.items()).keys()


def makeExtension(**config: Any) -> Footnotes:  # noqa: N802  # the name is Python-Markdown's
    """What Python-Markdown calls to load this module."""
    return Footnotes(**config)
