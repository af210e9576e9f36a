"""The commands and what each is told: `concord --help`."""

from __future__ import annotations

import argparse
from pathlib import Path

from concord.content.paths import ORIGINAL
from concord.language.languages import SITE

_COUNTED = {
    "languages": "how far each translation is, and how much is stale",
    "corridors": "how far it is known how to ask, by corridor and measure",
    "quotations": "whose words are kept, and on what basis",
    "plain": "which pages on law or practice do not begin with a short sentence in plain words",
}


def parser() -> argparse.ArgumentParser:
    """What reads the words of a command: its name is `command`."""
    whole = argparse.ArgumentParser(prog="concord", description="Law and practice against trafficking, side by side.")
    whole.add_argument("--root", type=Path, default=Path(), help="the project's folder (default: this one)")
    commands = whole.add_subparsers(required=True, dest="command", metavar="COMMAND")
    checking = commands.add_parser("check", help="say what is to mend in the content")
    checking.add_argument("--format", choices=("text", "github", "json"), default="text")
    building = commands.add_parser("build", help="build the site into a folder")
    building.add_argument("--site", type=Path, default=Path("site"), help="the folder (default: site)")
    editions = ("public", "restricted")
    building.add_argument("--edition", choices=editions, default=editions[0], help="for everybody, or with the rest")
    building.add_argument("--since", type=Path, metavar="COPY", help="the copy before, to say what changed")
    several = "those of the copy, such as uz,ru; those that stand in for what they lack come with them (default: all)"
    building.add_argument("--languages", default="", metavar="CODES", help=several)
    _add_copies(commands)
    cleaning = commands.add_parser("clean", help="take out of pictures and documents what they do not show")
    cleaning.add_argument("files", nargs="+", type=Path, metavar="FILE", help="a picture or PDF, written in its place")
    counting = commands.add_parser("status", help="count the records by kind and language")
    for name, told in _COUNTED.items():
        counting.add_argument(f"--{name}", dest="rows", action="store_const", const=name, help=told)
    taking = commands.add_parser("withdraw", help="take a page back: a notice stands in its place")
    taking.add_argument("id", metavar="ID", help="a record, such as practices/direct-channel")
    taking.add_argument("--reason", required=True, help="why, for those who keep the pages; it is published nowhere")
    receiving = commands.add_parser("import", help="make pages of what people sent: files that the form saved")
    receiving.add_argument("files", nargs="+", type=Path, metavar="FILE", help="such as contribution.json")
    where = "a new folder for the pages, instead of a branch of git for each file"
    receiving.add_argument("--to", type=Path, metavar="FOLDER", help=where)
    _add_translate(commands.add_parser("translate", help="write what is to translate, or take it back"))
    return whole


def _add_copies(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    copying = commands.add_parser("snapshot", help="write a copy of the built site for a stick")
    copying.add_argument("out", type=Path, metavar="OUT", help="the folder to write")
    copying.add_argument("--site", type=Path, default=Path("site"), help="the built site (default: site)")
    sealing = copying.add_mutually_exclusive_group()
    sealing.add_argument("--key", type=Path, metavar="FILE", help="sign it with the key in a file, as `keys` makes it")
    sealing.add_argument(
        "--recipients", type=Path, metavar="FILE", help="encrypt it for the age keys in a file, one a line"
    )
    filling = commands.add_parser("sticks", help="make many sticks of a copy, each read back, verified and numbered")
    filling.add_argument("copy", type=Path, metavar="COPY", help="what `snapshot` wrote, or a stick that is whole")
    filling.add_argument(
        "--to", nargs="+", type=Path, required=True, metavar="STICK", help="a folder where one is mounted, or an image"
    )
    filling.add_argument(
        "--papers", type=Path, default=Path("papers"), help="the folder of log, labels, hand-outs (default: papers)"
    )
    verifying = commands.add_parser("verify", help="say whether a copy is as it was written")
    verifying.add_argument("copy", type=Path, metavar="DIR", help="the folder or stick with START-HERE.html")
    verifying.add_argument("--key", metavar="SHA256:…", help="the fingerprint that was printed for you")
    printing = commands.add_parser("paper", help="write a PDF of a page, of a sheet or, of several, a binder")
    what = "a page such as countries/uz, or a sheet such as corridors/uz-ae#repatriation"
    printing.add_argument("ids", nargs="+", metavar="ID", help=what)
    printing.add_argument("--language", choices=SITE, default=ORIGINAL, help=f"its language (default: {ORIGINAL})")
    printing.add_argument("--to", type=Path, required=True, metavar="FOLDER", help="where to write it")
    _add_updates(commands)
    _add_phones(commands)
    keeping = commands.add_parser("keys", help="make a key to sign copies with, or say what one is compared by")
    keeping.add_argument("file", type=Path, metavar="FILE", help="where the key is kept; nobody else may read it")


def _add_updates(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    packing = commands.add_parser("update-pack", help="write a small folder that turns one copy into the next")
    packing.add_argument("new", type=Path, metavar="NEW", help="the new copy")
    packing.add_argument("--from", dest="old", type=Path, required=True, metavar="OLD", help="the copy before")
    packing.add_argument("--to", dest="out", type=Path, required=True, metavar="PACK", help="the folder to write")
    updating = commands.add_parser("update", help="bring a copy up to date; broken off, run it again")
    updating.add_argument("pack", type=Path, metavar="PACK", help="the folder that `update-pack` wrote")
    updating.add_argument("copy", type=Path, metavar="COPY", help="the folder or stick with START-HERE.html")


def _add_phones(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    packing = commands.add_parser("zim", help="write a language of the built site as one file for Kiwix, on phones")
    packing.add_argument("site", type=Path, metavar="SITE", help="the built site, or data/site of a copy")
    packing.add_argument("--language", choices=SITE, required=True, metavar="LANGUAGE", help="such as uz")
    packing.add_argument("--to", type=Path, required=True, metavar="FILE", help="the file to write, such as uz.zim")
    taking = commands.add_parser("one-file", help="write built pages as files that need nothing beside them")
    taking.add_argument(
        "pages", nargs="+", type=Path, metavar="PAGE", help="such as site/uz/countries, or one of these"
    )
    taking.add_argument("--to", type=Path, required=True, metavar="FOLDER", help="the folder to write them into")


def _add_translate(translating: argparse.ArgumentParser) -> None:
    translating.add_argument("language", type=_translatable, metavar="LANGUAGE", help="such as uz")
    translating.add_argument(
        "id", metavar="ID|FILE", help="a record, such as practices/direct-channel, or a pack or sheet"
    )
    translating.add_argument(
        "ids", nargs="*", metavar="ID", help="the records of a pack or sheet (default: all in that language)"
    )
    ways = translating.add_mutually_exclusive_group()
    ways.add_argument("--done", action="store_true", help="record that it translates the original as it stands")
    ways.add_argument("--pack", action="store_true", help="write one PO file with everything to translate")
    ways.add_argument("--sheet", action="store_true", help="write a sheet to print for whoever reviews the translation")
    asked = "record that it was reviewed, such as 2026-12-31 'lawyer, Kyrgyzstan'"
    ways.add_argument("--reviewed", nargs=2, metavar=("DATE", "ROLE"), help=asked)
    ways.add_argument("--unpack", action="store_true", help="take back what was translated in a PO file")


def _translatable(language: str) -> str:
    codes = [code for code in SITE if code not in (ORIGINAL, "uz-Cyrl")]
    if language == "uz-Cyrl":
        raise argparse.ArgumentTypeError("uz-Cyrl is made from uz by rule, so there is nothing to translate; say uz")
    if language not in codes:
        raise argparse.ArgumentTypeError(f"{language} is no language to translate into; say one of {', '.join(codes)}")
    return language
