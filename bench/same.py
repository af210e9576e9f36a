"""Which files of the built site differ between two states of the project: what a change of the program did to pages.

Both are built on this machine, with this environment, as of one day.

Usage: bench/same.py BEFORE [AFTER]     (names of commits; AFTER is the last one)
"""

from __future__ import annotations

import os
import subprocess
import sys
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parent.parent
DAY = "1767225600"  # seconds: any, as long as it is one


def built(commit: str, folder: Path) -> dict[str, str]:
    """The digest of each file of the site of a commit, which is checked out into a new folder."""
    subprocess.run(["git", "worktree", "add", "--quiet", "--detach", folder, commit], cwd=ROOT, check=True)
    try:
        environment = {**os.environ, "PYTHONPATH": "hooks", "SOURCE_DATE_EPOCH": DAY, "NO_MKDOCS_2_WARNING": "1"}
        command = [sys.executable, "-m", "concord.cli", "build"]
        subprocess.run(command, cwd=folder, env=environment, stdout=subprocess.DEVNULL, check=True)
        files = (path for path in (folder / "site").rglob("*") if path.is_file())
        return {path.relative_to(folder / "site").as_posix(): sha256(path.read_bytes()).hexdigest() for path in files}
    finally:
        subprocess.run(["git", "worktree", "remove", "--force", folder], cwd=ROOT, check=True)


def main(before: str, after: str) -> None:
    """Print each file that is gone, new or other than before, and how many are the same."""
    with TemporaryDirectory() as folder:
        old, new = built(before, Path(folder) / "before"), built(after, Path(folder) / "after")
    for name in sorted(old.keys() | new.keys()):
        if old.get(name) != new.get(name):
            print("gone " if name not in new else "new  " if name not in old else "other", name)
    print(f"{sum(old.get(name) == new[name] for name in new)} of {len(new)} files are the same")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2] if len(sys.argv) > 2 else "HEAD")
