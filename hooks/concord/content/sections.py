"""What a section of a page is, and the digest that changes when its words do."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Mapping

from concord.content.frontmatter import dotted
from concord.content.markdown.parsed import parsed
from concord.content.reading import Translation, prose_of
from concord.records.kinds import Record

_TYPOGRAPHY = str.maketrans(
    {**dict.fromkeys('«»“”„‟‹›"', '"'), **dict.fromkeys("‘’‚‛ʻʼ`", "'"), **dict.fromkeys("–—−‐", "-")}
)
_UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"))  # where a word may be broken, and where not


def sections_of(record: Record, body: str) -> Mapping[str, str]:
    """Each section that a translation translates: fields by their path, parts of the text as in `parts_of`."""
    fields = {dotted(path): str(text) for path, text in prose_of(record)}
    return {**fields, **parts_of(body)}


def words_of(translation: Translation) -> dict[str, str]:
    """The words of a translation by the same names as in `sections_of`."""
    fields = {dotted(path): text for path, text in translation.texts.items()}
    return {**fields, **parts_of(translation.page.body)}


def parts_of(body: str) -> Mapping[str, str]:
    """The parts of a text by `#` and the heading's id; `#` alone is the text before the first heading."""
    return {section.name: section.markdown for section in parsed(body).sections}


def digest(text: str) -> str:
    """Eight hexadecimal digits that change with the words and not with quotation marks, dashes or spaces."""
    plain = unicodedata.normalize("NFKC", text).translate(_TYPOGRAPHY).translate(_UNSEEN)
    return hashlib.sha256(re.sub(r"\s+", " ", plain).strip().encode()).hexdigest()[:8]


def digests(record: Record, body: str) -> dict[str, str]:
    """The digest of each section of an original."""
    return {name: digest(text) for name, text in sections_of(record, body).items()}
