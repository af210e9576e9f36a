"""What `concord check` does besides telling: it mends, it goes on while somebody writes, it counts for a forge."""

from __future__ import annotations

import os
import queue
import shutil
import signal
import subprocess
import sys
import threading
import time
from contextlib import ExitStack

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from mistakes_file import draw

from cases_file import WORLD
from concord.cli import main
from concord.content.frontmatter import parse_page
from concord.content.markdown.reader import Reader
from concord.fixing import fixed, fixes, moves
from concord.verdict import examine
from conftest import ROOT


@pytest.fixture
def world(tmp_path):
    draw(tmp_path / "docs")
    return tmp_path


def rewrite(path, *pairs):
    text = path.read_bytes().decode()
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new)
    path.write_bytes(text.encode())


def spoil(docs):
    """Mistakes that are certain to mend, in a file with the line ends of Windows too."""
    rewrite(docs / "practices/direct-channel.md", ("form: practice", "form: “Practice”"), ("[police]", "police"))
    rewrite(docs / "law/uz/criminal-code/index.md", ("in-force", "In force"), ("\n", "\r\n"))
    rewrite(docs / "about/method.md", ("## Words", "##\u00a0Words"), ("## Steps", "##Steps"))
    (docs / "about/method.ru.md").rename(docs / "about/method.RU.md")


def files(docs):
    return {path.relative_to(docs).as_posix(): path.read_bytes() for path in docs.rglob("*") if path.is_file()}


def test_what_is_certain_is_shown_and_nothing_is_written_unless_somebody_agrees(world, capsys):
    spoil(world / "docs")
    before = files(world / "docs")
    assert main(["--root", str(world), "check", "--fix"]) == 1
    said = capsys.readouterr()
    assert "\n-form: “Practice”\n+form: practice\n" in said.out
    assert "docs/about/method.RU.md → docs/about/method.ru.md" in said.out
    assert "Nothing was written" in said.err
    assert files(world / "docs") == before


def test_what_is_agreed_to_is_mended_and_no_other_byte_changes(world, capsys):
    clean = files(world / "docs")
    spoil(world / "docs")
    assert main(["--root", str(world), "check", "--fix", "--yes"]) == 0
    ends = clean["law/uz/criminal-code/index.md"].replace(b"\n", b"\r\n")
    assert files(world / "docs") == {**clean, "law/uz/criminal-code/index.md": ends}
    assert main(["--root", str(world), "check", "--fix", "--yes"]) == 0
    assert "Nothing can be mended without you" in capsys.readouterr().err


def test_a_word_that_could_mean_another_is_left_to_its_writer(world):
    docs = world / "docs"
    rewrite(docs / "practices/direct-channel.md", ("confidence: medium", "confidence: meduim"))
    rewrite(docs / "countries/kz.md", ('as_at: "2026-11-23"', "as_at: 03/04/2026"))
    (docs / "about/method.kz.md").write_text("---\ntitle: x\n---\n")
    (docs / "about/method.kk.md").write_text("---\ntitle: y\n---\n")
    problems = examine(docs, None, None).problems
    assert {"practices/direct-channel.md", "countries/kz.md"} <= {one.place.file for one in problems}
    assert fixes(docs, problems) == {}
    assert moves(docs, problems) == {}


LINES = st.sampled_from(
    "## A {#a}|##\u00a0B {#b}|##C {#c}|word |two  |\ttab|- x |```|    code || |\u00a0|!!! note \u00a0|    text \t|> said |"
    "[^1]: note |1. one |##D|end\\".split("|")
)
FIELDS = st.sampled_from(["title: x ", 'form: "practice" ', "note: |\n  kept  \n  words ", "list:\n- a \n- b", ""])


@settings(max_examples=300, deadline=None)
@given(st.lists(FIELDS, max_size=3, unique=True), st.lists(LINES, max_size=12), st.sampled_from(["\n", "\r\n"]))
def test_what_is_tidied_reads_and_looks_as_before(fields, lines, ending):
    text = ending.join(["---", *"\n".join(fields).split("\n"), "---", *lines, ""])
    after = fixed("practices/x.md", text, ())
    (old, broken), (new, _) = parse_page("x.md", text), parse_page("x.md", after)
    if broken:
        assert after == text
    assert new.tree == old.tree
    assert Reader().convert(new.body) == Reader().convert(old.body)
    assert fixed("practices/x.md", after, ()) == after


def test_a_table_for_a_forge_names_each_rule_and_its_files(world, capsys):
    rewrite(world / "docs/practices/direct-channel.md", ("[police]", "[polic, polis]"), ("[report]", "[rapport]"))
    assert main(["--root", str(world), "check", "--format", "summary", "--language", "ru"]) == 1
    rows = capsys.readouterr().out.splitlines()
    assert rows[1] == "|---|--:|---|---|"
    assert [row.split(" | ")[:3] for row in rows[2:]] == [["| wrong-value", "2", "`practices/direct-channel.md`"]]
    assert "Непонятное значение" in rows[2]


@pytest.fixture
def watched(tmp_path):
    """A watch of a clean world: its process, the home page, and what waits for a line that holds some words."""
    shutil.copytree(WORLD, tmp_path / "docs")
    command = [sys.executable, "-u", "-m", "concord.cli", "--root", str(tmp_path), "check", "--watch"]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT / "hooks"), *sys.path])}
    watching = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=environment, text=True)
    with watching as run, ExitStack() as end:
        end.callback(run.kill)  # whatever fails, nobody waits for it
        said: queue.Queue[str] = queue.Queue()

        def listen():
            for line in run.stdout:
                said.put(line)

        threading.Thread(target=listen, daemon=True).start()

        def until(words):
            last = time.monotonic() + 60
            while words not in (line := said.get(timeout=max(last - time.monotonic(), 0.1))):
                pass
            return line

        until("nothing to mend")
        time.sleep(1)  # until the folder is watched
        yield run, tmp_path / "docs/index.md", until


@pytest.mark.machine
def test_a_watch_says_what_is_new_and_what_is_mended_and_ends_cleanly(watched):
    run, home, until = watched
    text = home.read_text(encoding="utf-8")
    home.write_text(text.replace("title:", "titel:"), encoding="utf-8")
    assert until("[unknown-field]").startswith("index.md:2:1: `titel`")
    until("to mend;")
    home.write_text(text, encoding="utf-8")
    assert until("mended:").startswith("mended: index.md:")
    until("nothing to mend")
    run.send_signal(signal.SIGINT)
    assert run.wait(timeout=20) == 0


@pytest.mark.machine
def test_a_watch_that_is_broken_off_while_it_speaks_ends_with_what_it_read(watched):
    run, home, until = watched
    home.write_text(home.read_text(encoding="utf-8").replace("title:", "titel:"), encoding="utf-8")
    until("[unknown-field]")
    run.send_signal(signal.SIGINT)
    assert run.wait(timeout=20) == 1
