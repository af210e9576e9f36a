"""The real screens that the handbook shows: where each is found on a built site, and what is done there before the picture.

A picture differs from machine to machine, so what is held is what can be read on the screen (`screens/*.txt`): where that
changes, the picture is old and is taken anew.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Locator, Page

from browser import Tab

ROOT = Path(__file__).parent.parent
READ = ROOT / "tests" / "screens"
PICTURES = ROOT / "docs" / "contribute" / "pictures"
COLOURS = 48
# What is typed into the fields of the form, by language.
TYPED = {
    "en": {
        "words": "date of retrieval not known",
        "instead": "retrieved 27 November 2026",
        "source": "lex.uz, Criminal Code of Uzbekistan, article 135, read on 27 November 2026",
        "role": "prosecutor",
        "state": "UZ",
    },
    "ru": {
        "words": "дата обращения неизвестна",
        "instead": "дата обращения: 27 ноября 2026 года",
        "source": "lex.uz, Уголовный кодекс Узбекистана, статья 135, прочитано 27 ноября 2026 года",
        "role": "prosecutor",
        "state": "UZ",
    },
}
SEEN = """part => {
  part.querySelectorAll("option:not(:checked)").forEach(one => one.remove());
  const typed = [...part.querySelectorAll("[data-field]:is(input, textarea)")].filter(one => one.offsetParent);
  return [part.innerText, ...typed.map(one => one.value)].join("\\n");
}"""
_COPY = re.compile(r"\b[0-9a-f]{12}\b( \(\d{4}-\d\d-\d\d\))?")


@dataclass(frozen=True)
class Screen:
    name: str
    address: str
    """Of the page, below the folder of its language."""
    part: str
    """What of the page is shown: a selector."""
    prepare: Callable[[Page, str], None]


def leave(page: Page, language: str) -> None:
    """Show the page as it opens."""


def fill(page: Page, language: str) -> None:
    """Type a whole correction."""
    for name, value in TYPED[language].items():
        control = page.locator(f"[data-field={name}]:visible")
        if control.evaluate("one => one.tagName") == "SELECT":
            control.select_option(value)
        else:
            control.fill(value)


def forget_the_source(page: Page, language: str) -> None:
    """Type a correction without its source, and try to save it."""
    fill(page, language)
    page.locator("[data-field=source]:visible").fill("")
    page.locator("button[value=json]").click()


FORM = "contribute/send.html#uz/criminal-code/art-135"
SCREENS = (
    Screen("foot", "law/uz/criminal-code/art-135.html", "#correct", leave),
    Screen("form", FORM, "#contribution", fill),
    Screen("missing", FORM, "#faults", forget_the_source),
)


def shown(browser: Browser, site: Path, screen: Screen, language: str) -> tuple[str, bytes]:
    """What can be read on a screen, without the mark of the copy, and its picture."""
    tab = Tab.open(browser, 440, 900, device_scale_factor=1.5)
    tab.go(f"{site / language.removeprefix('en')}/{screen.address}")
    screen.prepare(tab.page, language)
    part = tab.page.locator(screen.part)
    picture, seen = _picture(part), str(part.evaluate(SEEN))
    tab.close()
    return _COPY.sub("COPY", seen).strip() + "\n", picture


def hold(name: str, seen: tuple[str, bytes], is_accepted: bool) -> None:
    """Nothing else is read on a screen than when its picture was taken; where that is accepted, it is taken anew."""
    text, picture = seen
    kept = READ / f"{name}.txt"
    is_old = not kept.exists() or kept.read_text(encoding="utf-8") != text
    if is_accepted and is_old:
        kept.write_text(text, encoding="utf-8")
        (PICTURES / f"{name}.png").write_bytes(picture)
    assert is_accepted or not is_old


def _picture(part: Locator) -> bytes:
    part.page.evaluate("document.querySelectorAll('.leave, .md-header').forEach(one => one.remove())")
    return in_few_colours(part.screenshot(animations="disabled"))


def in_few_colours(picture: bytes) -> bytes:
    """A picture that a stick and an old telephone carry with ease."""
    image = Image.open(io.BytesIO(picture))
    kept = io.BytesIO()
    image.convert("RGB").quantize(COLOURS).save(kept, "PNG", optimize=True)
    return kept.getvalue()
