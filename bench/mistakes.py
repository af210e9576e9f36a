"""What other checkers find of the mistakes that editors make, and how long each takes, beside ours in the same run.

Each mistake is put into a clean small world (`tests/mistakes`) and counts as found where a tool says more than of the
world without it: ours, whose tests hold that each is told on its line; rumdl about the Markdown; check-jsonschema about
the fields (by the schemas of our own records, each page's front matter in a file of its own); MkDocs in a strict build
with the packages as they come. What only looks like a mistake and is told all the same is a false alarm.
Seconds: of the small world, and of all of `docs/`.

Usage: bench/mistakes.py [N]      (each Nth mistake alone, which takes an Nth of an hour; default: 1, all)
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "hooks")]

from mistakes_file import Mistake, draw, read_mistakes  # noqa: E402

from concord.content.paths import ORIGINAL, parse_address  # noqa: E402
from concord.records.kinds import Record  # noqa: E402
from concord.views.editor_files import _written, sources_schema  # noqa: E402

SCHEMAS = """
import json, sys
from pathlib import Path
from check_jsonschema import main
for options in json.loads(Path(sys.argv[1]).read_text()):
    main(options, standalone_mode=False)
"""
PYTHON = (sys.executable, "-m")
RUMDL = Path(sys.executable).with_name("rumdl")
Say = Callable[[Path], set[str]]
"""What a checker says of a content folder, line by line."""

STOCK = """\
site_name: Stock
strict: true
theme: {name: material, font: false}
validation: {links: {anchors: warn}}
plugins:
  - i18n:
      docs_structure: suffix
      languages:
        - {locale: en, name: English, build: true, default: true}
        - {locale: ru, name: Русский, build: true}
"""
_VARYING = re.compile(r"[0-9.]+ ?m?s(?:econds)?\b|\x1b\[[0-9;]*m")
_FIELDS = re.compile(r"---\n(.*?)\n---\n", re.DOTALL)


def main(each: int) -> int:
    """Print a line for each tool."""
    wrong, right = (
        [one for one in read_mistakes() if bool(one.rule) is is_wrong][::each] for is_wrong in (True, False)
    )
    print(", ".join(f"{name} {version(name)}" for name in ("concord", "check-jsonschema", "mkdocs")))
    print(f"{len(wrong)} mistakes, {len(right)} things that only look like one\n")
    print(f"{'':18}{'found':>7}{'part':>7}{'false alarms':>14}{'small, s':>10}{'docs/, s':>10}")
    for name, say in tools().items():
        found, alarms = tried(name, say, wrong), tried(name, say, right)
        small, large = seconds(say, None), seconds(say, ROOT / "docs")
        print(f"{name:18}{found:7}{found / len(wrong):7.2f}{alarms:14}{small:10.2f}{large:10.1f}", flush=True)
    return 0


def tried(name: str, say: Say, mistakes: list[Mistake]) -> int:
    """Of how many mistakes a tool says more than of the world without them."""
    with TemporaryDirectory() as folder:
        draw(Path(folder) / "docs")
        clean, found = say(Path(folder) / "docs"), 0
    for number, mistake in enumerate(mistakes, 1):
        print(f"\r{name}: {number} of {len(mistakes)}", end="\r", file=sys.stderr, flush=True)
        with TemporaryDirectory() as folder:
            draw(Path(folder) / "docs")
            mistake.make(Path(folder) / "docs")
            found += not say(Path(folder) / "docs") <= clean
    return found


def seconds(say: Say, docs: Path | None) -> float:
    """How long a tool looks at a content folder; at the small world where none is given."""
    with TemporaryDirectory() as folder:
        copy = Path(folder) / "docs"
        shutil.copytree(docs, copy) if docs else draw(copy)
        start = time.perf_counter()
        say(copy)
        return time.perf_counter() - start


def ours(docs: Path) -> set[str]:
    """What `concord check` says."""
    said = told(docs, [*PYTHON, "concord.cli", "--root", str(docs.parent), "check"])
    return {line for line in said if not line.startswith("nothing to mend")}


def rumdl(docs: Path) -> set[str]:
    """What rumdl says of the Markdown."""
    return {line for line in told(docs, [str(RUMDL), "check", "--no-cache", str(docs)]) if "[MD" in line}


def strict(docs: Path) -> set[str]:
    """What MkDocs says in a strict build of the packages as they come."""
    (docs.parent / "mkdocs.yml").write_text(STOCK, encoding="utf-8")
    return {line for line in told(docs, [*PYTHON, "mkdocs", "build"]) if "INFO" not in line}


def by_schema(docs: Path) -> set[str]:
    """What check-jsonschema says of the fields of each kind of record, in one process."""
    fields = docs.parent / "fields"
    shutil.rmtree(fields, ignore_errors=True)
    fields.mkdir()
    calls = [
        (schema_of(kind), [written(docs, fields, page) for page in pages]) for kind, pages in of_kinds(docs).items()
    ]
    calls.append((sources_schema(), [docs / "sources.yaml"]))
    options = []
    for number, (schema, files) in enumerate(calls):
        (fields / f"{number}.json").write_text(json.dumps(schema), encoding="utf-8")
        options.append(["--schemafile", str(fields / f"{number}.json"), *map(str, files)])
    (fields / "calls.json").write_text(json.dumps(options), encoding="utf-8")  # too long for a command
    return told(docs, [sys.executable, "-c", SCHEMAS, str(fields / "calls.json")])


def of_kinds(docs: Path) -> dict[type[Record], list[Path]]:
    """The pages of each kind, translations aside."""
    found: dict[type[Record], list[Path]] = {}
    for page in sorted(docs.rglob("*.md")):
        address = parse_address(page.relative_to(docs).as_posix())
        if address and address.language == ORIGINAL:
            found.setdefault(address.kind, []).append(page)
    return found


def schema_of(kind: type[Record]) -> dict[str, Any]:
    """The schema of what a page's front matter says; its id follows from its path."""
    schema = _written(kind.model_json_schema())
    links = {"Link": {"type": ["string", "object"]}}  # a page writes the id alone
    required = [name for name in schema.get("required", ()) if name != "id"]
    return {**schema, "required": required, "$defs": {**schema.get("$defs", {}), **links}}


def written(docs: Path, fields: Path, page: Path) -> Path:
    """The front matter of a page in a file of its own."""
    found = _FIELDS.match(page.read_bytes().decode("utf-8", "replace"))
    file = fields / page.relative_to(docs).with_suffix(".yaml")
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(found[1] if found else "{}", encoding="utf-8")
    return file


def told(docs: Path, command: list[str]) -> set[str]:
    """The lines that a command prints, without what differs from one folder or run to the next."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "hooks"), "NO_MKDOCS_2_WARNING": "1", "NO_COLOR": "1"}
    done = subprocess.run(command, cwd=docs.parent, env=environment, capture_output=True, text=True, check=False)
    lines = (done.stdout + done.stderr).replace(str(docs.parent), "").splitlines()
    return {_VARYING.sub("", line) for line in lines}


def tools() -> dict[str, Say]:
    """Each checker by its name; rumdl where it is installed."""
    more = {f"rumdl {version('rumdl')}": rumdl} if RUMDL.exists() else {}
    return {"concord check": ours, **more, "check-jsonschema": by_schema, "mkdocs --strict": strict}


if __name__ == "__main__":
    raise SystemExit(main(int(next(iter(sys.argv[1:]), "1"))))
