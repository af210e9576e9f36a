"""Spoiled pages, some hundred here; `make fuzz` tries twenty thousand."""

from __future__ import annotations

import pytest
from fuzzing import spoiled, tried
from hypothesis import HealthCheck, given, settings
from mistakes_file import draw


@pytest.mark.engine
def test_whatever_is_on_a_page_the_check_answers_and_mkdocs_drops_nothing_that_it_let_pass(tmp_path):
    draw(tmp_path / "docs")

    @settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
    @given(spoiled())
    def run(page):
        name, text = page
        tried(name, text, tmp_path / "docs")

    run()
