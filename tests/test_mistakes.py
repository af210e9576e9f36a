"""Mistakes of the kind that editors make are told on their line, with what, why and how to mend; nothing else is."""

from __future__ import annotations

import pytest
from mistakes_file import draw, read_mistakes

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
    found = [
        p for p in problems if p.place.file == mistake.found and p.place.line == line and p.rule.id == mistake.rule
    ]
    assert found, [p.headline() for p in problems]


@pytest.mark.parametrize("variant", RIGHT, ids=lambda one: one.name)
def test_what_only_looks_like_a_mistake_passes(variant, tmp_path):
    _, problems = told(variant, tmp_path / "docs")
    assert [p.headline() for p in problems] == []
