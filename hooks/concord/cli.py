"""The command line, `concord check | build | snapshot | verify | clean | …`, which alone prints."""

from __future__ import annotations

import argparse
import gc
import io
import os
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from concord.arguments import parser
from concord.content.beside import cleaned
from concord.content.catalogue import Catalogue
from concord.content.editions import is_whole
from concord.content.folder import read_catalogue
from concord.content.withdrawals import withdrawal
from concord.edition import read_edition
from concord.paper.making import make_paper
from concord.problem import Refusal, WrongUse, in_order, render_github, render_json
from concord.stick.build import build_site
from concord.stick.front import HOW_TO_OPEN, START
from concord.stick.identity import EDITION, date_of, identity_of
from concord.stick.passport import commit_of
from concord.stick.replacing import check_place, put_file
from concord.stick.signature import allowed_signer, fingerprint, minisign_public, new_key, public_of, read_key
from concord.stick.snapshot import Enclosed, write_snapshot
from concord.stick.verify import verify
from concord.translation.drafts import NothingToTranslate, confirm, draft, file_to_write, untouched
from concord.translation.pack import read_pack, write_pack
from concord.translation.unpacking import unpack
from concord.verdict import examine, memory_of, with_line
from concord.views.editor_files import editor_files
from concord.views.status import TABLES

CLEAN, TO_MEND, WRONG_USE, BROKEN_OFF = 0, 1, 2, 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command. 0: done; 1: something to mend; 2: wrong usage; 130: broken off by its user."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a code page lacks most of our letters
    options = parser().parse_args(arguments)
    root: Path = options.root.resolve()
    if options.command not in ("verify", "keys") and not (root / "docs").is_dir():
        _complain(f"{root}: no folder `docs` here. Go to the project's folder, or name it with --root.")
        return WRONG_USE
    gc.disable()  # what is read is kept until the command ends: to look for garbage in it costs a fifth of the time
    try:
        code = _RUNS[options.command](root, options)
        sys.stdout.flush()
    except Refusal as error:
        _complain(str(error))
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
        _complain(f"{error.filename}: {error.strerror}. What was there before is unchanged.")
    else:  # only what is printed has no name; whoever closed a pipe has read enough
        if not isinstance(error, BrokenPipeError):
            _complain(f"The output cannot be written: {error.strerror}.")
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return TO_MEND


def run_check(root: Path, options: argparse.Namespace) -> int:
    """Print every problem of the content."""
    docs = root / "docs"
    verdict = examine(docs, date_of(os.environ), memory_of(root))
    problems = verdict.problems
    if options.format == "json":
        print(render_json(problems))
    for problem in problems if options.format != "json" else ():
        print(render_github(problem, "docs") if options.format == "github" else with_line(problem, docs))
    for cleared in verdict.cleared:
        _complain(f"let pass: {cleared}")
    count = f"{len(problems)} to mend" if problems else "nothing to mend"
    print(f"{count}; {verdict.records} records read", file=sys.stderr)
    return TO_MEND if problems else CLEAN


def run_build(root: Path, options: argparse.Namespace) -> int:
    """Check the content, build the site beside the old one, put it in place and print where to open it."""
    site = root / options.site
    date_of(os.environ)
    check_place(site, "index.html", "a site", (root / "docs",))
    if _is_to_mend(root, f"{site} is unchanged"):
        return TO_MEND
    build_site(root, site, {**os.environ, EDITION: options.edition})
    for name, text in editor_files():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        put_file(root / name, text.encode())
    print(f"Open {site / 'index.html'}")
    return CLEAN


def _is_to_mend(root: Path, so: str) -> bool:
    problems = examine(root / "docs", date_of(os.environ), memory_of(root)).problems
    for problem in problems:
        _complain(with_line(problem, root / "docs"))
    if problems:
        _complain(f"{len(problems)} to mend; {so}.")
    return bool(problems)


def run_snapshot(root: Path, options: argparse.Namespace) -> int:
    """Write a snapshot of the built site; an encrypted one where its readers' keys are named."""
    site, out, keys = root / options.site, options.out.absolute(), options.recipients
    if (identity := identity_of(site)) is None:
        raise WrongUse(f"{site}: no built site here. Run `concord build` first.")
    if identity.is_restricted and not keys:
        raise WrongUse(f"{site}: is not for everybody, and is copied encrypted alone. Say --recipients FILE.")
    first, kind = (HOW_TO_OPEN, "an encrypted copy") if keys else (START, "a snapshot")
    check_place(options.out, first, kind, (root / "docs", site))
    if keys:
        from concord.stick.sealed import write_sealed  # noqa: PLC0415  # most copies need nothing that encrypts

        count = write_sealed(site, out, identity, keys, _progress)
    else:
        enclosed = Enclosed(root / "docs", commit_of(root), read_key(options.key) if options.key else None)
        count = write_snapshot(site, out, identity, _progress, enclosed)
    print(f"{count} files of {identity}. Open {options.out / first}")
    return CLEAN


def run_verify(root: Path, options: argparse.Namespace) -> int:
    """Say whether a copy is as it was written, and name every file that is not."""
    report = verify(options.copy, _progress, options.key)
    for finding in report.findings:
        print(finding)
    _complain(f"{options.copy} {report}")
    return CLEAN if report.is_whole else TO_MEND


def run_paper(root: Path, options: argparse.Namespace) -> int:
    """Write a PDF of the named pages of the content as it stands."""
    if _is_to_mend(root, "nothing is printed"):
        return TO_MEND
    edition, _ = read_edition(root / "docs", root / ".staged", os.environ)
    name, made = make_paper(edition, root / "overrides", tuple(options.ids), options.language)
    (root / options.to).mkdir(parents=True, exist_ok=True)
    put_file(root / options.to / name, made)
    print(options.to / name)
    return CLEAN


def run_keys(root: Path, options: argparse.Namespace) -> int:
    """Make a key, or read one that is there, and print what its copies are compared with."""
    public = public_of(read_key(options.file) if options.file.exists() else new_key(options.file))
    for label, text in (("fingerprint", fingerprint), ("minisign", minisign_public), ("ssh-keygen", allowed_signer)):
        print(f"{label}: {text(public)}")
    return CLEAN


def run_clean(root: Path, options: argparse.Namespace) -> int:
    """Write pictures and documents anew with nothing but what they show."""
    for path in options.files:
        put_file(root / path, cleaned(root / path))
        print(root / path)
    return CLEAN


def run_withdraw(root: Path, options: argparse.Namespace) -> int:
    """Put a notice in the place of a page, and tell what still names it."""
    docs, (catalogue, _) = root / "docs", read_catalogue(root / "docs")
    for name, text in withdrawal(catalogue, options.id, time.strftime("%Y-%m-%d"), options.reason).items():
        (docs / name).unlink() if text is None else put_file(docs / name, text.encode())
        print(docs / name)
    for relation in catalogue.incoming.get(options.id, ()):
        print(f"still named by {docs}/{catalogue.place(relation.origin, relation.path)}", file=sys.stderr)
    _complain("Now run `concord check`, build, and tell who handed out copies: `data/withdrawn.json` lists the page.")
    return CLEAN


def run_status(root: Path, options: argparse.Namespace) -> int:
    """Print how many records of each kind there are, and how many in each language."""
    catalogue, _ = read_catalogue(root / "docs")
    for row in TABLES[options.rows](catalogue):
        print("\t".join(row))
    return CLEAN


def run_translate(root: Path, options: argparse.Namespace) -> int:
    """Write a translation's file beside its original; or a pack of them, or what a pack brings back."""
    if options.ids and not options.pack:
        raise WrongUse(f"{' '.join(options.ids)}: several records go only with --pack.")
    catalogue, _ = read_catalogue(root / "docs")
    if options.pack or options.unpack:
        return (_pack if options.pack else _unpack)(root / "docs", catalogue, options)
    name = file_to_write(root / "docs", catalogue, options.id, options.language)
    if options.done and (options.id, options.language) not in catalogue.translations:
        raise NothingToTranslate(f"{name}: there is no translation yet. Run this without --done first.")
    text = (confirm if options.done else draft)(catalogue, options.id, options.language)
    path = root / "docs" / name
    put_file(path, text.encode())
    print(f"{path}{'' if options.done else ': translate it, then run the same with --done'}")
    if options.done and (left := untouched(catalogue, options.id, options.language)):
        _complain(f"Not counted as translated, since they say word for word what the original says: {', '.join(left)}")
    return CLEAN


def _pack(docs: Path, catalogue: Catalogue, options: argparse.Namespace) -> int:
    file = Path(options.id)
    if file.exists():
        _complain(f"{file}: is there already, and a translator's work may be in it. Name a new file.")
        return WRONG_USE
    for id in options.ids:
        file_to_write(docs, catalogue, id, options.language)
    records, rows = catalogue.records, catalogue.translations
    written = sorted(id for id, language in rows if language == options.language and is_whole(records[id]))
    ids = tuple(dict.fromkeys(options.ids)) or written
    put_file(file, write_pack(catalogue, options.language, ids))
    print(f"{file}, pages: {len(ids)}. Translate it, then run `concord translate --unpack {options.language} {file}`")
    return CLEAN


def _unpack(docs: Path, catalogue: Catalogue, options: argparse.Namespace) -> int:
    entries, broken = read_pack(options.id, Path(options.id).read_bytes(), options.language)
    back = unpack(catalogue, docs, options.language, entries)
    for name, text in back.pages.items():
        put_file(docs / name, text.encode())
        print(docs / name)
    problems = in_order([*broken, *back.problems])
    for problem in problems:
        _complain(with_line(problem, Path()))
    left = f"; {back.waiting} changed but still fuzzy, so not taken" if back.waiting else ""
    then = ". Now run `concord check`." if back.pages else ""
    print(f"pages changed: {len(back.pages)}; {len(problems)} to mend{left}{then}", file=sys.stderr)
    return TO_MEND if problems else CLEAN


def _progress(done: int, total: int) -> None:
    if sys.stderr.isatty():
        bar = "█" * (30 * done // total)
        print(f"\r{bar:<30} {done}/{total}", end="\n" if done == total else "", file=sys.stderr)


def _complain(text: str) -> None:
    print(text, file=sys.stderr)


_RUNS = {
    "check": run_check,
    "build": run_build,
    "snapshot": run_snapshot,
    "verify": run_verify,
    "paper": run_paper,
    "keys": run_keys,
    "clean": run_clean,
    "withdraw": run_withdraw,
    "status": run_status,
    "translate": run_translate,
}


if __name__ == "__main__":
    raise SystemExit(main())
