"""One at a time: a lock that the system lets go of when its holder dies, however it dies."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from concord.problem import Refusal

if sys.platform == "win32":
    import msvcrt

    def _lock(file: IO[bytes]) -> None:
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _lock(file: IO[bytes]) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


@contextmanager
def alone(lock: Path, target: Path) -> Iterator[None]:
    """Hold a lock file while the block runs; a Refusal where another process holds it."""
    with lock.open("ab") as file:
        try:
            _lock(file)
        except (BlockingIOError, PermissionError):  # the second is what Windows says
            raise _busy(target) from None
        if not _is_still(lock, file):
            raise _busy(target)
        try:
            yield
        finally:
            with suppress(OSError):  # Windows keeps a file that is open; it may stay
                lock.unlink()


def _is_still(lock: Path, file: IO[bytes]) -> bool:
    # Its last holder removes the file while holding it, so whoever had opened it by then locks a file that is gone.
    try:
        return os.path.samestat(lock.stat(), os.fstat(file.fileno()))
    except FileNotFoundError:
        return False


def _busy(target: Path) -> Refusal:
    return Refusal(f"{target}: another build or copy is writing here. Wait until it has ended, then run this again.")
