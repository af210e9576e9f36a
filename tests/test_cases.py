"""Every story: a small world, a change, and the whole of what the check then says."""

from shutil import copytree

import pytest

from cases_file import CASES, EPOCH, WORLD, read_case
from concord.cli import main
from concord.rules import RULES


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_the_check_says_what_the_story_tells(path, tmp_path, capsys, request, monkeypatch):
    case = read_case(path)
    monkeypatch.setenv(EPOCH, case.epoch or "0")  # 0: nobody knows the day of the build
    case.draw(tmp_path)
    code = main(["--root", str(tmp_path), "check"])
    said = capsys.readouterr().out
    if request.config.getoption("--update-cases"):
        case.accept(said)
        return
    assert said == case.expected
    assert code == (1 if case.expected else 0)


def test_every_rule_has_a_story():
    told = {path.stem.split("_")[0] for path in CASES}
    assert {rule.id for rule in RULES} <= told


def test_a_story_is_about_the_rule_in_its_name():
    for path in CASES:
        rule = path.stem.split("_")[0]
        if rule in {r.id for r in RULES}:
            assert f"[{rule}]" in path.read_text(encoding="utf-8"), path.stem


def test_the_world_itself_is_clean(tmp_path, capsys):
    copytree(WORLD, tmp_path / "docs")
    assert main(["--root", str(tmp_path), "check"]) == 0
    assert capsys.readouterr().out == ""
