"""Each recipe of ARCHITECTURE.md, followed to the letter in a copy of the project: no step that it does not tell."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from cases_file import WORLD
from concord.pages.registry import missing
from conftest import ROOT

TEMPLATES = frozenset(path.stem for path in (ROOT / "overrides/concord/kinds").glob("*.html"))


def recipe(name):
    """The files and folders that a recipe names."""
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8").partition("## How to add")[2].partition("\n## ")[0]
    item = re.search(rf"^- \*\*{name}\*\*:(.+?)(?=^- |^\S|\Z)", text, re.DOTALL | re.MULTILINE)[1]
    return {path for path in re.findall(r"`([\w./-]+)`", item) if "/" in path or path.endswith(".yml")}


class Copy:
    """The project with the small world as its content, in which only the files that a recipe names may change."""

    def __init__(self, root: Path, name: str) -> None:
        self.root, self.told = root, recipe(name)
        self.touched: set[str] = set()
        for folder in ("hooks", "overrides", "tests"):
            shutil.copytree(ROOT / folder, root / folder, ignore=shutil.ignore_patterns("__pycache__"))
        shutil.copytree(WORLD, root / "docs")
        shutil.copytree(ROOT / "docs/contribute", root / "docs/contribute")
        for file in ("mkdocs.yml", "pyproject.toml"):
            shutil.copyfile(ROOT / file, root / file)

    def _step(self, path: str) -> Path:
        told = {t for t in self.told if path == t or (t.endswith("/") and path.startswith(t))}
        assert told, f"{path}: the recipe does not tell of it"
        self.touched |= told
        return self.root / path

    def write(self, path: str, text: str) -> None:
        file = self._step(path)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")

    def change(self, path: str, old: str, new: str, times: int = 1) -> None:
        file = self._step(path)
        text = file.read_text(encoding="utf-8")
        assert text.count(old) >= times, f"{path} has no {old!r}"
        file.write_text(text.replace(old, new, times), encoding="utf-8")

    def add_page(self, path: str, text: str) -> None:
        """Content is no step of a recipe."""
        file = self.root / "docs" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")

    def run(self, *words: str) -> subprocess.CompletedProcess[str]:
        environment = {**os.environ, "PYTHONPATH": str(self.root / "hooks"), "SOURCE_DATE_EPOCH": "1790000000"}
        command = [sys.executable, *words]
        held, end = os.pipe()  # the engine ends when its input does
        try:
            return subprocess.run(
                command, cwd=self.root, env=environment, stdin=held, capture_output=True, text=True, check=False
            )
        finally:
            os.close(held)
            os.close(end)

    def build(self, *languages: str) -> Path:
        os.environ["CONCORD_LANGUAGES"] = " ".join(languages)
        try:
            done = self.run("-m", "mkdocs", "build", "--strict")
        finally:
            del os.environ["CONCORD_LANGUAGES"]
        assert done.returncode == 0, done.stderr
        return self.root / "site"

    def read(self, path: str) -> str:
        return (self.root / "site" / path).read_text(encoding="utf-8")


@pytest.fixture
def copy(tmp_path):
    made = []

    def make(name):
        made.append(Copy(tmp_path, name))
        return made[0]

    yield make
    assert made[0].told == made[0].touched  # every step that is told was needed


def test_no_kind_and_no_computed_page_lacks_a_part():
    assert missing(TEMPLATES) == ()


def test_what_a_new_kind_lacks_is_said_in_one_message():
    from concord.records.kinds import Evidence, Record

    bare = type("Hotline", (Record, Evidence), {"__module__": __name__, "kind": "hotline", "__doc__": "A line."})
    said = missing(TEMPLATES, [bare])
    assert [line.partition(";")[0] for line in said] == [
        "kind hotline: no `label`, what readers call one",
        "kind hotline: no `room`, where its pages stand",
        "kind hotline: no view",
        "kind hotline: no template",
    ]


@pytest.mark.engine
def test_a_field(copy):
    project = copy("a field")
    project.change(
        "hooks/concord/records/kinds.py",
        "    form: PracticeForm\n",
        '    form: PracticeForm\n    cost: Prose | None = None\n    """What it cost, `nothing`, as its source says; empty: not known."""\n',
    )
    project.change(
        "overrides/concord/kinds/practice.html",
        "</h1>",
        "</h1>{% if shown.view.record.cost %}<p>{{ shown.view.record.cost | prose }}</p>{% endif %}",
    )
    page = project.root / "docs/practices/direct-channel.md"
    page.write_text(
        page.read_text(encoding="utf-8").replace("form: practice\n", "form: practice\ncost: Nothing at all\n")
    )
    site = project.build("en")
    assert "<p>Nothing at all</p>" in project.read("practices/direct-channel.html")
    assert "Nothing at all" in project.read("data/practice.csv")
    assert "<code>cost</code></th>" in project.read("contribute/fields.html")
    assert "cost" in json.loads((site / "data/schema/practice.json").read_text(encoding="utf-8"))["properties"]


KIND = '''

class Hotline(Record, Evidence):
    """A public telephone line."""

    kind: ClassVar = "hotline"
    label: ClassVar = N_("Hotline")
    room: ClassVar = "hotlines/{country}/{slug}"
    list_title: ClassVar = N_("Hotlines")
    number: str
    """The number as it is dialled: `1148`."""


KINDS: tuple[type[Record], ...] = (
    Hotline,'''
VIEW = '''"""A public telephone line."""

from __future__ import annotations

from dataclasses import dataclass

from concord.language.localized import EvidenceRow, Localized
from concord.records.kinds import Hotline


@dataclass(frozen=True)
class HotlineView:
    """Everything a hotline's page shows besides its text."""

    record: Hotline
    evidence: EvidenceRow


def hotline_view(local: Localized, record: Hotline) -> HotlineView:
    """The view of a hotline."""
    return HotlineView(record, local.evidence(record))
'''
TEMPLATE = """<h1>{{ page.title }}</h1>
<p>{{ shown.view.record.number }}</p>
{{ page.content | safe }}
"""
HOTLINE = "---\ntitle: The line\nnumber: '1148'\nsources: [report]\nconfidence: medium\n---\n\nDial it.\n"


@pytest.mark.engine
def test_a_kind_is_read_shown_listed_found_and_exported(copy):
    project = copy("a kind")
    project.change("hooks/concord/records/kinds.py", "\n\nKINDS: tuple[type[Record], ...] = (", KIND)
    project.write("hooks/concord/views/hotline.py", VIEW)
    registry = "hooks/concord/pages/registry.py"
    project.change(registry, "    Measure: measure_view,", "    Measure: measure_view,\n    Hotline: hotline_view,")
    project.change(registry, "    Country,\n", "    Country,\n    Hotline,\n")
    project.change(
        registry, "from concord.views.home", "from concord.views.hotline import hotline_view\nfrom concord.views.home"
    )
    project.write("overrides/concord/kinds/hotline.html", TEMPLATE)
    project.add_page("hotlines/uz/one.md", HOTLINE)
    project.write("tests/pages/world/hotlines/uz/one.md", HOTLINE)
    for story in ("hotlines/uz/one", "hotlines/index"):
        project.write(f"tests/pages/en/{story}.txt", "")
    asked = project.run("-m", "pytest", "-q", "-m", "not engine", "--update-cases", "tests/test_pages.py")
    assert asked.returncode == 0, asked.stdout
    assert "# The line\n1148\nDial it." in (project.root / "tests/pages/en/hotlines/uz/one.txt").read_text()
    project.build("en")
    assert "<p>1148</p>" in project.read("hotlines/uz/one.html")
    assert "The line" in project.read("indexes/names.html")
    assert "hotlines/uz/one" in project.read("assets/search/en/table.js")
    assert "1148" in project.read("data/hotline.csv")
    assert "The line" in project.read("hotlines/index.html")
    assert "hotlines/index.html" in project.read("index.html")  # the menu
    assert "Hotline" in project.read("assets/search/en/facets.js")


RULE = '''"""A practice says at which stages of a case it helps."""

from collections.abc import Iterator

from concord.content.catalogue import Catalogue
from concord.problem import Problem, Rule
from concord.records.kinds import Practice

RULE = Rule("practice-without-stage", "A reader looks for what helps at the stage her case is in.")


def check(catalogue: Catalogue) -> Iterator[Problem]:
    """Each practice without a stage."""
    for practice in catalogue.of_kind(Practice):
        if not practice.stages:
            yield RULE.broken(catalogue.place(practice.id), "names no stage of a case", "Add `stages: [identification]`.")
'''


@pytest.mark.machine
def test_a_rule_is_asked_has_its_story_its_mistake_and_its_pages(copy):
    project = copy("a rule")
    project.write("hooks/concord/rules/practice_without_stage.py", RULE)
    listed = "hooks/concord/rules/__init__.py"
    added = "    practice_without_stage,\n    repealed_law,\n"
    project.change(listed, "    repealed_law,\n", added, times=2)  # imported, and listed
    said = project.run("-m", "concord.cli", "check").stdout
    head = said.partition("\n")[0]
    assert head == "practices/direct-channel.md:1:1: names no stage of a case [practice-without-stage]"
    project.write("tests/cases/practice-without-stage_none.txt", f"-- expected --\n{said}")
    mistake = (
        "Mistakes of stages.\n\n# no stage\n@ practices/direct-channel.md\n- x\n+ y\n= z\n! practice-without-stage\n"
    )
    project.write("tests/mistakes/stages.txt", mistake)
    for name in ("practice-without-stage.md", "practice-without-stage.ru.md"):
        project.write(f"docs/contribute/rules/{name}", f"---\ntitle: A stage\n---\n\n```\n{head}\n```\n")
    asked = (
        "from concord.rules import RULES; from pathlib import Path\n"
        "told = {p.stem.split('_')[0] for p in Path('tests/cases').glob('*.txt')}\n"
        "tried = '\\n'.join(p.read_text() for p in Path('tests/mistakes').glob('*.txt'))\n"
        "pages = Path('docs/contribute/rules')\n"
        "assert all((pages / f'{rule.id}.md').exists() and (pages / f'{rule.id}.ru.md').exists() for rule in RULES)\n"
        "assert all(rule.id in told and f'! {rule.id}' in tried for rule in RULES)\n"
    )
    done = project.run("-c", asked)
    assert done.returncode == 0, done.stderr


@pytest.mark.engine
def test_a_name_that_people_type_is_found(copy):
    project = copy("a name that people type")
    project.change(
        "docs/practices/direct-channel.md", "form: practice\n", "form: practice\nalso_called: [the red phone]\n"
    )
    project.build("en")
    words = "".join(path.read_text(encoding="utf-8") for path in (project.root / "site/assets/search/en").glob("w*.js"))
    assert re.search(r"\\nphone\b", words)


@pytest.mark.engine
def test_a_language_has_its_pages_its_words_and_its_search(copy):
    project = copy("a language")
    project.change("hooks/concord/records/values.py", '"ar", "th")', '"ar", "th", "az")')
    project.change(
        "mkdocs.yml", "{locale: tr,", "{locale: az, name: Azərbaycanca, build: true}\n        - {locale: tr,"
    )
    turkish = (ROOT / "hooks/concord/language/locales/tr.po").read_text(encoding="utf-8")
    project.write("hooks/concord/language/locales/az.po", turkish.replace("Language: tr", "Language: az"))
    alphabet = "a b c ç d e ə f g ğ h x ı i j k q l m n o ö p r s ş t u ü v y z"
    project.change("hooks/concord/letters/collation.py", '    "tr": ', f'    "az": "{alphabet}",\n    "tr": ')
    words = (ROOT / "hooks/concord/search/words/tr.yaml").read_text(encoding="utf-8")
    project.write("hooks/concord/search/words/az.yaml", words)
    project.write("tests/search/az.tsv", "insan alveri\taz\tglossary/extradition\tterm\n")
    project._step("overrides/partials/languages/")  # the theme has Azerbaijani words
    project.build("az")
    home = project.read("az/index.html")
    assert '<html lang="az" dir="ltr"' in home
    assert (project.root / "site/assets/search/az/table.js").is_file()
    assert "az/corridors/uz-ae.html" in {
        path.relative_to(project.root / "site").as_posix() for path in (project.root / "site/az").rglob("*.html")
    }
