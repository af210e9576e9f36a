"""A text's language is told by its words: plainly or not at all."""

from __future__ import annotations

import pytest

from concord.content.texts import translated_passages
from concord.letters.recognition import taken_for
from concord.records.values import LANGUAGES
from concord.rules.other_language import check

ENOUGH = 40  # words, from which on a page must be told apart


@pytest.fixture(scope="module")
def texts(content):
    """Each translation as a reader reads it: its language, and its words."""
    return [
        (language, " ".join(passage.words for passage in translated_passages(translation).values()))
        for (_, language), translation in sorted(content.translations.items())
    ]


@pytest.mark.corpus
def test_the_real_content_is_in_the_languages_it_says(content):
    assert list(check(content)) == []


@pytest.mark.corpus
@pytest.mark.parametrize("called", LANGUAGES)
def test_a_page_saved_under_another_language_is_told_by_its_own(texts, called):
    long = [row for row in texts if row[0] not in (called, "uz-Cyrl") and len(row[1].split()) >= ENOUGH]
    wrong = [(language, text[:60]) for language, text in long if taken_for(text, called) != language]
    assert len(long) > 80
    assert len(wrong) <= len(long) / 100, wrong


def test_a_short_text_is_not_guessed_at():
    assert taken_for("Торговля людьми", "kk") is None
    assert taken_for("CIS, UNODC, OSCE", "ru") is None
    assert taken_for("", "th") is None
