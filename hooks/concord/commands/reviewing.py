"""The commands of reviewers: a step of review, kept on its page with day, role and words; whom a forge asks."""

from __future__ import annotations

import argparse
import time
from pathlib import Path

from concord.answers.review import step_taken
from concord.answers.suspect import check_role
from concord.commands.telling import CLEAN
from concord.content.folder import read_catalogue
from concord.records.steps import FIELDS, Step
from concord.stick.replacing import put_file
from concord.translation.splice import put_text
from concord.views.owners import read_correspondents, with_correspondents


def run_review(root: Path, options: argparse.Namespace) -> int:
    """Record that somebody checked a page as it stands, or published it."""
    docs, step = root / "docs", Step(options.step)
    catalogue, _ = read_catalogue(docs)
    check_role(options.role)
    told = step_taken(catalogue, options.id, step, time.strftime("%Y-%m-%d"), options.role)
    path = docs / catalogue.pages[options.id].file
    page = path.read_bytes().decode()
    for part, text in told.model_dump().items():
        page = put_text(page, (FIELDS[step], part), text, ())  # at the end of the fields
    put_file(path, page.encode())
    print(f"{path}: {step} by {told.by}, {told.on}")
    return CLEAN


def run_owners(root: Path, options: argparse.Namespace) -> int:
    """Write the correspondents of each country into CODEOWNERS."""
    folder = root / ".github"
    correspondents = read_correspondents((folder / "correspondents.txt").read_text(encoding="utf-8"))
    owners = with_correspondents((folder / "CODEOWNERS").read_text(encoding="utf-8"), correspondents)
    put_file(folder / "CODEOWNERS", owners.encode())
    print(f"{folder / 'CODEOWNERS'}: countries with correspondents: {len(correspondents)}")
    return CLEAN
