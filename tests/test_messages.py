"""Every word of the interface is there in every language."""

import shutil
from functools import cache
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from concord.language.languages import SITE
from concord.language.messages import FOLDER
from concord.language.words import messages_of, update, updated
from concord.records.kinds import (
    Actor,
    Confidence,
    Form,
    Level,
    Role,
    Stage,
    Standing,
    Status,
    Topic,
)
from concord.records.labels import LABELS

ROOT = Path(__file__).parent.parent


@cache
def messages():
    return messages_of(ROOT)


def test_the_messages_are_found():
    assert len(messages()) > 200


@pytest.mark.parametrize("language", [code for code in SITE if code not in ("en", "uz-Cyrl")])
def test_every_message_is_translated(language):
    with (FOLDER / f"{language}.po").open("rb") as file:
        catalog = read_po(file)
    missing = [text for text in sorted(messages()) if not (catalog.get(text) and catalog[text].string)]
    assert missing == []
    assert [m.id for m in catalog if m.id and m.id not in messages()] == []


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.po")), ids=lambda path: path.stem)
def test_the_catalogues_are_as_make_words_writes_them(path):
    assert updated(path.read_bytes(), messages()) == path.read_bytes()


def test_a_new_message_waits_in_its_place_and_one_that_is_gone_goes(tmp_path):
    for name in ("hooks/concord/language", "overrides/concord"):
        shutil.copytree(ROOT / name, tmp_path / name)
    template = tmp_path / "overrides/concord/new.html"
    template.write_text('{{ _("Chapters") }} {{ _("%(n)s ways") }}', encoding="utf-8")
    russian = tmp_path / "hooks/concord/language/locales/ru.po"
    russian.write_bytes(russian.read_bytes().replace(b"\n", b"\r\n"))  # as an editor on Windows may save it
    update(tmp_path)
    with_new = russian.read_text(encoding="utf-8")
    assert '\n\n#, python-format\nmsgid "%(n)s ways"\nmsgstr ""\n\n' in with_new
    assert with_new.index('msgid "Chapters"\nmsgstr ""\n') > with_new.index('msgid "About"\nmsgstr "О чем"\n')
    template.unlink()
    update(tmp_path)
    assert [line for line in with_new.splitlines() if line not in russian.read_text(encoding="utf-8")] == [
        'msgid "%(n)s ways"',
        'msgid "Chapters"',
    ]


@pytest.mark.parametrize("language", [code for code in SITE if code not in ("en", "uz-Cyrl")])
def test_a_translation_keeps_the_places_for_values(language):
    with (FOLDER / f"{language}.po").open("rb") as file:
        for message in read_po(file):
            assert message.id == "" or not list(message.check())


def test_every_fixed_value_has_a_label():
    for kind in (Actor, Confidence, Form, Level, Role, Stage, Standing, Status, Topic):
        assert [value for value in kind if value not in LABELS] == []
