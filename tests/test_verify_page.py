"""The page by which anybody verifies a copy: in a real browser, from a folder, without a network."""

from __future__ import annotations

import hashlib
import random
import re
import shutil

import pytest

from browser import Tab
from concord.language.languages import SITE
from concord.stick.bag import MANIFEST, NUMBER, SIGNATURES, TAGS
from concord.stick.identity import Identity
from concord.stick.signature import fingerprint, new_key, public_of
from concord.stick.snapshot import Enclosed, write_snapshot
from concord.stick.verify_page import _words
from conftest import ROOT
from faults import NAMES, altered, is_told

pytestmark = pytest.mark.browser
LIBRARY = ROOT / "hooks/concord/stick/noble-ed25519/index.js"
NOBLE = "a4f631d1876b5d9e43a86cd71194ca27b5e1451edf4ba4db9a418f40a475569a"  # of 3.2.0, as npm has it
# A browser that does not know this kind of key, as those of old laptops.
NO_ED25519 = """const known = SubtleCrypto.prototype.importKey;
SubtleCrypto.prototype.importKey = function (format, data, name, ...more) {
  return name === "Ed25519" ? Promise.reject(new DOMException("", "NotSupportedError")) : known.call(this, format, data, name, ...more);
};"""


def no_progress(done, total):
    pass


@pytest.fixture(scope="module")
def key(tmp_path_factory):
    return new_key(tmp_path_factory.mktemp("key") / "key")


@pytest.fixture(scope="module")
def whole(tmp_path_factory, key):
    """A signed copy of a small site."""
    place, chance = tmp_path_factory.mktemp("whole"), random.Random(135)
    for name in NAMES:
        (place / "site" / name).parent.mkdir(parents=True, exist_ok=True)
        (place / "site" / name).write_bytes(b"" if name.startswith("empty") else chance.randbytes(3000))
    write_snapshot(
        place / "site", place / "copy", Identity("0123456789ab", "2026-11-24"), no_progress, Enclosed(key=key)
    )
    return place / "copy"


@pytest.fixture
def copy(whole, tmp_path):
    """A copy that a test may alter."""
    return shutil.copytree(whole, tmp_path / "copy")


def verified(page, copy):
    """What the page says of a copy: whether it is whole, and everything it names."""
    page.set_input_files("#folder", str(copy))
    head = page.wait_for_selector("#result h2").inner_text()
    return head == _words("en")["whole"], page.inner_text("#result")


def opened(tab, whole, language="en"):
    return tab.go(f"{whole / 'VERIFY.html'}#{language}")


@pytest.mark.parametrize("without", ["", NO_ED25519])
def test_a_whole_copy_is_whole_and_its_key_is_shown(whole, key, tab, without):
    tab.page.add_init_script(without)
    page = opened(tab, whole)
    is_whole, told = verified(page, whole)
    assert is_whole, told
    assert fingerprint(public_of(key)) in told
    assert "proves nothing by itself" in told
    assert "empty folders" in told
    assert "unsafe" not in page.locator("meta[http-equiv]").get_attribute("content")


@pytest.mark.parametrize("without", ["", NO_ED25519])
def test_a_signature_of_another_key_or_list_is_told(copy, whole, tmp_path, tab, without):
    tab.page.add_init_script(without)
    (tmp_path / "site").mkdir()
    (tmp_path / "site/index.html").write_text("<p>")
    enclosed = Enclosed(key=new_key(tmp_path / "other"))
    write_snapshot(tmp_path / "site", tmp_path / "other-copy", Identity("ba9876543210", None), no_progress, enclosed)
    page = opened(tab, whole)
    for name in SIGNATURES:
        shutil.copy(tmp_path / "other-copy" / name, copy / name)
        is_whole, told = verified(page, copy)
        assert not is_whole
        assert name in told
        assert page.locator("#result [data-fault=forged] li").inner_text() == name
        shutil.copy(whole / name, copy / name)
    assert verified(page, copy)[0]


@pytest.mark.machine
def test_of_a_hundred_single_faults_each_is_named(whole, tmp_path, tab):
    page, silent = opened(tab, whole), []
    for number in range(100):
        copy = shutil.copytree(whole, tmp_path / "copy")
        fault = altered(copy, number)
        is_whole, told = verified(page, copy)
        if is_whole or not is_told(fault, told):
            silent.append((number, fault, told))
        shutil.rmtree(copy)
    assert silent == []


def test_what_computers_put_there_is_a_class_of_its_own(copy, whole, tab):
    for name in ("System Volume Information/IndexerVolumeGuid", "data/.DS_Store"):
        (copy / name).parent.mkdir(parents=True, exist_ok=True)
        (copy / name).write_text("x")
    page = opened(tab, whole)
    assert verified(page, copy)[0]
    names = page.locator("#result [data-fault=byComputer] li").all_inner_texts()
    assert names == ["System Volume Information/IndexerVolumeGuid", "data/.DS_Store"]


def test_the_number_of_a_stick_is_shown_and_anything_else_in_its_place_is_added(copy, whole, tab):
    page = opened(tab, whole)
    (copy / NUMBER).write_bytes(b"7\n")
    is_whole, told = verified(page, copy)
    assert is_whole
    assert "Number of this stick\n7\n" in f"{told}\n"
    for other in (b"7", b"7\r\n", b"07\n", b"1234567\n", b"7\n7\n"):
        (copy / NUMBER).write_bytes(other)
        assert not verified(page, copy)[0]
        assert page.locator("#result [data-fault=added] li").inner_text() == NUMBER


@pytest.mark.parametrize(
    "line",
    ["  data/../../etc/passwd", "  /etc/passwd", "  C:/x", "  START-HERE.html", "  data/" + "x" * 5000, "  data/<b>"],
)
def test_a_list_that_a_stranger_wrote_is_refused_with_its_line(copy, whole, tab, line):
    with (copy / MANIFEST).open("a") as file:
        file.write("0" * 64 + line + "\n")
    is_whole, told = verified(opened(tab, whole), copy)
    assert not is_whole
    assert f"{MANIFEST}, line {len(NAMES) + 1}." in told


def test_a_folder_without_a_copy_is_told(tmp_path, whole, tab):
    (tmp_path / "letter.txt").write_text("x")
    is_whole, told = verified(opened(tab, whole), tmp_path)
    assert not is_whole
    assert TAGS in told


def test_it_speaks_the_language_it_is_asked_in(copy, whole, tab, chromium):
    (copy / "data/site/index.html").write_text("x")
    page = opened(tab, whole, "ar")
    verified(page, copy)
    assert page.locator("#page").get_attribute("dir") == "rtl"
    for language in SITE:
        page.locator(f"nav [lang={language}]").click()
        page.wait_for_selector(f"#page[lang={language}]")
        assert _words(language)["changed"] in page.inner_text("#result")
        assert "%(" not in page.inner_text("#page")
    turkish = Tab.open(chromium, locale="tr-TR")
    assert turkish.go(whole / "VERIFY.html").locator("#page").get_attribute("lang") == "tr"
    turkish.close()


def test_the_way_to_it_begins_where_a_reader_begins(whole, tab):
    tab.go(whole / "START-HERE.html").get_by_role("link", name="Проверить эту копию").click()
    tab.page.wait_for_selector("#page[lang=ru]")
    for path in (whole / "READ-ME").iterdir():
        assert b"VERIFY.html" in path.read_bytes()


def test_no_word_of_the_library_is_lost(whole):
    page = (whole / "VERIFY.html").read_text(encoding="utf-8")
    assert hashlib.sha256(LIBRARY.read_bytes()).hexdigest() == NOBLE
    assert "MIT License (c) 2019 Paul Miller" in page
    assert not re.search(r"^export ", page, re.MULTILINE)
