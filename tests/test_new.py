"""A page is begun in words: what is asked, what is said of a wrong answer, and a page that the check takes as it is."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path
from unicodedata import normalize

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from terminal import dialogue

from cases_file import WORLD
from concord.cli import main
from concord.content.folder import read_catalogue
from concord.content.frontmatter import parse_page
from concord.content.paths import parse_address
from concord.content.reading import read_record
from concord.editing.scaffold import Draft, blanks
from concord.records.kinds import KINDS, Case, Practice
from concord.views.editor_files import editor_files
from concord.views.fields import required
from conftest import ROOT

STORIES = sorted((Path(__file__).parent / "dialogues").glob("*.txt"))
SAID = {
    "title": "A title: with a colon",
    "sources": "code, report",
    "confidence": "medium",
    "status": "not-checked",
    "#": "Somebody must help a victim.",
}
# Of each kind: what it is asked for besides, as options say it.
KIND = {
    "country": {"id": "countries/kz", "role": "source", "as_at": "2026-11-23"},
    "instrument": {"id": "uz/tip-law", "form": "law"},
    "provision": {"id": "uz/criminal-code/art-136"},
    "practice": {"id": "practices/new-one", "form": "lesson", "#result": "It worked."},
    "case": {"id": "cases/one", "decided": "false", "countries.0.country": "UZ", "countries.0.role": "source"},
    "measure": {"id": "measures/uz/extradition", "measure": "extradition"},
    "workshop": {"id": "workshops/second", "of_the_series": "true", "start": "2009-05"},
    "term": {"id": "glossary/victim"},
    "authority": {"id": "authorities/uz/pgo"},
    "corridor": {"id": "corridors/uz-ae"},
    "article": {"id": "about/us"},
    "source": {"id": "lex-1", "type": "webpage", "title": "A law", "URL": "https://lex.uz/docs/1"},
}


WORDS = st.text(st.characters(exclude_categories=("Cc", "Cs")), min_size=1, max_size=40).map(str.strip).filter(bool)


@pytest.fixture
def project(tmp_path):
    shutil.copytree(WORLD, tmp_path / "docs")
    return tmp_path


def tree(folder):
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@dataclass(frozen=True)
class Done:
    """How a command ended, and what it said."""

    code: int
    out: str
    err: str


@pytest.fixture
def new(project, capsys, monkeypatch):
    """The command with options, and nobody to ask."""

    def run(kind, fields, **more):
        options = [word for name, value in {**fields, **more}.items() for word in ("--field", f"{name}={value}")]
        with open(os.devnull, encoding="utf-8") as nobody:
            monkeypatch.setattr(sys, "stdin", nobody)
            code = main(["--root", str(project), "new", kind, *options])
        return Done(code, *capsys.readouterr())

    return run


def fields_of(kind):
    names = {blank.name for blank in blanks(Draft(next(k for k in KINDS if k.kind == kind), {}))}
    return {**{name: value for name, value in SAID.items() if name in names}, **KIND[kind]}


@pytest.mark.unix
@pytest.mark.parametrize("path", STORIES, ids=lambda path: path.stem)
def test_a_dialogue_goes_as_its_story_tells(path, project, request):
    told = path.read_text(encoding="utf-8")
    command = told.partition("\n")[0]
    language, _, words = command.removeprefix("$ ").partition("concord ")
    environment = {"PYTHONPATH": str(ROOT / "hooks"), "LC_ALL": language.strip().removeprefix("LC_ALL=") or "C.UTF-8"}
    typed = re.findall(r"^> (.*)$", told.partition("\n-- ")[0], re.MULTILINE)
    before = tree(project / "docs")
    code, screen = dialogue(shlex.split(words), typed, project, environment)
    after = tree(project / "docs")
    files = [name for name in sorted(after) if before.get(name) != after[name]]
    pages = "".join(f"-- docs/{name} --\n{after[name].decode()}" for name in files)
    said = f"{command}\n{screen.replace(str(project), '')}-- ended with {code} --\n{pages}"
    if request.config.getoption("--update-cases"):
        path.write_text(said, encoding="utf-8")
        return
    assert said == told
    assert before.items() - after.items() <= {("sources.yaml", before["sources.yaml"])}


@pytest.mark.parametrize("kind", KIND)
def test_a_page_of_each_kind_passes_as_it_is_begun(project, new, capsys, kind):
    before = tree(project / "docs")
    done = new(kind, fields_of(kind))
    assert done.code == 0, done.err
    written = {name for name, data in tree(project / "docs").items() if before.get(name) != data}
    assert len(written) == 1
    assert done.out.strip() == str(project / "docs" / written.pop())
    assert main(["--root", str(project), "check"]) == 0, capsys.readouterr().out
    catalogue, _ = read_catalogue(project / "docs")
    record = catalogue.records[KIND[kind]["id"]]
    assert record.kind == kind
    if kind not in ("corridor", "source"):
        assert record.title == SAID["title"]


def test_every_kind_can_be_begun():
    assert set(KIND) == {kind.kind for kind in KINDS}


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.kind)
def test_what_is_asked_is_what_the_editor_s_snippet_has(kind):
    """One source: the fields of the records."""
    asked = [blank.name for blank in blanks(Draft(kind, {}))]
    assert {name.split(".")[0] for name in asked} >= set(required(kind))
    if kind.room:
        snippet = json.loads(dict(editor_files())[".vscode/concord.code-snippets"])[f"page: {kind.kind}"]["body"]
        names = [match[1] for line in snippet if (match := re.match(r"(?:- |  )?(\w+):", line))]
        leaves = [name for name in asked if name != "id" and name[0] != "#" and ".1." not in name]
        assert [name.rpartition(".")[2] for name in leaves] == [n for n in names if f"{n}:" not in snippet]
        assert [f"{{{name}}}" for name in asked if name.startswith("#") and name != "#"] == re.findall(
            r"\{#[\w-]+\}", "\n".join(snippet)
        )


def test_pages_begin_as_those_that_are_there(content):
    """The headings that a scaffold has are those of most pages of its kind."""
    for kind in (Practice, Case):
        bodies = [content.pages[record.id].body for record in content.of_kind(kind)]
        for id, words in kind.sections.items():
            assert sum(f"## {words} {{#{id}}}" in body for body in bodies) > len(bodies) / 2


@settings(max_examples=200, deadline=None)
@given(
    title=WORDS,
    lead=WORDS,
    result=WORDS,
    also=st.lists(WORDS, max_size=3, unique_by=lambda text: normalize("NFC", text)),
)
def test_whatever_is_said_stands_on_the_page_as_it_was_said(title, lead, result, also):
    said = {"title": title, "#": lead, "#result": result, "form": "lesson", "sources": "a, b", "confidence": "low"}
    said |= {f"also_called.{n}": name for n, name in enumerate(also)}
    draft = Draft(Practice, {"id": "practices/x", **said})
    page, problems = parse_page(draft.file, draft.text)
    record, more = read_record(parse_address(draft.file), page)
    assert isinstance(record, Practice)
    assert (*problems, *more) == ()
    assert (record.title, *record.also_called) == tuple(normalize("NFC", text) for text in (title, *also))
    assert record.sources == ("a", "b")
    assert page.body.startswith(f"\n{normalize('NFC', lead)}\n\n## The problem {{#problem}}\n\nNot checked.\n\n## What")
    assert f"\n\n## Result {{#result}}\n\n{normalize('NFC', result)}\n\n## " in page.body


WRONG = {
    "start=23.11.2020": "Write 2020-11-23.",
    "sources=repot": "Did you mean report?",
    "sources=uz/criminal-code": "which is of kind instrument. Name a source.",
    "confidence=sure": "wants high, medium or low, not sure. Write one of these words.",
    "of_the_series=perhaps": "wants true or false, not perhaps. Write true or false.",
    "id=workshops/tashkent": "is there already, in workshops/tashkent.md. Change that page, or choose another id.",
    "id=Workshops/Second": "an id wants small Latin letters, digits and single hyphens, not Workshops/Second. Write workshops/second.",
    "id=practices/second": "a page of the kind practice stands there, and this is of the kind workshop.",
    "title=": "`title` must be filled in",
    "city=Ta\x1b[Dshkent": "`city` has signs that are no letters",
    "title=\udcc4": "`title` has signs that are no letters",
    "title.first=A": "`title` is given too, and one lies in the other",
    "sources.0=code": "`sources` is given too, and one lies in the other",
    "countries.0.code=UZ": "`countries.0` wants a text.",
    "themes.²=shelters": "`themes` wants a list",
    "0=shelters": "`0` is not a field of this page",
    "citty=Tashkent": "`citty` is not a field of this page. Did you mean city?",
    "end=2009-04": "`end` wants a date that is not before `start`",
    "#reslt=Good": "a new page has no such section",
    "shared_at.0.to=x": "`shared_at` is not a field of this page",
}


@pytest.mark.parametrize("said", WRONG)
def test_a_wrong_answer_is_told_and_nothing_is_written(project, new, said):
    before = tree(project / "docs")
    name, _, value = said.partition("=")
    done = new("workshop", fields_of("workshop"), **{name: value})
    assert done.code == 1
    assert WRONG[said] in " ".join(done.err.split())
    assert "Traceback" not in done.err
    assert tree(project / "docs") == before


def test_all_that_is_missing_is_named_at_once(new):
    done = new("case", {"id": "cases/one", "title": "One"})
    assert done.code == 1
    options = "--field decided=… --field countries.0.country=… --field countries.0.role=… --field sources=…"
    assert f"{options} --field confidence=…\n" in done.err


def test_what_only_a_person_can_mend_is_told_with_its_line(new):
    done = new("practice", fields_of("practice"), **{"#result": "Ask on +998 90 123 45 67."})
    assert done.code == 1
    assert "practices/new-one.md:22:8: holds a telephone number [identity]" in done.out
    assert "1 to mend in" in done.err


def test_a_register_that_cannot_be_read_is_left_as_it_is(project, new):
    (project / "docs/sources.yaml").write_text("references:\n- id: [\n", encoding="utf-8")
    before = tree(project / "docs")
    done = new("source", KIND["source"])
    assert done.code == 1
    assert "sources.yaml:3:1: the front matter cannot be read" in done.err
    assert tree(project / "docs") == before


def test_sources_stay_in_their_order_and_every_other_byte_stays(project, new):
    register = project / "docs/sources.yaml"
    for text in (register.read_bytes(), b"# ours\r\n" + register.read_bytes().replace(b"\n", b"\r\n")):
        for id, at in (("aaa", 0), ("lex-1", 1), ("zzz", 2)):
            register.write_bytes(text)
            assert new("source", KIND["source"] | {"id": id}).code == 0
            after = register.read_bytes()
            ending = "\r\n" if b"\r\n" in text else "\n"
            entry = ending.join(
                (f"- id: {id}", "  title: A law", "  type: webpage", "  URL: https://lex.uz/docs/1", "")
            )
            assert after.replace(entry.encode(), b"") == text
            ids = re.findall(r"- id: (\S+)", after.decode())
            assert ids.index(id) == at
