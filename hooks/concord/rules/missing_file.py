"""A link or picture whose file is not there, or not in the content folder."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from urllib.parse import unquote

from concord.content.catalogue import Catalogue
from concord.content.citations import is_elsewhere, is_file, path_of
from concord.content.markdown.parts import Link
from concord.content.paths import is_made
from concord.content.texts import texts
from concord.problem import Problem, Rule, suggest
from concord.told import told, write

RULE = Rule("missing-file", told("A reader who opens a picture or a file must get it, also from a stick."))


def check(catalogue: Catalogue) -> Iterator[Problem]:
    """Each picture and each link to a file that does not stand beside the pages."""
    for text in texts(catalogue):
        for link in text.parsed.links:
            if fault := _fault(catalogue, link, posixpath.dirname(text.page.file)):
                what, mend = fault
                yield RULE.broken(text.at(link.line, link.column), what, mend)


def _fault(catalogue: Catalogue, link: Link, folder: str) -> tuple[str, str] | None:
    if is_elsewhere(link.address) or not (link.is_picture or is_file(link.address)):
        return None
    typed = unquote(link.address.partition("#")[0].partition("?")[0])
    path = path_of(link.address, folder)
    if path.startswith(("..", "/")):
        return told("leads to %(file)s, which is outside the content folder", file=typed), told(
            "Put the file beside the page."
        )
    if path.endswith(".md") and is_made(path.removesuffix(".md")):
        return None
    if path.endswith((".md", ".html")):
        cite = told("Cite the page by its id, such as uz/criminal-code/art-135.")
        return told("leads to %(file)s, the file of a page", file=typed), cite
    if link.address.startswith("www."):
        return told("leads to %(file)s, which is not there", file=typed), write(f"https://{link.address}")
    if path not in catalogue.files:
        mend = suggest(path, catalogue.files, told("Put the file beside the page; small letters count."))
        return told("leads to %(file)s, which is not there", file=typed or told("nothing")), mend
    return None
