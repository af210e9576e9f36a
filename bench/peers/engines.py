"""The three engines: each writes its index of the same pages into a folder, with a page that runs it.

Ours is opened as a file. Material's and Pagefind's are served, which is their best case: from a file Pagefind does not
run at all, and Material's needs its offline plugin.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from html import escape
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from importlib.util import find_spec
from pathlib import Path
from threading import Thread

import material
from peers.corpus import LANGUAGES, Corpus

HERE = Path(__file__).parent
ASSETS = HERE.parent.parent / "overrides/assets"
SCRIPTS = (*sorted(ASSETS.glob("search*.js")), ASSETS / "reading.js")
RUNNER = '<!doctype html><html lang="{language}"><meta charset="utf-8"><script src="{name}.js"></script>'
PAGE = (
    '<!doctype html><html lang="{language}"><meta charset="utf-8"><title>{title}</title>'
    "<body data-pagefind-body><h1>{title}</h1><p>{text}</p>"
)
# As the search plugin of MkDocs writes it for a site in these languages.
CONFIG = {
    "lang": list(LANGUAGES),
    "separator": r"[\s\-]+",
    "pipeline": ["stopWordFilter"],
    "fields": {"title": {"boost": 1000.0}, "text": {"boost": 1.0}, "tags": {"boost": 1000000.0}},
}


@dataclass(frozen=True)
class Engine:
    """An engine, and how it is run."""

    name: str
    write: Callable[[Path, dict[str, Corpus]], None]
    index: str
    """A pattern of the files of its index for one language."""
    is_served: bool
    tries: int
    """How often a cold start is measured; the median counts."""
    rounds: int = 1
    """How often all queries are asked, each time from a cold start; of each query the median counts."""

    @contextmanager
    def at(self, folder: Path) -> Iterator[str]:
        """The address of its folder, while it can be reached."""
        if not self.is_served:
            yield f"file://{folder}"
            return
        with _Server(("127.0.0.1", 0), partial(_Handler, directory=str(folder))) as server:
            Thread(target=server.serve_forever, daemon=True).start()
            yield f"http://127.0.0.1:{server.server_port}"
            server.shutdown()

    def files(self, folder: Path, language: str) -> list[Path]:
        """The files of its index."""
        return [path for path in folder.glob(self.index.format(language)) if path.is_file()]


class _Server(ThreadingHTTPServer):
    daemon_threads = True


class _Handler(SimpleHTTPRequestHandler):
    """Quick answers, so that no engine waits for the server: connections stay, each answer is one write."""

    protocol_version = "HTTP/1.1"
    wbufsize = -1
    disable_nagle_algorithm = True

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


def engines() -> tuple[Engine, ...]:
    """Those that are installed."""
    ours = Engine("concord", write_concord, "assets/search/{}/*", False, 5, 3)
    stock = Engine("material", write_material, "search_index.json", True, 1)
    other = Engine("pagefind", write_pagefind, "pagefind/**/*{}_*", True, 3)
    return (ours, stock, other) if find_spec("pagefind") and find_spec("pagefind_bin_extended") else (ours, stock)


def write_runners(folder: Path, name: str) -> None:
    """A page for each language that runs an engine, and nothing else."""
    folder.mkdir(parents=True)
    shutil.copy(HERE / f"{name}.js", folder)
    for language in LANGUAGES:
        (folder / f"index.{language}.html").write_text(RUNNER.format(language=language, name=name), encoding="utf-8")


def write_scripts(folder: Path) -> None:
    """Our own scripts in one file, as the site has them, and a page that runs them."""
    _write(folder / "search.js", "".join(script.read_text(encoding="utf-8") for script in SCRIPTS))
    _write(folder / "index.html", '<!doctype html><meta charset="utf-8"><script src="search.js"></script>')


def write_concord(folder: Path, corpora: dict[str, Corpus]) -> None:
    """Our own index."""
    write_scripts(folder)
    for corpus in corpora.values():
        for name, text in corpus.files():
            _write(folder / "assets/search" / name, text)


def write_material(folder: Path, corpora: dict[str, Corpus]) -> None:
    """One index for all languages, next to the worker and the stemmers that the theme ships."""
    scripts = Path(material.__file__).parent / "templates/assets/javascripts"
    shutil.copytree(scripts / "lunr", folder / "lunr")
    (folder / "workers").mkdir()
    shutil.copy(next((scripts / "workers").glob("search.*.min.js")), folder / "workers/search.js")
    docs = [
        {"location": page.location, "title": escape(page.title), "text": f"<p>{escape(page.text)}</p>"}
        for corpus in corpora.values()
        for page in corpus.pages
    ]
    _write(folder / "search_index.json", json.dumps({"config": CONFIG, "docs": docs}, separators=(",", ":")))


def write_pagefind(folder: Path, corpora: dict[str, Corpus]) -> None:
    """A small page for each, read by Pagefind's own program: the extended one, which can cut Thai into words."""
    for corpus in corpora.values():
        for page in corpus.pages:
            html = PAGE.format(language=page.language, title=escape(page.title), text=escape(page.text))
            _write(folder / page.location, html)
    subprocess.run([sys.executable, "-m", "pagefind", "--silent", "--site", str(folder)], check=True)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
