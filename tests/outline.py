"""A page as an outline that an editor can read: what it says, where its links lead, what is marked, in which language.

`# Heading {#id}`, `- item`, `term: what is said of it`, `| cell | cell |`, `[words](where they lead)`, `{a mark}`,
`?not checked?`, `<ru: words in another language>`, `▸ what opens`, `(…)`: what voices are told, fields, buttons.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = frozenset("br hr img input link meta path line rect".split())
HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
BLOCKS = HEADINGS | frozenset(
    "html head body title meta link script header footer nav section article aside div p ul ol li dl dt dd table thead"
    " tbody tr td th details summary form fieldset legend figure figcaption blockquote noscript svg".split()
)
BEFORE = {"li": "- ", "summary": "▸ ", "blockquote": "> ", "title": "title: "}
NESTING = frozenset({"li", "details", "dd", "blockquote"})
LABELLED = frozenset("nav aside form fieldset noscript".split())
BREAK = " / "


@dataclass
class Node:
    """An element, or a text where `tag` is empty."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[Node] = field(default_factory=list)
    text: str = ""

    def get(self, name: str) -> str:
        return self.attributes.get(name, "")

    def has(self, name: str) -> bool:
        return name in self.get("class").split()

    def walk(self) -> Iterator[Node]:
        yield self
        for child in self.children:
            yield from child.walk()

    def find(self, id: str) -> Node:
        return next(node for node in self.walk() if node.get("id") == id)


class _Tree(HTMLParser):
    """Builds the tree; an element that is not closed, or a block in a paragraph, is a mistake of the template."""

    def __init__(self) -> None:
        super().__init__()
        self.open = [Node("")]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag not in BLOCKS or self.open[-1].tag not in {"p", *HEADINGS}, (
            f"<{tag}> stands in <{self.open[-1].tag}>"
        )
        node = Node(tag, {name: value or "" for name, value in attrs})
        self.open[-1].children.append(node)
        if tag not in VOID and tag not in {"meta", "link"}:
            self.open.append(node)

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            assert self.open[-1].tag == tag, f"</{tag}> closes <{self.open[-1].tag}>"
            self.open.pop()

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(Node("", text=data))


def parse(html: str) -> Node:
    """The tree of a page."""
    tree = _Tree()
    tree.feed(html)
    tree.close()
    assert len(tree.open) == 1, f"<{tree.open[-1].tag}> is not closed"
    return tree.open[0]


def leads_to(href: str, path: str) -> str:
    """Where a link on the page at `path` leads, from the top of the site."""
    if not href or href.startswith(("#", "http:", "https:", "mailto:", "tel:")):
        return href
    return posixpath.normpath(posixpath.join(posixpath.dirname(path), href))


def outline(node: Node, path: str) -> str:
    """A part of the page at `path` as an outline."""
    writer = _Writer(path)
    writer.block(node)
    return "\n".join(writer.lines).strip("\n") + "\n"


@dataclass
class _Writer:
    path: str
    lines: list[str] = field(default_factory=list)
    depth: int = 0
    begun: str = ""
    before: tuple[int, str] | None = None
    """What stands before the next line, and how deep."""

    def end(self) -> None:
        """Write the line that was begun."""
        line, (depth, before) = tidy(self.begun), self.before or (self.depth, "")
        self.begun = ""
        if line:
            self.lines.append("  " * depth + before + line)
            self.before = None

    def say(self, line: str) -> None:
        self.end()
        self.begun = line
        self.end()

    def block(self, node: Node) -> None:
        """An element that begins a line of its own; what stands on paper alone is not told."""
        if node.get("class") == "running":
            return
        if node.tag != "dd":
            self.end()
        special = getattr(self, f"on_{'heading' if node.tag in HEADINGS else node.tag}", None)
        if special:
            special(node)
        else:
            self.container(node)

    def container(self, node: Node) -> None:
        told = self.told(node)
        if told:
            self.say(f"({told})")
        if node.tag in BEFORE:
            anchor = f"{{#{node.get('id')}}} " if node.get("id") else ""
            self.before = (self.depth, BEFORE[node.tag] + anchor)
        first, last = ("", "") if holds_blocks(node) else around(node)
        self.begun += first
        for child in node.children:
            self.child(child, 1 if (told or node.tag in NESTING) and child.tag != "summary" else 0)
        self.begun += last
        self.end()

    def child(self, child: Node, depth: int) -> None:
        if child.tag not in BLOCKS:
            self.begun += self.inline(child)
            return
        if child.tag != "dd":  # it goes on with the line of its term
            self.end()
        self.depth += depth
        self.block(child)
        if child.tag != "dt":
            self.end()
        self.depth -= depth

    def told(self, node: Node) -> str:
        """What voices are told of a part, and what its scripts read."""
        name = node.tag if node.tag in LABELLED else "part" if node.get("aria-label") else ""
        parts = [name, node.get("aria-label"), "hidden" if "hidden" in node.attributes else ""]
        parts += ["not checked"] if node.has("not-checked") and holds_blocks(node) else []
        parts += [f"to {leads_to(node.get('action'), self.path)}"] if node.get("action") else []
        parts += [
            f"{key}={value.strip()}" for key, value in node.attributes.items() if key.startswith("data-") and value
        ]
        return ", ".join(part for part in parts if part)

    def on_heading(self, node: Node) -> None:
        self.end()
        self.lines.append("")
        anchor = f" {{#{node.get('id')}}}" if node.get("id") else ""
        self.say(f"{'#' * int(node.tag[1])} {self.words(node)}{anchor}")

    def on_dt(self, node: Node) -> None:
        self.begun = f"{tidy(self.words(node))}: "

    def on_tr(self, node: Node) -> None:
        cells = (tidy(self.inline(cell)) for cell in node.children if cell.tag)
        self.say(f"| {' | '.join(cells)} |")

    def on_svg(self, node: Node) -> None:
        self.say(f"(picture, {node.get('aria-label')})")
        self.depth += 1
        for part in node.walk():
            if part.tag in ("text", "title"):
                self.say(self.inline(part))
        self.depth -= 1

    def on_script(self, node: Node) -> None:
        self.say(f"({node.get('type') or 'script'}) {self.words(node)}")

    def on_meta(self, node: Node) -> None:
        name = node.get("name") or node.get("http-equiv") or "charset"
        self.say(f"({name}) {node.get('content') or node.get('charset')}")

    def on_link(self, node: Node) -> None:
        self.say(f"({node.get('rel')}) {leads_to(node.get('href'), self.path)}")

    def words(self, node: Node) -> str:
        return "".join(self.inline(child) for child in node.children)

    def inline(self, node: Node) -> str:
        """An element within a line."""
        if not node.tag:
            return re.sub(r"\s+", " ", node.text)
        if node.tag == "br":
            return BREAK
        if node.has("headerlink"):
            return ""
        if told := node.get("data-copy"):  # which the style sheet of all pages has
            return f"‹{told} of this copy›"
        if node.tag in ("input", "button", "select", "progress"):
            return self.control(node)
        if node.get("aria-hidden"):
            return f" ({self.words(node) or node.get('width')})"
        first, last = around(node)
        said = f"{first}{self.words(node)}{last}"
        if node.tag == "a":
            said = f"[{said}]({leads_to(node.get('href'), self.path)}{note(node)})"
        return f"{BREAK}{said}{BREAK}" if node.tag in BLOCKS - {"td", "th"} else said

    def control(self, node: Node) -> str:
        if node.tag == "select":
            choices = (
                f"{'*' if 'selected' in o.attributes else ''}{tidy(self.words(o))}" for o in node.children if o.tag
            )
            return f"(choose {node.get('name') or 'what is shown'}: {', '.join(choices)})"
        if node.tag == "progress":
            return f"(progress {node.get('value')} of {node.get('max')})"
        if node.tag == "button":
            return f"(button {tidy(self.words(node))}{note(node)})"
        return f"({node.get('type')} {node.get('name') or node.get('value')}{note(node)})"


def holds_blocks(node: Node) -> bool:
    return any(child.tag in BLOCKS for child in node.children)


def around(node: Node) -> tuple[str, str]:
    """What marks an element's words: its language, its direction, that it is a mark or not checked."""
    first, last = "", ""
    language = " ".join(part for part in (node.get("lang"), node.get("dir")) if part)
    if language and node.tag != "html":
        first, last = f"<{language}: ", ">"
    if node.has("mark"):
        first, last = "{" + first, last + "}"
    if node.has("not-checked"):
        first, last = "?" + first, last + "?"
    if node.get("role") == "img":
        last += f"({node.get('aria-label')})"
    return ("`", "`") if node.tag == "code" else (first, last)


def note(node: Node) -> str:
    """What else is told of a link or a field."""
    told = (
        f" {node.get('hreflang')}" if node.get("hreflang") else "",
        " current" if node.get("aria-current") else " open" if node.has("md-nav__link--active") else "",
        f", {node.get('placeholder')}" if node.get("placeholder") else "",
        ", hidden" if "hidden" in node.attributes else "",
    )
    return "".join(told)


def tidy(text: str) -> str:
    """A line without doubled blanks and breaks, and with a blank between links."""
    parts = re.split(r"(?:^|\s)/(?=\s|$)", re.sub(r"\s+", " ", text))
    return BREAK.join(part.strip() for part in parts if part.strip()).replace(")[", ") [")
