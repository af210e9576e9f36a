"""Programs of others that the tests run: the machine's own, else Debian's packages."""

from __future__ import annotations

import os
import shutil
import subprocess

import pytest


def installed(package: str, *names: str) -> str:
    """The path of the first program that is there by one of its names; fails with advice where none can be had."""
    if not (found := _found(names)) and shutil.which("apt-get") and os.geteuid() == 0:
        command = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", package]
        for words in (["apt-get", "update", "-qq"], command):
            subprocess.run(words, capture_output=True, check=False)
        found = _found(names)
    return found or pytest.fail(
        f"No {names[0]} was found. Install it and run the tests again: apt-get install {package}"
    )


def _found(names: tuple[str, ...]) -> str | None:
    return next((path for name in names if (path := shutil.which(name))), None)
