"""The text under a page's fields, for a reader: a section that her translation lacks stands in her next language."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from concord.content.catalogue import Catalogue
from concord.content.paths import ORIGINAL
from concord.content.sections import parts_of
from concord.language.languages import chain


@dataclass(frozen=True)
class Body:
    """The Markdown of a page, and by their names the sections of it that are in another language than the page."""

    markdown: str
    borrowed: tuple[tuple[str, str], ...] = ()


def body_in(catalogue: Catalogue, id: str, language: str) -> Body:
    """The text of a record's page in a language, whole.

    A translator may begin with the title and the first sentence. What she left out is what her readers would otherwise
    never learn of, so it stands there, in its place, in the nearest language that has it.
    """
    written = tuple(_bodies(catalogue, id, language))
    bodies = [(code, parts_of(markdown)) for code, markdown in written]
    own, original = bodies[0][1], bodies[-1][1]
    if original.keys() <= own.keys():
        return Body(written[0][1])
    names = (*original, *(name for name in own if name not in original))
    parts = [next((name, code, mine[name]) for code, mine in bodies if name in mine) for name in names]
    borrowed = tuple((name, code) for name, code, _ in parts if code != language)
    return Body("\n\n".join(markdown for _, _, markdown in parts), borrowed)


def _bodies(catalogue: Catalogue, id: str, language: str) -> Iterator[tuple[str, str]]:
    """The page's text in the language, then in those that its readers get after it, the original last."""
    languages = chain(language)
    for code in languages[: languages.index(ORIGINAL) + 1]:
        translation = catalogue.translations.get((id, code))
        page = catalogue.pages.get(id) if code == ORIGINAL else translation.page if translation else None
        yield code, page.body if page else ""
