"""A command at a real terminal: what is typed, and all that its user then sees."""

from __future__ import annotations

import os
import pty
import select
import sys
import time
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

_KEYS = {"^C": b"\x03", "^D": b"\x04"}
_PROMPT = b"> "
_PATIENCE = 60.0  # seconds that a busy machine may take to answer


def dialogue(words: Sequence[str], typed: Iterable[str], root: Path, environment: Mapping[str, str]) -> tuple[int, str]:
    """Run `concord` in a folder and type a line at each prompt; how it ended, and the screen.

    `^C` and `^D` are the keys; the second, which ends all answers, leaves no trace on a terminal but one here.
    """
    process, terminal = pty.fork()
    if not process:
        os.chdir(root)
        os.execve(sys.executable, [sys.executable, "-m", "concord.cli", *words], {**os.environ, **environment})
    screen = _until_asked(terminal)
    for line in typed:
        os.write(terminal, _KEYS.get(line) or f"{line}\n".encode())
        screen += (b"^D" if line == "^D" else b"") + _until_asked(terminal)
    os.close(terminal)
    return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]), screen.decode().replace("\r\n", "\n")


def _until_asked(terminal: int) -> bytes:
    """What is shown up to the next prompt, or to the end."""
    shown, end = b"", time.monotonic() + _PATIENCE
    while time.monotonic() < end:
        if select.select([terminal], [], [], 0.2)[0]:
            try:
                new = os.read(terminal, 65536)
            except OSError:  # its other end is closed
                return shown
            shown += new
        elif shown.endswith(_PROMPT):
            return shown
    raise TimeoutError(shown.decode(errors="replace"))
