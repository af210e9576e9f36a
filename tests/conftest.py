"""What all tests share: the real content, the site built from it, a browser without a network."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from concord.content.folder import read_catalogue

ROOT = Path(__file__).parent.parent


def is_english_only(id: str) -> bool:
    """Records of decisions and the page of the rules speak English only."""
    return id == "contribute/rules" or id.startswith("about/decisions/")


def pytest_addoption(parser):
    parser.addoption("--update-cases", action="store_true", help="accept the new answers of tests/cases")


@pytest.fixture(scope="session")
def content():
    """The catalogue of the real content, read once."""
    catalogue, problems = read_catalogue(ROOT / "docs")
    assert problems == ()
    return catalogue


@pytest.fixture(scope="session")
def site(tmp_path_factory):
    """The site, built by MkDocs itself, strictly."""
    from concord.stick.build import build_site

    folder = tmp_path_factory.mktemp("built") / "site"
    build_site(ROOT, folder, os.environ, 2)
    return folder


@pytest.fixture(scope="session")
def chromium():
    """A real Chromium."""
    from browser import launched

    with launched() as browser:
        yield browser


@pytest.fixture
def tab(chromium):
    """A tab with the network off, which notes what it must never see: requests outside and uncaught errors."""
    from browser import Tab

    tab = Tab.open(chromium)
    yield tab
    tab.close()
    assert tab.outside == []
    assert tab.errors == []
