"""What machines and people do to a build: closed pipes, full disks, kills, edits, two at once, foreign code pages."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path

import pytest
from PIL import Image

from cases_file import WORLD
from concord.content.files import content_files
from concord.problem import Refusal, WrongUse
from concord.stick.build import freeze
from concord.stick.identity import Identity, content_hash, date_of, identity_of
from concord.stick.replacing import put_file, replacing
from conftest import ROOT
from rooms import in_a_room_of_its_own

pytestmark = [pytest.mark.unix, pytest.mark.machine]
COMMAND = (sys.executable, "-m", "concord.cli")
CYRILLIC_OR_UZBEK = "Oʻzbekiston"
PAGE = "practices/direct-channel.md"


@pytest.fixture
def project(tmp_path):
    """A project with a small world."""
    root = tmp_path / "project"
    root.mkdir()
    for name in ("hooks", "overrides"):
        (root / name).symlink_to(ROOT / name)
    shutil.copy(ROOT / "mkdocs.yml", root)
    shutil.copytree(WORLD, root / "docs")
    return root


@pytest.fixture
def built(project):
    """A project with a site that was not built by an engine, and files enough for a copy to take a while."""
    (project / "site/data").mkdir(parents=True)
    (project / "site/data/article.json").write_text(json.dumps(asdict(Identity("0123456789ab", None))))
    (project / "site/index.html").write_text("<p>")
    for number in range(800):
        (project / f"site/page-{number}.html").write_text(f"<p>{number}" * 500)
    return project


def settings(**more):
    return {**os.environ, "PYTHONPATH": str(ROOT / "hooks"), "NO_MKDOCS_2_WARNING": "1", **more}


def run(project, *arguments, env=None, **options):
    options = {"timeout": 120, "capture_output": True, **options}
    return subprocess.run([*COMMAND, *arguments], cwd=project, env=env or settings(), check=False, **options)


def start(project, *arguments):
    pipe = subprocess.PIPE
    return subprocess.Popen([*COMMAND, *arguments], cwd=project, env=settings(), stdout=pipe, stderr=pipe)


@contextmanager
def ended(process):
    """A process that goes on while the block runs, and no longer."""
    try:
        yield
    finally:
        process.kill()
        process.wait()


def tree(folder):
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def hidden(folder):
    """What a build or a copy left behind; the schemas for an editor stay on purpose."""
    return [path.name for path in folder.iterdir() if path.name.startswith(".") and path.name != ".vscode"]


def is_whole(copy):
    """Whether a copy holds exactly what its manifests name, and as many files as it says."""
    lists = [copy / "manifest-sha256.txt", copy / "tagmanifest-sha256.txt"]
    rows = {name: sum for path in lists for sum, name in (row.split("  ") for row in path.read_text().splitlines())}
    files = tree(copy)
    del files["tagmanifest-sha256.txt"]
    sums = {name: hashlib.sha256(data).hexdigest() for name, data in files.items()}
    count = json.loads((copy / "passport.json").read_text())["files"]
    return rows == sums and count == len([name for name in files if name.startswith("data/")])


# What is printed


@pytest.mark.parametrize("page", ["cp1251", "cp437", "ascii", "cp1251:strict"])
def test_messages_are_printed_in_any_code_page(project, page):
    (project / "docs" / PAGE).write_text(
        f"---\ntitle: '{CYRILLIC_OR_UZBEK}'\ncountries: oʻ 😀\n---\n", encoding="utf-8"
    )
    done = run(project, "check", env=settings(PYTHONIOENCODING=page))
    assert done.returncode == 1
    assert b"Traceback" not in done.stderr
    assert rb"o\u02bb \U0001f600" in done.stdout
    told = run(project, "check", "--format", "json", env=settings(PYTHONIOENCODING=page)).stdout
    assert "oʻ 😀" in str([row["what"] for row in json.loads(told)])


def test_a_file_whose_name_is_no_text_is_told(project):
    (project / "docs/practices" / os.fsdecode(b"\xff.pdf")).write_bytes(b"")
    done = run(project, "check")
    assert done.returncode == 1
    assert rb"\udcff.pdf:1:1:" in done.stdout
    assert b"Traceback" not in done.stderr


def test_a_pipe_that_closes_early_ends_it_quietly(project):
    for number in range(400):
        (project / f"docs/practices/p-{number}.txt").write_text("")
    command = f"{' '.join(COMMAND)} check | head -1"
    done = subprocess.run(command, shell=True, cwd=project, env=settings(), capture_output=True, text=True, check=False)
    assert done.stdout.startswith("practices/p-0.txt:1:1:")
    assert done.stderr in ("", "400 to mend; 8 records read\n")


def test_an_output_that_is_full_is_said_once(project):
    (project / "docs/practices/notes.txt").write_text("")
    with open("/dev/full", "wb") as full:
        done = run(project, "check", capture_output=False, stdout=full, stderr=subprocess.PIPE)
    assert done.returncode == 1
    assert done.stderr.decode().splitlines()[-1] == "The output cannot be written: No space left on device."
    assert b"Traceback" not in done.stderr
    assert b"Exception" not in done.stderr


# What the environment says

NO_DATES = (
    "",
    " ",
    "-1",
    "+1",
    "1.5",
    "1e9",
    "x",
    "²",
    "٣",
    "1_0",
    "0x10",
    "1" * 13,
    "1" * 5000,
    "253402300800",
    "1\n",
)


@pytest.mark.parametrize("value", NO_DATES)
def test_what_is_no_date_is_refused(value):
    with pytest.raises(WrongUse, match=r"SOURCE_DATE_EPOCH is .* unset it"):
        date_of({"SOURCE_DATE_EPOCH": value})


def test_a_date_may_be_any_until_the_year_9999():
    assert date_of({"SOURCE_DATE_EPOCH": "253402300799"}) == "9999-12-31"
    assert date_of({"SOURCE_DATE_EPOCH": "0001"}) == "1970-01-01"


def test_a_build_without_a_date_that_can_be_is_wrong_usage(project):
    done = run(project, "build", env=settings(SOURCE_DATE_EPOCH="yesterday"))
    assert done.returncode == 2
    assert done.stderr.decode().startswith("SOURCE_DATE_EPOCH is 'yesterday', which is no number")
    assert len(done.stderr.splitlines()) == 1
    assert not (project / "site").exists()


@pytest.mark.engine
@pytest.mark.parametrize("named", ["SOURCE_DATE_EPOCH", ".staged"])
def test_the_engine_alone_says_it_too(project, named):
    (project / ".staged").write_text("a note")
    env = settings(SOURCE_DATE_EPOCH="yesterday" if named != ".staged" else "0")
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build"], cwd=project, env=env, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert named in done.stderr
    assert "Traceback" not in done.stderr
    assert (project / ".staged").read_text() == "a note"


# What lies in the content folder


def test_pipes_links_and_sparse_giants_are_told_and_never_read(project):
    secret = project / "secret.md"
    secret.write_text("---\ntitle: Nobody may read this\n---\n")
    practices = project / "docs/practices"
    before = content_hash(project / "docs")
    os.mkfifo(practices / "pipe.md")
    os.mkfifo(practices / "pipe.pdf")
    (practices / "link.md").symlink_to(secret)
    (practices / "map.png").symlink_to(secret)
    (practices / "folder").symlink_to("/etc")
    (practices / "around").symlink_to(practices)
    (practices / "gone.md").symlink_to("/nowhere")
    (practices / "page.md").mkdir()
    with (practices / "giant.md").open("wb") as giant:
        giant.truncate(50_000_000_000)
    done = run(project, "check", timeout=30)
    told = [row.split(": ", 1)[0] for row in done.stdout.decode().splitlines() if "[stray-file]" in row]
    names = "around folder gone.md link.md map.png page.md pipe.md pipe.pdf".split()
    assert told == [f"practices/{name}:1:1" for name in names]
    assert b"practices/giant.md:1:1: is larger than 250,000 bytes, and was not read [beyond-bounds]" in done.stdout
    assert b"Nobody" not in done.stdout
    (practices / "giant.md").unlink()
    assert content_hash(project / "docs") == before
    assert not [
        path
        for path in content_files(project / "docs")
        if path.parent == practices and path.name != "direct-channel.md"
    ]


def test_folders_in_folders_without_end_are_read_to_the_end(project):
    deep = project / "docs/practices"
    here = os.open(deep, os.O_RDONLY)
    try:
        for _ in range(1500):
            os.mkdir("d", dir_fd=here)
            here, old = os.open("d", os.O_RDONLY, dir_fd=here), here
            os.close(old)
        os.close(os.open("note.txt", os.O_CREAT, dir_fd=here))
        done = run(project, "check", timeout=30)
    finally:
        os.close(here)
        subprocess.run(["rm", "-rf", deep / "d"], check=True)
    assert b"Traceback" not in done.stderr
    assert b"d/note.txt:1:1: is neither a page" in done.stdout


MARKS = (
    "[",
    "(",
    "<",
    "*a ",
    "_b ",
    "**c ",
    "![",
    "> ",
    "- ",
    "1. ",
    "    ",
    "[a](",
    "[^a",
    '"*a ',
    "`",
    "{: ",
    "&#",
    "<b>",
)


@pytest.mark.parametrize("mark", MARKS)
def test_no_text_makes_the_check_fall_over(project, mark):
    page = (project / "docs" / PAGE).read_text() + "\n"
    grown, tall = "\n".join(mark * n for n in range(120)), f"{mark}\n" * 1500
    for name, text in {"one": mark * 3000, "grown": grown, "tall": tall, "apart": f"{mark}\n\n" * 500}.items():
        (project / f"docs/practices/{name}.md").write_text(page + text)
    done = run(project, "check", timeout=60)
    assert b"Traceback" not in done.stderr
    assert done.returncode in (0, 1)


def test_only_what_is_kept_is_staged(project, tmp_path):
    from concord.pages.staging import stage

    for name in ("form.html", "notes.txt", "map.png", "Photo.PNG", "page.md.bak", "map.kz.png"):
        (project / "docs/practices" / name).write_text("x")
    (project / "docs/practices/link.png").symlink_to(project / "mkdocs.yml")
    stage((), project / "docs", tmp_path / "staged")
    assert tree(tmp_path / "staged") == {"practices/map.png": b"x"}


# Where it is written


def on_a_stick(built, size, script):
    """What a script says, with STICK an empty disk of a size and CONCORD the command."""
    stick = built / "stick"
    stick.mkdir()
    env = settings(STICK=str(stick), CONCORD=" ".join(COMMAND))
    script = f"mount -t tmpfs -o size={size} tmpfs $STICK; cd {built}; {script}"
    return subprocess.run(
        in_a_room_of_its_own(script), env=env, capture_output=True, text=True, check=False, timeout=120
    )


def test_a_copy_may_be_the_stick_itself(built):
    script = """
        mkdir $STICK/lost+found; echo mine > $STICK/.Trash-1000
        $CONCORD snapshot $STICK
        echo letter > $STICK/letter.txt; rm site/page-1.html
        mkdir $STICK/site; touch $STICK/tagmanifest-sha256.txt.sig  # of a copy that was here before
        $CONCORD snapshot $STICK
        cd $STICK; sha256sum --quiet --check manifest-sha256.txt tagmanifest-sha256.txt
        find . -type f | grep -c site/page-; ls -A
    """
    done = on_a_stick(built, "50m", script)
    assert done.returncode == 0, done.stderr
    count, *names = done.stdout.splitlines()[2:]
    assert count == "799"
    kept = {".Trash-1000", "letter.txt", "lost+found"}
    lists = {"bagit.txt", "bag-info.txt", "manifest-sha256.txt", "tagmanifest-sha256.txt"}
    assert set(names) - kept - lists == {
        "START-HERE.html",
        "READ-ME",
        "passport.json",
        "PASSPORT.html",
        "VERIFY.html",
        "data",
    }
    assert kept | lists < set(names)


def test_a_stick_with_something_else_on_it_is_left_alone(built):
    done = on_a_stick(
        built, "50m", "echo letter > $STICK/letter.txt; $CONCORD snapshot $STICK || echo $?; ls -A $STICK"
    )
    assert done.stdout.splitlines() == ["2", "letter.txt"]
    assert "holds something else" in done.stderr


@pytest.mark.parametrize("place", ["$STICK", "$STICK/concord"])
def test_a_full_stick_is_named_and_keeps_the_earlier_copy(built, place):
    script = f"""
        $CONCORD snapshot {place} > /dev/null
        head -c 40000000 /dev/zero > site/big.html
        $CONCORD snapshot {place} || echo $?
        cd {place}; sha256sum --quiet --check manifest-sha256.txt
        ls -A $STICK; [ -e data/site/page-799.html ]
    """
    done = on_a_stick(built, "30m", script)
    assert done.returncode == 0, done.stderr
    target = place.replace("$STICK", str(built / "stick"))
    assert done.stderr == f"{target}: No space left on device. What was there before is unchanged.\n"
    assert done.stdout.splitlines()[0] == "1"
    assert not [name for name in done.stdout.splitlines() if name.startswith(".")]


@pytest.mark.engine
@pytest.mark.parametrize("most", [100, 60_000])
def test_a_full_disk_stops_a_build_with_one_message(project, most):
    """The system stops each file at a size: the copy of the content at the first, what the engine writes at the other."""
    (project / "site").mkdir()
    (project / "site/index.html").write_text("earlier")
    import resource  # which Windows lacks, where this file is read and not run

    done = run(project, "build", preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (most, most)))
    told = done.stderr.decode()
    assert done.returncode == 1
    assert told.startswith(f"{project / 'site'}: ")
    assert told.count("File too large") == 1
    assert "Traceback" not in told
    assert (tree(project / "site"), hidden(project)) == ({"index.html": b"earlier"}, [])


@pytest.mark.parametrize("out", [".", "..", "docs", "docs/copy", "site", "site/copy", "../project", "docs/../site/x"])
def test_a_copy_into_its_own_source_is_refused(built, out):
    before = tree(built)
    done = run(built, "snapshot", out)
    assert done.returncode == 2
    assert "is read, and one lies in the other. Name a folder outside." in done.stderr.decode()
    assert tree(built) == before


def test_a_copy_through_a_link_into_its_own_source_is_refused(built):
    (built / "out").symlink_to(built / "site")
    assert run(built, "snapshot", "out/copy").returncode == 2


def test_a_build_into_the_content_is_refused(project):
    done = run(project, "build", "--site", "docs/site")
    assert done.returncode == 2
    assert b"Name a folder outside" in done.stderr
    assert not (project / "docs/site").exists()


# Several at once


def test_of_many_copies_at_once_one_is_made_and_the_others_say_so(built):
    running = [start(built, "snapshot", "out") for _ in range(8)]
    told = [process.communicate(timeout=120) for process in running]
    codes = [process.returncode for process in running]
    assert 0 in codes
    for code, (said, complained) in zip(codes, told, strict=True):
        if code == 0:
            assert b"802 files of 0123456789ab" in said
        else:
            assert code == 1
            assert complained.decode() == (
                f"{built / 'out'}: another build or copy is writing here. Wait until it has ended, then run this again.\n"
            )
    assert is_whole(built / "out")
    assert not hidden(built)


def test_a_site_that_is_built_anew_meanwhile_is_not_half_copied(built):
    copying = start(built, "snapshot", "out")
    until(lambda: list(built.glob(".out.new-*/new/out/data/site/page-1*.html")))
    copying.send_signal(signal.SIGSTOP)
    with replacing(built / "site") as (fresh, _):
        shutil.copytree(built / "site", fresh, dirs_exist_ok=True)
        (fresh / "page-999.html").write_text("new")
    copying.send_signal(signal.SIGCONT)
    _, complained = copying.communicate(timeout=60)
    assert copying.returncode == 1
    assert b"site" in complained
    assert b"Traceback" not in complained
    assert not (built / "out").exists()
    assert not hidden(built)


def test_writing_one_file_twice_at_once_leaves_one_of_the_two(tmp_path):
    texts = [bytes([65 + n]) * 200_000 for n in range(8)]
    threads = [threading.Thread(target=put_file, args=(tmp_path / "page.md", text)) for text in texts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (tmp_path / "page.md").read_bytes() in texts
    assert [path.name for path in tmp_path.iterdir()] == ["page.md"]


def freeze_often(project, times):
    for number in range(times):
        freeze(project / "docs", project / f"frozen-{number}")


def test_content_that_is_edited_while_it_is_copied_is_not_built(project):
    editor = subprocess.Popen(["sh", "-c", f"while :; do echo x >> {project / 'docs' / PAGE}; done"])
    with pytest.raises(Refusal, match="was edited while it was read"), ended(editor):
        freeze_often(project, 20)


# Kills


def until(true, seconds=60):
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "it did not happen in time"
        time.sleep(0.02)


def engines(project):
    """The ids of the processes that build a part of a project's site."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            if f"{project}/.site.new-".encode() in (folder / "cmdline").read_bytes():
                found.append(folder.name)
        except OSError:
            continue
    return found


@pytest.mark.engine
@pytest.mark.parametrize("kill", [signal.SIGKILL, signal.SIGTERM])
def test_a_killed_build_leaves_no_engine_and_the_next_clears_up(project, kill):
    building = start(project, "build")
    until(lambda: list(project.glob(".site.new-*/part-*/index.html")))
    assert engines(project)
    building.send_signal(kill)
    building.communicate(timeout=10)
    until(lambda: not engines(project), 5)
    assert list(project.glob(".site.new-*"))
    done = run(project, "build")
    assert done.returncode == 0, done.stderr
    assert (project / "site/index.html").is_file()
    assert not hidden(project)


@pytest.mark.engine
def test_a_build_is_of_the_content_as_it_was_when_it_began_and_for_everybody_to_read(project):
    page = project / "docs" / PAGE
    text = page.read_text()
    building = start(project, "build")
    until(lambda: list(project.glob(".site.new-*/part-0")))
    page.write_text(text.replace("title: ", "title: Edited "))
    Image.new("RGB", (1, 1)).save(project / "docs/practices/late.png")
    second = run(project, "build")
    _, complained = building.communicate(timeout=120)
    assert building.returncode == 0, complained
    assert second.returncode == 1
    assert b"another build or copy is writing here" in second.stderr
    assert not [name for name, data in tree(project / "site").items() if b"Edited" in data or name.endswith("late.png")]
    page.write_text(text)
    (project / "docs/practices/late.png").unlink()
    assert identity_of(project / "site").content == content_hash(project / "docs")
    closed = [
        path for path in (project / "site", *(project / "site").rglob("*")) if path.stat().st_mode & 0o044 != 0o044
    ]
    assert closed == []
    assert not hidden(project)


def test_a_kill_while_a_stick_is_filled_loses_nothing(tmp_path):
    """What stands when a run dies between moving the old away and the new in, entry by entry."""
    for name, text in {".out.before/out/a": "earlier", "out/a": "newer", "out/b": "newer"}.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    (tmp_path / ".out.new-x1/new").mkdir(parents=True)
    with pytest.raises(ZeroDivisionError), replacing(tmp_path / "out"):
        raise ZeroDivisionError
    assert tree(tmp_path) == {"out/a": b"earlier"}
    assert not hidden(tmp_path)


def test_a_command_that_is_broken_off_says_nothing(project):
    """It waits for somebody to read on when the key is pressed."""
    for number in range(800):
        (project / f"docs/practices/p-{number}.txt").write_text("")
    checking = start(project, "check")
    until(lambda: "pipe" in Path(f"/proc/{checking.pid}/wchan").read_text())
    checking.send_signal(signal.SIGINT)
    _, complained = checking.communicate(timeout=10)
    assert (checking.returncode, complained) == (130, b"")
