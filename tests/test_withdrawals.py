"""A page that is taken back leaves nothing behind but a notice: no word of it on pages, in the search, data or a copy."""

from __future__ import annotations

import json
import os
import shutil

import pytest

from cases_file import WORLD
from concord.cli import main
from concord.content.folder import read_catalogue
from concord.language.languages import SITE
from concord.records.kinds import Basis, Workshop
from conftest import ROOT

ID = "practices/taken"
CANARY = "Quetzalcoatlus"
REASON = "It told too much of one case: Brontornis."


@pytest.fixture
def project(tmp_path):
    """The small world and a page in two languages whose words stand nowhere else."""
    shutil.copytree(WORLD, tmp_path / "docs")
    for ending, fields in (
        ("md", "form: practice\nformerly: [practices/once]\nsources: [report]\nconfidence: low\n"),
        ("ru.md", ""),
    ):
        page = f"---\ntitle: {CANARY} title\n{fields}---\n\n{CANARY} text.\n"
        (tmp_path / f"docs/{ID}.{ending}").write_text(page, encoding="utf-8")
    return tmp_path


def run(project, *arguments):
    return main(["--root", str(project), *arguments])


def bytes_of(folder):
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_notice_stands_in_its_place_and_its_translations_are_gone(project, capsys):
    assert run(project, "withdraw", ID, "--reason", REASON) == 0
    assert "data/withdrawn.json" in capsys.readouterr().err
    assert not (project / f"docs/{ID}.ru.md").exists()
    said = (project / f"docs/{ID}.md").read_text(encoding="utf-8")
    assert CANARY not in said
    assert REASON in said
    catalogue, problems = read_catalogue(project / "docs")
    assert problems == ()
    assert ID not in catalogue.records
    assert set(catalogue.withdrawn) == {ID, "practices/once"}
    assert run(project, "check") == 0


def test_what_still_names_it_is_told_and_refused(project, capsys):
    page = project / "docs/practices/direct-channel.md"
    page.write_text(page.read_text(encoding="utf-8") + f"\nAs in [that]({ID}).\n", encoding="utf-8")
    (project / "docs/cases").mkdir()
    case = f"title: A case\ndecided: true\ncountries: []\ncooperation: [{ID}]\nsources: [report]\nconfidence: low"
    (project / "docs/cases/one.md").write_text(f"---\n{case}\n---\n", encoding="utf-8")
    assert run(project, "withdraw", ID, "--reason", REASON) == 0
    assert "cases/one.md:5" in capsys.readouterr().err
    assert run(project, "check") == 1
    said = capsys.readouterr().out
    assert f"cites {ID}, which was withdrawn [unknown-citation]" in said
    assert f"`cooperation` names {ID}, which was withdrawn [unknown-reference]" in said


def test_nobody_writes_another_page_under_its_name(project, capsys):
    assert run(project, "withdraw", ID, "--reason", REASON) == 0
    other = project / "docs/practices/other.md"
    fields = "title: Other\nform: practice\nformerly: [practices/once]\nsources: [report]\nconfidence: low"
    other.write_text(f"---\n{fields}\n---\n", encoding="utf-8")
    capsys.readouterr()
    assert run(project, "check") == 1
    assert "already belongs to" in capsys.readouterr().out


@pytest.mark.parametrize("id", ["practices/nothing", "report", "corridors/uz-ae", "../x"])
def test_what_has_no_page_cannot_be_taken_back(project, id, capsys):
    before = bytes_of(project)
    assert run(project, "withdraw", id, "--reason", REASON) == 1
    assert "no page has this id" in capsys.readouterr().err
    assert bytes_of(project) == before


def test_a_reason_that_identifies_somebody_is_refused(project, capsys):
    before = bytes_of(project)
    assert run(project, "withdraw", ID, "--reason", "Gulnora Karimova asked for it") == 1
    assert "identifies somebody" in capsys.readouterr().err
    assert bytes_of(project) == before


@pytest.mark.engine
def test_no_byte_of_it_is_left_in_a_site_and_a_copy(project):
    from concord.stick.build import build_site
    from concord.stick.identity import identity_of
    from concord.stick.snapshot import write_snapshot

    for name in ("hooks", "overrides"):
        (project / name).symlink_to(ROOT / name)
    shutil.copy(ROOT / "mkdocs.yml", project)
    site, out = project / "site", project / "out"
    build_site(project, site, os.environ)
    assert [name for name, data in bytes_of(site).items() if CANARY.encode() in data]  # it was everywhere
    assert run(project, "withdraw", ID, "--reason", REASON) == 0
    build_site(project, site, os.environ)
    write_snapshot(site, out, identity_of(site), lambda done, total: None)
    for word in (CANARY, CANARY.lower(), "Brontornis"):
        assert [name for name, data in bytes_of(out).items() if word.encode() in data] == []
    for language in SITE:
        for stem in (ID, "practices/once"):
            page = out / "data/site" / ("" if language == "en" else language) / f"{stem}.html"
            assert "2026" in page.read_text(encoding="utf-8") or "2569" in page.read_text(encoding="utf-8"), page
    told = json.loads((out / "data/site/data/withdrawn.json").read_text(encoding="utf-8"))["withdrawn"]
    assert [row["id"] for row in told] == ["practices/once", ID]


@pytest.mark.corpus
def test_every_quotation_of_a_person_has_a_basis(content, capsys):
    assert main(["--root", str(ROOT), "status", "--quotations"]) == 0
    head, *rows = (line.split("\t") for line in capsys.readouterr().out.splitlines())
    assert head == ["place", "who", "basis", "source"]
    assert len(rows) == sum(len(workshop.quotations) for workshop in content.of_kind(Workshop)) > 10
    assert {row[2] for row in rows} <= {str(basis) for basis in Basis}
