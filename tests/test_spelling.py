"""Each language in its own letters: what is written by a program, by a translator and by CLDR reads as one text."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from babel.messages.pofile import read_po
from uzbek_words import uzbek_words

from concord.language.languages import SITE
from concord.language.messages import FOLDER, read_messages
from concord.language.numbering import numbered
from concord.language.writing import country_name, date_text, language_name
from concord.letters.transliteration import to_cyrillic
from concord.pages.isolation import isolated
from concord.records.values import COUNTRIES

LETTERS = {
    "uz": "a-zʻʼ",
    "uz-Cyrl": "абвгдеёжзийклмнопрстуфхцчшъьэюяўқғҳ",
    "kk": "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя",
    "ky": "абвгдеёжзийклмнңоөпрстуүфхцчшщъыьэюя",
    "tg": "абвгғдеёжзиӣйкқлмнопрстуӯфхҳчҷшъэюя",
    "tk": "abçdeäfghijžklmnňoöprsştuüwyýz",
    "tr": "abcçdefgğhıijklmnoöprsştuüvyzâîû",
    "ru": "а-яё",
}
NAMES = {"әділет"}  # of a register of laws
MONTHS = [f"2024-{month:02d}" for month in range(1, 13)]


def own_texts(content, language):
    """Every text written in a language: pages, fields, messages, names and dates by CLDR."""
    for (_, code), translation in sorted(content.translations.items()):
        if code == language:
            yield re.sub(r"`[^`]*`|\]\([^)]*\)|\{#[^}]*\}|https?://\S+", " ", translation.page.body)
            yield from translation.texts.values()
    path = FOLDER / f"{language.removesuffix('-Cyrl')}.po"
    with path.open("rb") as file:
        words = [re.sub(r"%\(\w+\)s", " ", str(message.string)) for message in read_po(file) if message.id]
    yield from (to_cyrillic(word) for word in words) if language == "uz-Cyrl" else words
    yield from (country_name(code, language) for code in sorted(COUNTRIES))
    yield from (language_name(code, language) for code in SITE)
    yield from (date_text(month, language) for month in MONTHS)


@pytest.mark.parametrize("language", [code for code in LETTERS if code not in ("uz", "tk", "tr")])
def test_a_word_in_cyrillic_letters_has_none_of_another_alphabet(content, language):
    foreign = Counter()
    for text in own_texts(content, language):
        for word in re.findall(r"[\u0400-\u04ff]+", text.lower()):
            if re.search(rf"[^{LETTERS[language]}]", word) and word not in NAMES:
                foreign[word] += 1
    assert foreign == {}


def test_uzbek_has_one_apostrophe_for_each_of_its_two(content):
    texts = "\n".join(own_texts(content, "uz"))
    assert re.findall(r"\w*[oOgG]['‘’`ʼ]\w*|\w+['‘’`]\w+", texts) == []


@pytest.mark.corpus
@pytest.mark.parametrize("month", MONTHS)
def test_an_uzbek_month_in_cyrillic_is_spelled_as_the_text_spells_it(month):
    name = date_text(month, "uz-Cyrl").partition(",")[0]
    assert name in uzbek_words() | {"февраль"}  # which the list lacks
    assert name == to_cyrillic(date_text(month, "uz").partition(",")[0])


@pytest.mark.parametrize("month", MONTHS)
def test_a_tajik_month_has_no_capital_and_a_day_no_zero(month):
    assert date_text(month, "tg") == date_text(month, "tg").lower()
    assert date_text(f"{month}-05", "tg").startswith("5 ")


def test_a_thai_year_is_always_of_the_buddhist_era_and_says_so():
    told = [date_text(date, "th") for date in ("2008", "2008-05", "2008-05-16")]
    assert told == ["พ.ศ. 2551", "พฤษภาคม พ.ศ. 2551", "16 พฤษภาคม พ.ศ. 2551"]


def slips(word):
    """A word as it would be if a ц, ь or ъ had been lost from it."""
    for place, letter in enumerate(word):
        if letter == "с":
            yield f"{word[:place].removesuffix('т')}ц{word[place + 1 :]}"
            yield f"{word[:place]}ц{word[place + 1 :]}"
        if letter not in "аеёиоуўэюяыьъ":
            yield from (f"{word[: place + 1]}{sign}{word[place + 1 :]}" for sign in "ьъ")


@pytest.mark.corpus
def test_no_word_in_cyrillic_uzbek_lost_a_letter_that_latin_does_not_write(content):
    known, lost = uzbek_words(), {}
    for text in own_texts(content, "uz-Cyrl"):
        for word in re.findall(r"[а-яёўқғҳ]+", text.lower()):
            if word not in known and word not in lost:
                lost[word] = [slip for slip in slips(word) if slip in known]
    assert {word: slip for word, slip in lost.items() if slip} == {}


BORROWED = (
    "korrupsiyaga коррупцияга · konsepsiya концепция · opsion опцион · protsedura процедура · protsent процент ·"
    " retsept рецепт · ofitser офицер · tsenzura цензура · sentner центнер · sirk цирк · konsert концерт ·"
    " sotsial социал · genotsid геноцид · abzats абзац · litsey лицей · instansiya инстанция · pensiya пенсия ·"
    " sudyalar судьялар · premyera премьера · kuryer курьер · syezd съезд · pyesa пьеса · intervyu интервью ·"
    " obyekt объект · rol роль · parol пароль · film фильм · pult пульт · sentyabr сентябрь · sentabr сентябрь ·"
    " oktabrda октябрда · kalsiy кальций · milyon миллион · Europol Европол · mas'ul масъул · ta’rif таъриф"
)
NATIVE = (
    "davlatsiz давлатсиз · huquqsiz ҳуқуқсиз · aytsin айтсин · aytsinlar айтсинлар · ketsa кетса · vaqtsiz вақтсиз ·"
    " senat сенат · sessiya сессия · komissiya комиссия · sertifikat сертификат · konservativ консерватив · yil йил"
)
KEPT = (
    "office@example.org",
    "www.example.org",
    "lex.uz/docs/111457",
    "A-1",
    "IV",
    "XXI",
    "e-mail",
    "UNODC",
    "`concord check`",
    '!!! note "Eslatma"',
)


@pytest.mark.parametrize("pair", [*BORROWED.split(" · "), *NATIVE.split(" · ")])
def test_a_word_in_the_other_script(pair):
    latin, cyrillic = pair.split(" ")
    assert to_cyrillic(latin.strip()) == cyrillic.strip()


@pytest.mark.parametrize("text", KEPT)
def test_what_is_no_uzbek_word_stays_as_it_is(text):
    told = to_cyrillic(f"Bu {text} edi.") if not text.startswith("!!!") else to_cyrillic(text)
    assert (text if not text.startswith("!!!") else "!!! note ") in told


@pytest.mark.parametrize(
    ("number", "language", "told"),
    [
        ("135", "ru", "Ст. 135"),
        ("135", "uz", "135-modda"),
        ("1 bis", "ar", "م. 1 مكرر"),
        ("129-1, note", "tk", "Madda 129-1, bellik"),
        ("Chapter 12", "kk", "12-тарау"),
        ("§ 41", "th", "มาตรา 41"),
        ("§ 1591", "ru", "§ 1591"),
    ],
)
def test_a_number_is_told_in_the_language_of_its_title(number, language, told):
    assert numbered(number, language, read_messages(language).gettext, True) == told


def test_a_title_in_another_language_has_no_word_of_ours_before_it_but_the_numbers_own():
    say = read_messages("ru").gettext
    assert numbered("135", "ru", say, False) == "135"
    assert numbered("Chapter 12", "ru", say, False) == "Глава 12"


def test_joined_numbers_stand_in_an_element_of_their_own_direction():
    shown = isolated(
        '<p title="135-1">المادة 135-1 من 2024-04-20، 3–5 سنوات، 18(2)</p><script>var a = 1-2;</script><td>7</td>'
    )
    assert re.findall(r'<bdi dir="ltr">(.*?)</bdi>', shown) == ["135-1", "2024-04-20", "3–5", "18(2)"]
    assert 'title="135-1"' in shown
    assert "var a = 1-2" in shown
