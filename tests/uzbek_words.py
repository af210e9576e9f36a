"""Debian's list of Uzbek words in Cyrillic letters: the machine's own, else its package."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

LIST = Path("/usr/share/hunspell/uz_UZ.dic")
HELP = "No list of Uzbek words was found and none could be installed. On Debian: apt-get install hunspell-uz"


def uzbek_words() -> frozenset[str]:
    """All words of the list, in small letters."""
    if not LIST.exists() and shutil.which("apt-get") and os.geteuid() == 0:
        subprocess.run(["apt-get", "update", "-qq"], check=False)
        subprocess.run(["apt-get", "install", "-y", "-qq", "hunspell-uz"], check=False)
    if not LIST.exists():
        raise RuntimeError(HELP)
    lines = LIST.read_text(encoding="utf-8").splitlines()[1:]
    return frozenset(line.partition("/")[0].strip().lower() for line in lines)
