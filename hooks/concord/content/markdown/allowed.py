"""What a rendered page may hold: the elements, attributes and addresses of the site's Markdown, and nothing else.

The tree is judged as a browser reads it: entities in an address are letters, tabs and line ends in it are nothing, and
a backslash is a slash (WHATWG URL, section 4.4).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from xml.etree.ElementTree import Element

from concord.content.markdown.dialect import HEADINGS
from concord.content.markdown.parsed import Parsed
from concord.content.markdown.words import words
from concord.told import told

_ANY = re.compile(r"[^<>\"]*", re.DOTALL)
_WORDS = re.compile(r"[\w -]*")
_NUMBER = re.compile(r"[0-9]+")
_ALIGNED = re.compile("left|center|right")
_BARE = "em strong blockquote hr br summary table thead tbody tr"
_ALLOWED: Mapping[str, Mapping[str, re.Pattern[str]]] = {
    **{tag: {"class": _WORDS} for tag in ("p", "ul", "div", "span", "code", "pre")},
    **{tag: {} for tag in _BARE.split()},
    **{tag: {"class": _ALIGNED} for tag in ("th", "td")},
    **{tag: {"id": _ANY} for tag in HEADINGS},
    "ol": {"class": _WORDS, "start": _NUMBER},
    "li": {"id": _ANY, "value": _NUMBER, "class": _WORDS},
    "sup": {"id": _ANY},
    "details": {"class": _WORDS, "open": _WORDS},
    "a": {"class": _WORDS, "href": _ANY, "title": _ANY},
    "img": {"src": _ANY, "alt": _ANY, "title": _ANY},
}
_OWN_IDS = re.compile("__.*|content|correct|correct-title|finder|finder-results")
"""Ids that every page has of its own: the theme's, and those of our templates."""
_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:")
_WEB = re.compile(r"https?://[a-zA-Z0-9]")
_IGNORED = re.compile("[\t\n\r]|^[\x00-\x20]+|[\x00-\x20]+$")
_HTML = re.compile(r"<[/!?a-zA-Z]")


@dataclass(frozen=True)
class Fault:
    """What a page must not hold, and where: the line and column in its text, from 1."""

    what: str
    mend: str
    line: int
    column: int


def faults(parsed: Parsed) -> Iterator[Fault]:
    """Each element, attribute, address and piece of HTML in a page that is not of the site's Markdown."""
    spot = (1, 1)
    for element in parsed.root.iter():
        spot = parsed.spots.get(element) or (parsed.made[element][1] if element in parsed.made else spot)
        yield from (Fault(what, mend, *spot) for what, mend in (*_of_markup(element), *_of_address(element)))
    for element, text in parsed.texts:
        if _HTML.search(" ".join(words([element], with_code=False))):
            found = _HTML.search(text)
            yield Fault(told("has raw HTML"), told("Write it in Markdown."), *text.spot(found.start() if found else 0))
    for note in parsed.references:
        yield Fault(
            told("defines a reference link"), told("Write the link inline: `[text](id)`."), note.line, note.column
        )


def _of_markup(element: Element) -> Iterator[tuple[str, str]]:
    known = _ALLOWED.get(str(element.tag))
    if known is None:
        yield (
            told("makes an element `%(element)s`, which is no part of our Markdown", element=element.tag),
            told("Write it in Markdown."),
        )
        return
    for name, value in element.attrib.items():
        if name not in known or not known[name].fullmatch(value):
            yield (
                told("sets `%(name)s` of `%(element)s`, which browsers may act on", name=name, element=element.tag),
                told("Remove it."),
            )
        elif name == "id" and element.tag in HEADINGS and _OWN_IDS.fullmatch(value):
            yield (
                told("gives a heading the id %(value)s, which each page has of its own", value=value),
                told("Give it another id."),
            )


def _of_address(element: Element) -> Iterator[tuple[str, str]]:
    for name in ("href", "src"):
        typed = element.get(name)
        if typed is None:
            continue
        address = _IGNORED.sub("", unescape(typed)).replace("\\", "/")
        if address != typed:
            yield (
                told("hides part of an address behind signs that a browser reads otherwise"),
                told("Write the address out."),
            )
        elif name == "src" and (_SCHEME.match(address) or address.startswith("/")):
            yield told("shows a picture from the network"), told("Put the file beside the page.")
        elif address.startswith("/") or (_SCHEME.match(address) and not _WEB.match(address)):
            mend = told("Use an id or an address that begins with https://.")
            yield told("links to something that is neither a page nor a web address"), mend
