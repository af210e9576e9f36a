"""The commands and what each is told: `concord --help`."""

from __future__ import annotations

import argparse
from pathlib import Path

from concord.content.paths import ORIGINAL
from concord.language.languages import SITE
from concord.records.kinds import KINDS
from concord.records.steps import Step

_COUNTED = {
    "languages": "how far each translation is, and how much is stale",
    "corridors": "how far it is known how to ask, by corridor and measure",
    "quotations": "whose words are kept, and on what basis",
    "suspect": "which links are suspect: what they lead to changed since the two were compared",
    "review": "how many pages of each kind are drafts, checked, published, due or retired",
    "overdue": "what is overdue for review, the longest first",
    "plain": "which pages on law or practice do not begin with a short sentence in plain words",
}


_KINDS = [kind.kind for kind in KINDS]


def parser() -> argparse.ArgumentParser:
    """What reads the words of a command: its name is `command`."""
    whole = argparse.ArgumentParser(prog="concord", description="Law and practice against trafficking, side by side.")
    whole.add_argument("--root", type=Path, default=Path(), help="the project's folder (default: this one)")
    commands = whole.add_subparsers(required=True, dest="command", metavar="COMMAND")
    _add_checking(commands)
    _add_building(commands)
    _add_copies(commands)
    _add_keeping(commands)
    _add_links(commands)
    _add_pages(commands)
    _add_editing(commands)
    _add_receiving(commands)
    _add_translate(commands.add_parser("translate", help="write what is to translate, or take it back"))
    return whole


def _add_checking(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    checking = commands.add_parser("check", help="say what is to mend in the content")
    checking.add_argument("--format", choices=("text", "github", "json", "summary"), default="text")
    checking.add_argument("--language", choices=SITE, help="the language of its messages (default: your system's)")
    ways = checking.add_mutually_exclusive_group()
    ways.add_argument("--fix", action="store_true", help="show what is certain to mend, and mend it if you agree")
    ways.add_argument(
        "--watch", action="store_true", help="go on, and say what is new and what is mended, until Ctrl-C"
    )
    checking.add_argument("--yes", action="store_true", help="agree to what `--fix` shows")


def _add_building(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    building = commands.add_parser("build", help="build the site into a folder")
    building.add_argument("--site", type=Path, default=Path("site"), help="the folder (default: site)")
    editions = ("public", "restricted")
    building.add_argument("--edition", choices=editions, default=editions[0], help="for everybody, or with the rest")
    building.add_argument("--since", type=Path, metavar="COPY", help="the copy before, to say what changed")
    several = "those of the copy, such as uz,ru; those that stand in for what they lack come with them (default: all)"
    building.add_argument(
        "--jobs", type=_several, metavar="N", help="processes (default: one a processor, four at most)"
    )
    building.add_argument("--languages", default="", metavar="CODES", help=several)
    serving = commands.add_parser("serve", help="read the site while you write: each edit is seen at once")
    serving.add_argument("--port", type=int, default=8000, help="where it is served, on this machine alone")
    commands.add_parser("part").add_argument("site", type=Path)  # what `build` runs, a process each


def _add_keeping(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    cleaning = commands.add_parser("clean", help="take out of pictures and documents what they do not show")
    cleaning.add_argument("files", nargs="+", type=Path, metavar="FILE", help="a picture or PDF, written in its place")
    counting = commands.add_parser("status", help="count the records by kind and language")
    for name, told in _COUNTED.items():
        counting.add_argument(f"--{name}", dest="rows", action="store_const", const=name, help=told)
    told = "rows for people and programs, or, of --suspect, annotations of a pull request (default: text)"
    counting.add_argument("--format", choices=("text", "github"), default="text", help=told)
    taking = commands.add_parser("withdraw", help="take a page back: a notice stands in its place")
    taking.add_argument("id", metavar="ID", help="a record, such as practices/direct-channel")
    taking.add_argument("--reason", required=True, help="why, for those who keep the pages; it is published nowhere")


def _add_receiving(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    receiving = commands.add_parser("import", help="make pages of what people sent: files that the form saved")
    receiving.add_argument("files", nargs="+", type=Path, metavar="FILE", help="such as contribution.json")
    where = "a new folder for the pages, instead of a branch of git for each file"
    receiving.add_argument("--to", type=Path, metavar="FOLDER", help=where)


def _add_editing(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    before = "a commit, or a folder with the content as it was (default: HEAD)"
    tidying = commands.add_parser("tidy", help="put back what a form only wrote anew: order, remarks, quotation marks")
    tidying.add_argument("--against", default="HEAD", metavar="COMMIT|FOLDER", help=before)
    commands.add_parser("editor", help="show forms for the pages in a browser, on this machine alone")
    telling = commands.add_parser("impact", help="say what a change touches, with the text before and after")
    telling.add_argument("--against", default="HEAD", metavar="COMMIT|FOLDER", help=before)
    telling.add_argument("--format", choices=("text", "github", "markdown"), default="text")


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


def _add_links(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    confirming = commands.add_parser("confirm", help="record that a person compared a page with what it rests on")
    confirming.add_argument("id", metavar="ID", help="the page, such as practices/direct-channel")
    confirming.add_argument("targets", nargs="*", metavar="TARGET", help="what it rests on (default: all of it)")
    confirming.add_argument("--role", required=True, help="who compared, such as 'prosecutor, Uzbekistan'; no name")
    commands.add_parser("follow", help="follow every new link from today on, in nobody's name")
    commands.add_parser("owners", help="write the correspondents of each country into CODEOWNERS")
    reviewing = commands.add_parser("review", help="record a step of review: who checked a page, or published it")
    reviewing.add_argument("id", metavar="ID", help="the page, such as uz/criminal-code/art-135")
    reviewing.add_argument("step", choices=[str(step) for step in Step], help="the steps come in this order")
    reviewing.add_argument("--role", required=True, help="who takes it, such as 'prosecutor, Uzbekistan'; no name")


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


def _add_pages(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    beginning = commands.add_parser("new", help="begin a page: it asks for what the page must say, and writes it")
    beginning.add_argument("kind", choices=_KINDS, metavar="KIND", help=", ".join(_KINDS))
    said = "a field and what it holds, such as title='Direct channel' or countries.0.role=source; it is not asked for"
    beginning.add_argument(
        "--field", dest="fields", action="append", default=[], type=_named, metavar="NAME=VALUE", help=said
    )
    renaming = commands.add_parser("rename", help="call a record by another id, wherever it is named")
    renaming.add_argument("old", metavar="OLD", help="its id, such as practices/direct-channel")
    renaming.add_argument("new", metavar="NEW", help="the id that it is to have; the old one leads on to it")
    renaming.add_argument("--dry-run", action="store_true", help="show what would change, and change nothing")
    linking = commands.add_parser("links", help="say what rests on a record, and what it rests on")
    linking.add_argument("id", metavar="ID", help="a record, such as uz/criminal-code/art-135 or a source")


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


def _several(number: str) -> int:
    if not number.isascii() or not number.isdigit() or int(number) < 1:
        raise argparse.ArgumentTypeError(f"{number} is no number of processes; say 1 or more")
    return int(number)


def _named(field: str) -> tuple[str, str]:
    name, sign, value = field.partition("=")
    if not (name and sign):
        raise argparse.ArgumentTypeError(f"{field} has no `=` between a field's name and what it holds")
    return name, value


def _translatable(language: str) -> str:
    codes = [code for code in SITE if code not in (ORIGINAL, "uz-Cyrl")]
    if language == "uz-Cyrl":
        raise argparse.ArgumentTypeError("uz-Cyrl is made from uz by rule, so there is nothing to translate; say uz")
    if language not in codes:
        raise argparse.ArgumentTypeError(f"{language} is no language to translate into; say one of {', '.join(codes)}")
    return language
