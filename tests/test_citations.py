"""Citations in running text: the checker and the page find the same ones, and code is never touched."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from concord.content.citations import CitationExtension, Destination, is_citation
from concord.content.markdown.dialect import make_markdown
from concord.content.markdown.parsed import parsed

A, B = "uz/criminal-code/art-135", "un/tip-protocol/art-5"


def cited(text):
    """The ids that the check finds."""
    links = (link.address for link in parsed(text).links if is_citation(link.address) and not link.is_picture)
    return [address.partition("#")[0] for address in links]


def rendered(text):
    """The ids that end up as links on the page, and the HTML."""
    found = []

    def resolve(id):
        found.append(id)
        return Destination(f"to/{id}.html", "A title", None)

    return found, make_markdown(CitationExtension(resolve)).convert(text)


@pytest.mark.parametrize(
    "text",
    [
        f"`[x]({A})`",
        f"```\n[x]({A})\n```",
        f"~~~~\n[x]({A})\n~~~\n~~~~",
        f"text\n\n    [x]({A})\n",
        f"``a ` [x]({A})``",
        "[web](https://example.org/a/b)",
        "[page](other.md)",
        "[here](#result)",
        "![picture](picture/a.png)",
        "plain uz/criminal-code/art-135 text",
    ],
)
def test_what_is_no_citation_stays_as_it_is(text):
    assert cited(text) == []
    assert rendered(text)[0] == []


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        (f"See [article 135]({A}).", [A]),
        (f"See []({A}) and [it]({B}#text).", [A, B]),
        (f"- one [x]({A})\n- two [y]({B})", [A, B]),
        (f"| a | b |\n|---|---|\n| [x]({A}) | [y]({B}) |", [A, B]),
        (f"!!! note\n    [x]({A})", [A]),
        (f"**[bold *x*]({A})**", [A]),
        (f"`code` [x]({A}) `code`", [A]),
    ],
)
def test_the_checker_and_the_page_find_the_same(text, ids):
    assert cited(text) == ids
    assert rendered(text)[0] == ids


WORDS = st.sampled_from(
    ["word", f"[x]({A})", f"[]({B})", "`code`", f"`[x]({A})`", "*it*", "[w](https://a.org/b)", "`", "\n", "\n\n"]
)


@given(st.lists(WORDS, max_size=12).map(" ".join))
def test_the_checker_and_the_page_agree_on_any_text(text):
    assert cited(text) == rendered(text)[0]


def test_an_empty_citation_has_the_title_filled_in():
    assert f'<a class="citation" href="to/{A}.html">A title</a>' in rendered(f"[]({A})")[1]


def test_a_citation_of_a_page_in_another_language_says_so():
    answer = make_markdown(CitationExtension(lambda id: Destination("x.html", "Art. 5", "en"))).convert(f"[]({B})")
    assert 'hreflang="en"' in answer
    assert 'lang="en"' in answer


@pytest.mark.parametrize(
    "text", ["<script>alert(1)</script>", "a <b onclick='x()'>b</b>", "<img src=x onerror=y>", "<div>\n\nx\n\n</div>"]
)
def test_raw_html_is_shown_as_text(text):
    assert "&lt;" in rendered(text)[1]
