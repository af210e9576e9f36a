"""A real Chromium for the tests: the machine's own, else Playwright's download, else Debian's package."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page, Request, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome")
# At least one of every kind of page.
PAGES = (
    "index.html",
    "countries/uz.html",
    "law/uz/criminal-code/index.html",
    "law/uz/criminal-code/art-135.html",
    "practices/dubai-police-uzbek-moi-istiqbolli-avlod.html",
    "workshops/abu-dhabi-2010.html",
    "corridors/uz-ae.html",
    "glossary/index.html",
    "glossary/extradition.html",
    "authorities/uz/pgo.html",
    "law/index.html",
    "roles/prosecutor.html",
    "sources/index.html",
    "confidence.html",
    "search.html",
    "about/method.html",
    "corridors/uz-kz.html",
    "measures/uz/extradition.html",
    "cases/echr-fm-and-others-v-russia-2024.html",
    "matrix/untoc.html",
    "matrix/tip-protocol.html",
    "compare/trafficking-offence.html",
    "outcomes.html",
    "review/uz.html",
    "data/index.html",
    "law/tr/penal-code/art-80.html",
    "countries/index.html",
    "indexes/names.html",
    "languages.html",
    "contribute/fields.html",
    "contribute/send.html",
    "cases-begin/victim.html",
    "copy.html",
)
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
HELP = """No Chromium was found and none could be installed.
Install one and run the tests again:
  Debian or Ubuntu:  apt-get install chromium
  elsewhere:         .venv/bin/python -m playwright install chromium
"""


def find_chromium() -> str | None:
    """The path of a Chromium on this machine."""
    return next((found for name in NAMES if (found := shutil.which(name))), None)


def install_chromium() -> str | None:
    """Install one: its path, or None where that is Playwright's own, which needs no path. Fails with advice."""
    done = subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)
    if done.returncode == 0:
        return None
    if shutil.which("apt-get") and os.geteuid() == 0:
        subprocess.run(["apt-get", "update", "-qq"], check=False)
        subprocess.run(["apt-get", "install", "-y", "-qq", "chromium"], check=False)
        if found := find_chromium():
            return found
    raise RuntimeError(HELP)


@contextmanager
def launched() -> Iterator[Browser]:
    """A running browser."""
    with sync_playwright() as playwright:
        path = find_chromium() or install_chromium()
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@dataclass
class Tab:
    """A page in a context without a network."""

    context: BrowserContext
    page: Page
    outside: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    @classmethod
    def open(cls, browser: Browser, width: int = 1366, height: int = 768, **options: Any) -> Tab:
        context = browser.new_context(viewport={"width": width, "height": height}, offline=True, **options)
        tab = cls(context, context.new_page())
        tab.page.on("request", tab._note_request)
        tab.page.on("pageerror", lambda error: tab.errors.append(str(error)))
        tab.page.on("console", lambda m: tab.errors.append(m.text) if m.type == "error" else None)
        return tab

    def _note_request(self, request: Request) -> None:
        if not request.url.startswith(("file:", "data:")):
            self.outside.append(request.url)

    def go(self, path: Path | str) -> Page:
        self.page.goto(f"file://{path}")
        return self.page

    def overflow(self) -> int:
        """How many pixels the page is wider than the window."""
        return int(self.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))

    def close(self) -> None:
        self.context.close()
