"""Fields are kept as typed, with their places."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from concord.content.frontmatter import parse_page
from concord.problem import Place


def fields(text):
    page, problems = parse_page("page.md", f"---\n{text}---\n")
    assert problems == ()
    return page


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a: NO\n", "NO"),
        ("a: no\n", "no"),
        ("a: 3.10\n", "3.10"),
        ("a: 012\n", "012"),
        ("a: 12:30:45\n", "12:30:45"),
        ("a: 1_000\n", "1_000"),
        ("a: 2008-05-16\n", "2008-05-16"),
        ("a: 0x10\n", "0x10"),
        ("a: 'it''s'\n", "it's"),
        ("a: >\n  two\n  lines\n", "two lines"),
        ("a:\n", None),
        ("a: ''\n", ""),
        ("a: [x, 1.10]\n", ["x", "1.10"]),
        ("a: {b: on}\n", {"b": "on"}),
    ],
)
def test_a_value_is_kept_as_typed(text, value):
    assert fields(text).tree["a"] == value


def test_every_value_knows_its_place():
    page = fields("title: A\nimplements:\n- un/x\n- to: un/y\n  at: art. 3\n")
    assert page.place(("title",)) == Place("page.md", 2, 8)
    assert page.place(("implements", 0)) == Place("page.md", 4, 3)
    assert page.place(("implements", 1, "at")) == Place("page.md", 6, 7)
    assert page.name_place(("implements",)) == Place("page.md", 3, 1)
    assert page.place(("implements", 1, "nothing")) == page.place(("implements", 1))


def test_columns_count_letters_not_bytes():
    assert fields("название: слово\n").place(("название",)) == Place("page.md", 2, 11)


def test_a_page_without_fields_is_all_text():
    page, problems = parse_page("page.md", "Just text.\n")
    assert (page.tree, page.body, page.body_line, problems) == ({}, "Just text.\n", 1, ())


def test_windows_line_ends_and_a_byte_order_mark_change_nothing():
    plain, _ = parse_page("page.md", "---\ntitle: A\n---\n\nText.\n")
    windows, _ = parse_page("page.md", "\ufeff---\r\ntitle: A\r\n---\r\n\r\nText.\r\n")
    assert windows == plain


@given(st.text(max_size=300))
def test_no_text_is_too_broken_to_be_reported(text):
    page, problems = parse_page("page.md", f"---\n{text}\n---\nbody")
    assert page.file == "page.md"
    assert all(problem.place.line >= 1 for problem in problems)
