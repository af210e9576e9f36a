"""How much of what a practitioner reads first is in the language of the page (see `tests/own_words.py`).

Usage: bench/own_language.py [SITE]     (default: site/; prints a line for each language and folder)
"""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT / "hooks"), str(ROOT / "tests")]

from own_words import FOLDERS, shares  # noqa: E402

from concord.language.languages import SITE  # noqa: E402


def main(site: Path) -> None:
    """Print a table."""
    print(f"{'':8}", *(f"{name:>11}" for name in ("home", *FOLDERS, "all")))
    for language in SITE:
        print(f"{language:8}", *(f"{share:>11.2f}" for _, share in shares(site, language)), flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "site")
