"""An id is changed wherever it stands, in one step that can be taken back, and no other byte changes."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cases_file import WORLD
from concord.answers.suspect import suspects
from concord.cli import main
from concord.content.folder import read_catalogue
from concord.content.sections import digests
from concord.content.texts import texts
from concord.editing.renaming import new_ids, rename
from concord.problem import Refusal
from concord.stick.together import put_files
from concord.translation.drafts import progress
from conftest import ROOT

DIGEST = re.compile(r"(?<=: )[\"']?[0-9a-f]{8}[\"']?$", re.MULTILINE)
REAL = {
    "lex-111453": "lex-code",
    "glossary/extradition": "glossary/surrender",
    "authorities/uz/pgo": "authorities/uz/prosecutor",
    "uz/criminal-code/art-135": "uz/criminal-code/art-135-1",
    "un/tip-protocol": "un/palermo-protocol",
    "practices/antalya-tashkent-escorted-return": "practices/escorted",
    "measures/uz/extradition": "measures/uz/surrender",
    "cases/vladivostok": "cases/far-east",
    "about/method": "about/ways",
}
PAGE = """---
title: A page
form: lesson
relies_on:
# the offence
- uz/criminal-code/art-135
- to: 'uz/criminal-code/art-135'
  at: part 3
  stated_by: report
shared_at: ["workshops/tashkent", {to: workshops/tashkent, at: part 2}]
sources: ['report', "code" ]
confidence: low
---

[Words](uz/criminal-code/art-135 "uz/criminal-code/art-135") and [](workshops/tashkent#sure).

| uz/criminal-code/art-135 | [in a cell](uz/criminal-code/art-135) |
|---|---|
| `[code](uz/criminal-code/art-135)` | uz/criminal-code/art-135-1 |

Said.[^1]

[^1]: [In a note](<uz/criminal-code/art-135>).

```
[in a fence](uz/criminal-code/art-135)
```
"""


@pytest.fixture
def project(tmp_path):
    """The small world, and a page that names others in every way."""
    shutil.copytree(WORLD, tmp_path / "docs")
    (tmp_path / "docs/practices/names-all.md").write_text(PAGE, encoding="utf-8")
    return tmp_path


def run(project, *words):
    return main(["--root", str(project), *words])


def tree(folder):
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def reading(docs):
    return lambda name: (docs / name).read_bytes().decode()


def rest(text, ids):
    """A text with the old ids in the place of the new, and without its digests."""
    for old, new in sorted(ids.items(), key=lambda pair: -len(pair[1])):
        text = text.replace(new, old).replace(new.replace("/", "-"), old.replace("/", "-"))
    return DIGEST.sub("digest", text)


def without_former(text, old):
    """A text without the lines that say what its page was called."""
    return re.sub(rf"^formerly:\r?\n- {re.escape(old)}\r?\n", "", text, count=1, flags=re.MULTILINE)


@pytest.mark.corpus
@pytest.mark.parametrize("old", REAL)
def test_of_the_real_content_nothing_changes_but_the_ids(content, old):
    ids = new_ids(content, old, REAL[old])
    changes = rename(content, reading(ROOT / "docs"), ids)
    assert changes
    owners = {content.pages[id].file: id for id in ids if id in content.pages}
    for changed in changes:
        before, after = changed.before, changed.after
        former = owners.get(changed.was) or (old if changed.was == "sources.yaml" else None)
        if former and changed.was != "sources.yaml":
            assert f"- {former}\n" in after
            kept = content.records[former].formerly
            after = without_former(after, former) if not kept else after.replace(f"- {former}\n", "", 1)
        elif former:
            after = after.replace(f"  formerly:\n  - {former}\n", "", 1)
        assert rest(after, ids) == rest(before, {}), changed.was
    assert {changed.was for changed in changes} >= set(owners)


@pytest.mark.corpus
def test_the_real_content_is_clean_afterwards_and_nothing_is_stale_or_suspect(tmp_path, content, capsys):
    docs = tmp_path / "docs"
    shutil.copytree(ROOT / "docs", docs)
    for old in ("lex-111453", "authorities/uz/pgo", "uz/criminal-code/art-135", "un/tip-protocol"):
        new = REAL[old]
        assert run(tmp_path, "rename", old, new) == 0
    capsys.readouterr()
    assert run(tmp_path, "check") == 0, capsys.readouterr().out
    after, _ = read_catalogue(docs)
    assert {id for id in content.records if after.find(id) is None} == set()
    held = {(after.find(one.page).id, after.find(one.target).id) for one in suspects(content)}
    assert {(one.page, one.target) for one in suspects(after)} == held
    languages = tuple(sorted({language for _, language in content.translations}))
    assert progress(after, languages) == progress(content, languages)


@pytest.mark.unix
def test_what_would_change_is_shown_as_git_takes_it(project, capsys):
    before = tree(project / "docs")
    (project / "docs/practices/names-all.md").write_bytes(PAGE.replace("\n", "\r\n").encode())
    (project / "docs/practices/direct-channel.md").write_bytes(before["practices/direct-channel.md"].rstrip())
    before = tree(project / "docs")
    assert run(project, "rename", "uz/criminal-code", "uz/penal-code", "--dry-run") == 0
    shown = capsys.readouterr().out
    assert tree(project / "docs") == before
    assert (
        "rename from docs/law/uz/criminal-code/art-135.ru.md\nrename to docs/law/uz/penal-code/art-135.ru.md" in shown
    )
    assert "\n # the offence\r\n-- uz/criminal-code/art-135\r\n" in shown
    other = shutil.copytree(project, project.parent / "other")
    subprocess.run(["git", "apply", "-"], cwd=other, input=shown.encode(), check=True)
    assert run(project, "rename", "uz/criminal-code", "uz/penal-code") == 0
    assert tree(project / "docs") == tree(other / "docs")


def test_every_way_of_naming_is_found_and_what_names_nothing_is_told(project, capsys):
    (project / ".github").mkdir()
    owners = "# whose\n/docs/law/uz/criminal-code/art-135.md @concord/law\n/docs/law/uz/ @concord/law\n"
    (project / ".github/CODEOWNERS").write_text(owners, encoding="utf-8")
    assert run(project, "rename", "uz/criminal-code/art-135", "uz/criminal-code/trafficking") == 0
    told = capsys.readouterr()
    assert "docs/law/uz/criminal-code/art-135.ru.md → docs/law/uz/criminal-code/trafficking.ru.md" in told.out
    page = (project / "docs/practices/names-all.md").read_text(encoding="utf-8")
    left = [n for n, line in enumerate(page.splitlines(), 1) if re.search(r"art-135(?!-1)", line)]
    assert left == [15, 17, 19, 26]  # a title, a cell, code, a fence: words, which no reader follows
    assert page.count("trafficking") == 5
    assert [line.rpartition(":")[2] for line in told.err.splitlines() if "names-all" in line] == [*map(str, left)]
    assert "left as it is: .github/CODEOWNERS:2\n" in told.err
    page = (project / "docs/law/uz/criminal-code/trafficking.md").read_text(encoding="utf-8")
    assert 'title: Trafficking in persons\nformerly:\n- uz/criminal-code/art-135\nnumber: "135"\n' in page
    assert run(project, "check") == 0


def test_a_translation_keeps_what_it_recorded(project, capsys):
    """Fresh stays fresh, stale stays stale, and a row that is called by a treaty is called by its new id."""
    docs = project / "docs"
    country = docs / "countries/uz.md"
    country.write_text(
        country.read_text(encoding="utf-8").replace("  standing: party\n", "  standing: party\n  note: By law.\n")
        + "\nSee [](un/tip-protocol/art-5).\n\n## Old {#old}\n\nSee [](un/tip-protocol).\n",
        encoding="utf-8",
    )
    catalogue, _ = read_catalogue(docs)
    now = digests(catalogue.records["countries/uz"], catalogue.pages["countries/uz"].body)
    (docs / "countries/uz.ru.md").write_text(
        "---\ntitle: Узбекистан\ntreaties:\n  un-tip-protocol: {note: По закону.}\ntranslates:\n"
        f"  treaties.un-tip-protocol.note: '{now['treaties.un-tip-protocol.note']}'\n  '#': \"{now['#']}\"\n"
        '  "#old": "00000000"\n---\n\nСм. [](un/tip-protocol/art-5).\n\n## Раньше {#old}\n\nСм. [](un/tip-protocol).\n',
        encoding="utf-8",
    )
    before, problems = read_catalogue(docs)
    assert problems == ()
    assert run(project, "rename", "un/tip-protocol", "un/palermo-protocol") == 0
    after, _ = read_catalogue(docs)
    assert progress(after, ("ru",)) == progress(before, ("ru",))
    page = (docs / "countries/uz.ru.md").read_text(encoding="utf-8")
    assert "  un-palermo-protocol: {note: По закону.}\n" in page
    assert f"  treaties.un-palermo-protocol.note: '{now['treaties.un-tip-protocol.note']}'\n" in page
    assert '  "#old": "00000000"\n' in page
    assert now["#"] not in page
    capsys.readouterr()
    assert run(project, "check") == 0, capsys.readouterr().out


def test_a_picture_goes_with_the_folder_of_its_law_and_is_found_again(project):
    folder = project / "docs/law/uz/criminal-code"
    shutil.copyfile(ROOT / ".github/picture.png", folder / "page.png")
    assert run(project, "clean", "docs/law/uz/criminal-code/page.png") == 0
    shown = {"law/uz/criminal-code/art-135": "page.png", "practices/names-all": "../law/uz/criminal-code/page.png"}
    for stem, address in shown.items():
        path = project / f"docs/{stem}.md"
        path.write_text(path.read_text(encoding="utf-8") + f"\n![The page]({address})\n", encoding="utf-8")
    assert run(project, "check") == 0
    picture = (folder / "page.png").read_bytes()
    assert run(project, "rename", "uz/criminal-code", "uz/penal-code") == 0
    assert not folder.exists()
    assert (folder.with_name("penal-code") / "page.png").read_bytes() == picture
    assert "](page.png)" in (folder.with_name("penal-code") / "art-135.md").read_text(encoding="utf-8")
    other = (project / "docs/practices/names-all.md").read_text(encoding="utf-8")
    assert "](../law/uz/penal-code/page.png)" in other
    assert run(project, "check") == 0


def test_back_again_is_back_again(project):
    before = tree(project / "docs")
    for old, new in (("practices/names-all", "practices/all"), ("practices/all", "practices/names-all")):
        assert run(project, "rename", old, new) == 0
    after = tree(project / "docs")
    page = after.pop("practices/names-all.md").decode()
    assert page.replace("formerly:\n- practices/all\n", "") == before.pop("practices/names-all.md").decode()
    assert after == before


REFUSED = {
    ("practices/direct-chanel", "practices/x"): "no record has this id. Did you mean practices/direct-channel?",
    ("practices/direct-channel", "practices/direct-channel"): "is what it is called already",
    ("practices/direct-channel", "practices/names-all"): "is there already, in practices/names-all.md",
    ("practices/direct-channel", "practices/Direct Line"): "not practices/Direct Line. Write practices/direct-line.",
    ("practices/direct-channel", "practices/прямой"): "Write it in Latin letters.",
    ("practices/direct-channel", "glossary/direct-channel"): "a page of the kind term stands there",
    (
        "practices/direct-channel",
        "practise/x",
    ): "no page can stand there, and this is of the kind practice. Write it as",
    ("practices/direct-channel", "practices/old"): "practices/names-all was called so, and is still found under it",
    ("practices/direct-channel", "practices/gone"): "a page of this id was withdrawn",
    ("practices/old", "practices/x"): "no record has this id. It is called practices/names-all now.",
    (
        "uz/criminal-code/art-135",
        "uz/other-code/art-135",
    ): "uz/other-code has no page yet. Write that first: `concord new",
    ("uz/criminal-code/art-135", "ae/old-law/art-135"): "would be of AE, and uz/criminal-code/art-135 is of UZ.",
    ("un/tip-protocol", "xx/tip-protocol"): "{owner} is the code of a State, such as uz, or one of arab-league",
    ("countries/uz", "countries/kz"): "its id follows from what the page is about",
    ("corridors/uz-ae", "corridors/ae-uz"): "its id follows from what the page is about",
    ("index", "about/home"): "its id follows from what the page is about",
    ("uz/criminal-code/art-135", "uz/criminal-code/art-136"): "not 135. Correct it on the page first, or take it out",
    ("practices/direct-channel", "practices/nul"): "Windows keeps a name for itself",
    ("report", "code"): "is there already, in sources.yaml",
    ("report", "a/b"): "this is of the kind source",
    ("about/page", "contribute/fields"): "no page can stand there",
}


@pytest.mark.parametrize(("old", "new"), REFUSED)
def test_what_cannot_be_is_refused_with_what_to_do(project, capsys, old, new):
    docs = project / "docs"
    page = docs / "practices/names-all.md"
    page.write_text(PAGE.replace("form: lesson", "formerly: [practices/old]\nform: lesson"), encoding="utf-8")
    (docs / "practices/gone.md").write_text("---\nwithdrawn: 2026-11-01\nreason: It told too much.\n---\n")
    (docs / "about").mkdir()
    (docs / "about/page.md").write_text("---\ntitle: A page\n---\n")
    before = tree(docs)
    assert run(project, "rename", old, new) == 1
    said = capsys.readouterr().err
    assert REFUSED[old, new] in said
    assert said.startswith((f"{old}: ", f"{new}: ", f"law/{old}.md: "))
    assert tree(docs) == before


@pytest.fixture(scope="module")
def world():
    return read_catalogue(WORLD)[0]


@given(new=st.text(max_size=20) | st.from_regex(r"[a-z]{2,9}(/[a-z0-9.-]{0,9}){0,3}", fullmatch=True))
def test_whatever_is_given_as_an_id_is_one_or_is_refused(world, new):
    for old in ("practices/direct-channel", "uz/criminal-code/art-135", "uz/criminal-code", "report"):
        said = answer(world, old, new)
        if isinstance(said, str):
            assert said.startswith(f"{new}: ")
            assert said.endswith((".", "?"))
        else:
            assert said[old] == new
            assert re.fullmatch(r"[a-z0-9-]+(/[a-z0-9-]+)*", new)
            assert world.find(new) is None


def answer(catalogue, old, new):
    """The new ids, or why there are none."""
    try:
        return new_ids(catalogue, old, new)
    except Refusal as refused:
        return str(refused)


def test_what_cannot_be_read_may_name_it_and_is_mended_first(project, capsys):
    (project / "docs/practices/broken.md").write_text("---\ntitle: [\n---\n[](practices/names-all)\n")
    assert run(project, "rename", "practices/names-all", "practices/x") == 1
    assert "practices/broken.md:3:1" in capsys.readouterr().err
    assert (project / "docs/practices/names-all.md").exists()


def test_a_link_that_a_program_cannot_tell_is_left_to_a_person(project, capsys):
    page = project / "docs/practices/direct-channel.md"
    page.write_text(page.read_text(encoding="utf-8") + "\n[Here][it].\n\n[it]: practices/names-all\n", encoding="utf-8")
    before = tree(project / "docs")
    assert run(project, "rename", "practices/names-all", "practices/x") == 1
    assert "practices/direct-channel.md:18: names practices/names-all in a way that only" in capsys.readouterr().err
    assert tree(project / "docs") == before


def test_a_failure_half_way_leaves_all_as_it_was(tmp_path):
    docs = tmp_path / "docs"
    docs.mkdir()
    (docs / "a.md").write_bytes(b"1")
    (docs / "b.md").write_bytes(b"2")
    for last in ({"a.md/c.md": b"x"}, {"b.md": None, "new/deep/d.md": b"y", "a.md/c.md": b"x"}):
        with pytest.raises(OSError, match=r"a\.md"):
            put_files(docs, {"new.md": b"new", "b.md": b"changed", **last})
        assert tree(tmp_path) == {"docs/a.md": b"1", "docs/b.md": b"2"}
        assert [path.name for path in sorted(docs.iterdir())] == ["a.md", "b.md"]


KILLED = """
import os, signal, sys
from pathlib import Path
from concord.problem import Refusal
from concord.stick.together import put_files

left = int(sys.argv[2])
def count(event, _):
    global left
    if event in ("os.rename", "os.remove", "os.mkdir", "os.rmdir", "open"):
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
sys.addaudithook(count)
put_files(Path(sys.argv[1]), {"a.md": b"11", "b.md": None, "deep/c.md": b"3", "x/d.md": None, "x/e.md": b"5"})
"""


@pytest.mark.machine
@pytest.mark.unix
def test_what_a_killed_run_left_half_done_is_undone_by_the_next(tmp_path):
    before = {"a.md": b"1", "b.md": b"2", "x/d.md": b"4"}
    after = {"a.md": b"11", "deep/c.md": b"3", "x/e.md": b"5"}
    environment = {"PYTHONPATH": str(ROOT / "hooks")}
    seen = set()
    for moment in range(1, 500):
        docs = tmp_path / str(moment) / "docs"
        (docs / "x").mkdir(parents=True)
        for name, data in before.items():
            (docs / name).write_bytes(data)
        command = [sys.executable, "-c", KILLED, str(docs), str(moment)]
        code = subprocess.run(command, env=environment, check=False).returncode
        seen.add(tree(docs) in (before, after))
        put_files(docs, {})
        assert tree(docs) in (before, after), moment
        assert tree(docs.parent).keys() == {f"docs/{name}" for name in tree(docs)}
        if code == 0:
            break
    assert code == 0
    assert moment > 20
    assert seen == {True, False}  # some kills did leave it half done


# What a page may look like that names another one.
SPELLED = st.sampled_from(["{}", '"{}"', "'{}'"])
LINKS = st.sampled_from(
    [
        "[words]({})",
        "[w]({}) words [again]({})",
        "[]({}#sure)",
        '[t]({} "{}")',
        "**[b]({})**",
        "> [q]({})",
        "- [i]({})",
        "`[c]({})`",
    ]
)


@st.composite
def naming(draw, targets):
    """A page that names records in its fields and its text, in some way of writing."""
    rows = [draw(SPELLED).format(target) for target in draw(st.lists(targets, max_size=3, unique=True))]
    style = draw(st.integers(0, 2))
    if style == 0:
        relies = f"relies_on: [{', '.join(rows)}]\n"
    elif style == 1:
        relies = "relies_on:\n" + "".join(f"- {row}\n" for row in rows) if rows else ""
    else:
        relies = "relies_on:\n" + "".join(f"  # why\n  - {{to: {row}, at: part 3}}\n" for row in rows) if rows else ""
    texts = [draw(LINKS).replace("{}", draw(targets)) for _ in range(draw(st.integers(0, 4)))]
    former = draw(st.sampled_from(["", "formerly: [practices/once]\n", "formerly:\n- practices/once\n"]))
    page = f"---\ntitle: A\n{former}form: practice\n{relies}sources: [report]\nconfidence: low\n---\n\n" + "\n\n".join(
        texts
    )
    page = page.replace("words", draw(st.sampled_from(["words", "Ö", "О\u0308 o\u0308 статья"])))
    ending = draw(st.sampled_from(["\n", "\r\n"]))
    return draw(st.sampled_from(["", "\ufeff"])) + page.replace("\n", ending)


LAW = st.sampled_from(["uz/criminal-code/art-135", "uz/criminal-code", "un/tip-protocol/art-5", "un/tip-protocol"])
NEW = {
    "uz/criminal-code/art-135": "uz/criminal-code/qq7",
    "uz/criminal-code": "uz/qq7",
    "un/tip-protocol/art-5": "un/tip-protocol/qq7",
    "un/tip-protocol": "un/qq7",
    "practices/one": "practices/qq7",
}


@settings(max_examples=150, deadline=None)
@given(pages=st.lists(naming(LAW), min_size=1, max_size=2), old=st.sampled_from(sorted(NEW)))
def test_whatever_pages_look_like_ids_alone_change_and_back_again_is_back(pages, old):
    with TemporaryDirectory() as folder:
        docs = Path(folder) / "docs"
        shutil.copytree(WORLD, docs)
        for name, text in zip(("one", "two"), pages, strict=False):
            (docs / f"practices/{name}.md").write_bytes(text.replace("/once", f"/once-{name}").encode())
        before, catalogue = tree(docs), read_catalogue(docs)[0]
        ids = new_ids(catalogue, old, NEW[old])
        changes = rename(catalogue, reading(docs), ids)
        put_files(docs, {changed.file: changed.after.encode() for changed in changes})
        put_files(docs, {changed.was: None for changed in changes if changed.was != changed.file})
        after, problems = read_catalogue(docs)
        assert problems == ()
        assert told(after) == {ids.get(id, id): mapped(row, ids) for id, row in told(catalogue).items()}
        moved = {changed.was: changed.file for changed in changes}
        files = tree(docs)
        assert {moved.get(name, name) for name in before} == files.keys()
        for name, data in before.items():
            text = rest(files[moved.get(name, name)].decode(), ids)
            assert shorn(text, ids) == shorn(rest(data.decode(), {}), {}), name


def told(catalogue):
    """What each written record says, and which records its texts cite."""
    cited = {}
    for text in texts(catalogue):
        cited.setdefault(text.page.file, []).extend(link.address for link in text.parsed.links)
    written = {id: record for id, record in catalogue.records.items() if id in catalogue.pages}
    return {
        id: (record.model_dump(exclude={"formerly", "id"}), cited[catalogue.pages[id].file])
        for id, record in written.items()
    }


def mapped(value, ids):
    """The same with new ids."""
    if isinstance(value, dict):
        return {key: mapped(each, ids) for key, each in value.items()}
    if isinstance(value, (list, tuple)):
        return type(value)(mapped(each, ids) for each in value)
    if isinstance(value, str):
        id, sign, place = value.partition("#")
        return type(value)(ids.get(id, id) + sign + place) if id in ids else value
    return value


def shorn(text, ids):
    """A text without what a page says of its earlier ids."""
    for old in ids:
        text = re.sub(rf"^formerly:\r?\n- {re.escape(old)}\r?\n", "", text, flags=re.MULTILINE)
        text = re.sub(rf"^- {re.escape(old)}\r?\n(?=form: )", "", text, flags=re.MULTILINE)
        text = re.sub(rf"^(formerly: \[practices/once-\w+), {re.escape(old)}\]", r"\1]", text, flags=re.MULTILINE)
    return text
