"""Many sticks of one copy: filled by one command, read back, numbered; what is not fit is named before anything is written."""

from __future__ import annotations

import csv
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import bagit
import pypdfium2
import pytest
import zxingcpp
from programs import installed
from small_copy import no_progress, small_copy, tree

from concord.cli import main
from concord.language.languages import SITE
from concord.problem import WrongUse
from concord.stick.bag import NUMBER, TAGS
from concord.stick.log import State, read_log
from concord.stick.master import read_master
from concord.stick.papers import write_papers
from concord.stick.sticks import fill_sticks
from concord.stick.verify import Fault, verify
from rooms import in_a_room_of_its_own, new_image

pytestmark = pytest.mark.unix  # others mount sticks as letters, and have no mtools


@pytest.fixture(scope="module")
def copy(tmp_path_factory):
    return small_copy(tmp_path_factory.mktemp("master"))


@pytest.fixture
def master(copy):
    return read_master(copy, no_progress)


def folders(place, *names):
    for name in names:
        (place / name).mkdir(parents=True)
    return [place / name for name in names]


def filled(master, paths, papers, progress=no_progress):
    return fill_sticks(master, paths, papers, "2026-11-28", progress)[0]


def unpacked(image, place):
    """What lies in an image, as a folder."""
    place.mkdir()
    installed("mtools", "mcopy")
    settings = {**os.environ, "LC_ALL": "C.UTF-8", "MTOOLS_SKIP_CHECK": "1"}
    subprocess.run(["mcopy", "-s", "-i", str(image), "::/*", str(place)], env=settings, check=True)
    return place


def is_copy(stick, copy, number):
    return tree(stick) == {**tree(copy), NUMBER: f"{number}\n".encode()}


# Sixty


@pytest.mark.machine
def test_sixty_volumes_are_filled_by_one_command(copy, tmp_path, capsys):
    sticks = folders(tmp_path / "v", *(f"{number:02}" for number in range(1, 58)))
    images = [tmp_path / f"v/{number}.img" for number in (58, 59, 60)]
    for image, sectors in zip(images, (1, 8, 64), strict=True):
        new_image(image, 8000, sectors)
    papers = tmp_path / "papers"
    assert main(["sticks", str(copy), "--papers", str(papers), "--to", *map(str, [*sticks, *images])]) == 0
    assert "Sticks that are whole: 60 of 60." in capsys.readouterr().err
    places = sticks + [unpacked(image, tmp_path / f"back-{image.stem}") for image in images]
    for number, place in enumerate(places, 1):
        assert is_copy(place, copy, number)
        report = verify(place, no_progress)
        assert (report.is_whole, report.findings, report.number) == (True, (), number)
    rows = list(csv.DictReader((papers / "log.csv").open(encoding="utf-8-sig")))
    assert [(row["number"], row["state"]) for row in rows] == [(str(number), "whole") for number in range(1, 61)]
    assert {row["volume"] for row in rows} == {str(path) for path in (*sticks, *images)}
    assert {path.name for path in (papers / "labels").iterdir()} == {f"{language}.html" for language in SITE}
    assert not list(tmp_path.rglob(".*"))


@pytest.mark.machine
def test_a_second_run_copies_nothing_anew_and_mends_what_is_not_right(copy, master, tmp_path):
    sticks = folders(tmp_path, "a", "b")
    new_image(tmp_path / "c.img", 4000)
    volumes = [*sticks, tmp_path / "c.img"]
    filled(master, volumes, tmp_path / "papers")
    (tmp_path / "b/READ-ME/uz.txt").write_text("x")
    (tmp_path / "b" / TAGS).unlink()
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*") if path.is_file()}
    rows = filled(master, volumes, tmp_path / "papers")
    assert [(row.number, row.state, row.written) for row in rows] == [(1, "whole", 0), (2, "whole", 2), (3, "whole", 0)]
    changed = {path for path, time in before.items() if path.stat().st_mtime_ns != time and "papers" not in path.parts}
    assert changed == {tmp_path / "b/READ-ME/uz.txt"}
    assert is_copy(tmp_path / "b", copy, 2)


def test_a_copy_of_before_is_replaced_and_nothing_of_it_stays(copy, master, tmp_path):
    (tmp_path / "old").mkdir()
    former = small_copy(tmp_path / "old", seed=1)
    assert set(tree(former)) - set(tree(copy))
    shutil.copytree(former, tmp_path / "a")
    (tmp_path / "a/System Volume Information").mkdir()
    (tmp_path / "a/System Volume Information/x").write_text("x")
    filled(master, [tmp_path / "a"], tmp_path / "papers")
    report = verify(tmp_path / "a", no_progress)
    assert report.is_whole
    assert {finding.fault for finding in report.findings} == {Fault.BY_COMPUTER}
    shutil.rmtree(tmp_path / "a/System Volume Information")
    assert is_copy(tmp_path / "a", copy, 1)


def test_an_image_with_a_copy_of_before_is_replaced(copy, master, tmp_path):
    (tmp_path / "old").mkdir()
    former = read_master(small_copy(tmp_path / "old", seed=1), no_progress)
    new_image(tmp_path / "c.img", 4000)
    for number, made in enumerate((former, master)):
        filled(made, [tmp_path / "c.img"], tmp_path / f"papers-{number}")
    assert is_copy(unpacked(tmp_path / "c.img", tmp_path / "back"), copy, 1)


# Numbers


def numbers(rows):
    return [row.number for row in rows]


def test_numbers_go_on_from_run_to_run_and_a_stick_keeps_its_own(copy, master, tmp_path):
    a, b, c, d = folders(tmp_path, "a", "b", "c", "d")
    assert numbers(filled(master, [a, b], tmp_path / "papers")) == [1, 2]
    assert numbers(filled(master, [c], tmp_path / "papers")) == [3]
    b.rename(tmp_path / "elsewhere")
    b.mkdir()  # another stick where that one was
    assert numbers(filled(master, [d, tmp_path / "elsewhere", a, b], tmp_path / "papers")) == [4, 2, 1, 5]
    assert numbers(sorted(read_log(tmp_path / "papers/log.csv").values(), key=lambda row: row.number)) == [
        1,
        2,
        3,
        4,
        5,
    ]


def test_of_two_sticks_with_one_number_the_second_gets_another(copy, master, tmp_path):
    (a,) = folders(tmp_path, "a")
    filled(master, [a], tmp_path / "papers")
    shutil.copytree(a, tmp_path / "b")  # as a duplicator does
    assert numbers(filled(master, [a, tmp_path / "b"], tmp_path / "papers")) == [1, 2]
    assert is_copy(tmp_path / "b", copy, 2)


@pytest.mark.parametrize("told", ["", "7", "07\n", "7\r\n", "0\n", "7\nRead this", "1234567\n", "<b>\n"])
def test_a_number_is_digits_and_nothing_else(copy, tmp_path, told):
    stick = shutil.copytree(copy, tmp_path / "stick")
    (stick / NUMBER).write_bytes(told.encode())
    report = verify(stick, no_progress)
    assert [(finding.fault, finding.name) for finding in report.findings] == [(Fault.ADDED, NUMBER)]
    (stick / NUMBER).write_bytes(b"7\n")
    report = verify(stick, no_progress)
    assert (report.findings, report.number) == ((), 7)
    assert "Number of this stick: 7." in str(report)


def test_strangers_read_a_numbered_stick_as_a_bag(master, tmp_path):
    filled(master, folders(tmp_path, "a"), tmp_path / "papers")
    assert bagit.Bag(str(tmp_path / "a")).validate()


# What is not fit


def refused(master, paths, papers):
    before = {path: tree(path) if path.is_dir() else path.read_bytes() for path in paths if path.exists()}
    with pytest.raises(WrongUse) as told:
        filled(master, paths, papers)
    assert before == {path: tree(path) if path.is_dir() else path.read_bytes() for path in paths if path.exists()}
    assert not papers.exists()
    assert str(told.value).endswith("Nothing was written, to any of them.")
    return str(told.value).splitlines()[:-1]


def test_each_volume_that_is_not_fit_is_named_and_none_is_written(master, tmp_path):
    fit, mine, linked, piped = folders(tmp_path, "fit", "mine", "linked", "piped")
    (mine / "letter.txt").write_text("keep")
    (linked / "data").symlink_to(tmp_path)
    os.mkfifo(piped / TAGS)
    told = refused(master, [fit, mine, linked, piped], tmp_path / "papers")
    assert [line.partition(": ")[0] for line in told] == [str(mine), str(linked), str(piped)]
    assert "holds 'letter.txt', which is no part of a copy" in told[0]


def test_what_is_no_volume_is_named(master, tmp_path):
    (tmp_path / "notes.txt").write_text("x" * 2000)
    command = [installed("dosfstools", "mkfs.vfat"), "-C", "-F", "32", "-s", "64", str(tmp_path / "few.img"), "100000"]
    subprocess.run(command, capture_output=True, check=True)
    paths = [tmp_path / "nowhere", tmp_path / "notes.txt", tmp_path / "few.img"]
    told = refused(master, paths, tmp_path / "papers")
    assert "is not there" in told[0]
    assert "neither a folder nor an image" in told[1]
    assert "says FAT32 and has fewer than 65,525 clusters" in told[2]


def test_what_lies_in_another_is_named(copy, master, tmp_path):
    (a,) = folders(tmp_path, "a")
    (tmp_path / "link").symlink_to(a)
    for path in (copy, copy.parent, copy / "data", tmp_path):
        told = refused(master, [a, path], tmp_path / "papers")
        assert any(line.startswith(f"{path}: is ") for line in told)
    assert refused(master, [a, tmp_path / "link"], tmp_path / "papers")
    assert refused(master, [a], a / "papers")


def test_clusters_decide_whether_an_image_is_large_enough(master, tmp_path):
    fine, coarse = tmp_path / "fine.img", tmp_path / "coarse.img"
    new_image(fine, 1400, sectors=1)
    new_image(coarse, 1400, sectors=64)
    (told,) = refused(master, [fine, coarse], tmp_path / "papers")
    assert re.match(
        rf"{coarse}: is too small: of [\d,]+ bytes that a copy takes in clusters of 32,768, [\d,]+ are", told
    )
    assert filled(master, [fine], tmp_path / "papers")[0].state is State.WHOLE


@pytest.mark.parametrize("sectors", [1, 8, 64])
def test_the_room_that_is_foretold_is_what_a_real_image_needs(master, tmp_path, sectors):
    new_image(tmp_path / "a.img", 20_000, sectors)
    free = free_in(tmp_path / "a.img")
    filled(master, [tmp_path / "a.img"], tmp_path / "papers")
    assert master.room(sectors * 512) >= free - free_in(tmp_path / "a.img") >= 0.97 * master.room(sectors * 512)


def free_in(image):
    told = subprocess.run(["mdir", "-i", str(image), "::"], capture_output=True, text=True, check=True).stdout
    return int("".join(re.findall(r"\d+", told.splitlines()[-1] or told.splitlines()[-2])))


@pytest.mark.machine
def test_small_read_only_and_shared_disks_are_named(copy, tmp_path):
    """Real disks: one too small for a copy, one protected, one that has room for a copy and not for two."""
    folders(tmp_path, "small", "protected", "shared")
    script = """
        mount -t tmpfs -o size=200k tmpfs small; mount -t tmpfs -o ro tmpfs protected
        mount -t tmpfs -o size=700k tmpfs shared; mkdir shared/a shared/b
        $CONCORD sticks $COPY --to small protected || echo $?
        $CONCORD sticks $COPY --to small || echo $?
        $CONCORD sticks $COPY --to shared/a shared/b || echo $?
        $CONCORD sticks $COPY --to shared/a
    """
    env = {**os.environ, "CONCORD": f"{sys.executable} -m concord.cli", "COPY": str(copy)}
    env["PYTHONPATH"] = str(Path(__file__).parent.parent / "hooks")
    command = in_a_room_of_its_own(script)
    done = subprocess.run(command, cwd=tmp_path, env=env, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "2\n2\n2\n"), done.stderr
    protected, _, small, _, shared, _, whole = done.stderr.splitlines()
    assert protected.startswith("protected: cannot be written to.")
    assert small.startswith("small: is too small: ")
    assert shared.startswith("shared/a and 1 more: lie on one disk")
    assert whole.startswith("Sticks that are whole: 1 of 1.")


def test_no_stick_is_made_of_a_copy_that_is_not_whole(copy, tmp_path, capsys):
    damaged = shutil.copytree(copy, tmp_path / "damaged")
    (damaged / "START-HERE.html").write_text("x")
    folders(tmp_path, "a")
    assert main(["sticks", str(damaged), "--to", str(tmp_path / "a"), "--papers", str(tmp_path / "papers")]) == 1
    assert "changed: START-HERE.html" in capsys.readouterr().err
    assert tree(tmp_path / "a") == {}


# Sticks that are bad


def test_a_stick_that_gives_back_something_else_is_named_and_the_others_are_whole(copy, master, tmp_path):
    good, bad = folders(tmp_path, "good", "bad")
    victim = bad / "START-HERE.html"

    def forget(done, total):
        """What was written is not what is read: as on a stick that is smaller than it says."""
        if victim.exists() and (bad / TAGS).exists() and victim.stat().st_size:
            victim.write_bytes(b"")

    one, other = filled(master, [good, bad], tmp_path / "papers", forget)
    assert (one.state, other.state) == (State.WHOLE, State.FAILED)
    assert other.told.startswith(f"{bad}: does not give back what was written (changed: START-HERE.html")
    assert not verify(bad, no_progress).is_whole
    assert filled(master, [good, bad], tmp_path / "papers")[1].state is State.WHOLE
    assert is_copy(bad, copy, 2)


def test_a_log_that_somebody_saved_otherwise_is_refused(master, tmp_path, capsys):
    folders(tmp_path, "a", "papers")
    (tmp_path / "papers/log.csv").write_text("number;state\n1;whole\n")
    command = ["sticks", str(master.folder), "--to", str(tmp_path / "a"), "--papers", str(tmp_path / "papers")]
    assert main(command) == 1
    assert "is not the log as this writes it" in capsys.readouterr().err
    assert tree(tmp_path / "a") == {}


# Paper


@pytest.mark.browser
@pytest.mark.parametrize("language", ["en", "ru", "ar"])
def test_a_telephone_reads_the_squares_on_the_printed_papers(master, tmp_path, tab, language):
    filled(master, folders(tmp_path, *map(str, range(25))), tmp_path / "sticks")
    write_papers(tmp_path / "sticks", master, list(read_log(tmp_path / "sticks/log.csv").values()))
    for folder, pages, squares in (("labels", 2, 25), ("hand-outs", 1, 1)):
        page = tab.go(tmp_path / f"sticks/{folder}/{language}.html")
        assert page.locator("html").get_attribute("dir") == ("rtl" if language == "ar" else "ltr")
        printed = page.pdf(prefer_css_page_size=True)
        shown = [sheet.render(scale=4).to_pil() for sheet in pypdfium2.PdfDocument(printed)]
        assert len(shown) == pages
        read = [code.text for picture in shown for code in zxingcpp.read_barcodes(picture)]
        assert read == [f"Concord {master.build}\n{master.date}\n{master.signer}\n{master.sum}"] * squares
        told = re.sub(r"\s", "", words_of(printed))
        assert told.count(master.build) == squares
        assert told.count(master.signer) == squares


def words_of(pdf):
    return "".join(page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(pdf))
