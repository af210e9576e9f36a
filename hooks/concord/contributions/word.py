"""A Word file in which somebody filled in our form → what the form in a browser would have saved.

Each label stands in a bookmark with the field's name, which every program keeps: what follows, up to the next one, are
the field's words. Where a bookmark was deleted with its label, a field of one line is known by the tag of its control,
which Word keeps and LibreOffice drops. Nothing else of the file is read, and of what it says of itself only the day on
which it was last changed; who changed it stays unread.
"""

from __future__ import annotations

import re
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from io import BytesIO
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from concord.contributions.sent import FORMAT

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MODIFIED = "{http://purl.org/dc/terms/}modified"
DOCUMENT, PROPERTIES = "word/document.xml", "docProps/core.xml"
_LARGEST = 4 * 1024 * 1024  # bytes of a part; what is packed smaller may unfold without end
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    LookupError,
    NotImplementedError,
    RuntimeError,
    OSError,
    ElementTree.ParseError,
)
"""What a damaged ZIP file, or markup, is told by."""
MARK = "concord_"
"""What the names of our bookmarks begin with, before the field's name."""
EMPTY = "…" * 20
"""What a field shows that nobody filled in; somebody may leave a part of it."""
_DOTS = re.compile("…{3,}")
_BREAKS = {f"{_W}p": "\n", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}tab": " "}


def is_word(data: bytes) -> bool:
    """Whether a file may be one of Word's: a ZIP file."""
    return data.startswith(b"PK\x03\x04")


def told_in_word(data: bytes, today: str) -> Mapping[str, str]:
    """The fields that are filled in, as the form saves them; ValueError where the file is none of ours, or hostile."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            document, on = _part(package, DOCUMENT), _day(package) or today
    except _BROKEN as error:
        raise ValueError(str(error)) from error
    tagged = list(_tagged(document))
    told = {**dict(tagged), **dict(_marked(document))}
    if not told or len(dict(tagged)) < len(tagged):
        raise ValueError("no field is filled in, or one is there twice")
    return {"format": FORMAT, **told, "on": on}


def _part(package: zipfile.ZipFile, name: str) -> Element:
    """A part of the package; refused where it unfolds too far or defines words of its own."""
    with package.open(name) as part:
        text = part.read(_LARGEST + 1)
    if len(text) > _LARGEST or b"<!DOCTYPE" in text or b"<!ENTITY" in text:
        raise ValueError(f"{name} is none that Word writes")
    return ElementTree.fromstring(text)


def _day(package: zipfile.ZipFile) -> str:
    if PROPERTIES not in package.namelist():
        return ""
    return (_part(package, PROPERTIES).findtext(_MODIFIED) or "")[:10]


def _tagged(document: Element) -> Iterator[tuple[str, str]]:
    """By the tag of each control."""
    for control in document.iter(f"{_W}sdt"):
        tag, empty = (control.find(f"{_W}sdtPr/{_W}{name}") for name in ("tag", "showingPlcHdr"))
        if tag is None or empty is not None:
            continue
        if words := _words([*control.iter()]):
            yield tag.get(f"{_W}val", ""), words


def _marked(document: Element) -> Iterator[tuple[str, str]]:
    """By the bookmarks around the labels."""
    opened: dict[str | None, str] = {}
    after: dict[str, list[Element]] = {}
    name = ""
    for element in document.iter():
        if element.tag == f"{_W}bookmarkStart" and element.get(f"{_W}name", "").startswith(MARK):
            opened[element.get(f"{_W}id")], name = element.get(f"{_W}name", "").removeprefix(MARK), ""
        elif element.tag == f"{_W}bookmarkEnd":
            name = opened.get(element.get(f"{_W}id"), name)
        elif name:
            after.setdefault(name, []).append(element)
    for name, elements in after.items():
        if words := _words(elements):
            yield name, words


def _words(elements: list[Element]) -> str:
    """What is shown, or the value of what was chosen; words that were taken out are kept as other elements."""
    shown = (element.text or "" if element.tag == f"{_W}t" else _BREAKS.get(element.tag, "") for element in elements)
    words = _DOTS.sub("", "".join(shown)).strip("\n ")
    items = (element for element in elements if element.tag == f"{_W}listItem")
    return {item.get(f"{_W}displayText", ""): item.get(f"{_W}value", "") for item in items}.get(words, words)
