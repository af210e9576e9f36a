"""The words of a PDF: what each page prints, what its fields were filled in with, its bookmarks and descriptions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO

import pikepdf
import pypdfium2

_TOLD = ("/V", "/DV", "/TU", "/Title", "/Alt", "/ActualText", "/Contents", "/URI")
"""Where a document has words that are no part of a page: fields, bookmarks, descriptions of pictures, links."""
_ARABIC, _WORD, _PART = re.compile("[\u0620-\u064a]"), re.compile(r"\S+"), re.compile(r"[A-Za-z]+|\d+(?:\.\d+)*|.")
_HYPHEN = "\ufffe"  # what PDFium says for one at the end of a line


def words_of_document(data: bytes) -> tuple[str | None, ...]:
    """The words of each page, then those beside the pages; None for a page that shows something and has no words."""
    document = pypdfium2.PdfDocument(data)
    try:
        return (*map(_words, document), "\n".join(_beside(data)))
    finally:
        document.close()


def _words(page: pypdfium2.PdfPage) -> str | None:
    told = page.get_textpage().get_text_range().replace("\r\n", "\n").replace(_HYPHEN, "")
    if not told.strip():
        return None if any(page.get_objects(max_depth=1)) else ""
    told += f"\n{told.replace(chr(10), ' ')}"  # a line ends where the paper does, also in the middle of a name
    return f"{told}\n{_WORD.sub(_turned, told)}" if _ARABIC.search(told) else told


def _turned(word: re.Match[str]) -> str:
    """A word the other way round: of Arabic, PDFium tells some words as they look from the left."""
    return "".join(reversed(_PART.findall(word[0].lstrip(".،؟!"))))


def _beside(data: bytes) -> Iterator[str]:
    with pikepdf.open(BytesIO(data)) as document:
        for thing in document.objects:
            for name in _TOLD if isinstance(thing, (pikepdf.Dictionary, pikepdf.Stream)) else ():
                if isinstance(told := thing.get(name), pikepdf.String):
                    yield str(told)
