"""A case: pages in, messages out, in one text file."""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass
from pathlib import Path

EPOCH = "SOURCE_DATE_EPOCH"
WORLD = Path(__file__).parent / "world"
CASES = tuple(sorted((Path(__file__).parent / "cases").glob("*.txt")))
_MARK = re.compile(r"^-- (.+?)( \((?:gone|cp1251)\))? --\n", re.MULTILINE)


@dataclass(frozen=True)
class Case:
    path: Path
    files: dict[str, bytes]
    gone: tuple[str, ...]
    expected: str
    epoch: str | None
    """SOURCE_DATE_EPOCH, where the case is told of one build."""

    def draw(self, root: Path) -> None:
        """The world with this case's changes, as a project folder."""
        docs = root / "docs"
        shutil.copytree(WORLD, docs)
        for name in self.gone:
            (docs / name).unlink()
        for name, text in self.files.items():
            (docs / name).parent.mkdir(parents=True, exist_ok=True)
            (docs / name).write_bytes(text)

    def accept(self, answer: str) -> None:
        """Write a new answer into the file."""
        head = self.path.read_text(encoding="utf-8").partition("-- expected --\n")[0]
        self.path.write_text(f"{head}-- expected --\n{answer}", encoding="utf-8")


def read_case(path: Path) -> Case:
    parts = _MARK.split(path.read_text(encoding="utf-8"))[1:]
    rows = [(name, mark or "", text) for name, mark, text in zip(parts[::3], parts[1::3], parts[2::3], strict=True)]
    files = {
        name: text.encode("cp1251" if "cp1251" in mark else "utf-8")
        for name, mark, text in rows
        if "gone" not in mark and name not in ("expected", EPOCH)
    }
    expected = next(text for name, _, text in rows if name == "expected")
    epoch = next((text.strip() for name, _, text in rows if name == EPOCH), None)
    return Case(path, files, tuple(name for name, mark, _ in rows if "gone" in mark), expected, epoch)
