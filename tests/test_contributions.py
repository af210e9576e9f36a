"""What is sent without git: nothing broken or hostile is taken, each fault is told in the sender's language, and what is
taken is lost nowhere on its way into pages and back."""

from __future__ import annotations

import html
import io
import itertools
import json
import re
import shutil
import subprocess
import zipfile
from xml.etree import ElementTree

import pytest
from contributions import BROKEN, CORRECTION, PRACTICE, SHARED, TODAY, TRANSLATION, file, without
from contributions import KINDS as SAMPLES
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from libreoffice import saved_again
from made_sentences import harmful, harmless

from cases_file import WORLD
from concord.cli import main
from concord.content.folder import read_catalogue
from concord.content.markdown.dialect import make_markdown
from concord.contributions.correcting import corrected
from concord.contributions.faults import MESSAGES, message
from concord.contributions.reading import LARGEST, read, speaker_of
from concord.contributions.sent import HIDDEN, KINDS, MARKUP, TRANSLATED, WRITTEN, line, paragraphs, schema
from concord.contributions.taking import Change, change_of, name_of, sent_back
from concord.contributions.typed import markdown, plain
from concord.contributions.word import DOCUMENT, PROPERTIES
from concord.identities.door import seen
from concord.identities.finding import identities
from concord.language.languages import SITE
from concord.language.localized import localized_in_each
from concord.records.kinds import Actor, Role, Stage
from concord.rules import check
from concord.views.word_form import word_forms

ISOLATES = "\u2068\u2069"
LANGUAGES_OF_MESSAGES = [code for code in SITE if code != "en"]


@pytest.fixture(scope="module")
def docs(tmp_path_factory):
    """The small world, in which a person made one translation."""
    docs = tmp_path_factory.mktemp("world") / "docs"
    shutil.copytree(WORLD, docs)
    page = docs / "law/uz/criminal-code/art-135.ru.md"
    page.write_text(page.read_text().replace("translated_by: machine", "translated_by: person"))
    return docs


@pytest.fixture(scope="module")
def world(docs):
    catalogue, problems = read_catalogue(docs)
    assert problems == ()
    return catalogue


def reader(docs):
    return lambda name: (docs / name).read_text() if (docs / name).is_file() else None


def taken(world, docs, data):
    """The change that a file makes, or the faults that are told."""
    sent, faults = read(data, TODAY)
    if sent is None:
        return faults
    change = change_of(world, reader(docs), sent)
    return change if isinstance(change, Change) else (change,)


# Broken and hostile


@pytest.mark.parametrize("name", BROKEN)
def test_what_is_broken_gives_one_clear_message_in_every_language(name, world, docs):
    data, key, field = BROKEN[name]
    (fault,) = taken(world, docs, data)
    assert (fault.key, fault.field) == (key, field)
    english = fault.told("en")
    told = {language: fault.told(language) for language in LANGUAGES_OF_MESSAGES}
    assert english not in told.values()
    assert len({*told.values()}) == 10
    for words in (english, *told.values()):
        assert "%(" not in words
        assert len(words) > 10
        assert words.replace(ISOLATES[0], "").replace(ISOLATES[1], "").isprintable()


def test_each_fault_is_among_the_broken_but_what_the_check_of_pages_says(world):
    assert {key for _, key, _ in BROKEN.values()} == {*MESSAGES} - {"already", "check"}
    assert len(BROKEN) >= 25


def test_who_sends_is_answered_in_her_language():
    assert speaker_of(file({**PRACTICE, "language": "ky", "title": ""})) == ("ky", "practice")
    for data in (b"[]", b"\xff", b"[" * 100_000, file({**PRACTICE, "language": ["ky"]}), file({"language": "../ky"})):
        assert speaker_of(data)[0] == "en"


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)


@settings(max_examples=400, deadline=None)
@given(st.sampled_from(SAMPLES), st.data())
def test_no_value_of_any_kind_in_any_field_breaks_the_reading(sample, data):
    name = data.draw(st.sampled_from([*sample, "other"]))
    value = data.draw(JSON)
    sent, faults = read(json.dumps({**sample, name: value}).encode(), TODAY)
    assert (sent is None) == bool(faults)
    assert all(fault.told("ru").isprintable() for fault in faults)


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=200))
def test_no_bytes_break_the_reading(data):
    assert read(data, TODAY)[0] is None
    speaker_of(data)


def test_no_more_of_a_giant_is_read_than_shows_that_it_is_one(tmp_path, capsys):
    shutil.copytree(WORLD, tmp_path / "docs")
    with (tmp_path / "giant.json").open("wb") as giant:
        giant.truncate(1 << 40)
    assert main(["--root", str(tmp_path), "import", str(tmp_path / "giant.json"), "--to", str(tmp_path / "out")]) == 1
    assert MESSAGES["large"] in capsys.readouterr().err


def test_the_largest_that_the_form_makes_is_taken():
    longest = {**PRACTICE, "title": "ท" * 200, "text": "ท" * 20_000, "source": "ท" * 300, "language": "th"}
    assert len(file(longest)) < LARGEST / 2
    assert read(file(longest), TODAY)[0]


# The schema, the form's patterns and the reading ask for the same

UNCERTAIN = ("url", "on", "identity", "same", "day")  # of which a schema knows the shape alone


@pytest.mark.parametrize("name", BROKEN)
def test_the_schema_refuses_what_is_refused_by_its_shape(name):
    data, key, _ = BROKEN[name]
    if (
        key in ("unread", "twice", "large", "nowhere", "words", "no-part", "person", *UNCERTAIN)
        or name == "a part without a heading"
    ):
        return
    assert not Draft202012Validator(schema()).is_valid(json.loads(data))


@pytest.mark.parametrize("sample", SAMPLES)
def test_the_schema_takes_what_the_form_makes(sample):
    Draft202012Validator.check_schema(schema())
    Draft202012Validator(schema()).validate(sample)


# Into pages and back

_SIGNS = st.one_of(
    st.sampled_from("\n\n  ab1.)(-*_#>&;[]{}!?|~=^:+`\\'\"•–й/"), st.characters(exclude_categories=["Cs", "Cc"])
)
_TEXTS = st.text(_SIGNS, min_size=1, max_size=80)


@settings(max_examples=1500, deadline=None)
@given(_TEXTS)
@example(
    "1. one\n2) two\n(a) three\n- - four\n&lt; &amp;lt; \\* [x](y) {#id}\n!!! note\n??? note\n: a\n---\n===\n| a |"
)
def test_what_is_typed_is_what_is_shown(text):
    assume(not re.search(f"{HIDDEN}|{MARKUP}", text))
    kept = paragraphs(text)
    assert plain(markdown(kept)) == kept
    shown = [re.sub("</?(?:p|ul|li)>", "", row).strip() for row in make_markdown().convert(markdown(kept)).split("\n")]
    unescaped = [html.unescape(row) for row in shown if row]
    assert [line(row) for row in unescaped] == [re.sub("^- (?=.)", "", part) for part in kept.split("\n\n") if part]


def _lines(most):
    return st.text(_SIGNS, min_size=1, max_size=most).map(line).filter(bool)


def _some(kind):
    """Some of the fixed words of a kind, in the order of the form."""
    words = [*map(str, kind)]
    return st.lists(st.sampled_from(words), unique=True).map(lambda some: sorted(some, key=words.index))


SENT = st.one_of(
    st.fixed_dictionaries(
        {
            "kind": st.sampled_from(["practice", "lesson"]),
            "language": st.sampled_from(WRITTEN),
            "title": _lines(40),
            "text": _TEXTS.map(paragraphs).filter(bool),
            "countries": st.lists(
                st.fixed_dictionaries({"country": st.sampled_from(["AE", "UZ"]), "role": st.sampled_from([*map(str, Role)])}),
                max_size=2,
                unique_by=lambda row: row["country"],
            ).map(lambda rows: sorted(rows, key=lambda row: row["country"])),  # as the form does in English
            "stages": _some(Stage),
            "actors": _some(Actor),
            "source": _lines(40),
        },
        optional={"url": st.sampled_from(["https://example.org/a?b=c#d", "http://example.org"])},
    ),
    st.fixed_dictionaries(
        {
            "kind": st.just("correction"),
            "page": st.just("practices/direct-channel"),
            "words": st.just("It worked"),
            "instead": _lines(40),
            "source": _lines(40),
        }
    ),
    st.fixed_dictionaries(
        {
            "kind": st.just("translation"),
            "language": st.sampled_from(TRANSLATED),
            "page": st.just("practices/direct-channel"),
            "title": _lines(40),
            "text": _TEXTS.map(paragraphs).filter(bool),
        },
        optional={"part": st.just("result")},
    ),
)  # fmt: skip


@settings(max_examples=600, deadline=None)
@given(SENT)
def test_from_a_file_to_pages_and_back_is_the_identity(world, docs, sent):
    one, faults = read(file({**SHARED, **sent}), TODAY)
    assume({fault.key for fault in faults} <= {"markup", "hidden", "identity", "same"})
    assume(one is not None)
    change = change_of(world, reader(docs), one)
    assert isinstance(change, Change)
    assert sent_back(change) == one
    told = json.loads(one.model_dump_json(exclude_none=True, exclude_defaults=True))
    assert told == {name: value for name, value in {**SHARED, **sent}.items() if value}


@pytest.mark.parametrize("language", WRITTEN)
@pytest.mark.parametrize("kind", ["practice", "lesson"])
def test_the_pages_of_a_practice_pass_the_check_in_any_language(language, kind, docs, tmp_path):
    texts = {
        "ru": "Прокуроры не писали писем, а звонили: ответ пришел за 10 дней, а не за 60.",
        "ar": "اتصل المدعيان ببعضهما خلال 10 أيام.",
    }
    text = texts.get(language, "They called, and did not write: 10 days and not 60.\n\n- one\n\n- two")
    sent, _ = read(file({**PRACTICE, "kind": kind, "language": language, "text": text}), TODAY)
    shutil.copytree(docs, tmp_path / "docs")
    change = change_of(read_catalogue(docs)[0], reader(docs), sent)
    assert isinstance(change, Change)
    for name, written in change.files.items():
        (tmp_path / "docs" / name).write_text(written)
    catalogue, problems = read_catalogue(tmp_path / "docs")
    assert [*problems, *check(catalogue)] == []
    assert catalogue.records[f"practices/sent-{name_of(sent)}"].shown_kind == kind


def test_a_correction_changes_the_words_and_no_other_byte():
    page = "---\r\ntitle: 'Old: words'\r\n---\r\n\r\nOld  *words*\r\nand  more.\r\n"
    assert corrected("x.md", page, "Old: words", "New: words") == page.replace("'Old: words'", "'New: words'")
    assert corrected("x.md", page, "and more", "or *less*") == page.replace("and  more", r"or \*less\*")
    assert corrected("x.md", page, "words and", "x") is None  # a mark of emphasis stands between
    assert corrected("x.md", page, "o", "x") is None


def test_a_translated_part_takes_the_place_of_the_machine_s_and_of_no_other(tmp_path):
    shutil.copytree(WORLD, tmp_path / "docs")
    catalogue, _ = read_catalogue(tmp_path / "docs")
    sent, _ = read(
        file(
            {
                **without(TRANSLATION, "title"),
                "page": "uz/criminal-code/art-135",
                "part": "note",
                "text": "См. статью пять.",
            }
        ),
        TODAY,
    )
    change = change_of(catalogue, reader(tmp_path / "docs"), sent)
    assert isinstance(change, Change)
    before = (WORLD / "law/uz/criminal-code/art-135.ru.md").read_text()
    assert change.files == {
        "law/uz/criminal-code/art-135.ru.md": before.replace("См. [](un/tip-protocol/art-5).", "См. статью пять.")
    }


# What the form sees by itself


@pytest.mark.parametrize("seed", [1, 2])
def test_the_form_sees_two_thirds_of_what_identifies_and_stops_nothing_lawful(seed):
    told = list(harmful(400, seed))
    assert sum(any(seen(sentence)) for sentence in told) >= len(told) * 0.65
    assert [sentence for sentence in harmless(2000, seed) if any(seen(sentence))] == []


def test_what_the_form_does_not_see_is_seen_when_the_file_is_taken_in(world, docs):
    unseen = [sentence for sentence in harmful(400, 3) if not any(seen(sentence)) and any(identities(sentence))]
    assert len(unseen) > 50
    for sentence in unseen:
        (fault,) = taken(world, docs, file({**PRACTICE, "text": sentence}))
        assert fault.key == "identity"


@pytest.mark.corpus
def test_the_form_would_take_every_practice_case_and_meeting(content):
    pages = (page for id, page in content.pages.items() if id.startswith(("practices/", "cases/", "workshops/")))
    assert [(page.file, found) for page in pages for found in seen(page.body)] == []


# In Word


W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
CORE = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">'
    "<dc:creator>Aziza Karimova</dc:creator><dcterms:modified>2026-11-20T10:00:00Z</dcterms:modified></cp:coreProperties>"
)


def repacked(data, parts):
    """A package with other parts."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name in {*old.namelist()} - {*parts}:
            new.writestr(name, old.read(name))
        for name, text in parts.items():
            new.writestr(name, text)
    return made.getvalue()


def document(data):
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return ElementTree.fromstring(package.read(DOCUMENT))


def _text(run, words):
    ElementTree.SubElement(run, f"{W}t", {"{http://www.w3.org/XML/1998/namespace}space": "preserve"}).text = words


def in_word(form, sent):
    """A form as Word saves it once somebody filled it in: in runs, with what was typed and taken out while tracked."""
    whole = document(form)
    body = whole.find(f"{W}body")
    marked = ""
    for part in [*body]:
        marked = part.get(f"{W}name", marked).removeprefix("concord_")
        control, value = part.find(f"{W}sdt"), sent.get(marked)
        if isinstance(value, str) and control is not None:
            _choose(control, value)
        elif isinstance(value, str) and "……" in "".join(part.itertext()):
            _write(body, part, value.split("\n\n"))
    return repacked(form, {DOCUMENT: ElementTree.tostring(whole), PROPERTIES: CORE})


def _choose(control, value):
    about, content = control.find(f"{W}sdtPr"), control.find(f"{W}sdtContent")
    shown = {item.get(f"{W}value"): item.get(f"{W}displayText") for item in about.iter(f"{W}listItem")}
    for placeholder in about.findall(f"{W}showingPlcHdr"):
        about.remove(placeholder)
    content.clear()
    _type(content, shown.get(value, value))


def _write(body, dots, lines):
    """Paragraphs in the place of the dots, some of which stay."""
    place = [*body].index(dots)
    body.remove(dots)
    for number, words in enumerate(lines):
        paragraph = ElementTree.Element(f"{W}p")
        paragraph.extend(dots.findall(f"{W}pPr"))
        _type(paragraph, words)
        body.insert(place + number, paragraph)
    _text(paragraph, "…" * 7)


def _type(where, words):
    first, rest = words[:3], words[3:]
    _text(ElementTree.SubElement(where, f"{W}r"), first)
    taken_out = ElementTree.SubElement(ElementTree.SubElement(where, f"{W}del"), f"{W}r")
    ElementTree.SubElement(taken_out, f"{W}delText").text = "gone"
    _text(ElementTree.SubElement(ElementTree.SubElement(where, f"{W}ins"), f"{W}r"), rest)


def without_traces(form):
    """A form as it is when what was tracked is accepted."""
    whole = document(form)
    for parent in [*whole.iter()]:
        for change in (one for one in [*parent] if one.tag in (f"{W}ins", f"{W}del")):
            place = [*parent].index(change)
            parent.remove(change)
            if change.tag == f"{W}ins":
                parent[place:place] = [*change]
    return repacked(form, {DOCUMENT: ElementTree.tostring(whole)})


@pytest.fixture(scope="module")
def forms(world):
    locals_ = localized_in_each(world).values()
    return {path: data for local in locals_ for path, data in word_forms(local)}


@pytest.fixture(scope="module")
def practice_form(forms):
    return forms["data/forms/practice.en.docx"]


def test_there_is_a_form_for_word_of_each_kind_in_each_language(forms, world):
    assert len(forms) == 3 * len(SITE)
    assert forms == {path: data for one in localized_in_each(world).values() for path, data in word_forms(one)}


@pytest.mark.parametrize("language", SITE)
@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample["kind"])
def test_what_is_filled_in_in_word_is_what_the_form_in_a_browser_saves(forms, sample, language):
    kind = "practice" if sample["kind"] == "lesson" else sample["kind"]
    sent, faults = read(in_word(forms[f"data/forms/{kind}.{language}.docx"], sample), TODAY)
    assert faults == ()
    left_out = ("countries", "stages", "actors", "mark")  # which Word has no field for
    assert json.loads(sent.model_dump_json(exclude_none=True, exclude_defaults=True)) == {
        **{name: value for name, value in sample.items() if name not in left_out},
        "on": "2026-11-20",
    }


@pytest.mark.unix
def test_what_libreoffice_saves_again_is_read_as_well(forms):
    filled = {}
    for sample, language in itertools.product(SAMPLES, ("en", "ru", "ar", "th")):
        kind = "practice" if sample["kind"] == "lesson" else sample["kind"]
        form = forms[f"data/forms/{kind}.{language}.docx"]
        filled[f"{sample['kind']}.{language}.docx"] = without_traces(in_word(form, sample))
    again = saved_again(filled)
    assert again.keys() == filled.keys()
    for name, data in filled.items():
        (before, _), (after, faults) = read(data, TODAY), read(again[name], TODAY)
        assert (name, faults) == (name, ())
        assert after == before.model_copy(update={"on": after.on})


@pytest.mark.unix
def test_a_form_that_libreoffice_saved_empty_is_told_to_be_empty(forms):
    again = saved_again({"empty.docx": forms["data/forms/practice.en.docx"]})
    sent, faults = read(again["empty.docx"], TODAY)
    assert sent is None
    assert {(fault.key, fault.field) for fault in faults} == {
        ("wanted", name) for name in ("title", "text", "source", "role")
    }


def test_who_filled_in_a_file_of_word_is_kept_nowhere(forms, world, docs):
    change = taken(world, docs, in_word(forms["data/forms/correction.en.docx"], CORRECTION))
    assert "Karimova" not in change.note + "".join(change.files.values())


def hostile_files(form):
    """Files that say they are of Word, and are none, or want to do harm."""
    text = ElementTree.tostring(document(form), encoding="unicode")
    laughs = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'
    tagged = re.search(r"<ns0:sdt>.*?</ns0:sdt>", text)[0]
    locked = bytearray(form)
    locked[form.rfind(DOCUMENT.encode()) - 46 + 8] |= 1  # encrypted, by the flag in the list of parts
    return {
        "no parts": repacked(form, {})[:200],
        "half": form[: len(form) // 2],
        "another": repacked(form, {DOCUMENT: "<x/>"}),
        "no markup": repacked(form, {DOCUMENT: "<x"}),
        "entities": repacked(form, {DOCUMENT: laughs + text}),
        "a bomb": repacked(form, {DOCUMENT: text.replace("…" * 20, " " * 200_000_000, 1)}),
        "twice": repacked(form, {DOCUMENT: text.replace(tagged, tagged * 2)}),
        "locked": bytes(locked),
        "deep": repacked(form, {DOCUMENT: "<a>" * 100_000 + "</a>" * 100_000}),
    }


def test_hostile_files_of_word_are_refused_and_soon(forms):
    for name, data in hostile_files(forms["data/forms/practice.en.docx"]).items():
        sent, faults = read(data, TODAY)
        assert (name, sent, [fault.key for fault in faults]) == (name, None, ["unread"])


@settings(max_examples=100, deadline=None)
@given(data=st.data())
def test_no_changed_byte_of_a_file_of_word_breaks_the_reading(practice_form, data):
    form = bytearray(practice_form)
    for _ in range(data.draw(st.integers(1, 5))):
        form[data.draw(st.integers(4, len(form) - 1))] = data.draw(st.integers(0, 255))
    assert read(bytes(form), TODAY)[0] is None
    speaker_of(bytes(form))


# The command


@pytest.fixture
def project(tmp_path, monkeypatch):
    """A project without git, and the files of four contributions beside it."""
    shutil.copytree(WORLD, tmp_path / "project/docs")
    for number, sample in enumerate((PRACTICE, CORRECTION, TRANSLATION)):
        (tmp_path / f"{number}.json").write_bytes(file({**sample, "on": "2026-01-01"}))
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    return tmp_path / "project"


def imported(project, *words):
    return main(["--root", str(project), "import", *map(str, words)])


def tree(folder):
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def git(project, *words):
    return subprocess.run(["git", *words], cwd=project, check=True, capture_output=True, text=True).stdout


@pytest.fixture
def repository(project):
    git(project, "init", "-q", "-b", "main")
    for name, value in (("user.name", "Editor"), ("user.email", "editor@example.org")):
        git(project, "config", name, value)
    git(project, "add", "docs")
    git(project, "commit", "-q", "-m", "x")
    return project


def test_without_git_pages_and_a_note_lie_in_a_new_folder(project, tmp_path, capsys):
    before = tree(tmp_path)
    assert imported(project, tmp_path / "0.json", "--to", tmp_path / "out") == 0
    made = tree(tmp_path / "out")
    (name,) = {path.partition("/")[0] for path in made}
    assert capsys.readouterr().out == f"{tmp_path / 'out' / name}\n"
    assert {path.partition("/")[2] for path in made} == {
        "docs/sources.yaml",
        f"docs/practices/sent-{name}.md",
        "note.txt",
    }
    assert b"Role: prosecutor\nState: UZ\nOn: 2026-01-01\nMark: 0123456789ab\n" in made[f"{name}/note.txt"]
    assert {path: data for path, data in tree(tmp_path).items() if not path.startswith("out/")} == before


def test_with_git_each_file_is_a_branch_and_no_working_file_changes(repository, tmp_path, capsys):
    files = [tmp_path / f"{number}.json" for number in range(3)]
    before = tree(repository / "docs")
    assert imported(repository, *files) == 0
    branches = capsys.readouterr().out.split()
    assert len(branches) == 3
    assert all(branch.startswith("contribution/2026-01-01-") for branch in branches)
    assert tree(repository / "docs") == before
    assert git(repository, "status", "--porcelain") == ""
    assert (
        git(repository, "diff", "--stat", f"main..{branches[1]}").splitlines()[0].split()[0]
        == "docs/practices/direct-channel.md"
    )
    note = git(repository, "log", "-1", "--format=%B", branches[1])
    assert "Words: It worked\nInstead: It worked within a month\nSource: Report of 2025, page 12\n" in note


def test_where_one_has_a_fault_none_is_taken_and_nothing_is_lost(repository, tmp_path, capsys):
    (tmp_path / "bad.json").write_bytes(file({**CORRECTION, "language": "ru", "words": "x" * 9, "on": "2026-01-01"}))
    before = tree(tmp_path)
    assert imported(repository, tmp_path / "0.json", tmp_path / "bad.json") == 1
    told = capsys.readouterr().err
    assert f"{tmp_path / 'bad.json'}: Страница: {message('nowhere', 'ru', {})}" in told
    assert git(repository, "branch", "--list", "contribution/*") == ""
    assert {path: data for path, data in tree(tmp_path).items() if "/.git/" not in path} == {
        path: data for path, data in before.items() if "/.git/" not in path
    }


def test_what_was_taken_in_before_is_told_and_nothing_is_overwritten(repository, tmp_path, capsys):
    assert imported(repository, tmp_path / "0.json") == 0
    branch = capsys.readouterr().out.strip()
    commit = git(repository, "rev-parse", branch)
    assert imported(repository, tmp_path / "0.json") == 1
    assert MESSAGES["already"] in capsys.readouterr().err
    assert git(repository, "rev-parse", branch) == commit
    git(repository, "merge", "-q", branch)
    git(repository, "branch", "-q", "-d", branch)
    assert imported(repository, tmp_path / "0.json") == 1
    assert MESSAGES["already"] in capsys.readouterr().err


def test_the_same_contribution_twice_is_one(repository, tmp_path, capsys):
    shutil.copy(tmp_path / "0.json", tmp_path / "copy.json")
    assert imported(repository, tmp_path / "0.json", tmp_path / "copy.json") == 1
    assert f"{tmp_path / 'copy.json'}: {MESSAGES['already']}" in capsys.readouterr().err


def test_a_page_with_changes_that_are_not_committed_is_left_alone(repository, tmp_path, capsys):
    page = repository / "docs/practices/direct-channel.md"
    page.write_text(page.read_text() + "\nMore.\n")
    assert imported(repository, tmp_path / "1.json") == 1
    assert "Commit these first" in capsys.readouterr().err
    assert git(repository, "branch", "--list", "contribution/*") == ""


def test_what_the_check_of_pages_does_not_let_pass_is_told(project, tmp_path, capsys):
    sent = {**TRANSLATION, "text": "Это сработало 17 раз.", "on": "2026-01-01"}
    (tmp_path / "numbers.json").write_bytes(file(sent))
    assert imported(project, tmp_path / "numbers.json", "--to", tmp_path / "out") == 1
    told = capsys.readouterr().err
    assert "Проверка содержания не пропускает это" in told
    assert "[language-mismatch]" in told
    assert "numbers missing" not in told  # it says that in her language too
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("what", ["folder", "link", "nothing"])
def test_what_is_no_file_is_refused(project, tmp_path, capsys, what):
    (tmp_path / "folder").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "0.json")
    assert imported(project, tmp_path / what, "--to", tmp_path / "out") == 2
    assert "is no file" in capsys.readouterr().err


def test_a_folder_that_is_there_is_never_written_into(project, tmp_path, capsys):
    (tmp_path / "out").mkdir()
    assert imported(project, tmp_path / "0.json", "--to", tmp_path / "out") == 2
    assert "is there already" in capsys.readouterr().err
    assert list((tmp_path / "out").iterdir()) == []


def test_every_kind_has_a_sample():
    assert {sample["kind"] for sample in SAMPLES} == {*KINDS}
