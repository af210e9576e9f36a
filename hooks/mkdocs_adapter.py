"""What MkDocs and its theme want besides the events: the command that builds, and what of the theme stays out of pages.

The package starts this file as a process of its own and knows nothing else of the engine. Usage: mkdocs_adapter.py SITE
It ends when its input does.
"""

from __future__ import annotations

import os
import re
import sys
import threading
from collections.abc import Iterator, Sequence
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import Template

from concord.pages.isolation import isolated

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

_NEVER_LOADED = ("assets/javascripts/lunr/", "assets/javascripts/workers/")
_AS_IT_STANDS = re.compile(r"(<pre.*?</pre>)", re.DOTALL)
_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)
_INDENT = re.compile(r"\n\s+")
SCRIPT = "assets/concord.js"
"""What our scripts are published as."""
_MARK = '<a class="headerlink"'  # for the mouse alone: a voice would read it as part of each heading


def is_left_out(path: str) -> bool:
    """Whether a file of the theme has no place in the site: its search, its sitemap, maps for developers."""
    return path.endswith(".map") or path == "sitemap.xml" or path.startswith(_NEVER_LOADED)


def is_ours(template: str | None) -> bool:
    """Whether a template is ours, which escapes whatever records hold; the theme's were written to run without."""
    return bool(template and template.startswith("concord/"))


def language_of(config: MkDocsConfig) -> str:
    """The language that is being built."""
    plugin: Any = config.plugins["i18n"]  # which has no types
    return str(plugin.current_language)


def narrow(config: MkDocsConfig, languages: Sequence[str]) -> None:
    """Build these languages, and the default one, without which the plugin builds none."""
    plugin: Any = config.plugins["i18n"]
    for language in plugin.config.languages:
        language.build = language.locale in languages or language.default


def finish(html: str, language: str, direction: str) -> str:
    """A page as it is published: no indents of the templates, its direction on the root element and not on the body
    only, numbers in their order, and the marks beside headings outside the headings' names.
    """
    parts = _AS_IT_STANDS.split(html)
    parts[::2] = (_INDENT.sub("\n", part) for part in parts[::2])
    page = "".join(parts).replace(f'<html lang="{language}"', f'<html lang="{language}" dir="{direction}"', 1)
    page = page.replace(_MARK, f'{_MARK} aria-hidden="true" tabindex="-1"')
    return isolated(page) if direction == "rtl" else page


def scripts(config: MkDocsConfig) -> Iterator[tuple[str, str]]:
    """The scripts that every page loads: the theme's, which would stand in each page, and ours, in one file."""
    parts = (_theme(f"partials/javascripts/{name}.html") for name in ("base", "palette"))
    found = "\n".join(script for part in parts for script in _SCRIPT.findall(part))
    # What the theme keeps it keeps for the site: its top is above the file, wherever the page is.
    yield "assets/theme.js", found.replace("location)", "document.currentScript.src)", 1)
    ours = (Path(str(config.theme.custom_dir), path).read_text(encoding="utf-8") for path in config.extra["scripts"])
    yield SCRIPT, "".join(ours)


def _theme(name: str) -> str:
    text = resources.files("material").joinpath("templates", name).read_text(encoding="utf-8")
    return str(Template(text).render(config={"extra": {"scope": ".."}}))


def build(site: str) -> None:
    """Build the site of the project in the working folder, strictly."""
    os.environ["NO_MKDOCS_2_WARNING"] = "1"  # the theme advertises on every build
    from mkdocs.__main__ import cli  # noqa: PLC0415  # the events import this file while MkDocs is being imported

    try:
        cli(["build", "--strict", "--site-dir", site])
    except OSError as error:
        sys.exit(f"{error.filename2 or error.filename or site}: {error.strerror}")


def end_with_the_caller() -> None:
    """End when the input does: the process that started this one, and holds its other end, is no more."""
    os.read(sys.stdin.fileno(), 1)
    os._exit(1)


if __name__ == "__main__":
    threading.Thread(target=end_with_the_caller, daemon=True).start()
    build(sys.argv[1])
