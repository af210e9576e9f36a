"""Pages of the small world, made by plain Jinja from the catalogue: what the engine does, without the engine."""

from __future__ import annotations

import posixpath
import shutil
from dataclasses import dataclass, field, replace
from functools import cache, cached_property
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import yaml
from jinja2 import ChoiceLoader, DictLoader, Environment, FileSystemLoader, StrictUndefined, pass_context
from markupsafe import Markup

from cases_file import WORLD
from concord.content.citations import CitationExtension
from concord.content.folder import read_catalogue
from concord.content.markdown.dialect import make_markdown
from concord.edition import Edition
from concord.language.localized import localized_in_each
from concord.language.writing import direction
from concord.pages.borrowed import BorrowedExtension
from concord.pages.staging import SitePage, site_pages
from concord.rendering.finishing import finish
from concord.rendering.theme import is_ours
from concord.rules import check
from concord.stick.identity import Identity
from outline import Node, outline, parse

ROOT = Path(__file__).parent.parent
FOLDER = Path(__file__).parent / "pages"
STORIES = tuple(sorted(FOLDER.rglob("*.txt")))
FRAMED = ("index", "about/copy", "confidence")
"""Pages whose stories tell the menu and all else that is around every page."""
# What the theme brings along: its frame in the shape that `main.html` fills, and its scripts and pictures, of which no page tells.
THEME = {
    "base.html": '<html lang="{{ shown.page.language }}"><head>{% block site_meta %}{% endblock %}{% block htmltitle %}'
    "{% endblock %}{% block libs %}{% endblock %}{% block fonts %}{% endblock %}{% block analytics %}{% endblock %}</head>"
    "<body>{% block header %}{% endblock %}{% block tabs %}{% endblock %}{% block site_nav %}{% endblock %}"
    "{% block content %}{% endblock %}{% block footer %}{% endblock %}{% block config %}{% endblock %}</body></html>",
}


@dataclass(frozen=True)
class House:
    """The pages of a content folder, and what renders them."""

    edition: Edition
    templates: Environment
    config: Any
    docs: Path
    asked: set[str] = field(default_factory=set)
    """The messages that templates asked for."""

    def html(self, page: SitePage) -> str:
        """A page as it is published."""
        self.edition.equip(self.templates, page.language)
        self._listen()
        context = {
            "page": SimpleNamespace(title=page.title, content=self._body(page)),
            "shown": self.edition.view(page.file),
            "identity": self.edition.identity,
            "config": self.config,
            "base_url": posixpath.relpath(".", posixpath.dirname(page.path) or "."),
        }
        html = self.templates.get_template("main.html").render(context)
        return finish(html, page.language, direction(page.language))

    def _listen(self) -> None:
        """Note each message that a template asks for."""
        say: Any = self.templates.globals["_"]

        def noted(message: str, **values: object) -> Markup:
            self.asked.add(message)
            return Markup(say(message, **values))

        self.templates.globals["_"] = noted

    def _body(self, page: SitePage) -> str:
        citations = CitationExtension()
        citations.resolve = self.edition.citations_on(page.file)
        borrowed = BorrowedExtension()
        borrowed.languages = self.edition.borrowed_on(page.file)
        return make_markdown(citations, borrowed).convert(page.body)

    @cached_property
    def _trees(self) -> dict[str, Node]:
        return {}

    def tree(self, page: SitePage) -> Node:
        """The elements of a page, made once."""
        if page.file not in self._trees:
            self._trees[page.file] = parse(self.html(page))
        return self._trees[page.file]


def story(tree: Node, page: SitePage) -> str:
    """What a page says: a few with all that stands around them, the others by themselves."""
    return f"{page.path}\n\n{outline(tree if page.stem in FRAMED else content_of(tree), page.path)}"


def content_of(tree: Node) -> Node:
    """What a page says by itself, without how to cite and correct it."""
    content = tree.find("content")
    return replace(content, children=[child for child in content.children if child.get("id") != "correct"])


def read_house(docs: Path) -> House:
    """The house of a small world and the pages that the stories add to it."""
    shutil.copytree(WORLD, docs)
    shutil.copytree(FOLDER / "world", docs, dirs_exist_ok=True)
    catalogue, problems = read_catalogue(docs)
    assert [*problems, *check(catalogue)] == []
    identity = Identity("0123456789ab", "2026-11-24")
    localizations = localized_in_each(catalogue, identity.date)
    pages = tuple(site_pages(localizations))
    edition = Edition(catalogue, localizations, identity, pages, tuple(localizations))
    return House(edition, _templates(), _config(), docs)


def _templates() -> Environment:
    loader = ChoiceLoader([FileSystemLoader(ROOT / "overrides"), DictLoader(THEME)])
    templates = Environment(loader=loader, autoescape=is_ours, undefined=StrictUndefined)
    templates.filters["url"] = _relative
    return templates


@pass_context
def _relative(context: Any, path: str) -> str:
    folder = posixpath.dirname(context["shown"].page.path)
    return path if "://" in path else posixpath.relpath(path, folder or ".")


@cache
def _config() -> Any:
    return yaml.safe_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
