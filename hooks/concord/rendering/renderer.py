"""A page of an edition → HTML."""

from __future__ import annotations

import posixpath
from types import SimpleNamespace
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Extension, Markdown
from markdown.treeprocessors import Treeprocessor

from concord.content.citations import CitationExtension, is_file, path_of
from concord.content.markdown.dialect import make_markdown
from concord.edition import Edition
from concord.language.writing import direction
from concord.pages.borrowed import BorrowedExtension
from concord.pages.staging import SitePage
from concord.rendering.finishing import finish
from concord.rendering.theme import Theme, relative

_ADDRESSES = (("a", "href"), ("img", "src"))


class Renderer:
    """Renders the pages of one edition; one environment serves them all, one after the other."""

    def __init__(self, edition: Edition, theme: Theme) -> None:
        self.edition, self.theme = edition, theme
        self._env, self._equipped = theme.environment(), ""
        self._configs: dict[str, dict[str, Any]] = {}
        self._bodies = Bodies(edition)

    def html(self, page: SitePage) -> str:
        """A page of the edition as it is published."""
        language = page.language
        if self._equipped != language:
            self.edition.equip(self._env, language)
            self._equipped = language
        config = self._configs.setdefault(language, self.theme.config(language))
        content, headings = self._bodies.html(page)
        told = {
            "config": config,
            "page": {"title": page.title, "content": content, "meta": {"title": page.title}, "toc": headings},
            "base_url": relative(".", page.path),
            "identity": self.edition.identity,
            "shown": self.edition.view_of(page),
        }
        return finish(self._env.get_template("main.html").render(told), language, direction(language))


class Bodies:
    """Renders what is written on the pages of one edition, by one parser."""

    def __init__(self, edition: Edition) -> None:
        self.edition = edition
        self._citations, self._borrowed, self._beside = CitationExtension(), BorrowedExtension(), _Beside(edition)
        self._markdown = make_markdown(self._citations, self._borrowed, self._beside)

    def html(self, page: SitePage) -> tuple[str, list[SimpleNamespace]]:
        """The HTML of what is written on a page, and its first heading, if any."""
        if not page.body.strip():
            return "", []
        self._citations.resolve = self.edition.citations_on(page.file)
        self._borrowed.languages = dict(page.borrowed)
        self._beside.page = page
        html = self._markdown.reset().convert(page.body.lstrip("\n"))
        tokens: list[dict[str, Any]] = getattr(self._markdown, "toc_tokens", [])
        return html, [SimpleNamespace(url=f"#{token['id']}") for token in tokens[:1]]


class _Beside(Extension):
    """Points links and pictures at the files beside the pages, from wherever the page is published."""

    def __init__(self, edition: Edition) -> None:
        super().__init__()
        self.edition, self.page = edition, SitePage("", "", "")

    def address(self, address: str) -> str:
        """An address of a file as the page at hand says it."""
        path, place = path_of(address, posixpath.dirname(self.page.stem)), address[len(address.partition("#")[0]) :]
        return relative(self.edition.published(path, self.page.language), self.page.path) + place

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  # the name is Python-Markdown's
        """Register where the engine points them, before the citations."""
        md.treeprocessors.register(_ToFiles(md, self), "concord_beside", 0)


class _ToFiles(Treeprocessor):
    def __init__(self, md: Markdown, extension: _Beside) -> None:
        super().__init__(md)
        self.extension = extension

    def run(self, root: Element) -> None:
        """Rewrite each address of a file."""
        for tag, name in _ADDRESSES:
            for element in root.iter(tag):
                if is_file(address := element.get(name, "")):
                    element.set(name, self.extension.address(address))
