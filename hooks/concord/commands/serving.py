"""The site as it stands, in the browser of whoever edits it, on her own machine alone."""

from __future__ import annotations

import argparse
import mimetypes
import posixpath
import threading
from collections.abc import Callable
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

from concord.commands.telling import CLEAN, complain
from concord.problem import WrongUse
from concord.rendering.live import Live
from concord.verdict import with_line

HOST = "127.0.0.1"
_ASK, _SCRIPT = "-/mark", "-/again.js"
# Only here may a page ask anything of a server: this one, whether the page is still as it was.
_POLICY, _OPENED = b"default-src 'none';", b"default-src 'none'; connect-src 'self';"
_AGAIN = """
"use strict";
(async (shown) => {
  const ask = async () => (await fetch("/-/mark")).text();
  for (;; await new Promise((go) => setTimeout(go, 250))) {
    if (document.hidden) continue;
    const mark = await ask().catch(() => shown);
    if (mark !== shown) return location.reload();
  }
})(document.currentScript.dataset.mark);
"""


def run_serve(root: Path, options: argparse.Namespace, environment: dict[str, str]) -> int:
    """Serve the site of a project until its user breaks off."""
    live = Live(root, environment)
    answering = _answering(live, threading.Lock(), _Told(root / "docs").tell)
    try:
        server = ThreadingHTTPServer((HOST, options.port), answering)
    except OSError as error:
        raise WrongUse(f"Port {options.port}: {error.strerror}. Say another: --port {options.port + 1}.") from error
    with server:
        print(f"Open http://{HOST}:{server.server_port}/ and edit under docs/. It ends with Ctrl-C.", flush=True)
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            return CLEAN
    return CLEAN


class _Told:
    """Says what keeps a page out, each state of the content once."""

    def __init__(self, docs: Path) -> None:
        self.docs, self.before = docs, ""

    def tell(self, live: Live) -> None:
        """Say what cannot be read, where that is new."""
        told = "\n".join(with_line(problem, self.docs) for problem in live.problems)
        if told != self.before:
            complain(told or "Everything can be read again.")
            self.before = told


def _answering(live: Live, lock: threading.Lock, tell: Callable[[Live], None]) -> type[BaseHTTPRequestHandler]:
    class Answering(BaseHTTPRequestHandler):
        """Answers what a browser asks, one question at a time."""

        def do_GET(self) -> None:  # the name is the library's
            """Answer with a file of the site, made now."""
            if (self.headers.get("Host") or "").partition(":")[0] not in (HOST, "localhost"):
                return self.send_error(HTTPStatus.MISDIRECTED_REQUEST)  # another site's page asks through this browser
            path = posixpath.normpath(unquote(urlsplit(self.path).path)).lstrip("/")
            with lock:
                mark = live.look()
                tell(live)
                made = _own(path, mark) or live.file("index.html" if path in ("", ".") else path)
            if made is None:
                return self.send_error(HTTPStatus.NOT_FOUND)
            kind = mimetypes.guess_type(path or "index.html")[0] or "text/html"
            return self._send(kind, _opened(made, mark) if kind == "text/html" else made)

        def _send(self, kind: str, made: bytes) -> None:
            self.send_response(HTTPStatus.OK)
            self.send_header("Content-Type", f"{kind}; charset=utf-8" if kind.startswith("text/") else kind)
            self.send_header("Content-Length", str(len(made)))
            self.send_header("Cache-Control", "no-store")
            self.end_headers()
            self.wfile.write(made)

        def log_message(self, format: str, *told: object) -> None:  # the name is the library's
            """Keep quiet: an editor reads what is to mend."""

    return Answering


def _own(path: str, mark: str) -> bytes | None:
    """What only this server has: the mark of what stands, and the script that asks for it."""
    return {_ASK: mark.encode(), _SCRIPT: _AGAIN.encode()}.get(path)


def _opened(page: bytes, mark: str) -> bytes:
    """A page that loads itself again when what stands is no longer what it was made from."""
    asking = f'<script src="/{_SCRIPT}" data-mark="{mark}"></script></body>'.encode()
    return page.replace(_POLICY, _OPENED, 1).replace(b"</body>", asking, 1)
