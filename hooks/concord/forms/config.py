"""The settings of Sveltia CMS, made of the kinds of record: a collection a room, a form a kind, languages beside it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import yaml

from concord.content.catalogue import SOURCES
from concord.content.paths import ORIGINAL
from concord.forms.fields import Field, form_of, shape_of
from concord.records.kinds import KINDS, Article, Provision, Record, Source
from concord.records.values import LANGUAGES

_MADE = "uz-Cyrl"
_LANGUAGE = "form_language"
"""A field of the form that no page has: the language of the file that is written."""
_BODY = {"name": "body", "label": "text", "widget": "text", "required": False, "i18n": True}
# A provision stands in its instrument's folder, and has no such field.
_TELLING_APART: dict[type[Record], list[Field]] = {Provision: [{"name": "form", "widget": "hidden"}]}
_I18N = {
    "structure": "multiple_files",
    "locales": [code for code in LANGUAGES if code != _MADE],
    "default_locale": ORIGINAL,
    "initial_locales": "default",
    "omit_default_locale_from_file_path": True,
}


def config() -> str:
    """`config.yml`, as Sveltia CMS reads it."""
    told = {
        "backend": {"name": "github", "repo": "concord/concord", "branch": "main"},
        "media_folder": "",
        "i18n": _I18N,
        "editor": {"preview": False},  # the translation stands there; how a page looks, our own site shows
        "collections": [*_collections(), _register()],
    }
    return yaml.safe_dump(told, allow_unicode=True, sort_keys=False, width=118)


def shapes() -> str:
    """`shapes.json`, by kind: what `page.js` must know to open a page for the form and to close it again."""
    register = {"references": {"list": {"fields": shape_of(Source)}}}
    kinds = {kind.kind: register if kind is Source else shape_of(kind) for kind in KINDS}
    return json.dumps({**kinds, "language": _LANGUAGE}, separators=(",", ":"))


def _collections() -> Iterator[dict[str, Any]]:
    for kind in KINDS:
        for name, folder, path in _rooms(kind):
            yield {
                "name": name,
                "label": name,
                "description": kind.__doc__,
                "folder": folder,
                "path": path,
                "format": kind.kind,
                "i18n": True,
                "create": False,
                "delete": False,
                "slug": "{{slug}}",
                "identifier_field": "title",
                "fields": [*form_of(kind), *_TELLING_APART.get(kind, ()), _language(), _BODY],
                **({"filter": {"field": "form", "value": [None]}} if kind in _TELLING_APART else {}),
            }


_ARTICLES = ("about", "about/decisions", "contribute", "contribute/rules")
"""The folders of articles; the CMS wants each by its name, and none below it."""


def _language() -> dict[str, Any]:
    return {"name": _LANGUAGE, "widget": "hidden", "default": "{{locale}}", "i18n": True}


def _rooms(kind: type[Record]) -> Iterator[tuple[str, str, str]]:
    """The name, folder and pattern of each collection that pages of a kind stand in."""
    if kind is Article:
        yield from ((f"article-{name}", f"docs/{name}", "{{slug}}") for name in _ARTICLES)
        yield "article", "docs", "{{slug}}"
    elif kind.room:
        first, *steps = kind.room.split("/")
        # The CMS tells pages apart by a slug alone; where several steps vary none is called so, and it takes the path.
        varying = "{{slug}}" if len(steps) == 1 else "{{title}}"
        yield kind.kind, f"docs/{first}", "/".join(varying if step.startswith("{") else step for step in steps)


def _register() -> dict[str, Any]:
    references = {"name": "references", "widget": "list", "fields": form_of(Source), "collapsed": True}
    file = {"name": "sources", "label": SOURCES, "file": f"docs/{SOURCES}", "format": "source", "fields": [references]}
    return {"name": "source", "label": "source", "files": [file]}
