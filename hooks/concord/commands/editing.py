"""The commands of editors: a page begun, called by another id, and what rests on one."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator
from gettext import NullTranslations
from pathlib import Path

from concord.commands.telling import CLEAN, complain
from concord.content.catalogue import Catalogue
from concord.content.folder import read_catalogue
from concord.content.paths import ORIGINAL
from concord.editing.diffs import diff_of
from concord.editing.linking import links
from concord.editing.mentions import mentions
from concord.editing.renaming import CannotRename, Changed, new_ids, rename
from concord.language.localized import Localized
from concord.stick.together import put_files


def run_rename(root: Path, options: argparse.Namespace) -> int:
    """Call a record by another id wherever it is named, or show what that would change."""
    docs = root / "docs"
    catalogue = _whole(docs)
    ids = new_ids(catalogue, options.old, options.new)
    changes = rename(catalogue, lambda name: (docs / name).read_bytes().decode(), ids)
    if options.dry_run:
        for changed in changes:
            print(diff_of(changed, "docs"), end="")
    else:
        put_files(docs, dict(_files(docs, changes)))
        for changed in changes:
            print(f"docs/{changed.was}" + (f" → docs/{changed.file}" if changed.file != changed.was else ""))
    for place in mentions(root, docs, changes, ids):
        complain(f"names it too, and is left as it is: {place}")
    then = "nothing is changed yet" if options.dry_run else "now run `concord check`"
    complain(f"ids: {len(ids)}; files: {len(changes)}; {then}.")
    return CLEAN


def run_links(root: Path, options: argparse.Namespace) -> int:
    """Print what rests on a record, and what it rests on."""
    catalogue, problems = read_catalogue(root / "docs")
    ties = links(Localized(catalogue, ORIGINAL, NullTranslations()), options.id)
    print("way\tby\trecord\tplace")
    for tie in ties:
        print(f"{tie.way}\t{tie.by}\t{tie.other}\t{f'docs/{tie.place}' if tie.place else 'computed'}")
    if problems:
        complain(f"Not looked at: what cannot be read. Run `concord check`: {len(problems)} to mend.")
    return CLEAN


def _whole(docs: Path) -> Catalogue:
    """The content, all of it read: what cannot be read may name what is asked for."""
    catalogue, problems = read_catalogue(docs)
    if problems:
        raise CannotRename(f"{problems[0].headline()}\nRun `concord check` and mend this first: it may name the record.")
    return catalogue


def _files(docs: Path, changes: Iterable[Changed]) -> Iterator[tuple[str, bytes | None]]:
    for changed in changes:
        yield changed.file, (docs / changed.was).read_bytes() if changed.after is None else changed.after.encode()
        if changed.file != changed.was:
            yield changed.was, None
