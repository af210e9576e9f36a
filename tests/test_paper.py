"""Pages on paper: what is typed is found again, voices know its language, and the same content is the same bytes."""

from __future__ import annotations

import ctypes.util
import os
import re
import shutil
import subprocess
import sys
from io import BytesIO

import pikepdf
import pypdfium2
import pytest
from PIL import Image, ImageChops, ImageDraw, ImageFont

from cases_file import WORLD
from concord.cli import main
from concord.edition import Edition
from concord.language.languages import SITE
from concord.language.localized import localized_in_each
from concord.language.writing import direction
from concord.pages.staging import site_pages
from concord.stick.identity import Identity
from conftest import ROOT

pytestmark = pytest.mark.unix
SHEET, PRACTICE = "corridors/uz-ae#video-evidence", "practices/dubai-police-uzbek-moi-istiqbolli-avlod"
COUNTRY = "countries/uz"
# Typed by hand, from what the pages above say in each language.
WORDS = {
    "en": "Evidence Emirates repatriation shelter Uzbekistan Ministry notification",
    "ru": "Узбекистана идентификация репатриация приют торговлей юристом Доказательства",
    "uz": "Oʻzbekiston savdosiga koʻrsatuv tekshirilmagan jinoiy boshpana taʼqiblar",
    "uz-Cyrl": "Ўзбекистон савдосига кўрсатув текширилмаган жиноий ҳужжат таъқиблар",
    "kk": "Өзбекстан айғақ тексермеген қылмыстық сәйкестендіру құзыретті Әділет",
    "ky": "Өзбекстан көрсөтмө өлкөнүн күрөшүү баш калкалоочу кылмыш ыйгарым",
    "tg": "Ӯзбекистон Нишондод ҳуқуқшиноси Аморати ҷиноятии мақоми ҳимоя",
    "tk": "Özbegistan görkezmeler hukukçysy söwdasyna jenaýat gaçybatalga Döwlet",
    "tr": "Özbekistan İçişleri sığınma mağdur ifade kovuşturmaların ülkesine",
    "ar": "أوزبكستان الإدلاء بالشهادة الضحايا الإمارات السلطة المتحدة القانون لا",
    "th": "อุซเบกิสถาน ผู้เสียหาย คำร้องขอ กระทรวงยุติธรรม อำนาจ พยาน การค้ามนุษย์ ที่พักพิง นำ",
}
ADDRESS = re.compile("[/=]|Concord,|Avlod|Istiqbolli")  # in no language, or in all
MESSAGES = {
    "countries/zz": "countries/zz: there is no such page. Did you mean countries/",
    "countries/uz#repatriation": "countries/uz#repatriation: only a corridor has sheets. Say countries/uz.",
    "corridors/uz-ae#repatriations": "there is no such sheet. Did you mean repatriation?",
}


@pytest.fixture(scope="module", autouse=True)
def stock_programs():
    """Pango and poppler, Debian's packages where they are missing."""
    missing = [] if ctypes.util.find_library("pangoft2-1.0") else ["libpangoft2-1.0-0", "libharfbuzz-subset0"]
    missing += [] if shutil.which("pdftotext") else ["poppler-utils"]
    if missing and os.geteuid() == 0:
        subprocess.run(["apt-get", "update", "-qq"], check=False)
        subprocess.run(["apt-get", "install", "-y", "-qq", "--no-install-recommends", *missing], check=False)
    assert shutil.which("pdftotext"), "No poppler was found. Install it: apt-get install poppler-utils"


@pytest.fixture(scope="module")
def edition(content):
    """The real content, none of it built."""
    day = "2026-11-28"
    local = localized_in_each(content, day)
    return Edition(content, local, Identity("0123456789ab", day), tuple(site_pages(local)), SITE)


@pytest.fixture(scope="module")
def paper(edition):
    """What is printed of some pages in a language, each once."""
    from concord.paper.making import make_paper

    made = {}

    def print_once(language, *names):
        if (language, names) not in made:
            made[language, names] = make_paper(edition, ROOT / "overrides", names, language)[1]
        return made[language, names]

    return print_once


def plain(text):
    """A text without breaks of lines and the signs of direction that readers of PDFs add."""
    return re.sub(r"\s+", " ", re.sub("[\u200e\u200f\u202a-\u202e\u2066-\u2069\0]", "", text))


def by_poppler(data):
    told = subprocess.run(["pdftotext", "-", "-"], input=data, capture_output=True, check=True)
    return plain(told.stdout.decode())


def by_pdfium(data):
    return plain("\n".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(data)))


def elements(pdf):
    """Each element of the structure of a PDF with the language it is in."""
    waiting = [(pdf.Root.StructTreeRoot.K[0], str(pdf.Root.Lang))]
    while waiting:
        element, language = waiting.pop()
        language = str(element.get("/Lang", language))
        yield element, language
        kids = element.get("/K", [])
        waiting += [(kid, language) for kid in kids if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]


def marked(pdf):
    """Each text that the structure names, with its language: what the glyphs of its part of a page stand for."""
    texts = [_texts(page) for page in pdf.pages]
    numbers = {page.objgen: n for n, page in enumerate(pdf.pages)}
    for element, language in elements(pdf):
        for kid in element.get("/K", []):
            if isinstance(kid, int):
                yield texts[numbers[element.Pg.objgen]].get(int(kid), ""), language


def _texts(page):
    fonts = {name: _told(font) for name, font in page.Resources.Font.items()}
    texts, marks, font = {}, [], {}
    for step in pikepdf.parse_content_stream(page):
        operator, operands = str(step.operator), step.operands
        if operator in ("BDC", "BMC"):
            marks.append(int(operands[1].MCID) if operator == "BDC" and "/MCID" in operands[1] else None)
        elif operator == "EMC":
            marks.pop()
        elif operator == "Tf":
            font = fonts[str(operands[0])]
        elif operator in ("TJ", "Tj"):
            shown = operands[0] if operator == "TJ" else operands
            codes = b"".join(bytes(part) for part in shown if isinstance(part, pikepdf.String))
            number = next((mark for mark in reversed(marks) if mark is not None), None)
            texts[number] = texts.get(number, "") + "".join(font[codes[n : n + 2]] for n in range(0, len(codes), 2))
    return texts


def _told(font):
    pairs = re.findall(rb"<([0-9a-f]{4})> <([0-9a-f]*)>", font.ToUnicode.read_bytes().partition(b"endcodespace")[2])
    return {bytes.fromhex(a.decode()): bytes.fromhex(b.decode()).decode("utf-16-be") for a, b in pairs}


@pytest.mark.corpus
@pytest.mark.parametrize("language", SITE)
def test_every_word_is_found_again_by_two_readers(paper, language):
    data = paper(language, SHEET, PRACTICE)
    for read in (by_poppler, by_pdfium):
        text = read(data)
        assert [word for word in WORDS[language].split() if word.lower() not in text.lower()] == []


@pytest.mark.machine
def test_words_stay_whole_whatever_stands_before_them(tmp_path):
    from concord.paper.printing import printed

    for language, words in WORDS.items():
        pairs = [f"{one} {other}" for one in words.split() for other in words.split()]
        lines = "".join(f"<p>{pair}</p>" for pair in pairs)
        html = f'<html lang="{language}" dir="{direction(language)}"><title>x</title><body>{lines}'
        data = printed(html, "", "%(page)s %(pages)s", direction(language))
        for read in (by_poppler, by_pdfium):
            text = read(data)
            assert [pair for pair in pairs if pair not in text] == [], (language, read)


@pytest.mark.corpus
@pytest.mark.parametrize(
    ("language", "other", "foreign"),
    [("ar", "United Nations Treaty Collection", "en"), ("tk", "Похищение человека", "ru")],
)
def test_a_voice_is_told_each_language(paper, language, other, foreign):
    with pikepdf.open(BytesIO(paper(language, COUNTRY))) as pdf:
        assert str(pdf.Root.Lang) == language
        told = {text.strip(): code for text, code in marked(pdf)}
        assert {code for text, code in told.items() if other in text} == {foreign}
        mine = [text for text, code in told.items() if code == language and re.search(r"[^\W\d_]{4}", text)]
        strange = re.compile("(?:[A-Za-z]{3,} ){3}" if language == "ar" else "[А-Яа-я]{4}")  # names may stay Latin
        assert [text for text in mine if strange.search(text) and not ADDRESS.search(text)] == []
        assert len(mine) > 50


@pytest.mark.corpus
def test_pictures_are_described_tables_have_headings_and_notes_are_notes(paper):
    with pikepdf.open(BytesIO(paper("th", COUNTRY, PRACTICE))) as pdf:
        found = [element for element, _ in elements(pdf)]
        figures = [e for e in found if e.S == "/Figure"]
        assert len(figures) == 2
        assert all(str(figure.Alt) for figure in figures)
        headings = [e for e in found if e.S == "/TH"]
        assert {str(h.A.Scope) for h in headings} == {"/Column", "/Row"}
        notes = [e for e in found if e.S == "/Note"]
        assert notes
        assert len({str(note.ID) for note in notes}) == len(notes)
        assert all("/Contents" in link for page in pdf.pages for link in page.get("/Annots", []))
        linked = [e for e in found if e.S == "/Link"]
        assert all(any("/Obj" in kid for kid in e.K if isinstance(kid, pikepdf.Dictionary)) for e in linked)


def test_the_arrows_of_a_picture_keep_their_tips():
    from concord.paper.printing import printed

    tips = [
        '<marker id="tip" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="8" markerHeight="8"><path d="M0 0L10 5L0 10z"/></marker>',
        "",
    ]
    ink = []
    for tip in tips:
        line = '<line x1="10" y1="50" x2="200" y2="50" stroke="black" marker-end="url(#tip)"/>'
        picture = f'<svg viewBox="0 0 300 100" width="300" aria-label="x"><defs>{tip}</defs>{line}</svg>'
        html = f'<html lang="en"><title>x</title><body><article data-page="x">{picture}</article>'
        page = pypdfium2.PdfDocument(printed(html, "", "%(page)s %(pages)s", "ltr"))[0]
        ink.append(sum(ImageChops.invert(page.render().to_pil().convert("L")).tobytes()))
    assert ink[0] > 1.05 * ink[1]


@pytest.mark.corpus
def test_heads_and_feet_are_no_part_of_the_text(paper):
    data = paper("tk", COUNTRY)
    assert "1-nji sahypa, jemi" in by_poppler(data)
    with pikepdf.open(BytesIO(data)) as pdf:
        texts = [text for text, _ in marked(pdf)]
        artifacts = [page.Contents.read_bytes().count(b"/Type /Pagination") for page in pdf.pages]
    assert [text for text in texts if "sahypa, jemi" in text] == []
    assert min(artifacts) >= 2


@pytest.mark.corpus
def test_paper_runs_as_its_language_does_in_our_own_fonts_and_leads_into_no_folder(paper):
    with pikepdf.open(BytesIO(paper("ar", COUNTRY))) as pdf:
        assert pdf.Root.ViewerPreferences.Direction == "/R2L"
        links = [link for page in pdf.pages for link in page.get("/Annots", [])]
        assert [link for link in links if "/A" in link and not str(link.A.URI).startswith("http")] == []
        fonts = {str(font.BaseFont).partition("+")[2] for font in pdf.pages[0].Resources.Font.values()}
    assert fonts <= {"Amiri", "Amiri-Bold", "FiraGO", "FiraGO-Bold"}


@pytest.mark.corpus
def test_a_binder_says_where_each_page_begins(paper):
    data = paper("ru", COUNTRY, SHEET, PRACTICE)
    pages = [plain(page.get_textpage().get_text_range()) for page in pypdfium2.PdfDocument(data)]
    assert "Эта копия: 0123456789ab" in pages[0]
    assert "28 ноября 2026" in pages[0]
    assert "Не официальный текст" in pages[0]
    assert f"Стр. 1 из {len(pages)}" in pages[0]
    begins = [int(number) for number in re.findall(r"\.{3,} ?(\d+)", pages[1])]
    assert [title in pages[n - 1] for title, n in zip(("Узбекистан", "видео", "Дубая"), begins, strict=True)] == [
        True
    ] * 3
    with pikepdf.open(BytesIO(data)) as pdf, pdf.open_outline() as outline:
        assert len(outline.root) == 5


def test_letters_look_as_the_font_draws_them_in_whatever_company():
    from concord.paper.printing import font_files, printed

    style = "font-size: 60pt; font-kerning: none; white-space: nowrap"
    lines = "<br>".join(("Türkmenistan", "Түркіменстан право", "تركمانستان", "เติร์กเมนิสถาน"))
    html = f'<html lang="tk"><title>x</title><body style="{style}">{lines}'
    page = pypdfium2.PdfDocument(printed(html, "", "%(page)s %(pages)s", "ltr"))[0]
    seen = page.render(scale=1, crop=(0, 695, 0, 56)).to_pil().convert("L")
    font = ImageFont.truetype(BytesIO(font_files()["FiraGO"]), 60, layout_engine=ImageFont.Layout.BASIC)
    words = ("Türkmenistan", "TürkmeniҒtмn", "Turkmenistan", "Türkmenisten", "Тürkменистан")
    assert min(words, key=lambda word: _unlike(seen, _drawn(word, font))) == "Türkmenistan"


def _drawn(word, font):
    image = Image.new("L", (600, 120), 255)
    ImageDraw.Draw(image).text((10, 10), word, 0, font)
    return image


def _unlike(one, other):
    """How much of the ink of two pictures differs, each cut to what is drawn."""
    inked = [ImageChops.invert(image) for image in (one, other)]
    cut = [image.crop(image.getbbox()).resize((360, 60)) for image in inked]
    return sum(ImageChops.difference(*cut).tobytes()) / sum(sum(image.tobytes()) for image in cut)


@pytest.fixture
def root(tmp_path):
    """A project with the small world."""
    shutil.copytree(WORLD, tmp_path / "docs")
    (tmp_path / "overrides").symlink_to(ROOT / "overrides")
    return tmp_path


@pytest.mark.machine
def test_two_runs_write_the_same_bytes(root):
    made = []
    for seed, folder in (("1", "one"), ("2", "two")):
        environment = {**os.environ, "PYTHONPATH": str(ROOT / "hooks"), "PYTHONHASHSEED": seed}
        environment["SOURCE_DATE_EPOCH"] = "1795824000"
        command = [sys.executable, "-m", "concord.cli", "--root", str(root), "paper", "countries/uz"]
        command += ["practices/direct-channel", "--to", str(root / folder)]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
        assert done.stdout == f"{root / folder / 'binder.en.pdf'}\n"
        made.append((root / folder / "binder.en.pdf").read_bytes())
    assert made[0] == made[1]
    with pikepdf.open(BytesIO(made[0])) as pdf:
        assert str(pdf.docinfo["/CreationDate"]).startswith("D:20261128")


@pytest.mark.parametrize("name", MESSAGES)
def test_a_name_that_stands_for_nothing_is_answered(root, capsys, name):
    shutil.copytree(ROOT / "tests/pages/world", root / "docs", dirs_exist_ok=True)
    assert main(["--root", str(root), "paper", name, "--to", str(root / "out")]) == 2
    assert MESSAGES[name] in capsys.readouterr().err
    assert not (root / "out").exists()


def test_a_page_that_is_not_in_a_language_says_in_which_it_is(root, capsys):
    assert main(["--root", str(root), "paper", "practices/direct-channel", "--language", "th", "--to", "out"]) == 2
    assert "is not written in th. Say --language with one of en" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("hidden", "said"),
    [
        ("library", "Paper wants the library weasyprint. Install it: pip install 'concord[paper]'"),
        ("pango", "Paper wants Pango, which this system lacks"),
    ],
)
def test_what_is_missing_is_said_in_one_line(root, tmp_path, hidden, said):
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "hooks")}
    begun = "import sys; from concord.cli import main; "
    if hidden == "library":
        begun += "sys.modules['weasyprint'] = None; "
    else:
        (tmp_path / "broken").mkdir()
        (tmp_path / "broken" / "libgobject-2.0.so.0").write_bytes(b"")  # found first, and no library
        environment["LD_LIBRARY_PATH"] = str(tmp_path / "broken")
    command = f"{begun}sys.exit(main(['--root', {str(root)!r}, 'paper', 'countries/uz', '--to', 'out']))"
    done = subprocess.run([sys.executable, "-c", command], env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr.startswith(said)
    assert done.stderr.count("\n") == 1
    assert done.stdout == ""
