"""Every kind of page is accessible and fits: in a phone by day and on a desk by night, from left and from right."""

from __future__ import annotations

import base64
import hashlib
import re
from typing import Any

import pytest
from playwright.sync_api import expect

from accessibility import AXE, violations
from browser import PAGES, Tab

PHONE: dict[str, Any] = {"width": 360, "height": 740, "color_scheme": "light"}
DESK: dict[str, Any] = {"width": 1366, "height": 768, "color_scheme": "dark"}
# In a complete language and from right to left both; in another complete one and without spaces where room is least.
WAYS = {"": (PHONE, DESK), "ar/": (PHONE, DESK), "ru/": (PHONE,), "th/": (PHONE,)}
# SHA-256, from sri-history.json of the npm package.
DIGEST = "KTSJmUUM3yhJqOcLeRL8LahahJ2jnA0NU5T1HUqe2Vw="
KIND = re.compile(r'<div id="content" class="concord (\w+)"')


def test_the_checker_is_the_one_that_its_authors_published():
    assert base64.b64encode(hashlib.sha256(AXE.read_bytes()).digest()).decode() == DIGEST


@pytest.mark.engine
def test_every_kind_of_page_is_looked_at(site):
    texts = {path.relative_to(site).as_posix(): path.read_text(encoding="utf-8") for path in site.glob("**/*.html")}
    kinds = {kind for text in texts.values() for kind in KIND.findall(text)}
    assert kinds - {kind for name in PAGES for kind in KIND.findall(texts[name])} == {"moved"}  # which nobody sees


@pytest.mark.engine
@pytest.mark.browser
@pytest.mark.parametrize("page", PAGES)
def test_a_page_fits_and_is_accessible(site, chromium, page):
    there = [(folder, way) for folder, ways in WAYS.items() if (site / folder / page).exists() for way in ways]
    assert {"", "ru/"} <= {folder for folder, _ in there}
    for folder, way in there:
        tab = Tab.open(chromium, **way)
        tab.go(site / folder / page)
        assert (folder, tab.overflow(), violations(tab.page)) == (folder, 0, [])
        tab.close()
        assert (tab.outside, tab.errors) == ([], [])


@pytest.mark.engine
@pytest.mark.browser
@pytest.mark.parametrize(("width", "scheme"), [(1366, "light"), (360, "dark")])
@pytest.mark.parametrize("page", ["index.html", "law/uz/criminal-code/art-135.html", "corridors/uz-ae.html"])
def test_a_page_is_accessible_the_other_way_round(site, chromium, width, scheme, page):
    tab = Tab.open(chromium, width=width, color_scheme=scheme)
    assert violations(tab.go(site / page)) == []
    tab.close()


@pytest.mark.engine
@pytest.mark.browser
@pytest.mark.parametrize("language", ["", "ar/"])
def test_the_keyboard_opens_the_menu_of_a_phone(site, chromium, language):
    tab = Tab.open(chromium, width=360, height=740)
    page = tab.go(site / language / "index.html")
    first = page.locator(".md-nav--primary li a").first
    expect(first).to_be_hidden()  # so that nobody walks through it unseen
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(first).to_be_in_viewport()
    tab.close()


# The drawer, and the pair of languages that the glossary shows, are chosen by styles alone.
DEAD = "form:visible, input:not(#__drawer, [type=radio]):visible, select:visible, textarea:visible, button:visible, [role=button]:visible"


@pytest.mark.engine
@pytest.mark.browser
@pytest.mark.parametrize("page", PAGES)
def test_without_scripts_nothing_is_offered_that_only_they_can_do(site, chromium, page):
    tab = Tab.open(chromium, java_script_enabled=False, width=360, height=740)
    for folder in (folder for folder in ("", "ar/") if (site / folder / page).exists()):
        shown = tab.go(site / folder / page)
        assert [each.evaluate("each => each.outerHTML.slice(0, 80)") for each in shown.locator(DEAD).all()] == []
        expect(shown.locator(".lists")).to_be_visible()
        assert tab.overflow() <= 0
    tab.close()


@pytest.mark.engine
@pytest.mark.browser
def test_without_scripts_a_pair_is_found_by_ones_own_state(site, chromium):
    tab = Tab.open(chromium, java_script_enabled=False)
    page = tab.go(site / "index.html")
    page.locator(".need").get_by_role("link", name="Kazakhstan", exact=True).click()
    expect(page).to_have_url(re.compile("corridors/index.html#kz$"))
    expect(page.locator("h2#kz")).to_be_in_viewport()
    tab.close()
