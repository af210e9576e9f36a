"""The content as it was: at a commit of git, or in another folder."""

from __future__ import annotations

import io
import subprocess
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from concord.problem import WrongUse


@contextmanager
def content_at(root: Path, against: str) -> Iterator[Path]:
    """The content folder of a commit, such as `HEAD` or `origin/main`, or of a folder that holds one."""
    if (folder := Path(against)).is_dir():
        yield folder / "docs" if (folder / "docs").is_dir() else folder
        return
    with TemporaryDirectory() as made:
        with tarfile.open(fileobj=io.BytesIO(_archive(root, against))) as archive:
            archive.extractall(made, filter="data")
        yield Path(made) / "docs"


def _archive(root: Path, commit: str) -> bytes:
    """The content of a commit as `git archive` packs it; WrongUse where git does not know it."""
    # Nothing that a commit is called may be taken for an option.
    command = ["git", "-C", str(root), "archive", "--format=tar", "--end-of-options", commit, "docs"]
    try:
        done = subprocess.run(command, capture_output=True, check=False)
    except FileNotFoundError as error:
        raise WrongUse("git is not installed. Name a folder with the content as it was, by --against.") from error
    if done.returncode:
        said = done.stderr.decode(errors="replace").strip().splitlines()
        mend = "Name a commit that is here (`git fetch` brings others), or a folder with the content as it was."
        raise WrongUse(f"{commit}: {said[-1] if said else 'git has no such commit'}. {mend}")
    return done.stdout
