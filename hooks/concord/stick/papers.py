"""What goes with sticks on paper: labels with numbers, and a sheet to compare a stick with, in every language."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from html import escape
from pathlib import Path

import segno

from concord.language.languages import SITE
from concord.language.writing import date_text, number_text
from concord.records.labels import N_
from concord.stick.front import (
    NOT_OFFICIAL,
    OPEN,
    PROVES_NOTHING,
    START,
    UNSIGNED,
    VERIFY_PAGE,
    Row,
    page,
    rows_list,
    say,
)
from concord.stick.log import Row as Stick
from concord.stick.log import State
from concord.stick.master import Master
from concord.stick.replacing import replacing

LABELS, HAND_OUTS = "labels", "hand-outs"
_ON_A_SHEET = 24  # three in a row, as sheets of labels of 70 × 37 mm are sold
_STEPS = (
    OPEN,
    N_("Open %(verify)s on the stick, choose the folder of the stick, and compare what it shows with this sheet."),
    N_("The whole folder can be copied to a computer, and works from there."),
)
_NAMES = {"start": START, "verify": VERIFY_PAGE}


def write_papers(papers: Path, master: Master, log: Sequence[Stick]) -> None:
    """Write labels of all sticks of a copy that are whole, and the sheet that goes with each."""
    numbers = sorted(row.number for row in log if row.state is State.WHOLE and row.sum == master.sum)
    for folder, pages in ((LABELS, _labels(master, numbers)), (HAND_OUTS, _hand_outs(master))):
        with replacing(papers / folder) as (fresh, _):
            for language, text in pages:
                (fresh / f"{language}.html").write_text(text, encoding="utf-8", newline="\n")


def _labels(master: Master, numbers: Sequence[int]) -> Iterator[tuple[str, str]]:
    return ((language, labels(master, numbers, language)) for language in SITE)


def _hand_outs(master: Master) -> Iterator[tuple[str, str]]:
    return ((language, hand_out(master, language)) for language in SITE)


def labels(master: Master, numbers: Sequence[int], language: str) -> str:
    """Sheets of labels, one a stick: its number, and what its copy is compared by."""
    square = _square(_compared(master))
    told = [f'<li class="label">{square}<div>{_label(master, number, language)}</div></li>\n' for number in numbers]
    sheets = ["".join(told[first : first + _ON_A_SHEET]) for first in range(0, len(told), _ON_A_SHEET)]
    return page(language, "\n".join(f'<ul class="sheet">\n{sheet}</ul>' for sheet in sheets), more=_LABELS_STYLE)


def _label(master: Master, number: int, language: str) -> str:
    name = say(N_("Stick %(number)s"), language) % {"number": number_text(number, language)}
    mark = f'<code dir="ltr">{master.build}</code>'
    key = f'<code dir="ltr">{master.signer}</code>' if master.signer else escape(say(UNSIGNED, language))
    return f"<span>Concord</span><b>{escape(name)}</b><span>{escape(_date(master, language))}</span>{mark}{key}"


def hand_out(master: Master, language: str) -> str:
    """A sheet for whoever gets a stick: how to open it, and what it is compared with."""
    steps = "\n".join(f"<li>{escape(say(step, language) % _NAMES)}</li>" for step in _STEPS)
    told = "\n".join(f"<p>{escape(say(text, language))}</p>" for text in (_SQUARE, PROVES_NOTHING, NOT_OFFICIAL))
    body = f"<ol>\n{steps}\n</ol>\n{rows_list(_rows(master, language))}\n{_square(_compared(master))}\n{told}"
    return page(language, body, more=_HAND_OUT_STYLE)


_SQUARE = N_("The square holds the same words, for telephones that read such squares; no network is needed.")


def _rows(master: Master, language: str) -> list[Row]:
    signer = master.signer or say(UNSIGNED, language)
    return [
        Row(say(N_("Date"), language), _date(master, language)),
        Row(say(N_("Mark of the pages and of what they were made of"), language), master.build, is_code=True),
        Row(say(N_("Signed with the key"), language), signer, is_code=master.signer is not None),
        Row(say(N_("Sum of the list of files (SHA-256)"), language), master.sum, is_code=True),
    ]


def _date(master: Master, language: str) -> str:
    return date_text(master.date, language) if master.date else say(N_("date not known"), language)


def _compared(master: Master) -> str:
    """What a copy is compared by."""
    return "\n".join(filter(None, (f"Concord {master.build}", master.date, master.signer, master.sum)))


@cache
def _square(text: str) -> str:
    """A QR code that a telephone reads; of the smallest kind, which some cannot, none is ever made."""
    return segno.make_qr(text, error="m").svg_inline(omitsize=True, border=2)


_LABELS_STYLE = """
@page { size: A4; margin: 0; }
body { max-width: none; margin: 0; padding: 0; color-scheme: light; }
h1 { display: none; }
.sheet { display: grid; grid-template-columns: repeat(3, 70mm); grid-auto-rows: 37.125mm; width: 210mm; margin: 0; }
.sheet + .sheet { break-before: page; }
.label { display: flex; gap: 2mm; align-items: center; margin: 0; padding: 4mm; box-sizing: border-box; }
.label { overflow: hidden; break-inside: avoid; }
.label svg { flex: none; width: 26mm; height: 26mm; background: white; }
.label div { display: flex; flex-direction: column; gap: .5mm; min-width: 0; font: 7pt/1.2 system-ui, sans-serif; }
.label b { font-size: 12pt; }
.label code { font-size: 5.5pt; overflow-wrap: anywhere; text-align: start; }
"""
_HAND_OUT_STYLE = """
@page { size: A4; margin: 20mm; }
svg { width: 45mm; height: 45mm; background: white; }
@media print {
  :root { color-scheme: light; }
  body { max-width: none; margin: 0; padding: 0; font-size: 12pt; }
  li, section { margin-block: .5rem; }
  dl, svg { break-inside: avoid; }
}
"""
