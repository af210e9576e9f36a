"""What the commands for phones do, and what they say of it."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

from concord.phone.one_file import one_files
from concord.phone.zim import write_zim
from concord.problem import WrongUse
from concord.stick.identity import Identity, identity_of
from concord.stick.replacing import put_file


def _zim(options: argparse.Namespace) -> Iterator[str]:
    identity = _for_everybody(options.site)
    count = write_zim(options.site, options.language, identity, options.to)
    yield f"{count} pages of {identity}, {options.to.stat().st_size} bytes. Open {options.to} with Kiwix."


def _one_file(options: argparse.Namespace) -> Iterator[str]:
    pages = [page.resolve() for page in options.pages]
    site = next((folder for folder in pages[0].parents if identity_of(folder)), pages[0])
    _for_everybody(site)
    options.to.mkdir(parents=True, exist_ok=True)
    for name, data in one_files(site, pages):
        put_file(options.to / name, data)
        yield str(options.to / name)


def _for_everybody(site: Path) -> Identity:
    if (identity := identity_of(site)) is None:
        raise WrongUse(f"{site}: no built site here. Run `concord build` first.")
    if identity.is_restricted:
        raise WrongUse(f"{site}: is not for everybody, and leaves a computer only by `concord snapshot --recipients`.")
    return identity


RUNS = {"zim": _zim, "one-file": _one_file}
