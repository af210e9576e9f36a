"""What a PDF tells voices and programs of its texts, mended: languages, notes, headings of tables, margins.

WeasyPrint writes the structure; this reads what `tree` has left in it as links and says it as PDF does (ISO 32000-1,
14.7 and 14.8).
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from itertools import takewhile
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, String

from concord.paper.glyphs import actual_texts, put_texts
from concord.paper.tree import TOLD

_MARKED = re.compile(rb"/\w+\s*<</MCID (\d+)>>\s*BDC")


def mended(made: bytes, direction: str, fonts: Mapping[str, bytes]) -> bytes:
    """A PDF of WeasyPrint's whose structure says all that its HTML did; the same bytes for the same PDF.

    `fonts` are those that it may have, by the names they are embedded under.
    """
    with pikepdf.open(io.BytesIO(made)) as pdf:
        tops = {top.objgen for top in pdf.Root.StructTreeRoot.K[0].K}
        told = _entries(pdf)
        for page in pdf.pages:
            _read_told(page, told)
        _set_scopes(pdf)
        texts = put_texts(pdf, fonts)
        for page in pdf.pages:
            content = _marked(page, _take_margins(told[int(page.StructParents)], tops))
            page.Contents = pdf.make_stream(actual_texts(content, page.Resources.Font, texts))
        _write_entries(pdf, told)
        if direction == "rtl":
            pdf.Root.ViewerPreferences.Direction = Name.R2L
        out = io.BytesIO()
        pdf.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return out.getvalue()


def _entries(pdf: Pdf) -> dict[int, Any]:
    """What the parent tree says: of each page its elements, of each link its element."""
    rows = pdf.Root.StructTreeRoot.ParentTree.Nums
    return {int(rows[n]): rows[n + 1] for n in range(0, len(rows), 2)}


def _write_entries(pdf: Pdf, entries: Mapping[int, Any]) -> None:
    rows = [part for key, entry in sorted(entries.items()) for part in (key, entry)]
    pdf.Root.StructTreeRoot.ParentTree.Nums = Array(rows)
    pdf.Root.StructTreeRoot.ParentTreeNextKey = max(entries, default=-1) + 1


def _read_told(page: Any, entries: dict[int, Any]) -> None:
    """Say of the elements of a page what was left in links, and take these back."""
    kept = []
    for link in page.get("/Annots", ()):
        address = str(link.A.URI) if "/A" in link else ""
        if address.startswith(TOLD):
            _say(entries.pop(int(link.StructParent)), address.removeprefix(TOLD), link)
        else:
            kept.append(link)
    if "/Annots" in page:
        page.Annots = Array(kept)
        if not kept:
            del page.Annots


def _say(element: Any, told: str, link: Any) -> None:
    key, _, value = told.partition("=")
    element.K = Array([kid for kid in element.K if not _refers_to(kid, link)])
    if key == "Lang":
        element.S, element.Lang = Name.Span, String(value)
    else:
        element.S, element.ID = Name(f"/{value}"), String(f"note-{element.objgen[0]}")


def _refers_to(kid: Any, link: Any) -> bool:
    return isinstance(kid, Dictionary) and kid.get("/Type") == Name.OBJR and kid.Obj.objgen == link.objgen


def _set_scopes(pdf: Pdf) -> None:
    """Say of each heading of a table whether it is of a column or of a row: those at the head of it are of columns."""
    for element in elements(pdf):
        if element.S == Name.TH:
            group = element.P.P.S
            element.A.Scope = Name.Column if group == Name.THead else Name.Row


def elements(pdf: Pdf) -> Iterator[Any]:
    """Each element of the structure, in the order of reading."""
    waiting = [pdf.Root.StructTreeRoot.K[0]]
    while waiting:
        element = waiting.pop()
        yield element
        kids = element.get("/K", ())
        waiting.extend(kid for kid in reversed(list(kids)) if isinstance(kid, Dictionary) and "/S" in kid)


def _take_margins(marked: Any, tops: set[tuple[int, int]]) -> frozenset[int]:
    """Take out of the texts of a page those that belong to no element which is read, heads and feet; their numbers."""
    last_first = reversed(range(len(marked)))  # margins are drawn when all else is
    margins = frozenset(takewhile(lambda number: not _is_read(marked[number], tops), last_first))
    for number in margins:
        marked[number] = None
    return margins


def _is_read(element: Any, tops: set[tuple[int, int]]) -> bool:
    while element.P.get("/S") != Name.Document:
        element = element.P
    return element.objgen in tops


def _marked(page: Any, margins: frozenset[int]) -> bytes:
    """The content of a page in which heads and feet are marked as no part of the text."""

    def mark(found: re.Match[bytes]) -> bytes:
        return b"/Artifact <</Type /Pagination>> BDC" if int(found[1]) in margins else found[0]

    return _MARKED.sub(mark, page.Contents.read_bytes())
