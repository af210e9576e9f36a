"""What the project and its theme say about every page: settings, templates, and the files that pages load."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fnmatch import fnmatch
from functools import cached_property
from importlib import resources
from pathlib import Path
from typing import Any

import yaml
from jinja2 import Environment, FileSystemLoader, Template, pass_context
from markupsafe import Markup

from concord.problem import Refusal

_THEME = "material"
SETTINGS = "mkdocs.yml"
SCRIPT = "assets/concord.js"
"""What our scripts are published as."""
THEME_SCRIPT = "assets/theme.js"
_NEVER_LOADED = ("assets/javascripts/lunr/", "assets/javascripts/workers/")
_NO_ASSETS = (".*", "*/.*", "*.py", "*.pyc", "*.html", "*readme*", "mkdocs_theme.yml", "locales/*", "*.md")
_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)
_ABSOLUTE = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|[/#]")


def is_left_out(path: str) -> bool:
    """Whether a file of the theme has no place in the site: its search, its sitemap, maps for developers."""
    return path.endswith(".map") or path == "sitemap.xml" or path.startswith(_NEVER_LOADED)


def is_ours(template: str | None) -> bool:
    """Whether a template is ours, which escapes whatever records hold; the theme's were written to run without."""
    return bool(template and template.startswith("concord/"))


def scripts(folder: Path, names: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """The scripts that every page loads: the theme's, which would stand in each page, and ours, in one file."""
    parts = (_of_theme(f"partials/javascripts/{name}.html") for name in ("base", "palette"))
    found = "\n".join(script for part in parts for script in _SCRIPT.findall(part))
    # What the theme keeps it keeps for the site: its top is above the file, wherever the page is.
    yield THEME_SCRIPT, found.replace("location)", "document.currentScript.src)", 1)
    yield SCRIPT, "".join((folder / name).read_text(encoding="utf-8") for name in names)


def _of_theme(name: str) -> str:
    text = (theme_folder() / name).read_text(encoding="utf-8")
    return str(Template(text).render(config={"extra": {"scope": ".."}}))


def theme_folder() -> Path:
    """The theme's templates and files, as its package brings them."""
    return Path(str(resources.files(_THEME))) / "templates"


@dataclass(frozen=True)
class Theme:
    """The look of a project: its settings, as its file has them, and the folder of its own templates."""

    settings: Mapping[str, Any]
    folder: Path

    @property
    def scripts(self) -> tuple[str, ...]:
        """Our scripts, in the order in which they are read."""
        return tuple(self.settings["extra_javascript"])

    @cached_property
    def _own(self) -> dict[str, Any]:
        """The theme's own settings, with what the project says instead."""
        said = yaml.safe_load((theme_folder() / "mkdocs_theme.yml").read_text(encoding="utf-8"))
        return {**said, **{name: value for name, value in self.settings["theme"].items() if name != "custom_dir"}}

    def config(self, language: str) -> dict[str, Any]:
        """The settings that templates ask for, on the pages of a language."""
        plain = {name: self.settings[name] for name in ("site_name", "site_description", "extra", "extra_css")}
        return {**plain, "extra_javascript": [SCRIPT], "theme": {**self._own, "language": language}}

    def environment(self) -> Environment:
        """What compiles the templates: ours, and the theme's where we have none."""
        folders = (self.folder, theme_folder())
        env = Environment(loader=FileSystemLoader(folders), autoescape=is_ours)
        env.filters |= {"url": _url, "script_tag": _script_tag}
        return env

    def assets(self) -> Iterator[tuple[str, Path]]:
        """The files that pages load and nobody makes: the path of each on the site, and where it is."""
        left_out = frozenset(self.scripts)
        found = {name: path for folder in (theme_folder(), self.folder) for name, path in _files(folder)}
        yield from ((name, path) for name, path in sorted(found.items()) if name not in left_out)


def read_theme(root: Path) -> Theme:
    """The look of a project folder; a Refusal where it wants another theme."""
    settings = yaml.safe_load((root / SETTINGS).read_text(encoding="utf-8"))
    if settings["theme"]["name"] != _THEME:
        raise Refusal(
            f"{SETTINGS}: names the theme {settings['theme']['name']}, and the templates of the site fill {_THEME}. "
            f"Write `name: {_THEME}`."
        )
    return Theme(settings, root / settings["theme"]["custom_dir"])


def _files(folder: Path) -> Iterator[tuple[str, Path]]:
    for path in folder.rglob("*"):
        name = path.relative_to(folder).as_posix()
        if path.is_file() and not is_left_out(name) and not any(fnmatch(name.lower(), no) for no in _NO_ASSETS):
            yield name, path


@pass_context
def _url(context: Any, path: object) -> str:
    """An address as a page says it: relative to where the page is."""
    return relative(str(path), context["shown"].page.path)


def relative(path: str, page: str) -> str:
    """A path from the top of the site as a page at another path says it; what is no such path as it stands."""
    return path if _ABSOLUTE.match(path) else posixpath.relpath(path or ".", posixpath.dirname(page) or ".")


@pass_context
def _script_tag(context: Any, path: str) -> Markup:
    return Markup('<script src="{}"></script>').format(_url(context, path))
