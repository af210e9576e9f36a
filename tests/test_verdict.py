"""A check that remembers says what one that reads everything says, whatever was edited in between."""

from __future__ import annotations

import json
import random
import shutil

import pytest

from cases_file import WORLD
from concord import verdict
from concord.cli import main
from concord.memory import recall
from concord.verdict import examine

DAY = "2026-11-28"
SENTENCES = (
    "One more sentence.",
    "See [](uz/criminal-code/art-135).",
    "See [](uz/criminal-code/art-999).",
    "See [there](ae/old-law#nowhere).",
    "![x](nothing.png)",
    "<b>HTML</b>",
    "## A heading {#more}",
    "### Another",
    "Said.[^1]",
    "A тәркiленiп word.",
    "See [x] (uz/criminal-code/art-135).",
    "See [x](uz/criminal-code/art-135",
    "Ask on +998 90 123 45 67.",
    "The victim, Gulnora Karimova, lives in the shelter, room 7.",
    "Write to press@ministry.example.",
)
FIELDS = (
    (
        "form: practice",
        "form: practice\ncleared:\n- {words: press@ministry.example, reason: public, by: [editor, lawyer]}",
    ),
    ("form: practice", "form: practice\ncleared:\n- {words: press@ministry.example, reason: public, by: [editor]}"),
    ("form: practice", "form: practice\nverified: {on: 2026-11-20, by: webmaster}"),
    ("form: practice", "form: practice\nverified: {on: 2026-11-20, by: lawyer, words: '0a1b2c3d'}"),
    ("form: practice", "form: practice\npublished: {on: 2026-11-20, by: editor}"),
    ("form: practice", "withdrawn: 2026-11-20\nreason: none\nform: practice"),
    ("status: in-force", "status: repealed"),
    ("status: repealed", "status: in-force"),
    ("confidence: medium", "confidence: low"),
    ("confidence: medium", "confidence: sure"),
    ("sources: [report]", "sources: [nothing]"),
    ("title: ", "title: New "),
    ("title: ", "titel: "),
    ("- un/tip-protocol/art-5", "- un/tip-protocol"),
    ("form: practice", "form: practice\nformerly: [practices/old]"),
    ("\n---\n", "\nformerly: [practices/old]\n---\n"),
    ("as_at: 2026-11-23", "as_at: 2036-11-23"),
    ("{#note}", "{#changed}"),
    ("{#result}", "{#changed}"),
    ("{#others}", "{#changed}"),
    ("- id: house-arrest", "- id: arrest"),
    ("Extradition was asked for", "Mutual legal assistance was asked for"),
    ("formerly: [practices/older]\n", ""),
    ("formerly: [practices/other]", "formerly: [practices/older]"),
    ("relies_on: [uz/", "relies_on: [ae/"),
    ("bound_on: 2008-08-12", "bound_on: 2036-08-12"),
    ("in_force: 20", "in_force: 30"),
)


CITING = """---
title: A page that rests on others
form: practice
formerly: [practices/older]
countries:
- {country: UZ, role: source}
corridors: []
relies_on: [uz/criminal-code/art-135]
sources: [report]
confidence: medium
---

## Of others {#others}

See [its note](uz/criminal-code/art-135#note), [how it went](practices/direct-channel#result) and [](practices/older).

Extradition was asked for.
"""
TERM = """---
title: mutual legal assistance
equivalents:
- {language: ru, term: взаимная правовая помощь, source: report}
sources: [report]
confidence: medium
---

One State helps another.
"""
TRANSLATED = """---
title: Страница, которая опирается на другие
translated_by: person
---

## О других {#others}

См. [примечание](uz/criminal-code/art-135#note), [как это было](practices/direct-channel#result) и [](practices/older).

Просили о выдаче.
"""
CITED = """---
title: A page that is cited
form: practice
formerly: [practices/other]
countries:
- {country: UZ, role: source}
sources: [report]
confidence: medium
---

See [](practices/citing#others) and [what was found](uz/criminal-code/art-135#finding-house-arrest).
"""


@pytest.fixture
def docs(tmp_path):
    shutil.copytree(WORLD, tmp_path / "docs")
    (tmp_path / "docs/practices/citing.md").write_text(CITING, encoding="utf-8")
    (tmp_path / "docs/practices/cited.md").write_text(CITED, encoding="utf-8")
    (tmp_path / "docs/practices/citing.ru.md").write_text(TRANSLATED, encoding="utf-8")
    (tmp_path / "docs/glossary/mutual-legal-assistance.md").write_text(TERM, encoding="utf-8")
    assert main(["--root", str(tmp_path), "follow"]) == 0
    assert examine(tmp_path / "docs", DAY, None).problems == ()
    return tmp_path / "docs"


def edits(text):
    """Each edit of one page that the memory may have to see through."""
    yield from (f"{text}\n{sentence}\n" for sentence in SENTENCES)
    yield from (new for old, change in FIELDS if (new := text.replace(old, change, 1)) != text)


@pytest.mark.corpus  # many worlds, at length
def test_each_edit_of_a_clean_folder_is_told_as_if_everything_were_read(docs, tmp_path):
    memory = tmp_path / "memory.json"
    examine(docs, DAY, memory)
    clean = memory.read_bytes()
    for page in sorted(docs.rglob("*.md")):
        text = page.read_text(encoding="utf-8")
        for new in edits(text):
            page.write_text(new, encoding="utf-8")
            assert examine(docs, DAY, memory) == examine(docs, DAY, None), (page, new)
            memory.write_bytes(clean)
        page.write_text(text, encoding="utf-8")


def edited(docs, dice, before):
    """One edit of any kind; most often one that puts a page back as it was."""
    pages = sorted(path for path in docs.rglob("*") if path.is_file())
    page = dice.choice(pages)
    kind = dice.choice(["back", "back", "back", "text", "text", "field", "field", "gone", "new", "moved"])
    if kind == "back":
        for name, data in before.items():
            (docs / name).parent.mkdir(parents=True, exist_ok=True)
            (docs / name).write_bytes(data)
        for path in pages:
            if path.relative_to(docs).as_posix() not in before:
                path.unlink()
    elif kind == "text":
        with page.open("a", encoding="utf-8") as file:
            file.write(f"\n{dice.choice(SENTENCES)}\n")
    elif kind == "field":
        text = page.read_text(encoding="utf-8")
        page.write_text(text.replace(*dice.choice(FIELDS), 1), encoding="utf-8")
    elif kind == "gone":
        page.unlink()
    elif kind == "new":
        shutil.copyfile(page, page.with_name(f"x-{page.name}"))
    else:
        page.rename(page.with_name(f"y-{page.name}"))


@pytest.mark.parametrize("seed", range(5))
def test_whatever_is_edited_the_verdict_is_that_of_reading_everything(docs, tmp_path, seed):
    dice, memory = random.Random(seed), tmp_path / "memory.json"
    before = {path.relative_to(docs).as_posix(): path.read_bytes() for path in docs.rglob("*") if path.is_file()}
    for _ in range(20):
        assert examine(docs, DAY, memory) == examine(docs, DAY, None)
        edited(docs, dice, before)


def test_one_changed_sentence_is_checked_by_itself(docs, tmp_path, monkeypatch):
    memory = tmp_path / "memory.json"
    assert examine(docs, DAY, memory).problems == ()
    monkeypatch.setattr(verdict, "_whole", lambda *_: pytest.fail("everything was read again"))
    page = docs / "practices/direct-channel.md"
    page.write_text(page.read_text(encoding="utf-8") + "\nOne more sentence.\n", encoding="utf-8")
    assert examine(docs, DAY, memory).problems == ()
    page.write_text(page.read_text(encoding="utf-8") + "\n<b>HTML</b>\n", encoding="utf-8")
    assert [problem.rule.id for problem in examine(docs, DAY, memory).problems] == ["active-content"]
    assert examine(docs, DAY, memory).records == examine(docs, DAY, memory).records


def test_a_line_of_the_register_of_links_that_is_typed_by_hand_is_told_at_once(docs, tmp_path):
    memory = tmp_path / "memory.json"
    assert examine(docs, DAY, memory).problems == ()
    register = docs / "links.tsv"
    text = register.read_text(encoding="utf-8")
    register.write_text(text.replace("\t\t", "\tjudge, Uzbekistan\t", 1), encoding="utf-8")
    assert [problem.rule.id for problem in examine(docs, DAY, memory).problems] == ["typed-confirmation"]
    assert examine(docs, DAY, memory) == examine(docs, DAY, None)
    register.write_text(text, encoding="utf-8")
    assert examine(docs, DAY, memory).problems == ()


def test_another_day_and_another_program_remember_nothing(docs, tmp_path, monkeypatch):
    memory = tmp_path / "memory.json"
    examine(docs, DAY, memory)
    read = []
    whole = verdict._whole

    def noted(*given):
        read.append(given)
        return whole(*given)

    monkeypatch.setattr(verdict, "_whole", noted)
    examine(docs, DAY, memory)
    assert read == []
    examine(docs, "2026-11-29", memory)
    monkeypatch.setattr(verdict, "_program", lambda: "another")
    examine(docs, "2026-11-29", memory)
    assert len(read) == 2


@pytest.mark.parametrize("spoil", ["", "{", "[]", "null", '{"seal": 1}'])
def test_a_memory_that_is_not_as_it_was_written_is_none(docs, tmp_path, spoil):
    memory = tmp_path / "memory.json"
    found = examine(docs, DAY, memory)
    memory.write_text(spoil, encoding="utf-8")
    assert recall(memory) is None
    assert examine(docs, DAY, memory) == found
    said = json.loads(memory.read_text(encoding="utf-8"))
    said["verdict"]["records"] += 1
    memory.write_text(json.dumps(said), encoding="utf-8")
    assert recall(memory) is None


def test_a_memory_that_cannot_be_written_costs_only_time(docs, tmp_path):
    (tmp_path / "file").write_text("in the way")
    assert examine(docs, DAY, tmp_path / "file/memory.json") == examine(docs, DAY, None)
