"""Every field is explained, and an editor is helped to write it: the handbook, the schemas, the snippets."""

from __future__ import annotations

import json
import re
import shutil
from functools import cache
from itertools import count
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator
from pydantic import BaseModel, ValidationError, create_model

from cases_file import CASES, WORLD, read_case
from concord.cli import main
from concord.content.folder import read_catalogue
from concord.content.frontmatter import parse_page, parse_yaml
from concord.content.paths import parse_address
from concord.content.reading import read_record
from concord.language.languages import SITE
from concord.language.localized import localized_in_each
from concord.records import kinds, values
from concord.records.kinds import KINDS, Provision
from concord.records.labels import LABELS, sentence
from concord.records.values import Value
from concord.views.editor_files import SNIPPETS, SOURCES_SCHEMA, _lines, editor_files
from concord.views.fields import example_of, fields_view, made_of, own_fields, parts_of, values_of
from concord.views.open_data import schema_of
from conftest import ROOT

CLASSES = [
    thing
    for module in (values, kinds)
    for thing in vars(module).values()
    if isinstance(thing, type) and issubclass(thing, Value) and thing.__module__ == module.__name__
]
FIELDS = [(owner, name) for owner in CLASSES for name in owner.model_fields if name in owner.__annotations__]
PAGES = [kind for kind in KINDS if kind.room]


@pytest.fixture(scope="module")
def snippets():
    return json.loads(dict(editor_files())[SNIPPETS])


@pytest.fixture(scope="module")
def localized():
    return localized_in_each(read_catalogue(WORLD)[0])


def read_alone(name, info, tree):
    """What a field makes of a page that has no other."""
    field: dict[str, Any] = {name: (info.annotation, info)}
    return getattr(create_model("Alone", __base__=BaseModel, **field).model_validate(tree), name)


def test_all_classes_of_records_are_looked_at():
    assert set(CLASSES) >= {part for kind in KINDS for part in made_of(kind)}
    assert len(FIELDS) > 180


def test_a_field_has_one_plain_sentence():
    for owner, name in FIELDS:
        said = sentence(owner.model_fields[name])
        plain = re.sub(r"`[^`]+`", "…", said)
        where = f"{owner.__name__}.{name}: {said}"
        assert re.match(r"[A-Z]", plain), where
        assert plain.endswith((".", ".…", "…")), where
        assert not re.search(r"[.!?] [A-Z]", plain), where
        assert "`" not in plain, where
        assert len(said) <= 200, where


def test_what_may_be_missing_says_what_its_absence_means():
    optional = [(owner, name) for owner, name in FIELDS if not owner.model_fields[name].is_required()]
    told = re.compile(r"\bempty\b|\bleft out\b")
    assert [f"{o.__name__}.{n}" for o, n in optional if not told.search(sentence(o.model_fields[n]))] == []


def test_a_field_has_an_example_that_can_be_typed_or_fields_of_its_own():
    for owner, name in FIELDS:
        info = owner.model_fields[name]
        if example := example_of(info):
            assert is_read(name, info, f"{name}: {example}\n"), f"{owner.__name__}.{name}"
        else:
            assert list(parts_of(info)), f"{owner.__name__}.{name}: neither an example nor parts"


def is_read(name, info, text):
    """Whether a line of front matter is read as a value of its field."""
    page, problems = parse_yaml("sources.yaml", text)
    return problems == () and read_alone(name, info, page.tree) not in (None, (), {})


def test_the_check_of_examples_can_fail():
    info = Provision.model_fields["in_force"]
    alone = create_model("Alone", __base__=BaseModel, in_force=(info.annotation, info))
    with pytest.raises(ValidationError):
        alone.model_validate({"in_force": "last spring"})


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.kind)
def test_a_schema_names_its_dialect_and_tells_each_field(kind):
    schema = schema_of(kind)
    assert schema["$schema"] == Draft202012Validator.META_SCHEMA["$id"]
    Draft202012Validator.check_schema(schema)
    for part in (schema, *schema["$defs"].values()) if "$defs" in schema else (schema,):
        for name, field in part.get("properties", {}).items():
            assert name in ("kind", "pages", "akn") or field["description"], name


def test_a_schema_knows_dates_countries_and_ids_as_we_do():
    validator = Draft202012Validator(schema_of(kinds.Workshop))
    row = {"id": "workshops/x", "title": "x", "of_the_series": True, "start": "2008-05", "countries": ["UZ"]}
    row |= {"sources": ["a"], "confidence": "high"}
    assert list(validator.iter_errors(row)) == []
    for wrong in ({"start": "May 2008"}, {"countries": ["Uzbekistan"]}, {"formerly": ["Old Name"]}):
        assert len(list(validator.iter_errors(row | wrong))) == 1, wrong


def test_the_page_tells_every_field_of_every_kind_once(localized):
    tables = fields_view(localized["en"])
    told = [(table.anchor, row.name) for table in tables for row in table.rows]
    assert len(told) == len(set(told))
    wanted = {(owner.__name__.lower(), name) for owner in CLASSES for name in own_fields(owner)}
    assert set(told) == wanted
    anchors = [table.anchor for table in tables]
    assert len(anchors) == len(set(anchors))
    assert {row.part for table in tables for row in table.rows} - {""} <= set(anchors)
    assert {anchor for table in tables for anchor, _ in table.besides} <= set(anchors)


def test_the_page_names_the_values_and_where_a_link_leads(localized):
    rows = {(table.anchor, row.name): row for table in fields_view(localized["ru"]) for row in table.rows}
    assert rows["evidence", "confidence"].values == ("high", "medium", "low")
    assert rows["provision", "implements"].targets == ("Положение", "Правовой акт")
    assert rows["provision", "elements"].part == "elements"
    assert rows["provision", "status"].required
    assert not rows["provision", "number"].required
    assert {value for row in rows.values() for value in row.values} <= set(LABELS)


def snippets_for(snippets, file):
    """The snippets that the editor proposes on a page."""
    path = f"/home/concord/docs/{file}"
    hits = {
        glob for glob in {g for s in snippets.values() for g in s["include"] + s["exclude"]} if as_regex(glob)(path)
    }
    return {n: s for n, s in snippets.items() if hits & set(s["include"]) and not hits & set(s["exclude"])}


@cache
def as_regex(glob):
    words = {"**/": "(?:.*/)?", "*": "[^/]*", "{": "(?:", "}": ")", ",": "|"}
    found = re.sub(r"\*\*/|[*{},]|[^*{},]+", lambda m: words.get(m[0]) or re.escape(m[0]), glob)
    return re.compile(found).fullmatch


def plain(body):
    """What a snippet writes when nothing is typed over."""
    text = re.sub(r"\$\{\d+\|([^,|]+)[^|]*\|\}", r"\1", "\n".join(body))
    text = re.sub(r"\$\{\d+:((?:\\.|[^}\\])*)\}", lambda m: re.sub(r"\\(.)", r"\1", m[1]), text)
    return text.replace("$0", "")


def test_every_page_is_offered_the_fields_of_its_kind(snippets, content):
    offered = {}
    for page in (page for page in content.pages.values() if page.file.endswith(".md")):
        kind = parse_address(page.file).kind
        mine = snippets_for(snippets, page.file)
        assert [name for name in mine if name.startswith("page: ")] == [f"page: {kind.kind}"], page.file
        offered[kind] = {snippet["prefix"] for snippet in mine.values()} - {"page"}
        assert set(page.tree) <= offered[kind], page.file
    assert set(PAGES) - set(offered) == {kinds.Corridor}  # no corridor has notes yet
    for kind, fields in offered.items():
        assert fields == {name for part in made_of(kind) for name in own_fields(part)}


def test_a_translation_is_offered_no_facts(snippets, content):
    files = [t.page.file for t in content.translations.values() if t.page.file.count(".") > 1]
    assert len(files) > 900
    assert [file for file in files[::20] if snippets_for(snippets, file)] == []


@pytest.mark.parametrize("kind", PAGES, ids=lambda kind: kind.kind)
def test_a_new_page_as_the_editor_begins_it_can_be_read(snippets, kind):
    steps = {"country": "uz", "owner": "uz", "slug": "x", "pair": "uz-ae", "article": "about/x"}
    file = re.sub(r"\{(\w+)\}", lambda m: steps[m[1]], kind.room) + ".md"
    page, problems = parse_page(file, plain(snippets[f"page: {kind.kind}"]["body"]))
    record, more = read_record(parse_address(file), page)
    assert (*problems, *more) == ()
    assert type(record) is kind


def test_a_field_as_the_editor_writes_it_can_be_read():
    for owner, name in FIELDS:
        info = owner.model_fields[name]
        assert is_read(name, info, plain(_lines(name, info, count(1)))), f"{owner.__name__}.{name}"


def test_what_is_left_untouched_claims_nothing(snippets):
    untouched = plain(snippets["Provision: elements"]["body"])
    assert "means_needed: not-checked" in untouched
    assert "confidence: low" in untouched
    for owner in CLASSES:
        for name, info in own_fields(owner).items():
            if "not-checked" in values_of(info):
                assert "not-checked" in plain(snippets_line(name, info)), name


def snippets_line(name, info):
    return list(_lines(name, info, count(1)))


def test_the_register_of_sources_is_valid_as_an_editor_reads_it():
    """Editors read YAML 1.2, in which a number without quotes is a number; we read every value as text."""
    validator = Draft202012Validator(json.loads(dict(editor_files())[SOURCES_SCHEMA]))
    register = yaml.load((ROOT / "docs/sources.yaml").read_text(encoding="utf-8"), Loader=_Plain)
    assert len(register["references"]) > 800
    assert list(validator.iter_errors(register)) == []
    year = {"references": [{"id": 24, "type": "webpage", "issued": 2015}]}
    assert list(validator.iter_errors(year)) == []
    for wrong in ({"titel": "x"}, {"issued": "May 2015"}, {"URL": "lex.uz"}):
        assert list(validator.iter_errors({"references": [{"id": "a", "type": "webpage", **wrong}]})), wrong


class _Plain(yaml.CSafeLoader):
    """YAML 1.2 has no dates."""


_Plain.yaml_implicit_resolvers = {
    key: [(tag, pattern) for tag, pattern in rows if tag != "tag:yaml.org,2002:timestamp"]
    for key, rows in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}


def vscode(name):
    text = (ROOT / ".vscode" / name).read_text(encoding="utf-8")
    return json.loads(re.sub(r"^\s*//.*$", "", text, flags=re.MULTILINE))


def test_the_settings_name_files_that_are_written_and_no_address():
    written = dict(editor_files())
    for schema, files in vscode("settings.json")["yaml.schemas"].items():
        assert schema.removeprefix("./") in written
        assert (ROOT / files).is_file()
    assert "://" not in "".join(path.read_text() for path in Path(ROOT / ".vscode").glob("*.json"))
    ignored = (ROOT / ".gitignore").read_text().splitlines()
    assert {"/.vscode/schemas/", "/.vscode/*.code-snippets"} <= set(ignored)


def test_the_editor_finds_the_place_of_every_message():
    (task,) = vscode("tasks.json")["tasks"]
    pattern = re.compile(task["problemMatcher"]["pattern"]["regexp"])
    heads = [
        line
        for path in CASES
        for line in read_case(path).expected.splitlines()
        if re.search(r"^\S.* \[[a-z-]+\]$", line)
    ]
    assert len(heads) > 40
    found = [pattern.search(head) for head in heads]
    assert [head for head, match in zip(heads, found, strict=True) if not match] == []


def test_the_handbook_leads_to_the_page_in_both_languages_it_speaks():
    for name in ("editors.md", "editors.ru.md"):
        assert "(fields.md)" in (ROOT / "docs/contribute" / name).read_text(encoding="utf-8")


@pytest.mark.engine
def test_building_the_site_writes_the_files_for_editors(tmp_path):
    for name in ("hooks", "overrides", "mkdocs.yml"):
        (tmp_path / name).symlink_to(ROOT / name)
    shutil.copytree(WORLD, tmp_path / "docs")
    shutil.copytree(ROOT / "docs/contribute", tmp_path / "docs/contribute")
    assert main(["--root", str(tmp_path), "build"]) == 0
    for name, text in editor_files():
        assert (tmp_path / name).read_text(encoding="utf-8") == text


@pytest.mark.engine
def test_the_built_page_stands_in_every_language(site):
    for language in SITE:
        folder = site if language == "en" else site / language
        text = (folder / "contribute/fields.html").read_text(encoding="utf-8")
        assert text.count("<code>also_called</code>") == 1
        assert 'id="provision"' in text
        assert '<td lang="en"' not in text
        assert '<p lang="en"' not in text
        assert ("What readers call it" in text) == (language == "en")
    for name in ("contribute/editors.html", "ru/contribute/editors.html"):
        assert 'href="fields.html"' in (site / name).read_text(encoding="utf-8")
