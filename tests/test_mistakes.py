"""Mistakes of the kind that editors make are told on their line, with what, why and how to mend; nothing else is."""

from __future__ import annotations

from dataclasses import replace

import pytest
from mistakes_file import draw, read_mistakes
from rule_pages import is_told, shown

from concord.content.paths import parse_address
from concord.rules import RULES
from concord.verdict import examine

DAY = "2026-11-28"
ALL = read_mistakes()
WRONG = [one for one in ALL if one.rule]
RIGHT = [one for one in ALL if not one.rule]


def told(mistake, docs):
    draw(docs)
    line = mistake.make(docs)
    return line, examine(docs, DAY, None).problems


def test_the_world_without_a_mistake_is_clean(tmp_path):
    draw(tmp_path / "docs")
    assert examine(tmp_path / "docs", DAY, None).problems == ()


@pytest.mark.parametrize("mistake", WRONG, ids=lambda one: one.name)
def test_a_mistake_is_told_on_its_line(mistake, tmp_path):
    line, problems = told(mistake, tmp_path / "docs")
    found = [one for one in problems if is_told(mistake, line, one)]
    assert found, [p.headline() for p in problems]


@pytest.mark.parametrize("variant", RIGHT, ids=lambda one: one.name)
def test_what_only_looks_like_a_mistake_passes(variant, tmp_path):
    _, problems = told(variant, tmp_path / "docs")
    assert [p.headline() for p in problems] == []


@pytest.mark.parametrize("mistake", [one for one in shown().values() if one.gone], ids=lambda one: one.rule)
def test_what_the_handbook_shows_as_right_passes(mistake, tmp_path):
    docs = tmp_path / "docs"
    draw(docs)
    replace(mistake, come=mistake.right, encoding="utf-8").make(docs)
    assert [p.headline() for p in examine(docs, DAY, None).problems] == []


def test_a_name_that_the_handbook_shows_is_one_that_the_check_proposes_or_lets_pass(tmp_path):
    names = [one.right.strip() for one in shown().values() if not one.gone and one.right.strip().endswith(".md")]
    assert len(names) > 2
    assert [name for name in names if parse_address(name) is None] == []


def test_of_each_kind_of_mistake_enough_are_tried():
    assert len(WRONG) >= 126
    assert len(RIGHT) >= 60
    assert {one.rule for one in WRONG} == {rule.id for rule in RULES} == set(shown())
