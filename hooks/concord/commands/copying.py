"""The commands of copies: made, signed, verified, brought up to date."""

from __future__ import annotations

import argparse
from pathlib import Path

from concord.commands.telling import CLEAN, TO_MEND, complain, progress_shown
from concord.problem import WrongUse
from concord.stick.front import HOW_TO_OPEN, START
from concord.stick.identity import identity_of
from concord.stick.passport import commit_of
from concord.stick.replacing import check_place
from concord.stick.signature import allowed_signer, fingerprint, minisign_public, new_key, public_of, read_key
from concord.stick.snapshot import Enclosed, write_snapshot
from concord.stick.update import update
from concord.stick.update_pack import write_update
from concord.stick.update_told import UPDATE
from concord.stick.verify import verify


def run_snapshot(root: Path, options: argparse.Namespace) -> int:
    """Write a snapshot of the built site; an encrypted one where its readers' keys are named."""
    site, out, keys = root / options.site, options.out.absolute(), options.recipients
    if (identity := identity_of(site)) is None:
        raise WrongUse(f"{site}: no built site here. Run `concord build` first.")
    if identity.is_restricted and not keys:
        raise WrongUse(f"{site}: is not for everybody, and is copied encrypted alone. Say --recipients FILE.")
    first, kind = (HOW_TO_OPEN, "an encrypted copy") if keys else (START, "a snapshot")
    check_place(options.out, first, kind, (root / "docs", site))
    with progress_shown() as progress:
        if keys:
            from concord.stick.sealed import write_sealed  # noqa: PLC0415  # most copies need nothing that encrypts

            count = write_sealed(site, out, identity, keys, progress)
        else:
            enclosed = Enclosed(root / "docs", commit_of(root), read_key(options.key) if options.key else None)
            count = write_snapshot(site, out, identity, progress, enclosed)
    print(f"{count} files of {identity}. Open {options.out / first}")
    return CLEAN


def run_verify(root: Path, options: argparse.Namespace) -> int:
    """Say whether a copy is as it was written, and name every file that is not."""
    with progress_shown() as progress:
        report = verify(options.copy, progress, options.key)
    for finding in report.findings:
        print(finding)
    complain(f"{options.copy} {report}")
    return CLEAN if report.is_whole else TO_MEND


def run_update_pack(root: Path, options: argparse.Namespace) -> int:
    """Write what turns one copy into the next, and say what it takes back."""
    check_place(options.out, UPDATE, "an update", (options.old, options.new))
    with progress_shown() as progress:
        told = write_update(options.old, options.new, options.out.absolute(), progress)
    for id in told.withdrawn:
        print(f"withdrawn: {id}")
    print(f"{options.out}: {told.base} → {told.result}; files new: {len(told.files)}, removed: {len(told.removed)}")
    return CLEAN


def run_update(root: Path, options: argparse.Namespace) -> int:
    """Bring a copy up to date, and say which pages of the old one nobody may use or pass on."""
    with progress_shown() as progress:
        done = update(options.pack, options.copy, progress)
    for id in done.told.withdrawn:
        print(f"withdrawn: {id}")
    print(f"{options.copy} {'was' if done.was_new else 'is now'} {done.told.result}")
    complain(f"{options.copy} {done.report}")
    return CLEAN


def run_keys(root: Path, options: argparse.Namespace) -> int:
    """Make a key, or read one that is there, and print what its copies are compared with."""
    public = public_of(read_key(options.file) if options.file.exists() else new_key(options.file))
    for label, text in (("fingerprint", fingerprint), ("minisign", minisign_public), ("ssh-keygen", allowed_signer)):
        print(f"{label}: {text(public)}")
    return CLEAN
