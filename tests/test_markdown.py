"""One reading of a page: the parser that renders it, with lines, and no trace of how the lines were found."""

from __future__ import annotations

import re
from itertools import count

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from concord.content.markdown.dialect import make_markdown
from concord.content.markdown.parsed import parsed
from concord.content.markdown.reader import Reader
from concord.content.texts import texts

READER = Reader()
LINES = st.sampled_from(
    [
        "@ @",
        "@ [@](a/@) @",
        "@ ![@](@.png) `[@](a/@)` [@](b/@ 'T')",
        '**@ [@](<a/@> "@") @** _@_ \\[@](c/@)',
        "[@](a/@",
        "'@')",
        "<https://example.org/@> @",
        "## @ {#@}",
        "##  @ *@* ##",
        "#@",
        "@",
        "---",
        "===",
        "***",
        "- @",
        "-",
        "* @ [@](a/@)",
        "+ - @",
        "3. @",
        "1. @",
        "2008. @",
        "(a) @",
        "b) @ [@](a/@)",
        "• @",
        "> @",
        "> - @",
        "> > @ [@](a/@)",
        "> ## @ {#@}",
        '!!! note "@ *@*"',
        "!!! note",
        '??? tip "@"',
        "???+ tip",
        '??? "## @"',
        "| @ | @ |",
        "|---|---|",
        "| [@](a/@) | @ | @ |",
        "@ | @",
        "-|-",
        "```",
        "``` python",
        "~~~~",
        "@[^?]",
        "[^!]: @ [@](a/@)",
        "[r!]: a/@",
        "[@][r?]",
        "&lt; @ & <b>@</b> {@}",
        "@  ",
        "[TOC]",
        "",
        "",
        "",
        "",
    ]
)
INDENTS = st.sampled_from(["", "", "", "", "    ", "    ", "        ", "  ", "> ", ">     "])
PAGES = st.lists(st.tuples(INDENTS, LINES).map("".join), max_size=14).map("\n".join)


def numbered(page, mark):
    labels = count()
    return re.sub(re.escape(mark), lambda _: f"{mark[:2]}{next(labels)}]", page)


def drawn(page, words):
    """A page with a word in each place, its notes and what refers to them counted."""
    for mark in ("[^?]", "[^!]", "[r?]", "[r!]"):
        page = numbered(page, mark)
    return re.sub("@", lambda _: next(words), page)


@settings(max_examples=300, deadline=None)
@given(PAGES)
def test_what_is_noted_on_the_way_leaves_no_trace_in_the_page(page):
    text = drawn(page, map("w{:03}".format, count()))
    assert READER.convert(text) == make_markdown().convert(text)


def places(text):
    """Each thing of a page, with its place and without its words."""
    page = parsed(text)
    yield from ((link.is_picture, link.line, link.column) for link in page.links)
    yield from ((h.level, bool(h.id), h.line, h.column, h.is_inside, h.is_underlined) for h in page.headings)
    yield from page.lists
    yield from page.rows
    yield from page.boxes
    yield from page.definitions
    yield from page.note_references
    yield from ((section.name == "#", section.line) for section in page.sections)
    yield from (page.spots.get(element) for element in page.root.iter("p"))


@settings(max_examples=300, deadline=None)
@given(PAGES)
def test_lines_are_found_though_all_words_are_the_same(page):
    assert list(places(drawn(page, iter(lambda: "w000", "")))) == list(
        places(drawn(page, map("w{:03}".format, count())))
    )


@pytest.mark.corpus
def test_nothing_of_the_real_content_is_changed_by_being_read(content):
    plain = make_markdown()
    for text in texts(content):
        assert READER.convert(text.page.body) == plain.reset().convert(text.page.body)
