"""A real LibreOffice for the tests, which many offices have in the place of Word: the machine's own, else Debian's."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from programs import installed


def saved_again(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Word files by name, as LibreOffice saves them in Word's format."""
    with TemporaryDirectory() as folder:
        before, after = Path(folder) / "before", Path(folder) / "after"
        before.mkdir()
        for name, data in files.items():
            (before / name).write_bytes(data)
        profile = f"-env:UserInstallation={(Path(folder) / 'profile').as_uri()}"
        command = [
            installed("libreoffice-writer-nogui", "soffice", "libreoffice"),
            profile,
            "--headless",
            "--convert-to",
            "docx",
            "--outdir",
            str(after),
        ]
        subprocess.run([*command, *map(str, before.iterdir())], check=True, capture_output=True, timeout=300)
        return {path.name: path.read_bytes() for path in after.iterdir()}
