"""Every word of the interface is there in every language."""

from functools import cache
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from concord.language.languages import SITE
from concord.language.messages import FOLDER
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
METHODS = [("hooks/concord/**.py", "python"), ("overrides/concord/**.html", "jinja2")]
KEYWORDS = {"_": None, "N_": None, "say": None, "gettext": None}


@cache
def messages():
    found = extract_from_dir(ROOT, method_map=METHODS, keywords=KEYWORDS, options_map={"**.html": {"silent": "false"}})
    return frozenset({text for _, _, text, *_ in found if isinstance(text, str)})


def test_the_messages_are_found():
    assert len(messages()) > 200


@pytest.mark.parametrize("language", [code for code in SITE if code not in ("en", "uz-Cyrl")])
def test_every_message_is_translated(language):
    with (FOLDER / f"{language}.po").open("rb") as file:
        catalog = read_po(file)
    missing = [text for text in sorted(messages()) if not (catalog.get(text) and catalog[text].string)]
    assert missing == []
    assert [m.id for m in catalog if m.id and m.id not in messages()] == []


@pytest.mark.parametrize("language", [code for code in SITE if code not in ("en", "uz-Cyrl")])
def test_a_translation_keeps_the_places_for_values(language):
    with (FOLDER / f"{language}.po").open("rb") as file:
        for message in read_po(file):
            assert message.id == "" or not list(message.check())


def test_every_fixed_value_has_a_label():
    for kind in (Actor, Confidence, Form, Level, Role, Stage, Standing, Status, Topic):
        assert [value for value in kind if value not in LABELS] == []
