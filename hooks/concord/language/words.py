"""The catalogues of what pages and checks say, brought in step with the code and the templates: `make words`.

What is new gets an empty translation, what nobody says any more goes, and all else stays byte by byte: a catalogue
names no lines of code, has one order and one width, and its head is never rewritten.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from concord.records.kinds import KINDS, Evidence, Record
from concord.records.labels import sentence
from concord.records.values import Value, types_in

WIDTH = 110
_CODE, _TEMPLATES = ("hooks/concord/**.py", "python"), ("overrides/concord/**.html", "jinja2")
_OPTIONS = {"**.html": {"silent": "false"}}  # a template that cannot be read is no template without words


@dataclass(frozen=True)
class Domain:
    """Messages with catalogues of their own, in a folder; how files that say them are read, and which functions do."""

    folder: str
    methods: tuple[tuple[str, str], ...]
    keywords: Mapping[str, None]
    besides: frozenset[str] = frozenset()
    """Messages that stand in no call: what the records say of themselves."""


def _said_of(kinds: Iterable[type[Value]]) -> Iterator[str]:
    """What is said of these, of each of their fields, and of what those are made of."""
    for kind in kinds:
        yield kind.__doc__ or ""
        for info in kind.model_fields.values():
            yield sentence(info)
            yield from _said_of(part for part in types_in(info.annotation) if issubclass(part, Value))


PAGES = Domain("hooks/concord/language/locales", (_CODE, _TEMPLATES), dict.fromkeys(("_", "N_", "say", "gettext")))
"""The words of pages."""
PROBLEMS = Domain(
    "hooks/concord/language/problems",
    (_CODE,),
    dict.fromkeys(("told",)),
    frozenset(_said_of((Record, Evidence, *KINDS))) - {""},
)
"""What the check says, and what the handbook says of the fields."""


def messages_of(root: Path, domain: Domain = PAGES) -> frozenset[str]:
    """Every message of a domain that the code and the templates of a project say."""
    methods, words = list(domain.methods), dict(domain.keywords)
    found = extract_from_dir(root, method_map=methods, keywords=words, options_map=_OPTIONS)
    return domain.besides | {text for _, _, text, *_ in found if isinstance(text, str)}


def updated(catalogue: bytes, messages: Iterable[str]) -> bytes:
    """A catalogue (a PO file) that has these messages, in order; those it had keep their translations."""
    catalogue = catalogue.replace(b"\r\n", b"\n")
    old, new, written = read_po(BytesIO(catalogue)), Catalog(), BytesIO()
    for text in messages:
        new[text] = old.get(text) or Message(text)
    write_po(written, new, width=WIDTH, omit_header=True, no_location=True, sort_output=True)
    head = catalogue.partition(b"\n\n")[0]
    return head + b"\n\n" + written.getvalue().rstrip(b"\n") + b"\n"


def update(root: Path) -> None:
    """Bring every catalogue of a project in step with what it says."""
    for domain in (PAGES, PROBLEMS):
        messages = messages_of(root, domain)
        for path in sorted((root / domain.folder).glob("*.po")):
            path.write_bytes(updated(path.read_bytes(), messages))


if __name__ == "__main__":
    update(Path())
