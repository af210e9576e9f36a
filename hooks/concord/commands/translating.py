"""The command of translators: a page to translate, packs, sheets for review, and what comes back."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from concord.commands.telling import CLEAN, TO_MEND, WRONG_USE, complain
from concord.content.catalogue import Catalogue
from concord.content.editions import is_whole
from concord.content.folder import read_catalogue
from concord.problem import WrongUse, in_order
from concord.stick.replacing import put_file
from concord.translation.drafts import NothingToTranslate, confirm, draft, file_to_write, untouched
from concord.translation.pack import read_pack, write_pack
from concord.translation.reviewing import reading_order, review_sheet, reviewed
from concord.translation.unpacking import reviews, unpack
from concord.verdict import with_line


def run_translate(root: Path, options: argparse.Namespace) -> int:
    """Write a translation's file beside its original; or a pack of them, or what a pack brings back."""
    if options.ids and not (options.pack or options.sheet):
        raise WrongUse(f"{' '.join(options.ids)}: several records go only with --pack and --sheet.")
    catalogue, _ = read_catalogue(root / "docs")
    if options.pack or options.sheet or options.unpack:
        return (_unpack if options.unpack else _pack)(root / "docs", catalogue, options)
    if options.reviewed:
        return _review(root / "docs", catalogue, options.language, (options.id, *options.reviewed))
    name = file_to_write(root / "docs", catalogue, options.id, options.language)
    if options.done and (options.id, options.language) not in catalogue.translations:
        raise NothingToTranslate(f"{name}: there is no translation yet. Run this without --done first.")
    text = (confirm if options.done else draft)(catalogue, options.id, options.language)
    path = root / "docs" / name
    put_file(path, text.encode())
    print(f"{path}{'' if options.done else ': translate it, then run the same with --done'}")
    if options.done and (left := untouched(catalogue, options.id, options.language)):
        complain(f"Not counted as translated, since they say word for word what the original says: {', '.join(left)}")
    return CLEAN


def _pack(docs: Path, catalogue: Catalogue, options: argparse.Namespace) -> int:
    file = Path(options.id)
    if file.exists():
        complain(f"{file}: is there already, and a translator's work may be in it. Name a new file.")
        return WRONG_USE
    for id in options.ids:
        file_to_write(docs, catalogue, id, options.language)
    records, rows = catalogue.records, catalogue.translations
    written = sorted(id for id, language in rows if language == options.language and is_whole(records[id]))
    ids = tuple(dict.fromkeys(options.ids)) or reading_order(catalogue, written)
    if options.sheet:
        put_file(file, review_sheet(catalogue, ids, options.language).encode())
        print(f"{file}, pages: {len(ids)}. Print it for whoever reviews the translation.")
        return CLEAN
    put_file(file, write_pack(catalogue, options.language, ids))
    print(f"{file}, pages: {len(ids)}. Translate it, then run `concord translate --unpack {options.language} {file}`")
    return CLEAN


def _unpack(docs: Path, catalogue: Catalogue, options: argparse.Namespace) -> int:
    entries, broken = read_pack(options.id, Path(options.id).read_bytes(), options.language)
    back = unpack(catalogue, docs, options.language, entries)
    for name, text in back.pages.items():
        put_file(docs / name, text.encode())
        print(docs / name)
    for review in reviews(entries):
        _review(docs, read_catalogue(docs)[0], options.language, review)
    problems = in_order([*broken, *back.problems])
    for problem in problems:
        complain(with_line(problem, Path()))
    left = f"; {back.waiting} changed but still fuzzy, so not taken" if back.waiting else ""
    then = ". Now run `concord check`." if back.pages else ""
    print(f"pages changed: {len(back.pages)}; {len(problems)} to mend{left}{then}", file=sys.stderr)
    return TO_MEND if problems else CLEAN


def _review(docs: Path, catalogue: Catalogue, language: str, review: tuple[str, str, str]) -> int:
    """Record who reviewed a translation, and when."""
    id, *told = review
    path = docs / file_to_write(docs, catalogue, id, language)
    text = path.read_bytes().decode() if path.exists() else ""
    put_file(path, reviewed(catalogue, (id, language), text, *told).encode())
    print(f"{path}: reviewed {' by '.join(told)}")
    return CLEAN
