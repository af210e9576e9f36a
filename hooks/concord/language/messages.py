"""The words of the interface, from gettext catalogues that Weblate and Poedit open."""

from __future__ import annotations

from functools import cache
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from concord.letters.transliteration import to_cyrillic

FOLDER = Path(__file__).parent / "locales"
"""The words of pages."""
PROBLEMS = Path(__file__).parent / "problems"
"""What the check says."""


@cache
def read_messages(language: str, folder: Path = FOLDER) -> NullTranslations:
    """The messages of a language. A message is its own English text, so English needs no file."""
    if language == "uz-Cyrl":
        return _InCyrillic(read_messages("uz", folder))
    path = folder / f"{language}.po"
    if not path.exists():
        return NullTranslations()
    compiled = BytesIO()
    with path.open("rb") as file:
        write_mo(compiled, read_po(file, locale=language.replace("-", "_")))
    compiled.seek(0)
    return GNUTranslations(compiled)


class _InCyrillic(NullTranslations):
    """Uzbek messages in the other script."""

    def __init__(self, latin: NullTranslations) -> None:
        super().__init__()
        self._latin = latin

    def gettext(self, message: str) -> str:
        """A message in Cyrillic letters; one that is not translated stays as it is."""
        found = self._latin.gettext(message)
        return to_cyrillic(found) if found != message else message
