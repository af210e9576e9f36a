"""What every command says and answers with."""

from __future__ import annotations

import sys

CLEAN, TO_MEND, WRONG_USE, BROKEN_OFF = 0, 1, 2, 130
"""Done; something to mend; wrong usage; broken off by its user."""


def complain(text: str) -> None:
    """Say something that is no result."""
    print(text, file=sys.stderr)
