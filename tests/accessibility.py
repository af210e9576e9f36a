"""Accessibility as axe sees it: WCAG 2.2 A and AA, and what its authors call good practice."""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path

from playwright.sync_api import Page

AXE = Path(__file__).parent / "vendor/axe-core/axe.min.js"
DIGEST = "KTSJmUUM3yhJqOcLeRL8LahahJ2jnA0NU5T1HUqe2Vw="  # SHA-256, from the package's own sri-history.json
TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice")
# Rules that their authors leave out of every tag's run; each finds real faults and none that are not.
MORE = ("css-orientation-lock", "focus-order-semantics", "hidden-content", "label-content-name-mismatch")
OPTIONS = {"runOnly": [*TAGS, "experimental"]}


def digest(path: Path) -> str:
    return base64.b64encode(hashlib.sha256(path.read_bytes()).digest()).decode()


def violations(page: Page) -> list[tuple[str, str]]:
    """What axe finds on a page: the rule, and where."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("options => axe.run(options)", OPTIONS)
    return [(rule["id"], node["html"][:120]) for rule in found["violations"] for node in rule["nodes"]]
