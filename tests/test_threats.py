"""Each threat that the page of threats names has an answer, and a test that is there and holds it."""

from __future__ import annotations

import ast
import re

import pytest

from conftest import ROOT

PAGES = ("docs/about/threats.md", "docs/about/threats.ru.md")
ROW = re.compile(r"^\| (?!What could|Что может|---)(.+?) \| (.+?) \| (.*) \|$", re.MULTILINE)
NAMED = re.compile(r"`(tests/test_\w+\.py)::(test_\w+)`")


def text(name):
    return (ROOT / name).read_text(encoding="utf-8")


def functions_of(name):
    tree = ast.parse(text(name))
    return {node.name: node for node in tree.body if isinstance(node, ast.FunctionDef)}


@pytest.mark.parametrize("page", PAGES)
def test_each_threat_has_an_answer_and_a_test_that_is_there(page):
    rows = ROW.findall(text(page))
    assert len(rows) >= 15
    for threat, answer, told in rows:
        named = NAMED.fullmatch(told)
        assert named, threat
        assert answer
        found = functions_of(named[1]).get(named[2])
        assert found, told
        marks = ast.unparse(ast.Module([*found.decorator_list], []))
        assert "skip" not in marks
        assert "xfail" not in marks


def test_every_language_names_the_same_tests():
    assert len({tuple(NAMED.findall(text(page))) for page in PAGES}) == 1


def test_whoever_looks_finds_the_page_from_the_top():
    assert "docs/about/threats.md" in text("SECURITY.md")
    assert "SECURITY.md" in text("README.md")
    for page, method in zip(PAGES, ("docs/about/method.md", "docs/about/method.ru.md"), strict=True):
        assert "(about/threats)" in text(method), page
