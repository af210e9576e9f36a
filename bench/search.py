"""Our search against the two that a MkDocs site usually has: Material's own (lunr) and Pagefind.

The same pages and the same queries for all three, in one run, in English, Russian and Thai, which has no spaces and
looks through the next language too. Pages: those of `docs/`, filled up with made-up ones (`peers/corpus.py`). Queries:
the golden ones and the golden questions (`tests/search`). Judges nothing.

Usage: bench/search.py [N …]      (pages in each language; default: 1000 10000)
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "hooks")]

from golden import golden_queries, score  # noqa: E402
from peers.corpus import LANGUAGES, Corpus, corpora  # noqa: E402
from peers.engines import Engine, engines, write_runners  # noqa: E402
from peers.running import Asked, Bench, Run  # noqa: E402
from playwright.sync_api import Browser  # noqa: E402
from questions_asked import questions, recall  # noqa: E402

from browser import launched  # noqa: E402

ALL: tuple[Asked, ...] = (*golden_queries(), *questions())
QUERIES = {language: [one for one in ALL if one.language == language] for language in LANGUAGES}
COLUMNS = (
    "engine    language  index MB   files  loaded KB  ready ms  first ms  heap MB  besides MB"
    "  p50 ms  p95 ms  recall@5    MRR  questions: p50     p95  recall@3"
)
NOTES = """\
All engines get titles and texts; ours also other names and what a page belongs to, as in the real site. Material has
its own settings for these languages, Pagefind its own for all, but runs in the page, where its heap can be counted.
Ours is opened as a file, the others over http from this machine, which is their best case.
index, files   what lies on disk for the language; Material has one index for all
loaded         bytes of scripts and index until the first result, as they lie on disk
ready, first   from nothing (not even the engine's script) to an open index, to the titles of the first five results
heap, besides  JavaScript heap after 50 queries, of Material those that time it; buffers and WebAssembly's memory,
               which it does not count
p50, p95       a query until the titles of the first five, processor slowed four times, first loads included; of ours
               the median of three rounds, because it is so short; of the others those of some, because they are long
recall, MRR    over {counts} golden queries and questions; for Material, which is slow, over a
               sample of them, and a record counts as found there in any language
load           of the machine when it was measured: {load}
"""
WIDTH = 38
RULER = f"{'Concord':{WIDTH}}" + "".join(f"{language:>9}" for language in LANGUAGES) + "     goal at 10,000"


def main(counts: list[int]) -> int:
    """Print the tables of each size."""
    print(_versions())
    counted = " + ".join(f"{len(QUERIES[language])} {language}" for language in LANGUAGES)
    print(NOTES.format(counts=counted, load=" ".join(f"{one:.1f}" for one in os.getloadavg())))
    with launched() as browser:
        for count in counts:
            say(f"{count} pages: reading")
            found = corpora(ROOT / "docs", count)
            runs = {engine.name: _runs(browser, engine, found) for engine in engines()}
            print(_table(found, runs))
            print(_by_kind(runs))
            print(_goals(found, runs["concord"]))
    return 0


def say(words: str) -> None:
    """Tell how far it is."""
    print(f"{time.strftime('%H:%M:%S')} {words}", file=sys.stderr, flush=True)


def _versions() -> str:
    try:
        other = f"Pagefind {version('pagefind')}"
    except PackageNotFoundError:
        other = "Pagefind is not installed (make bench-search installs it)"
    return f"Concord {version('concord')}, Material {version('mkdocs-material')}, {other}\n"


def _runs(browser: Browser, engine: Engine, found: dict[str, Corpus]) -> dict[str, Run]:
    """What an engine does in each language."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / engine.name
        say(f"{engine.name}: writing its index")
        write_runners(folder, engine.name)
        engine.write(folder, found)
        say(f"{engine.name}: running")
        with engine.at(folder) as address:
            bench = Bench(browser, engine, folder, address)
            if engine.tries == 1:
                return bench.run_at_once(QUERIES)
            return {language: bench.run(language, QUERIES[language]) for language in LANGUAGES}


def _table(found: dict[str, Corpus], runs: dict[str, dict[str, Run]]) -> str:
    real = ", ".join(f"{len(corpus.entries)} of {len(corpus.fields):,} {name}" for name, corpus in found.items())
    rows = [_row(engine, language, run) for engine, both in runs.items() for language, run in both.items()]
    return "\n".join([f"Pages that are real: {real}", COLUMNS, *rows, ""])


def _row(engine: str, language: str, run: Run) -> str:
    words, asked = _sorted(run.asked, run.places)
    done, (times, thought) = score(words), _sorted_times(run)
    return (
        f"{engine:10}{language:8}{run.index / 1e6:10.2f}{run.files:8}{run.loaded / 1e3:11.0f}{run.ready:10.0f}"
        f"{run.first:10.0f}{run.heap / 1e6:9.1f}{run.besides / 1e6:12.1f}{_part(times, 0.5):8.1f}"
        f"{_part(times, 0.95):8.1f}{done.recall:10.3f}{done.rank:7.3f}"
        f"{_part(thought, 0.5):16.1f}{_part(thought, 0.95):8.1f}{recall(asked, 3):10.3f}"
    )


def _sorted(queries: list[Asked], places: list[int | None]) -> tuple[list[int | None], list[int | None]]:
    """The places of words, and those of questions."""
    pairs = list(zip(queries, places, strict=True))
    words, asked = ([place for one, place in pairs if (one.kind == "question") is asks] for asks in (False, True))
    return words, asked


def _sorted_times(run: Run) -> tuple[list[float], list[float]]:
    """The times of words, and those of questions."""
    pairs = list(zip(run.timed, run.times, strict=True))
    words, asked = ([time for kind, time in pairs if (kind == "question") is asks] for asks in (False, True))
    return words, asked


def _by_kind(runs: dict[str, dict[str, Run]]) -> str:
    """The recall of each engine by the sort of query, all languages together."""
    queries = [one for language in LANGUAGES for one in QUERIES[language]]
    lines = [f"{'recall@5 by sort of query':34}{'queries':>9}" + "".join(f"{name:>10}" for name in runs)]
    for kind in sorted({one.kind for one in queries}):
        places = ([place for run in both.values() for place in _of_kind(run, kind)] for both in runs.values())
        parts = "".join(f"{score(found).recall if found else float('nan'):10.3f}" for found in places)
        lines.append(f"{kind:34}{sum(one.kind == kind for one in queries):9}{parts}")
    return "\n".join([*lines, ""])


def _of_kind(run: Run, kind: str) -> list[int | None]:
    return [place for one, place in zip(run.asked, run.places, strict=True) if one.kind == kind]


def _part(times: list[float], part: float) -> float:
    """The time that this part of all times does not pass."""
    return sorted(times)[min(len(times) - 1, int(len(times) * part))]


def _goals(found: dict[str, Corpus], runs: dict[str, Run]) -> str:
    """Our own numbers next to what we aim at."""
    sizes = {language: _sizes(corpus) for language, corpus in found.items()}
    lines = [
        ("first result, s", "<= 0.10", lambda name: runs[name].first / 1e3),
        ("ready, slowed four times, s", "", lambda name: runs[name].ready_slowed / 1e3),
        ("heap after 50 queries, MB", "<= 12", lambda name: runs[name].heap / 1e6),
        ("… after all, with their excerpts", "", lambda name: runs[name].heap_at_last / 1e6),
        ("words p95, slowed four times, ms", "<= 40", lambda name: _part(_sorted_times(runs[name])[0], 0.95)),
        ("questions p95, slowed four times, ms", "<= 40", lambda name: _part(_sorted_times(runs[name])[1], 0.95)),
        ("… with excerpts of the first five", "", lambda name: _part(runs[name].times_with_excerpts, 0.95)),
        ("words / bytes of text", "<= 0.25", lambda name: sizes[name]["w"] / found[name].bytes),
        ("texts / bytes of text", "<= 1.1", lambda name: sizes[name]["t"] / found[name].bytes),
        ("text, MB", "", lambda name: found[name].bytes / 1e6),
    ]
    return "\n".join([RULER, *(_line(*line) for line in lines), ""])


def _line(title: str, goal: str, value: Callable[[str], float]) -> str:
    return f"{title:{WIDTH}}" + "".join(f"{value(language):9.2f}" for language in LANGUAGES) + f"     {goal}".rstrip()


def _sizes(corpus: Corpus) -> dict[str, int]:
    """The bytes of all files of words and of texts."""
    sizes = {"w": 0, "t": 0}
    for name, text in corpus.files():
        stem = name.partition("/")[2].removesuffix(".js")
        if stem[0] in sizes and stem[1:].isdigit():
            sizes[stem[0]] += len(text.encode())
    return sizes


if __name__ == "__main__":
    raise SystemExit(main([int(n) for n in sys.argv[1:]] or [1000, 10000]))
