"""Languages: what a reader gets, what is stale, and versions that proof-read each other."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import expect
from pydantic import BaseModel

from browser import Tab
from cases_file import WORLD
from concord.cli import main
from concord.content.folder import read_catalogue
from concord.content.sections import digests, sections_of, words_of
from concord.language.languages import SITE, language_of, localize
from concord.language.localized import localized_in_each
from concord.language.messages import read_messages
from concord.language.numbering import numbered
from concord.language.writing import country_name, direction, number_text
from concord.letters.transliteration import to_cyrillic
from concord.records.kinds import Country
from concord.records.values import Link, Proof, Prose
from concord.rules.language_mismatch import check as check_languages
from concord.rules.language_mismatch import difference
from concord.translation.staleness import stale_sections
from concord.views.markup import after_label
from conftest import ROOT

STORIES = tuple(sorted((Path(__file__).parent / "staleness").glob("*.txt")))
BASE = Path(__file__).parent / "staleness"


def practice(docs, original, translation):
    """A practice and its translation, alone in their world."""
    (docs / "practices").mkdir(parents=True)
    (docs / "practices/told.md").write_text(original, encoding="utf-8")
    (docs / "practices/told.ru.md").write_text(translation, encoding="utf-8")
    return read_catalogue(docs)[0]


def with_digests(text, values):
    rows = "".join(f'  "{name}": "{value}"\n' for name, value in values.items())
    return text.replace("translated_by: person\n", f"translated_by: person\ntranslates:\n{rows}", 1)


def test_there_are_twenty_stories():
    assert len(STORIES) >= 20


@pytest.fixture(scope="module")
def translated(tmp_path_factory):
    """The digests of the practice that the stories change."""
    base = (BASE / "base.md").read_text(encoding="utf-8")
    before = practice(
        tmp_path_factory.mktemp("before") / "docs", base, (BASE / "base.ru.md").read_text(encoding="utf-8")
    )
    return digests(before.records["practices/told"], before.pages["practices/told"].body)


@pytest.mark.parametrize("path", STORIES, ids=lambda path: path.stem)
def test_the_stale_sections_are_those_the_story_names(path, tmp_path, translated):
    parts = re.split(r"^-- (\w+) --\n", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    told = dict(zip(parts[1::2], parts[2::2], strict=True))
    theirs = told.get("translation") or (BASE / "base.ru.md").read_text(encoding="utf-8")
    translation = with_digests(theirs, translated)
    after = practice(tmp_path / "after", told["original"], translation)
    assert ("practices/told", "ru") in after.translations
    record, page = after.records["practices/told"], after.pages["practices/told"]
    found = stale_sections(digests(record, page.body), after.translations[("practices/told", "ru")])
    assert sorted(found) == sorted(told["stale"].split())


@pytest.mark.corpus
def test_no_translation_of_the_real_content_is_stale(content):
    stale = {
        key: names
        for key, t in content.translations.items()
        if (names := stale_sections(digests(content.records[t.id], content.pages[t.id].body), t))
    }
    assert stale == {}


def test_the_translators_way_from_draft_to_done(tmp_path, capsys):
    shutil.copytree(WORLD, tmp_path / "docs")
    root = ["--root", str(tmp_path)]
    assert main([*root, "translate", "kk", "practices/direct-channel"]) == 0
    page = tmp_path / "docs/practices/direct-channel.kk.md"
    assert "A direct channel" in page.read_text(encoding="utf-8")  # the original's words stand ready to be replaced
    catalogue, _ = read_catalogue(tmp_path / "docs")
    key = ("practices/direct-channel", "kk")
    body = catalogue.pages[key[0]].body
    assert stale_sections(digests(catalogue.records[key[0]], body), catalogue.translations[key]) == ("#result",)
    page.write_text(page.read_text(encoding="utf-8").replace("It worked.", "Бұл көмектесті."), encoding="utf-8")
    assert localize(catalogue, catalogue.records[key[0]], "kk").title.lang == "en"  # not yet recorded as translated
    assert main([*root, "translate", "kk", "practices/direct-channel", "--done"]) == 0
    assert "word for word what the original says: title" in capsys.readouterr().err
    catalogue, _ = read_catalogue(tmp_path / "docs")
    assert localize(catalogue, catalogue.records[key[0]], "kk").title.lang == "en"
    page.write_text(page.read_text(encoding="utf-8").replace("A direct channel", "Тікелей арна"), encoding="utf-8")
    catalogue, _ = read_catalogue(tmp_path / "docs")
    assert localize(catalogue, catalogue.records[key[0]], "kk").title.lang == "kk"  # also before anybody records it
    assert main([*root, "translate", "kk", "practices/direct-channel", "--done"]) == 0
    assert capsys.readouterr().err == ""
    catalogue, _ = read_catalogue(tmp_path / "docs")
    assert localize(catalogue, catalogue.records[key[0]], "kk").title == "Тікелей арна"
    assert stale_sections(digests(catalogue.records[key[0]], body), catalogue.translations[key]) == ()
    assert "Бұл көмектесті." in page.read_text(encoding="utf-8")
    assert main([*root, "translate", "kk", "practices/nothing"]) == 1
    assert "no page has this id" in capsys.readouterr().err


def seeds(content):
    """Mismatches as people make them: an article number, a date, a prison term, a sum, a lost list item, a lost "not"."""
    pairs = ("ru", "uz", "kk", "tg", "tr", "ar")
    for language in pairs:
        made = 0
        for (id, code), translation in sorted(content.translations.items()):
            if code != language or made == 10 or id not in content.pages:
                continue
            originals = sections_of(content.records[id], content.pages[id].body)
            theirs = words_of(translation)
            for name in sorted(originals.keys() & theirs.keys()):
                if made < 10 and (changed := spoiled(originals[name], theirs[name], made, language)):
                    yield language, originals[name], changed
                    made += 1


def spoiled(original, translated, number, language):
    if number % 5 == 4 and "\n- " in translated:
        return translated.rpartition("\n- ")[0]
    if number % 5 == 3 and language == "ru" and re.search(r"\bnot\b", original):
        bare = re.sub(r"\b(не|нет|ни|без)\b", "", translated, flags=re.IGNORECASE)
        return bare if not re.search(r"\b(?:не|без)\w{2,}", bare) else None
    found = re.search(r"\d+", re.sub(r"\{#[^}]*\}", "", translated))
    return translated.replace(found[0], str(int(found[0]) + 1), 1) if found else None


def test_sixty_seeded_mismatches_are_caught(content):
    planted = list(seeds(content))
    assert len(planted) == 60
    caught = [difference(original, changed, language) is not None for language, original, changed in planted]
    assert sum(caught) >= 57


@pytest.mark.corpus
def test_there_is_no_false_alarm_on_the_real_content(content):
    assert len(content.translations) > 1000
    assert list(check_languages(content)) == []


def test_uzbek_in_its_two_scripts():
    pairs = {
        "Oʻzbekiston": "Ўзбекистон",
        "O'zbekiston": "Ўзбекистон",
        "odam savdosi": "одам савдоси",
        "gʻolib": "ғолиб",
        "shartnoma": "шартнома",
        "yetkazish": "етказиш",
        "eʼlon": "эълон",
        "BMT": "БМТ",
        "[modda](uz/cpc/art-1)": "[модда](uz/cpc/art-1)",
        "CASC": "CASC",
        "politsiyasi": "полицияси",
        "sanksiya": "санкция",
        "aytsin": "айтсин",
        "BMTning": "БМТнинг",
        "AQShda": "АҚШда",
        "OʻRQ-633": "ЎРҚ-633",
        "CC BY": "CC BY",
        "konvensiyasini": "конвенциясини",
        "pensiya": "пенсия",
        "Protsessual": "Процессуал",
        "litsenziya": "лицензия",
        "prinsip": "принцип",
        "retsidivist": "рецидивист",
        "sudya": "судья",
        "subyekt": "субъект",
        "oktabr": "октябрь",
        "oktabrda": "октябрда",
        "yanvar": "январь",
        "oʻzaro yordam (MLA)": "ўзаро ёрдам (MLA)",
    }
    assert {latin: to_cyrillic(latin) for latin in pairs} == pairs


def test_a_reader_gets_the_nearest_of_her_languages(content):
    article = "about/method"  # English and Russian only
    assert {code: language_of(content, article, code) for code in SITE} == {
        "en": "en", "ru": "ru", "uz": "ru", "uz-Cyrl": "ru", "kk": "ru", "ky": "ru", "tg": "ru", "tk": "ru",
        "tr": "en", "ar": "en", "th": "en",
    }  # fmt: skip


def test_a_place_in_a_text_is_told_in_the_reader_s_language(content):
    link = Link(to="un/untoc/art-18", at="para. 18")
    told = {code: local.place(link.at) for code, local in localized_in_each(content).items()}
    assert (told["en"], told["ru"], told["kk"], told["uz-Cyrl"]) == ("para. 18", "п. 18", "18-тармақ", "18-банд")
    assert len(set(told.values())) == len(SITE)
    assert "para" not in told["tr"]  # there it means money
    assert localized_in_each(content)["kk"].place("(2)(b)") == "(2)(b)"


@pytest.mark.parametrize("language", [code for code in SITE if code != "uz-Cyrl"])
def test_a_state_has_one_name(content, language):
    """Where its profile is translated, the profile bears the name by which lists call it; two go by longer ones."""
    local = localized_in_each(content)[language]
    titles = {
        c.state: c.title for c in local.records(Country) if c.state not in ("RU", "US") and c.title.lang == language
    }
    told = {code: country_name(code, language) for code in titles}
    short = {"ru": {"AE": "ОАЭ"}, "th": {"TH": "ไทย"}}
    assert told == titles | short.get(language, {})


@pytest.mark.parametrize(
    ("language", "note", "told"),
    [
        ("en", "in force; text of 2024", "text of 2024"),
        ("en", "in forced labour", "in forced labour"),
        ("ky", "күчүндө; текст", "текст"),
        ("ar", "نافذ؛ النص", "النص"),
        ("ru", "принят в 2024 году", "принят в 2024 году"),
    ],
)
def test_a_note_does_not_tell_the_status_twice(language, note, told):
    assert after_label(Prose(note, language), "in-force") == told


def test_a_part_of_an_article_is_named_behind_its_number():
    """Kyrgyz puts the word for an article behind the number, and so in front of the part."""
    told = {code: numbered("166, note", code, read_messages(code).gettext, True) for code in ("en", "ru", "ky")}
    assert told == {"en": "Art. 166, note", "ru": "Ст. 166, примечание", "ky": "166-берене, эскертүү"}


def test_numbers_are_grouped_as_the_reader_s_language_does():
    told = {code: number_text("52000", code) for code in ("en", "ru", "tr", "ar", "th")}
    assert told == {"en": "52,000", "ru": "52\u00a0000", "tr": "52.000", "ar": "52,000", "th": "52,000"}
    assert (number_text(154, "kk"), number_text("17-20", "en"), number_text("7.5", "ru")) == ("154", "17-20", "7.5")


def test_a_law_goes_by_its_own_title_where_the_reader_has_no_text_of_ours(content):
    titles = {code: local.row("arab-league/riyadh-1983").title for code, local in localized_in_each(content).items()}
    assert (titles["ar"], titles["ar"].lang) == ("اتفاقية الرياض العربية للتعاون القضائي", "ar")
    titles = {code: local.row("kg/misdemeanours-code-2017").title for code, local in localized_in_each(content).items()}
    assert (titles["tr"], titles["tr"].lang) == (titles["en"], "en")
    titles = {code: local.row("un/refugee-1951").title for code, local in localized_in_each(content).items()}
    assert titles["uz"] == "Qochoqlar maqomi toʻgʻrisidagi konvensiya"
    assert titles["uz-Cyrl"] == "Қочоқлар мақоми тўғрисидаги конвенция"


SCRIPTS = {"ru": "[а-яё]", "kk": "[а-яёәіңғүұқөһ]", "ky": "[а-яёңөү]", "tg": "[а-яёғӣқӯҳҷ]", "uz-Cyrl": "[а-яёўқғҳ]"}
SCRIPTS |= {"ar": "[\u0621-\u064a]", "th": "[\u0e00-\u0e7f]"}


def test_a_title_is_written_in_the_letters_of_its_language(content):
    titles = [(r.id, code, text) for r in content.records.values() for code, text in original_titles(r).items()]
    assert [row for row in titles if not re.search(SCRIPTS.get(row[1], "[a-z]"), row[2].lower())] == []
    assert [row for row in titles if row[1] in SCRIPTS and len(re.findall("[A-Za-z]{4,}", row[2])) > 3] == []


def test_a_quote_says_its_language(content):
    """By its letters: Cyrillic, Arabic and Thai in no quote that says a Latin language, and the other way round."""
    latin = ("en", "uz", "tk", "tr", "fr", "nl")
    quotes = [(id, p.language, p.quote) for id, r in content.records.items() for p in proofs(r) if p.quote]
    assert len(quotes) > 700
    wrong = [row for row in quotes if bool(re.search("[а-яء-ي\u0e00-\u0e7f]", row[2].lower())) == (row[1] in latin)]
    assert wrong == []
    assert [row for row in quotes if row[1] == "en" and re.search("[ıİşğňý]", row[2]) and "Türkiye" not in row[2]] == []


def proofs(value):
    """Each proof that a record holds, at any depth."""
    for name in type(value).model_fields:
        field = getattr(value, name)
        for item in field if isinstance(field, tuple) else [field]:
            if isinstance(item, Proof):
                yield item
            elif isinstance(item, BaseModel):
                yield from proofs(item)


def original_titles(record):
    return getattr(record, "original_titles", {})


@pytest.mark.engine
def test_the_theme_has_every_word_in_every_language():
    material = __import__("material")
    folders = (ROOT / "overrides/partials/languages", Path(material.__file__).parent / "templates/partials/languages")
    wanted = set(re.findall(r'^  "([\w.]+)":', (folders[1] / "en.html").read_text(encoding="utf-8"), re.MULTILINE))
    wanted = wanted or set(re.findall(r'"([\w.]+)":', (folders[1] / "en.html").read_text(encoding="utf-8")))
    for language in SITE:
        path = next(f / f"{language}.html" for f in folders if (f / f"{language}.html").is_file())
        if path.parent == folders[0]:
            assert wanted <= set(re.findall(r'"([\w.]+)":', path.read_text(encoding="utf-8"))), language


HOME_STATE = {
    "uz": "uz",
    "uz-Cyrl": "uz",
    "kk": "kz",
    "ky": "kg",
    "tg": "tj",
    "tk": "tm",
    "tr": "tr",
    "ar": "ae",
    "th": "th",
}
OFFENCE = {
    "uz": "law/uz/criminal-code/art-135", "uz-Cyrl": "law/uz/criminal-code/art-135",
    "kk": "law/kz/criminal-code/art-128", "ky": "law/kg/criminal-code-2021/art-166",
    "tg": "law/tj/criminal-code/art-130-1", "tk": "law/tm/criminal-code-1997/art-129-1",
    "tr": "law/tr/penal-code/art-80", "ar": "law/ae/fdl-24-2023/art-2", "th": "law/th/atip-act-2551/s-6",
    "en": "law/uz/criminal-code/art-135", "ru": "law/ru/criminal-code/art-127-1",
}  # fmt: skip


@pytest.mark.engine
@pytest.mark.browser
@pytest.mark.parametrize("language", SITE)
def test_each_language_opens_right_on_a_phone(site, chromium, language):
    state = HOME_STATE.get(language, "uz")
    article = "law/un/tip-protocol/art-8"
    for stem in ("index", f"countries/{state}", OFFENCE[language], "corridors/uz-ae", "search", article):
        path = site / (f"{stem}.html" if language == "en" else f"{language}/{stem}.html")
        tab = Tab.open(chromium, width=360, height=740)
        page = tab.go(path)
        expect(page.locator("html")).to_have_attribute("lang", language)
        expect(page.locator("html")).to_have_attribute("dir", direction(language))
        assert tab.overflow() <= 0, path
        assert (tab.outside, tab.errors) == ([], [])
        tab.close()


@pytest.mark.engine
@pytest.mark.browser
@pytest.mark.parametrize("language", SITE)
def test_each_language_finds_its_own_words(site, tab, content, language):
    stem = "glossary/extradition"
    page = tab.go(site / (f"{stem}.html" if language == "en" else f"{language}/{stem}.html"))
    word = page.locator("h1").inner_text()
    page.get_by_role("combobox").fill(word)
    expect(page.locator('#finder-results [data-record="glossary/extradition"]')).to_be_visible()
