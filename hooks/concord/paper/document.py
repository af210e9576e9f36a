"""The pages to be printed as one HTML document, by the templates of the site and without its engine."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, pass_context
from markupsafe import Markup

from concord.edition import Edition
from concord.language.localized import Localized
from concord.language.writing import date_text, direction
from concord.pages.isolation import SIGNS, isolated
from concord.pages.staging import SITE_NAME, SitePage
from concord.paper.leaves import Leaf
from concord.records.labels import N_
from concord.rendering.renderer import Bodies
from concord.rendering.theme import relative

_CONFIG = {"site_name": SITE_NAME, "extra": {"edit_address": ""}}  # paper leads to no form on the web


@dataclass(frozen=True)
class _Filled:
    """A leaf with what stands on it."""

    page: SitePage
    title: str
    address: str
    is_sheet: bool
    html: Markup


def document(edition: Edition, templates: Path, leaves: tuple[Leaf, ...]) -> str:
    """The HTML of what is to be printed; each page in an `article` that tells where it stands on the site."""
    language = leaves[0].page.language
    env, local = _environment(templates), edition.localizations[language]
    edition.equip(env, language)
    subtitle = local.say(N_("Pages for a workshop"))
    told = {
        "config": _CONFIG,
        "identity": edition.identity,
        "language": language,
        "direction": direction(language),
        "title": f"{SITE_NAME}: {subtitle}" if leaves[1:] else leaves[0].title,
        "is_binder": len(leaves) > 1,
        "subtitle": subtitle,
        "contents": local.say(N_("Contents")),
        "copy": copy_told(edition, local),
        "leaves": [_filled(edition, env, leaf) for leaf in leaves],
    }
    html = env.get_template("concord/paper.html").render(told)
    return isolated(html, SIGNS) if direction(language) == "rtl" else html


def copy_told(edition: Edition, local: Localized) -> str:
    """Which copy something was printed from, as the site says it."""
    identity = f"\u2066{edition.identity.content}\u2069"  # the date after it is no part of it, whichever way it runs
    told = local.say(N_("This copy: %(identity)s")) % {"identity": identity}
    return f"{told} · {date_text(edition.identity.date, local.language)}" if edition.identity.date else told


def _environment(templates: Path) -> Environment:
    env = Environment(loader=FileSystemLoader(templates), autoescape=True, undefined=StrictUndefined)
    env.filters["url"] = _relative
    return env


@pass_context
def _relative(context: Any, path: str) -> str:
    return relative(path, context["shown"].page.path) if "shown" in context else path


def _filled(edition: Edition, env: Environment, leaf: Leaf) -> _Filled:
    return _Filled(leaf.page, leaf.title, leaf.address, bool(leaf.anchor), _html(edition, env, leaf))


def _html(edition: Edition, env: Environment, leaf: Leaf) -> Markup:
    content, _ = Bodies(edition).html(leaf.page)
    page = {"title": leaf.page.title, "content": content}
    told = {"page": page, "shown": leaf.shown, "identity": edition.identity, "config": _CONFIG}
    return Markup(env.get_template("concord/page.html").render(told))
