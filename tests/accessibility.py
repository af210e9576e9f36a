"""Accessibility as axe sees it: WCAG 2.2 A and AA, what its authors call good practice, and what they still try out."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page

AXE = Path(__file__).parent / "vendor/axe-core/axe.min.js"
TAGS = "wcag2a wcag2aa wcag21a wcag21aa wcag22a wcag22aa best-practice experimental".split()
# Without `preload`, for which axe asks for style sheets in a way that the pages' policy refuses.
OPTIONS = {"runOnly": TAGS, "resultTypes": ["violations"], "preload": False}
# The theme's switch of the menu stands before all landmarks; good practice would have it in one.
THEIRS = ("region", '<input class="md-toggle" data-md-toggle="drawer"')


def violations(page: Page) -> list[tuple[str, str]]:
    """What axe finds on a page: the rule, and where."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("options => axe.run(options)", OPTIONS)
    rows = [(rule["id"], node["html"][:120]) for rule in found["violations"] for node in rule["nodes"]]
    return [row for row in rows if not (row[0] == THEIRS[0] and row[1].startswith(THEIRS[1]))]
