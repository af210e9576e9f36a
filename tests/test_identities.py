"""What would get somebody found is blocked wherever it is typed; the numbers and names that law is full of are not."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from made_sentences import HARMFUL, HARMLESS, harmful, harmless

from cases_file import WORLD
from concord.cli import main
from concord.content.folder import read_catalogue
from concord.identities.finding import identities
from concord.identities.kinds import Kind
from concord.identities.states import is_kazakh, is_kyrgyz, is_of_the_emirates, is_persons, is_snils, is_uzbek
from concord.rules import identity
from conftest import ROOT


def kinds(text):
    return {found.kind for found in identities(text)}


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_of_400_harmful_sentences_at_least_99_in_a_hundred_are_blocked(seed):
    told = list(harmful(400, seed))
    passed = [sentence for sentence in told if not kinds(sentence)]
    assert len(passed) <= len(told) // 100, passed


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_of_2000_sentences_of_law_at_most_one_in_a_hundred_is_blocked(seed):
    told = list(harmless(2000, seed))
    blocked = [sentence for sentence in told if kinds(sentence)]
    assert len(blocked) <= len(told) // 100, blocked


def test_the_made_sentences_are_of_six_languages_and_every_kind():
    assert set(HARMFUL) == set(HARMLESS) == {"en", "ru", "uz", "tr", "ar", "th"}
    assert {kind for sentence in harmful(800, 1) for kind in kinds(sentence)} == set(Kind)


# Written apart from the patterns: other words and other forms, in all languages of the site.
SENTENCES = ROOT / "tests/sentences"


def sentences(name):
    return (SENTENCES / name).read_text(encoding="utf-8").splitlines()


def test_harmful_sentences_in_other_words_are_blocked():
    told = sentences("harmful.txt")
    passed = [sentence for sentence in told if not kinds(sentence)]
    assert len(told) > 190
    assert len(passed) <= len(told) // 40, passed


@pytest.mark.parametrize("sentence", sentences("lawful.txt"))
def test_a_lawful_sentence_in_other_words_passes(sentence):
    assert not kinds(sentence)


def test_check_digits_are_asked_where_their_rule_is_published():
    assert sum(is_kazakh(f"88051440012{digit}") for digit in range(10)) == 1
    assert sum(is_snils(f"112233445{digit:02}") for digit in range(100)) == 1
    assert sum(is_of_the_emirates(f"78419881234567{digit}") for digit in range(10)) == 1
    assert is_uzbek("41405880123456")
    assert not is_uzbek("49905880123456")  # the 99th of May
    assert is_kyrgyz("11405198800123")
    assert not is_kyrgyz("31405198800123")
    assert is_persons("219099998", "219-09-9998")
    assert not is_persons("000123456", "000-12-3456")  # never given out


@pytest.mark.corpus
def test_the_real_content_identifies_nobody(content):
    assert list(identity.check(content)) == []


PLACES = {
    "a field": ("practices/direct-channel.md", "form: practice", "form: practice\nperiod: ask on +998 90 123 45 67"),
    "the text": ("practices/direct-channel.md", "\n---\n", "\n---\n\nAsk on +998 90 123 45 67.\n"),
    "a translation": ("index.ru.md", "\n---\n", "\n---\n\nтелефон +998 90 123 45 67.\n"),
    "the register": ("sources.yaml", "  type:", "  note: Told by Gulnora Karimova.\n  type:"),
}


@pytest.mark.parametrize("where", PLACES)
def test_it_is_blocked_wherever_it_is_typed_and_the_place_is_told(where, tmp_path):
    name, old, new = PLACES[where]
    docs = tmp_path / "docs"
    shutil.copytree(WORLD, docs)
    text = (docs / name).read_text(encoding="utf-8")
    assert old in text
    (docs / name).write_text(text.replace(old, new, 1), encoding="utf-8")
    found = list(identity.check(read_catalogue(docs)[0]))
    assert [problem.place.file for problem in found] == [name]
    line = (docs / name).read_text(encoding="utf-8").splitlines()[found[0].place.line - 1]
    assert "998" in line or "Gulnora" in line


def test_the_name_of_a_file_is_looked_at(tmp_path):
    docs = tmp_path / "docs"
    shutil.copytree(WORLD, docs)
    (docs / "practices/direct-channel.md").rename(docs / "practices/998901234567.md")
    found = list(identity.check(read_catalogue(docs)[0]))
    assert [problem.place.file for problem in found] == ["practices/998901234567.md"]


def test_a_page_is_not_built_while_it_identifies_somebody(tmp_path, capsys):
    shutil.copytree(WORLD, tmp_path / "docs")
    page: Path = tmp_path / "docs/practices/direct-channel.md"
    page.write_text(page.read_text(encoding="utf-8") + "\nAsk aziz77@mail.ru.\n", encoding="utf-8")
    assert main(["--root", str(tmp_path), "build"]) == 1
    assert "an e-mail address" in capsys.readouterr().err
    assert not (tmp_path / "site").exists()


def test_what_two_let_pass_is_shown_by_each_check(tmp_path, capsys):
    shutil.copytree(WORLD, tmp_path / "docs")
    page = tmp_path / "docs/practices/direct-channel.md"
    cleared = "cleared:\n- {words: press@ministry.example, reason: printed in the decree, by: [editor, lawyer]}\n"
    text = page.read_text(encoding="utf-8").replace("form: practice\n", f"form: practice\n{cleared}")
    page.write_text(f"{text}\nAsk press@ministry.example.\n", encoding="utf-8")
    for _ in range(2):  # read, and remembered
        assert main(["--root", str(tmp_path), "check"]) == 0
        said = capsys.readouterr().err
        assert "let pass: practices/direct-channel.md:" in said
        assert "printed in the decree (editor, lawyer)" in said
