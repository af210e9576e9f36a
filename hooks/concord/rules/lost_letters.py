"""Letters that were lost or changed on the way, when a file was saved or copied in another code."""

from __future__ import annotations

import re
from collections.abc import Iterator

from concord.content.catalogue import Catalogue
from concord.content.frontmatter import Page, leaves
from concord.content.markdown.leftovers import APOSTROPHE
from concord.content.texts import Text, pages
from concord.problem import Place, Problem, Rule
from concord.told import told

RULE = Rule("lost-letters", told("A reader cannot read what a program lost, and no search finds it."))
_AGAIN = told("Copy the words anew from where they came, and save the file as UTF-8.")
_ANEW = told("Type the word anew with one keyboard.")
_HALVES = "".join(re.escape(bytes([code]).decode("cp1251", "ignore")) for code in range(0x80, 0xC0))
_WORDS = (
    (re.compile("\ufffd"), told("has the sign for a letter that a program could not read"), _AGAIN),
    (
        re.compile(
            "[ÐÑ][\u0080-\u00bf\u0152-\u2122].?[ÐÑ]|â€|Ã[\u0080-\u00bf]|[À-ÿ]{4}"
            f"|(?:[РС][{_HALVES}]){{3}}|вЂ[{_HALVES}]"
        ),
        told("has letters that were read in another code"),
        _AGAIN,
    ),
    (
        re.compile(r"\?(?<!\w\?)\?{2,}(?=[ ,.?]|$)|\?{2,} \?{2,}"),
        told("has question marks where letters were"),
        _AGAIN,
    ),
    (
        re.compile(
            "[\ufb00-\ufb06\ufb50-\ufd3d\ufd50-\ufdf1\ufe70-\ufefc\uff01-\uff5e\u3001-\u301f\U0001d400-\U0001d7ff]"
        ),
        told("has signs in a form that no search finds, as PDF files and phones write them"),
        _ANEW,
    ),
    (
        re.compile("[\ue000-\uf8ff\ufffc\U000f0000-\U0010fffd]"),
        told("has a sign that only the font of another program shows"),
        _ANEW,
    ),
    (
        re.compile(r"\d(?<![\w/.=&?%-].)\d*[OoОо][\dOoОо]*\d(?![\w/-])"),
        told("has a letter in the place of a digit"),
        told("Type the number anew, in digits alone."),
    ),
    (re.compile(r"[`´](?<=[^\W\d_].)(?=[^\W\d_])"), told("has another sign for an apostrophe"), APOSTROPHE),
)
"""What is lost of words. A program may be quoted with it."""
_SIGNS = (
    (
        re.compile("[\u202a-\u202e\u2066-\u2069]"),
        told("has a sign that turns the order of letters, and that nobody sees"),
        told("Remove it: the site sets the direction of each language itself."),
    ),
    (
        re.compile(
            "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u2060\u3164\ufeff\ufff9-\ufffb\U000e0000-\U000e001f]"
            "|\u200b(?<![\u0e00-\u0e7f].)(?![\u0e00-\u0e7f])|[\u200c\u200d](?<=[A-Za-z\u0400-\u04ff].)(?=[A-Za-z\u0400-\u04ff])"
        ),
        told("has a sign that is no letter, and that nobody sees"),
        told("Remove it; an editor shows it as an empty place."),
    ),
)
"""What nobody means to type, wherever it stands."""


def check(catalogue: Catalogue) -> Iterator[Problem]:
    """The first loss of each kind in each field, line or text."""
    for page in pages(catalogue):
        fields = [(page.place(path), value) for path, value in leaves(page.tree)]
        yield from _in_words(page, fields)
        text = Text(page)
        lines = ((Place(page.file, page.body_line + n), line) for n, line in enumerate(text.parsed.lines))
        whole = "\n".join([*(value for _, value in fields), *text.parsed.lines])
        signs = [row for row in _SIGNS if row[0].search(whole)]
        for place, words in (*fields, *lines) if signs else ():
            for sign, what, mend in signs:
                if found := sign.search(words):
                    yield RULE.broken(Place(page.file, place.line, place.column + found.start()), what, mend)


def _in_words(page: Page, fields: list[tuple[Place, str]]) -> Iterator[Problem]:
    text = Text(page)
    whole = " ".join([*(value for _, value in fields), *text.parsed.lines]).replace("\n", " ")
    for loss, what, mend in (row for row in _WORDS if row[0].search(whole)):
        yield from (RULE.broken(place, what, mend) for place, value in fields if loss.search(value))
        for _, typed in text.parsed.texts:
            if found := loss.search(typed):
                yield RULE.broken(text.at(*typed.spot(found.start())), what, mend)
