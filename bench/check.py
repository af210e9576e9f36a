"""How long `concord check` takes, by the processor's clock: all of the content, a large one, and one changed file.

The large content is the real one with copies of its pages beside them, each with words of its own, until there are as
many records as asked for. Another checkout of the project is measured in the same run, on its own content enlarged to
as many: what it cannot read it would not check.

Usage: bench/check.py [RECORDS] [CHECKOUT]     (default: 10000 records, this checkout alone)
"""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parent.parent
COPIED = ("practices", "cases", "law")


def main(records: int, checkouts: list[Path]) -> None:
    """Print a line for each content and checkout."""
    for checkout in checkouts:
        with TemporaryDirectory() as folder:
            project = Path(folder)
            shutil.copytree(checkout / "docs", project / "docs")
            tell(checkout, "the real content", check(checkout, project))
            enlarge(project / "docs", records)
            whole = check(checkout, project)
            tell(checkout, f"{records} records", whole)
            same = check(checkout, project)
            tell(checkout, "  the same, nothing changed", same, f"{same / whole:.2f} of the whole")
            page = next((project / "docs/practices").glob("*-copy-1.md"))
            page.write_text(page.read_text(encoding="utf-8") + "\nOne more sentence.\n", encoding="utf-8")
            again = check(checkout, project)
            tell(checkout, "  the same, one file changed", again, f"{again / whole:.2f} of the whole")


def enlarge(docs: Path, records: int) -> None:
    """Copy pages, with their translations, under new names until there are so many records."""
    every = [page for page in sorted(docs.rglob("*.md")) if page.name.count(".") == 1]
    sources = (docs / "sources.yaml").read_text(encoding="utf-8").count("\n- id: ")
    missing = records - len(every) - sources
    pages = [page for page in every if page.relative_to(docs).parts[0] in COPIED and page.stem != "index"]
    for number in range(missing):
        page, turn = pages[number % len(pages)], number // len(pages) + 1
        for file in page.parent.glob(f"{page.stem}.*md"):
            text = file.read_text(encoding="utf-8").replace("\nformerly:", "\n# formerly:")
            target = file.with_name(file.name.replace(page.stem, f"{page.stem}-copy-{turn}", 1))
            target.write_text(f"{text}\nNumber {number}.\n" if "\n---\n" in text else text, encoding="utf-8")


def check(checkout: Path, project: Path) -> float:
    """The seconds of processor that one check takes."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    environment = {**os.environ, "PYTHONPATH": str(checkout / "hooks")}
    command = [sys.executable, "-m", "concord.cli", "--root", str(project), "check", "--format", "json"]
    subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def tell(checkout: Path, what: str, seconds: float, more: str = "") -> None:
    """Print one measurement."""
    print(f"{checkout.name:12} {what:32} {seconds:7.2f} s  {more}", flush=True)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000, [ROOT, *map(Path, sys.argv[2:3])])
