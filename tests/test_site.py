"""The built site: nothing from any network, nothing absolute, right languages, same bytes."""

from __future__ import annotations

import hashlib
import os
import re
from html.parser import HTMLParser

import pytest
from own_words import shares

from concord.language.languages import SITE
from conftest import ROOT, is_english_only

pytestmark = pytest.mark.engine

LOADING = {("script", "src"), ("img", "src"), ("link", "href"), ("iframe", "src"), ("source", "src"), ("video", "src")}


class Links(HTMLParser):
    """What a page loads, where it leads, and the ids on it."""

    def __init__(self):
        super().__init__()
        self.loads, self.leads, self.ids, self.html, self.tags = [], [], [], {}, []

    def handle_starttag(self, tag, attrs):
        values = dict(attrs)
        self.tags.append((tag, values))
        for name, value in attrs:
            if (tag, name) in LOADING:
                self.loads.append(value)
            if (tag, name) in {("a", "href"), ("form", "action")}:
                self.leads.append(value)
            if name == "id":
                self.ids.append(value)
        if tag == "html":
            self.html = values


CYRILLIC_WORD = r"[А-Яа-яЁё]{4,}"
THREE_ENGLISH_WORDS = r"(?:\b[a-z]{3,}\b[ ,]+){3,}"
ENGLISH = r"\b(?:the|and|of|which|shall|from|with|that)\b"  # words that no other language here has
RUSSIAN = r"(?<![\w-])(?:и|или|для|при|об|от|также|который|которые|с|в|из)(?!\w)"
# A case's name in its own language after ours, and names of sites.
NAMED = re.compile(r"\([^)]*\)|[\w-]+\.com")
FOREIGN = {
    "en": re.compile(CYRILLIC_WORD),
    "ru": re.compile(ENGLISH),
    **dict.fromkeys(("uz", "tk", "tr"), re.compile(f"{CYRILLIC_WORD}|{ENGLISH}")),
    **dict.fromkeys(("kk", "ky", "tg", "uz-Cyrl"), re.compile(f"{RUSSIAN}|{ENGLISH}")),
    **dict.fromkeys(("ar", "th"), re.compile(f"{CYRILLIC_WORD}|{THREE_ENGLISH_WORDS}")),
}


class Spoken(HTMLParser):
    """The texts of a page that a screen reader would speak in the page's own language.

    Left out: addresses, code, titles of sites of others, and what a reader is to quote.
    """

    SILENT = frozenset({"script", "style", "code"})
    VOID = frozenset({"br", "img", "input", "meta", "link", "hr", "wbr", "source"})

    def __init__(self, language):
        super().__init__()
        self.language, self.open, self.unmarked = language, [("", language, False)], []

    def handle_startendtag(self, tag, attrs):
        """An element that closes itself holds no text."""

    def handle_starttag(self, tag, attrs):
        if tag in self.VOID:
            return
        values, (_, language, silent) = dict(attrs), self.open[-1]
        silent = silent or tag in self.SILENT or values.get("id") == "correct"
        silent = silent or "external" in (values.get("class") or "")
        self.open.append((tag, values.get("lang", language), silent))

    def handle_endtag(self, tag):
        while len(self.open) > 1 and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data):
        _, language, silent = self.open[-1]
        if language == self.language and not silent:
            self.unmarked.append(data.strip())


def read(path):
    parser = Links()
    parser.feed(path.read_text(encoding="utf-8"))
    return parser


@pytest.fixture(scope="module")
def pages(site):
    return {path.relative_to(site).as_posix(): read(path) for path in sorted(site.rglob("*.html"))}


def test_no_page_loads_anything_from_a_network(site, pages):
    assert [(name, url) for name, page in pages.items() for url in page.loads if re.match(r"(https?:)?//", url)] == []
    for path in [*site.rglob("*.css"), *site.rglob("*.svg")]:
        assert not re.findall(r"(?:url\(|@import)\s*['\"]?(?:https?:)?//[^)'\"]+", path.read_text(encoding="utf-8")), (
            path
        )


def test_no_address_starts_at_the_top_of_a_server(pages):
    every = [(name, url) for name, page in pages.items() for url in [*page.loads, *page.leads]]
    assert [row for row in every if row[1].startswith(("/", "file:"))] == []


def test_every_link_leads_to_a_page_that_is_there(site, pages, content):
    for name, page in pages.items():
        folder = (site / name).parent
        for url in [*page.loads, *page.leads]:
            if re.match(r"[a-z]+:", url):
                continue
            target, anchor = url.partition("#")[0].partition("?")[0], url.partition("#")[2]
            path = (folder / target).resolve() if target else site / name
            assert path.is_file(), f"{name} → {url}"
            if anchor and path.suffix == ".html":
                is_taken = path.name == "send.html" and anchor in content.records  # as the page to be corrected
                ids = pages[path.relative_to(site.resolve()).as_posix()].ids
                assert is_taken or anchor in ids, f"{name} → {url}"


def test_no_id_stands_twice_on_a_page(pages):
    for name, page in pages.items():
        assert len(page.ids) == len(set(page.ids)), name


def test_names_and_roles_stand_where_html_allows_them(pages):
    """What the Nu Html Checker found in ours once; `make markup` asks it about everything."""
    for name, page in pages.items():
        assert not [values for tag, values in page.tags if tag == "label" and "aria-label" in values], name
        assert {values["type"] for _, values in page.tags if values.get("role") == "combobox"} == {"text"}, name
        assert not [values["style"] for _, values in page.tags if "style" in values], name


def test_no_heading_has_a_made_up_id(pages):
    assert [(name, id) for name, page in pages.items() for id in page.ids if re.fullmatch(r"_\d+|\d.*", id)] == []


def language_of_path(name):
    first = name.partition("/")[0]
    return first if first in SITE else "en"


def test_every_page_says_its_language_and_direction(pages):
    for name, page in pages.items():
        language = language_of_path(name)
        assert page.html["lang"] == language, name
        assert page.html["dir"] == ("rtl" if language == "ar" else "ltr"), name
    assert {language_of_path(name) for name in pages} == set(SITE)


def test_text_in_another_language_is_marked(pages, site):
    """Letters of another script than the page's, and words that its language lacks, stand in an element that says theirs."""
    for name in pages:
        language = language_of_path(name)
        told = Spoken(language)
        told.feed((site / name).read_text(encoding="utf-8"))
        assert [text for text in told.unmarked if FOREIGN[language].search(NAMED.sub("", text))] == [], name


def test_every_page_has_one_main_heading(pages):
    for name, page in pages.items():
        assert sum(tag == "h1" for tag, _ in page.tags) == 1, name


def test_nothing_from_records_can_run(pages):
    for name, page in pages.items():
        handlers = [attrs for _, attrs in page.tags for key in attrs if key.startswith("on")]
        assert handlers == [], name


def test_every_content_page_is_there_in_both_languages(site, content):
    for id, record in content.records.items():
        if record.kind == "source" or is_english_only(id):
            continue
        from concord.content.paths import page_path, stem_of

        for language in ("en", "ru"):
            assert (site / page_path(stem_of(id, record), language)).is_file(), (id, language)


def test_every_page_can_be_corrected_and_says_which_copy_it_is(pages, site):
    for name in pages:
        text = (site / name).read_text(encoding="utf-8")
        assert 'id="correct"' in text, name
        assert "data-copy" in text, name  # which the style and the script fill, so that pages stay as they are


def test_a_machine_translation_says_so(site, content):
    for (id, language), translation in content.translations.items():
        from concord.content.paths import page_path, stem_of

        path = site / page_path(stem_of(id, content.records[id]), language)
        assert ('class="machine"' in path.read_text(encoding="utf-8")) == (
            translation.by_machine and translation.reviewed is None
        )


def test_back_links_stand_on_both_ends_in_both_languages(site):
    for language in ("", "ru/"):
        provision = (site / f"{language}law/uz/criminal-code/art-135.html").read_text(encoding="utf-8")
        article = (site / f"{language}law/un/tip-protocol/art-5.html").read_text(encoding="utf-8")
        assert 'un/tip-protocol/art-5.html"' in provision
        assert 'uz/criminal-code/art-135.html"' in article
        assert 'practices/dubai-police-uzbek-moi-istiqbolli-avlod.html"' in provision


def test_pages_stay_light(site):
    """English pages; the others have letters of two bytes and three, and as much text."""
    sizes = {p.relative_to(site).as_posix(): p.stat().st_size for p in site.rglob("*.html")}
    most = {name: 160_000 if language_of_path(name) == "en" else 300_000 for name in sizes}
    assert {name: size for name, size in sizes.items() if size > most[name]} == {}


def test_a_corridor_in_english_has_at_most_150_kilobytes(site):
    sizes = {path.name: path.stat().st_size for path in (site / "corridors").glob("??-??.html")}
    assert len(sizes) == 70
    assert {name: size for name, size in sizes.items() if size > 150_000} == {}


@pytest.mark.parametrize("language", SITE[2:])
def test_what_a_practitioner_reads_first_is_in_her_language(site, language):
    assert dict(shares(site, language))["all"] >= 0.90


def sums(folder):
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_the_work_is_shared_out_whole():
    from concord.stick.build import shares

    assert sorted(language for share in shares(SITE, 2) for language in share) == sorted(SITE)


def test_a_copy_of_some_languages_leads_nowhere_else(tmp_path, capsys):
    """Uzbek readers get Russian and English where a page is missing, so these come along; no other is named."""
    import shutil

    from cases_file import WORLD
    from concord.cli import main
    from concord.stick.identity import identity_of

    for name in ("hooks", "overrides"):
        (tmp_path / name).symlink_to(ROOT / name)
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    shutil.copytree(WORLD, tmp_path / "docs")
    assert main(["--root", str(tmp_path), "build", "--languages", "uz"]) == 0, capsys.readouterr().err
    built = tmp_path / "site"
    assert {path.name for path in built.iterdir() if path.name in SITE} == {"ru", "uz"}
    assert identity_of(built).languages == ("en", "ru", "uz")
    for path in built.rglob("*.html"):
        for href in re.findall(r'href="(?!https?:)([^"#?]+)', path.read_text(encoding="utf-8")):
            assert (path.parent / href).exists(), (path, href)
    assert main(["--root", str(tmp_path), "build", "--languages", "uz,xx"]) == 2
    assert "'xx' is no language of the site. Say some of en, ru, uz" in capsys.readouterr().err


def test_hostile_words_in_fields_are_shown_as_text(tmp_path):
    """Fields are escaped by the templates, whatever the theme's own do, and even where the check let such words pass."""
    import shutil

    from cases_file import WORLD
    from concord.stick.build import CHECKED, build_site
    from concord.stick.identity import content_hash

    for name in ("hooks", "overrides"):
        (tmp_path / name).symlink_to(ROOT / name)
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    shutil.copytree(WORLD, tmp_path / "docs")
    page = tmp_path / "docs/law/uz/criminal-code/art-135.md"
    page.write_text(
        page.read_text().replace("Trafficking in persons", "'<script>alert(document)</script> \" onload=x'")
    )
    build_site(tmp_path, tmp_path / "site", {**os.environ, CHECKED: content_hash(tmp_path / "docs")})
    for path in (tmp_path / "site").rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        assert "<script>alert(document)" not in text, path
        assert " onload=x'" not in text.replace("&#39;", ""), path


def test_each_page_names_the_file_in_which_to_correct_it(pages, site):
    for name in pages:
        told = (site / name).read_text(encoding="utf-8").rpartition('id="correct"')[2]
        for file in re.findall(r" · (docs/\S+\.md) · ", told):
            assert (ROOT / file).is_file(), (name, file)
