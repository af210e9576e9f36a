"""A built page as one file that needs nothing beside it: for a messenger, an e-mail, a phone that knows no folders."""

from __future__ import annotations

import hashlib
import re
from base64 import b64encode
from collections.abc import Iterable, Iterator
from pathlib import Path

from concord.content.paths import ORIGINAL
from concord.language.languages import SITE
from concord.phone.taken import NEEDS_SITE, TakenPage, resolved
from concord.problem import WrongUse

_NEEDS_OTHERS = ".md-header, .md-sidebar, .md-overlay, .md-toggle, .skip, [rel=icon]"
"""The ways to other pages, and the way out, which is one."""
_FONT = re.compile(r"@font-face\s*\{[^}]*\}")  # a phone has fonts for all of our scripts
_PICTURES = {".png": "image/png", ".jpg": "image/jpeg", ".svg": "image/svg+xml", ".webp": "image/webp"}
_POLICY = "default-src 'none'; style-src 'sha256-{}'; img-src data:; base-uri 'none'; form-action 'none'"


def one_files(site: Path, paths: Iterable[Path]) -> Iterator[tuple[str, bytes]]:
    """Each page of a site that is named, or lies in a folder that is, as a file: its name, what it holds."""
    for path in paths:
        pages = sorted({*path.rglob("*.html")} - {path / "index.html"}) if path.is_dir() else [path]
        if not pages or not path.is_relative_to(site):
            raise WrongUse(f"{path}: no page of {site} here. Name built pages, or folders of them.")
        for page in pages:
            name = page.relative_to(site).as_posix()
            if data := one_file(site, name):
                yield file_name(name), data.encode()


def file_name(path: str) -> str:
    """What the file of a page is called, its language first: `uz-countries-ae.html`."""
    language = "" if path.partition("/")[0] in SITE else f"{ORIGINAL}-"
    return language + path.replace("/", "-")


def one_file(site: Path, path: str) -> str | None:
    """A page with its styles and pictures in it and nothing that loads or runs; None where it has only moved."""
    page = TakenPage(path, (site / path).read_text(encoding="utf-8"))
    if page.moved_to:
        return None
    page.strip(f"{NEEDS_SITE}, {_NEEDS_OTHERS}", lambda _: False)
    style = _style(site, page)
    sum = b64encode(hashlib.sha256(style.encode()).digest()).decode()
    for node in page.tree.css("meta[http-equiv=Content-Security-Policy]"):
        node.attrs["content"] = _POLICY.format(sum)
    for node in page.tree.css("img[src]"):
        node.attrs["src"] = _inlined(site, resolved(path, node.attrs.sget("src")))
    return page.html.replace("</head>", f"<style>{style}</style>\n</head>", 1)


def _style(site: Path, page: TakenPage) -> str:
    """The style sheets of a page as one, which are taken off it."""
    sheets = []
    for node in page.tree.css("link[rel=stylesheet]"):
        sheets.append((site / resolved(page.path, node.attrs.sget("href"))).read_text(encoding="utf-8"))
        node.decompose()
    return _FONT.sub("", "\n".join(sheets))


def _inlined(site: Path, path: str) -> str:
    data = b64encode((site / path).read_bytes()).decode()
    return f"data:{_PICTURES[Path(path).suffix]};base64,{data}"
