"""The command line, `concord check | build | snapshot | sticks | verify | …`. It and `commands` alone print."""

from __future__ import annotations

import argparse
import gc
import io
import os
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from concord.answers.suspect import not_followed
from concord.arguments import parser
from concord.commands.checking import check_content, is_to_mend, tell_of
from concord.commands.confirming import run_confirm, run_follow
from concord.commands.copying import run_keys, run_snapshot, run_update, run_update_pack, run_verify
from concord.commands.editing import run_impact, run_tidy
from concord.commands.filling import run_sticks
from concord.commands.importing import Around, take_in
from concord.commands.pages import begin, run_links, run_rename
from concord.commands.reviewing import run_owners, run_review
from concord.commands.telling import BROKEN_OFF, CLEAN, TO_MEND, WRONG_USE, complain, progress_shown
from concord.commands.translating import run_translate
from concord.content.beside import cleaned
from concord.content.catalogue import Catalogue
from concord.content.folder import read_catalogue
from concord.content.withdrawals import withdrawal
from concord.language.saying import language_asked, sayer
from concord.problem import Refusal, WrongUse, render_github
from concord.stick.build import CHECKED, build_site
from concord.stick.identity import COPY, EDITION, content_hash, date_of, languages_of
from concord.stick.replacing import check_place, put_file
from concord.stick.since import SINCE
from concord.stick.together import put_files
from concord.views.editor_files import editor_files
from concord.views.links import suspect_problems
from concord.views.status import DATED, TABLES

_WITHOUT_PROJECT = ("sticks", "verify", "update-pack", "update", "keys", "zim", "one-file")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command. 0: done; 1: something to mend; 2: wrong usage; 130: broken off by its user."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a code page lacks most of our letters
    options = parser().parse_args(arguments)
    root: Path = options.root.resolve()
    if options.command not in _WITHOUT_PROJECT and not (root / "docs").is_dir():
        complain(f"{root}: no folder `docs` here. Go to the project's folder, or name it with --root.")
        return WRONG_USE
    gc.disable()  # what is read is kept until the command ends: to look for garbage in it costs a fifth of the time
    try:
        code = _RUNS[options.command](root, options)
        sys.stdout.flush()
    except Refusal as error:
        complain(sayer(language_asked(os.environ))(error.args[0]))
        return WRONG_USE if isinstance(error, WrongUse) else TO_MEND
    except OSError as error:
        return _failed(error)
    except KeyboardInterrupt:
        return BROKEN_OFF
    finally:
        gc.enable()
    return code


def _failed(error: OSError) -> int:
    if error.filename is not None:
        complain(f"{error.filename}: {error.strerror}. What was there before is unchanged.")
    else:  # only what is printed has no name; whoever closed a pipe has read enough
        if not isinstance(error, BrokenPipeError):
            complain(f"The output cannot be written: {error.strerror}.")
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return TO_MEND


def run_check(root: Path, options: argparse.Namespace) -> int:
    """Say what is to mend in the content."""
    return check_content(root, options, os.environ)


def run_build(root: Path, options: argparse.Namespace) -> int:
    """Check the content, build the site beside the old one, put it in place and print where to open it."""
    site = root / options.site
    environment = {**os.environ, EDITION: options.edition, COPY: options.languages or os.environ.get(COPY, "")}
    date_of(environment), languages_of(environment)
    check_place(site, "index.html", "a site", (root / "docs",))
    environment[CHECKED] = content_hash(root / "docs")  # before it is read: an edit meanwhile gives it another
    if is_to_mend(root, os.environ, f"{site} is unchanged"):
        return TO_MEND
    since = {SINCE: str(options.since.absolute())} if options.since else {}
    with progress_shown("pages") as progress:
        build_site(root, site, {**environment, **since}, options.jobs, progress)
    for name, text in editor_files():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        put_file(root / name, text.encode())
    print(f"Open {site / 'index.html'}")
    return CLEAN


def run_part(root: Path, options: argparse.Namespace) -> int:
    """Write the part of a site that the environment names, and end when whoever asked for it is no more."""
    from concord.rendering.whole import build_part, end_with_the_caller  # noqa: PLC0415  # others render nothing

    end_with_the_caller()
    problems = build_part(root, options.site, os.environ, lambda done, total: print(done, total, flush=True))
    for problem in problems:
        complain(problem.headline())
    return TO_MEND if problems else CLEAN


def run_serving(root: Path, options: argparse.Namespace) -> int:
    """Serve the site as it stands until its user breaks off."""
    from concord.commands.serving import run_serve  # noqa: PLC0415  # others render nothing

    return run_serve(root, options, dict(os.environ))


def run_paper(root: Path, options: argparse.Namespace) -> int:
    """Write a PDF of the named pages of the content as it stands."""
    from concord.edition import read_edition  # noqa: PLC0415  # other commands need neither pages nor a printer's libraries
    from concord.paper.making import make_paper  # noqa: PLC0415

    if is_to_mend(root, os.environ, "nothing is printed"):
        return TO_MEND
    edition, _ = read_edition(root / "docs", os.environ)
    name, made = make_paper(edition, root / "overrides", tuple(options.ids), options.language)
    (root / options.to).mkdir(parents=True, exist_ok=True)
    put_file(root / options.to / name, made)
    print(options.to / name)
    return CLEAN


def run_for_phones(root: Path, options: argparse.Namespace) -> int:
    """Write a language of a built site as one file, or pages of it as files of their own."""
    try:
        from concord.phone.commands import RUNS  # noqa: PLC0415  # other copies need none of its libraries
    except ModuleNotFoundError as error:
        raise WrongUse(
            f"{error.name}: is not installed. Copies for phones need it: pip install -e '.[phone]'"
        ) from error
    for told in RUNS[options.command](options):
        print(told)
    return CLEAN


def run_forms(root: Path, options: argparse.Namespace) -> int:
    """Show the forms for editing, until they are broken off."""
    from concord.commands.forms import run_editor  # noqa: PLC0415  # no other command serves anything

    return run_editor(root, options)


def run_clean(root: Path, options: argparse.Namespace) -> int:
    """Write pictures and documents anew with nothing but what they show."""
    for path in options.files:
        put_file(root / path, cleaned(root / path))
        print(root / path)
    return CLEAN


def run_withdraw(root: Path, options: argparse.Namespace) -> int:
    """Put a notice in the place of a page, and tell what still names it."""
    docs, (catalogue, _) = root / "docs", read_catalogue(root / "docs")
    changed = withdrawal(catalogue, options.id, time.strftime("%Y-%m-%d"), options.reason)
    put_files(docs, {name: None if text is None else text.encode() for name, text in changed.items()})
    for name in changed:
        print(docs / name)
    for relation in catalogue.incoming.get(options.id, ()):
        print(f"still named by {docs}/{catalogue.place(relation.origin, relation.path)}", file=sys.stderr)
    complain("Now run `concord check`, build, and tell who handed out copies: `data/withdrawn.json` lists the page.")
    return CLEAN


def run_new(root: Path, options: argparse.Namespace) -> int:
    """Begin a page, and print what is still to mend on it."""
    say = sayer(language_asked(os.environ))
    return tell_of(root, begin(root, options, say), os.environ, say)


def run_import(root: Path, options: argparse.Namespace) -> int:
    """Make pages of what people sent."""
    return take_in(Around(root, os.environ, time.strftime("%Y-%m-%d")), options.files, options.to)


def run_status(root: Path, options: argparse.Namespace) -> int:
    """Print how many records of each kind there are, and how many in each language."""
    catalogue, _ = read_catalogue(root / "docs")
    if options.rows == "suspect" and (new := not_followed(catalogue)):
        complain(f"Links that are not followed yet: {len(new)}. Say `concord follow`.")
    if options.format == "github":
        return _annotate(catalogue, options.rows)
    today = date_of(os.environ) or time.strftime("%Y-%m-%d")
    table = DATED[options.rows](catalogue, today) if options.rows in DATED else TABLES[options.rows](catalogue)
    for row in table:
        print("\t".join(row))
    return CLEAN


def _annotate(catalogue: Catalogue, rows: str | None) -> int:
    if rows != "suspect":
        raise WrongUse("--format github goes with --suspect, whose rows stand at lines of a change.")
    for problem in suspect_problems(catalogue):
        print(render_github(problem, "docs", sayer(language_asked(os.environ)), "warning"))
    return CLEAN


_RUNS = {
    "check": run_check,
    "build": run_build,
    "part": run_part,
    "serve": run_serving,
    "snapshot": run_snapshot,
    "sticks": run_sticks,
    "verify": run_verify,
    "paper": run_paper,
    "update-pack": run_update_pack,
    "update": run_update,
    "keys": run_keys,
    "zim": run_for_phones,
    "one-file": run_for_phones,
    "clean": run_clean,
    "withdraw": run_withdraw,
    "confirm": run_confirm,
    "follow": run_follow,
    "review": run_review,
    "owners": run_owners,
    "new": run_new,
    "rename": run_rename,
    "links": run_links,
    "status": run_status,
    "import": run_import,
    "translate": run_translate,
    "tidy": run_tidy,
    "impact": run_impact,
    "editor": run_forms,
}


if __name__ == "__main__":
    raise SystemExit(main())
