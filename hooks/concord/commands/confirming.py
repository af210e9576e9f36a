"""The commands of links: who compared a page with what it rests on, and which links are followed."""

from __future__ import annotations

import argparse
import time
from collections.abc import Mapping
from pathlib import Path

from concord.answers.suspect import confirmations, confirmed, followed
from concord.commands.telling import CLEAN
from concord.content.catalogue import Catalogue
from concord.content.confirmations import LINKS, Confirmation, Pair, render_links
from concord.content.folder import read_catalogue
from concord.problem import Refusal
from concord.stick.replacing import put_file


def run_confirm(root: Path, options: argparse.Namespace) -> int:
    """Record that a person compared a page with what it rests on as that is today."""
    docs = root / "docs"
    catalogue = _read(docs)
    done = confirmed(catalogue, options.id, tuple(options.targets), time.strftime("%Y-%m-%d"), options.role)
    _write(docs, confirmations(catalogue) | done)
    for page, target in done:
        print(f"{page} rests on {target}: confirmed by {options.role}")
    return CLEAN


def run_follow(root: Path, options: argparse.Namespace) -> int:
    """Follow every link that is not followed yet from today on; nobody has confirmed it by that."""
    docs = root / "docs"
    catalogue = _read(docs)
    known, new = confirmations(catalogue), followed(catalogue, time.strftime("%Y-%m-%d"))
    _write(docs, known | new)
    gone = len(catalogue.confirmations) - len(known)
    print(f"{docs / LINKS}: followed from today: {len(new)}, before: {len(known)}, no longer there: {gone}")
    return CLEAN


def _read(docs: Path) -> Catalogue:
    """The catalogue, of which every line is read: what cannot be read must not lose its confirmations."""
    catalogue, problems = read_catalogue(docs)
    if problems:
        raise Refusal(f"{len(problems)} to mend before links are recorded: see `concord check`. Nothing was written.")
    return catalogue


def _write(docs: Path, rows: Mapping[Pair, Confirmation]) -> None:
    put_file(docs / LINKS, render_links(rows).encode())
