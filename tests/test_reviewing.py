"""How a page moves from draft to published: who may take a step, in which order, two people, and what takes it back."""

from __future__ import annotations

import re
import shutil
import time
from itertools import product

import pytest

from cases_file import WORLD
from concord.answers.review import review_of
from concord.cli import main
from concord.content.folder import read_catalogue
from concord.records.kinds import Evidence
from concord.records.steps import MAY, State, Step

LAW = "uz/criminal-code/art-135"
FILE = f"law/{LAW}.md"
LAWYER, READER, EDITOR = "prosecutor, Uzbekistan", "translator, Uzbekistan", "editor"
ROLES = {Step.LEGAL: LAWYER, Step.LANGUAGE: READER, Step.PUBLISHED: EDITOR}


@pytest.fixture
def root(tmp_path):
    shutil.copytree(WORLD, tmp_path / "docs")
    return tmp_path


def take(root, step, role, id=LAW):
    return main(["--root", str(root), "review", id, str(step), "--role", role])


def state(root, id=LAW, today=None):
    catalogue, problems = read_catalogue(root / "docs")
    assert problems == ()
    return review_of(catalogue, id, today).state


def test_a_page_moves_step_by_step_and_nothing_but_its_lines_changes(root, capsys):
    path, before = root / "docs" / FILE, (root / "docs" / FILE).read_text(encoding="utf-8")
    seen = [state(root)]
    for step, role in ROLES.items():
        assert take(root, step, role) == 0
        seen.append(state(root))
    assert seen == [State.DRAFT, State.LEGAL, State.LANGUAGE, State.PUBLISHED]
    after = path.read_text(encoding="utf-8")
    block = r"(?:verified|reviewed|published):\n  'on': [^\n]*\n  by: [^\n]*\n  words: \"[0-9a-f]{8}\"\n"
    assert len(re.findall(block, after)) == 3
    assert re.sub(block, "", after) == before
    assert f"by: {LAWYER}" in after
    assert str(time.strftime("%Y")) in after
    assert main(["--root", str(root), "check"]) == 0, capsys.readouterr().out


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_a_step_is_taken_anew_in_the_same_place(ending, root):
    path = root / "docs" / FILE
    path.write_bytes(path.read_text(encoding="utf-8").replace("\n", ending).encode())
    assert take(root, Step.LEGAL, LAWYER) == 0
    once = path.read_bytes()
    assert take(root, Step.LEGAL, LAWYER) == 0
    assert path.read_bytes() == once
    assert (b"\r\n" in once) == (ending == "\r\n")
    assert take(root, Step.LEGAL, "judge, Uzbekistan") == 0
    assert path.read_bytes() == once.replace(LAWYER.encode(), b"judge, Uzbekistan")


def test_a_word_that_changes_takes_every_step_back_and_a_dash_none(root):
    for step, role in ROLES.items():
        take(root, step, role)
    path = root / "docs" / FILE
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("Punishes trafficking.", "Punishes   trafficking."), encoding="utf-8")
    assert state(root) is State.PUBLISHED
    path.write_text(text.replace("Punishes trafficking.", "Punishes all trafficking."), encoding="utf-8")
    assert state(root) is State.DRAFT
    catalogue, _ = read_catalogue(root / "docs")
    assert set(review_of(catalogue, LAW, None).outlived) == set(Step)


def test_a_page_whose_words_outlived_its_check_is_shown_as_checked_nowhere(root, capsys):
    from concord.language.localized import localized_in_each

    take(root, Step.LEGAL, LAWYER)

    def shown():
        catalogue, _ = read_catalogue(root / "docs")
        local = localized_in_each(catalogue)["en"]
        return local.evidence(local.record(LAW)).verified_by

    assert shown() == LAWYER
    path = root / "docs" / FILE
    path.write_text(path.read_text(encoding="utf-8").replace("Punishes", "Punished"), encoding="utf-8")
    assert shown() is None


@pytest.mark.parametrize(("step", "role"), [*product(Step, ["webmaster", "lawyerly", "ngo, Kazakhstan"])])
def test_whoever_may_not_take_a_step_is_told_who_may(step, role, root, capsys):
    before = (root / "docs" / FILE).read_bytes()
    assert take(root, step, role) == 1
    assert f"may not take the step {step}, which is for one of: {', '.join(MAY[step])}" in capsys.readouterr().err
    assert (root / "docs" / FILE).read_bytes() == before


@pytest.mark.parametrize(
    ("taken", "wanted", "told"),
    [
        ([], (Step.LANGUAGE, READER), "the legal-check comes first"),
        ([], (Step.PUBLISHED, EDITOR), "the legal-check comes first"),
        ([Step.LEGAL], (Step.PUBLISHED, EDITOR), "the language-check comes first"),
        ([Step.LEGAL, Step.LANGUAGE], (Step.PUBLISHED, LAWYER), "two people in different roles do that"),
        ([Step.LEGAL, Step.LANGUAGE], (Step.PUBLISHED, LAWYER.upper()), "two people in different roles do that"),
        ([], (Step.LEGAL, "prosecutor, +998 90 123 45 67"), "is no role"),
    ],
)
def test_a_step_out_of_turn_or_by_one_alone_is_refused(taken, wanted, told, root, capsys):
    for earlier in taken:
        assert take(root, earlier, ROLES[earlier]) == 0
    before = (root / "docs" / FILE).read_bytes()
    assert take(root, *wanted) == 1
    assert told in capsys.readouterr().err
    assert (root / "docs" / FILE).read_bytes() == before


def test_pages_that_are_computed_or_about_the_site_are_not_reviewed(root, capsys):
    for id in ("index", "corridors/uz-ae", "practices/nowhere"):
        assert take(root, Step.LEGAL, LAWYER, id) == 1
        assert "no page that is reviewed has this id" in capsys.readouterr().err


def test_published_is_due_again_after_eighteen_months_and_a_draft_stays_a_draft(root):
    id = "countries/uz"
    assert state(root, id, "2036-01-01") is State.DRAFT
    for step, role in ROLES.items():
        assert take(root, step, role, id) == 0
    catalogue, _ = read_catalogue(root / "docs")
    due = review_of(catalogue, id, None).due
    assert state(root, id, "2000-01-01") is State.PUBLISHED
    assert state(root, id, due) is State.DUE
    assert state(root, id) is State.PUBLISHED  # without a date of the build nothing is said to be due


def test_the_states_and_what_is_overdue_are_counted(root, capsys, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1900000000")  # in 2030
    take(root, Step.LEGAL, LAWYER)
    assert main(["--root", str(root), "withdraw", "practices/direct-channel", "--reason", "wrong"]) == 0
    capsys.readouterr()
    assert main(["--root", str(root), "status", "--review"]) == 0
    head, *rows = (line.split("\t") for line in capsys.readouterr().out.splitlines())
    told = {row[0]: dict(zip(head, row, strict=True)) for row in rows}
    assert head[1:] == ["draft", "legal-check", "language-check", "published", "review-due", "retired"]
    assert told["practice"]["retired"] == "1"
    assert told["provision"]["legal-check"] == "1"
    assert main(["--root", str(root), "status", "--overdue"]) == 0
    head, *rows = (line.split("\t") for line in capsys.readouterr().out.splitlines())
    assert rows == sorted(rows)
    assert [row for row in rows if row[2].startswith("countries/uz.md") and row[3] == ""]
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1200000000")  # in 2008
    assert main(["--root", str(root), "status", "--overdue"]) == 0
    assert capsys.readouterr().out.count("\n") == 1


@pytest.mark.corpus
def test_no_page_of_the_content_is_said_to_be_checked_by_anybody(content):
    states = {review_of(content, id, "2026-11-28").state for id in content.pages if id != "sources.yaml"}
    assert states == {State.DRAFT}
    assert not any(isinstance(record, Evidence) and record.verified for record in content.records.values())
