"""Kiwix for the tests, as a reader has it: the machine's own server of ZIM files and their checker, else Debian's packages."""

from __future__ import annotations

import re
import socket
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.parse import unquote, urlencode
from urllib.request import urlopen

from programs import installed

_LINK = re.compile(r'<a href="([^"]+)"')


class Kiwix:
    """A running server; what it holds goes by the names of the files."""

    def __init__(self, port: int) -> None:
        self.port = port

    def get(self, path: str) -> str:
        with urlopen(f"http://127.0.0.1:{self.port}/{path}", timeout=20) as answer:
            return str(answer.read().decode())

    def search(self, book: str, query: str) -> list[str]:
        """The paths of the first ten pages that are found."""
        told = self.get(f"search?{urlencode({'content': book, 'pattern': query, 'pageLength': 10})}")
        links = (unquote(link).partition(f"/{book}/") for link in _LINK.findall(told))
        return [path for _, mark, path in links if mark and path.endswith(".html")]

    def suggest(self, book: str, query: str) -> str:
        return self.get(f"suggest?{urlencode({'content': book, 'term': query})}")


@contextmanager
def serving(files: Sequence[Path]) -> Iterator[Kiwix]:
    """A server of some ZIM files, which ends with the block."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port = one.getsockname()[1]
    command = [installed("kiwix-tools", "kiwix-serve"), "--address", "127.0.0.1", "--port", str(port), *map(str, files)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        try:
            kiwix = Kiwix(port)
            for _ in range(100):
                with suppress(OSError):
                    kiwix.get("")
                    break
                time.sleep(0.1)
            yield kiwix
        finally:
            server.terminate()
