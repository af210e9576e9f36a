"""What a ZIM file holds, as libzim asks for it: pages with what they are found by, and the files that they need."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass

from libzim.writer import ContentProvider, Hint, IndexData, Item, StringProvider

from concord.phone.called import Called
from concord.phone.taken import Text
from concord.phone.typed import inflected, parted, typed

_TYPES = {
    ".html": "text/html", ".htm": "text/html", ".css": "text/css", ".woff2": "font/woff2", ".txt": "text/plain",
    ".png": "image/png", ".jpg": "image/jpeg", ".svg": "image/svg+xml", ".webp": "image/webp",
    ".pdf": "application/pdf",
}  # fmt: skip
_COMPRESSED = (".png", ".jpg", ".webp", ".woff2")  # already
_GATHERED = ("", "corridor", "country")  # their texts stand on pages of their own, which are to be found
_HEADWORDS = ("term", "country")
_ALL = 9  # words of Thai: a name is typed whole
_NAME = 8  # how often a name of one word is told; one of eight words, once


@dataclass(frozen=True)
class Found:
    """What a page is found by."""

    text: Text
    called: Called
    law: tuple[str, ...]
    """The names of the law that it is a part of."""
    language: str

    def names(self) -> str:
        """Its names, a short one told oftener than a long one: who types one word that is a name means it."""
        own = (self.text.title, *self.called.names)
        most = _NAME * (3 if self.called.kind in _HEADWORDS else 1)
        told = [f"{typed(name, self.language, _ALL)} " * max(1, most // len(name.split())) for name in own]
        endings = inflected(" ".join(own), self.language) if self.called.kind in _HEADWORDS else ""
        return " ".join([*told, endings, typed(" ".join(self.law), self.language)])

    def body(self) -> str:
        """Its text; of a page that gathers other pages' texts the headings alone."""
        return typed(self.text.headings if self.called.kind in _GATHERED else self.text.body, self.language)


class Index(IndexData):  # type: ignore[misc]
    """What libzim writes into its index; of a page that is none's answer, nothing."""

    def __init__(self, found: Found | None) -> None:
        super().__init__()
        self._found = found

    def has_indexdata(self) -> bool:
        """Whether there is anything to find it by."""
        return self._found is not None

    def get_title(self) -> str:
        """Its title, which the index also keeps: nothing else is to stand here."""
        return parted(self._found.text.title) if self._found else ""

    def get_content(self) -> str:
        """What it says."""
        return self._found.body() if self._found else ""

    def get_keywords(self) -> str:
        """What counts more."""
        return self._found.names() if self._found else ""

    def get_wordcount(self) -> int:
        """How long it is."""
        return len(self._found.text.body.split()) if self._found else 0

    def get_geoposition(self) -> None:
        """It lies nowhere."""


class Entry(Item):  # type: ignore[misc]
    """A file. One that is found by something is a page that a reader may be led to."""

    def __init__(self, path: str, data: str | bytes, title: str = "", found: Found | None = None) -> None:
        super().__init__()
        self._path, self._data, self._title, self._found = path, data, title, found
        self._ending = posixpath.splitext(path)[1]

    def get_path(self) -> str:
        """Where it lies."""
        return self._path

    def get_title(self) -> str:
        """What suggestions show."""
        return self._title

    def get_mimetype(self) -> str:
        """What it is."""
        return _TYPES[self._ending]

    def get_contentprovider(self) -> ContentProvider:
        """What it holds."""
        return StringProvider(self._data)

    def get_hints(self) -> dict[Hint, int]:
        """Whether it is suggested, and made smaller."""
        return {Hint.FRONT_ARTICLE: self._found is not None, Hint.COMPRESS: self._ending not in _COMPRESSED}

    def get_indexdata(self) -> Index:
        """What it is found by."""
        return Index(self._found)
