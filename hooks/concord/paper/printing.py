"""HTML → PDF, with the fonts of the package and nothing from anywhere else."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any

import fontpkg_amiri
import pymupdf_fonts
from weasyprint import CSS, HTML
from weasyprint.document import Document
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

from concord.paper.structure import mended
from concord.paper.tree import settle

_PICTURE = """
text { fill: #000; font: 13px Amiri, FiraGO; }
.country { fill: #37474f; font-size: 11px; }
.body { font-weight: 700; }
.what { font-size: 12px; }
.axis { stroke: #90a4ae; stroke-width: 1.5; }
.arrow { stroke: #17566f; stroke-width: 2; }
marker path, circle { fill: #17566f; }
rect { fill: #eceff1; stroke: #90a4ae; }
"""
_MARGINS = """
@page { size: A4; margin: 20mm 18mm; font: 8pt Amiri, FiraGO; color: #37474f;
  @top-%(start)s { content: string(title); width: 100%%; text-align: %(start)s; }
  @bottom-%(start)s { content: %(foot)s; width: 75%%; text-align: %(start)s; }
  @bottom-%(end)s { content: %(number)s; width: 25%%; text-align: %(end)s; } }
"""


def printed(html: str, foot: str, number: str, direction: str) -> bytes:
    """The PDF of a document. `foot` stands on each page; `number` says which page of how many, as `%(page)s` says."""
    laid_out = sheets_of(html, foot, number, direction)
    return mended(laid_out.write_pdf(pdf_tags=True), direction, font_files())


def sheets_of(html: str, foot: str, number: str, direction: str) -> Document:
    """A document laid out on sheets of paper."""
    sides = ("left", "right") if direction == "ltr" else ("right", "left")
    told = {"start": sides[0], "end": sides[1], "foot": _quoted(foot), "number": _counted(number)}
    fetcher, config = _Fonts(), FontConfiguration()
    page = HTML(string=html, url_fetcher=fetcher)
    settle(page.etree_element, _PICTURE)
    style = resources.files("concord.paper").joinpath("paper.css").read_text(encoding="utf-8") + _MARGINS % told
    return page.render(font_config=config, stylesheets=[CSS(string=style, font_config=config, url_fetcher=fetcher)])


class _Fonts(URLFetcher):  # type: ignore[misc]  # it has no types
    """What a document may load: the fonts of the package."""

    def fetch(self, url: str, headers: Any = None) -> URLFetcherResponse:
        """A font by its address; nothing else is looked for."""
        name = url.removeprefix("font:")
        if name not in (fonts := font_files()):
            raise ValueError(f"{url}: paper loads nothing but its fonts")
        return URLFetcherResponse(url, fonts[name])


@cache
def font_files() -> Mapping[str, bytes]:
    """The fonts of paper by the names they are embedded under; that for Arabic draws each letter by itself."""
    names = {"FiraGO": "figo", "FiraGO-Bold": "figbo", "FiraGO-Italic": "figit", "FiraGO-Bold-Italic": "figbi"}
    arabic = {"Amiri": "Amiri-Regular.ttf", "Amiri-Bold": "Amiri-Bold.ttf"}
    return {
        **{name: pymupdf_fonts.fontbuffers[short]() for name, short in names.items()},
        **{name: (fontpkg_amiri.ROOT / "files" / file).read_bytes() for name, file in arabic.items()},
    }


def _counted(number: str) -> str:
    """The content of a margin: its words and the counters."""
    parts = (number % {"page": "\0page\0", "pages": "\0pages\0"}).split("\0")
    return " ".join(f"counter({part})" if n % 2 else _quoted(part) for n, part in enumerate(parts))


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
