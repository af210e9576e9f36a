"""What the check says can be said in the editor's language: each message of each story, with the same values in it."""

from __future__ import annotations

import copy
import json
import pickle
import re
import shutil
from functools import cache

import pytest
from babel.messages.pofile import read_po

from cases_file import CASES, EPOCH, WORLD, read_case
from concord.cli import main
from concord.language.languages import COMPLETE, SITE
from concord.language.messages import PROBLEMS
from concord.language.saying import language_asked, sayer
from concord.language.words import PROBLEMS as DOMAIN
from concord.language.words import messages_of, updated
from concord.memory import recall
from concord.rules import RULES
from concord.stick.identity import date_of
from concord.told import Told, as_data, either, from_data, told
from concord.verdict import examine
from conftest import ROOT

CATALOGUES = sorted(PROBLEMS.glob("*.po"))
TRANSLATED = [code for code in SITE if (PROBLEMS / f"{code.removesuffix('-Cyrl')}.po").exists()]


@cache
def messages():
    return messages_of(ROOT, DOMAIN)


@cache
def entries(language):
    with (PROBLEMS / f"{language}.po").open("rb") as file:
        return {message.id: message.string for message in read_po(file) if message.id}


@pytest.fixture(scope="module")
def problems(tmp_path_factory):
    """What every story tells."""
    found = []
    for case in map(read_case, CASES):
        root = tmp_path_factory.mktemp("case")
        case.draw(root)
        epoch = case.epoch and date_of({EPOCH: case.epoch})
        found += examine(root / "docs", epoch, None).problems
    return found


def parts(text):
    """A message, and each within it."""
    yield text
    for value in text.values.values():
        if isinstance(value, Told):
            yield from parts(value)


def test_every_text_of_every_story_is_a_message_that_the_catalogues_have(problems):
    assert len(problems) > 300
    texts = {text for one in problems for text in (one.what, one.mend, one.rule.why)}
    assert [text for text in texts if not isinstance(text, Told)] == []
    templates = {part.template for text in texts for part in parts(text)}
    unread = {text for text in templates if text not in messages()}
    assert unread == set()


@pytest.mark.parametrize("language", TRANSLATED)
def test_each_is_said_with_the_same_values_and_nothing_left_in_english(language, problems):
    say = sayer(language)
    for text in {text for one in problems for text in (one.what, one.mend, one.rule.why)}:
        said = say(text)
        for part in parts(text):
            assert (
                say(part) != part
                or part.template == told("%(some)s or %(last)s").template
                or not re.search(r"[a-z]{3}", re.sub(r"%\(\w+\)s|`[^`]*`", "", part.template))
            ), part
            for value in part.values.values():
                assert isinstance(value, Told) or value in said


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.stem)
def test_a_catalogue_is_whole_and_as_make_words_writes_it(path):
    assert updated(path.read_bytes(), messages()) == path.read_bytes()
    assert [text for text, said in entries(path.stem).items() if not said] == []
    assert set(entries(path.stem)) == messages()


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.stem)
def test_a_translation_keeps_the_places_for_values_and_what_is_typed(path):
    for text, said in entries(path.stem).items():
        assert sorted(re.findall(r"%\(\w+\)s", text)) == sorted(re.findall(r"%\(\w+\)s", said)), text
        assert sorted(re.findall(r"`[^`]+`", text)) == sorted(re.findall(r"`[^`]+`", said)), text


def test_the_languages_that_every_page_is_written_in_have_a_catalogue():
    assert {code for code in COMPLETE if code != "en"} <= {path.stem for path in CATALOGUES}


def test_a_message_is_its_english_text_and_outlives_every_copy():
    text = told("`%(name)s` wants %(words)s", name="form", words=either(["a", "b", "3"]))
    assert text == "`form` wants a or b or 3"
    assert json.dumps(text) == '"`form` wants a or b or 3"'
    for twin in (
        copy.deepcopy(text),
        pickle.loads(pickle.dumps(text)),
        from_data(json.loads(json.dumps(as_data(text)))),
    ):
        assert isinstance(twin, Told)
        assert (twin, twin.template, dict(twin.values)) == (text, text.template, dict(text.values))
        assert sayer("ru")(twin.values["words"]) == "a или b или 3"


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, "en"),
        ({"LANG": "ru_RU.UTF-8"}, "ru"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({"LC_ALL": "", "LC_MESSAGES": "kk_KZ", "LANG": "ru_RU"}, "kk"),
        ({"LC_ALL": "th_TH.UTF-8", "LANG": "ru_RU"}, "th"),
        ({"LANG": "uz_UZ.UTF-8@cyrillic"}, "uz-Cyrl"),
        ({"LANG": "uz_UZ.UTF-8"}, "uz"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
    ],
)
def test_the_machines_language_is_the_one_that_is_asked_for(environment, language):
    assert language_asked(environment) == language


def test_a_message_in_another_language_is_remembered_and_said_anew(tmp_path, capsys, monkeypatch):
    monkeypatch.setenv(EPOCH, "0")
    shutil.copytree(WORLD, tmp_path / "docs")
    page = tmp_path / "docs/practices/direct-channel.md"
    page.write_text(page.read_text(encoding="utf-8").replace("medium", "sure"), encoding="utf-8")
    english, russian = [], []
    for languages in (english, russian, english):
        arguments = ["--language", "ru"] if languages is russian else []
        assert main(["--root", str(tmp_path), "check", *arguments]) == 1
        languages.append(capsys.readouterr())
    assert english[0] == english[1]
    assert "  почему:     Непонятное значение" in russian[0].out
    assert "  что делать: " in russian[0].out
    assert "исправить: 1; прочитано записей" in russian[0].err


def test_other_formats_speak_the_language_too(tmp_path, capsys, monkeypatch):
    monkeypatch.setenv("LC_ALL", "ru_RU.UTF-8")
    (tmp_path / "docs").mkdir()
    assert main(["--root", str(tmp_path), "check", "--format", "json"]) == 1
    row = json.loads(capsys.readouterr().out)[0]
    assert row["what"] == "реестра источников нет на месте"
    assert main(["--root", str(tmp_path), "check", "--format", "github"]) == 1
    assert "нет на месте Почему: Страницу, которую нельзя прочесть" in capsys.readouterr().out


def test_every_rule_has_a_reason_that_can_be_said():
    assert [rule.id for rule in RULES if not isinstance(rule.why, Told)] == []
    assert recall(PROBLEMS / "none.json") is None
