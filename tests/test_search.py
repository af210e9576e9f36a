"""Search: one spelling for what people type alike, golden queries, bad input, the page of results."""

import json
import random
import re
from itertools import pairwise
from urllib.parse import quote

import pytest
from golden import golden_queries, places, score
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import expect
from questions_asked import SECOND, answer_places, questions, recall

from accessibility import violations
from browser import Tab
from concord.content.paths import is_computed
from concord.language.languages import SITE, chain
from concord.language.localized import localized_in_each
from concord.letters.collation import collation_key, initial
from concord.letters.folding import begin_alike, folding_of
from concord.pages.staging import site_pages
from concord.records.kinds import Cooperation
from concord.search.computed import parts
from concord.search.fields import fields_of
from concord.search.index import entries_of
from concord.search.postings import DIGITS, EACH, cut, encode
from conftest import ROOT

ALIKE = {
    "ru": ("Ёлка ёлка елка", "ТОРГОВЛЯ торговля", "130.1 130-1 130¹ 130–1"),
    "uz": (
        "Oʻzbekiston O'zbekiston O‘zbekiston O’zbekiston O`zbekiston Ozbekiston Ўзбекистон ЎЗБЕКИСТОН",
        "konstitutsiya конституция",
        "hujjat ҳужжат хужжат",
        "ер yer",
        "sanʼat sanat санъат sanʽat",
        "oʻgʻirlash öğirlaş",
        "chiqish çiqiş чиқиш",
    ),
    "kk": ("Қазақстан қазақстан Казакстан", "жәбірленуші жабирленуши жәбiрленушi"),
    "ky": ("өлкө олко", "жүргүзүү жургузуу"),
    "tg": ("ҷиноят чиноят", "ҳуқуқ хукук њуќуќ", "кӯдак кудак", "ғуломӣ гуломи"),
    "tk": ("jenaýat jenayat", "söwda sowda", "çaga caga", "ňž nz"),
    "tr": ("İNSAN insan ınsan", "çalışma calisma CALISMA", "mağdur magdur"),
    "ar": (
        "الأشخاص الاشخاص",
        "ضحية ضحيه",
        "مُتّجر متجر",
        "على علي",
        "المادة مادة",
        "٨ 8",
        "والاتجار الاتجار اتجار",
        "المسؤولية المسئولية",
        "آلية الآلية للآلية",
        "التزام الالتزام والالتزام",
    ),
    "th": ("การค้ามนุษย์ การคามนุษย", "๑๒๓ 123"),
    "en": ("Türkiye turkiye", "victim's victims", "extra\u00addition extradition extra\u200bdition \ufeffextradition"),
}


@pytest.mark.parametrize(("language", "words"), [(code, row) for code, rows in ALIKE.items() for row in rows])
def test_what_people_type_alike_is_one_word(language, words):
    folding = folding_of(language)
    found = [tuple(folding.words(word)) for word in words.split(" ")]
    assert len(set(found)) == 1


def test_a_number_is_found_whole_and_by_its_parts():
    assert list(folding_of("ru").keys("ст. 130.1 УК")) == ["ст", "130-1", "130", "1", "ук"]
    assert list(folding_of("en").keys("135-modda")) == ["135", "modda"]


def test_thai_is_found_by_overlapping_runs():
    assert list(folding_of("th").keys("มนุษย์")) == ["มน", "นุ", "ุษ", "ษย"]


def decoded(text):
    if text.startswith(EACH):
        return [(page, weight) for page, letter in enumerate(text[1:]) if (weight := DIGITS.index(letter))]
    pages, page, letters = [], -1, iter(text)
    for letter in letters:
        step, bits, digit = 0, 0, DIGITS.index(letter)
        while digit >= 32:
            step, bits, digit = step + (digit - 32 << bits), bits + 5, DIGITS.index(next(letters))
        page += step + (digit << bits) + 1
        pages.append((page, DIGITS.index(next(letters))))
    return pages


@given(st.dictionaries(st.integers(0, 200_000), st.integers(0, 63)))
def test_a_list_of_pages_comes_back_as_it_was(pages):
    assert decoded(encode(sorted(pages.items()))) == sorted(pages.items())


@given(st.lists(st.integers(1, 63), min_size=9), st.sets(st.integers(0, 8), max_size=3))
def test_a_list_of_most_pages_has_a_letter_for_each(weights, missing):
    pages = [(page, weight) for page, weight in enumerate(weights) if page not in missing]
    assert len(encode(pages)) <= len(weights) + 1
    assert decoded(encode(pages)) == pages


@given(st.lists(st.text("абв", max_size=9), max_size=40), st.integers(1, 60))
def test_shards_hold_every_line_in_order(lines, size):
    shards = cut(((line, line) for line in lines), size)
    assert [line for text in shards.texts for line in text.split("\n")] == lines
    assert len(shards.firsts) == len(shards.texts)


IN_ORDER = {
    "ru": "Африка ёлка ель ёрш жук йога яма",
    "uz": "bola qiz sud tergov yoʻl oʻq gʻoz shahar chet",
    "uz-Cyrl": "бола суд яра ўқ қиз ғоз ҳуқуқ",
    "kk": "адам әке бала ғалым дәрігер қала ңа өмір ұл үй хат ыдыс іс",
    "ky": "нан ңа обон өлкө уул үй",
    "tg": "гул ғор иш ӣд йод кор қонун ун ӯ хона ҳуқуқ чой ҷон",
    "tk": "can çaga el äden jan žan nan ňan ot öt san şan ut üt yat ýat",
    "tr": "cam çam ılık ilk oda öde su şu uç üç",
    "ar": "أمل باب تاج ثوب جمل",
    "th": "กา เกม ขา ไข่ คน",
    "en": "2 10 apple Émile zoo",
}


@pytest.mark.parametrize("language", IN_ORDER)
def test_words_stand_in_the_order_of_their_language(language):
    words = IN_ORDER[language].split()
    mixed = random.Random(1).sample(words, len(words))
    assert sorted(mixed, key=lambda word: collation_key(word, language)) == words


def test_an_index_goes_by_letters_not_signs():
    assert [initial(word, "uz") for word in ("Oʻzbekiston", "o'q", "Shahar", "2008", "Суд")] == [
        "Oʻ",
        "Oʻ",
        "Sh",
        "#",
        "#",
    ]
    assert [initial(word, "tr") for word in ("İnsan", "Ilgaz", "insan")] == ["İ", "I", "İ"]
    assert initial("เกม", "th") == "ก"


@pytest.fixture(scope="module")
def localizations(content):
    return localized_in_each(content)


@pytest.fixture(scope="module")
def pages(localizations):
    return tuple(site_pages(localizations))


def test_the_names_of_a_page_are_those_of_its_languages(localizations, pages):
    page = next(p for p in pages if p.record == "glossary/trafficking-in-persons" and p.language == "ru")
    fields = fields_of(localizations["ru"], page)
    assert {"торговля людьми", "odam savdosi", "การค้ามนุษย์"} <= set(fields.names)
    corridor = next(p for p in pages if p.record == "corridors/uz-ae" and p.language == "en")
    assert "UZ AE" in fields_of(localizations["en"], corridor).names
    provision = next(p for p in pages if p.record == "tr/penal-code/art-80" and p.language == "tr")
    assert {"TCK", "5237", "Türk Ceza Kanunu"} <= set(fields_of(localizations["tr"], provision).belongs)


def test_a_text_says_where_its_language_changes(localizations, pages):
    texts = [fields_of(localizations["uz"], p).text for p in pages if p.language == "uz" and p.borrowed]
    languages = [{text.lang for text in runs} for runs in texts]
    assert set().union(*languages) <= set(chain("uz"))
    assert max(map(len, languages)) > 1


# ---- in a browser


def part(site, name):
    text = (site / f"assets/search/{name}.js").read_text(encoding="utf-8")
    return json.loads(text.partition(",")[2].removesuffix(");\n"))


def paths_of(table):
    """The page of each entry, as the browser puts it together."""
    ids = (id.partition("#")[0] for id in table["ids"].split("\n"))
    return [table["paths"][path].replace("@", id) for id, path in zip(ids, table["path"], strict=True)]


def languages_of_titles(record):
    return {*getattr(record, "original_titles", ()), *getattr(record, "short_titles", ())}


@pytest.mark.engine
@pytest.mark.parametrize("language", SITE)
def test_the_index_of_a_language_has_its_pages_and_what_has_an_official_name_in_it(
    site, content, localizations, language
):
    published = {id for id, record in content.records.items() if record.kind != "source" and id != "index"}
    expected = {
        id
        for id in published
        if language == "en" or is_computed(content.records[id]) or (id, language) in content.translations
    }
    scripts = {"uz", "uz-Cyrl"} if language.startswith("uz") else {language}
    named = {id for id in published if scripts & languages_of_titles(content.records[id])} - expected
    table = part(site, f"{language}/table")
    ids = table["ids"].split("\n")
    assert {ids[int(n)] for n in table["elsewhere"]} == named
    assert (len(named) > 0) == (language not in ("en", "ru", "ky"))  # each law with a Kyrgyz name has its page
    expected |= named
    corridors = {id for id in expected if id.startswith("corridors/")}
    places = (*Cooperation, "treaties", "criminality")
    expected |= {f"{id}#{place}" for id in corridors for place in places}  # each part is found alone
    expected |= {f"{part.stem}{part.place}" for part in parts(localizations[language])}
    assert {"compare/extradition#uz", "matrix/untoc#chapter-1", "outcomes#figures", "roles/judge"} <= expected
    assert set(ids) == expected
    assert all((site / path).is_file() for path in paths_of(table))
    assert len(table["titles"].split("\n")) == len(table["kind"]) == len(ids) == len(expected)
    assert table["words"] == sorted(table["words"])
    texts = sum(len(part(site, f"{language}/t{n}").split("\n")) for n in range(len(table["texts"])))
    assert texts == len(expected)


TYPED_EARLY = """new MutationObserver((_, observer) => {
  const input = document.getElementById("finder");
  if (input) { observer.disconnect(); input.focus(); input.value = "торговля людьми 135"; }
}).observe(document, {childList: true, subtree: true});"""


@pytest.mark.browser
def test_what_is_typed_before_the_scripts_are_there_is_looked_for(site, chromium):
    page = chromium.new_page()
    page.add_init_script(TYPED_EARLY)
    page.goto((site / "ru/index.html").as_uri())
    expect(page.get_by_role("option").first).to_contain_text("Ст. 135")
    page.close()


@pytest.mark.browser
def test_the_script_folds_as_the_builder_does(site, tab, localizations, pages):
    page = tab.go(site / "search.html")
    dice = random.Random(8)
    strange = ["".join(chr(dice.choice(ranges)) for _ in range(12)) for ranges in STRANGE for _ in range(200)]
    for language in SITE:
        texts = [" ".join(entry.fields.text) for entry in entries_of(localizations[language], pages)]
        words = sorted({word for text in texts for word in text.split()}) + strange
        theirs = page.evaluate(FOLD, [language, words])
        folding = folding_of(language)
        assert theirs == [list(folding.words(word)) for word in words]


STRANGE = (range(0x20, 0x250), range(0x300, 0x600), range(0x600, 0x700), range(0xE01, 0xE5C), range(0x2000, 0x2100))
FOLD = """async ([language, words]) => {
  const index = await concordSearch.open('.', language);
  return words.map(word => concordSearch.wordsOf(index.folding, word));
}"""


@pytest.mark.browser
def test_the_script_and_the_rules_take_the_same_words_for_forms_of_one(site, tab, localizations, pages):
    page = tab.go(site / "search.html")
    texts = " ".join(text for entry in entries_of(localizations["ru"], pages) for text in entry.fields.text)
    words = sorted({word for word in folding_of("ru").words(texts) if word.isalpha()})
    pairs = [*pairwise(words), *zip(words, words[3:], strict=False)]
    theirs = page.evaluate("pairs => pairs.map(([word, form]) => concordSearch.quality(word, form) > 0)", pairs)
    assert 0 < sum(theirs) < len(theirs)
    assert theirs == [begin_alike(word, form) for word, form in pairs]


LEAST = {"en": 0.95, "ru": 0.95}


@pytest.mark.browser
@pytest.mark.parametrize("language", SITE)
def test_golden_queries_find_their_record(site, tab, language):
    queries = [one for one in golden_queries() if one.language == language]
    wanted = {"ru": 200, "en": 150, "uz-Cyrl": 25}.get(language, 100)
    assert len({one.query for one in queries}) == len(queries) >= wanted
    found = places(tab.go(site / "search.html"), language, queries)
    held = score([place for one, place in zip(queries, found, strict=True) if one.is_held])
    whole = score(found)
    print(f"{language}: all {whole}, held aside {held}")
    assert whole.recall >= LEAST.get(language, 0.90)
    assert whole.rank >= 0.8
    assert held.recall >= LEAST.get(language, 0.90) - 0.05


# What is reached, less one question; of the third kept aside, two.
LEAST_ANSWERED = {
    "ar": 0.93,
    "en": 0.95,
    "kk": 0.94,
    "ru": 0.95,
    "tg": 0.95,
    "th": 0.94,
    "tk": 0.95,
    "tr": 0.97,
    "uz": 0.93,
}
LEAST_HELD = {"kk": 0.77, "uz": 0.74}


@pytest.mark.browser
@pytest.mark.parametrize("language", sorted({one.language for one in questions()}))
def test_golden_questions_are_answered_among_the_first_three(site, tab, language):
    asked = [one for one in questions() if one.language == language]
    assert len({one.query for one in asked}) == len(asked) >= 40
    found = answer_places(tab.go(site / "search.html"), language, asked)
    held = [place for one, place in zip(asked, found, strict=True) if one.is_held]
    print(f"{language}: all {recall(found, 3):.2f}, held aside {recall(held, 3):.2f}")
    assert recall(found, 3) >= LEAST_ANSWERED.get(language, 0.90)
    assert recall(held, 3) >= LEAST_HELD.get(language, 0.82)


@pytest.mark.browser
@pytest.mark.parametrize("language", sorted({one.language for one in questions(SECOND)}))
def test_questions_of_the_second_set_are_answered(site, tab, language):
    asked = [one for one in questions(SECOND) if one.language == language]
    assert recall(answer_places(tab.go(site / "search.html"), language, asked), 3) >= 0.85


@pytest.mark.browser
def test_strange_queries_neither_throw_nor_hang(site, tab):
    page = tab.go(site / "ru/search.html")
    slowest, failed = page.evaluate(FUZZ, 10_000)
    assert failed == []
    assert slowest < 200


FUZZ = """async count => {
  let seed = 7;
  const dice = n => { seed = (seed * 1103515245 + 12345) % 2147483648; return seed % n; };
  const bits = ['', ' ', '\\u0000', '\\u0007', '\\ud800', '\\udfff', '<img src=x onerror=alert(1)>', '</script>', '.*', '(?:', '[^',
    '\\\\', '"', '«', '$&', '%', '&q=', 'торговля', 'odam', '135', '130.1', '١٣', 'ค้า', 'ال', 'é', '\\u0301', '🙂', '-', "'", 'constructor',
    '__proto__', 'toString', 'ß', 'İ', '\\u202e', '\\t', '\\n'];
  const index = await concordSearch.open('..', 'ru'), failed = [];
  for (const word of ['торговля', 'п', 'экстрадцыя']) { await concordSearch.ask(index, word); }
  let slowest = 0;
  for (let n = 0; n < count; n++) {
    let query = '';
    for (let parts = dice(6); parts >= 0; parts--) {
      query += dice(3) ? bits[dice(bits.length)] : String.fromCharCode(dice(65536));
      if (dice(4) === 0) { query += ' '; }
    }
    if (n % 500 === 0) { query = query.repeat(1000).slice(0, 10000); }
    let best = Infinity;  // a pause of the machine is no slow query: a slow one is slow again
    for (let tries = 0; tries < 3 && best > 200; tries++) {
      const start = performance.now();
      try { await concordSearch.ask(index, query); } catch (error) { failed.push(query + ': ' + error); }
      best = Math.min(best, performance.now() - start);
    }
    slowest = Math.max(slowest, best);
  }
  return [slowest, failed];
}"""


@pytest.mark.browser
def test_nothing_typed_becomes_part_of_a_page(site, tab):
    page = tab.go(site / "search.html")
    before = page.evaluate("document.querySelectorAll('script, img, iframe').length")
    box = page.get_by_role("combobox", name="Search")
    for bad in (
        "<img src=x onerror=alert(1)>",
        "</ul><script>alert(1)</script>",
        '"><svg onload=alert(1)>',
        "javascript:alert(1)",
    ):
        page.goto(f"file://{site}/search.html?q={quote(bad)}&country={quote(bad)}")
        expect(page.locator("form[data-ready]")).to_be_attached()
        box.fill(bad)
        expect(page.locator("#finder-results li").first).to_be_visible()
        loaded = page.evaluate(
            "[...document.querySelectorAll('script')].filter(s => !s.src.startsWith('file:')).length"
        )
        assert page.locator("#content img, #content script, #content svg, #content iframe").count() == 0
        assert loaded <= before


def results(page):
    expect(page.locator("form[data-ready]")).to_be_attached()
    return [item.get_attribute("data-record") for item in page.locator("#results > li").all()]


def told(page):
    return page.locator("#notes").inner_text()


@pytest.mark.browser
def test_a_word_of_another_language_leads_to_the_concept_and_the_page_says_so(site, tab):
    page = tab.go(f"{site}/ru/search.html?q=odam savdosi")
    assert results(page)[0] == "glossary/trafficking-in-persons"
    assert "odam savdosi → торговля людьми" in told(page)
    page = tab.go(f"{site}/search.html?q=การค้ามนุษย์")
    assert results(page)[0] == "glossary/trafficking-in-persons"
    assert len(results(page)) > 10


@pytest.mark.browser
@pytest.mark.parametrize(
    ("path", "query", "record"),
    [
        ("search.html", "18 USC 1591", "us/18-usc-ch77/s-1591"),
        ("search.html", "UZ CC 135", "uz/criminal-code/art-135"),
        ("search.html", "TIP art 8", "un/tip-protocol/art-8"),
        ("ru/search.html", "ст. 135 УК РУз", "uz/criminal-code/art-135"),
        ("uz/search.html", "135-modda", "uz/criminal-code/art-135"),
        ("uz/search.html", "18 USC 1591", "us/18-usc-ch77/s-1591"),  # which Uzbek does not have
        ("ru/search.html", "135 УК РК", "kz/criminal-code/art-135"),
    ],
)
def test_a_number_leads_straight_to_its_provision(site, tab, path, query, record):
    page = tab.go(site / path)
    box = page.locator("#finder")
    box.press_sequentially(query)
    expect(page.locator("#finder-results li").first).to_have_attribute("data-record", record)
    box.press("Enter")
    page.wait_for_url(re.compile(re.escape(record)))


ENTER_AT_ONCE = """query => {
  const input = document.getElementById("finder");
  input.value = query;
  input.dispatchEvent(new Event("input"));
  input.dispatchEvent(new KeyboardEvent("keydown", {key: "Enter"}));
}"""


@pytest.mark.browser
def test_enter_waits_for_the_answer_to_what_was_typed_last(site, tab):
    page = tab.go(site / "ru/search.html")
    page.evaluate(ENTER_AT_ONCE, "135 УК РК")
    page.wait_for_url(re.compile("kz/criminal-code/art-135"))


@pytest.mark.browser
def test_enter_leads_to_the_page_of_results_where_no_one_page_is_meant(site, tab):
    page = tab.go(site / "index.html")
    page.get_by_role("combobox", name="Search").press_sequentially("extradition")
    expect(page.locator("#finder-results li").last).to_contain_text("All results")
    page.get_by_role("combobox", name="Search").press("Enter")
    page.wait_for_url(re.compile("search.html"))
    assert results(page)[0] == "glossary/extradition"


@pytest.mark.browser
def test_results_are_narrowed_and_the_address_says_how(site, tab):
    page = tab.go(f"{site}/search.html?q=extradition")
    whole = int(re.search(r"\d+", page.locator("#found").inner_text())[0]) if results(page) else 0
    expect(page.get_by_label("Country")).to_be_hidden()  # what narrows is shut until it is wanted
    page.get_by_text("Narrow the results").click()
    page.get_by_label("Country").select_option("uz")
    page.wait_for_url(re.compile(r"\?q=extradition&country=uz$"))
    results(page)
    less = int(re.search(r"\d+", page.locator("#found").inner_text())[0])
    assert 0 < less < whole
    label = page.get_by_label("Kind").locator("option", has_text="How to ask").inner_text()
    page.get_by_label("Kind").select_option("measure")
    page.wait_for_url(re.compile("kind=measure"))
    assert len(results(page)) == int(re.search(r"\((\d+)\)", label)[1])
    assert all(id.startswith("measures/uz/") for id in results(page))


@pytest.mark.browser
def test_an_address_alone_lists_what_it_names(site, tab):
    page = tab.go(f"{site}/search.html?kind=practice&country=KG")
    assert results(page)
    assert all(id.startswith("practices/") for id in results(page))


@pytest.mark.browser
def test_words_in_quotation_marks_stand_side_by_side(site, tab):
    loose = results(tab.go(f"{site}/search.html?q=joint investigation"))
    page = tab.go(f'{site}/search.html?q="investigation joint"')
    expect(page.locator("form[data-ready]")).to_be_attached()
    assert len(results(page)) < len(loose)
    assert "glossary/joint-investigation" in results(tab.go(f"{site}/search.html?q=«joint investigation»"))


@pytest.mark.browser
def test_found_words_are_marked_as_they_are_written(site, tab):
    page = tab.go(f"{site}/uz/search.html?q=ўзбекистон")
    results(page)
    expect(page.locator("#results mark").first).to_have_text(re.compile("^oʻzbekiston", re.IGNORECASE))
    page = tab.go(f"{site}/th/search.html?q=ค้ามนุษย์")
    results(page)
    expect(page.locator("#results mark").first).to_have_text("ค้ามนุษย์")


@pytest.mark.browser
def test_nothing_found_says_what_was_searched_and_offers_near_words(site, tab):
    page = tab.go(f"{site}/search.html?q=zzzzzz")
    assert results(page) == []
    pages = set(paths_of(part(site, "en/table")))
    assert f"Pages searched: {len(pages)}." in page.locator("#found").inner_text()
    page = tab.go(f"{site}/search.html?q=extradiction")
    assert results(page)[0] == "glossary/extradition"
    assert "extradition" in told(page)


BETS = [
    (
        "search.html",
        "how do I get a witness in Dubai heard by video, we are in Tashkent",
        "uz-ae#video-evidence",
        "ae-uz",
    ),
    ("search.html", "extradition Turkey Kazakhstan", "tr-kz#extradition", "kz-tr"),
    ("search.html", "extradition from Kazakhstan to Turkmenistan", "tm-kz#extradition", "kz-tm"),
    ("ru/search.html", "допрос свидетеля по видеосвязи из ОАЭ в Узбекистан", "uz-ae#video-evidence", "ae-uz"),
    ("ru/search.html", "запрос о правовой помощи из Москвы в Ташкент", "ru-uz#mutual-legal-assistance", "uz-ru"),
    ("tr/search.html", "Kazakistan'dan Türkiye'ye iade", "tr-kz#extradition", "kz-tr"),
    ("ar/search.html", "تسليم متهم من كازاخستان إلى الإمارات", "ae-kz#extradition", "kz-ae"),
    ("th/search.html", "ส่งผู้ร้ายข้ามแดนจากอุซเบกิสถานมาไทย", "th-uz#extradition", "uz-th"),
]


@pytest.mark.browser
@pytest.mark.parametrize("bet", BETS)
def test_a_question_leads_to_its_sheet_and_says_how_it_was_read(site, tab, bet):
    path, query, sheet, back = bet
    page = tab.go(f"{site}/{path}?q={quote(query)}")
    assert results(page)[0] == f"corridors/{sheet}"
    read = page.locator("#results .bet .read")
    expect(read).to_be_visible()
    assert read.get_by_role("link").get_attribute("href").endswith(f"corridors/{back}.html#{sheet.partition('#')[2]}")
    page.locator("#finder").fill(query)
    expect(page.locator("#finder-results li").first).to_have_attribute("data-record", f"corridors/{sheet}")


@pytest.mark.browser
def test_who_names_one_state_chooses_the_other(site, tab):
    page = tab.go(f"{site}/search.html?q=how do I get a witness heard in Dubai")
    assert results(page)[0] == "measures/ae/video"
    read = page.locator("#results .bet .read")
    expect(read).to_contain_text("United Arab Emirates answers: Evidence by video · Which State asks?")
    path = read.get_by_role("link", name="Kyrgyzstan").get_attribute("href")
    assert path.endswith("corridors/kg-ae.html#video-evidence")


@pytest.mark.browser
@pytest.mark.parametrize(
    ("path", "query", "record"),
    [
        ("ru", "Бишкек 2024", "workshops/bishkek-2024"),
        (".", "recommendations", "outcomes"),
        (".", "checked by a lawyer", "confidence"),
        (".", "overdue for review", "review/index"),
        ("tk", "Russiýadan pidany yzyna getirmek", "corridors/tm-ru#repatriation"),
        ("uz", "Rossiyadan bizdan qochqinni soʻrashyapti", "corridors/ru-uz#extradition"),
    ],
)
def test_a_question_in_plain_words_finds_its_page(site, tab, path, query, record):
    page = tab.go(f"{site}/{path}/search.html?q={quote(query)}")
    assert results(page)[0] == record
    page.locator("#finder").fill(query)
    expect(page.locator("#finder-results li").first).to_have_attribute("data-record", record)


@pytest.mark.browser
def test_a_note_shows_words_as_they_are_written(site, tab):
    page = tab.go(f"{site}/kk/search.html?q=Қққжжж экстрадиция")
    results(page)
    assert "экстрадиция → ұстап беру" in told(page)
    page = tab.go(f"{site}/ru/search.html?q=гражданстао")
    results(page)
    assert re.search("гражданстао → гражданств", told(page), re.IGNORECASE)


@pytest.mark.browser
def test_the_sentence_that_says_how_a_question_was_read_names_both_states(site, tab):
    page = tab.go(f"{site}/search.html?q=extradition from the UAE to Uzbekistan")
    results(page)
    read = page.locator("#results .bet .read").inner_text()
    assert "Uzbekistan asks, United Arab Emirates answers: Extradition" in read
    assert "The other way round: United Arab Emirates → Uzbekistan: Extradition" in read


@pytest.mark.browser
def test_what_the_next_language_has_stands_in_the_same_list_and_says_so(site, tab):
    page = tab.go(f"{site}/ky/search.html?q=Жазык кодекси 127.1 кулчулук")
    expect(page.locator('#results a[hreflang="ru"]').first).to_be_visible()


@pytest.mark.browser
def test_where_nothing_is_found_the_ways_to_who_could_know_are_offered(site, tab):
    page = tab.go(f"{site}/ru/search.html?q=zzzzzz")
    assert results(page) == []
    expect(page.locator("#instead a")).to_have_count(2)
    page = tab.go(f"{site}/ru/search.html?q=выдача из ОАЭ в Узбекистан&year=1800")
    assert results(page) == []
    expect(page.locator("#instead a").first).to_have_attribute("href", re.compile("corridors/uz-ae.html#extradition$"))


@pytest.mark.browser
def test_a_word_on_no_page_hides_nothing(site, tab):
    assert results(tab.go(f"{site}/search.html?q=extradition zebra"))[0] == "glossary/extradition"
    assert results(tab.go(f"{site}/search.html?q=extra\u00addition"))[0] == "glossary/extradition"


@pytest.mark.browser
def test_a_known_blank_is_said_to_be_unchecked(site, tab):
    page = tab.go(f"{site}/search.html?q=tajikistan prevention")
    results(page)
    assert "We have not checked this: Prevention, Tajikistan" in told(page)
    page = tab.go(f"{site}/search.html?q=kazakhstan extradition")
    results(page)
    assert "not checked" not in told(page)


@pytest.mark.browser
def test_other_languages_are_searched_on_request(site, tab):
    page = tab.go(f"{site}/uz/search.html?q=trafficking")
    results(page)
    page.get_by_role("button", name="English").click()
    expect(page.locator("#others section[lang=en] li").first).to_have_attribute("data-record", re.compile("/"))


@pytest.mark.browser
@pytest.mark.parametrize("width", [1366, 360])
@pytest.mark.parametrize(
    "path", ["search.html?q=extradition uae", "ar/search.html?q=استغلال", "ru/search.html?q=odam savdosi"]
)
def test_results_are_accessible_and_fit(site, chromium, path, width):
    tab = Tab.open(chromium, width)
    page = tab.go(f"{site}/{path}")
    assert results(page)
    page.locator("#finder").fill("135")
    expect(page.locator("#finder-results li").first).to_be_visible()
    assert tab.overflow() <= 0
    assert (tab.outside, tab.errors) == ([], [])
    assert violations(page) == []
    tab.close()


@pytest.mark.browser
def test_the_lists_that_stand_in_for_the_search_lead_everywhere(site, chromium, content):
    tab = Tab.open(chromium, java_script_enabled=False)
    page = tab.go(site / "search.html")
    page.locator("#content").get_by_role("link", name="All pages from A to Z").click()
    expect(page.locator("h1")).to_have_text("All pages from A to Z")
    linked = set()
    for name in ("names", "articles", "subjects"):
        linked |= set(
            re.findall(r'href="\.\./([^"#]+)\.html"', (site / f"indexes/{name}.html").read_text(encoding="utf-8"))
        )
    left_out = {"corridor", "article", "source"}
    for id, record in content.records.items():
        if record.kind not in left_out:
            assert {id, f"law/{id}", f"law/{id}/index"} & linked, id
    tab.close()


@pytest.mark.browser
def test_the_search_works_in_firefox_from_a_file(site):
    from firefox import opened

    with opened() as firefox:
        firefox.go(f"file://{site}/uz/search.html?q={quote('ўзбекистон')}")
        firefox.wait("document.querySelector('form[data-ready]')")
        assert firefox.ask("document.querySelector('#results li').dataset.record") == "countries/uz"
        queries = [one for one in golden_queries() if one.language == "ru" and one.is_held]
        ids = firefox.ask(
            f"Promise.all({json.dumps([one.query for one in queries])}.map(async query => {{"
            "const index = await concordSearch.open('..', 'ru'), answer = await concordSearch.ask(index, query);"
            "return answer.rows.slice(0, 5).map(row => row.index.ids[row.page]).join(' '); })).then(rows => rows.join('\\n'))"
        ).split("\n")
        assert (
            score([1 if one.expected in row.split() else None for one, row in zip(queries, ids, strict=True)]).recall
            >= 0.95
        )
        assert firefox.errors() == []


def test_the_page_of_results_names_every_file_it_reads():
    text = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "overrides/assets").glob("search*.js"))
    for name in ("/table", "/near", "/concepts", "/facets"):
        assert f'"{name}"' in text
