"""What all tests share: the real content, the site built from it, a browser without a network."""

from __future__ import annotations

import gc
import os
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from filelock import FileLock
from hypothesis import settings
from platformdirs import user_cache_path

from concord.content.catalogue import Catalogue
from concord.content.folder import read_catalogue

if TYPE_CHECKING:  # the tests without a browser need none of it
    from playwright.sync_api import Browser

    from browser import Tab

gc.set_threshold(50_000, 50, 100)  # what tests make is small and soon gone: looking for it costs a tenth of the time
ROOT = Path(__file__).parent.parent
signal.signal(signal.SIGINT, signal.default_int_handler)  # ignored, and so inherited, where a shell runs us behind it
os.environ["LC_ALL"] = "C.UTF-8"  # what is told to those who run the tests is told in English
settings.register_profile("repeatable", derandomize=True)  # a run that fails fails again
settings.load_profile("repeatable")


def is_english_only(id: str) -> bool:
    """Records of decisions speak English only."""
    return id.startswith("about/decisions/")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-cases", action="store_true", help="accept the new answers of tests/cases and tests/pages"
    )


@pytest.fixture(scope="session")
def content() -> Catalogue:
    """The catalogue of the real content, read once."""
    catalogue, problems = read_catalogue(ROOT / "docs")
    assert problems == ()
    gc.freeze()  # it stays to the end: no garbage is in it
    return catalogue


@pytest.fixture(scope="session", autouse=True)
def memory_apart(tmp_path_factory: pytest.TempPathFactory) -> None:
    """What a check remembers stays out of the home of whoever runs the tests; a browser of Playwright's is there."""
    os.environ.setdefault("PLAYWRIGHT_BROWSERS_PATH", str(user_cache_path("ms-playwright")))
    os.environ["XDG_CACHE_HOME"] = str(tmp_path_factory.mktemp("memory"))


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site, built by MkDocs itself, strictly; the one that `make test` has just built, else made once for all."""
    from concord.stick.build import build_site

    if built := os.environ.get("BUILT_SITE"):
        return Path(built).resolve()
    shared = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        shared = shared.parent
    folder = shared / "built" / "site"
    folder.parent.mkdir(exist_ok=True)
    with FileLock(shared / "site.lock"):
        if not folder.is_dir():
            build_site(ROOT, folder, os.environ, 2)
    return folder


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """A real Chromium."""
    from browser import launched

    with launched() as browser:
        yield browser


@pytest.fixture
def tab(chromium: Browser) -> Iterator[Tab]:
    """A tab with the network off, which notes what it must never see: requests outside and uncaught errors."""
    from browser import Tab

    tab = Tab.open(chromium)
    yield tab
    tab.close()
    assert tab.outside == []
    assert tab.errors == []
