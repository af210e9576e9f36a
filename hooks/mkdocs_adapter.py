"""What MkDocs wants besides the events: which languages it builds, and which it is building."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig


def language_of(config: MkDocsConfig) -> str:
    """The language that is being built."""
    plugin: Any = config.plugins["i18n"]  # which has no types
    return str(plugin.current_language)


def narrow(config: MkDocsConfig, languages: Sequence[str]) -> None:
    """Build these languages, and the default one, without which the plugin builds none."""
    plugin: Any = config.plugins["i18n"]
    for language in plugin.config.languages:
        language.build = language.locale in languages or language.default
