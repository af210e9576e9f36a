"""Pages of one language → the files of its search index.

    table.js     a line for each page, in one order that all other files count in; first keys of all shards; the folding
    w<n>.js      words: a line for each, and as many lines with the pages they stand on
    t<n>.js      texts: a line for each page, from which the found words are shown
    near.js      all words, to find one near a mistyped word
    reading.js   how a question names States and measures, and says from where to where
    concepts.js  terms and countries by their names in all languages, and known blanks
    facets.js    by what results can be narrowed

Words are kept as they are written: in these languages the forms of a word begin alike, so the page finds one form by
another without a stemmer (measured: `bench/matching.py`).
Which page is how much about a word is settled here (BM25 over the text, more for names and what it belongs to), so
that the page's script only adds up.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from concord.content.paths import stem_of
from concord.language.localized import Localized
from concord.language.writing import country_name
from concord.letters.folding import Folding, folding_of, is_thai
from concord.pages.staging import SitePage
from concord.records.kinds import KIND_LABELS, Corridor, Instrument, Provision
from concord.records.labels import LABELS, N_
from concord.records.values import Prose
from concord.search.computed import OVERVIEW, parts
from concord.search.concepts import concepts
from concord.search.facets import facets
from concord.search.fields import Fields, ends, fields_of, runs
from concord.search.postings import HEAVIEST, cut, encode, script
from concord.search.reading import reading
from concord.views.home import NEEDS
from concord.views.sheet import sheets

# Okapi BM25's constants as usual; a name says up to `_NAME` more than any text can, a heading `_BELONGS`.
_SHEET = 0.5  # of a sheet's names: whoever looks for a measure alone means the term
_OVERVIEW = 0.4  # nor a list of what others say on it
_ID = "@"  # where in a path the id of its page stands
_BESIDES = {"treaties": N_("Treaties"), "criminality": N_("Dual criminality")}
"""The parts of a corridor that are no sheets: the place of each, and what readers call it."""
_COMMON = 0.5  # the part of all pages; a run of Thai letters that more of them have tells little, and is not kept
_K, _B, _NAME, _BELONGS, _SCALE = 1.2, 0.6, 3.2, 2.5, 10


@dataclass(frozen=True)
class Entry:
    """A page in the index."""

    page: SitePage
    fields: Fields
    place: str = ""
    """The place on the page, where the entry is for a part of it."""
    states: tuple[str, ...] = ()
    """The codes of the States it is about, in small letters."""

    @property
    def id(self) -> str:
        """What it is called among entries: the id of the record, or where the page stands, and the place."""
        return f"{self.page.record or self.page.stem}{self.place}"


def entries_of(local: Localized, pages: Iterable[SitePage]) -> tuple[Entry, ...]:
    """The pages of a reader's language that show a record, in the order the index counts them; what she knows by a
    name in her language, though its page is in another; sheets; what is made of the catalogue alone.
    """
    pages = tuple(pages)
    shown = [page for page in pages if page.language == local.language and page.record and not page.moved_to]
    own = [Entry(page, fields_of(local, page), "", _states(local, page)) for page in shown if page.stem != "index"]
    sheets = (entry for page in shown for entry in _sheets(local, page))
    computed = {page.stem: page for page in pages if page.language == local.language and not page.record}
    return (*own, *_named(local, {page.record for page in shown}), *sheets, *_computed(local, computed))


def _states(local: Localized, page: SitePage) -> tuple[str, ...]:
    return tuple(code.lower() for code in local.record(page.record or "").states)


def _computed(local: Localized, pages: Mapping[str, SitePage]) -> Iterator[Entry]:
    """The pages made of the catalogue alone, where they are built: a page of no record has no titles of its own."""
    for part in parts(local):
        if page := pages.get(part.stem):
            title = f"{page.title}: {part.name}" if part.name else page.title
            own = runs(text for text in part.texts if text.lang == local.language)  # others have an index of their own
            names = (title, part.called or part.name or title) if part.is_named else ()
            fields = Fields(names, (), own, 1.0 if part.called else _OVERVIEW)
            yield Entry(replace(page, title=title), fields, part.place, part.states)


def _sheets(local: Localized, page: SitePage) -> Iterator[Entry]:
    """Each sheet of a corridor, by the need and by whom to ask: fiches and articles are found by their own words; and
    its other parts, by their names.
    """
    corridor = local.record(page.record or "")
    if not isinstance(corridor, Corridor):
        return
    for sheet in sheets(local, corridor):
        told = (sheet.whom,) if sheet.whom else ()
        measure, asked = local.say(LABELS[sheet.measure]), country_name(corridor.pair[1], local.language)
        title = f"{page.title}: {measure}"
        names = (title, f"{asked} {measure}")  # whoever names one State means the one that is asked
        points = (point.label for point in sheet.points)
        belongs = (local.say(NEEDS[sheet.measure]), *ends(local, corridor), " ".join(points))
        fields = Fields(names, belongs, runs(told), _SHEET)
        yield Entry(replace(page, title=title), fields, f"#{sheet.measure}", _states(local, page))
    for place, name in _BESIDES.items():
        title = f"{page.title}: {local.say(name)}"
        yield Entry(replace(page, title=title), Fields((title,), (), (), _SHEET), f"#{place}", _states(local, page))


def _named(local: Localized, shown: set[str | None]) -> Iterator[Entry]:
    for id, record in sorted(local.catalogue.records.items()):
        if id in shown or not isinstance(record, (Instrument, Provision)):
            continue
        row = local.row(id)
        if row.title.lang.partition("-")[0] == local.language.partition("-")[0]:  # in either script
            page = SitePage(stem_of(id, record), row.language, str(row.title), record=id)
            yield Entry(page, replace(fields_of(local, page), text=()), "", _states(local, page))


def index_files(local: Localized, entries: tuple[Entry, ...]) -> Iterator[tuple[str, str]]:
    """Each file of a language's index: its path from the folder of indexes, its text."""
    language = local.language
    yield from word_files(language, [entry.fields for entry in entries], _columns(local, entries))
    yield f"{language}/concepts.js", script(f"{language}/concepts", concepts(local))
    yield f"{language}/reading.js", script(f"{language}/reading", reading(local))
    shown = [(entry.page.record or "", entry.states) for entry in entries]
    yield f"{language}/facets.js", script(f"{language}/facets", facets(local, shown))


def word_files(language: str, pages: list[Fields], columns: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """The files of words and texts, and the table that leads to them; a cell of `columns` for each of the pages."""
    folding = folding_of(language)
    found = weigh(folding, pages)
    common = _common(found, len(pages))
    hits = sorted(hit for hit in found.items() if hit[0] not in common)
    words = cut((word, f"{word} {encode(places)}") for word, places in hits)
    texts = cut((str(number), _marked(page.text, language)) for number, page in enumerate(pages))
    shards = {"words": words.firsts, "texts": [int(first) for first in texts.firsts]}
    table = {**columns, "language": language, "folding": folding.table(), "common": sorted(common), **shards}
    yield f"{language}/table.js", script(f"{language}/table", table)
    yield f"{language}/near.js", script(f"{language}/near", "\n".join(word for word, _ in hits))
    for letter, values in (("w", map(_apart, words.texts)), ("t", texts.texts)):
        for number, value in enumerate(values):
            yield f"{language}/{letter}{number}.js", script(f"{language}/{letter}{number}", value)


def _apart(text: str) -> tuple[str, str]:
    """The words of a file and their lists, line by line: apart, the lists take a browser half the memory."""
    lines = [line.partition(" ") for line in text.split("\n")]
    return "\n".join(word for word, _, _ in lines), "\n".join(places for _, _, places in lines)


def _common(hits: Mapping[str, list[tuple[int, int]]], pages: int) -> frozenset[str]:
    return frozenset(word for word, places in hits.items() if is_thai(word) and len(places) > _COMMON * pages)


def _columns(local: Localized, entries: tuple[Entry, ...]) -> dict[str, object]:
    """A column for each thing a list of results shows, its cells one to a line, or the numbers of what they say."""
    rows = [local.row(entry.page.record) if entry.page.record else None for entry in entries]
    kinds = [*sorted({row.kind for row in rows if row}), ""]
    paths, path = _once(entry.page.path.replace(entry.page.record or entry.page.stem, _ID, 1) for entry in entries)
    contexts, context = _once(_marked(row.context if row else (), local.language) for row in rows)
    return {
        "ids": "\n".join(entry.id for entry in entries),
        "titles": "\n".join(entry.page.title for entry in entries),
        "states": "\n".join(" ".join(entry.states) for entry in entries),
        "pages": len({entry.page.path for entry in entries}),
        "corridor": next(folding_of(local.language).words(local.say(Corridor.label)), ""),
        "kinds": [local.say(KIND_LABELS[kind]) if kind else local.say(OVERVIEW) for kind in kinds],
        "kind": [kinds.index(row.kind if row else "") for row in rows],
        "paths": paths,
        "path": path,
        "contexts": contexts,
        "context": context,
        "elsewhere": {n: row.language for n, row in enumerate(rows) if row and row.language != local.language},
    }


def _once(cells: Iterable[str]) -> tuple[list[str], list[int]]:
    """What differs among cells, and for each cell which that is: most pages of a law share what they belong to."""
    numbers: dict[str, int] = {}
    which = [numbers.setdefault(cell, len(numbers)) for cell in cells]
    return list(numbers), which


def _marked(texts: Iterable[Prose], language: str) -> str:
    """Texts in one line, a tab between, each after its language where that is not the page's, and a bar."""
    return "\t".join(f"{text.lang if text.lang != language else ''}|{text}" for text in texts)


def weigh(folding: Folding, pages: list[Fields]) -> Mapping[str, list[tuple[int, int]]]:
    """Each word with the pages it stands on and its weight on each."""
    counts = [Counter(folding.keys(" ".join(page.text))) for page in pages]
    mean = sum(count.total() for count in counts) / (len(counts) or 1) or 1
    hits: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for number, (page, count) in enumerate(zip(pages, counts, strict=True)):
        norm = _K * (1 - _B + _B * count.total() / mean)
        told = min(1.0, page.weight)  # what its names say less, its text says less
        weights = Counter(
            {word: told * _worth(word) * times * (_K + 1) / (times + norm) for word, times in count.items()}
        )
        weights.update(_told(folding, page))
        for word, weight in weights.items():
            hits[word].append((number, max(1, min(HEAVIEST, round(weight * _SCALE)))))
    return hits


def _worth(word: str) -> float:
    """A number in running text says little of what the text is about."""
    return 0.3 if word[0].isdigit() else 1.0


def _told(folding: Folding, page: Fields) -> dict[str, float]:
    """What names add, and what it belongs to: a text of one word is all about it, one of ten words a tenth."""
    told: dict[str, float] = {}
    for texts, most, least in ((page.belongs, _BELONGS, 0.25), (page.names, _NAME * page.weight, 0.4)):
        for text in texts:
            words = set(folding.keys(text))
            for word in words:
                told[word] = max(told.get(word, 0), most * (least + (1 - least) / len(words)))
    return told
