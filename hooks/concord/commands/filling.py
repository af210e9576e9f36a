"""The command of organisers: many sticks of one copy, and what goes with them on paper."""

from __future__ import annotations

import argparse
import time
from pathlib import Path

from concord.commands.telling import CLEAN, TO_MEND, complain, progress_shown
from concord.stick.log import State
from concord.stick.master import read_master
from concord.stick.papers import write_papers
from concord.stick.sticks import fill_sticks


def run_sticks(root: Path, options: argparse.Namespace) -> int:
    """Make sticks of a copy, and what goes with them on paper; name each that is not whole then."""
    with progress_shown() as progress:
        master = read_master(options.copy, progress)
    with progress_shown() as progress:
        rows, log = fill_sticks(master, options.to, options.papers, time.strftime("%Y-%m-%d"), progress)
    write_papers(options.papers, master, log)
    failed = [row for row in rows if row.state is not State.WHOLE]
    for row in failed:
        print(f"{row.number}: {row.told}")
    complain(f"Sticks that are whole: {len(rows) - len(failed)} of {len(rows)}. On paper: {options.papers}")
    return TO_MEND if failed else CLEAN
