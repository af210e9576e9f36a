"""A Word file in which somebody filled in our form → what the form in a browser would have saved.

Word keeps each field as a content control with a tag: the field's name. Nothing else of the file is read, and of what
it says of itself only the day on which it was last changed; who changed it stays unread.
"""

from __future__ import annotations

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
_BREAKS = {f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}tab": " "}


def is_word(data: bytes) -> bool:
    """Whether a file may be one of Word's: a ZIP file."""
    return data.startswith(b"PK\x03\x04")


def told_in_word(data: bytes, today: str) -> Mapping[str, str]:
    """The fields that are filled in, as the form saves them; ValueError where the file is none of ours, or hostile."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            fields = list(_fields(_part(package, DOCUMENT)))
            on = _day(package) or today
    except _BROKEN as error:
        raise ValueError(str(error)) from error
    told = dict(fields)
    if not 0 < len(told) == len(fields):
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


def _fields(document: Element) -> Iterator[tuple[str, str]]:
    """The tag and the words of each control that somebody filled in."""
    for control in document.iter(f"{_W}sdt"):
        about, content = control.find(f"{_W}sdtPr"), control.find(f"{_W}sdtContent")
        tag = about.find(f"{_W}tag") if about is not None else None
        if about is None or content is None or tag is None or about.find(f"{_W}showingPlcHdr") is not None:
            continue
        words = "".join(_words(content)).strip("\n ")
        if words:
            yield tag.get(f"{_W}val", ""), _chosen(about).get(words, words)


def _words(content: Element) -> Iterator[str]:
    """What is shown: words that were taken out are kept as other elements, and are not."""
    for element in content.iter():
        if element.tag == f"{_W}p":
            yield "\n"
        elif element.tag == f"{_W}t":
            yield element.text or ""
        else:
            yield _BREAKS.get(element.tag, "")


def _chosen(about: Element) -> Mapping[str, str]:
    """The values of a list to choose from, by what is shown."""
    items = about.iter(f"{_W}listItem")
    return {item.get(f"{_W}displayText", ""): item.get(f"{_W}value", "") for item in items}
