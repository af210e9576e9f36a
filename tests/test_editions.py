"""What is restricted is in no byte of what is public: two editions of one folder, and builds that leak on purpose."""

from __future__ import annotations

import gzip
import json
import os
import shutil
import subprocess
import sys
import zipfile
from io import BytesIO

import pyrage
import pytest
from PIL import Image

from cases_file import WORLD
from concord.cli import main
from concord.content.editions import write_public
from concord.content.folder import read_catalogue
from concord.language.languages import SITE
from concord.language.messages import read_messages
from concord.stick.build import LANGUAGES, WORK
from concord.stick.sealed import BLOCK, SEALED, how_to_open
from conftest import ROOT

CANARIES = ("Quetzalcoatlus", "Brontornis", "Argentavis", "Dromornis", "Pelagornis", "Gastornis", "Aepyornis")
PAGE, PART, SOURCE, NOTICE, PICTURE, TRANSLATED, NAME = CANARIES
CHANNEL = "practices/direct-channel"


def lay(docs, files):
    for name, text in files.items():
        (docs / name).parent.mkdir(parents=True, exist_ok=True)
        (docs / name).write_text(text, encoding="utf-8")


def channel(language="en", *, divided):
    """A page that is public, with a section or without."""
    fields = (
        "title: A direct channel\nform: practice\ncountries:\n- {country: UZ, role: source}\n"
        + ("restricted_sections: [how-to-reach]\n" if divided else "")
        + "sources: [report]\nconfidence: medium\n"
        if language == "en"
        else "title: Прямой канал\ntranslates:\n  '#result': 0123abcd\n"
        + ("  '#how-to-reach': 0123abcd\n  '#below': 0123abcd\n" if divided else "")
        + "  title: 0123abcd\n"
    )
    hidden = (
        f"## Way {{#how-to-reach}}\n\nAsk {PART}, as [there](practices/hidden) and [here](un/tip-protocol/art-5) say.\n\n"
        f"### Below {{#below}}\n\n{TRANSLATED if language == 'ru' else PART} once more.\n\n"
    )
    text = f"## Result {{#result}}\n\nIt worked.\n\n{hidden if divided else ''}## Cost {{#cost}}\n\nA day.\n"
    return f"---\n{fields}---\n\n{text}"


HIDDEN = (
    f"title: {PAGE} title\nform: practice\nalso_called: [{NAME}]\nedition: restricted\nformerly: [practices/once]\n"
    f"countries:\n- {{country: UZ, role: source}}\nrelies_on: [uz/criminal-code/art-135]\nsources: [hidden-report, report]\n"
    "confidence: high\nproof: {source: hidden-report, quote: told there}\n"
)
SOURCES = f"- id: hidden-report\n  type: report\n  title: {SOURCE}\n- id: marked\n  type: report\n  title: {SOURCE}\n  edition: restricted\n"


def project(folder, *, divided):
    """A project of the small world, with what is restricted or as if it had never been."""
    docs = folder / "docs"
    shutil.copytree(WORLD, docs)
    for name in ("hooks", "overrides"):
        (folder / name).symlink_to(ROOT / name)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    lay(docs, {f"{CHANNEL}{'' if code == 'en' else '.ru'}.md": channel(code, divided=divided) for code in ("en", "ru")})
    cited = channel(divided=False).replace("It worked.", "It worked as [there](practices/direct-channel).")
    lay(docs, {"practices/citing.md": cited})
    if divided:
        text = f"---\n{HIDDEN}---\n\n{PAGE} text. ![A map]({PICTURE.lower()}.png)\n\n[](practices/direct-channel)\n"
        russian = f"---\ntitle: {TRANSLATED}\n---\n\n{TRANSLATED}\n"
        lay(docs, {"practices/hidden.md": text, "practices/hidden.ru.md": russian})
        notice = f"---\nwithdrawn: 2026-11-01\nreason: {NOTICE}\nedition: restricted\n---\n"
        lay(docs, {f"practices/{NOTICE.lower()}.md": notice})
        Image.new("RGB", (3, 2)).save(docs / f"practices/{PICTURE.lower()}.png")
        register = docs / "sources.yaml"
        head, cut, tail = register.read_text(encoding="utf-8").partition("- id: report\n")
        register.write_text(head + SOURCES + cut + tail, encoding="utf-8")
    assert main(["--root", str(folder), "follow"]) == 0
    return folder


def bytes_of(folder):
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def opened(data):
    """Everything that some bytes hold, archives in archives too."""
    yield data
    if data[:2] == b"\x1f\x8b":
        yield from opened(gzip.decompress(data))
    elif data[:4] == b"PK\3\4":
        with zipfile.ZipFile(BytesIO(data)) as archive:
            for info in archive.infolist():
                yield info.filename.encode()
                yield from opened(archive.read(info))


def told(folder, words=CANARIES):
    """The files in whose names or bytes some words stand, in whatever capitals and encoding."""
    forms = [form for word in words for form in (word.lower().encode(), word.lower().encode("utf-16-le"))]
    for name, data in bytes_of(folder).items():
        parts = [name.encode(), *opened(data)]
        if any(form in part.lower() for part in parts for form in forms):
            yield name


def differing(one, other):
    """The files of two folders that are not the same."""
    a, b = bytes_of(one), bytes_of(other)
    return sorted(name for name in a.keys() | b.keys() if a.get(name) != b.get(name))


@pytest.fixture(scope="module")
def divided(tmp_path_factory):
    return project(tmp_path_factory.mktemp("divided"), divided=True)


@pytest.fixture(scope="module")
def never(tmp_path_factory):
    """The same folder, as if nothing restricted had ever been in it."""
    return project(tmp_path_factory.mktemp("never"), divided=False)


@pytest.fixture(scope="module")
def restricted(divided):
    assert main(["--root", str(divided), "build", "--site", "all", "--edition", "restricted"]) == 0
    return divided / "all"


def public(root, target):
    """The public edition of a project's folder."""
    catalogue, problems = read_catalogue(root / "docs")
    assert problems == ()
    write_public(root / "docs", catalogue, target)
    return target


def test_the_content_is_clean_in_both_editions(divided, never, capsys):
    for root in (divided, never):
        assert main(["--root", str(root), "check"]) == 0, capsys.readouterr().out


def test_the_files_of_the_public_edition_are_those_that_would_be_there_without_the_rest(divided, never, tmp_path):
    assert differing(public(divided, tmp_path / "public"), never / "docs") == []
    names = [(root / "docs/links.tsv").read_text(encoding="utf-8").count("practices/") for root in (divided, never)]
    assert names[0] > names[1] > 0


@pytest.mark.engine
def test_no_byte_of_a_public_build_and_copy_tells_of_the_rest(divided, never, tmp_path):
    for root in (divided, never):
        assert main(["--root", str(root), "build", "--edition", "public"]) == 0
        assert main(["--root", str(root), "snapshot", str(root / "copy")]) == 0
        assert list(told(root / "copy")) == []
    assert differing(divided / "copy", never / "copy") == []
    packed = shutil.make_archive(str(tmp_path / "inner"), "zip", divided / "copy")
    with zipfile.ZipFile(tmp_path / "outer.zip", "w") as outer:
        outer.write(packed)
    (tmp_path / "inner.zip").unlink()
    assert list(told(tmp_path)) == []


@pytest.mark.engine
def test_the_restricted_edition_has_all_of_it_and_says_what_it_is(restricted):
    for word in CANARIES:
        assert list(told(restricted, [word])) != [] or word == NOTICE, word
    for language in SITE:
        page = restricted / ("" if language == "en" else language) / "index.html"
        said = read_messages(language).gettext("Restricted copy: do not pass it on.")
        assert said in page.read_text(encoding="utf-8")
    assert json.loads((restricted / "data/article.json").read_text(encoding="utf-8"))["edition"] == "restricted"


def english(root, docs, folder):
    """The English site that the engine makes of a folder of content; what it says where it refuses."""
    (folder / "work").mkdir()
    docs.rename(folder / "work/docs")
    environment = {**os.environ, WORK: str(folder / "work"), LANGUAGES: "en", "PYTHONPATH": str(ROOT / "hooks")}
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(folder / "site")]
    run = subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, check=False)
    return folder / "site" if run.returncode == 0 else run.stderr


@pytest.fixture(scope="module")
def faithful(divided, tmp_path_factory):
    folder = tmp_path_factory.mktemp("faithful")
    return english(divided, public(divided, folder / "docs"), folder)


def leak_link(docs):
    page = docs / f"{CHANNEL}.md"
    page.write_text(page.read_text(encoding="utf-8") + "\n[More](practices/hidden)\n", encoding="utf-8")


def leak_count(docs):
    page = channel(divided=False).replace("A direct channel", "A way")
    lay(docs, {"practices/hidden.md": page})


def leak_search_word(docs):
    page = docs / f"{CHANNEL}.md"
    text = page.read_text(encoding="utf-8").replace("form:", f"also_called: [{NAME}]\nform:")
    page.write_text(text, encoding="utf-8")


def leak_digest(docs):
    page = docs / f"{CHANNEL}.md"
    page.write_text(page.read_text(encoding="utf-8").replace("\n## Cost", "\n\n\n\n## Cost"), encoding="utf-8")


def leak_order(docs):
    page = docs / f"{CHANNEL}.md"
    head, *parts = page.read_text(encoding="utf-8").rstrip("\n").split("\n\n## ")
    page.write_text("\n\n## ".join([head, *reversed(parts)]) + "\n", encoding="utf-8")


LEAKS = {
    leak_link: "",
    leak_count: "practices/index.html",
    leak_search_word: "assets/search/",
    leak_digest: "data/article.json",
    leak_order: "practices/direct-channel.html",
}
"""Where each leak shows."""


@pytest.mark.engine
@pytest.mark.parametrize("leak", LEAKS)
def test_a_build_that_leaks_is_caught(leak, divided, faithful, tmp_path):
    docs = public(divided, tmp_path / "docs")
    leak(docs)
    site = english(divided, docs, tmp_path)
    if leak is leak_link:
        assert "cites practices/hidden" in site
        return
    changed = differing(site, faithful)
    assert changed
    assert any(name.startswith(LEAKS[leak]) for name in changed)
    assert (leak is leak_search_word) == bool(list(told(site)))


@pytest.mark.engine
def test_the_engine_alone_builds_nothing_of_a_folder_that_is_divided(divided, tmp_path):
    said = english(divided, shutil.copytree(divided / "docs", tmp_path / "docs"), tmp_path)
    assert "is for the restricted edition alone" in said
    assert not (tmp_path / "site").exists()


def test_a_pack_for_translators_has_nothing_of_it_unless_it_is_named(divided, tmp_path, capsys):
    pack = ["--root", str(divided), "translate", "--pack", "ru"]
    assert main([*pack, str(tmp_path / "all.po")]) == 0
    assert list(told(tmp_path)) == []
    assert main([*pack, str(tmp_path / "one.po"), "practices/hidden"]) == 0
    assert list(told(tmp_path)) == ["one.po"]


def test_what_is_restricted_is_withdrawn_without_a_word_to_everybody(divided, tmp_path, capsys):
    root = tmp_path / "root"
    shutil.copytree(divided / "docs", root / "docs")
    assert main(["--root", str(root), "withdraw", "practices/hidden", "--reason", "It tells too much."]) == 0
    catalogue, _ = read_catalogue(root / "docs")
    assert {notice.edition for notice in catalogue.withdrawn.values()} == {"restricted"}


def keys(folder, count=2):
    made = [pyrage.x25519.Identity.generate() for _ in range(count)]
    text = "# the readers\n\n" + "".join(f"{one.to_public()}\n" for one in made)
    (folder / "keys.txt").write_text(text, encoding="utf-8")
    return made, str(folder / "keys.txt")


@pytest.mark.engine
def test_a_restricted_site_leaves_the_machine_encrypted_alone(divided, restricted, tmp_path, capsys):
    copy = ["--root", str(divided), "snapshot", str(tmp_path / "stick"), "--site", "all"]
    assert main(copy) == 2
    assert "encrypted alone" in capsys.readouterr().err
    assert not (tmp_path / "stick").exists()
    (reader, other), file = keys(tmp_path)
    assert main([*copy, "--recipients", file]) == 0
    assert sorted(bytes_of(tmp_path / "stick")) == ["HOW-TO-OPEN.html", SEALED]
    assert list(told(tmp_path / "stick")) == []
    assert [path.name for path in divided.iterdir() if "sealing" in path.name] == []
    sealed = (tmp_path / "stick" / SEALED).read_bytes()
    for identity in (reader, other):
        plain = pyrage.decrypt(sealed, [identity])
        assert len(plain) % BLOCK == 0
    with pytest.raises(pyrage.DecryptError):
        pyrage.decrypt(sealed, [pyrage.x25519.Identity.generate()])
    with zipfile.ZipFile(BytesIO(plain)) as archive:
        assert archive.testzip() is None
        archive.extractall(tmp_path / "opened")
    opened_copy = tmp_path / "opened/concord"
    assert differing(opened_copy / "data/site", restricted) == []
    assert json.loads((opened_copy / "passport.json").read_text(encoding="utf-8"))["edition"] == "restricted"


@pytest.mark.parametrize("text", ["", "# nobody\n", "age1nobody\n", "AGE-SECRET-KEY-1\n"])
def test_keys_that_are_none_are_told(text, tmp_path, capsys):
    (tmp_path / "docs").mkdir()
    (tmp_path / "site/data").mkdir(parents=True)
    told_of = {"content": "0123456789ab", "date": None, "version": "0.1"}
    (tmp_path / "site/data/article.json").write_text(json.dumps(told_of), encoding="utf-8")
    (tmp_path / "keys.txt").write_text(text, encoding="utf-8")
    copy = ["--root", str(tmp_path), "snapshot", str(tmp_path / "out"), "--recipients", str(tmp_path / "keys.txt")]
    assert main(copy) == 1
    assert "begins with age1" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_how_it_is_opened_is_told_in_each_language():
    page = how_to_open()
    parts = page.split("<section ")[1:]
    assert len(parts) == len(SITE)
    texts = {part.partition("<p>")[2].partition("</p>")[0] for part in parts}
    assert len(texts) == len(SITE)
    assert all("age -d -i key.txt" in part and part.count("<li>") == 5 for part in parts)
