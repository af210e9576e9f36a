"""Runs an engine in Chromium and measures it. Every cold start has a context of its own."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from urllib.parse import unquote, urlsplit

from golden import Golden
from peers.engines import Engine
from playwright.sync_api import Browser, CDPSession, Page
from questions_asked import Question

Asked = Golden | Question

SLOWED = 4
AFTER = 50  # queries, after which the heap is measured
SAMPLE = {"material": 6, "pagefind": 40}  # queries of each sort by which engines are timed that are slower than ours
RECALLED = {"material": 12}  # queries of each sort by which an engine's recall is told that needs a second for each
START = """async query => {
  const from = performance.now();
  await peer.start();
  const ready = performance.now() - from;
  await peer.ask(query);
  return [ready, performance.now() - from];
}"""
READY = "async () => { const from = performance.now(); await peer.start(); return performance.now() - from; }"
TIME = """async ([what, queries]) => {
  const times = [];
  for (const query of queries) {
    const from = performance.now();
    await peer[what](query);
    times.push(performance.now() - from);
  }
  return times;
}"""
IDS = """async queries => {
  const all = [];
  for (const query of queries) { all.push(await peer.ids(query)); }
  return all;
}"""


@dataclass
class Run:
    """What one engine did in one language. Times are in milliseconds, sizes in bytes."""

    index: int
    files: int
    loaded: int = 0
    ready: float = 0
    first: float = 0
    heap: int = 0
    besides: int = 0
    """Buffers and WebAssembly's memory, which the heap does not count."""
    ready_slowed: float = 0
    times: list[float] = field(default_factory=list)
    timed: tuple[str, ...] = ()
    """The sort of each query that was timed."""
    times_with_excerpts: list[float] = field(default_factory=list)
    heap_at_last: int = 0
    """The heap after all queries with their excerpts."""
    asked: list[Asked] = field(default_factory=list)
    """The queries of which it is told where their records stood."""
    places: list[int | None] = field(default_factory=list)


@dataclass
class Tab:
    """An engine's page in a new context."""

    page: Page
    tool: CDPSession
    folder: Path
    loads: list[str] = field(default_factory=list)

    def slow(self, times: int) -> None:
        """Slow the processor so many times."""
        self.tool.send("Emulation.setCPUThrottlingRate", {"rate": times})

    def loaded(self) -> int:
        """The bytes of all files asked for."""
        paths = [unquote(urlsplit(url).path) for url in self.loads]
        files = [Path(path) if path.startswith(str(self.folder)) else self.folder / path[1:] for path in paths]
        return sum(path.stat().st_size for path in files if path.is_file())

    def memory(self) -> tuple[int, int]:
        """The bytes of the heap after its garbage is gone, and those of what lies besides."""
        self.tool.send("HeapProfiler.collectGarbage")
        metrics = {one["name"]: one["value"] for one in self.tool.send("Performance.getMetrics")["metrics"]}
        outside = self.page.evaluate("peer.outside ? peer.outside() : 0")
        besides = self.tool.send("Runtime.getHeapUsage").get("backingStorageSize", 0) + outside
        return int(metrics["JSHeapUsedSize"]), int(besides)


@dataclass(frozen=True)
class Bench:
    """An engine, its folder and where that is reached."""

    browser: Browser
    engine: Engine
    folder: Path
    address: str

    def run(self, language: str, queries: list[Asked]) -> Run:
        """Everything measured in one language."""
        run = self._empty(language)
        self._run_cold(run, language, queries)
        self._run_slowed(run, language, queries)
        if self.engine.name == "concord":
            self._run_excerpts(run, language, queries)
        return run

    def run_at_once(self, queries: dict[str, list[Asked]]) -> dict[str, Run]:
        """All languages in one context, for an engine that has one index for all, is long in starting and loads nothing
        after.
        """
        runs, first = {language: self._empty(language) for language in queries}, next(iter(queries))
        with self._tab(first) as tab:
            ready, found = tab.page.evaluate(START, queries[first][0].query)
            for language, run in runs.items():
                run.ready, run.first, run.loaded = ready, found, tab.loaded()
                self._time(run, tab, queries[language])
                run.heap, run.besides = tab.memory()
                self._find(run, tab, queries[language])
        return runs

    def _empty(self, language: str) -> Run:
        files = self.engine.files(self.folder, language)
        return Run(sum(path.stat().st_size for path in files), len(files))

    def _run_cold(self, run: Run, language: str, queries: list[Asked]) -> None:
        """From nothing to the first result, as often as the engine is tried; at last the heap after more queries."""
        starts = []
        for number in range(self.engine.tries):
            with self._tab(language) as tab:
                starts.append(tab.page.evaluate(START, queries[0].query))
                run.loaded = tab.loaded()
                if number == self.engine.tries - 1:
                    tab.page.evaluate(TIME, ["ask", _texts(_spread(queries))])
                    run.heap, run.besides = tab.memory()
        run.ready, run.first = (median(times) for times in zip(*starts, strict=True))

    def _run_slowed(self, run: Run, language: str, queries: list[Asked]) -> None:
        """The same with a slow processor; after the first starts all queries, whose times hold their first loads."""
        readies, rounds = [], []
        for number in range(self.engine.tries):
            with self._tab(language, SLOWED) as tab:
                readies.append(tab.page.evaluate(READY))
                if number < self.engine.rounds:
                    self._time(run, tab, queries)
                    rounds.append(run.times)
                if number == 0:
                    self._find(run, tab, queries)
        run.ready_slowed, run.times = median(readies), _medians(rounds)

    def _run_excerpts(self, run: Run, language: str, queries: list[Asked]) -> None:
        """All queries as the page of results answers them, with a slow processor."""
        with self._tab(language, SLOWED) as tab:
            tab.page.evaluate(READY)
            run.times_with_excerpts = tab.page.evaluate(TIME, ["excerpts", _texts(queries)])
            run.heap_at_last, _ = tab.memory()

    def _time(self, run: Run, tab: Tab, queries: list[Asked]) -> None:
        timed = _sample(queries, SAMPLE.get(self.engine.name, 0))
        tab.slow(SLOWED)
        run.times = tab.page.evaluate(TIME, ["ask", _texts(timed)])
        tab.slow(1)
        run.timed = tuple(one.kind for one in timed)

    def _find(self, run: Run, tab: Tab, queries: list[Asked]) -> None:
        run.asked = _sample(queries, RECALLED.get(self.engine.name, 0))
        found = tab.page.evaluate(IDS, _texts(run.asked))
        run.places = [one.place(ids) for one, ids in zip(run.asked, found, strict=True)]

    @contextmanager
    def _tab(self, language: str, slowed: int = 1) -> Iterator[Tab]:
        context = self.browser.new_context(offline=not self.engine.is_served)
        page = context.new_page()
        tab = Tab(page, context.new_cdp_session(page), self.folder)
        tab.tool.send("Performance.enable")
        page.goto(f"{self.address}/index.{language}.html")
        page.on("request", lambda request: tab.loads.append(request.url))
        tab.slow(slowed)
        yield tab
        context.close()


def _texts(queries: list[Asked]) -> list[str]:
    return [one.query for one in queries]


def _sample(queries: list[Asked], count: int) -> list[Asked]:
    """So many words and as many questions, spread over all; all where no number is given."""
    if not count:
        return queries
    sorts = ([one for one in queries if (one.kind == "question") is asks] for asks in (False, True))
    return [one for sort in sorts for one in sort[:: max(1, len(sort) // count)][:count]]


def _medians(rounds: list[list[float]]) -> list[float]:
    """For each query the median of its times in all rounds."""
    return [median(times) for times in zip(*rounds, strict=True)]


def _spread(queries: list[Asked]) -> list[Asked]:
    """Queries of all sorts."""
    return queries[:: max(1, len(queries) // AFTER)][:AFTER]
