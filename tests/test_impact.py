"""What a change touches, computed from both states, and how it is told."""

from __future__ import annotations

import re
import shutil
import subprocess

import pytest
from markdown import markdown

from cases_file import WORLD
from concord.changes.differences import WHOLE, differences
from concord.changes.impact import impact
from concord.changes.told import MOST, as_annotations, as_markdown, as_text, headline
from concord.cli import main
from concord.content.folder import read_catalogue
from concord.content.sections import digests
from conftest import ROOT

LAW = "law/uz/criminal-code/art-135.md"


@pytest.fixture
def pair(tmp_path):
    """The small world, before and after."""
    for name in ("before", "after"):
        shutil.copytree(WORLD, tmp_path / name / "docs")
    return tmp_path / "before/docs", tmp_path / "after/docs"


def change(docs, file, old, new):
    path = docs / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def touched(before, after):
    return impact(read_catalogue(before)[0], read_catalogue(after)[0], differences(before, after))


def test_nothing_that_differs_touches_nothing(pair):
    found = touched(*pair)
    assert (found.differences, found.counts()) == ((), {})
    assert headline(found) == "Nothing of the content says anything else than before."


def test_a_provision_touches_what_rests_on_it_and_its_translations(pair):
    before, after = pair
    original = read_catalogue(before)[0]
    now = digests(original.records["uz/criminal-code/art-135"], original.pages["uz/criminal-code/art-135"].body)
    for docs in pair:
        change(docs, LAW.replace(".md", ".ru.md"), "---\n\n", f'translates:\n  title: "{now["title"]}"\n---\n\n')
    change(after, LAW, "title: ", "title: Any ")
    found = touched(*pair)
    assert found.dependents == {"uz/criminal-code/art-135": ("practices/direct-channel",)}
    assert found.translations == (("uz/criminal-code/art-135", "ru"),)
    assert headline(found) == "Touches 1 practice, 1 translation."
    row = found.differences[0]
    assert (str(row.place), row.name, row.after) == (f"{LAW}:2:1", "title", f"Any {row.before}")


def test_what_was_taken_out_counts_too(pair):
    _, after = pair
    (after / LAW).unlink()
    (after / LAW.replace(".md", ".ru.md")).unlink()
    found = touched(*pair)
    assert found.dependents["uz/criminal-code/art-135"] == ("practices/direct-channel",)
    assert all(row.after is None for row in found.differences)
    assert "(gone)" in as_text(found)


def test_a_translation_alone_touches_no_other_page(pair):
    change(pair[1], LAW.replace(".md", ".ru.md"), "title: ", "title: Всякая ")
    found = touched(*pair)
    assert headline(found) == "Touches no other page."
    assert len(found.differences) == 1


def test_a_source_touches_what_cites_it(pair):
    text = (pair[1] / "sources.yaml").read_text(encoding="utf-8")
    id = re.search(r"- id: (\S+)", text)[1]
    change(pair[1], "sources.yaml", f"- id: {id}\n", f"- id: {id}\n  note: Read anew.\n")
    found = touched(*pair)
    assert found.dependents[id]
    assert [row.name for row in found.differences] == [f"references.{id}.note"]


def test_a_practice_touches_its_corridor_and_how_to_ask_touches_each_that_says_it(pair):
    before, after = pair
    change(after, "practices/direct-channel.md", "title: ", "title: Any ")
    assert "corridors/uz-ae" in touched(*pair).corridors
    fiche = after / "measures/ae/extradition.md"
    fiche.parent.mkdir(parents=True)
    source = re.search(r"- id: (\S+)", (after / "sources.yaml").read_text(encoding="utf-8"))[1]
    fiche.write_text(
        f"---\ntitle: Extradition\nmeasure: extradition\nchannel: By post.\nsources: [{source}]\nconfidence: low\n---\n",
        encoding="utf-8",
    )
    shutil.copyfile(before / "practices/direct-channel.md", after / "practices/direct-channel.md")
    assert touched(*pair).corridors == ("corridors/uz-ae",)


def test_quotation_marks_are_said_to_be_only_that(pair):
    change(pair[1], "index.md", "Welcome.", "Welcome .".replace(" .", "."))
    assert touched(*pair).differences == ()
    change(pair[1], "index.md", "Welcome.", "“Welcome.”")
    change(pair[0], "index.md", "Welcome.", '"Welcome."')
    (row,) = touched(*pair).differences
    assert row.is_only_typography
    assert "quotation marks" in as_text(touched(*pair))


def test_a_page_that_cannot_be_read_is_told_as_a_whole(pair):
    (pair[1] / LAW).write_text("---\ntitle: [\n---\n", encoding="utf-8")
    assert any(row.name == WHOLE for row in touched(*pair).differences)


def test_annotations_stand_at_the_line_and_break_out_of_nothing(pair):
    change(pair[1], LAW, "title: ", "title: Any %0A::error::x ")
    told = as_annotations(touched(*pair), "docs").splitlines()
    assert [row.partition("::")[2].partition("title")[0] for row in told] == [
        "notice ",
        f"notice file=docs/{LAW},line=2,",
    ]


def test_no_word_of_a_page_is_taken_for_markdown(pair):
    hostile = "```\n\n<img src=x> [press](https://evil.example) @everybody\n\n````\n"
    change(pair[1], "index.md", "Welcome.", hostile)
    shown = markdown(as_markdown(touched(*pair)), extensions=["fenced_code", "tables"])
    outside = re.sub(r"<code.*?</code>", "", shown, flags=re.DOTALL)
    assert "evil.example" in shown
    assert not re.search(r"evil|<img|<a |@everybody", outside)


def test_a_long_comment_says_what_it_leaves_out(pair):
    (pair[1] / "about").mkdir()
    for number in range(20):
        (pair[1] / f"about/page-{number}.md").write_text(
            "---\ntitle: T\n---\n" + "long words\n\n" * 500, encoding="utf-8"
        )
    told = as_markdown(touched(*pair))
    assert len(told) < MOST + 200
    assert re.search(r"And \d+ more places", told)


@pytest.mark.unix
def test_a_commit_and_a_folder_are_compared_alike(pair, tmp_path, capsys):
    root = tmp_path / "after"
    git = ["git", "-C", str(root), "-c", "user.name=e", "-c", "user.email=e@example.org"]
    for words in (["init", "--quiet"], ["add", "."], ["commit", "--quiet", "-m", "before"]):
        subprocess.run([*git, *words], check=True)
    change(pair[1], LAW, "title: ", "title: Any ")
    said = []
    for against in ("HEAD", str(tmp_path / "before"), str(pair[0])):
        assert main(["--root", str(root), "impact", "--against", against]) == 0
        said.append(capsys.readouterr().out)
    assert said[0] == said[1] == said[2]
    assert said[0].startswith("Touches 1 practice")
    for wrong in ("nothing-like-it", "--output=/tmp/stolen", "HEAD:docs"):
        assert main(["--root", str(root), "impact", f"--against={wrong}"]) == 2
        assert "Name a commit" in capsys.readouterr().err


@pytest.mark.corpus
def test_article_135_touches_what_rests_on_it_here(tmp_path):
    after = tmp_path / "docs"
    shutil.copytree(ROOT / "docs", after)
    change(after, LAW, "title: ", "title: Any ")
    found = touched(ROOT / "docs", after)
    catalogue = read_catalogue(after)[0]
    named = {relation.origin for relation in catalogue.incoming["uz/criminal-code/art-135"]}
    assert set(found.dependents["uz/criminal-code/art-135"]) == named - {"uz/criminal-code/art-135"}
    assert found.counts()["translation"] == 9
