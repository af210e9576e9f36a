"""How a question is read: the words by which a language names States and measures, and its grammar of from and to.

The words are data, one file a language beside this module (`words/`), folded here as the index is, so that the page's
script only compares. A reader may mix the languages of her chain, so the words of all of them are there, hers first.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from concord.language.languages import COMPLETE, HOMES, SITE, chain
from concord.language.localized import Localized
from concord.language.writing import country_name
from concord.letters.folding import Folding, folding_of
from concord.records.kinds import Cooperation, Country, Direction, Measure, Provision, Status, Term, Topic
from concord.search.fields import names_of

_WORDS = Path(__file__).with_name("words")
_YIELDS: Mapping[Cooperation, tuple[Cooperation, ...]] = {
    Cooperation.EXTRADITION: (Cooperation.SENTENCED, Cooperation.PROCEEDINGS),
    Cooperation.REPATRIATION: (Cooperation.SENTENCED, Cooperation.EXTRADITION),
    Cooperation.MLA: (Cooperation.VIDEO, Cooperation.CONFISCATION, Cooperation.PROCEEDINGS, Cooperation.JOINT),
    Cooperation.REFERRAL: (Cooperation.REPATRIATION, Cooperation.PROTECTION),
}
"""A measure whose words are also said of others: where one of these is named too, that one is meant."""
_GRAMMAR = ("from", "to", "in", "into", "within")
_CUES = ("asks", "papers", "held", "us", "units", "aside")


def reading(local: Localized) -> dict[str, Any]:
    """What the page's script needs to read a question."""
    folding = folding_of(local.language)
    files = [_words(code) for code in dict.fromkeys(_file_of(code) for code in chain(local.language))]
    own = files[0]
    return {
        "home": HOMES.get(local.language, ""),
        "next": "" if local.language in COMPLETE else chain(local.language)[1],
        "stop": sorted({word for file in files for word in folding.words(file["stop"])}),
        **{name: _plain(own.get(name, ""), folding) for name in _GRAMMAR},
        **{name: sorted({one for file in files for one in _phrases(file.get(name, ""), folding)}) for name in _CUES},
        "endings": {case: _plain(text, folding) for case, text in own.get("endings", {}).items()},
        "spells": [pair.split() for pair in own.get("cyrillic", "").split(",") if pair],
        "joined": own.get("joined", {}),
        "words": sorted(_unspaced(local, own.get("words", ""), folding)),
        "measures": [_measure(key, files, folding) for key in own["measures"]],
        "places": sorted(_places(local, files, folding)),
        "things": _things(local.language, folding),
        "pages": _pages(local.language, folding),
        "yields": {general: list(special) for general, special in _YIELDS.items()},
        "fiches": _fiches(local),
        "offences": _offences(local),
    }


def _unspaced(local: Localized, common: str, folding: Folding) -> set[str]:
    """Words by which a language without spaces is cut: common ones, and the glossary's terms."""
    names = [name for term in local.records(Term) for name in names_of(local, term.id)] if common else []
    words = {word for text in (common, *names) for word in folding.words(text)}
    return {word for word in words if not word.isascii()}


def _file_of(language: str) -> str:
    return language.partition("-")[0]  # the index of Uzbek folds both scripts into one


@cache
def _words(language: str) -> dict[str, Any]:
    text = (_WORDS / f"{language}.yaml").read_text(encoding="utf-8")
    return dict(yaml.safe_load(text))


def case_endings(language: str) -> tuple[str, ...]:
    """The endings that a language writes to its names by case, folded; none where it has none or writes them apart."""
    folding, endings = folding_of(language), _words(_file_of(language)).get("endings", {})
    return tuple(dict.fromkeys(ending for text in endings.values() for ending in _plain(text, folding)))


def _plain(text: str, folding: Folding) -> list[str]:
    return [word for part in text.split(",") if (word := folding.fold(part.strip()))]


def _phrases(text: str, folding: Folding) -> Iterator[str]:
    """Each phrase with its words folded; a star after a word stands for any ending."""
    for phrase in text.split(","):
        words = [_starred(word, folding) for word in phrase.split()]
        if all(words) and words:
            yield " ".join(words)


def _starred(word: str, folding: Folding) -> str:
    folded = " ".join(folding.words(word))
    return f"{folded}*" if folded and word.endswith("*") else folded


def _measure(key: str, files: list[dict[str, Any]], folding: Folding) -> list[Any]:
    """A measure, the phrases that name it, and the words that hint at it."""
    found = [
        dict.fromkeys(phrase for file in files for phrase in _phrases(file["measures"][key][kind], folding))
        for kind in ("plain", "hint")
    ]
    return [key, list(found[0]), [phrase for phrase in found[1] if phrase not in found[0]]]


def _places(local: Localized, files: list[dict[str, Any]], folding: Folding) -> Iterator[list[str]]:
    """Each State with its names in all languages, and what in those of the reader's chain means it."""
    for country in local.records(Country):
        code = country.state.lower()
        names = dict.fromkeys(", ".join(f"{country_name(country.state, language)}*" for language in SITE).split(", "))
        texts = [*(file["places"].get(code, "") for file in files), ", ".join(names)]
        yield [code, *dict.fromkeys(phrase for text in texts for phrase in _phrases(text, folding))]


@cache
def _rows(name: str) -> tuple[Mapping[str, str], ...]:
    with (_WORDS / name).open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def _things(language: str, folding: Folding) -> list[list[Any]]:
    """Things that are asked about: the glossary's term, what texts say here and next, the rooms that hold them, what
    people say; none in a language that has no column yet.
    """
    codes = [_file_of(code) for code in chain(language)]
    return [
        [
            row["term"],
            row[codes[0]].partition(",")[0],
            row[codes[1]].partition(",")[0],
            row["rooms"],
            *dict.fromkeys(phrase for code in codes for phrase in _said(row[code], folding)),
        ]
        for row in _rows("things.tsv")
        if codes[0] in row
    ]


def _pages(language: str, folding: Folding) -> list[list[str]]:
    """Pages that people want without a word of their titles: what they are called in the index, what people say."""
    codes = [_file_of(code) for code in chain(language)]
    rows = (
        [row["pages"], *dict.fromkeys(phrase for code in codes for phrase in _phrases(row.get(code) or "", folding))]
        for row in _rows("pages.tsv")
    )
    return [row for row in rows if len(row) > 1]


def _said(cell: str, folding: Folding) -> Iterator[str]:
    first, _, others = cell.partition(",")
    yield from _phrases(f"{first},{others}", folding)


def _offences(local: Localized) -> dict[str, str]:
    """The provision of each State that makes trafficking an offence: of those with elements, the first in force."""
    rows = (row for row in local.records(Provision) if row.topic is Topic.TRAFFICKING and row.elements)
    ranked = sorted(rows, key=lambda row: (row.status is not Status.IN_FORCE, row.id))
    return {row.state.lower(): row.id for row in reversed(ranked)}


def _fiches(local: Localized) -> dict[str, list[list[str]]]:
    """The fiches of each State on a measure, those on requests it receives first; each with whose requests alone."""
    found: dict[str, list[list[str]]] = {}
    for fiche in sorted(local.records(Measure), key=lambda fiche: (fiche.direction is Direction.SENDS, fiche.id)):
        row = [fiche.id, " ".join(fiche.only_from).lower()]
        found.setdefault(f"{fiche.state.lower()} {fiche.measure}", []).append(row)
    return found
