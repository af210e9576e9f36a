"""What rests on a record is told whole, with each place, and nothing else."""

from __future__ import annotations

import shutil

import pytest

from cases_file import WORLD
from concord.cli import main
from concord.editing.linking import IT_ON, ON_IT, links
from concord.language.localized import Localized
from concord.language.messages import read_messages
from conftest import ROOT

PAGE = """---
title: A page
formerly: [practices/once]
form: lesson
relies_on:
- to: un/tip-protocol/art-5
  at: para. 1
  stated_by: report
sources: [code]
confidence: low
---

See [](un/tip-protocol/art-5#text), [the channel](practices/direct-channel)
and [its law](practices/once).
"""
OF_PROVISION = """\
way	by	record	place
rests on it	cited	practices/page	docs/practices/page.md:13:8
rests on it	cited	uz/criminal-code/art-135	docs/law/uz/criminal-code/art-135.md:21:8
rests on it	cited	uz/criminal-code/art-135 in ru	docs/law/uz/criminal-code/art-135.ru.md:14:8
rests on it	implements	uz/criminal-code/art-135	docs/law/uz/criminal-code/art-135.md:6:14
rests on it	relies_on	practices/page	docs/practices/page.md:6:3
it rests on	part of	un/tip-protocol	docs/law/un/tip-protocol/art-5.md:1:1
it rests on	sources	code	docs/law/un/tip-protocol/art-5.md:5:11
"""
OF_PAGE = """\
way	by	record	place
rests on it	cited	practices/page	docs/practices/page.md:14:15
it rests on	cited	practices/direct-channel	docs/practices/page.md:13:51
it rests on	cited	practices/page	docs/practices/page.md:14:15
it rests on	cited	un/tip-protocol/art-5	docs/practices/page.md:13:8
it rests on	relies_on	un/tip-protocol/art-5	docs/practices/page.md:6:3
it rests on	sources	code	docs/practices/page.md:9:11
it rests on	stated_by	report	docs/practices/page.md:8:14
"""
OF_SOURCE = """\
rests on it	sources	countries/ae	docs/countries/ae.md:10:13
rests on it	sources	countries/ae	docs/countries/ae.md:12:11
rests on it	sources	countries/uz	docs/countries/uz.md:10:13
"""
OF_TREATY = """\
rests on it	part of	un/tip-protocol/art-5	docs/law/un/tip-protocol/art-5.md:1:1
rests on it	shown on	corridors/ae-uz	computed
rests on it	shown on	corridors/uz-ae	computed
rests on it	treaty	countries/ae	docs/countries/ae.md:6:11
rests on it	treaty	countries/uz	docs/countries/uz.md:6:11
"""


@pytest.fixture
def project(tmp_path):
    shutil.copytree(WORLD, tmp_path / "docs")
    (tmp_path / "docs/practices/page.md").write_text(PAGE, encoding="utf-8")
    return tmp_path


def asked(project, id, capsys):
    code = main(["--root", str(project), "links", id])
    return code, *capsys.readouterr()


@pytest.mark.parametrize(("id", "said"), [("un/tip-protocol/art-5", OF_PROVISION), ("practices/page", OF_PAGE)])
def test_all_that_rests_on_it_and_all_that_it_rests_on(project, capsys, id, said):
    assert asked(project, id, capsys) == (0, said, "")


@pytest.mark.parametrize(("id", "said"), [("report", OF_SOURCE), ("un/tip-protocol", OF_TREATY)])
def test_what_is_cited_by_fields_and_what_is_computed(project, capsys, id, said):
    code, out, _ = asked(project, id, capsys)
    assert code == 0
    assert said in out


def test_an_id_that_is_not_there_is_told_with_the_nearest(project, capsys):
    assert asked(project, "practices/pag", capsys)[::2] == (
        1,
        "practices/pag: no record has this id. Did you mean practices/page?\n",
    )
    assert "It is called practices/page now." in asked(project, "practices/once", capsys)[2]
    assert "tells its id" in asked(project, "nothing", capsys)[2]


def test_what_could_not_be_read_is_said(project, capsys):
    (project / "docs/practices/broken.md").write_text("---\ntitle: [\n---\n")
    assert "cannot be read. Run `concord check`: 1 to mend" in asked(project, "practices/page", capsys)[2]


@pytest.mark.corpus
def test_both_ends_of_every_link_tell_of_it(content):
    """Of the real content: what one record says that it rests on, the other says that it bears, with the same place."""
    local = Localized(content, "en", read_messages("en"))
    ends = {}
    for id in ("un/tip-protocol/art-7", "authorities/uz/pgo", "uz/criminal-code/art-135"):
        told = [tie for tie in links(local, id) if tie.by not in ("translated", "shown on")]
        assert {tie.way for tie in told} == {ON_IT, IT_ON}
        for tie in told:
            other = tie.other.partition(" in ")[0]
            if other not in ends:
                ends[other] = {
                    (row.way, row.by, row.other.partition(" in ")[0], row.place) for row in links(local, other)
                }
            assert (IT_ON if tie.way == ON_IT else ON_IT, tie.by, id, tie.place) in ends[other]
            assert tie.place.line <= len((ROOT / "docs" / tie.place.file).read_text(encoding="utf-8").split("\n"))
