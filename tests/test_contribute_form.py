"""The form for a contribution in a real browser, from a folder and without a network."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys

import firefox
import pytest
from contributions import BROKEN, CORRECTION, KINDS, PRACTICE, TODAY, TRANSLATION, file
from hypothesis import HealthCheck, assume, given, settings
from made_sentences import harmful, harmless
from test_contributions import SENT, reader

from accessibility import violations
from browser import Tab
from cases_file import WORLD
from concord.content.folder import read_catalogue
from concord.contributions.faults import message
from concord.contributions.reading import read
from concord.contributions.sent import FORMAT
from concord.contributions.taking import Change, change_of, sent_back
from concord.identities.door import seen
from conftest import ROOT
from old_chromium import launched_old

pytestmark = [pytest.mark.engine, pytest.mark.browser]
PAGE = "contribute/send.html"
NOON = f"{TODAY}T12:00"
# What somebody types and chooses: the script's own names for the controls are the names of the fields.
FILL = """sent => {
  const kind = document.querySelector(`[name=kind][value=${sent.kind}]`);
  kind.click();
  document.querySelectorAll("[data-field]").forEach(control => {
    if (control.closest("[hidden]")) { return; }
    const value = sent[control.dataset.field];
    control.querySelectorAll("input").forEach(box => { box.checked = (value || []).includes(box.value); });
    control.querySelectorAll("select").forEach(one => {
      const row = (value || []).find(part => part.country === one.dataset.country);
      one.value = row ? row.role : "";
    });
    if (control.tagName !== "FIELDSET") { control.value = value || ""; }
  });
}"""

# What is saved, taken where it is handed over: an old Chromium and Firefox tell a program of no download.
HANDED_OVER = """async () => {
  const made = new Promise(done => {
    const make = URL.createObjectURL;
    URL.createObjectURL = blob => { blob.text().then(done); return make.call(URL, blob); };
  });
  document.querySelector("button[value=json]").click();
  return made;
}"""


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """The small world in three languages, as the engine builds it."""
    project = tmp_path_factory.mktemp("project")
    for name in ("hooks", "overrides"):
        (project / name).symlink_to(ROOT / name)
    shutil.copy(ROOT / "mkdocs.yml", project)
    shutil.copytree(WORLD, project / "docs")
    (project / "docs/contribute").mkdir()
    shutil.copy(ROOT / "tests/pages/world/contribute/correction.md", project / "docs/contribute")
    told = {"CONCORD_LANGUAGES": "en ru ar", "SOURCE_DATE_EPOCH": "1795824000", "NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, "-m", "mkdocs", "build", "-q", "-d", project / "site"]
    subprocess.run(command, cwd=project, env={**os.environ, "PYTHONPATH": str(ROOT / "hooks"), **told}, check=True)
    return project / "site"


@pytest.fixture(scope="module")
def mark(built):
    return re.search(r'--copy-mark: "(\w+)"', (built / "assets/concord.css").read_text())[1]


def opened(tab, built, language="", place=""):
    tab.page.clock.set_fixed_time(NOON)
    tab.go(f"{built / language}/{PAGE}{place}")
    return tab.page


def saved(page, sort="json"):
    """What the form saves, by the button for it."""
    with page.expect_download() as download:
        page.locator(f"button[value={sort}]").click()
    return download.value.path().read_bytes()


def faults(page):
    """Each fault that is told beside a field, by the name of the field."""
    page.locator("button[value=json]").click()
    return dict(
        page.eval_on_selector_all(
            "[aria-invalid=true]",
            "all => all.map(one => [one.dataset.field, document.getElementById(one.id + '-fault').textContent])",
        )
    )


@pytest.mark.parametrize("sample", KINDS, ids=lambda sample: sample["kind"])
def test_what_is_typed_is_saved_taken_in_and_taken_up_again(built, tab, mark, tmp_path, sample):
    page = opened(tab, built)
    page.evaluate(FILL, sample)
    data = saved(page)
    assert json.loads(data) == {**sample, "mark": mark}
    sent, _ = read(data, TODAY)
    assert json.loads(sent.model_dump_json(exclude_none=True)) == json.loads(data)
    (tmp_path / "sent.json").write_bytes(data)
    page.reload()
    page.set_input_files("#taken", tmp_path / "sent.json")
    page.wait_for_function("kind => document.querySelector('[name=kind]:checked').value === kind", arg=sample["kind"])
    assert saved(page) == data


def test_from_the_form_to_pages_and_back_into_the_form_is_the_identity(built, chromium, mark, tmp_path):
    catalogue, _ = read_catalogue(WORLD)
    tab = Tab.open(chromium)
    page = opened(tab, built)
    tried = []

    @settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.filter_too_much])
    @given(SENT)
    def walk(told):
        told = {"language": "en", **told, "format": FORMAT, "role": "judge", "state": "UZ", "on": TODAY, "mark": mark}
        told = {name: value for name, value in told.items() if value}
        assume(read(file(told), TODAY)[0])
        page.reload()  # a browser asks before it saves more than ten files for one page
        page.evaluate(FILL, told)
        texts = [told.get(name, "") for name in ("title", "text", "instead", "source")]
        assume(not any(any(seen(text)) for text in texts))
        data = saved(page)
        assert json.loads(data) == told
        change = change_of(catalogue, reader(WORLD), read(data, TODAY)[0])
        assert isinstance(change, Change)
        (tmp_path / "back.json").write_text(sent_back(change).model_dump_json(exclude_none=True), encoding="utf-8")
        page.evaluate("document.getElementById('contribution').reset()")
        page.set_input_files("#taken", tmp_path / "back.json")
        page.wait_for_function(
            "() => [...document.querySelectorAll('[data-field=source], [data-field=text]')].some(one => one.value)"
        )
        assert saved(page) == data
        tried.append(told["kind"])

    walk()
    assert {*tried} == {"practice", "lesson", "correction", "translation"}
    tab.close()
    assert (tab.outside, tab.errors) == ([], [])


TYPED = [
    name
    for name, (_, key, _) in BROKEN.items()
    if key in ("wanted", "long", "markup", "hidden", "same", "page", "part")
]
TYPED = [name for name in TYPED if name not in ("half a letter", "a part without a heading")] + [
    "half an address",
    "a telephone",
]


@pytest.mark.parametrize("language", ["", "ru/", "ar/"])
def test_the_form_tells_each_fault_as_the_command_does(built, tab, language):
    page = opened(tab, built, language)
    code = language.strip("/") or "en"
    for name in TYPED:
        data, key, field = BROKEN[name]
        page.evaluate(FILL, json.loads(data))
        (fault,) = read(data, TODAY)[1]
        assert (name, faults(page)) == (name, {field: message(key, code, fault.values)})
        assert page.evaluate("document.activeElement.id") == "faults"
        assert message(key, code, fault.values) in page.locator("#faults a").inner_text()


def test_the_form_sees_what_its_patterns_see_in_python(built, tab):
    page = opened(tab, built)
    page.evaluate(FILL, PRACTICE)
    told = [*harmful(250, 5), *harmless(250, 5)]
    shown = page.evaluate(
        """texts => texts.map(text => {
          document.getElementById("practice-text").value = text;
          document.querySelector("button[value=json]").click();
          return document.getElementById("practice-text-fault").textContent;
        })""",
        told,
    )
    found = [next((text[one.start : one.end] for one in seen(text)), "") for text in told]
    assert shown == [message("identity", "en", {"words": words}) if words else "" for words in found]
    assert len([words for words in found if words]) > 150


STORED = "[JSON.stringify(localStorage), JSON.stringify(sessionStorage), document.cookie]"


def test_nothing_is_kept(built, tab):
    page = opened(tab, built)
    before = page.evaluate(STORED)  # the theme's choice of colours
    page.evaluate(FILL, PRACTICE)
    saved(page)
    page.goto(f"file://{built}/index.html")
    page.go_back()
    page.wait_for_load_state()
    assert (
        page.eval_on_selector_all(
            "#contribution textarea, #contribution input:not([type=radio], [type=checkbox])",
            "all => all.map(one => one.value).join('')",
        )
        == ""
    )
    page.evaluate(FILL, PRACTICE)
    page.reload()
    assert page.input_value("#practice-text") == ""
    assert page.evaluate(STORED) == before
    assert page.evaluate("async () => (await indexedDB.databases()).length") == 0


def test_a_page_leads_to_its_correction(built, tab):
    page = tab.go(built / "practices/direct-channel.html")
    page.get_by_role("link", name="Send a contribution").click()
    page.wait_for_selector("#correction-page:visible")
    assert page.input_value("#correction-page") == "practices/direct-channel"
    assert page.evaluate("document.querySelector('[name=kind]:checked').value") == "correction"


def test_the_keyboard_alone_fills_in_mends_and_saves(built, tab, mark):
    page = opened(tab, built, place="#practices/direct-channel")
    page.focus("#correction-language")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "correction-page"
    for text in ("", CORRECTION["words"], CORRECTION["instead"]):
        page.keyboard.type(text)
        page.keyboard.press("Tab")
    page.keyboard.type(CORRECTION["source"])
    page.keyboard.press("Enter")  # the profession is not told yet
    assert page.evaluate("document.activeElement.id") == "faults"
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "all-role"
    page.keyboard.type("Pros")
    page.keyboard.press("Tab")
    page.keyboard.type("Uzb")
    page.keyboard.press("Tab")
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    assert json.loads(download.value.path().read_bytes()) == {**CORRECTION, "mark": mark}
    assert "downloads" in page.inner_text("#saved")


@pytest.mark.parametrize("language", ["", "ar/"])
@pytest.mark.parametrize("width", [360, 1366])
def test_it_fits_and_is_accessible_also_while_there_is_something_to_mend(built, chromium, language, width):
    tab = Tab.open(chromium, width=width, height=740)
    for kind in ("practice", "correction", "translation"):
        page = opened(tab, built, language)
        page.check(f"[name=kind][value={kind}]")
        assert len(faults(page)) >= 3
        assert (kind, tab.overflow(), violations(page)) == (kind, 0, [])
    tab.close()


def test_without_scripts_a_letter_is_told_of_and_no_form_is_shown(built, chromium):
    tab = Tab.open(chromium, java_script_enabled=False)
    page = tab.go(built / PAGE)
    assert not page.locator("#contribution").is_visible()
    assert "write a letter instead" in page.inner_text("#content")
    assert page.get_by_role("link", name="Send a correction").get_attribute("href") == "correction.html"
    tab.close()


def decoded(rich):
    """The text of Rich Text that has no other commands than ours."""
    text = re.sub(r"\\u(-?\d+)\?", lambda m: chr(int(m[1]) % 65536), rich.decode("ascii"))
    text = text.encode("utf-16", "surrogatepass").decode("utf-16")
    return re.sub(
        r"\\([\\{}])|\\[a-z]+\d* ?|[{}]|\n",
        lambda m: m[1] or ("\n" if m[0].startswith((r"\par", r"\line")) else ""),
        text,
    )


@pytest.mark.parametrize(("language", "way"), [("", "\\ltrpar"), ("ar/", "\\rtlpar")])
def test_a_copy_is_written_that_word_reads(built, tab, language, way):
    page = opened(tab, built, language)
    page.evaluate(FILL, {**PRACTICE, "title": "a \\ {b} ü 😀 เห็น العربية"})
    rich = saved(page, "rtf")
    assert rich.startswith(b"{\\rtf1\\ansi")
    assert way.encode() in rich
    told = decoded(rich)
    assert "\na \\ {b} ü 😀 เห็น العربية\n" in told
    assert f"{PRACTICE['text']}\n" in told
    assert PRACTICE["url"] in told


@pytest.mark.parametrize("sample", [PRACTICE, CORRECTION, TRANSLATION], ids=lambda sample: sample["kind"])
def test_it_works_in_a_browser_of_old_laptops(built, chromium, tmp_path, sample):
    with launched_old(chromium.browser_type) as old:
        assert old.version.startswith("109.")
        tab = Tab.open(old)
        page = tab.go(built / PAGE)
        page.evaluate(FILL, {**sample, "title": "<b>"} if "title" in sample else {**sample, "words": "<b>"})
        assert [*faults(page).values()] == [message("markup", "en", {})]
        page.evaluate(FILL, sample)
        told = json.loads(page.evaluate(HANDED_OVER))
        assert {**told, "on": TODAY, "mark": sample["mark"]} == sample
        tab.close()
        assert (tab.outside, tab.errors) == ([], [])


FAULTS = """JSON.stringify([...document.querySelectorAll("[aria-invalid=true]")].map(
  one => document.getElementById(one.id + "-fault").textContent))"""


def test_it_works_in_firefox(built, mark, tmp_path):
    with firefox.opened() as browser:
        browser.go((built / PAGE).as_uri())
        for sample in KINDS:
            harmed = {**sample, "title": "<b>"} if "title" in sample else {**sample, "words": "<b>"}
            browser.ask(f"({FILL})({json.dumps(harmed)})")
            browser.ask("document.querySelector('button[value=json]').click()")
            assert json.loads(browser.ask(FAULTS)) == [message("markup", "en", {})]
            browser.ask(f"({FILL})({json.dumps(sample)})")
            data = browser.ask(f"({HANDED_OVER})()")
            assert {**json.loads(data), "on": TODAY} == {**sample, "mark": mark}
            (tmp_path / "sent.json").write_text(data, encoding="utf-8")
            browser.ask("document.getElementById('contribution').reset()")
            browser.choose("#taken", tmp_path / "sent.json")
            browser.wait(f"document.querySelector('[name=kind]:checked').value === {json.dumps(sample['kind'])}")
            browser.wait(
                "[...document.querySelectorAll('[data-field=source], [data-field=text]')].some(one => one.value)"
            )
            assert json.loads(browser.ask(f"({HANDED_OVER})()")) == json.loads(data)
        assert browser.errors() == []
