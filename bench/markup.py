"""What the Nu Html Checker (vnu) says of the markup of every page of a built site; ends with 1 where that is ours.

No part of the tests: it needs Java, which `make test` does not. The checker is taken from npm, at one version, of which
npm compares the digest; its script that would fetch a Java of its own is not run.

Usage: bench/markup.py [SITE]      (default: site)
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

CHECKER = "vnu-jar@26.9.27"
DIGEST = "sha512-TkQd5DFfOaWC9ebtvozTsrH2Vaod3jYg+vrOeREzIXxBexLz9+rS2DNtjn7+RPUiZhgli0SghgBX6RJRNea0KA=="
# The theme keeps Firefox from remembering that its menu was open.
THEIRS = "Attribute “autocomplete” is only allowed when the input type is "


def fetched(folder: str) -> Path:
    """The checker, in a folder."""
    command = ["npm", "pack", "--json", "--pack-destination", folder, CHECKER]
    packed = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)[0]
    if packed["integrity"] != DIGEST:
        raise SystemExit(f"{CHECKER} is not what it was: {packed['integrity']}")
    shutil.unpack_archive(Path(folder, packed["filename"]), folder)
    return Path(folder, "package/build/dist/vnu.jar")


def messages(site: Path) -> list[dict[str, str]]:
    """The errors on all pages."""
    with tempfile.TemporaryDirectory() as folder:
        command = ["java", "-jar", str(fetched(folder)), "--errors-only", "--format", "json", "--stdout"]
        pages = sorted(str(path) for path in site.rglob("*.html"))
        done = subprocess.run([*command, *pages], check=False, capture_output=True, text=True)
    found: list[dict[str, str]] = json.loads(done.stdout)["messages"]
    return found


def main() -> int:
    """Print each finding with its number of pages and one of them."""
    if missing := [name for name in ("java", "npm") if not shutil.which(name)]:
        raise SystemExit(f"{' and '.join(missing)} not found: apt-get install default-jre-headless npm")
    found = messages(Path(sys.argv[1] if len(sys.argv) > 1 else "site"))
    ours = [one for one in found if not one["message"].startswith(THEIRS)]
    seen, example = Counter(one["message"] for one in ours), {one["message"]: one["url"] for one in ours}
    for message, number in seen.most_common():
        print(f"{number:6}  {message}\n        {example[message]}")
    print(f"{len(ours)} of ours, {len(found) - len(ours)} of the theme's")
    return 1 if ours else 0


if __name__ == "__main__":
    sys.exit(main())
