"""What forms on the web write anew is put back: only what changed takes the place of what stood there."""

from __future__ import annotations

import difflib
import random

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from concord.content.frontmatter import leaves, parse_page, parse_yaml
from concord.translation.tidying import tidied, told_by
from conftest import ROOT

OLD = """\
---
# A remark about the page.
title: 'A "quoted" title'
sources: [one, two]
implements:
  # about this link
- un/x
- to: un/y
  at: "3.10"
countries:
- {country: NO, role: source}
note: >
  folded
  text
also_called:
- "УК"
---

The text.

Its end.
"""
# The same, as a program writes it that knows neither remarks nor our quotation marks.
AGAIN = """\
---
also_called:
  - УК
countries:
  - country: NO
    role: source
implements:
  - un/x
  - at: '3.10'
    to: un/y
note: folded text
period: ''
sources:
  - one
  - two
title: A "quoted" title
---
The text.

Its end.
"""


def changed(old, new):
    """The lines that differ, without those that say where."""
    rows = difflib.unified_diff(old.splitlines(True), new.splitlines(True), n=0)
    return [row for row in rows if not row.startswith(("---", "+++", "@@"))]


def test_what_was_only_written_anew_is_as_it_was():
    assert tidied("a.md", OLD, AGAIN) == OLD
    assert tidied("a.md", OLD, OLD) == OLD


@pytest.mark.parametrize(
    ("there", "here", "lines"),
    [
        ('A "quoted" title', "New", ["-title: 'A \"quoted\" title'\n", "+title: 'New'\n"]),
        ("at: '3.10'", "at: '3.1'", ['-  at: "3.10"\n', '+  at: "3.1"\n']),
        (
            "    role: source",
            "    role: transit",
            ["-- {country: NO, role: source}\n", "+- {country: NO, role: transit}\n"],
        ),
        ("  - un/x\n", "", ["-- un/x\n"]),
        ("  - un/x\n", "  - un/x\n  - un/w\n", ["+- un/w\n"]),
        ("  - УК\n", "  - УК\n  - CC\n", ["+- CC\n"]),
        ("period: ''", "period: '2008'", ["+period: '2008'\n"]),
        ("also_called:\n  - УК\n", "", ["-also_called:\n", '-- "УК"\n']),
        ("Its end.", "Its very end.", ["-Its end.\n", "+Its very end.\n"]),
        ("  - two\n", "", ["-sources: [one, two]\n", "+sources: [one]\n"]),
        ("  - un/x\n", "  - to: un/x\n    at: (2)\n", ["-- un/x\n", "+- {to: un/x, at: (2)}\n"]),
        ("folded text", "other text", ["-note: >\n", "-  folded\n", "-  text\n", "+note: >-\n", "+  other text\n"]),
    ],
)
def test_one_change_is_one_line(there, here, lines):
    assert there in AGAIN
    assert changed(OLD, tidied("a.md", OLD, AGAIN.replace(there, here))) == lines


def test_line_ends_and_a_byte_order_mark_stay():
    old = "\ufeff" + OLD.replace("\n", "\r\n")
    new = AGAIN.replace("- УК\n", "- УК\n  - CC\n").replace("Its end.", "Its end.\n\nAnd more.")
    told = tidied("a.md", old, new)
    assert told.replace("\r\n", "").count("\n") == 0
    assert changed(old, told) == ["+- CC\r\n", "+\r\n", "+And more.\r\n"]


def test_the_register_is_tidied_too():
    old = '# Sorted by id.\nreferences:\n- id: one\n  issued: "2015"\n# the second\n- id: two\n  type: book\n'
    new = "references:\n  - id: one\n    issued: 2015\n  - id: neu\n    type: book\n  - id: two\n    type: webpage\n"
    assert changed(old, tidied("sources.yaml", old, new)) == [
        "+- id: neu\n",
        "+  type: book\n",
        "-  type: book\n",
        "+  type: webpage\n",
    ]


def test_what_cannot_be_read_is_left():
    assert tidied("a.md", OLD, "---\ntitle: [\n---\n") == "---\ntitle: [\n---\n"
    assert tidied("a.md", "---\n: : [\n---\n", AGAIN) == AGAIN


WORDS = st.sampled_from(
    ["a", "NO", "3.10", "2008-05", "true", "null", "# no remark", "- a", "a: b", "'", '"q" x', "УК", "long " * 40]
)
TREES = st.recursive(
    WORDS,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.sampled_from(["id", "to", "at", "text", "x-1"]), inner, max_size=4)
    ),
    max_leaves=12,
)
FIELDS = st.dictionaries(st.sampled_from(["title", "sources", "note", "rows", "proof"]), TREES, max_size=5)
STYLES = st.sampled_from([None, False, True])


BODIES = st.sampled_from(["", "A text.\n", "\n\nOne.\n\n    code\n\nTwo.\n"])


@given(FIELDS, FIELDS, st.tuples(STYLES, STYLES), BODIES, st.booleans())
def test_whatever_was_changed_the_new_values_stand_there(old, new, styles, body, windows):
    style, other = styles

    def page(fields, flow, indent):
        rows = yaml.safe_dump(fields, default_flow_style=flow, allow_unicode=True, sort_keys=False, indent=indent)
        return f"---\n{rows}---\n{body}"

    before = page(old, style, 2).replace("\n", "\r\n" if windows else "\n")
    after = page(new, other, 4)
    told, problems = parse_page("a.md", tidied("a.md", before, after))
    assert problems == ()
    assert told_by(dict(told.tree)) == told_by(dict(parse_page("a.md", after)[0].tree))
    assert told.body.strip() == parse_page("a.md", after)[0].body.strip()
    assert tidied("a.md", before, page(old, other, 4)) == before


@pytest.mark.corpus
def test_every_page_of_ours_that_is_written_anew_and_changed_in_one_place_differs_in_one_place():
    """Each of a sample: all bytes come back, and one changed text touches its own lines alone."""
    chance = random.Random(7)
    files = sorted((ROOT / "docs").rglob("*.md"))
    for path in chance.sample(files, 1500):
        old = path.read_bytes().decode()
        page, _ = parse_page(path.name, old)
        tree = dict(page.tree)
        again = anew(tree, page.body)
        assert tidied(path.name, old, again) == old, path
        texts = [where for where, _ in leaves(tree)]
        if texts:
            where = chance.choice(texts)
            put(tree, where, "something else")
            told = tidied(path.name, old, anew(tree, page.body))
            assert parse_page(path.name, told)[0].tree == tree, path
            assert sum(row.startswith("+") for row in changed(old, told)) == 1, (path, where)


def anew(tree, body):
    return f"---\n{yaml.safe_dump(tree, allow_unicode=True, indent=4, width=60)}---\n\n{body.strip()}\n"


def put(tree, path, text):
    for step in path[:-1]:
        tree = tree[step]
    tree[path[-1]] = text


@pytest.mark.corpus
def test_the_register_comes_back_as_it_was():
    old = (ROOT / "docs/sources.yaml").read_bytes().decode()
    tree = parse_yaml("sources.yaml", old)[0].tree
    assert tidied("sources.yaml", old, yaml.safe_dump(dict(tree), allow_unicode=True)) == old
