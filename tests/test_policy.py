"""The policy of the pages: what content might bring along does not run, and nothing of ours is stopped by it."""

from __future__ import annotations

import html
import json
import re

import pytest

from browser import PAGES, Tab

pytestmark = [pytest.mark.engine, pytest.mark.browser]

WATCH = """window.told = [];
document.addEventListener('securitypolicyviolation', event => told.push(event.effectiveDirective + ' ' + event.blockedURI))"""
POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">')
INLINE = re.compile(r"<script>.*?</script>", re.DOTALL)
# Each adds one to what ran, where nothing stops it.
INJECTED = """<script>ran('script')</script>
<p id="pressed" onclick="ran('handler')">x</p>
<img src="nowhere.png" onerror="ran('picture')">
<svg onload="ran('svg')"></svg>
<a id="led" href="javascript:ran('address')">x</a>
<iframe srcdoc="<script>parent.ran('frame')</script>"></iframe>
<script src="data:text/javascript,ran('data')"></script>
<p id="styled" style="position: fixed">x</p>"""
FIRE = """async () => {
  pressed.click(); led.click();
  await new Promise(done => setTimeout(done, 500));
  return JSON.stringify([...window.all].sort().concat(getComputedStyle(styled).position));
}"""
EVERY = ["address", "data", "frame", "handler", "picture", "script", "svg", "fixed"]


def test_no_page_holds_a_script_and_none_may(site):
    for path in sorted(site.rglob("*.html")):
        page = path.read_text(encoding="utf-8")
        policy = html.unescape(POLICY.search(page)[1]).split("; ")
        assert INLINE.findall(page) == [], path
        assert "script-src 'self'" in policy, path
        assert not any("unsafe" in part for part in policy), path


@pytest.mark.parametrize("language", ["", "ar/"])
def test_the_policy_stops_nothing_of_ours(site, tab, language):
    tab.page.add_init_script(WATCH)
    told = {}
    for path in (site / language / name for name in PAGES):
        if path.exists():
            told[path.name] = tab.go(path).evaluate("told")
            assert tab.page.evaluate("typeof __md_get") == "function"
    tab.go(f"{site / language}/search.html?q=extradition").wait_for_selector("#results li")
    told["search"] = tab.page.evaluate("told")
    assert {name: stopped for name, stopped in told.items() if stopped} == {}


@pytest.fixture
def injected(site, tmp_path):
    """A page into which the worst was written, as it is and without its policy."""
    page = (site / "index.html").read_text(encoding="utf-8").replace("<h1>", INJECTED + "<h1>", 1)
    (tmp_path / "assets").symlink_to(site / "assets")
    prepared = '<script src="ran.js"></script>'
    (tmp_path / "ran.js").write_text("window.all = new Set(); window.ran = name => all.add(name)", encoding="utf-8")
    page = page.replace("</title>", "</title>" + prepared, 1)
    (tmp_path / "with.html").write_text(page, encoding="utf-8")
    (tmp_path / "without.html").write_text(POLICY.sub("", page), encoding="utf-8")
    return tmp_path


def test_nothing_that_content_brings_along_runs_in_chromium(injected, chromium):
    tab = Tab.open(chromium)
    assert json.loads(tab.go(injected / "without.html").evaluate(FIRE)) == EVERY
    assert json.loads(tab.go(injected / "with.html").evaluate(FIRE)) == ["static"]
    tab.close()


def test_nothing_that_content_brings_along_runs_in_firefox(injected):
    from firefox import opened

    with opened() as firefox:
        found = {}
        for name in ("without", "with"):
            firefox.go(f"file://{injected}/{name}.html")
            found[name] = json.loads(firefox.ask(f"({FIRE})()"))
        assert found == {"without": EVERY, "with": ["static"]}


def test_forms_and_the_search_work_from_a_folder_in_firefox(site):
    from firefox import opened

    with opened() as firefox:
        firefox.go(f"file://{site}/index.html")
        firefox.ask(
            "(document.querySelector('.door [name=q]').value = 'extradition', document.querySelector('.door [role=search] button').click())"
        )
        firefox.wait("document.querySelector('#results li')")
        assert firefox.errors() == []
