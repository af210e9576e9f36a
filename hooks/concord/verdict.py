"""What a content folder has to mend, and a memory of it, so that one changed sentence does not cost the whole again.

The memory holds digests of files and of what pages have to do with each other, and no words. It answers where nothing
changed, and where pages changed in a folder that was clean: these are checked by themselves, and if their links, ids,
headings and dates are the same as before, nothing else can have changed. In all other cases everything is read again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from hashlib import blake2b
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory

from concord.content.bounds import BEYOND, too_large
from concord.content.catalogue import SOURCES, Catalogue
from concord.content.editions import is_divided, is_whole, write_public
from concord.content.files import STRAY, entries, is_file
from concord.content.folder import read_catalogue, read_pages
from concord.content.frontmatter import Page
from concord.content.paths import parse_address
from concord.content.texts import Text
from concord.language.places import printed_places
from concord.memory import Memory, Verdict, recall, remember
from concord.problem import Place, Problem, in_order, render_text
from concord.records.kinds import Record
from concord.rules import check, check_pages
from concord.rules.future_date import happened
from concord.told import Say, told

_SHARED = ("glossary/", "authorities/")  # which the rules of one page look at
_DIVIDED = told("Take it out, or restrict it too: the page by `edition`, a section by `restricted_sections`.")
_LIBRARIES = "markdown pymdown-extensions pydantic pyyaml babel phonenumbers python-stdnum pikepdf pypdfium2"
_FEW = 100  # pages; with more the whole is read as fast


def examine(docs: Path, built_on: str | None, memory: Path | None) -> Verdict:
    """The verdict on a content folder; `memory` is the file that remembers the last one, if any."""
    if memory is None:
        return _whole(docs, built_on)[1]
    maker, files = _maker(built_on), dict(_digests(docs))
    last = recall(memory)
    if last and last.maker == maker:
        if last.files == files:
            return last.verdict
        if last.ties and (found := _again(docs, last, files)):
            if not found.verdict.problems:
                remember(memory, found)
            return found.verdict
    catalogue, verdict = _whole(docs, built_on)
    ties = {} if verdict.problems else dict(_ties(catalogue))
    remember(memory, Memory(maker, files, ties, verdict))
    return verdict


def _whole(docs: Path, built_on: str | None) -> tuple[Catalogue, Verdict]:
    catalogue, problems = read_catalogue(docs)
    found = in_order([*problems, *check(catalogue, built_on)])
    if not found and is_divided(catalogue):
        found = in_order(_without_the_restricted(docs, catalogue, built_on))
    return catalogue, Verdict(len(catalogue.records), found, tuple(_cleared(catalogue)))


def _without_the_restricted(docs: Path, catalogue: Catalogue, built_on: str | None) -> Iterator[Problem]:
    """What is to mend in the public edition of a folder that is clean as a whole."""
    with TemporaryDirectory() as folder:
        public = Path(folder)
        write_public(docs, catalogue, public, gap="")
        left, problems = read_catalogue(public)
        for problem in (*problems, *check(left, built_on)):
            yield replace(problem, what=told("in the public edition: %(what)s", what=problem.what), mend=_DIVIDED)


def _cleared(catalogue: Catalogue) -> Iterator[str]:
    for id, record in sorted(catalogue.records.items()):
        for number, row in enumerate(record.cleared):
            yield f"{catalogue.place(id, ('cleared', number))}: {row.words}: {row.reason} ({', '.join(row.by)})"


def _again(docs: Path, last: Memory, files: Mapping[str, str]) -> Memory | None:
    """The verdict after pages changed in a clean folder; None where more than these must be read."""
    changed = {name for name in files.keys() | last.files.keys() if files.get(name) != last.files.get(name)}
    stems = {_stem(name) for name in changed}
    if "" in stems or len(stems) > _FEW:
        return None
    own = {name for name in files if _stem(name) in stems}
    catalogue, problems = read_pages(docs, own | {name for name in files if name.startswith(_SHARED)})
    ties = {stem: tie for stem, tie in _ties(catalogue) if stem in stems}
    if ties != {stem: last.ties.get(stem) for stem in stems}:
        return None
    found = [problem for problem in (*problems, *check_pages(catalogue)) if problem.place.file in own]
    return Memory(last.maker, files, last.ties, replace(last.verdict, problems=in_order(found)))


def _stem(name: str) -> str:
    """The page that a file is a version of; empty for what others rest on: terms, offices, the register, pictures."""
    address = parse_address(name)
    return address.stem if address and not name.startswith(_SHARED) else ""


def _ties(catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    """A digest, by page, of all that other pages and the rules between pages can see of it."""
    told: dict[str, list[object]] = defaultdict(list)
    for id, page in sorted(catalogue.pages.items()):
        if page.file != SOURCES:
            record = catalogue.records[id]
            told[_stem(page.file)] += [_of_record(record), _of_page(record, page)]
    for (id, language), translation in sorted(catalogue.translations.items()):
        told[_stem(translation.page.file)] += [language, _of_page(catalogue.records[id], translation.page)]
    relations: dict[str, list[object]] = defaultdict(list)
    for relation in catalogue.relations:
        if origin := catalogue.pages.get(relation.origin):
            relations[_stem(origin.file)].append((relation.name, relation.link.to, relation.path))
    yield from ((stem, _digest(repr((parts, relations[stem])).encode())) for stem, parts in told.items())


def _of_record(record: Record) -> object:
    status = str(getattr(record, "status", ""))
    parties = getattr(record, "parties", ())
    covered = [str(cover.measure) for cover in getattr(record, "covers", ())]
    settled = [term.measures for term in getattr(record, "terms", ())]
    bound = [(row.treaty.to, row.standing, row.in_force) for row in getattr(record, "treaties", ())]
    dates = [*happened(record), str(getattr(record, "in_force", ""))]
    places = sorted(printed_places(record))
    names = record.id, record.kind, record.formerly, record.cleared
    return *names, status, places, dates, parties, covered, settled, bound


def _of_page(record: Record, page: Page) -> object:
    """What others see of a page; of one that is divided, or lets something pass, all, since any word may decide."""
    return _of_text(Text(page)) if is_whole(record) and not record.cleared else page


def _of_text(text: Text) -> object:
    parsed = text.parsed
    links = [(link.address, link.text, link.is_picture) for link in parsed.links]
    return links, len(parsed.broken_links), [heading.id for heading in parsed.headings]


def _digests(docs: Path) -> Iterator[tuple[str, str]]:
    """The name and digest of everything in a folder; what is not read, or cannot be, by what it is."""
    start = len(docs.as_posix()) + 1
    for path in entries(docs):
        name = path.as_posix()[start:]
        try:
            is_read = is_file(path) and not too_large(path, name)
            told = _digest(path.read_bytes()) if is_read else oct(path.lstat().st_mode)
        except OSError as error:
            told = str(error.errno)
        yield name, told


def _digest(data: bytes) -> str:
    return blake2b(data, digest_size=12).hexdigest()


@cache
def _program() -> str:
    folder = Path(__file__).parent
    files = (path.read_bytes() for path in sorted(folder.rglob("*")) if path.suffix in (".py", ".json"))
    libraries = (version(name).encode() for name in _LIBRARIES.split())
    return _digest(b"\0".join([*files, *libraries]))


def _maker(built_on: str | None) -> str:
    return f"{_program()} {built_on}"


def with_line(problem: Problem, docs: Path, say: Say = str) -> str:
    """A problem for people, with the line it is about; `say` gives the words of a language."""
    path = docs / problem.place.file
    is_unread = problem.rule in (STRAY, BEYOND) or path.suffix not in (".md", ".yaml", ".po", ".tsv")
    if is_unread and problem.place == Place(problem.place.file):
        return render_text(problem, None, say)  # it is told unread
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return render_text(problem, None, say)
    number = problem.place.line
    return render_text(problem, lines[number - 1] if 0 < number <= len(lines) else None, say)
