"""The elements of a document made ready for paper: what only a screen can do goes; what a PDF has to be told is added.

WeasyPrint tells a PDF which elements are links, and neither their language nor that they are notes. So what is to be
told of a text stands in a link of its own to an address that begins with `TOLD`; `structure` reads it there and takes
it back.
"""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from xml.etree.ElementTree import Element

TOLD = "told:"
_SVG = "{http://www.w3.org/2000/svg}"
_ON_SCREEN = frozenset(
    "chooser crumbs ends finder headerlink jump leave on-screen print running scripted small-evidence".split()
)
"""Classes of what only a screen can do, or what a margin says on paper."""


def settle(root: Element, style: str) -> None:
    """Make the elements of a document ready, in place; `style` is for its pictures, which the style of pages misses."""
    _without_screen(root)
    pages = list(root.iter("article"))
    places = {page.get("data-address", ""): f"p{number}" for number, page in enumerate(pages, 1)}
    for page in pages:
        _rename(page, places[page.get("data-address", "")])
    for page in pages:
        _lead(page, page.get("data-page", ""), places, _ids(page))
    for contents in root.iter("nav"):
        _lead(contents, "", places, frozenset())
    for picture in root.iter(f"{_SVG}svg"):
        _name(picture, style)
    _tell(root, root.get("lang", ""), root.get("lang", ""))


def _without_screen(element: Element) -> None:
    """Take out what only a screen can do; the text behind it stays."""
    for child in list(element):
        if _is_on_screen(child, element):
            _take_out(element, child)
        else:
            _without_screen(child)


def _is_on_screen(element: Element, parent: Element) -> bool:
    classes = set(element.get("class", "").split())
    folded = "distressing" in parent.get("class", "").split() and element.tag != "summary"
    return folded or bool(classes & _ON_SCREEN) or element.tag == "noscript"


def _take_out(parent: Element, child: Element) -> None:
    number = list(parent).index(child)
    if child.tail:
        before = parent[number - 1] if number else None
        if before is None:
            parent.text = (parent.text or "") + child.tail
        else:
            before.tail = (before.tail or "") + child.tail
    parent.remove(child)


def _rename(page: Element, prefix: str) -> None:
    """Names of places that no other page of the document has; the page's own is the prefix."""
    for element in page.iter():
        if (name := element.get("id")) and not str(element.tag).startswith(_SVG):  # a picture finds its parts by name
            element.set("id", f"{prefix}-{name}")
    page.set("id", prefix)


def _ids(page: Element) -> frozenset[str]:
    return frozenset(name for element in page.iter() if (name := element.get("id")))


def _lead(part: Element, path: str, places: Mapping[str, str], ids: frozenset[str]) -> None:
    """Let links lead within the document or to the web; those that lead nowhere on paper are plain text."""
    for link in part.iter("a"):
        href = _target(link.get("href", ""), path, places, part.get("id", ""), ids)
        for name in ("href", "title", "hreflang", "rel"):
            link.attrib.pop(name, None)
        if href:
            link.set("href", href)
        else:
            link.tag = "span"


def _target(href: str, path: str, places: Mapping[str, str], here: str, ids: frozenset[str]) -> str:
    if href.startswith(("https:", "http:")):
        return href
    if href.startswith("#"):
        name = f"{here}-{href[1:]}"
        return f"#{name}" if name in ids else ""
    place = posixpath.normpath(posixpath.join(posixpath.dirname(path), href)) if href else ""
    found = places.get(place) or places.get(place.partition("#")[0])
    return f"#{found}" if found else ""


def _name(picture: Element, style: str) -> None:
    """Give a picture the title that a PDF takes its description from."""
    title, look = Element(f"{_SVG}title"), Element(f"{_SVG}style")
    title.text, look.text = picture.get("aria-label", ""), style
    picture[:0] = [title, look]


def _tell(element: Element, language: str, page: str) -> None:
    """Wrap each text in another language than the page, and each note, into the link that tells of it."""
    language = element.get("lang", language)
    if isinstance(element.tag, str) and element.tag not in ("head", f"{_SVG}svg"):
        children = list(element)
        for child in children:
            _tell(child, language, page)
        if language != page:
            _wrap_texts(element, children, f"{TOLD}Lang={language}")
        if element.get("role") == "note":
            _wrap_all(element, f"{TOLD}S=Note")


def _wrap_texts(element: Element, children: list[Element], address: str) -> None:
    for child in reversed(children):
        if child.tail and child.tail.strip():
            element.insert(list(element).index(child) + 1, _told(child.tail, address))
            child.tail = None
    if element.text and element.text.strip():
        element.insert(0, _told(element.text, address))
        element.text = None


def _told(text: str, address: str) -> Element:
    link = Element("a", {"href": address, "class": "told"})
    link.text = text
    return link


def _wrap_all(element: Element, address: str) -> None:
    link = _told(element.text or "", address)
    link.extend(list(element))
    element.text = None
    element[:] = [link]
