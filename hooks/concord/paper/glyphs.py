"""Which text the glyphs of a PDF stand for, by the font itself.

WeasyPrint gives each glyph the text of the cluster in which it met it first, so that what is copied, searched or read
out would depend on the words before. Here a glyph has the text of the letter that the font draws with it. Thai needs
more: the font draws a vowel in two parts, with a tone between them, so beside the glyphs of a line stands the line.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from functools import cache, partial
from io import BytesIO
from typing import Any
from unicodedata import normalize

from fontTools.ttLib import TTFont
from pikepdf import Dictionary, Name, Pdf

from concord.problem import Refusal

Texts = Mapping[int, str]
"""The text of each glyph of a font by its number."""
_NONE: Texts = {}
_LINE = re.compile(rb"BT\n.*?\nET", re.DOTALL)
_SHOWN = re.compile(rb"/(\w+) [\d.]+ Tf|<([0-9a-f]*)>")
_PAIR = re.compile(rb"<([0-9a-f]{4})> <([0-9a-f]*)>")
_LISTED = b"endcodespacerange"
_AM = re.compile("\u0e4d([\u0e48-\u0e4b]?)\u0e32")
_THAI = re.compile("[\u0e00-\u0e7f]")
_MEND = "Write it with another sign, or add a font to `paper/printing.py`."
_FORMS = range(0xFB50, 0xFF00)
"""Letters as they look between others, which nobody types."""


def texts_of(font: bytes, used: Collection[int]) -> Texts:
    """The text of some glyphs of a font: the letter that is drawn with each, or those of which it is made."""
    texts = _letters_of(font)
    return texts if texts.keys() >= set(used) - {0} else _all_texts(font)


@cache
def _letters_of(font: bytes) -> Texts:
    """The text of the glyphs that a letter has for its own."""
    read = TTFont(BytesIO(font), lazy=True)
    texts: dict[int, str] = {}
    for code, name in sorted(read.getBestCmap().items(), key=lambda pair: (pair[0] in _FORMS, pair[0])):
        texts.setdefault(read.getGlyphID(name), normalize("NFKC", chr(code)) if code in _FORMS else chr(code))
    return texts


@cache
def _all_texts(font: bytes) -> Texts:
    """The text of all glyphs, those too that a font puts in the place of others, which costs a moment to find."""
    read = TTFont(BytesIO(font), lazy=True)
    texts = {read.getGlyphName(glyph): text for glyph, text in _letters_of(font).items()}
    rules = list(_rules(read)) if "GSUB" in read else []
    while found := {new: "".join(texts[o] for o in old) for old, new in rules if _is_news(old, new, texts)}:
        texts.update(found)
    return {read.getGlyphID(name): text for name, text in texts.items()}


def _is_news(old: tuple[str, ...], new: str, texts: Mapping[str, str]) -> bool:
    return new not in texts and all(name in texts for name in old)


def _rules(font: TTFont) -> Iterator[tuple[tuple[str, ...], str]]:
    """What a font puts in the place of what: glyphs, and the one that stands for them."""
    for lookup in font["GSUB"].table.LookupList.Lookup:
        for table in (getattr(table, "ExtSubTable", table) for table in lookup.SubTable):
            for old, new in getattr(table, "mapping", {}).items():
                yield from [((old,), new)] if isinstance(new, str) else []
            for old, others in getattr(table, "alternates", {}).items():
                yield from (((old,), other) for other in others)
            for first, rows in getattr(table, "ligatures", {}).items():
                yield from (((first, *row.Component), row.LigGlyph) for row in rows)


def put_texts(pdf: Pdf, fonts: Mapping[str, bytes]) -> Mapping[str, Texts]:
    """Write into each font of a PDF which text its glyphs stand for; the texts of those it has, by the fonts' names."""
    told = {}
    for font in _fonts(pdf):
        head, _, listed = font.ToUnicode.read_bytes().partition(_LISTED)
        if family(font) not in fonts:
            raise Refusal(f"{_letters(listed)}: is in no font that paper has ({family(font)} would show it). {_MEND}")
        used = [int(glyph, 16) for glyph, _ in _PAIR.findall(listed)]
        texts = texts_of(fonts[family(font)], used)
        told[family(font)] = {glyph: texts.get(glyph, "") for glyph in used}
        font.ToUnicode = pdf.make_stream(head + _LISTED + _PAIR.sub(partial(_pair, texts), listed))
    return told


def _letters(listed: bytes) -> str:
    texts = (bytes.fromhex(pair[1].decode()).decode("utf-16-be") for pair in _PAIR.finditer(listed))
    return " ".join(sorted(filter(None, texts)))


def _fonts(pdf: Pdf) -> Iterator[Any]:
    for thing in pdf.objects:
        if isinstance(thing, Dictionary) and thing.get("/Type") == Name.Font and "/ToUnicode" in thing:
            yield thing


def family(font: Any) -> str:
    """The name of an embedded font without the mark of its subset."""
    return str(font.BaseFont).partition("+")[2]


def _pair(texts: Texts, listed: re.Match[bytes]) -> bytes:
    return b"<%b> <%b>" % (listed[1], texts.get(int(listed[1], 16), "").encode("utf-16-be").hex().encode())


def actual_texts(content: bytes, used: Any, fonts: Mapping[str, Texts]) -> bytes:
    """The content of a page, with the text of each line of Thai beside its glyphs."""
    known = {name.removeprefix("/").encode(): fonts[family(font)] for name, font in used.items()}
    is_thai = any(_THAI.search("".join(texts.values())) for texts in known.values())
    return _LINE.sub(lambda line: _with_text(line[0], known), content) if is_thai else content


def _with_text(line: bytes, fonts: Mapping[bytes, Texts]) -> bytes:
    text, texts = "", _NONE
    for font, glyphs in _SHOWN.findall(line):
        if font:
            texts = fonts[font]
        text += "".join(texts.get(int(glyphs[n : n + 4], 16), "") for n in range(0, len(glyphs), 4))
    if not _THAI.search(text):
        return line
    told = _AM.sub("\\1\u0e33", text).encode("utf-16-be").hex()
    return f"/Span <</ActualText <feff{told}>>> BDC\n".encode() + line + b"\nEMC"
