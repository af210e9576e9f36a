"""How long a build takes and how it grows, against the stock stack in the same run.

Makes N pages of 300 words in three languages, so many a folder, and builds them (a) with `concord build`, as an editor
does; (b) with the same packages as they come: the theme's own menu (pruned), search and offline plugins, never with
`-q`, which hides what fails. Prints seconds, the largest process, bytes and files of both, and their ratios; judges
nothing.

Usage: bench/build.py [N[:FOLDER] …]      (default: 300:25 1000:25 1000:1000)
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent
WORLD = ROOT / "tests" / "world"
LANGUAGES = {"en": "English", "ru": "Русский", "uz": "Oʻzbekcha"}
WORDS = {
    "en": "trafficking persons exploitation assistance extradition evidence witness protection court request",
    "ru": "торговля людьми эксплуатация помощь выдача доказательства свидетель защита суд запрос",
    "uz": "savdosi odam ekspluatatsiya yordam ekstraditsiya dalillar guvoh himoya sud soʻrov",
}
TITLES = {"en": "Trafficking in persons", "ru": "Торговля людьми", "uz": "Odam savdosi"}
OURS = 'number: "{number}"\ntopic: trafficking-offence\nstatus: in-force\nsources: [code]\nconfidence: medium\n'
CODE = "---\ntitle: Criminal Code\nform: code\nstatus: in-force\nsources: [code]\nconfidence: medium\n---\n"
STOCK = """site_name: Stock
use_directory_urls: false
theme: {name: material, font: false, features: [navigation.prune]}
plugins:
  - search
  - i18n: {docs_structure: suffix, languages: [LANGUAGES]}
  - offline
"""
EDITED = "law/uz/code-0/art-0.md"
HEAD = f"{'pages':>12} {'':6} {'cold s':>7} {'edit s':>7} {'CPU s':>7} {'MB each':>8} {'site MB':>8} {'files':>7}"


@dataclass(frozen=True)
class Cost:
    """Seconds of a first build and of one after an edit, seconds of processor of the first, megabytes, files."""

    cold: float
    edit: float
    processor: float
    memory: float
    """The largest process."""
    size: float
    files: int

    def over(self, other: Cost) -> tuple[float, ...]:
        """What of it is how many times another's."""
        pairs = zip(vars(self).values(), vars(other).values(), strict=True)
        return tuple(mine / theirs for mine, theirs in pairs)


def main(shapes: list[str]) -> int:
    """Build and print three rows for each shape: theirs, ours, the ratio."""
    print(HEAD)
    for shape in shapes:
        count, _, folder = shape.partition(":")
        with tempfile.TemporaryDirectory() as name:
            stock = measured(Path(name) / "stock", int(count), int(folder or 25), False)
            ours = measured(Path(name) / "ours", int(count), int(folder or 25), True)
        for title, row in (("stock", vars(stock).values()), ("ours", vars(ours).values()), ("ratio", ours.over(stock))):
            cold, edit, processor, memory, size, files = row
            print(
                f"{shape:>12} {title:6} {cold:>7.2f} {edit:>7.2f} {processor:>7.2f} {memory:>8.2f} {size:>8.2f}"
                f" {files:>7.{0 if title != 'ratio' else 2}f}",
                flush=True,
            )
    return 0


def measured(root: Path, count: int, folder: int, ours: bool) -> Cost:
    """The cost of building `count` pages in each language, so many a folder, and of one edit after it."""
    write_pages(root / "docs", count, folder, ours)
    if ours:
        for name in ("hooks", "overrides"):
            (root / name).symlink_to(ROOT / name)
        shutil.copy(ROOT / "mkdocs.yml", root)
    else:
        rows = (f"{{locale: {c}, name: {n}, build: true, default: {c == 'en'}}}" for c, n in LANGUAGES.items())
        (root / "mkdocs.yml").write_text(STOCK.replace("LANGUAGES", ", ".join(rows)), encoding="utf-8")
    cold, processor, memory = run(root, ours)
    edited = root / "docs" / EDITED
    edited.write_text(edited.read_text(encoding="utf-8") + "\nOne sentence more.\n", encoding="utf-8")
    edit, _, _ = run(root, ours)
    sizes = [path.stat().st_size for path in (root / "site").rglob("*") if path.is_file()]
    return Cost(cold, edit, processor, memory, sum(sizes) / 1e6, len(sizes))


def run(root: Path, ours: bool) -> tuple[float, float, float]:
    """Seconds, seconds of processor, and megabytes of the largest process of one build."""
    command = ["concord.cli", "build", "--languages", ",".join(LANGUAGES)] if ours else ["mkdocs", "build"]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(ROOT / "hooks")}
    environment |= {"XDG_CACHE_HOME": str(root.parent / "cache"), "SOURCE_DATE_EPOCH": "1795510800"}
    with (root / "log").open("wb") as log:
        start = time.perf_counter()
        process = subprocess.Popen(
            [sys.executable, "-m", *command], cwd=root, env=environment, stdout=log, stderr=subprocess.STDOUT
        )
        _, status, used = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
    if status:
        raise SystemExit((root / "log").read_text(encoding="utf-8"))
    return seconds, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def write_pages(docs: Path, count: int, folder: int, ours: bool) -> None:
    """The small world with `count` more pages in each language, in folders of `folder` pages."""
    shutil.copytree(WORLD, docs)
    for number in range(count):
        code = docs / f"law/uz/code-{number // folder}"
        code.mkdir(exist_ok=True)
        if ours:
            (code / "index.md").write_text(CODE, encoding="utf-8")
        for language, words in WORDS.items():
            known = words.split()
            text = " ".join(known[(number * 7 + n * n) % len(known)] for n in range(300))
            fields = OURS.format(number=number) if ours and language == "en" else ""
            end = "" if language == "en" else f".{language}"
            title = f"{TITLES[language]} {number}"
            page = f"---\ntitle: {title}\n{fields}---\n\n{text}\n\n## {title} {{#note}}\n\n{text[:600]}\n"
            (code / f"art-{number}{end}.md").write_text(page, encoding="utf-8")


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:] or ["300:25", "1000:25", "1000:1000"]))
