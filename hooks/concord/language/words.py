"""The catalogues of the interface's words, brought in step with the code and the templates: `make words`.

What is new gets an empty translation, what nobody says any more goes, and all else stays byte by byte: a catalogue
names no lines of code, has one order and one width, and its head is never rewritten.
"""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

LOCALES = "hooks/concord/language/locales"
WIDTH = 110
_METHODS = [("hooks/concord/**.py", "python"), ("overrides/concord/**.html", "jinja2")]
_OPTIONS = {"**.html": {"silent": "false"}}  # a template that cannot be read is no template without words
_KEYWORDS = {"_": None, "N_": None, "say": None, "gettext": None}


def messages_of(root: Path) -> frozenset[str]:
    """Every message that the code and the templates of a project say."""
    found = extract_from_dir(root, method_map=_METHODS, keywords=_KEYWORDS, options_map=_OPTIONS)
    return frozenset(text for _, _, text, *_ in found if isinstance(text, str))


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
    messages = messages_of(root)
    for path in sorted((root / LOCALES).glob("*.po")):
        path.write_bytes(updated(path.read_bytes(), messages))


if __name__ == "__main__":
    update(Path())
