"""The commands of editors: a page begun, called by another id, and what rests on one."""

from __future__ import annotations

import argparse
import shlex
import sys
import textwrap
from collections.abc import Iterable, Iterator
from functools import partial
from gettext import NullTranslations
from pathlib import Path

from concord.commands.telling import CLEAN, complain
from concord.content.catalogue import SOURCES, Catalogue
from concord.content.folder import read_catalogue
from concord.content.paths import ORIGINAL
from concord.editing.addresses import Fault
from concord.editing.asking import CannotBegin, filled
from concord.editing.diffs import diff_of
from concord.editing.linking import links
from concord.editing.mentions import mentions
from concord.editing.register import with_source
from concord.editing.renaming import CannotRename, Changed, new_ids, rename
from concord.editing.scaffold import Blank, Draft
from concord.language.localized import Localized
from concord.records.kinds import KINDS
from concord.stick.together import put_files
from concord.told import Say, told


def begin(root: Path, options: argparse.Namespace, say: Say) -> str:
    """Ask for what a new page must say, and write it; its file, from the content folder."""
    docs, kind = root / "docs", next(kind for kind in KINDS if kind.kind == options.kind)
    catalogue, problems = read_catalogue(docs)
    if broken := next((each for each in problems if each.place.file == SOURCES and not kind.room), None):
        what = f"{broken.place}: {say(broken.what)}"
        raise CannotBegin(told("%(what)s. Run `concord check`, and mend this first.", what=what))
    draft = filled(catalogue, Draft(kind, {}), dict(options.fields), partial(_asked, say))
    path = docs / draft.file
    if kind.room and path.exists():  # no page of the catalogue stands there, but something does
        raise CannotBegin(told("%(file)s: is there already, and was left as it is. Choose another id.", file=path))
    text = draft.text if kind.room else with_source(path.read_bytes().decode(), draft.id, draft.text)
    put_files(docs, {draft.file: text.encode()})
    print(path)
    return draft.file


def _asked(say: Say, draft: Draft, blank: Blank, complaint: Fault | None) -> str:
    """What is answered at the terminal, or in the next line of a file; EOFError where there is none."""
    if complaint:
        _tell("  ", f"{say(complaint[0])}. {say(complaint[1])}")
    else:
        complain("")
        _tell("", f"{blank.name}: {say(blank.says)}")
        if blank.choices:
            _tell("  ", say(told("One of: %(words)s", words=", ".join(blank.choices))))
        if blank.otherwise is not None:
            _tell("  ", say(told("Enter alone: %(words)s", words=blank.otherwise or told("leave it out"))))
    try:
        print("> ", end="", file=sys.stderr, flush=True)
        return input()
    except EOFError:
        complain("")
        raise
    except KeyboardInterrupt:
        said = [word for name, answer in draft.answers.items() for word in ("--field", f"{name}={answer}")]
        command = shlex.join(["concord", "new", draft.kind.kind, *said])
        complain("\n" + say(told("Nothing was written. To go on from here: %(command)s", command=command)))
        raise


def _tell(margin: str, text: str) -> None:
    complain(textwrap.fill(text, 100, initial_indent=margin, subsequent_indent="  ", break_on_hyphens=False))


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


def _whole(docs: Path) -> Catalogue:
    """The content, all of it read."""
    catalogue, problems = read_catalogue(docs)
    if problems:
        what = told("%(place)s: %(what)s", place=problems[0].place, what=problems[0].what)
        mend = told("Run `concord check`, and mend this first: what cannot be read may name the record too.")
        raise CannotRename(told("%(what)s. %(mend)s", what=what, mend=mend))
    return catalogue


def _files(docs: Path, changes: Iterable[Changed]) -> Iterator[tuple[str, bytes | None]]:
    for changed in changes:
        yield changed.file, (docs / changed.was).read_bytes() if changed.after is None else changed.after.encode()
        if changed.file != changed.was:
            yield changed.was, None


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
