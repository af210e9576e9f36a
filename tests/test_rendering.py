"""The site is rendered without its engine, and the engine alone writes the same files."""

import os
import shutil
import subprocess
import sys

import pytest
from PIL import Image

from cases_file import WORLD
from concord.rendering.theme import relative
from concord.stick.build import build_site
from conftest import ROOT

pytestmark = pytest.mark.engine
FIRST = "1795510800"
FILES = """---
title: How to write
---

See [the fields](fields.md), [the picture](../practices/map.png "a map") and [article 135](uz/criminal-code/art-135).

![A map](../practices/map.png)

## One {#one}

A note[^1].

[^1]: Told below.

    ```
    as  it
      stands
    ```
"""


def project(root):
    """A small project: the world of the tests, with a page that leads to a file, a page and a record."""
    for name in ("hooks", "overrides"):
        (root / name).symlink_to(ROOT / name)
    shutil.copy(ROOT / "mkdocs.yml", root)
    shutil.copytree(WORLD, root / "docs")
    shutil.copytree(ROOT / "tests/pages/world", root / "docs", dirs_exist_ok=True)
    (root / "docs/contribute").mkdir(exist_ok=True)
    Image.new("RGB", (8, 8), (200, 30, 30)).save(root / "docs/practices/map.png")
    (root / "docs/contribute/writing.md").write_text(FILES, encoding="utf-8")
    russian = FILES.replace("How to write", "Как писать").replace("the fields", "поля").replace("See", "См.")
    (root / "docs/contribute/writing.ru.md").write_text(russian, encoding="utf-8")
    return root


def engine(root, site, name="mkdocs", **environment):
    """Build a project by an engine alone."""
    told = {**os.environ, "SOURCE_DATE_EPOCH": FIRST, "NO_MKDOCS_2_WARNING": "1", **environment}
    command = [sys.executable, "-m", name, "build", "--strict", "-f", "mkdocs.yml", "--site-dir", str(site)]
    done = subprocess.run(command, cwd=root, env=told, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return files(site)


def files(site):
    """The bytes of every file of a site."""
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


def unlike(one, other):
    """What only one of two sites has, or has otherwise."""
    return sorted(name for name in one.keys() | other.keys() if one.get(name) != other.get(name))


@pytest.fixture(scope="module")
def rendered(tmp_path_factory):
    """A small project and what `concord build` makes of it."""
    root = project(tmp_path_factory.mktemp("project"))
    build_site(root, root / "site", {**os.environ, "SOURCE_DATE_EPOCH": FIRST})
    return root, files(root / "site")


@pytest.mark.parametrize("name", ["mkdocs", "properdocs"])
def test_an_engine_alone_writes_the_same_files(name, rendered, tmp_path):
    """MkDocs, and the engine that goes on where its first version does not move."""
    root, ours = rendered
    assert len(ours) > 500
    assert unlike(engine(root, tmp_path / "site", name), ours) == []


def test_links_to_files_and_pages_lead_there_from_every_language(rendered):
    _, ours = rendered
    english, russian = (ours[f"{folder}contribute/writing.html"].decode() for folder in ("", "ru/"))
    assert 'href="fields.html"' in english
    assert 'href="fields.html"' in russian
    assert 'src="../practices/map.png"' in english
    assert 'src="../../practices/map.png"' in russian
    assert "as  it\n  stands" in english  # what stands as it was typed keeps its blanks


def test_one_process_writes_the_same_files_as_two(rendered, tmp_path):
    root, ours = rendered
    told = []
    build_site(
        root, tmp_path / "site", {**os.environ, "SOURCE_DATE_EPOCH": FIRST}, 1, lambda *counts: told.append(counts)
    )
    assert unlike(files(tmp_path / "site"), ours) == []
    pages = sum(name.endswith(".html") for name in ours)
    assert told == sorted(told)
    assert told[-1] == (pages, pages)  # and how many are left is known from the first on
    assert {total for _, total in told} <= {0, pages}


def test_the_engine_alone_writes_the_same_pages_of_the_real_content(site, tmp_path):
    """In the language that all others rest on and in the one that runs the other way."""
    date = os.environ.get("SOURCE_DATE_EPOCH", "")
    built = engine(ROOT, tmp_path / "site", CONCORD_LANGUAGES="en ar", SOURCE_DATE_EPOCH=date)
    theirs = {name: data for name, data in built.items() if not name.startswith("assets/search/")}
    assert len(theirs) > 3000
    ours = files(site)
    assert [name for name, data in theirs.items() if ours.get(name) != data] == []


@pytest.mark.parametrize(
    ("path", "page", "told"),
    [
        ("ru/index.html", "ru/law/uz/x.html", "../../index.html"),
        ("assets/a.css", "index.html", "assets/a.css"),
        (".", "ru/x/y.html", "../.."),
        ("#place", "ru/x.html", "#place"),
        ("https://example.org/a", "ru/x.html", "https://example.org/a"),
        ("ru/x.html", "ru/x.html", "x.html"),
    ],
)
def test_an_address_is_told_from_where_the_page_is(path, page, told):
    assert relative(path, page) == told
