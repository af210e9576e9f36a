"""Nothing in content can run, and nothing calls anywhere: hostile pages, built where they pass, in a real browser."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

import pytest
from hostile import hostile_pages

from cases_file import WORLD
from concord.content.folder import read_catalogue
from concord.rules import check
from concord.stick.build import LANGUAGES
from conftest import ROOT

FIRE = """() => {
  const events = ['click', 'mouseover', 'mouseenter', 'focus', 'error', 'load', 'toggle', 'begin', 'pointerdown'];
  for (const one of document.querySelectorAll('#content *'))
    for (const name of events)
      if (!(name === 'click' && one.closest('a[href]'))) one.dispatchEvent(new Event(name, {bubbles: false}));
  const usual = /^(https?:|(?![a-z][a-z0-9+.-]*:)(?![\\\\/]{2})[^?]*[.](html|json|csv)(#.*)?$|#)/i;
  const strange = [...document.querySelectorAll('#content a')].filter(a => !usual.test(a.href.startsWith('file:///') ? a.getAttribute('href') : a.href));
  strange.forEach(a => a.click());
  return [window.ran || 0, strange.map(a => a.getAttribute('href')),
    [...document.querySelectorAll('#content script, #content iframe, #content form, #content object, #content style, #content base, #content meta')].length,
    [...document.querySelectorAll('#content *')].flatMap(e => [...e.attributes]).filter(a => /^on|^style$|^srcset$|^ping$/.test(a.name)).map(a => a.name)];
}"""


@pytest.fixture(scope="module")
def passing(tmp_path_factory):
    """The site of the hostile pages that the check lets through."""
    root = tmp_path_factory.mktemp("hostile")
    shutil.copytree(WORLD, root / "docs")
    for folder in ("hooks", "overrides"):
        (root / folder).symlink_to(ROOT / folder)
    shutil.copyfile(ROOT / "mkdocs.yml", root / "mkdocs.yml")
    pages = dict(hostile_pages())
    for name, text in pages.items():
        (root / "docs" / name).write_text(text, encoding="utf-8")
    catalogue, unread = read_catalogue(root / "docs")
    refused = {problem.place.file for problem in (*unread, *check(catalogue))}
    assert refused <= set(pages)
    assert len(refused) > 200  # most never come as far as a browser
    for name in refused:
        (root / "docs" / name).unlink()
    shutil.copyfile(ROOT / ".github/picture.png", root / "docs/practices/a.png")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", "site"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "hooks"), LANGUAGES: "en"}
    done = subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, "\n".join(line for line in done.stderr.splitlines() if "INFO" not in line)
    return pages, sorted(set(pages) - refused), root / "site"


@pytest.mark.browser
@pytest.mark.engine
def test_no_hostile_page_that_passes_runs_calls_or_leads_away(passing, chromium):
    pages, names, site = passing
    assert len(pages) >= 200
    context = chromium.new_context(offline=True, bypass_csp=True)  # what content can do, not what the policy stops
    tab, outside, moves = context.new_page(), [], []
    tab.on(
        "request",
        lambda request: outside.append(request.url) if not request.url.startswith(("file:", "data:")) else None,
    )

    def moved(frame):
        moves.append(frame.url)

    faults = {}
    for name in names:
        address = f"file://{site / name.replace('.md', '.html')}"
        tab.goto(address)
        moves.clear()
        tab.on("framenavigated", moved)
        ran, strange, elements, attributes = tab.evaluate(FIRE)
        tab.wait_for_timeout(5)
        ran = ran or tab.evaluate("window.ran || 0")
        tab.remove_listener("framenavigated", moved)
        if ran or strange or elements or attributes or outside or moves:
            faults[name] = (
                ran,
                strange,
                elements,
                attributes,
                [*outside],
                len(moves),
                pages[name].partition("---\n\n")[2],
            )
            outside.clear()
    context.close()
    assert faults == {}
