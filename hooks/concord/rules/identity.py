"""What tells who or where a person is, on any page and in any language: a careless page can get a victim found.

The lines and addresses of public offices pass, which pages of authorities declare in `hotline` and `channel`; and what
two people let pass under `cleared`, each in a role of her own.
"""

from __future__ import annotations

import posixpath
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from itertools import accumulate

from concord.content.catalogue import SOURCES, Catalogue
from concord.content.citations import path_of
from concord.content.frontmatter import Page, Path, Tree, leaves
from concord.content.markdown.parsed import parsed
from concord.content.paths import parse_address
from concord.content.texts import pages, texts
from concord.identities.finding import RULE, identities, key
from concord.identities.numbers import digits_of
from concord.problem import Place, Problem
from concord.records.kinds import Authority, Record
from concord.told import told

__all__ = ["RULE", "check"]

_SCANNED = told(
    "Have its text recognised and save it anew; or let two people read it, and name the file under `cleared` "
    "on a page that leads to it."
)
_PRINTED = told("Take it out where the document was made; or let it pass under `cleared` on a page that leads to it.")
_STACK = 300_000  # characters; of more, a rare word costs a walk through all of them
_NO_WORDS = frozenset({"URL", "accessed", "hotline", "translates", "cleared"})


def check(catalogue: Catalogue) -> Iterator[Problem]:
    """Each place that identifies somebody, and that nobody let pass."""
    declared = _declared(catalogue)
    yield from _cleared_in_vain(catalogue)
    yield from _in_documents(catalogue, declared)
    for read, words_of in _stacks(catalogue):
        starts = [0, *accumulate(len(text) + 2 for text in words_of)]
        whole = "\n\n".join(words_of)
        for found in identities(whole):
            number = bisect_right(starts, found.start) - 1
            words = whole[found.start : found.end]
            if key(found.kind, words) not in declared and not _is_cleared(catalogue, read[number], words):
                place = _place(read[number], words_of[number], found.start - starts[number])
                what, mend = found.kind.value
                yield RULE.broken(place, told("holds %(what)s", what=what), mend)


def _in_documents(catalogue: Catalogue, declared: frozenset[str]) -> Iterator[Problem]:
    """What PDFs print, page by page; a page that only shows something must be read by people."""
    for name, printed in sorted(catalogue.words_beside.items()):
        records = [catalogue.records[id] for id in _leading_to(catalogue, name)]
        for number, text in enumerate(printed, 1):
            where = (
                told("on page %(number)s", number=number)
                if number < len(printed)
                else told("in a field, a bookmark or a link")
            )
            if text is None and not _is_among(records, posixpath.basename(name)):
                yield RULE.broken(
                    Place(name), told("%(where)s has no words that a program can read", where=where), _SCANNED
                )
            for found in identities(text or ""):
                words = (text or "")[found.start : found.end]
                if key(found.kind, words) not in declared and not _is_among(records, words):
                    yield RULE.broken(
                        Place(name), told("%(where)s holds %(what)s", where=where, what=found.kind.value[0]), _PRINTED
                    )


def _cleared_in_vain(catalogue: Catalogue) -> Iterator[Problem]:
    """What is let pass on a page that does not hold it, and would be let pass there later."""
    for id, record in sorted(catalogue.records.items()):
        if record.cleared and SOURCES in catalogue.pages:  # else only some pages were read, and no documents
            held = "\n".join(_held(catalogue, id))
            for number, row in enumerate(record.cleared):
                if row.words not in held and not any(held[f.start : f.end] in row.words for f in identities(held)):
                    what = told("lets pass what does not stand on the page")
                    mend = told("Write the words as they stand there, or take the entry out.")
                    yield RULE.broken(catalogue.place(id, ("cleared", number, "words")), what, mend)


def _held(catalogue: Catalogue, id: str) -> Iterator[str]:
    """What a page may let pass: its words in each language, those of sources, the documents with their names."""
    yield from (_text(page) for page in pages(catalogue) if page.file == SOURCES or id in _ids_of(page))
    for name, printed in catalogue.words_beside.items():
        yield from (name, *filter(None, printed))


def _leading_to(catalogue: Catalogue, name: str) -> Iterator[str]:
    """The records whose pages lead to a file, in whatever language."""
    for text in texts(catalogue):
        folder = posixpath.dirname(text.page.file)
        if any(path_of(link.address, folder) == name for link in text.parsed.links):
            yield from (id for id in _ids_of(text.page) if id in catalogue.records)


def _stacks(catalogue: Catalogue) -> Iterator[tuple[list[Page], list[str]]]:
    """Pages, and their texts, to be looked through at once: a word is sought once in all of them, if it is in any."""
    read, texts, size = list[Page](), list[str](), 0
    for page in pages(catalogue):
        read.append(page)
        texts.append(text := _text(page))
        size += len(text)
        if size > _STACK:
            yield read, texts
            read, texts, size = [], [], 0
    yield read, texts


def _text(page: Page) -> str:
    """The name of a page, the words of its fields, and its body."""
    words = [page.file.replace("/", "\n")]
    _gather(page.tree, words)
    return "\n".join((*words, *parsed(page.body).lines))


def _gather(tree: Mapping[str, Tree], words: list[str]) -> None:
    """The words below some fields, in the order of `_fields`, in a third of its time."""
    for name, value in tree.items():
        if name in _NO_WORDS or not value:
            continue
        if isinstance(value, str):
            words.append(value)
        else:
            for part in value if isinstance(value, list) else (value,):
                _gather(part if isinstance(part, dict) else {"": part}, words)


def _fields(page: Page) -> Iterator[tuple[Path, str]]:
    return ((path, value) for path, value in leaves(page.tree) if _NO_WORDS.isdisjoint(path))


def _place(page: Page, text: str, offset: int) -> Place:
    start = len(page.file) + 1
    for path, value in _fields(page):
        if offset <= start + len(value):
            return page.place(path) if offset >= start else Place(page.file)
        start += len(value) + 1
    before = text[start:offset]
    return Place(page.file, page.body_line + before.count("\n"), len(before) - before.rfind("\n"))


def _declared(catalogue: Catalogue) -> frozenset[str]:
    """The lines and addresses that public offices give out."""
    offices = catalogue.of_kind(Authority)
    lines = "\n".join(str(office.channel) for office in offices if office.channel)
    found = {key(found.kind, lines[found.start : found.end]) for found in identities(lines)}
    return frozenset(found | {digits_of(office.hotline) for office in offices if office.hotline})


def _ids_of(page: Page) -> list[str]:
    return [address.id] if (address := parse_address(page.file)) else []


def _is_cleared(catalogue: Catalogue, page: Page, words: str) -> bool:
    ids = list(catalogue.records) if page.file == SOURCES else _ids_of(page)
    return _is_among((catalogue.records[id] for id in ids if id in catalogue.records), words)


def _is_among(records: Iterable[Record], words: str) -> bool:
    rows = (row for record in records for row in record.cleared)
    return any(words in row.words or row.words in words for row in rows)
