"""The reader's way through the site, in a real browser, from a folder, with the network off."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from browser import Tab
from concord.language.languages import SITE

pytestmark = [pytest.mark.engine, pytest.mark.browser]

MOVED = "authorities/ae/abu-dhabi-centre-for-sheltering-and-huma.html"


def test_the_whole_way_from_home_to_a_result_in_russian(site, tab):
    page = tab.go(site / "index.html")
    content = page.locator("#content")
    content.get_by_role("link", name="Uzbekistan", exact=True).click()
    content.get_by_role("link", name="Art. 135. Trafficking in persons").first.click()
    expect(page).to_have_url(re.compile("law/uz/criminal-code/art-135.html$"))
    content.get_by_role("link", name="Art. 5. Criminalisation").click()
    expect(page).to_have_url(re.compile("law/un/tip-protocol/art-5.html$"))
    content.locator('[href$="uz/criminal-code/art-135.html"]').click()
    content.locator('[href*="practices/dubai-police"]').click()
    expect(page.locator("h1")).to_contain_text("Dubai Police")
    content.locator('[href$="corridors/uz-ae.html"]').click()
    content.locator('[href$="countries/ae.html"]').first.click()
    expect(page.locator("h1")).to_have_text("United Arab Emirates")
    page.locator(".switch summary").click()
    page.get_by_role("link", name="Русский").click()
    expect(page).to_have_url(re.compile("ru/countries/ae.html$"))
    expect(page.locator("html")).to_have_attribute("lang", "ru")
    page.get_by_role("combobox").fill("торговля людьми 135")
    option = page.get_by_role("option").first
    expect(option).to_contain_text("Ст. 135")
    option.click()
    expect(page).to_have_url(re.compile("ru/law/uz/criminal-code/art-135.*html$"))


@pytest.mark.parametrize("language", ["en", "ru"])
def test_from_tashkent_to_a_witness_in_dubai_in_two_clicks(site, tab, language):
    """I am in Tashkent, the witness is in Dubai: home → Show me how → the treaty article that allows it."""
    page = tab.go(site / ("index.html" if language == "en" else "ru/index.html"))
    assert page.locator(".chooser [name=from]").input_value() == ""
    page.locator(".chooser [name=from]").select_option("uz")
    page.locator(".chooser [name=measure]").select_option("video-evidence")
    page.locator(".chooser [name=to]").select_option("ae")
    page.locator(".chooser [type=submit]").click()
    expect(page).to_have_url(re.compile("corridors/uz-ae.html#video-evidence$"))
    sheet = page.locator("#video-evidence")
    expect(sheet).to_have_attribute("open", "")
    expect(sheet.locator("summary").first).to_be_in_viewport()
    sheet.locator('.bases [href$="un/untoc/art-18.html"]').click()
    expect(page).to_have_url(re.compile("law/un/untoc/art-18.html$"))


def test_home_says_who_asks_whom_and_turns_it_round(site, tab):
    page = tab.go(site / "index.html")
    said = page.locator(".chooser [role=status]")
    expect(said).to_have_text("Choose both States first.")
    page.locator(".chooser [name=from]").select_option("uz")
    page.locator(".chooser [name=to]").select_option("ae")
    expect(said).to_have_text("Uzbekistan asks United Arab Emirates.")
    page.get_by_role("button", name="They ask us instead").click()
    expect(said).to_have_text("United Arab Emirates asks Uzbekistan.")
    page.locator(".chooser [type=submit]").click()
    expect(page).to_have_url(re.compile("corridors/ae-uz.html#video-evidence$"))


def test_home_leads_to_the_treaties_that_bind_both(site, tab):
    page = tab.go(site / "index.html")
    page.locator(".chooser [name=from]").select_option("tm")
    page.locator(".chooser [name=measure]").select_option("treaties")
    page.locator(".chooser [name=to]").select_option("tr")
    page.locator(".chooser [type=submit]").click()
    expect(page).to_have_url(re.compile("corridors/tm-tr.html#treaties$"))
    expect(page.locator("#treaties")).to_have_attribute("open", "")
    expect(page.locator("#treaties > .rows").get_by_role("link", name="UNCAC")).to_be_visible()


def test_a_case_begins_with_steps_that_lead_to_the_sheets_of_the_chosen_pair(site, tab):
    page = tab.go(site / "index.html")
    page.get_by_role("link", name="A victim is found abroad").click()
    expect(page.locator(".steps > li")).to_have_count(7)
    links, notes = page.locator(".steps a.step"), page.locator(".steps .choose")
    expect(links.last).to_have_attribute("href", "#pair")  # the script has seen that nothing is chosen
    assert {link.get_attribute("href") for link in links.all()} == {"#pair"}
    expect(notes.first).to_be_visible()
    page.locator(".chooser [name=from]").select_option("kg")
    page.locator(".chooser [name=to]").select_option("ru")
    expect(notes.first).to_be_hidden()
    links.nth(3).click()
    expect(page).to_have_url(re.compile("corridors/kg-ru.html#repatriation$"))
    expect(page.locator("#repatriation")).to_have_attribute("open", "")


@pytest.mark.parametrize(("language", "state"), [("ky", "kg"), ("ar", "ae"), ("en", ""), ("ru", "")])
def test_whoever_reads_the_language_of_one_state_begins_there_and_chooses_the_other(site, tab, language, state):
    home = "" if language == "en" else f"{language}/"
    for stem in ("index", "cases-begin/victim"):
        page = tab.go(site / f"{home}{stem}.html")
        assert page.locator(".chooser [name=from]").input_value() == state
        assert page.locator(".chooser [name=to]").input_value() == ""


def test_a_corridor_opens_with_one_screen_and_a_phone_needs_few(site, tab):
    page = tab.go(site / "corridors/uz-ae.html")
    page.set_viewport_size({"width": 1366, "height": 768})
    lines = page.locator(".sheets .sheet > summary").all()
    assert len(lines) == 13
    assert max(line.bounding_box()["y"] for line in lines if line.is_visible()) < 768
    page.set_viewport_size({"width": 360, "height": 740})
    assert page.evaluate("document.documentElement.scrollHeight") < 6 * 740


@pytest.mark.parametrize("measure", ["extradition", "mutual-legal-assistance", "repatriation"])
@pytest.mark.parametrize("pair", ["uz-ae", "kz-ru", "uz-tr"])
def test_a_sheet_is_printed_alone_on_two_pages_at_most(site, tab, pair, measure):
    page = tab.go(f"{site}/corridors/{pair}.html#{measure}")
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    printed = page.pdf(prefer_css_page_size=True)
    assert 1 <= len(re.findall(rb"/Type\s*/Page\b", printed)) <= 2
    page.emulate_media(media="print")
    for other in page.locator(f".sheet:not(#{measure})").all():
        assert not other.is_visible()
    expect(page.locator(f"#{measure} .asking")).to_be_visible()
    expect(page.locator(".running")).to_be_visible()


ANOTHER_WAY = [
    ("kg-ru", "identification-referral"),
    ("tr-kz", "mutual-legal-assistance"),
    ("kg-tj", "extradition"),
    ("kz-tr", "confiscation"),
]


@pytest.mark.parametrize(("pair", "measure"), ANOTHER_WAY)
def test_another_way_is_printed_with_its_sheet(site, tab, pair, measure):
    page = tab.go(f"{site}/corridors/{pair}.html#{measure}")
    way = page.locator(f"#{measure} dt", has_text="Another way")
    expect(way).to_have_count(1)
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert len(re.findall(rb"/Type\s*/Page\b", page.pdf(prefer_css_page_size=True))) <= 2
    page.emulate_media(media="print")
    expect(way).to_be_visible()


def test_what_a_sheet_does_not_tell_is_one_link_away_and_paper_says_where_it_stands(site, tab):
    page = tab.go(f"{site}/corridors/kz-tr.html#extradition")
    sheet = page.locator("#extradition")
    page.emulate_media(media="print")
    more = sheet.locator("dd small a", has_text=re.compile(r"^\d+ more$"))
    assert all(link.is_visible() for link in more.all())
    expect(sheet.locator("dt", has_text="More stands in")).to_be_visible()
    page.emulate_media(media="screen")
    point = more.first.get_attribute("href").partition("#")[2]
    count = int(more.first.inner_text().split()[0])
    more.first.click()
    expect(page).to_have_url(re.compile("law/bilateral/kz-tr-legal-aid-1995/index.html#terms-[a-z-]+$"))
    expect(page.locator(f"#{point}")).to_be_in_viewport()
    assert page.locator(f"#{point} ~ dd").count() > count


def test_the_glossary_shows_the_two_languages_that_are_chosen(site, tab):
    page = tab.go(site / "ru/glossary/index.html")
    shown = page.locator(".words thead th:visible")
    expect(shown).to_have_text(["Русский", "English"])
    page.locator('[name="first"][value="uz"]').check()
    page.locator('[name="second"][value="ar"]').check()
    expect(shown).to_have_text(["Oʻzbek", "العربية"])
    rows = page.locator(".words tbody tr")
    for language in ("uz", "ar"):
        assert all(cell.inner_text().strip() not in ("", "–") for cell in rows.locator(f'[lang="{language}"]').all())


@pytest.mark.parametrize("place", ["", "#sure"])
def test_an_old_address_leads_to_the_new_page_at_the_place_that_was_asked_for(site, tab, place):
    page = tab.go(f"{site}/ru/{MOVED}{place}")
    expect(page).to_have_url(re.compile(f"ru/authorities/ae/ewaa.html{place}$"))


def test_an_old_address_leads_on_without_scripts(site, chromium):
    context = chromium.new_context(offline=True, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"file://{site}/{MOVED}")
    expect(page).to_have_url(re.compile("authorities/ae/ewaa.html$"))
    context.close()


def test_the_matrix_can_be_filtered_by_chapter(site, tab):
    page = tab.go(site / "matrix/untoc.html")
    page.locator("[data-filter]").select_option("chapter-3")
    expect(page.locator("#chapter-3")).to_be_visible()
    expect(page.locator("#chapter-1")).to_be_hidden()


def test_two_countries_can_be_compared(site, tab):
    page = tab.go(f"{site}/compare/trafficking-offence.html?countries=uz-ae")
    expect(page.locator("[data-country=uz]")).to_be_visible()
    expect(page.locator("[data-country=kz]")).to_be_hidden()
    page.get_by_label("Uzbekistan").uncheck()
    expect(page.locator("[data-country=kz]")).to_be_visible()


def test_search_works_by_keyboard(site, tab):
    page = tab.go(site / "law/un/untoc/art-18.html")
    box = page.get_by_role("combobox")
    box.press_sequentially("extradit")
    expect(page.get_by_role("option").first).to_be_visible()
    expect(box).to_have_attribute("aria-expanded", "true")
    box.press("ArrowDown")
    expect(page.get_by_role("option").first).to_have_attribute("aria-selected", "true")
    box.press("Escape")
    expect(box).to_have_attribute("aria-expanded", "false")
    box.press_sequentially("ion")
    expect(page.get_by_role("option").first).to_be_visible()
    box.press("ArrowDown")
    box.press("Enter")
    expect(page).not_to_have_url(re.compile("art-18"))


def test_the_search_page_takes_its_words_from_the_address(site, tab):
    counts = []
    for word in ("возвращённые", "возвращенные"):  # ё finds е
        page = tab.go(f"{site}/ru/search.html?q={word}")
        expect(page.locator("#results li").first).to_be_visible()
        counts.append(page.locator("#results li").count())
    assert counts[0] == counts[1] > 0
    page = tab.go(f"{site}/ru/search.html?q=ыыыъъъ")
    expect(page.locator("#found")).to_contain_text("Ничего не найдено")
    page = tab.go(f"{site}/ru/search.html?q=выдача")
    expect(page.locator("#results li").first).to_have_attribute("data-record", "glossary/extradition")
    page = tab.go(f"{site}/search.html?q=<zzqqzz qqzzq=wwxxw>")
    expect(page.locator("#found")).to_contain_text("<zzqqzz")


def test_the_corridor_chooser_works_without_a_network(site, tab):
    page = tab.go(site / "ru/index.html")
    page.locator(".chooser [name=from]").select_option("ae")
    page.locator(".chooser [name=to]").select_option("uz")
    page.locator(".chooser [type=submit]").click()
    expect(page).to_have_url(re.compile("ru/corridors/ae-uz.html#video-evidence$"))
    page.go_back()
    page.locator(".chooser [name=from]").select_option("uz")
    page.locator(".chooser [name=to]").select_option("uz")
    page.locator(".chooser [type=submit]").click()
    expect(page.locator(".chooser [role=status]")).to_have_text("Страницы для этой пары пока нет.")


@pytest.mark.parametrize("part", range(8))
def test_no_page_of_the_site_calls_out_or_fails(site, chromium, part):
    """Each English page, and the first of each folder of the others: what all load is read in test_site.

    The window is small, since nobody looks: to paint takes a third of the time.
    """
    tab = Tab.open(chromium, 360, 200)
    pages = sorted(site.rglob("*.html"))
    folders = {path.parent: path for path in reversed(pages)}

    def is_looked_at(path):
        first = path.relative_to(site).parts[0]
        return first not in SITE or folders[path.parent] == path

    for path in [path for path in pages if is_looked_at(path)][part::8]:
        if "data-moved" not in path.read_text(encoding="utf-8"):  # those lead on at once
            tab.go(path)
    tab.close()
    assert tab.outside == []
    assert tab.errors == []


def test_everything_can_be_read_without_scripts(site, chromium):
    tab = Tab.open(chromium, java_script_enabled=False)
    page = tab.go(site / "index.html")
    page.locator("#content").get_by_role("link", name="Uzbekistan", exact=True).last.click()
    expect(page.locator("h1")).to_have_text("Uzbekistan")
    page.go_back()
    page.get_by_role("link", name="All corridors").click()
    expect(page.locator("#content").get_by_role("link").nth(1)).to_be_visible()
    page = tab.go(site / "search.html")
    expect(page.locator("#content noscript")).to_be_visible()
    tab.close()


def test_a_provision_shows_the_essentials_on_one_screen(site, tab):
    page = tab.go(site / "law/uz/criminal-code/art-135.html")
    for id in ("text", "implements", "relied"):
        box = page.locator(f"#{id}").bounding_box()
        assert box["y"] + box["height"] <= 768, id
    facts = page.locator(".facts").bounding_box()
    assert facts["y"] + facts["height"] <= 768


def test_a_page_prints_its_text_and_its_sources(site, tab):
    page = tab.go(site / "law/uz/criminal-code/art-135.html")
    page.emulate_media(media="print")
    expect(page.locator(".text")).to_be_visible()
    expect(page.locator(".finder")).to_be_hidden()
    expect(page.locator(".md-sidebar--primary")).to_be_hidden()
