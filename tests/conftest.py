"""What all tests share: drawing a world on disk, and a catalogue of the real content."""

from __future__ import annotations

from pathlib import Path

import pytest

from concord.catalogue import read_catalogue

ROOT = Path(__file__).parent.parent


def pytest_addoption(parser):
    parser.addoption("--update-cases", action="store_true", help="accept the new answers of tests/cases")


@pytest.fixture(scope="session")
def content():
    """The real content, read once."""
    return read_catalogue(ROOT / "docs")
