"""What a picture carries besides its pixels: who took it, where, with what, and what somebody noted in it.

A picture is clean where it holds nothing but the parts that drawing it needs, which are listed here. It is cleaned by
drawing it anew from its pixels, turned as its camera said it should be.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from io import BytesIO

from PIL import Image, ImageOps

from concord.told import told

_PNG, _JPEG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8"
_DRAWN_PNG = {b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"sBIT", b"pHYs"}
_DRAWN_WEBP = {b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF"}
_JFIF, _ADOBE = 0xE0, 0xEE  # how colours are meant; the other application parts are what programs note
_APPLICATION, _COMMENT, _SCAN, _END = range(0xE0, 0xF0), 0xFE, 0xDA, 0xD9
_CUT = told("a part that is cut off")
_FORMATS = ("PNG", "JPEG", "WEBP")


def hidden_in_picture(data: bytes) -> str | None:
    """What a picture carries besides its pixels, if anything."""
    try:
        if data.startswith(_PNG):
            return next(_beside_png(data), None)
        if data.startswith(_JPEG):
            return next(_beside_jpeg(data), None)
        if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
            return next(_beside_webp(data), None)
    except (struct.error, IndexError):
        return _CUT
    return told("something that is no picture of its kind")


def clean_picture(data: bytes) -> bytes:
    """The picture drawn anew from its pixels; OSError where it cannot be read."""
    with Image.open(BytesIO(data), formats=_FORMATS) as picture:
        kind = str(picture.format)
        turned = ImageOps.exif_transpose(picture).convert("RGBA" if picture.has_transparency_data else "RGB")
        drawn = Image.frombytes(turned.mode, turned.size, turned.tobytes())
    written = BytesIO()
    drawn.save(written, kind, **{"quality": 92} if kind != "PNG" else {"optimize": True})
    return written.getvalue()


def without_notes(data: bytes) -> bytes:
    """A JPEG without what programs noted in it, its pixels as they are: for pictures that a document holds."""
    kept, last = [_JPEG], 2
    for kind, start, end in _parts_of_jpeg(data):
        if not _is_noted(kind, data[start:end]):
            kept.append(data[start:end])
        last = end
    return b"".join(kept) if last > 2 else data


def _beside_png(data: bytes) -> Iterator[str]:
    place, name = len(_PNG), b""
    while name != b"IEND":
        size, name = struct.unpack_from(">I4s", data, place)
        place += size + 12
        if name not in _DRAWN_PNG:
            yield told("a part %(name)s", name=repr(name.decode("latin-1")))
    yield from _to_the_end(data, place)


def _beside_webp(data: bytes) -> Iterator[str]:
    place, end = 12, struct.unpack_from("<I", data, 4)[0] + 8
    while place < end:
        name, size = struct.unpack_from("<4sI", data, place)
        place += size + 8 + size % 2
        if name not in _DRAWN_WEBP:
            yield told("a part %(name)s", name=repr(name.decode("latin-1")))
    yield from _to_the_end(data, end)


def _to_the_end(data: bytes, place: int) -> Iterator[str]:
    if len(data) != place or place < 20:
        yield told("data behind its end") if len(data) > place else _CUT


def _beside_jpeg(data: bytes) -> Iterator[str]:
    last = 0
    for kind, start, end in _parts_of_jpeg(data):
        last = end
        if _is_noted(kind, data[start:end]):
            yield (
                told("a comment")
                if kind == _COMMENT
                else told("a part %(name)s", name=repr(data[start + 4 : start + 8].decode("latin-1")))
            )
    yield from _to_the_end(data, last)


def _is_noted(kind: int, part: bytes) -> bool:
    if kind == _JFIF:
        return len(part) > 18 or part[4:9] != b"JFIF\0"  # a longer one holds a small picture of its own
    return kind == _COMMENT or (kind in _APPLICATION and not (kind == _ADOBE and len(part) == 16))


def _parts_of_jpeg(data: bytes) -> Iterator[tuple[int, int, int]]:
    """The kind, beginning and end of each part of a JPEG after its first two bytes."""
    place = 2
    while place < len(data):
        if data[place] != 0xFF:
            raise IndexError
        kind = data[place + 1]
        if kind == _END:
            yield kind, place, place + 2
            return
        end = place + 2 + struct.unpack_from(">H", data, place + 2)[0]
        if kind == _SCAN:
            end = _end_of_scan(data, end)
        yield kind, place, end
        place = end
    raise IndexError


def _end_of_scan(data: bytes, place: int) -> int:
    """Where the pixels end that follow a scan: at the next mark that is no part of them."""
    while True:
        place = data.index(b"\xff", place) if b"\xff" in data[place:] else len(data)
        if place + 1 >= len(data):
            raise IndexError
        if data[place + 1] != 0 and not 0xD0 <= data[place + 1] <= 0xD7:
            return place
        place += 2
