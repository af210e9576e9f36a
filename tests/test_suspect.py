"""Suspect links: a change marks exactly what rests on it, what only looks otherwise marks nothing, one word clears one."""

from __future__ import annotations

import csv
import io
import json
import os
import random
import re
import shutil
import subprocess
from collections import defaultdict
from itertools import pairwise

import pytest

from accessibility import violations
from browser import Tab
from cases_file import WORLD
from concord.answers.suspect import confirmations, suspects
from concord.cli import main
from concord.content.confirmations import LINKS, read_links, render_links
from concord.content.fingerprints import fingerprint
from concord.content.folder import read_catalogue
from concord.stick.build import build_site
from concord.stick.identity import Identity
from concord.views.open_data import data_files
from conftest import ROOT
from page_stories import FOLDER

ROLE = "prosecutor, Uzbekistan"
LAW = "uz/criminal-code/art-135"
SENTENCE = "And this was added."
CITING = """---
title: A page that cites
form: practice
sources: [report]
confidence: medium
---

See [article 135](uz/criminal-code/art-135#note), "what it says" - and [](workshops/tashkent).
"""


def laid(root):
    """The world of the stories as a project whose links are all followed."""
    shutil.copytree(WORLD, root / "docs")
    shutil.copytree(FOLDER / "world", root / "docs", dirs_exist_ok=True)
    (root / "docs" / LINKS).unlink()
    (root / "docs/practices/citing.md").write_text(CITING, encoding="utf-8")
    change(
        root / f"docs/law/{LAW}.md",
        'It\'s a "sentence" - full of well-known signs - in a single line that is long enough.',
    )
    assert main(["--root", str(root), "follow"]) == 0
    return root


@pytest.fixture
def root(tmp_path):
    return laid(tmp_path)


@pytest.fixture(scope="module")
def followed(tmp_path_factory):
    return laid(tmp_path_factory.mktemp("followed"))


def read(root):
    catalogue, problems = read_catalogue(root / "docs")
    assert problems == ()
    return catalogue


def marked(root):
    return {(one.page, one.target) for one in suspects(read(root))}


def file_of(root, id):
    return root / "docs" / read(root).pages[id].file


def change(path, text=SENTENCE):
    with path.open("a", encoding="utf-8") as file:
        file.write(f"\n{text}\n")


def naive(root):
    """Who names whom, told without the package: by a search of the fields and the text of each original file."""
    docs = root / "docs"
    ids = {}
    for path in sorted(docs.rglob("*.md")):
        name = path.relative_to(docs).as_posix()
        if re.fullmatch(r"[^.]+\.md", name):
            ids[
                name.removesuffix(".md").removeprefix("law/").removesuffix("/index") if name != "index.md" else "index"
            ] = path
    found = defaultdict(set)
    for id, path in ids.items():
        _, fields, body = re.split(r"^---\s*$", path.read_text(encoding="utf-8"), maxsplit=2, flags=re.MULTILINE)
        fields = re.sub(r"(?m)^formerly:.*$", "", fields)
        body = re.sub(r"(?ms)^```.*?^```$|`[^`\n]*`", "", body)  # which shows how a citation is written, and is none
        told = {*re.findall(r"\]\(([a-z0-9/-]+)", body), *re.findall(r"(?<![\w/.-])[a-z0-9-]+(?:/[a-z0-9-]+)+", fields)}
        for target in told & ids.keys() - {id}:
            found[target].add(id)
    return found


def edited(text, dice):
    """One change of what a page says: a word of its text or a value of its fields."""
    fields, body = text.split("\n---\n", 1)
    if dice.random() < 0.5 and (words := list(re.finditer(r"(?<![#\w(/{-])[A-Za-z]{4,}(?![\w/)}:-])", body))):
        word = dice.choice(words)
        return f"{fields}\n---\n{body[: word.start()]}{word[0]}xy{body[word.end() :]}"
    title = re.search(r"^(?:title|note|text|status_note): (?![\"'>|])(.+)$", fields, re.MULTILINE)
    return f"{fields[: title.end()]} xy{fields[title.end() :]}\n---\n{body}"


TYPOGRAPHY = {
    "wrapped": lambda text: re.sub(r"(?m)^(\w.{20,}?) ", r"\1\n", text),
    "one more blank line": lambda text: text.replace("\n\n", "\n\n\n"),
    "blanks at the ends": lambda text: text + "\n\n",
    "two blanks": lambda text: re.sub(r"(\w) (\w)", r"\1  \2", text),
    "no-break blanks": lambda text: re.sub(r"(\w) (\w)", "\\1\u00a0\\2", text),
    "narrow no-break blanks": lambda text: re.sub(r"(\w) (\w)", "\\1\u202f\\2", text),
    "curly quotes": lambda text: re.sub(r'(?<!\()"([^"\n]*)"', "“\\1”", text),
    "guillemets": lambda text: re.sub(r'(?<!\()"([^"\n]*)"', "«\\1»", text),
    "curly apostrophes": lambda text: text.replace("'", "’"),
    "dashes": lambda text: re.sub(r" - ", " – ", text),
    "no-break hyphens": lambda text: re.sub(r"(?<=[a-z])-(?=[a-z]{3,} )", "\u2011", text),
    "soft hyphens": lambda text: re.sub(r"\b([a-z]{4})([a-z]{4,})\b(?![/#)}:])", "\\1\u00ad\\2", text),
    "line ends of Windows": lambda text: text.replace("\n", "\r\n"),
}


@pytest.mark.parametrize("seed", range(30))
def test_a_change_of_any_page_marks_exactly_what_rests_on_it_and_a_confirmation_clears_one(seed, root, capsys):
    dice, rests = random.Random(seed), naive(root)
    target = dice.choice(sorted(rests))
    path = file_of(root, target)
    path.write_text(edited(path.read_text(encoding="utf-8"), dice), encoding="utf-8")
    expected = {(page, target) for page in rests[target]}
    assert marked(root) == expected != set()
    page = dice.choice(sorted(rests[target]))
    before = {p: p.read_bytes() for p in (root / "docs").rglob("*.md")}
    assert main(["--root", str(root), "confirm", page, target, "--role", ROLE]) == 0
    assert marked(root) == expected - {(page, target)}
    assert {p: p.read_bytes() for p in (root / "docs").rglob("*.md")} == before  # no page changes by a byte
    assert main(["--root", str(root), "check"]) == 0, capsys.readouterr().out


@pytest.mark.parametrize("kind", TYPOGRAPHY)
def test_what_only_looks_otherwise_marks_nothing(kind, root):
    touched = 0
    for path in sorted((root / "docs").rglob("*.md")):
        text = path.read_text(encoding="utf-8")
        fields, body = text.split("\n---\n", 1)
        new = f"{fields}\n---\n{TYPOGRAPHY[kind](body)}"
        touched += new != text
        path.write_bytes(new.encode())
    assert touched
    assert marked(root) == set()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("title: Trafficking in persons", 'title: "Trafficking in persons"'),
        ("title: Trafficking in persons", "title: Trafficking\n  in persons"),
        ("title: Trafficking in persons", "title: Trafficking in\u00a0persons"),
        ("implements: [un/tip-protocol/art-5]", "implements:\n- un/tip-protocol/art-5"),
        ("implements: [un/tip-protocol/art-5]", "implements:\n- {to: un/tip-protocol/art-5}"),
        ("status: in-force", "# looked at again\nstatus: in-force"),
        ("consent_irrelevant: not-checked", "acts_complete: true\n  consent_irrelevant: not-checked"),
        ("status: in-force", "status: in-force\nalso_called: [art. 135 of the Code]"),
        ("status: in-force", 'status: in-force\nverified: {on: 2026-11-20, by: "judge, Uzbekistan"}'),
    ],
)
def test_a_field_that_is_written_otherwise_marks_nothing(old, new, root):
    path = file_of(root, LAW)
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    assert marked(root) == set()


@pytest.mark.parametrize(
    ("old", "new", "part"),
    [
        ("status: in-force", "status: repealed", "status"),
        ('maximum: "5"', 'maximum: "8"', "elements"),
        ('number: "135"', 'number: "135-1"', "number"),
        ("implements: [un/tip-protocol/art-5]", "implements: [un/tip-protocol]", "implements"),
        ("Punishes trafficking.", "Punishes all trafficking.", "#"),
        ("See [](un/tip-protocol/art-5).", "See [](un/tip-protocol).", "#note"),
        ("## Note {#note}", "## Remark {#note}", "#note"),
        ("confidence: medium\n---", "confidence: low\n---", "confidence"),
    ],
)
def test_a_value_or_a_word_that_changes_is_named(old, new, part, root):
    path = file_of(root, LAW)
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    assert {one.changed for one in suspects(read(root)) if one.target == LAW} == {(part,)}


def test_a_page_that_moves_marks_nothing_and_keeps_what_was_confirmed(root):
    assert main(["--root", str(root), "confirm", "practices/citing", LAW, "--role", ROLE]) == 0
    docs = root / "docs"
    old, new = docs / f"law/{LAW}.md", docs / "law/uz/criminal-code/art-135-1.md"
    new.write_text(old.read_text(encoding="utf-8").replace("---\n", f"---\nformerly: [{LAW}]\n", 1), encoding="utf-8")
    old.unlink()
    for translation in old.parent.glob("art-135.*.md"):
        translation.rename(translation.with_name(translation.name.replace("art-135.", "art-135-1.")))
    for path in docs.rglob("*.md"):
        if path != new:
            path.write_text(re.sub(rf"{LAW}\b", f"{LAW}-1", path.read_text(encoding="utf-8")), encoding="utf-8")
    assert marked(root) == set()
    change(new)
    assert ("practices/citing", f"{LAW}-1") in marked(root)
    assert main(["--root", str(root), "follow"]) == 0
    assert f"practices/citing\t{LAW}-1\t" in (docs / LINKS).read_text(encoding="utf-8")
    assert {one.last.by for one in suspects(read(root)) if one.page == "practices/citing"} == {ROLE}


def test_a_baseline_is_nobody_s_word_and_never_clears(root, capsys):
    change(file_of(root, LAW))
    before = marked(root)
    assert main(["--root", str(root), "follow"]) == 0
    assert marked(root) == before != set()
    capsys.readouterr()
    assert main(["--root", str(root), "status", "--suspect"]) == 0
    head, *rows = (line.split("\t") for line in capsys.readouterr().out.splitlines())
    assert head[4] == "confirmed by"
    assert {row[4] for row in rows} == {"nobody yet"}


def test_translations_are_marked_with_their_page(root, capsys):
    change(file_of(root, "workshops/tashkent"))
    capsys.readouterr()
    main(["--root", str(root), "status", "--suspect"])
    rows = [line.split("\t") for line in capsys.readouterr().out.splitlines()[1:]]
    assert [row[5] for row in rows if row[0].startswith("practices/direct-channel.md")] == ["uz"]
    assert main(["--root", str(root), "status", "--suspect", "--format", "github"]) == 0
    told = capsys.readouterr().out.splitlines()
    assert len(told) == len(rows)
    assert all(line.startswith("::warning file=docs/") and "title=suspect-link" in line for line in told)
    assert any("file=docs/practices/citing.md,line=8,col=" in line for line in told)
    assert any("so do its translations: uz" in line for line in told)


def test_the_data_have_every_link_with_its_state(root):
    change(file_of(root, LAW))
    main(["--root", str(root), "confirm", "practices/direct-channel", LAW, "--role", ROLE])
    catalogue = read(root)
    files = dict(data_files(catalogue, Identity("0123456789ab", None)))
    rows = json.loads(files["data/links.json"])["links"]
    assert {(row["page"], row["target"]) for row in rows} == catalogue.confirmations.keys()
    assert {(row["page"], row["target"]) for row in rows if row["suspect"]} == marked(root) != set()
    assert [row["page"] for row in rows if row["confirmed_by"]] == ["practices/direct-channel"]
    assert all(row["changed"] == ["#note"] for row in rows if row["suspect"])
    assert {tuple(row["translations"]) for row in rows if row["page"] == "practices/direct-channel"} == {("uz",)}
    cells = list(csv.DictReader(io.StringIO(files["data/links.csv"])))
    assert [(cell["page"], cell["target"]) for cell in cells] == [(row["page"], row["target"]) for row in rows]


def test_a_link_that_is_new_is_told_until_it_is_followed(root, capsys):
    change(root / "docs/practices/citing.md", "And [](un/first-treaty).")
    capsys.readouterr()
    main(["--root", str(root), "status", "--suspect"])
    assert "Links that are not followed yet: 1." in capsys.readouterr().err
    assert main(["--root", str(root), "check"]) == 0  # an editor need know nothing of it
    assert main(["--root", str(root), "follow"]) == 0
    assert "followed from today: 1," in capsys.readouterr().out
    main(["--root", str(root), "status", "--suspect"])
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["practices/nowhere", "--role", ROLE], "practices/nowhere: no page has this id."),
        (["about/copy", "--role", ROLE], "about/copy: rests on no other page."),
        (["practices/citing", "uz/criminal-code/art-13", "--role", ROLE], f"Did you mean {LAW}?"),
        (["practices/citing", "--role", "  "], "is no role"),
        (["practices/citing", "--role", "judge\tUzbekistan"], "is no role"),
        (["practices/citing", "--role", "ask +998 90 123 45 67"], "is no role"),
    ],
)
def test_what_cannot_be_confirmed_is_told_and_nothing_is_written(words, told, root, capsys):
    before = (root / "docs" / LINKS).read_bytes()
    assert main(["--root", str(root), "confirm", *words]) == 1
    assert told in capsys.readouterr().err
    assert (root / "docs" / LINKS).read_bytes() == before


@pytest.mark.parametrize("command", [["follow"], ["confirm", "practices/citing", "--role", ROLE]])
def test_a_page_that_cannot_be_read_loses_no_confirmation(command, root, capsys):
    before = (root / "docs" / LINKS).read_bytes()
    (root / "docs/practices/lesson.md").write_text("no fields", encoding="utf-8")
    assert main(["--root", str(root), *command]) == 1
    assert "see `concord check`" in capsys.readouterr().err
    assert (root / "docs" / LINKS).read_bytes() == before


def test_the_register_is_sorted_the_same_each_time_and_read_as_it_was_written(followed):
    text = (followed / "docs" / LINKS).read_text(encoding="utf-8")
    found, problems = read_links(text)
    assert problems == ()
    assert render_links(dict(reversed(found.items()))) == text
    assert main(["--root", str(followed), "follow"]) == 0
    assert (followed / "docs" / LINKS).read_text(encoding="utf-8") == text


@pytest.mark.parametrize("column", range(6))
def test_a_line_that_is_changed_by_hand_is_told_whatever_was_changed(column, followed):
    lines = (followed / "docs" / LINKS).read_text(encoding="utf-8").splitlines()
    row = lines[2].split("\t")
    row[column] = {0: "practices/other", 1: "uz/other", 2: "2031-01-01", 3: ROLE}.get(column, row[column][:-1] + "x")
    found, problems = read_links("\n".join([*lines[:2], "\t".join(row), *lines[3:]]))
    assert [problem.place.line for problem in problems] == [3]
    assert len(found) == len([line for line in lines[1:] if line]) - 1


def git(folder, *words):
    run = ["git", "-c", "user.name=x", "-c", "user.email=x@example.org", *words]
    return subprocess.run(run, cwd=folder, capture_output=True, text=True, check=False)


def test_two_people_who_confirm_two_pages_can_be_merged(root):
    catalogue = read(root)
    pages = sorted({page for page, _ in catalogue.confirmations})
    one, other = next((a, b) for a, b in pairwise(pages) if b.startswith("practices/"))
    git(root, "init", "-q", "-b", "main")
    git(root, "add", "-A")
    git(root, "commit", "-qm", "all")
    for branch, page in (("one", one), ("other", other)):
        git(root, "checkout", "-q", "-b", branch, "main")
        assert main(["--root", str(root), "confirm", page, "--role", ROLE]) == 0
        git(root, "commit", "-qam", page)
    assert git(root, "merge", "-q", "one").returncode == 0
    confirmed = {page for (page, _), found in read(root).confirmations.items() if found.by}
    assert confirmed == {one, other}
    assert main(["--root", str(root), "check"]) == 0


@pytest.mark.corpus
@pytest.mark.parametrize("seed", range(2))
def test_in_the_whole_content_a_change_marks_what_a_plain_search_finds(seed, tmp_path):
    shutil.copytree(ROOT / "docs", tmp_path / "docs")
    assert main(["--root", str(tmp_path), "follow"]) == 0
    rests, dice = naive(tmp_path), random.Random(seed)
    targets = dice.sample(sorted(id for id in rests if "/art-" in id), 20)
    before = marked(tmp_path)
    for target in targets:
        path = tmp_path / f"docs/law/{target}.md"
        path.write_text(edited(path.read_text(encoding="utf-8"), dice), encoding="utf-8")
    changed = {(page, target) for target in targets for page in rests[target]}
    assert {pair for pair in marked(tmp_path) - before if pair[1] in targets} == changed - before


@pytest.mark.corpus
def test_the_links_of_the_content_are_followed_and_no_person_is_said_to_have_confirmed_one(content):
    assert len(confirmations(content)) > 1500
    assert {found.by for found in confirmations(content).values()} == {""}


def test_two_pages_that_say_the_same_under_other_names_are_told_apart(followed):
    catalogue = read(followed)
    prints = {fingerprint(catalogue, id).whole for id in catalogue.pages if id != "sources.yaml"}
    assert len(prints) == len(catalogue.pages) - 1


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """The pages of the stories as an engine builds them, in a language of each direction."""
    root = tmp_path_factory.mktemp("built")
    shutil.copytree(WORLD, root / "docs")
    shutil.copytree(FOLDER / "world", root / "docs", dirs_exist_ok=True)
    arabic = "---\ntitle: قناة مباشرة\n---\n\n## النتيجة {#result}\n\nنجح الأمر.\n"
    (root / "docs/practices/direct-channel.ar.md").write_text(arabic, encoding="utf-8")
    for name in ("hooks", "overrides"):
        (root / name).symlink_to(ROOT / name)
    shutil.copy(ROOT / "mkdocs.yml", root)
    build_site(root, root / "site", {**os.environ, "CONCORD_COPY": "en ar"})
    return root / "site"


@pytest.mark.engine
@pytest.mark.browser
@pytest.mark.parametrize("width", [360, 1366])
@pytest.mark.parametrize("folder", ["", "ar/"])
def test_the_note_fits_opens_by_keyboard_and_on_paper_and_is_accessible(built, chromium, width, folder):
    tab = Tab.open(chromium, width=width, color_scheme="light")
    page = tab.go(built / folder / "practices/direct-channel.html")
    note = page.locator("details.suspect")
    assert note.evaluate("fold => fold.open") is False  # quiet until somebody asks
    note.locator("summary").focus()
    page.keyboard.press("Enter")
    assert note.evaluate("fold => fold.open") is True
    assert note.locator("li a").count() == 2
    assert (tab.overflow(), violations(page)) == (0, [])
    page.keyboard.press("Enter")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert note.evaluate("fold => fold.open") is True
    tab.close()
    assert (tab.outside, tab.errors) == ([], [])


def test_a_fingerprint_stays_the_same_from_version_to_version():
    # Else every link would be suspect after an update of the program: carry the register over with it.
    catalogue = read_catalogue(WORLD)[0]
    told = {id: str(fingerprint(catalogue, id)) for id in (LAW, "ae/old-law", "practices/direct-channel")}
    assert told == {
        LAW: "fbcf3104:40539157bbbd6a08878294d6aa4666ab77f7bd6963c2b9f1e9b5f4fdf918",
        "ae/old-law": "81595fe4:12696e57bbbd829393ab77edc2b9f1",
        "practices/direct-channel": "2c3967d3:1268b457b34c5db0067668e1829dec953c3697083fa17d07c2b9f1",
    }
