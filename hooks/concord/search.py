"""Words of each page → a small index per language that a page loads with a classic script, also from `file://`.

Shape of the file: `concordIndex({language, pages: [[title, path, kind, context, id], …], words: [word, …],
hits: [[page, weight, page, weight, …], …]})`; `words` are folded and sorted, so a prefix is a range.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping

from concord.labels import LABELS
from concord.reader import Reader
from concord.reading import prose_of
from concord.staging import SitePage

_TITLE = 8  # how much more a word in the title weighs than one in the text
_MARKUP = re.compile(r"\{[#:][^}]*\}|\]\([^)]*\)|[*_`#>|\[\]]")
# One letter for what people type alike; the page's script reads this table from the index.
FOLDS = {"ё": "е", "ʻ": "", "ʼ": "", "‘": "", "’": "", "'": "", "`": ""}


def fold(text: str) -> str:
    """Text as the index keeps it: NFKC, small letters, ё as е, no apostrophes."""
    text = unicodedata.normalize("NFKC", text).lower()
    return "".join(FOLDS.get(letter, letter) for letter in text)


def words_of(text: str) -> Iterator[str]:
    """The folded words of a text: runs of letters and digits."""
    yield from re.findall(r"[^\W_]+", fold(text))


def text_of(reader: Reader, page: SitePage) -> str:
    """What a reader reads on a page, without markup."""
    texts = [_MARKUP.sub(" ", page.body)]
    if page.record:
        texts += [str(text) for path, text in prose_of(reader.record(page.record)) if path != ("title",)]
        row = reader.row(page.record)
        texts += [*row.context, *_other_words(reader, page.record)]
    return " ".join(texts)


def _other_words(reader: Reader, id: str) -> Iterator[str]:
    record = reader.record(id)
    yield from getattr(record, "original_titles", {}).values()
    yield from (e.term for e in getattr(record, "equivalents", ()))
    yield reader.say(LABELS.get(str(getattr(record, "topic", "")), ""))


def make_index(reader: Reader, pages: Iterable[SitePage]) -> Mapping[str, object]:
    """The index of the pages of one language."""
    rows: list[list[str]] = []
    hits: dict[str, list[int]] = defaultdict(list)
    for page in pages:
        if page.record is None or page.moved_to or page.stem == "index":
            continue
        row = reader.row(page.record)
        weights = Counter(words_of(text_of(reader, page)))
        title = list(words_of(page.title))
        for word in title:  # a title that says nothing else is about the word
            weights[word] += _TITLE + 3 * _TITLE // len(title)
        for word, weight in weights.items():
            hits[word] += [len(rows), min(weight, 99)]
        rows.append([page.title, page.path, reader.say(LABELS[row.kind]), ", ".join(row.context), page.record])
    words = sorted(hits)
    return {
        "language": reader.language,
        "folds": FOLDS,
        "pages": rows,
        "words": words,
        "hits": [hits[word] for word in words],
    }


def render_index(index: Mapping[str, object]) -> str:
    """The index as a script."""
    return f"concordIndex({json.dumps(index, ensure_ascii=False, separators=(',', ':'))});\n"
