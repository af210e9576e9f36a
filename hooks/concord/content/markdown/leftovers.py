"""Signs that were meant as markup and are shown as they were typed, each with its line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from concord.content.markdown.dialect import HEADINGS
from concord.content.markdown.parsed import Parsed
from concord.content.markdown.source import Spot
from concord.told import told, write

Fault = tuple[Spot, str, str]
_BOLD = (
    told("has the signs of bold words, and they are not bold"),
    told("Put the same signs at both ends, with no blank within them; write `\\*` for a star."),
)
_SLANTED = (
    told("has the sign of slanted words, and they are not slanted"),
    told("Put the same sign at both ends, with no blank within them; write `\\*` for a star."),
)
_BRACES = re.compile(r"\{ *[:.#][^}\n]*\}|\{[^{}\n]*=[^{}\n]*\}|\{(?:\+\+|--|~~|==|>>)")
_SIGNS = (
    (re.compile(r"(?<!\\)\*\*|(?<![\w\\])__(?=[^\W_])|(?<=[^\W_])__(?!\w)"), _BOLD),
    (
        re.compile(
            r"(?<![\w*\\])\*(?=[^\s*])|(?<![\w_\\])_(?=[^\W_][^_]*$)"
            r"|(?<!\S)\*(?=[^\S\n][^*\n]{1,40}[^\s*]\*(?!\w))"
        ),
        _SLANTED,
    ),
    (
        re.compile(r"(?<![`\\])`{1,2}(?!`)"),
        (
            told("begins words of a program that do not end"),
            told("Put the same sign at both ends; write `\\`` for it."),
        ),
    ),
    (
        _BRACES,
        (told("has braces, which are shown as they are typed"), told("Take them out: only a heading has an id.")),
    ),
)
APOSTROPHE = told("Type an apostrophe, such as ’, and in Uzbek ʻ or ʼ.")
_JOINED = (
    "and|or|to|as|but|nor|not|than|und|oder|и|или|либо|до|а|va|yoki|ve|veya|ile|we|ýa|және|немесе|жана|же|ва|ё|ёки"
)
_CUT = re.compile(rf"(?P<first>[^\W\d_]{{2,}})-\s(?!(?:{_JOINED})\b)(?P<rest>[^\W\d_]{{2,}})")
_FEW_WORDS = 8


def leftovers(page: Parsed) -> Iterator[Fault]:
    """The first sign of each kind in each text that is markup by halves."""
    for (element, _), text in zip(page.texts, page.plain, strict=True):
        for pattern, (what, mend) in _SIGNS:
            if (found := pattern.search(text)) and not (pattern is _BRACES and element.tag in HEADINGS):
                yield text.spot(found.start()), what, mend


def cut_words(page: Parsed) -> Iterator[Fault]:
    """Words that are cut by a hyphen and a blank, as they were at the end of a line of a PDF file."""
    for text in page.plain if _CUT.search("\n".join(page.plain)) else ():
        if (found := _CUT.search(text)) and found["rest"].islower():
            what = told("has a word that a hyphen and a blank cut: %(word)s", word=" ".join(found[0].split()))
            yield text.spot(found.start()), what, write(found["first"] + found["rest"])


def begun_in_words(page: Parsed) -> Iterator[Fault]:
    """Words of a program that begin within a word: two backticks were typed for apostrophes, as in Uzbek."""
    for element, (typed, spot) in page.made.items():
        before = page.lines[spot[0] - 1][: spot[1] - 1][-1:]
        if element.tag == "code" and before.isalpha() and not typed.startswith("``"):
            what = told("begins words of a program within a word")
            yield spot, what, APOSTROPHE


def indented_code(page: Parsed) -> Iterator[Fault]:
    """Text that is shown as a program, since it is indented by four blanks."""
    for element in page.root.iter("pre"):
        if element in page.spots:
            what = told("is indented by four blanks, and is shown as a program")
            mend = told("Take the blanks away; a program stands between two lines of three backticks.")
            yield page.spots[element], what, mend


def bold_headings(page: Parsed) -> Iterator[Fault]:
    """Paragraphs of a few bold words, which look like a heading and are none."""
    for element in page.root:
        if element in page.spots and _is_bold_alone(element):
            mend = told("Write it as in `## Title {#title}`, or as part of the paragraph that it begins.")
            yield page.spots[element], told("looks like a heading, and is none"), mend


def _is_bold_alone(element: Element) -> bool:
    if element.tag != "p" or len(element) != 1 or element[0].tag != "strong":
        return False
    words = "".join(element[0].itertext()).strip()
    around = f"{element.text or ''}{element[0].tail or ''}".strip()
    return not around and len(words.split()) <= _FEW_WORDS and words[-1:] not in '.!?:;…»”"'
