"""Every letter of every language can be shown on every machine."""

from urllib.parse import quote

import pytest
from fontTools.ttLib import TTFont

from concord.language.messages import FOLDER
from concord.letters.fonts import FOLDER as FONTS
from concord.letters.fonts import SCRIPTS, WEIGHTS

SHOWN = "[...document.fonts].filter(face => face.status === 'loaded').map(face => face.unicodeRange).join(' ')"


@pytest.fixture(scope="module")
def letters(site):
    """The letters of each font file that the site ships, by its name."""
    return {path.name: set(TTFont(path).getBestCmap()) for path in (site / FONTS).glob("*.woff2")}


@pytest.mark.engine
@pytest.mark.parametrize("script", SCRIPTS)
def test_every_letter_that_is_written_is_in_the_fonts(content, letters, script):
    texts = [text for translation in content.translations.values() for text in translation.texts.values()]
    texts += [translation.page.body for translation in content.translations.values()]
    texts += [path.read_text(encoding="utf-8") for path in FOLDER.glob("*.po")]
    written = {ord(letter) for text in texts for letter in text} & set(SCRIPTS[script])
    assert len(written) > 30
    for weight in WEIGHTS:
        assert written - letters[f"{script}-{weight}.woff2"] == set()


@pytest.mark.engine
def test_the_fonts_carry_their_licence(site):
    assert "SIL OPEN FONT LICENSE" in (site / FONTS / "OFL.txt").read_text(encoding="utf-8")


@pytest.mark.browser
@pytest.mark.parametrize(("page", "first"), [("ar/index.html", "U+600"), ("th/index.html", "U+E00")])
def test_arabic_and_thai_are_shown_in_the_shipped_font(site, tab, page, first):
    shown = tab.go(site / page)
    shown.evaluate("document.fonts.ready.then(() => 1)")
    assert first.lower() in shown.evaluate(SHOWN).lower()


@pytest.mark.browser
def test_an_english_page_loads_no_font(site, tab):
    page = tab.go(site / "law/index.html")
    page.evaluate("document.fonts.ready.then(() => 1)")
    assert (
        page.evaluate(
            "[...document.fonts].filter(face => face.status === 'loaded' && /E00/i.test(face.unicodeRange)).length"
        )
        == 0
    )


@pytest.mark.browser
def test_firefox_reads_the_fonts_from_a_file(site):
    from firefox import opened

    with opened() as firefox:
        firefox.go(f"file://{quote(str(site))}/th/law/un/tip-protocol/index.html")
        firefox.ask("document.fonts.ready.then(() => 1)")
        assert "e00" in firefox.ask(SHOWN).lower()
        assert firefox.errors() == []


def test_what_was_kept_is_made_again_where_it_is_not_as_it_was_written(tmp_path, monkeypatch):
    from concord import kept

    monkeypatch.setattr(kept, "user_cache_path", lambda name: tmp_path / name)
    made = []

    def make():
        made.append(1)
        return b"letters"

    assert [kept.kept("font", "cyrillic", make) for _ in range(2)] == [b"letters"] * 2
    assert len(made) == 1
    kept.kept("font", "thai", make)
    assert len(made) == 2  # it is of something else
    for path in (tmp_path / "concord").iterdir():
        path.write_bytes(path.read_bytes()[:-1])
    assert kept.kept("font", "cyrillic", make) == b"letters"
    assert len(made) == 3
