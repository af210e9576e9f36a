"""The forms in a real browser: the real Sveltia CMS saves into a real folder of it, and what it saves is looked at byte by byte.

The folder is the browser's own (Origin Private File System): the page is handed it in the place of one that a person picks.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tarfile
import threading
import time
from contextlib import contextmanager, suppress
from io import BytesIO
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import jsonschema
import pytest
import yaml
from filelock import FileLock
from playwright.sync_api import Error
from screens import hold, in_few_colours

from concord.cli import main
from concord.commands.forms import address_of, fetched, serving
from concord.content.paths import parse_address
from concord.forms.config import config
from concord.forms.files import POLICY, form_files
from concord.forms.parcels import PARCELS, unpacked
from concord.problem import Refusal
from concord.records.kinds import KINDS
from concord.translation.tidying import tidied
from conftest import ROOT

# Before the tests' own cache is set, so that it is fetched once and not once a run.
KEPT = Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache")) / "concord-tests/forms"
SCHEMA = "package/schema/sveltia-cms.json"
# One page of each kind, with all its translations; its collection and its name there, as the address of its form has them.
PAGES = {
    "country": ("country", "uz", "countries/uz"),
    "instrument": ("instrument", "uz/criminal-code/index", "law/uz/criminal-code/index"),
    "provision": ("provision", "uz/criminal-code/art-135", "law/uz/criminal-code/art-135"),
    "practice": (
        "practice",
        "tashkent-airport-interception-before-departure",
        "practices/tashkent-airport-interception-before-departure",
    ),
    "case": ("case", "bahrain-high-criminal-court-2020", "cases/bahrain-high-criminal-court-2020"),
    "measure": ("measure", "uz/extradition", "measures/uz/extradition"),
    "workshop": ("workshop", "abu-dhabi-2010", "workshops/abu-dhabi-2010"),
    "term": ("term", "extradition", "glossary/extradition"),
    "authority": ("authority", "uz/pgo", "authorities/uz/pgo"),
    "corridor": ("corridor", "uz-ae", "corridors/uz-ae"),
    "article": ("article-about", "method", "about/method"),
    "source": ("source", "sources", "sources"),
}
# Pages that are called as one of these in another folder.
BESIDE = ("law/kz/criminal-code/index", "law/kz/criminal-code/art-135", "measures/ae/extradition", "authorities/kz/pgo")
FILL = """async (files) => {
  const root = await navigator.storage.getDirectory();
  for (const [path, text] of Object.entries(files)) {
    const steps = path.split("/");
    let folder = root;
    for (const step of steps.slice(0, -1)) folder = await folder.getDirectoryHandle(step, { create: true });
    const writing = await (await folder.getFileHandle(steps.at(-1), { create: true })).createWritable();
    await writing.write(text);
    await writing.close();
  }
}"""
READ = """async () => {
  const files = {};
  async function walk(folder, path) {
    for await (const [name, handle] of folder.entries()) {
      if (handle.kind === "directory") await walk(handle, `${path}${name}/`);
      else if (name.endsWith(".crswap")) throw new Error("still written to");
      else files[path + name] = await (await handle.getFile()).text();
    }
  }
  await walk(await navigator.storage.getDirectory(), "");
  return files;
}"""


def archives():
    KEPT.mkdir(parents=True, exist_ok=True)
    if not shutil.which("npm") and not all((KEPT / parcel.archive).exists() for parcel in PARCELS):
        pytest.skip("no npm, which fetches the forms: nothing was tried in them")
    with FileLock(KEPT.with_suffix(".lock")):
        return fetched(KEPT)


@pytest.fixture(scope="module")
def packages():
    return archives()


@pytest.fixture(scope="module")
def address(packages):
    with serving(form_files(packages)) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield address_of(server)
        server.shutdown()


def project(folder):
    """A git project with one page of each kind, and a few beside, as they stand here."""
    docs = folder / "docs"
    for stem in (*(stem for _, _, stem in PAGES.values()), *BESIDE):
        for path in (ROOT / "docs").glob(f"{stem}.*"):
            (docs / path.relative_to(ROOT / "docs")).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, docs / path.relative_to(ROOT / "docs"))
    register = (docs / "sources.yaml").read_text(encoding="utf-8")
    (docs / "sources.yaml").write_text("- id:".join(register.split("- id:")[:6]), encoding="utf-8")
    (docs / "corridors").mkdir()
    (docs / "corridors/uz-ae.md").write_text(
        "---\n# a remark\ntitle: 'To the Emirates'\nalso_called: [\"УЗ-ОАЭ\", NO]\n---\n\nNotes.\n", encoding="utf-8"
    )
    for command in (
        "init --quiet",
        "add .",
        "-c user.name=editor -c user.email=e@example.org commit --quiet -m before",
    ):
        subprocess.run(["git", "-C", str(folder), *command.split()], check=True)
    return docs


@contextmanager
def form(chromium, address, docs):
    """The forms, open on a copy of a project; what they said wrong is seen at the end."""
    # So high that every field is drawn: only then could drawing one change it.
    context = chromium.new_context(viewport={"width": 1400, "height": 20_000}, locale="en-US")
    page = context.new_page()
    errors, answered = [], []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("response", lambda response: answered.append(response.url))
    page.add_init_script("window.showDirectoryPicker = () => navigator.storage.getDirectory();")
    page.goto(address.replace("index.html", "shapes.json"))
    files = {
        f"docs/{path.relative_to(docs).as_posix()}": path.read_bytes().decode()
        for path in docs.rglob("*")
        if path.is_file()
    }
    page.evaluate(FILL, {".git/HEAD": "ref: refs/heads/main\n", **files})
    page.goto(address)
    page.get_by_role("button", name="Work with Local Repository").click()
    page.get_by_role("heading", name="country").or_(page.get_by_text("Uzbekistan").first).first.wait_for()
    yield page
    context.close()
    assert errors == []
    assert [url for url in answered if not url.startswith((address.rpartition("/")[0], "blob:", "data:"))] == []


def opened(page, address, kind, language="English"):
    """The field of a page's title in its form, in a language."""
    collection, slug, _ = PAGES[kind]
    page.goto(f"{address}#/collections/{collection}/entries/{slug}")
    if kind == "source":
        page.get_by_role("button", name="Expand All").click()
    boxes = page.get_by_role("textbox", name="title", exact=True)
    boxes.first.wait_for()
    return boxes.nth(0 if language == "English" else 1)


def save(page):
    page.get_by_role("button", name="Save", exact=True).click()
    page.get_by_text("saved", exact=False).first.wait_for()


def kept(path):
    return path.read_bytes() if path.is_file() else None


def taken(page, docs):
    """Write into the project what stands in the browser's folder, once it is written, and name the files that differ."""
    deadline, files, last = time.monotonic() + 20, {}, None
    changed = []
    while not (changed and files == last) and time.monotonic() < deadline:
        last = files
        page.wait_for_timeout(200)
        with suppress(Error):  # a file is put in another's place just now
            files = {
                path.removeprefix("docs/"): text
                for path, text in page.evaluate(READ).items()
                if path.startswith("docs/")
            }
            changed = [name for name, text in files.items() if kept(docs / name) != text.encode()]
    for name in changed:
        (docs / name).write_bytes(files[name].encode())
    return sorted(changed)


def lines_changed(docs):
    """The lines that git sees as changed, without those that say where."""
    command = ["git", "-C", str(docs), "diff", "--unified=0", "--no-color"]
    said = subprocess.run(command, capture_output=True, check=True).stdout.decode()
    return [line for line in said.splitlines() if re.match(r"[+-](?!\+\+ |-- )", line)]


def tidy(folder, docs):
    assert main(["--root", str(folder), "tidy"]) == 0
    return lines_changed(docs)


@pytest.mark.browser
@pytest.mark.unix
@pytest.mark.parametrize("kind", PAGES)
def test_a_save_that_changes_one_field_changes_one_line_and_one_that_changes_nothing_none(
    chromium, address, tmp_path, kind
):
    docs = project(tmp_path)
    with form(chromium, address, docs) as page:
        box = opened(page, address, kind)
        was = box.input_value()
        box.fill(f"{was} anew")
        save(page)
        assert f"{PAGES[kind][2]}.{'yaml' if kind == 'source' else 'md'}" in taken(page, docs)
        went, came = tidy(tmp_path, docs)
        assert (went[0], came[0]) == ("-", "+")
        assert came.replace(" anew", "")[1:] == went[1:]
        box = opened(page, address, kind)
        assert box.input_value() == f"{was} anew"
        box.fill(was)
        save(page)
        taken(page, docs)
    assert tidy(tmp_path, docs) == []


@pytest.mark.browser
@pytest.mark.unix
def test_a_translation_stands_beside_and_one_word_of_it_changes_one_line(chromium, address, tmp_path):
    docs = project(tmp_path)
    with form(chromium, address, docs) as page:
        box = opened(page, address, "provision", "Russian")
        assert box.input_value() == "Торговля людьми"
        box.fill("Торговля")
        save(page)
        taken(page, docs)
    assert tidy(tmp_path, docs) == ["-title: Торговля людьми", "+title: Торговля"]


@pytest.mark.browser
@pytest.mark.unix
def test_a_translation_is_begun_and_says_its_words_alone(chromium, address, tmp_path):
    docs = project(tmp_path)
    with form(chromium, address, docs) as page:
        opened(page, address, "corridor")
        page.get_by_role("button", name=re.compile("Enable .?Russian")).click()
        page.get_by_role("textbox", name="title", exact=True).nth(1).fill("В Эмираты")
        save(page)
        assert "corridors/uz-ae.ru.md" in taken(page, docs)
    assert (docs / "corridors/uz-ae.ru.md").read_text(encoding="utf-8") == "---\ntitle: В Эмираты\n---\n"
    assert tidy(tmp_path, docs) == []


@pytest.mark.browser
@pytest.mark.unix
def test_one_word_of_the_text_and_a_new_link_change_their_lines_alone(chromium, address, tmp_path):
    docs = project(tmp_path)
    with form(chromium, address, docs) as page:
        opened(page, address, "provision")
        text = page.get_by_role("textbox", name="text", exact=True).first
        text.fill(text.input_value().replace("## ", "## A ", 1))
        links = page.locator("section.field[data-key-path=implements]").first
        links.get_by_role("button", name=re.compile("Add .?implements")).click()
        links.get_by_role("textbox", name="to", exact=True).last.fill("un/crc")
        save(page)
        taken(page, docs)
    link, went, came = tidy(tmp_path, docs)
    assert link == "+- un/crc"
    assert (went[:4], came) == ("-## ", went.replace("-## ", "+## A "))


@pytest.mark.browser
@pytest.mark.unix
def test_a_picture_shows_the_form_as_it_is(chromium, address, tmp_path, request):
    with form(chromium, address, project(tmp_path)) as page:
        opened(page, address, "term")
        page.set_viewport_size({"width": 1100, "height": 700})
        labels = page.locator("section.field header h4").all_inner_texts()
        picture = in_few_colours(page.screenshot(animations="disabled"))
        hold("editor", ("\n".join(labels) + "\n", picture), request.config.getoption("--update-cases"))


@pytest.mark.browser
def test_nothing_leaves_the_forms_and_nothing_else_runs_in_them(chromium, address):
    context = chromium.new_context()
    page = context.new_page()
    assert page.goto(address).headers["content-security-policy"] == POLICY
    asked = "fetch('https://example.org/').then(() => 'left', () => 'held')"
    assert page.evaluate(asked) == "held"
    assert "unsafe-eval" not in POLICY
    context.close()


def test_every_field_that_an_editor_writes_is_in_the_form_of_its_kind():
    told = yaml.safe_load(config())["collections"]
    forms = {row.get("format", "source"): row.get("fields") or row["files"][0]["fields"][0]["fields"] for row in told}
    assert forms.keys() == {kind.kind for kind in KINDS}
    for kind in KINDS:
        written = set(kind.model_fields) - ({"id"} if kind.room else set())
        assert written <= {field["name"] for field in forms[kind.kind]}
    held = [field["widget"] for form in forms.values() for field in nested(form)]
    assert set(held) == {"string", "select", "text", "keyvalue", "list", "object", "hidden"}


def nested(fields):
    for field in fields:
        yield field
        yield from nested(field.get("fields", []))
        yield from nested([field["field"]] if "field" in field else [])


def test_the_settings_are_as_the_cms_itself_wants_them(packages):
    archive = next(packages[parcel.archive] for parcel in PARCELS if parcel.package == "@sveltia/cms")
    with tarfile.open(fileobj=BytesIO(archive)) as package:
        schema = json.loads(package.extractfile(SCHEMA).read())
    jsonschema.Draft7Validator(schema).validate(yaml.safe_load(config()))


@pytest.mark.unix
@pytest.mark.machine
def test_the_command_says_where_the_forms_are_and_ends_when_it_is_told(packages, tmp_path):
    (tmp_path / "cache/concord").mkdir(parents=True)
    (tmp_path / "cache/concord/forms").symlink_to(KEPT)
    place = {**os.environ, "PYTHONPATH": str(ROOT / "hooks"), "XDG_CACHE_HOME": str(tmp_path / "cache")}
    command = [sys.executable, "-m", "concord.cli", "--root", str(ROOT), "editor"]
    with subprocess.Popen(command, env=place, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as serving_it:
        try:
            said = re.fullmatch(
                r"Open (http://127\.0\.0\.1:\d+/index\.html) in Chrome or Edge\.\n", serving_it.stdout.readline()
            )
            with urlopen(said[1], timeout=20) as answer:
                assert answer.headers["Content-Security-Policy"] == POLICY
            with pytest.raises(HTTPError):
                urlopen(said[1].replace("index.html", "../pyproject.toml"), timeout=20)
        finally:
            serving_it.send_signal(signal.SIGINT)
        told = serving_it.communicate(timeout=20)[1]
    assert serving_it.returncode == 0
    assert "Work with Local Repository" in told


def test_a_package_that_is_not_what_it_was_is_not_used(packages):
    parcel = PARCELS[1]
    with pytest.raises(Refusal, match="is not used"):
        unpacked(parcel, packages[parcel.archive] + b" ")
    assert len(unpacked(parcel, packages[parcel.archive])) > 10_000


def test_the_icons_are_our_own(packages):
    parcel = PARCELS[0]
    script = unpacked(parcel, packages[parcel.archive])
    assert b"icons.woff2" in script
    assert b"fontsource/fonts/material" not in script


def test_the_forms_are_no_part_of_the_site(site):
    assert not list(site.rglob("sveltia*")) + list(site.rglob("shapes.json")) + list(site.rglob("config.yml"))


@pytest.mark.browser
@pytest.mark.corpus
def test_each_page_of_ours_has_a_form_of_its_own(chromium, address):
    context = chromium.new_context()
    page = context.new_page()
    said = []
    page.on("console", lambda message: said.append(message.text))
    page.add_init_script("window.showDirectoryPicker = () => navigator.storage.getDirectory();")
    page.goto(address.replace("index.html", "shapes.json"))
    originals = [
        p
        for p in (ROOT / "docs").rglob("*.md")
        if p.name.count(".") == 1 and not re.search(r"^withdrawn:", p.read_text(encoding="utf-8"), re.M)
    ]
    files = {p.relative_to(ROOT).as_posix(): p.read_bytes().decode() for p in (*originals, ROOT / "docs/sources.yaml")}
    page.evaluate(FILL, {".git/HEAD": "ref: refs/heads/main\n", **files})
    page.goto(address)
    with page.expect_console_message(lambda message: "The site data is ready" in message.text, timeout=120_000):
        page.get_by_role("button", name="Work with Local Repository").click()
    context.close()
    assert any(f"Parsed {len(files)} entries (0 errors)" in text for text in said), said


ANEW = """(pages) => fetch("shapes.json").then((told) => told.json()).then(({ language, ...kinds }) =>
  pages.map(([kind, code, text]) => {
    const { fromFile, toFile } = formatOf(kinds[kind], language);
    return toFile({ ...fromFile(text), [language]: code });
  }))"""


@pytest.mark.browser
@pytest.mark.corpus
def test_every_page_of_ours_is_opened_for_its_form_and_closed_again_and_not_a_byte_is_lost(chromium, address):
    files = [path for path in (ROOT / "docs").rglob("*.md") if path.name.count(".") < 3]
    rows = []
    for path in files:
        if found := parse_address(path.relative_to(ROOT / "docs").as_posix()):
            rows.append((found.kind.kind, found.language, path.read_bytes().decode()))
    rows.append(("source", "en", (ROOT / "docs/sources.yaml").read_bytes().decode()))
    assert len(rows) > 10_000
    context = chromium.new_context()
    page = context.new_page()
    page.goto(address)
    written = page.evaluate(ANEW, rows)
    context.close()
    names = [*files, ROOT / "docs/sources.yaml"]
    lost = [
        str(names[n])
        for n, (row, new) in enumerate(zip(rows, written, strict=True))
        if tidied(names[n].name, row[2], new) != row[2]
    ]
    assert lost == []
