"""The handbook shows real screens, and none that has changed since its picture was taken."""

from __future__ import annotations

import pytest
from screens import PICTURES, READ, ROOT, SCREENS, TYPED, hold, shown

pytestmark = [pytest.mark.engine, pytest.mark.browser]


@pytest.mark.parametrize("language", sorted(TYPED))
@pytest.mark.parametrize("screen", SCREENS, ids=lambda screen: screen.name)
def test_a_picture_shows_what_stands_on_the_screen(site, chromium, screen, language, request):
    seen = shown(chromium, site, screen, language)
    hold(f"{screen.name}-{language}", seen, request.config.getoption("--update-cases"))


def test_every_picture_of_the_handbook_is_of_a_screen_and_is_shown_in_its_language():
    names = {f"{screen.name}-{language}" for screen in SCREENS for language in TYPED}
    for folder in (PICTURES, READ):
        assert {path.stem for path in folder.iterdir()} == {*names, "editor"}
    for language, ending in (("en", ".md"), ("ru", ".ru.md")):
        correction, forms = (
            (ROOT / f"docs/contribute/{page}{ending}").read_text(encoding="utf-8") for page in ("correction", "forms")
        )
        assert "](pictures/editor.png)" in forms
        assert all(f"](pictures/{screen.name}-{language}.png)" in correction for screen in SCREENS)
