"""Numbers are the same in all languages, however each writes them."""

from __future__ import annotations

import pytest

from concord.letters.numerals import unmatched

SAME = [
    ("ru", "In 2008 450 victims were found.", "В 2008 году найдены 450 жертв."),
    ("ru", "on 16 May 2008 450 persons", "16 мая 2008 г. 450 человек"),
    *(("ru", "10,000 dollars", f"10{sign}000 долларов") for sign in (" ", "\u00a0", "\u202f", "\u2009", "’", "'", ".")),
    ("ar", "10,000 dollars", "10٬000 دولار"),
    ("ar", "10,000 dollars", "١٠٬٠٠٠ دولار"),
    ("tr", "1,234,567 soums", "1.234.567 som"),
    ("ru", "Articles 120, 135", "Статьи 120,135"),
    ("ru", "Articles 120, 135 and 141", "Статьи 120,135 и 141"),
    ("ru", "Articles 12 and 450", "Статьи 12 450"),
    ("ru", "The first instance", "Суд 1-й инстанции"),
    ("kk", "The first instance", "1-сатыдағы сот"),
    ("ru", "1st and 2nd instance", "первая и вторая инстанции"),
    ("uz", "the 21st century", "XXI asr"),
    ("ru", "the XXI century", "21 век"),
    ("ru", "the 21 centuries", "ХХІ век"),
    ("th", "Act of 2008", "พ.ศ. 2551"),
    ("th", "Act of 2008", "พ.ศ. ๒๕๕๑"),
    ("th", "Act B.E. 2551 (2008)", "พ.ศ. 2551"),
]
DIFFERENT = [
    ("ru", "10,000 dollars", "100 000 долларов"),
    ("ru", "10,000 dollars", "10 долларов"),
    ("ru", "Articles 120, 135", "Статьи 120,136"),
    ("ru", "The first instance", "Суд 2-й инстанции"),
    ("ru", "the XXI century", "20 век"),
    ("ru", "3 to 5 years", "от 3 до 15 лет"),
    ("th", "Act of 2008", "พ.ศ. 2552"),
    ("ru", "Act of 2008", "Закон 2551 года"),
]


@pytest.mark.parametrize(("language", "original", "translated"), SAME)
def test_what_is_the_same_number_is_no_difference(language, original, translated):
    assert not any(unmatched(original, translated, language))


@pytest.mark.parametrize(("language", "original", "translated"), DIFFERENT)
def test_another_number_is_one(language, original, translated):
    assert any(unmatched(original, translated, language))
