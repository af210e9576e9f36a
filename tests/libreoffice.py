"""A real LibreOffice for the tests, which many offices have in the place of Word: the machine's own, else Debian's."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

HELP = """No LibreOffice was found and none could be installed.
Install one and run the tests again:  apt-get install --no-install-recommends libreoffice-writer-nogui
"""


def find_libreoffice() -> str:
    """The path of a LibreOffice; fails with advice."""
    for attempt in range(2):
        if found := shutil.which("soffice") or shutil.which("libreoffice"):
            return found
        if attempt == 0 and shutil.which("apt-get") and os.geteuid() == 0:
            subprocess.run(["apt-get", "update", "-qq"], check=False)
            package = ["--no-install-recommends", "libreoffice-writer-nogui"]
            subprocess.run(["apt-get", "install", "-y", "-qq", *package], check=False, stdout=subprocess.DEVNULL)
    raise RuntimeError(HELP)


def saved_again(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Word files by name, as LibreOffice saves them in Word's format."""
    with TemporaryDirectory() as folder:
        before, after = Path(folder) / "before", Path(folder) / "after"
        before.mkdir()
        for name, data in files.items():
            (before / name).write_bytes(data)
        profile = f"-env:UserInstallation={(Path(folder) / 'profile').as_uri()}"
        command = [find_libreoffice(), profile, "--headless", "--convert-to", "docx", "--outdir", str(after)]
        subprocess.run([*command, *map(str, before.iterdir())], check=True, capture_output=True, timeout=300)
        return {path.name: path.read_bytes() for path in after.iterdir()}
