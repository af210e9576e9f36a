"""Away at once, in a real browser, from a folder, without a network: by a click, a tap, Shift, and without scripts."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from browser import PAGES, Tab
from concord.language.languages import SITE
from concord.pages.neutral import NEUTRAL, neutral_page

pytestmark = [pytest.mark.engine, pytest.mark.browser]

AWAY = re.compile(re.escape(NEUTRAL) + "$")
OURS = re.compile(r"concord|traffick|торговл|victim", re.IGNORECASE)


def test_the_neutral_page_tells_nothing_and_calls_nowhere():
    assert not OURS.search(neutral_page())
    assert not re.search(r"href|src|<script|<style", neutral_page())


@pytest.mark.parametrize("name", PAGES)
def test_every_kind_of_page_can_be_left(site, tab, name):
    page = tab.go(site / name)
    page.locator("a.leave").click()
    expect(page).to_have_url(AWAY)
    assert not OURS.search(page.content())


@pytest.mark.parametrize("language", [code for code in SITE if code != "en"])
def test_it_is_there_in_every_language_with_a_name_and_what_it_cannot_do(site, tab, language):
    page = tab.go(site / language / "index.html")
    link = page.locator("a.leave")
    assert link.inner_text() not in ("", "Leave quickly")
    said = page.locator(f"#{link.get_attribute('aria-describedby')}")
    assert "Shift" in said.inner_text()
    assert "cannot" not in said.inner_text()
    expect(link).to_be_in_viewport()
    link.click()
    expect(page).to_have_url(AWAY)


def test_shift_three_times_from_within_the_search_leaves_nothing_of_it(site, tab):
    page = tab.go(site / "countries/uz.html")
    page.get_by_role("combobox").fill("witness in Dubai")
    for _ in range(3):
        page.keyboard.press("Shift")
    expect(page).to_have_url(AWAY)
    assert "Dubai" not in page.content()
    page.go_back()  # to the empty tab that was there before
    assert page.url == "about:blank"


def test_a_search_that_stands_in_the_address_is_gone_from_it_and_from_the_way_back(site, tab):
    page = tab.go(site / "index.html")
    page.goto(f"file://{site}/search.html?q=shelter")
    page.locator("a.leave").click()
    expect(page).to_have_url(AWAY)
    page.go_back()
    expect(page).to_have_url(re.compile(r"index\.html$"))
    page.go_forward()
    expect(page).to_have_url(AWAY)


def test_shift_that_is_meant_otherwise_leaves_nobody_away(site, tab):
    page = tab.go(site / "index.html")
    box = page.locator("#finder")
    box.focus()
    for key in ("Shift", "Shift", "a", "Shift", "Shift+A", "Shift"):
        page.keyboard.press(key)
    page.keyboard.down("Shift")
    for _ in range(4):
        page.keyboard.down("Shift")  # held, it repeats
    page.keyboard.up("Shift")
    page.wait_for_timeout(300)
    expect(page).to_have_url(re.compile(r"index\.html$"))


def test_the_page_is_hidden_before_the_next_one_is_there(site, tab):
    page = tab.go(site / "index.html")
    left = page.evaluate(
        """() => { document.querySelector("a.leave").click();
                   return document.documentElement.outerHTML.replace(/<html.*?>/, "<html>") + document.title; }"""
    )
    assert left == "<html><body></body></html>"
    expect(page).to_have_url(AWAY)  # a window that is closed while it goes elsewhere may never answer


def test_it_is_a_plain_link_without_scripts(site, chromium):
    context = chromium.new_context(offline=True, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"file://{site}/countries/uz.html")
    page.locator("a.leave").click()
    expect(page).to_have_url(AWAY)
    context.close()


def test_a_finger_and_a_keyboard_reach_it(site, chromium):
    tab = Tab.open(chromium, width=360, height=740, has_touch=True)
    page = tab.go(site / "corridors/uz-ae.html")
    page.mouse.wheel(0, 4000)
    page.locator("a.leave").tap()
    expect(page).to_have_url(AWAY)
    page = tab.go(site / "corridors/uz-ae.html")
    for _ in range(4):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('.leave')"):
            break
    expect(page.locator("a.leave")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page).to_have_url(AWAY)
    tab.close()
    assert tab.outside == tab.errors == []


def test_a_voice_reads_its_name_and_what_it_does(site, tab):
    page = tab.go(site / "index.html")
    expect(page.get_by_role("link", name="Leave quickly")).to_have_accessible_description(
        re.compile("Shift pressed three times, hides this page at once.*history")
    )
