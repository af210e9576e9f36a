"""Letters for every machine: the scripts that some systems lack, cut from FiraGO (SIL Open Font Licence 1.1).

A page takes a letter from here only where the reader's own fonts lack it, or where a script looks better in one face
(Arabic, Thai); see the style sheet.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from functools import partial
from importlib import metadata

import pymupdf_fonts

from concord.kept import kept

FOLDER = "assets/fonts"
WEIGHTS = {400: "figo", 700: "figbo"}
_LIBRARIES = ("pymupdf-fonts", "fonttools", "brotli")
SCRIPTS = {
    "arabic": (*range(0x600, 0x700), *range(0xFB50, 0xFE00), *range(0xFE70, 0xFF00)),
    "cyrillic": (*range(0x400, 0x530), 0x2116),
    "thai": tuple(range(0xE00, 0xE80)),
}


def font_files() -> Iterator[tuple[str, bytes]]:
    """Each font file of the site, and their licence: its path and its bytes (WOFF2), the same on every day."""
    for script, letters in SCRIPTS.items():
        for weight, name in WEIGHTS.items():
            made_of = repr((name, letters, [metadata.version(library) for library in _LIBRARIES]))
            yield f"{FOLDER}/{script}-{weight}.woff2", kept("font", made_of, partial(_cut, name, letters))
    yield f"{FOLDER}/OFL.txt", (metadata.distribution("pymupdf-fonts").read_text("LICENSE.txt") or "").encode()


def _cut(name: str, letters: tuple[int, ...]) -> bytes:
    # Imported here: it takes as long as all six fonts that were cut before.
    from fontTools.subset import Options, Subsetter  # noqa: PLC0415
    from fontTools.ttLib import TTFont  # noqa: PLC0415

    font = TTFont(io.BytesIO(pymupdf_fonts.fontbuffers[name]()), lazy=True, recalcTimestamp=False)
    options = Options()
    options.layout_features, options.hinting = ["*"], False
    cutter = Subsetter(options)
    cutter.populate(unicodes=letters)
    cutter.subset(font)
    font.flavor, made = "woff2", io.BytesIO()
    font.save(made)
    return made.getvalue()
