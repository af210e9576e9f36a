"""One reading of a page: the parser that renders it, with lines, and no trace of how the lines were found."""

from __future__ import annotations

import ast
import re
from itertools import count

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from concord.content.markdown.dialect import make_markdown
from concord.content.markdown.parsed import parsed
from concord.content.markdown.reader import Reader
from concord.content.sections import parts_of
from concord.content.texts import texts
from conftest import ROOT

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
@example("[^!]: @ [@](a/@)\n    [^!]: @ [@](a/@)\n> > @ [@](a/@)")  # a note within a note is said nowhere
@example("> ## @ {#@}\n---\n> ## @ {#@}")  # the line below underlines the whole of the first, marks and all
def test_lines_are_found_though_all_words_are_the_same(page):
    assert list(places(drawn(page, iter(lambda: "w000", "")))) == list(
        places(drawn(page, map("w{:03}".format, count())))
    )


@pytest.mark.corpus
def test_nothing_of_the_real_content_is_changed_by_being_read(content):
    plain = make_markdown()
    for text in texts(content):
        assert READER.convert(text.page.body) == plain.reset().convert(text.page.body)


def html(text):
    """The page as the site shows it, without the marks beside headings."""
    return re.sub(r'<a class="headerlink".*?</a>', "", make_markdown().convert(text)).replace("\n", "")


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("3. c\n4. d", '<ol start="3"><li>c</li><li>d</li></ol>'),
        ("1. a\n\nA remark.\n\n2. b", '<ol><li>a</li></ol><p>A remark.</p><ol start="2"><li>b</li></ol>'),
        ("2008. That year.", "<p>2008. That year.</p>"),
        ("1) a\n2) b", '<ul class="labelled"><li>1) a</li><li>2) b</li></ul>'),
        ("(a) x\n(b) y", '<ul class="labelled"><li>(a) x</li><li>(b) y</li></ul>'),
        ("а)\u00a0раз\nб) два", '<ul class="labelled"><li>а)\u00a0раз</li><li>б) два</li></ul>'),
        ("(iv) x", '<ul class="labelled"><li>(iv) x</li></ul>'),
        ("١. أ\n٢. ب", '<ul class="labelled"><li>١. أ</li><li>٢. ب</li></ul>'),
        ("- a\n    (i) b", '<ul><li>a<ul class="labelled"><li>(i) b</li></ul></li></ul>'),
        ("• a\n• b", "<ul><li>a</li><li>b</li></ul>"),
        ("case\n#12 of that year", "<p>case#12 of that year</p>"),
        ("##\u00a0Done {#done}", '<h2 id="done">Done</h2>'),
        ("## Done ## {#done}", '<h2 id="done">Done ##</h2>'),
        ("**all**{sic} in {x}", "<p><strong>all</strong>{sic} in {x}</p>"),
        ("a {: .b }", "<p>a {: .b }</p>"),
        ("[TOC]", "<p>[TOC]</p>"),
        ("<b>x</b>", "<p>&lt;b&gt;x&lt;/b&gt;</p>"),
    ],
)
def test_what_is_typed_is_what_is_shown(typed, shown):
    assert html(typed) == shown


def test_a_note_is_shown_with_a_way_there_and_back():
    shown = html("Said.[^1]\n\n[^1]: The note.")
    assert '<a class="footnote-ref" href="#fn:1">1</a>' in shown
    assert '<a class="footnote-backref" href="#fnref:1" title="">' in shown


def test_each_thing_knows_where_it_was_typed():
    page = parsed("Lead [a\nb]( x/y 'T').\n\n- one\n\n    [z](<u/v>)\n\n!!! note\n    ### In {#in}\n\n![p](q.png)\n")
    assert [(link.address, link.title, link.line, link.column) for link in page.links] == [
        ("x/y", "T", 2, 5),
        ("u/v", "", 6, 10),
        ("q.png", "", 11, 6),
    ]
    (heading,) = page.headings
    assert (heading.text, heading.id, heading.line, heading.column, heading.is_inside) == ("In", "in", 9, 5, True)


def test_a_heading_in_code_is_no_section_and_one_behind_a_no_break_space_is():
    assert list(parts_of("## Code {#code}\n\n```\n## no {#fake}\n```\n\n    ## no {#other}\n")) == ["#code"]
    assert list(parts_of("Lead.\n\n##\u00a0Done {#done}\n\nText.\n")) == ["#", "#done"]


def test_the_tree_has_what_stands_in_the_page_only():
    page = parsed("&lt;a&gt; &amp; <x@example.org>\n\ntext\n``` python\nx < 1\n```\nmore")
    assert page.text == "<a> & <x@example.org> text x < 1 more"
    assert not any("\x02" in text for text in page.root.itertext())


READERS = ("rules/", "search/", "views/", "content/texts.py", "language/localized.py", "translation/splice.py")


def test_whoever_reads_a_page_reads_it_parsed():
    """Rules, search, the lead and packs take a page's text from the parser, and never apart by a pattern."""
    for path in sorted((ROOT / "hooks/concord").rglob("*.py")):
        if path.relative_to(ROOT / "hooks/concord").as_posix().startswith(READERS):
            tree = ast.parse(path.read_text(encoding="utf-8"))
            bodies = [node for node in ast.walk(tree) if isinstance(node, ast.Attribute) and node.attr == "body"]
            calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
            parses = [call.args for call in calls if getattr(call.func, "id", "") == "parsed"]
            assert [node for node in bodies if [node] not in parses] == [], path


def test_the_site_has_the_extensions_of_the_check():
    text = (ROOT / "hooks/mkdocs_events.py").read_text(encoding="utf-8")
    assert "[*EXTENSIONS, " in text
    assert "markdown_extensions" not in (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
