"""A language of the built site as one file for Kiwix, the reader of ZIM files on phones."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from libzim.writer import Creator, Hint

from concord.content.paths import ORIGINAL, page_path
from concord.language.languages import SITE
from concord.letters.folding import folding_of
from concord.pages.neutral import NEUTRAL
from concord.phone.called import Called, called
from concord.phone.entries import Entry, Found
from concord.phone.taken import NEEDS_SITE, TakenPage, resolved
from concord.phone.typed import asked, parted
from concord.phone.unvarying import unvarying
from concord.problem import WrongUse
from concord.stick.identity import Identity
from concord.stick.replacing import put_file

_CODES = {
    "en": "eng", "ru": "rus", "uz": "uzb", "uz-Cyrl": "uzb", "kk": "kaz", "ky": "kir", "tg": "tgk", "tk": "tuk",
    "tr": "tur", "ar": "ara", "th": "tha",
}  # fmt: skip
_NOT_FOR_PHONES = ("data/", "search.html", "languages.html", "404.html")  # files for programs, what needs scripts
_LISTS = ("indexes/", "review/", "sources/")  # they name everything, so that every question would find them
_ICON = "assets/images/favicon.png"
_STYLED = re.compile(r"""url\(["']?(?!data:|#)([^"')]+)""")
_SHORT = 80  # letters of a description, by the rules of ZIM files
_CLUSTER = 2 * 2**20  # bytes that are made smaller together


def write_zim(site: Path, language: str, identity: Identity, target: Path) -> int:
    """Write the pages of a language as a ZIM file in place of `target`; how many pages."""
    pages = pages_of(site, language)
    if not pages:
        raise WrongUse(f"{site}: was built without the language {language}. Name another, or build it with all.")
    with TemporaryDirectory() as beside:
        file = Path(beside) / "concord.zim"
        creator = Creator(file).config_indexing(True, _CODES[language]).config_clustersize(_CLUSTER)
        creator.config_nbworkers(1).set_mainpath(page_path("index", language))  # more would write in any order
        with _silent(), creator:
            _fill(creator, site, language, pages)
            _describe(creator, language, identity, pages)
            creator.add_illustration(48, (site / _ICON).read_bytes())
        put_file(target, unvarying(file.read_bytes()))
    return len(pages)


def pages_of(site: Path, language: str) -> tuple[TakenPage, ...]:
    """The pages of a language that are for people, by path."""
    folder = "" if language == ORIGINAL else f"{language}/"
    paths = (path.relative_to(site).as_posix() for path in sorted((site / folder).rglob("*.html")))
    ours = (path for path in paths if folder or path.partition("/")[0] not in SITE)
    shown = (path for path in ours if not path.removeprefix(folder).startswith(_NOT_FOR_PHONES))
    return tuple(TakenPage(path, (site / path).read_text(encoding="utf-8")) for path in shown)


def _fill(creator: Creator, site: Path, language: str, pages: tuple[TakenPage, ...]) -> None:
    """Add the pages, the ways to them by titles as they are typed, and the files that they need."""
    paths, names, needed = {page.path for page in pages}, called(site), set[str]()
    kept = {page.path for page in pages if (page.moved_to or page.path) in paths}
    for page in (page for page in pages if page.path in kept):
        if moved_to := page.moved_to:
            creator.add_redirection(page.path, parted(page.title), moved_to, {})
            continue
        page.strip(NEEDS_SITE, lambda path: path in kept or path == NEUTRAL)
        needed |= page.named() - kept
        _add_page(creator, page, names, language)
    for path in sorted({*needed, *_styled(site, needed)}):
        creator.add_item(Entry(path, (site / path).read_bytes()))


def _add_page(creator: Creator, page: TakenPage, names: Mapping[str, Called], language: str) -> None:
    html, text, place = page.html, page.text(), page.path.removeprefix(f"{language}/")
    if place.startswith(_LISTS):
        creator.add_item(Entry(page.path, html, parted(text.title)))
        return
    law = names.get(f"{place.rpartition('/')[0]}/index.html", Called())
    found = Found(text, names.get(place, Called()), law.names if law.kind == "instrument" else (), language)
    creator.add_item(Entry(page.path, html, parted(text.title), found))
    bare = folding_of(language).fold(parted(text.title))
    if bare != asked(text.title):  # suggestions know a page by its title alone
        creator.add_redirection(f"typed/{page.path}", bare, page.path, {Hint.FRONT_ARTICLE: True})


def _styled(site: Path, paths: Iterable[str]) -> Iterator[str]:
    """What the style sheets of some paths need: fonts."""
    for path in paths:
        if path.endswith(".css"):
            sheet = (site / path).read_text(encoding="utf-8")
            yield from (resolved(path, address) for address in _STYLED.findall(sheet))


def _describe(creator: Creator, language: str, identity: Identity, pages: Iterable[TakenPage]) -> None:
    home = page_path("index", language)
    told = {
        "Title": "Concord",
        "Name": f"concord_{language}",
        "Description": next(page.title for page in pages if page.path == home)[:_SHORT],
        "Language": _CODES[language],
        "Date": identity.date,
        "Creator": "Concord",
        "Publisher": "Concord",
        "License": "CC BY 4.0",
        "Scraper": f"Concord {identity.version}",
        "Source": identity.content,
        "Tags": "_ftindex:yes",
    }
    for name, text in told.items():
        if text:
            creator.add_metadata(name, text)


@contextmanager
def _silent() -> Iterator[None]:
    """Without what libzim prints about each of its steps."""
    said = os.dup(1)
    try:
        with open(os.devnull, "wb") as nothing:
            os.dup2(nothing.fileno(), 1)
        yield
    finally:
        os.dup2(said, 1)
        os.close(said)
