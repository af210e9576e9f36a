"""What MkDocs and its theme want besides the events: the command that builds, and what of the theme stays out of pages.

The package starts this file as a process of its own and knows nothing else of the engine. Usage: mkdocs_adapter.py SITE
"""

from __future__ import annotations

import os
import re
import sys

_NEVER_LOADED = ("assets/javascripts/lunr/", "assets/javascripts/workers/")
_AS_IT_STANDS = re.compile(r"(<pre.*?</pre>)", re.DOTALL)
_INDENT = re.compile(r"\n\s+")


def is_left_out(path: str) -> bool:
    """Whether a file of the theme has no place in the site: its search, its sitemap, maps for developers."""
    return path.endswith(".map") or path == "sitemap.xml" or path.startswith(_NEVER_LOADED)


def is_ours(template: str | None) -> bool:
    """Whether a template is ours, which escapes whatever records hold; the theme's were written to run without."""
    return bool(template and template.startswith("concord/"))


def finish(html: str, language: str, direction: str) -> str:
    """A page without the indents of the templates, its direction on the root element and not on the body only."""
    parts = _AS_IT_STANDS.split(html)
    parts[::2] = (_INDENT.sub("\n", part) for part in parts[::2])
    return "".join(parts).replace(f'<html lang="{language}"', f'<html lang="{language}" dir="{direction}"', 1)


def build(site: str) -> None:
    """Build the site of the project in the working folder, strictly."""
    os.environ["NO_MKDOCS_2_WARNING"] = "1"  # the theme advertises on every build
    from mkdocs.__main__ import cli  # noqa: PLC0415  # the events import this file while MkDocs is being imported

    cli(["build", "--strict", "--site-dir", site])


if __name__ == "__main__":
    build(sys.argv[1])
