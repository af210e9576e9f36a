"""A text's language is told by its words: plainly or not at all."""

from __future__ import annotations

import pytest

from concord.content.texts import translated_passages
from concord.letters.recognition import language_of_title, languages_in, taken_for
from concord.records.values import LANGUAGES
from concord.rules.other_language import check

ENOUGH = 40  # words, from which on a page must be told apart


@pytest.fixture(scope="module")
def texts(content):
    """Each translation as a reader reads it: its language, and its words."""
    return [
        (language, " ".join(passage.words for passage in translated_passages(content, translation).values()))
        for (_, language), translation in sorted(content.translations.items())
    ]


@pytest.mark.corpus
def test_the_real_content_is_in_the_languages_it_says(content):
    assert list(check(content)) == []


@pytest.mark.corpus
@pytest.mark.parametrize("called", LANGUAGES)
def test_a_page_saved_under_another_language_is_told_by_its_own(texts, called):
    long = [row for row in texts if row[0] not in (called, "uz-Cyrl") and len(row[1].split()) >= ENOUGH]
    wrong = [(language, text[:60]) for language, text in long if taken_for(languages_in(text), called) != language]
    assert len(long) > 80
    assert len(wrong) <= len(long) / 80, wrong


def test_a_short_text_is_not_guessed_at():
    assert taken_for(languages_in("Торговля людьми"), "kk") is None
    assert taken_for(languages_in("CIS, UNODC, OSCE"), "ru") is None
    assert taken_for(languages_in(""), "th") is None


@pytest.mark.parametrize(
    ("title", "language"),
    [
        ("Minsk Convention 1993 as amended, English translation (beginning read)", "en"),
        ("18 U.S.C. 1593 (release point 119-73)", "en"),
        ("Комментарий к статье 460 УПК Российской Федерации", "ru"),
        ("Қазақстан Республикасының Қылмыстық кодексі", "kk"),
        ("Жазык сот өндүрүшүнө катышуучулардын укуктарын коргоо жөнүндө", "ky"),
        ("Кодекси меҳнати Ҷумҳурии Тоҷикистон", "tg"),
        ("Одам савдосида айбланган аёл Туркиядан Ўзбекистонга қайтарилди", "uz-Cyrl"),
        ("Odam savdosiga oid muammolar va ularning huquqiy yechimlari", "uz"),
        ("Türkmenistanyň Jenaýat kodeksi", "tk"),
        ("Tanık koruma tedbirleri, tanık ve yakınları", "tr"),
        ("مرسوم اتحادي رقم 101 لسنة 2010", "ar"),
        ("อนุสัญญาว่าด้วยสิทธิเด็ก", "th"),
    ],
)
def test_a_title_is_in_the_language_of_its_words(title, language):
    assert language_of_title(title, "en") == language
