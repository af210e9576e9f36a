"""The public edition of a content folder: its files without what is for the restricted edition alone.

It is made before anything else is read, so that nothing built of it can tell of the rest: no link and no count, no word
of the search, no digest, no gap in an order and no size.
"""

from __future__ import annotations

import posixpath
import re
import sys
from collections.abc import Iterable, Iterator
from itertools import groupby, pairwise
from pathlib import Path as Folder

from concord.content.catalogue import SOURCES, Catalogue
from concord.content.citations import path_of
from concord.content.confirmations import LINKS
from concord.content.files import REGISTERS, content_files
from concord.content.frontmatter import Page, Path
from concord.content.markdown.parsed import LEAD, parsed
from concord.content.markdown.parts import Heading
from concord.content.paths import parse_address, stem_of
from concord.content.reading import Translation
from concord.content.texts import MADE, texts
from concord.records.kinds import Access, Record, Source

PARTS = "restricted_sections"
"""The field that names the sections of a page that are restricted."""
_MARKED = re.compile(rb"\b(?:edition|restricted_sections)[\"']? *:")
_END = sys.maxsize  # of any file


def is_whole(record: Record) -> bool:
    """Whether nothing of a record is restricted."""
    return record.edition is Access.PUBLIC and not record.restricted_sections


def is_divided(catalogue: Catalogue) -> bool:
    """Whether something of a catalogue is for the restricted edition alone."""
    notices = any(notice.edition is Access.RESTRICTED for notice in catalogue.withdrawn.values())
    return notices or not all(map(is_whole, catalogue.records.values()))


def may_be_divided(docs: Folder) -> bool:
    """Whether a file of a folder may speak of editions: a look that costs little."""
    return any(_MARKED.search(path.read_bytes()) for path in content_files(docs))


def public_files(docs: Folder, catalogue: Catalogue, gap: str | None = None) -> Iterator[tuple[str, bytes]]:
    """Each file of the public edition: its path from the content folder, and what it holds.

    `gap` stands in the place of each line that is left out, so that the others keep their numbers; None: nothing does.
    """
    hidden, cuts = _hidden_stems(catalogue), dict(_cuts(catalogue))
    beside = frozenset(_files_of_public_pages(catalogue, hidden, cuts))
    for path in content_files(docs):
        name = path.relative_to(docs).as_posix()
        address = parse_address(name)
        if address.stem not in hidden if address else name in REGISTERS or name in beside:
            rows = cuts.get(name, ())
            yield name, _without(path.read_text(encoding="utf-8"), rows, gap).encode() if rows else path.read_bytes()


def write_public(docs: Folder, catalogue: Catalogue, target: Folder, gap: str | None = None) -> None:
    """Write the public edition of a content folder into another one."""
    for name, data in public_files(docs, catalogue, gap):
        path = target / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def section_ids(page: Page, wanted: Iterable[str]) -> frozenset[str]:
    """The ids of some sections of a page, and of the sections below them."""
    names, found, depth = frozenset(wanted), set[str](), 0
    for heading in _headings(page):
        if not depth or heading.level <= depth:
            depth = heading.level if heading.id in names else 0
        found.update([heading.id] if depth else [])
    return frozenset(found)


def lines_of_field(page: Page, path: Path) -> range:
    """The lines of a file on which a field stands, to the next one beside or above it."""
    start = page.name_place(path).line
    others = (line for other, (line, _) in page.names.items() if other[: len(path)] != path)
    return range(start, min((line for line in others if line >= start), default=page.body_line - 1))


def _headings(page: Page) -> tuple[Heading, ...]:
    return tuple(heading for heading in parsed(page.body).headings if not heading.is_inside)


def _hidden_stems(catalogue: Catalogue) -> frozenset[str]:
    """The pages, by their paths without language and ending, of which the public edition has nothing."""
    records = (record for record in catalogue.records.values() if record.edition is Access.RESTRICTED)
    notices = (notice.stem for notice in catalogue.withdrawn.values() if notice.edition is Access.RESTRICTED)
    return frozenset([*(stem_of(record.id, record) for record in records), *notices])


def _cuts(catalogue: Catalogue) -> Iterator[tuple[str, tuple[range, ...]]]:
    """The lines, by file, that the public edition does not have."""
    for id, page in catalogue.pages.items():
        if id != SOURCES and (wanted := catalogue.records[id].restricted_sections):
            ids = section_ids(page, wanted)
            yield page.file, (lines_of_field(page, (PARTS,)), *_lines_of_sections(page, ids))
            for translation in _written(catalogue, id):
                yield translation.page.file, tuple(_lines_of_translation(translation.page, ids))
        elif id == SOURCES:
            yield page.file, tuple(_lines_of_sources(catalogue, page))
    yield LINKS, tuple(_lines_of_links(catalogue))


def _written(catalogue: Catalogue, id: str) -> Iterator[Translation]:
    rows = catalogue.translations.items()
    return (translation for (known, language), translation in rows if known == id and language not in MADE)


def _lines_of_sections(page: Page, ids: frozenset[str]) -> Iterator[range]:
    before = page.body_line - 1
    starts = [(heading.id, before + heading.line) for heading in _headings(page)]
    yield from (range(start, end) for (id, start), (_, end) in pairwise([*starts, ("", _END)]) if id in ids)


def _lines_of_translation(page: Page, ids: frozenset[str]) -> Iterator[range]:
    yield from _lines_of_sections(page, ids)
    names: Iterator[Path] = (("translates", f"{LEAD}{id}") for id in ids)
    yield from (lines_of_field(page, name) for name in names if name in page.names)


def _lines_of_sources(catalogue: Catalogue, page: Page) -> Iterator[range]:
    """Where the register has sources that are restricted, or on which restricted pages alone rest."""
    rows = page.tree.get("references")
    starts = [page.places[("references", number)][0] for number in range(len(rows) if isinstance(rows, list) else 0)]
    hidden = {catalogue.place(source.id).line for source in catalogue.of_kind(Source) if _is_hidden(catalogue, source)}
    yield from (range(start, end) for start, end in pairwise([*starts, _END]) if start in hidden)


def _lines_of_links(catalogue: Catalogue) -> Iterator[range]:
    """Where the register of links names a page that is restricted, or a link that may stand in a restricted section."""
    blocks = groupby(sorted(catalogue.confirmations.items()), key=lambda row: row[0][0])
    for rows in (list(block) for _, block in blocks):
        hidden = [found.line for pair, found in rows if _may_be_hidden(catalogue, *pair)]
        before = 1 if len(hidden) == len(rows) else 0  # a page that is not named leaves no blank line behind
        yield from (range(line - before, line + 1) for line in hidden)


def _may_be_hidden(catalogue: Catalogue, id: str, target: str) -> bool:
    """Whether a link is a restricted page's, or none of the fields of a divided page, which everybody reads."""
    page, record = catalogue.find(id), catalogue.find(target)
    if page is None or record is None or page.edition is Access.RESTRICTED:
        return True
    if not page.restricted_sections:
        return False
    named = (relation for name in (record.id, *record.formerly) for relation in catalogue.incoming.get(name, ()))
    return all(relation.origin != page.id for relation in named)


def _is_hidden(catalogue: Catalogue, source: Source) -> bool:
    origins = [catalogue.records[relation.origin].edition for relation in catalogue.incoming.get(source.id, ())]
    return source.edition is Access.RESTRICTED or (bool(origins) and Access.PUBLIC not in origins)


def _files_of_public_pages(
    catalogue: Catalogue, hidden: frozenset[str], cuts: dict[str, tuple[range, ...]]
) -> Iterator[str]:
    """What stands beside pages and is led to from what is public; of the rest nobody says whom it is for."""
    for text in texts(catalogue) if catalogue.files else ():
        file, address = text.page.file, parse_address(text.page.file)
        for link in text.parsed.links if address and address.stem not in hidden else ():
            if not any(text.at(link.line, link.column).line in rows for rows in cuts.get(file, ())):
                yield path_of(link.address, posixpath.dirname(file))


def _without(text: str, rows: tuple[range, ...], gap: str | None) -> str:
    lines = enumerate(text.split("\n"), 1)
    told = (line if not any(number in lines_out for lines_out in rows) else gap for number, line in lines)
    return "\n".join(line for line in told if line is not None).rstrip("\n") + "\n"
