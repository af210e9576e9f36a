"""Mistakes that editors make, and things that only look like one: each a small change of a clean world.

A block of `mistakes/*.txt` begins with `# ` and what was done, then `@ file`, then the lines that go (`- `) and those
that come (`+ `); a file without lines that go is new, `@ old -> new` renames. `! rule` names who must tell of it, on the
line that begins with `> ` instead of `+ `, else on the first new line; `! rule line file` says it outright.
`! nothing` stands for what must pass. Lines with `= ` mend it, and the handbook shows them. `\\u00a0` is the sign of that number,
and `\\x9a` nine letters a.
"""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass
from pathlib import Path

from cases_file import WORLD

MISTAKES = Path(__file__).parent / "mistakes"
_TIMES = re.compile(r"\\x(\d+)(.)")
_ESCAPE = re.compile(r"\\u([0-9a-f]{4})|\\(t)")


@dataclass(frozen=True)
class Mistake:
    name: str
    file: str
    renamed: str
    gone: str
    come: str
    rule: str
    """Empty where nothing is wrong."""
    line: int
    """Of the file; 0: `at` tells it from the first new line."""
    at: int
    found: str
    """The file whose line is told."""
    encoding: str = "utf-8"
    right: str = ""
    """What mends it, for the one mistake of each rule that the handbook shows; of a file, its name."""

    def make(self, docs: Path) -> int:
        """Change a folder that holds the clean world; the line that is wrong."""
        if self.renamed:
            target = docs / self.renamed
            target.parent.mkdir(parents=True, exist_ok=True)
            (docs / self.file).rename(target)
            return self.line or 1
        path = docs / self.file
        before = path.read_text(encoding="utf-8") if path.exists() else ""
        assert before.count(self.gone) == 1 or not before, self.name
        after = before.replace(self.gone, self.come) if before else self.come
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(after.encode(self.encoding))
        if self.line or not self.come:
            return self.line or 1
        return before[: before.index(self.gone) if before else 0].count("\n") + 1 + self.at


def draw(docs: Path) -> None:
    """The clean world, with a page of every kind."""
    shutil.copytree(WORLD, docs)
    shutil.copytree(MISTAKES / "world", docs, dirs_exist_ok=True)


def read_mistakes() -> tuple[Mistake, ...]:
    blocks = (text for path in sorted(MISTAKES.glob("*.txt")) for text in path.read_text("utf-8").split("\n\n# ")[1:])
    return tuple(map(_read, blocks))


def _read(block: str) -> Mistake:
    name, *rows = [row for row in block.rstrip("\n").split("\n") if row]
    told = {sign: [row[2:] for row in rows if row[0] in sign] for sign in ("@", "-", "+>", "!", "~", "=")}
    file, _, renamed = told["@"][0].partition(" -> ")
    rule, line, where, *_ = [*told["!"][0].split(" "), "", ""]
    new = [row[0] for row in rows if row[0] in "+>"]
    at = new.index(">") if ">" in new else 0
    gone, come = ("".join(_plain(row) + "\n" for row in told[sign]) for sign in ("-", "+>"))
    encoding = told["~"][0] if told["~"] else "utf-8"
    found, right = where or renamed or file, "".join(row + "\n" for row in told["="])
    of = rule.replace("nothing", "")
    return Mistake(name, file, renamed, gone, come, of, int(line or 0), at, found, encoding, right)


def _plain(row: str) -> str:
    row = _TIMES.sub(lambda found: found[2] * int(found[1]), row)
    return _ESCAPE.sub(lambda found: "\t" if found[2] else chr(int(found[1], 16)), row)
