"""What the stack around us does to those who do not know it: each test keeps one such trap shut."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tomllib
from importlib.metadata import version

import esprima
import pytest
import yaml

from cases_file import WORLD
from concord.content.markdown.parsed import parsed
from concord.language.languages import SITE
from concord.pages.copy_marks import STYLE
from conftest import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
LOCK = (ROOT / "requirements.lock").read_text()
SCRIPTS = tuple(sorted(path.relative_to(ROOT).as_posix() for path in ROOT.glob("overrides/assets/*.js")))
NEWER_APIS = (
    "structuredClone findLast .at( toSorted toReversed toSpliced groupBy fromAsync withResolvers hasOwn "
    "replaceAll .union( isSubsetOf showPopover startViewTransition canParse scheduler. navigation. import( fetch( "
    "XMLHttpRequest sendBeacon WebSocket EventSource serviceWorker"
).split()
NEWER_STYLES = (
    ":has( color-mix( oklch( oklab( light-dark( @scope @starting-style text-wrap field-sizing @view-transition anchor( "
    "subgrid dvh svh lvh @property &:"
).split()


def test_the_extra_that_pins_an_old_theme_is_not_used():
    assert not [d for d in PROJECT["project"]["dependencies"] if "[material]" in d]
    assert tuple(map(int, version("mkdocs-material").split(".")[:2])) >= (9, 8)


def test_mkdocs_stays_below_2():
    assert any(re.fullmatch(r"mkdocs>=1\.6\.1,<2", d) for d in PROJECT["project"]["dependencies"])
    assert version("mkdocs").startswith("1.")
    assert re.search(r"^mkdocs==1\.", LOCK, re.MULTILINE)


def test_every_dependency_is_locked_with_hashes():
    blocks = re.split(r"\n(?=\S)", LOCK)
    packages = [block for block in blocks if re.match(r"[a-z0-9-]+==", block)]
    assert len(packages) > 30
    assert [block.splitlines()[0] for block in packages if "--hash=sha256:" not in block] == []


@pytest.mark.unix
def test_an_older_python_is_refused_with_the_remedy(tmp_path):
    old = tmp_path / "python-old"
    fake = "import sys; sys.version_info = (3, 11, 2, 'final', 0); exec(sys.argv.pop(1))"
    old.write_text(f'#!/bin/sh\nexec {sys.executable} -c "{fake}" "$2"\n')
    old.chmod(0o755)
    for name in ("Makefile", "pyproject.toml", "requirements.lock"):
        shutil.copy(ROOT / name, tmp_path)
    done = subprocess.run(["make", "site", f"PYTHON={old}"], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode != 0
    assert "needs Python 3.11.5" in done.stderr
    assert "make PYTHON=" in done.stderr
    assert not (tmp_path / ".venv").exists()


def test_only_the_language_plugin_is_used():
    plugins = yaml.safe_load((ROOT / "mkdocs.yml").read_text())["plugins"]
    assert [next(iter(p)) if isinstance(p, dict) else p for p in plugins] == ["i18n"]


@pytest.mark.engine
def test_no_page_names_a_host_of_scripts(site):
    for path in site.rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"unpkg|jsdelivr|googleapis|gstatic|cdnjs", text), path


@pytest.mark.engine
def test_each_language_has_its_own_search_index_in_plain_letters(site):
    assert {path.name for path in (site / "assets/search").iterdir()} == set(SITE)
    for path in (site / "assets/search/ru").iterdir():
        assert "\\u04" not in path.read_text(encoding="utf-8"), path
    assert "торговля" in (site / "assets/search/ru/near.js").read_text(encoding="utf-8")


@pytest.mark.engine
def test_a_page_without_translation_is_not_copied_and_its_switch_leads_somewhere(site):
    name = "about/decisions/a-copy-is-a-signed-bag.html"
    assert (site / name).is_file()
    assert not (site / "ru" / name).exists()
    text = (site / name).read_text(encoding="utf-8")
    assert 'href="../../ru/index.html" lang="ru"' in text
    for path in site.rglob("*.html"):
        assert not re.search(r'href="(?!https?:)[^"]*\.md"', path.read_text(encoding="utf-8")), path


DATA = (".json", ".csv")


@pytest.mark.engine
def test_a_new_page_changes_only_the_pages_that_list_it(tmp_path):
    """Byte for byte, and some days later: no page has the mark or the date of its copy, but the one that is about it."""
    from test_site import sums

    from concord.stick.build import build_site

    for name in ("hooks", "overrides"):
        (tmp_path / name).symlink_to(ROOT / name)
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    shutil.copytree(WORLD, tmp_path / "docs")
    build_site(tmp_path, tmp_path / "one", {**os.environ, "SOURCE_DATE_EPOCH": "1795510800"})
    new = (WORLD / "law/un/tip-protocol/art-5.md").read_text().replace('"5"', '"6"').replace("Criminalisation", "Help")
    (tmp_path / "docs/law/un/tip-protocol/art-6.md").write_text(new)
    build_site(tmp_path, tmp_path / "two", {**os.environ, "SOURCE_DATE_EPOCH": "1796510800"})
    before, after = sums(tmp_path / "one"), sums(tmp_path / "two")
    changed = {name for name, total in after.items() if total != before.get(name)}
    prefixes = ["" if code == "en" else f"{code}/" for code in SITE]
    assert any(name.startswith("assets/search/en/") for name in changed)
    assert {name for name in changed if not name.startswith("assets/search/en/") and not name.endswith(DATA)} == {
        "law/un/tip-protocol/art-6.html",
        "law/un/tip-protocol/index.html",
        STYLE,  # which says to all pages which copy they belong to
        *(p + "copy.html" for p in prefixes),
        # the computed lists that name it, in each language
        *(p + name for p in prefixes for name in ("confidence.html", "matrix/tip-protocol.html", "data/index.html")),
        *(p + "indexes/articles.html" for p in prefixes),
        *(p + "cases-begin/victim.html" for p in prefixes),  # which names this very article where it is there
        *(p + f"review/{name}.html" for p in prefixes for name in ("un", "index")),
    }
    assert {name for name in changed if name.endswith(".csv")} == {"data/provision.csv", "data/matrix-tip-protocol.csv"}


def test_instant_navigation_is_off():
    assert "features" not in yaml.safe_load((ROOT / "mkdocs.yml").read_text())["theme"]


@pytest.mark.engine
def test_no_page_or_file_that_only_a_server_needs_is_made(site):
    assert not list(site.rglob("sitemap.xml*"))
    assert not list(site.rglob("404.html"))
    assert 'rel="alternate"' not in (site / "index.html").read_text()


@pytest.mark.engine
def test_the_other_complete_language_was_really_built(site):
    assert len(list(site.glob("ru/**/*.html"))) > 200


def test_no_package_with_a_misleading_name_is_locked():
    names = set(re.findall(r"^([a-z0-9-]+)==", LOCK, re.MULTILINE))
    assert names.isdisjoint({"lychee", "minisign", "vale", "axe-core-python", "ebooklib"})


def test_citations_in_admonitions_are_found():
    assert [link.address for link in parsed("!!! note\n    See [x](uz/cpc/art-1).\n").links] == ["uz/cpc/art-1"]


@pytest.mark.engine
def test_the_site_has_few_small_files_besides_its_pages(site):
    others = [p for p in site.rglob("*") if p.is_file() and p.suffix != ".html" and "data" not in p.parts]
    assert len(others) < 440
    small = [p for p in others if p.stat().st_size < 4_000]
    assert len(small) < 30


@pytest.mark.parametrize("name", SCRIPTS)
def test_nothing_is_stored_in_the_browser(name):
    assert not re.search(r"localStorage|sessionStorage|indexedDB|document\.cookie", (ROOT / name).read_text())


@pytest.mark.parametrize("name", SCRIPTS)
def test_scripts_are_understood_by_chrome_109_and_firefox_115(name):
    text = (ROOT / name).read_text(encoding="utf-8")
    esprima.parseScript(text)  # ECMAScript 2017 and no newer
    assert [api for api in NEWER_APIS if api in text] == []


def test_styles_are_understood_by_chrome_109_and_firefox_115():
    text = (ROOT / "overrides/assets/concord.css").read_text(encoding="utf-8")
    assert [feature for feature in NEWER_STYLES if feature in text] == []


@pytest.mark.engine
def test_the_theme_is_understood_by_chrome_109_and_firefox_115(site):
    for path in site.rglob("assets/javascripts/*.js"):
        esprima.parseScript(path.read_text(encoding="utf-8"))
    for path in site.rglob("assets/stylesheets/*.css"):
        text = path.read_text(encoding="utf-8")
        assert [feature for feature in NEWER_STYLES if feature in text] == [], path
