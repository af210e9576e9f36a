"""Pages as branches of git, a commit each, beside the working files, which nobody touches: all of them, or none."""

from __future__ import annotations

import subprocess
from collections.abc import Iterable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from concord.contributions.taking import Change
from concord.problem import Refusal

HEADS = "refs/heads/contribution/"


class Repository:
    """A project's folder under git."""

    def __init__(self, root: Path, environment: Mapping[str, str]) -> None:
        self._root, self._environment = root, environment

    @classmethod
    def at(cls, root: Path, environment: Mapping[str, str]) -> Repository | None:
        """That of a folder; None where there is none, or no git."""
        found = cls(root, environment)
        try:
            return found if found._git("rev-parse", "--is-inside-work-tree") == "true" else None
        except (OSError, Refusal):
            return None

    def has(self, change: Change) -> bool:
        """Whether there is a branch of a change already."""
        return bool(self._git("for-each-ref", HEADS + change.name))

    def check_unchanged(self, files: Iterable[str]) -> None:
        """Refusal where files of `docs/` are not as they were committed: a branch would take the rest along."""
        if told := self._git("status", "--porcelain", "--", *(f"docs/{name}" for name in sorted(files))):
            raise Refusal(f"Commit these first, or put them aside:\n{told}")

    def put(self, changes: Iterable[Change]) -> tuple[str, ...]:
        """A branch for each change, from the commit that is checked out: their names."""
        head = self._git("rev-parse", "--verify", "HEAD")
        commits = [(f"{HEADS}{change.name}", self._commit(change, head)) for change in changes]
        self._git("update-ref", "--stdin", said="".join(f"create {name} {commit}\n" for name, commit in commits))
        return tuple(name.removeprefix("refs/heads/") for name, _ in commits)

    def _commit(self, change: Change, head: str) -> str:
        with TemporaryDirectory() as folder:
            index = {"GIT_INDEX_FILE": str(Path(folder) / "index")}
            self._git("read-tree", head, **index)
            prefix = self._git("rev-parse", "--show-prefix")
            for name, text in sorted(change.files.items()):
                blob = self._git("hash-object", "-w", "--stdin", said=text)
                self._git("update-index", "--add", "--cacheinfo", f"100644,{blob},{prefix}docs/{name}", **index)
            tree = self._git("write-tree", **index)
        return self._git("commit-tree", tree, "-p", head, said=change.note)

    def _git(self, *words: str, said: str = "", **more: str) -> str:
        done = subprocess.run(
            ["git", *words],
            cwd=self._root,
            input=said.encode(),
            capture_output=True,
            check=False,
            env={**self._environment, **more},
        )
        if done.returncode:
            raise Refusal(f"git {words[0]}: {done.stderr.decode(errors='replace').strip()}")
        return done.stdout.decode(errors="replace").strip()
