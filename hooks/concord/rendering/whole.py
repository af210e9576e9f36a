"""An edition → its part of the site, in a folder."""

from __future__ import annotations

import os
import shutil
import sys
import threading
from collections.abc import Callable, Mapping
from pathlib import Path

from concord.edition import Edition, make_edition, write
from concord.problem import Problem
from concord.rendering.renderer import Renderer
from concord.rendering.theme import Theme, read_theme, scripts
from concord.stick.build import WORK

Progress = Callable[[int, int], None]
"""What is told how many pages are written, and how many there are."""


def write_site(edition: Edition, theme: Theme, docs: Path, site: Path, progress: Progress) -> None:
    """Write the pages of an edition's languages, what they load, the search and the open data."""
    for name, path in theme.assets():
        _copy(path, site / name)
    for name in sorted(edition.catalogue.files):
        _copy(docs / name, site / name)
    write(site, scripts(theme.folder, theme.scripts))
    edition.write_marks(site)
    renderer, done = Renderer(edition, theme), 0
    total = sum(page.language in edition.languages for page in edition.pages)
    for language in edition.languages:
        for page in (page for page in edition.pages if page.language == language):
            write(site, [(page.path, renderer.html(page))])
            progress(done := done + 1, total)
        edition.write_search(site, language)
        edition.write_data(site, language)


def _copy(path: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(path, target)


def build_part(root: Path, site: Path, environment: Mapping[str, str], progress: Progress) -> tuple[Problem, ...]:
    """Write into `site` what the environment names of a project; nothing where its content is to be mended."""
    edition, problems = make_edition(root / "docs", environment)
    if not problems:
        write_site(edition, read_theme(root), Path(environment[WORK]) / "docs", site, progress)
    return problems


def end_with_the_caller() -> None:
    """End when the input does: the process that started this one, and holds its other end, is no more."""

    def wait() -> None:
        os.read(sys.stdin.fileno(), 1)
        os._exit(1)

    threading.Thread(target=wait, daemon=True).start()
