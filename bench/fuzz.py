"""Spoils pages twenty thousand times, and says where the check stops, or lets pass what MkDocs drops: `make fuzz`."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT / "hooks"), str(ROOT / "tests")]

from fuzzing import spoiled, tried  # noqa: E402
from hypothesis import HealthCheck, given, seed, settings  # noqa: E402
from mistakes_file import draw  # noqa: E402


def main(examples: int, first: int) -> None:
    """Try so many pages, beginning with a number that tells one run from another."""
    start = time.monotonic()
    with TemporaryDirectory() as folder:
        docs = Path(folder) / "docs"
        draw(docs)

        @seed(first)
        @settings(max_examples=examples, deadline=None, database=None, suppress_health_check=list(HealthCheck))
        @given(spoiled())
        def run(page: tuple[str, str]) -> None:
            tried(*page, docs)

        run()
    print(f"{examples} spoiled pages in {time.monotonic() - start:.0f} s: each was answered, and none was dropped")


if __name__ == "__main__":
    main(int(sys.argv[1]) if sys.argv[1:] else 20_000, int(sys.argv[2]) if sys.argv[2:] else 1)
