"""A built page taken out of its site: what cannot work elsewhere is left out, and each link that would lead nowhere."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser, LexborNode

NEEDS_SITE = (
    "script, .scripted, .md-dialog, [data-md-component=skip], [data-md-component=announce], details.switch, #leaving"
)
"""What needs scripts, what they would fill, the choice of languages, what promises a key that a script would hear."""
_ABOUT_THE_FILE = "#correct, .running"  # which copy this is, how to correct the page: the same everywhere
_BLOCKS = (
    "article, aside, blockquote, br, caption, dd, details, div, dl, dt, figcaption, figure, footer, h1, h2, h3, h4, h5,"
    " h6, header, hr, li, nav, ol, p, pre, section, summary, table, td, th, tr, ul"
)
_OUTSIDE = re.compile(r"[a-z][a-z0-9+.-]*:|//|#", re.IGNORECASE)
_MOVED = re.compile(r"url=(\S+)")
_SITE = " – Concord"  # what the theme writes after the title
_SOFT_HYPHEN = "\u00ad"


@dataclass(frozen=True)
class Text:
    """What a page says, its words apart."""

    title: str
    headings: str
    body: str


class TakenPage:
    """A page out of its site: `path` is from the top of that."""

    def __init__(self, path: str, html: str) -> None:
        self.path = path
        self.tree = LexborHTMLParser(html)
        for node in self.tree.css("noscript"):
            node.unwrap()

    @property
    def html(self) -> str:
        """The page as it stands now."""
        return f"{self.tree.html}\n"

    @property
    def title(self) -> str:
        """What the page is called."""
        node = self.tree.css_first("title")
        return node.text(strip=True).removesuffix(_SITE) if node else self.path

    @property
    def moved_to(self) -> str | None:
        """Where the page has gone, if it has."""
        node = self.tree.css_first("meta[http-equiv=refresh]")
        found = _MOVED.search(node.attrs.sget("content")) if node else None
        return resolved(self.path, found[1]) if found else None

    def named(self) -> frozenset[str]:
        """Every path of the site that the page names: pages, styles, pictures."""
        found = [node.attrs.sget(name) for name in ("href", "src") for node in self.tree.css(f"[{name}]")]
        return frozenset(resolved(self.path, address) for address in found if not _OUTSIDE.match(address))

    def strip(self, left_out: str, leads: Callable[[str], bool]) -> None:
        """Leave out some parts, and each link that does not lead to a place there is; its words stay."""
        for node in self.tree.css(left_out):
            node.decompose()
        for node in self.tree.css("[aria-describedby=leaving]"):
            del node.attrs["aria-describedby"]
        for node in self.tree.css("a[href]"):
            if not _OUTSIDE.match(href := node.attrs.sget("href")) and not leads(resolved(self.path, href)):
                _unlink(node)

    def text(self) -> Text:
        """What the page says, but for what all pages say. It is taken apart for that: write it before."""
        content = self.tree.css_first("#content") or self.tree.root
        assert content
        for node in content.css(_ABOUT_THE_FILE):
            node.decompose()
        for node in content.css(_BLOCKS):
            node.insert_before(" ")
            node.insert_after(" ")
        headings = " ".join(node.text() for node in content.css("h1, h2, h3, h4"))
        return Text(self.title, _plain(headings), _plain(content.text()))


def resolved(path: str, address: str) -> str:
    """Where an address in the file at `path` leads, from the top of the site, out of which none leads."""
    return posixpath.normpath(posixpath.join("/", posixpath.dirname(path), re.split("[#?]", address)[0]))[1:]


def _unlink(node: LexborNode) -> None:
    if "md-nav__link" in node.attrs.sget("class") and node.parent:
        node.parent.decompose()  # a line of the menu is nothing but its link
        return
    for name in ("href", "hreflang"):
        if name in node.attrs:
            del node.attrs[name]


def _plain(text: str) -> str:
    return " ".join(text.replace(_SOFT_HYPHEN, "").split())
