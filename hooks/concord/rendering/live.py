"""The site of a content folder as it stands at this moment, a file at a time, for whoever edits it.

Nothing is built: what is asked for is made then. A content folder is read again where a file of it is no longer as it
was, and of it only that file.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property, partial
from hashlib import blake2b
from pathlib import Path

from concord.content.folder import Reading, Remembering
from concord.edition import Edition, read_edition
from concord.letters.fonts import font_files
from concord.pages.copy_marks import STYLE, marked
from concord.pages.neutral import NEUTRAL, neutral_page
from concord.pages.staging import whole
from concord.problem import Problem
from concord.rendering.renderer import Renderer
from concord.rendering.theme import Theme, read_theme, scripts
from concord.search.index import entries_of, index_files
from concord.views.open_data import data_files
from concord.views.word_form import word_forms

_SEARCH = "assets/search/"


class Live:
    """A project's site as it stands; each `look` tells whether anything changed, each `file` is of that look."""

    def __init__(self, root: Path, environment: Mapping[str, str]) -> None:
        self.root, self._environment = root, environment
        self._reading, self.mark = Remembering(), ""
        self.problems: tuple[Problem, ...] = ()
        self._state: _State | None = None

    def look(self) -> str:
        """A mark that is another whenever a file of the content or a template is another."""
        mark = _mark((self.root / "docs", self.root / "overrides"))
        if mark != self.mark or self._state is None:
            self._state, self.problems = _read(self.root, self._environment, self._reading)
            self.mark = mark
        return mark

    def file(self, path: str) -> bytes | None:
        """A file of the site by its path from the top; None where the site has none."""
        return self._state.file(path) if self._state else None


def _read(root: Path, environment: Mapping[str, str], reading: Reading) -> tuple[_State, tuple[Problem, ...]]:
    edition, problems = read_edition(root / "docs", environment, (), reading)
    return _State(edition, read_theme(root), root / "docs"), problems


class _State:
    """The site of one state of the content."""

    def __init__(self, edition: Edition, theme: Theme, docs: Path) -> None:
        self.edition, self.theme, self.docs = edition, theme, docs
        self._pages = {page.path: page for page in edition.pages}
        self._renderer = Renderer(edition, theme)
        self._indexes: dict[str, dict[str, str]] = {}

    def file(self, path: str) -> bytes | None:
        """A file of the site by its path."""
        if page := self._pages.get(path):
            return self._renderer.html(whole(self.edition.localizations[page.language], page)).encode()
        if path.startswith(_SEARCH):
            return self._index(path.removeprefix(_SEARCH))
        if path in self.edition.catalogue.files:
            return (self.docs / path).read_bytes()
        made = self._where(path).get(path)
        return made() if made else None

    def _where(self, path: str) -> dict[str, Callable[[], bytes]]:
        """The files among which one is; what takes long to make is made only when it is asked for."""
        return self._forms if path.endswith(".docx") else self._data if path.startswith("data/") else self._assets

    @cached_property
    def _assets(self) -> dict[str, Callable[[], bytes]]:
        """What pages load, and how it is made."""
        texts = (*scripts(self.theme.folder, self.theme.scripts), (NEUTRAL, neutral_page()))
        return {
            **{name: path.read_bytes for name, path in self.theme.assets()},
            **{name: text.encode for name, text in texts},
            **{name: partial(bytes, font) for name, font in font_files()},
            STYLE: self._style,
        }

    @cached_property
    def _data(self) -> dict[str, Callable[[], bytes]]:
        return {name: text.encode for name, text in data_files(self.edition.catalogue, self.edition.identity)}

    @cached_property
    def _forms(self) -> dict[str, Callable[[], bytes]]:
        forms = (form for local in self.edition.localizations.values() for form in word_forms(local))
        return {name: partial(bytes, data) for name, data in forms}

    def _style(self) -> bytes:
        return marked((self.theme.folder / STYLE).read_text(encoding="utf-8"), self.edition.identity).encode()

    def _index(self, path: str) -> bytes | None:
        language = path.partition("/")[0]
        if language in self.edition.localizations and language not in self._indexes:
            local = self.edition.localizations[language]
            pages = [whole(local, page) for page in self.edition.pages if page.language == language]
            self._indexes[language] = dict(index_files(local, entries_of(local, pages)))
        text = self._indexes.get(language, {}).get(path)
        return text.encode() if text is not None else None


def _mark(folders: tuple[Path, ...]) -> str:
    """A digest of the names, sizes and times of all files; of no words."""
    told = blake2b(digest_size=8)
    for folder in folders:
        for line in sorted(_files(folder)):
            told.update(line.encode("utf-8", "surrogateescape"))
    return told.hexdigest()


def _files(folder: Path) -> Iterator[str]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                yield from _files(Path(entry.path))
            else:
                told = entry.stat(follow_symlinks=False)
                yield f"{entry.path}\0{told.st_mtime_ns}\0{told.st_size}\n"
