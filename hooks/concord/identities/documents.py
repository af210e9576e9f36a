"""What a PDF carries besides its pages: who wrote it, with what, notes, files inside it, and its earlier versions."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pikepdf

from concord.identities.pictures import hidden_in_picture, without_notes
from concord.told import told

_NOTES = ("/Metadata", "/PieceInfo", "/LastModified", "/Thumb")
_OF_ALL = ("/Metadata", "/PieceInfo", "/OpenAction", "/AA", "/AF", "/Collection", "/Threads")
_NAMES = ("/EmbeddedFiles", "/JavaScript")
_SHOWN = ("/Link", "/Widget")  # other annotations are what readers of it noted, with their names


def hidden_in_document(data: bytes) -> str | None:
    """What a PDF carries besides its pages, if anything."""
    if data.count(b"startxref") > 1 or not data.rstrip().endswith(b"%%EOF"):
        return told("earlier versions of itself, or data behind its end")
    try:
        with pikepdf.open(BytesIO(data)) as document:
            return next(_hidden(document), None)
    except pikepdf.PdfError:
        return told("something that is no PDF, or is locked")


def clean_document(data: bytes) -> bytes:
    """The document written anew with its pages alone; OSError where it cannot be read."""
    try:
        with pikepdf.open(BytesIO(data)) as document:
            _strip(document)
            written = BytesIO()
            document.save(written, deterministic_id=True, linearize=False)
            return written.getvalue()
    except pikepdf.PdfError as error:
        raise OSError(str(error)) from error


def _hidden(document: pikepdf.Pdf) -> Iterator[str]:
    if "/Info" in document.trailer and len(document.docinfo):
        yield told("who wrote it, when or with what")
    names: Any = document.Root.get("/Names", {})
    yield from (told("%(name)s of the whole", name=name[1:]) for name in _OF_ALL if name in document.Root)
    yield from (told("%(name)s inside it", name=name[1:]) for name in _NAMES if name in names)
    for thing in _things(document):
        yield from (told("%(name)s of a part", name=name[1:]) for name in _NOTES if name in thing)
        if _is_jpeg(thing) and hidden_in_picture(thing.read_raw_bytes()):
            yield told("a picture with notes of its own")
    if any(_is_noted(note) for page in document.pages for note in page.get("/Annots", ())):
        yield told("notes of its readers")


def _strip(document: pikepdf.Pdf) -> None:
    if "/Info" in document.trailer:
        del document.trailer["/Info"]
    _drop(document.Root, _OF_ALL)
    _drop(document.Root.get("/Names", pikepdf.Dictionary()), _NAMES)
    for thing in _things(document):
        _drop(thing, _NOTES)
        if _is_jpeg(thing):
            thing.write(without_notes(thing.read_raw_bytes()), filter=thing.Filter)
    for page in document.pages:
        if "/Annots" in page:
            page.Annots = pikepdf.Array([note for note in page.Annots if not _is_noted(note)])


def _drop(thing: Any, names: tuple[str, ...]) -> None:
    for name in names:
        if name in thing:
            del thing[name]


def _things(document: pikepdf.Pdf) -> Iterator[Any]:
    """Each dictionary and stream that stands by itself."""
    for thing in document.objects:
        if isinstance(thing, (pikepdf.Dictionary, pikepdf.Stream)):
            yield thing


def _is_noted(thing: Any) -> bool:
    return "/Rect" in thing and "/Subtype" in thing and str(thing.Subtype) not in _SHOWN


def _is_jpeg(thing: Any) -> bool:
    return isinstance(thing, pikepdf.Stream) and str(thing.get("/Filter")) == "/DCTDecode"
