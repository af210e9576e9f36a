"""What paper costs: seconds of the processor a page, with the structure that voices need and without it.

Prints binders of the real content in some languages: two countries, eight corridors, ten practices where they are
written. A line for each language; judges nothing.

Usage: bench/paper.py [LANGUAGE …]      (default: en ar th)
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from itertools import islice
from pathlib import Path

import pypdfium2

from concord.edition import Edition, read_edition
from concord.language.writing import direction
from concord.paper.document import document
from concord.paper.leaves import leaves
from concord.paper.printing import printed, sheets_of

ROOT = Path(__file__).parent.parent
ROOMS = {"countries/": 2, "corridors/": 8, "practices/": 10}
MARGINS = ("This copy", "%(page)s of %(pages)s")


def main(languages: list[str]) -> int:
    """Print a line for each language."""
    edition, _ = read_edition(ROOT / "docs", os.environ)
    print(f"{'':>8} {'pages':>6} {'MB':>5} {'plain s/page':>13} {'tagged s/page':>14} {'tagged/plain':>13}")
    for language in languages:
        chosen = leaves(edition, tuple(names(edition, language)), language)
        html, way = document(edition, ROOT / "overrides", chosen), direction(language)
        _, plain = timed(partial(untagged, html, way))
        made, tagged = timed(partial(printed, html, *MARGINS, way))
        count, size = len(pypdfium2.PdfDocument(made)), len(made) / 1e6
        costs = f"{plain / count:>13.3f} {tagged / count:>14.3f} {tagged / plain:>13.2f}"
        print(f"{language:>8} {count:>6} {size:>5.1f} {costs}", flush=True)
    return 0


def untagged(html: str, way: str) -> bytes:
    """A document as WeasyPrint prints it, without structure."""
    return bytes(sheets_of(html, *MARGINS, way).write_pdf())


def names(edition: Edition, language: str) -> Iterator[str]:
    """The pages of a binder: the first of each room."""
    for room, count in ROOMS.items():
        ids = (page.record for page in edition.pages if page.language == language and page.record)
        yield from islice((id for id in ids if id.startswith(room)), count)


def timed(make: Callable[[], bytes]) -> tuple[bytes, float]:
    """What is made, and the seconds of the processor that it took, the better of two times."""
    seconds = []
    for _ in range(2):
        begun = time.process_time()
        made = make()
        seconds.append(time.process_time() - begun)
    return made, min(seconds)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:] or ["en", "ar", "th"]))
