"""Which rule finds one form of a word by another best: the reason why the search has no stemmer.

For every word of the golden queries: is one of the words of the expected record's page found by it (recall), and how
many words of all pages of that language are found by it besides (hits)? Prints a line for each language and rule.
Snowball needs `pip install snowballstemmer`, which `make bench-search` does. Judges nothing.

Usage: bench/matching.py
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "hooks")]

import snowballstemmer  # noqa: E402
from golden import golden_queries  # noqa: E402

from concord.content.folder import read_catalogue  # noqa: E402
from concord.language.localized import Localized, localized_in_each  # noqa: E402
from concord.letters.folding import begin_alike, folding_of  # noqa: E402
from concord.pages.staging import SitePage, site_pages  # noqa: E402
from concord.search.index import entries_of  # noqa: E402

SNOWBALL = {"en": "english", "ru": "russian", "tr": "turkish", "ar": "arabic"}
Rule = Callable[[str, str], bool]


def rules(language: str) -> dict[str, Rule]:
    """The rules to compare in a language."""
    found: dict[str, Rule] = {
        "beginning only": lambda word, form: form.startswith(word),
        "first 5 letters": lambda word, form: word[:5] == form[:5],
        "first 6 letters": lambda word, form: word[:6] == form[:6],
        "begins alike": begin_alike,
    }
    if language in SNOWBALL:
        stem = snowballstemmer.stemmer(SNOWBALL[language]).stemWord
        stems: dict[str, str] = {}
        found["Snowball"] = lambda word, form: _stem(stems, stem, word) == _stem(stems, stem, form)
    return found


def _stem(known: dict[str, str], stem: Callable[[str], str], word: str) -> str:
    if word not in known:
        known[word] = stem(word)
    return known[word]


def main() -> int:
    """Print the comparison."""
    catalogue, _ = read_catalogue(ROOT / "docs")
    localizations = localized_in_each(catalogue)
    pages = tuple(site_pages(localizations))
    print(f"{'':4}{'rule':18}{'words':>6}{'recall':>8}{'hits':>7}")
    for language in ("en", "ru", "uz", "kk", "ky", "tg", "tk", "tr", "ar"):
        compare(language, words_of(language, localizations[language], pages))
    return 0


def words_of(language: str, local: Localized, pages: tuple[SitePage, ...]) -> dict[str, set[str]]:
    """The folded words of each page."""
    folding = folding_of(language)
    texts = ((e.page.record, " ".join((*e.fields.names, *e.fields.text))) for e in entries_of(local, pages))
    return {str(id): set(folding.words(text)) for id, text in texts}


def compare(language: str, words: dict[str, set[str]]) -> None:
    """The lines of one language."""
    folding, vocabulary = folding_of(language), set().union(*words.values())
    kinds = ("term", "inflected", "title", "phrase", "marks")
    asked = [
        (word, words[one.expected])
        for one in golden_queries()
        if one.language == language and one.kind in kinds
        for word in folding.words(one.query)
        if len(word) > 2 and word.isalpha()
    ]
    for name, rule in rules(language).items():
        recall = sum(any(rule(word, form) for form in page) for word, page in asked) / len(asked)
        hits = sum(sum(rule(word, form) for form in vocabulary) for word in {word for word, _ in asked})
        print(f"{language:4}{name:18}{len(asked):>6}{recall:>8.3f}{hits / len({w for w, _ in asked}):>7.1f}")


if __name__ == "__main__":
    raise SystemExit(main())
