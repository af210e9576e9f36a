"""An editor sees her edit at once: the site as it stands, served on her own machine."""

import os
import re
import signal
import subprocess
import sys
import urllib.error
import urllib.request

import pytest
from test_rendering import FIRST, files, project, rendered  # noqa: F401  # a fixture

from concord.rendering.live import Live
from conftest import ROOT

pytestmark = pytest.mark.engine
PAGE = "docs/law/uz/criminal-code/art-135.md"
SHOWN = "law/uz/criminal-code/art-135.html"
ENVIRONMENT = {"SOURCE_DATE_EPOCH": FIRST}


def test_each_file_is_what_a_build_writes(rendered):  # noqa: F811
    root, built = rendered
    live = Live(root, ENVIRONMENT)
    live.look()
    assert [name for name, data in built.items() if live.file(name) != data] == []
    assert live.file("nowhere.html") is None
    assert live.file("../mkdocs.yml") is None


def test_an_edit_is_what_the_next_build_would_write(tmp_path):
    """Whatever is edited, added, moved or taken away, one after the other."""
    from concord.stick.build import build_site

    root = project(tmp_path)
    live = Live(root, ENVIRONMENT)
    page, folder = root / PAGE, (root / PAGE).parent
    steps = [
        lambda: page.write_text(page.read_text().replace("Punishes trafficking.", "Punishes it severely.")),
        lambda: page.write_text(page.read_text().replace("title: Trafficking in persons", "title: Human trafficking")),
        (folder / "art-135.ru.md").unlink,
        lambda: (folder / "art-136.md").write_text(page.read_text().replace('"135"', '"136"')),
        lambda: page.rename(folder / "art-137.md").write_text(
            (folder / "art-136.md").read_text().replace("136", "137")
        ),
    ]
    seen = {live.look()}
    for step in steps[:-1]:
        step()
        seen.add(live.look())
        assert live.problems == ()
    assert len(seen) == len(steps)  # each was noticed
    build_site(root, root / "site", {**os.environ, **ENVIRONMENT})
    assert [name for name, data in files(root / "site").items() if live.file(name) != data] == []
    steps[-1]()
    live.look()
    assert live.file(SHOWN) is None
    assert live.file("law/uz/criminal-code/art-137.html")


def test_what_cannot_be_read_is_told_with_its_place(tmp_path):
    root = project(tmp_path)
    live = Live(root, ENVIRONMENT)
    page = root / PAGE
    page.write_text(page.read_text().replace("status: in-force", "status: perhaps"))
    live.look()
    assert [(problem.place.file, problem.place.line) for problem in live.problems] == [(PAGE.removeprefix("docs/"), 5)]
    assert live.file(SHOWN) is None
    assert live.file("index.html")


@pytest.fixture
def server(tmp_path):
    """The command itself, and where it serves."""
    root = project(tmp_path)
    told = {**os.environ, **ENVIRONMENT, "PYTHONPATH": str(ROOT / "hooks")}
    command = [sys.executable, "-m", "concord.cli", "--root", str(root), "serve", "--port", "0"]
    process = subprocess.Popen(command, env=told, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    try:
        yield root, re.search(r"http://127\.0\.0\.1:\d+/", process.stdout.readline())[0], process
    finally:
        process.kill()
        process.wait()


def asked(url, **headers):
    """The answer to a question, as text."""
    with urllib.request.urlopen(urllib.request.Request(url, headers=headers)) as answer:
        return answer.read().decode()


def test_only_this_machine_may_ask_and_only_for_the_site(server):
    _, url, process = server
    assert "Human" not in asked(url + SHOWN)
    for path, headers, code in (
        ("nowhere.html", {}, 404),
        ("..%2f..%2fmkdocs.yml", {}, 404),
        ("docs/sources.yaml", {}, 404),
        ("index.html", {"Host": "evil.example"}, 421),
    ):
        with pytest.raises(urllib.error.HTTPError) as refused:
            asked(url + path, **headers)
        assert refused.value.code == code
    process.send_signal(signal.SIGINT)
    assert process.wait(10) == 0
    assert "Traceback" not in process.stderr.read()


def test_a_port_that_is_taken_is_told(server, capsys):
    from concord.cli import main

    root, url, _ = server
    port = url.rstrip("/").rpartition(":")[2]
    assert main(["--root", str(root), "serve", "--port", port]) == 2
    assert f"Port {port}: Address already in use. Say another: --port {int(port) + 1}." in capsys.readouterr().err


@pytest.mark.browser
def test_a_browser_shows_the_edit_by_itself(server, chromium):
    """Be it made between the page and its first question."""
    root, url, _ = server
    page = root / PAGE
    tab = chromium.new_page()
    blocked = []
    tab.on("console", lambda line: blocked.append(line.text) if "Content Security Policy" in line.text else None)

    def edit_first(route):
        page.write_text(page.read_text().replace("Punishes trafficking.", "Punishes it at once."))
        route.continue_()

    tab.route("**/-/mark", edit_first, times=1)
    tab.goto(url + SHOWN)
    tab.get_by_text("Punishes it at once.").wait_for()
    page.write_text(page.read_text().replace("at once.", "again."))
    tab.get_by_text("Punishes it again.").wait_for()
    assert blocked == []
    tab.close()
