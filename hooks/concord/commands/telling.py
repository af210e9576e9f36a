"""What every command says and answers with."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from tqdm import tqdm

CLEAN, TO_MEND, WRONG_USE, BROKEN_OFF = 0, 1, 2, 130
"""Done; something to mend; wrong usage; broken off by its user."""


def complain(text: str) -> None:
    """Say something that is no result."""
    print(text, file=sys.stderr)


@contextmanager
def progress_shown(unit: str = "files") -> Iterator[Callable[[int, int], None]]:
    """A function that is told how many files, or what `unit` names, are done, of how many, and shows what is left."""
    with tqdm(unit=f" {unit}", disable=None, dynamic_ncols=True) as bar:  # None: where there is no terminal

        def show(done: int, total: int) -> None:
            bar.total = total
            bar.update(done - bar.n)

        yield show
