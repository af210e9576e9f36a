"""What may stand in a content folder: pages, the register of sources, and a few kinds of file beside pages."""

from __future__ import annotations

import re
import shutil
import stat
from collections.abc import Iterator
from pathlib import Path as Folder

from concord.content.catalogue import SOURCES
from concord.content.confirmations import LINKS
from concord.content.paths import RESERVED, ROOMS, SLUG
from concord.problem import Place, Problem, Rule
from concord.told import told

STRAY = Rule(
    "stray-file", told("What is neither a page nor kept on purpose would be lost, or published, without a word.")
)

REGISTERS = (SOURCES, LINKS)
"""What stands in a content folder once, for all its pages."""
BESIDE = ("png", "jpg", "jpeg", "webp", "pdf")
"""The kinds of file that may stand beside pages."""
_PAGES = re.compile(r"(?i)\.(?:md|markdown|mdown|mkdn?|mdx|mdtxt)(?:\.txt)?$")
_LEFT_BEHIND = re.compile(r"(?i)^[.~#]|[~#]$|\.(?:bak|old|orig|rej|swp|tmp|new)$|^(?:thumbs\.db|desktop\.ini)$")
_RUNNING = re.compile(r"(?i)\.(?:x?html?|xht|svgz?|m?js|css|xml|swf|wasm|php)$")
_KEPT = re.compile(rf"(?i)\.(?:{'|'.join(BESIDE)})$")
_NO_SLUG = told("its path has other signs than small Latin letters, digits and hyphens")


def entries(docs: Folder) -> Iterator[Folder]:
    """Everything under a content folder, by path, a folder before what is in it, and nothing behind a link.

    Hidden folders are named and not opened.
    """
    waiting = [docs]
    while waiting:
        path = waiting.pop()
        if path != docs:
            yield path
        if path == docs or (is_folder(path) and not path.name.startswith(".")):
            waiting += sorted(_within(path), reverse=True)


def content_files(docs: Folder) -> Iterator[Folder]:
    """The files of a content folder that a site is made of, by path."""
    for path in entries(docs):
        name = path.relative_to(docs).as_posix()
        if is_file(path) and (path.suffix == ".md" or name in REGISTERS or stray(path, name) is None):
            yield path


def copy_into(folder: Folder, path: Folder, docs: Folder) -> None:
    """Copy a file of a content folder to its place in another folder."""
    target = folder / path.relative_to(docs)
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(path, target)


def is_file(path: Folder) -> bool:
    """Whether a path is a file of its own: no link, no pipe, no device."""
    return stat.S_ISREG(_mode(path))


def is_folder(path: Folder) -> bool:
    """Whether a path is a folder of its own and no link to one."""
    return stat.S_ISDIR(_mode(path))


def stray(path: Folder, name: str) -> Problem | None:
    """The problem of what has no place in a content folder; None for a page, the register and what is kept."""
    found = _folder(path.name) if is_folder(path) else _no_file(path) or _by_name(name)
    return STRAY.broken(Place(name), *found) if found else None


def _folder(name: str) -> tuple[str, str] | None:
    if name.startswith("."):
        return told("is a hidden folder, and nothing in it was read"), told("Remove it.")
    return (told("is a folder with the name of a page"), told("Rename the folder.")) if name.endswith(".md") else None


def _no_file(path: Folder) -> tuple[str, str] | None:
    if path.is_symlink():
        return told("is a link, and what it leads to may not be meant for readers"), told(
            "Put the file itself in its place."
        )
    return None if is_file(path) else (told("is neither a file nor a folder, and was not read"), told("Remove it."))


def _by_name(name: str) -> tuple[str, str] | None:
    last = name.rpartition("/")[2]
    if _LEFT_BEHIND.search(last):
        return told("is hidden, or what a program leaves behind"), told(
            "Remove it; where its text is wanted, write it as a page."
        )
    if last.endswith(".md") or name in REGISTERS:
        return None
    if found := _PAGES.search(last):
        return told("reads like a page, but ends in `%(ending)s`", ending=found[0]), told(
            "Name it %(file)s.", file=f"{last[: found.start()]}.md"
        )
    if _RUNNING.search(last):
        return told("could run, or change how pages look, in the reader's browser"), told(
            "Leave it out; save a picture as .png."
        )
    if found := _KEPT.search(last):
        return _misnamed(name, found[0])
    mend = told("Write its text as a page, or save it as .%(kinds)s.", kinds=", .".join(BESIDE))
    return told("is neither a page nor of a kind that is kept beside pages"), mend


def _misnamed(name: str, ending: str) -> tuple[str, str] | None:
    folder, _, last = name.removesuffix(ending).rpartition("/")
    if folder and folder.partition("/")[0] not in ROOMS:
        return told("lies outside the folders of pages, where the site has files of its own"), told(
            "Put it beside its page."
        )
    slug = re.sub("[^a-z0-9]+", "-", last.lower()).strip("-") or "picture"
    mend = told("Name it %(file)s.", file=slug + ending.lower())
    if RESERVED.match(last):
        return told("%(last)s is a name that Windows keeps for itself", last=last), told("Name it for what it shows.")
    if "." in last:
        return told(
            "`.%(code)s` in its name would be taken for a language, and the file be left out",
            code=last.rpartition(".")[2],
        ), mend
    fits = re.fullmatch(rf"(?:{SLUG}/)*{SLUG}{ending.lower()}", name)
    return None if fits else (_NO_SLUG, mend)


def _within(folder: Folder) -> list[Folder]:
    try:
        return list(folder.iterdir())
    except OSError:
        return []


def _mode(path: Folder) -> int:
    try:
        return path.lstat().st_mode
    except OSError:
        return 0
