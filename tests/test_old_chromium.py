"""Old laptops: the site and a copy in a real Chromium 109, from a file and without a network."""

from __future__ import annotations

import base64
import random
import re

import pypdfium2
import pytest
from test_verify_page import no_progress

from browser import Tab
from concord.stick.identity import Identity
from concord.stick.signature import fingerprint, new_key, public_of
from concord.stick.snapshot import Enclosed, write_snapshot
from concord.stick.verify_page import _words
from old_chromium import launched_old

pytestmark = [pytest.mark.engine, pytest.mark.browser]
# A query in each script, and a page that must be among the first five.
ASKED = (
    ("", "how do I get a witness heard in Dubai", "measures/ae/video"),
    ("ru/", "экстрадиция из Турции в Узбекистан", "corridors/uz-tr"),
    ("uz/", "135-modda", "law/uz/criminal-code/art-135"),
    ("ar/", "شرطة دبي", "practices/dubai-police"),
    ("th/", "พยาน วิดีโอ", "measures/th/video"),
)


# Playwright cannot choose a folder in a browser of that age: the files are handed over as the choice would.
CHOOSE = """files => {
  const choice = new DataTransfer(), input = document.getElementById("folder");
  for (const [path, data] of files) {
    const bytes = Uint8Array.from(atob(data), letter => letter.charCodeAt(0));
    const file = new File([bytes], path.split("/").pop());
    Object.defineProperty(file, "webkitRelativePath", { value: path });
    choice.items.add(file);
  }
  Object.defineProperty(input, "files", { value: choice.files, configurable: true });
  input.dispatchEvent(new Event("change", { bubbles: true }));
}"""


def verified(page, copy):
    """What the page says of a copy: whether it is whole, and everything it names."""
    paths = sorted(path for path in copy.rglob("*") if path.is_file())
    files = [(f"copy/{p.relative_to(copy).as_posix()}", base64.b64encode(p.read_bytes()).decode()) for p in paths]
    page.evaluate(CHOOSE, files)
    head = page.wait_for_selector("#result h2").inner_text()
    return head == _words("en")["whole"], page.inner_text("#result")


@pytest.fixture(scope="module")
def old(chromium):
    with launched_old(chromium.browser_type) as browser:
        assert browser.version.startswith("109.")
        yield browser


@pytest.fixture
def old_tab(old):
    tab = Tab.open(old, 1366, 768)
    yield tab
    tab.close()
    assert tab.outside == []
    assert tab.errors == []


@pytest.mark.parametrize(("folder", "query", "expected"), ASKED)
def test_a_question_is_answered(site, old_tab, folder, query, expected):
    page = old_tab.go(f"{site / folder}/search.html?q={query}")
    page.wait_for_selector("#results li a")
    found = page.eval_on_selector_all("#results li a", "links => links.slice(0, 10).map(link => link.href)")
    assert any(expected in href for href in found), found


@pytest.mark.parametrize("path", ["index.html", "ru/index.html", "compare/residence.html", "ar/corridors/ae-uz.html"])
def test_a_page_opens_and_is_read(site, old_tab, path):
    page = old_tab.go(site / path)
    assert len(page.inner_text("#content")) > 500
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_sheet_opens_by_its_address_and_is_printed_alone(site, old_tab):
    page = old_tab.go(f"{site}/corridors/uz-ae.html#video-evidence")
    sheet = page.locator("details.sheet[open] > summary h2")
    assert "video" in sheet.first.inner_text().lower()
    whole = pypdfium2.PdfDocument(page.pdf(format="A4"))
    texts = [page.get_textpage().get_text_range() for page in whole]
    assert all("Not an official text" in text for text in texts)  # it prints what is fixed on every sheet


def test_a_copy_begins_and_is_verified(tmp_path, old_tab):
    (tmp_path / "site").mkdir()
    for name in ("index.html", "page.html"):
        (tmp_path / "site" / name).write_bytes(random.Random(name).randbytes(3000))
    key = new_key(tmp_path / "key")
    copy = tmp_path / "copy"
    write_snapshot(tmp_path / "site", copy, Identity("0123456789ab", "2026-11-24"), no_progress, Enclosed(key=key))
    page = old_tab.go(copy / "START-HERE.html")
    assert re.search("English", page.inner_text("body"))
    page = old_tab.go(f"{copy / 'VERIFY.html'}#en")
    is_whole, told = verified(page, copy)
    assert is_whole, told
    assert fingerprint(public_of(key)) in told  # though this browser knows no Ed25519
    (copy / "data/site/page.html").write_bytes(b"altered")
    is_whole, told = verified(page, copy)
    assert not is_whole
    assert "data/site/page.html" in told
