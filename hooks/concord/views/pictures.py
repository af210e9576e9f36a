"""Pictures drawn at build time, as SVG that follows the page's colours and is read out by screen readers."""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from html import escape

_LANE, _ROW, _HEAD = 230, 58, 84  # pixels: width of a lane, height of a row, height of the heads


def timeline_svg(events: Sequence[tuple[str, str]], title: str, told: Callable[[str], str]) -> str:
    """A strip of dated events, (ISO date, text) each: years along a line, a dot for each event, stacked by year.

    `told` writes a year as the reader's language does.
    """
    if not events:
        return ""
    years = [int(date[:4]) for date, _ in events]
    first, last = min(years) - 1, max(years) + 1
    step = 920 / max(last - first, 1)
    seen: Counter[int] = Counter()
    tallest = max(Counter(years).values())
    height, parts = 60 + 16 * tallest, []
    line = height - 32
    parts.append(f'<line class="axis" x1="20" y1="{line}" x2="980" y2="{line}"/>')
    for year in _ticks(first, last):
        x = 40 + (year - first) * step
        parts.append(f'<line class="axis" x1="{x:.0f}" y1="{line}" x2="{x:.0f}" y2="{line + 6}"/>')
        parts.append(f'<text x="{x:.0f}" y="{line + 24}" text-anchor="middle">{told(str(year))}</text>')
    for (date, text), year in zip(events, years, strict=True):
        x, y = 40 + (year - first) * step, line - 14 - 16 * seen[year]
        seen[year] += 1
        parts.append(
            f'<circle cx="{x:.0f}" cy="{y}" r="6"><title{_lang(text)}>{escape(f"{date}: {text}")}</title></circle>'
        )
    return _svg("timeline", 1000, height, title, parts)


def _ticks(first: int, last: int) -> range:
    step = next(s for s in (1, 2, 5, 10, 20, 50, 100) if (last - first) / s <= 12)
    return range(first + (-first) % step, last + 1, step)


def contacts_svg(bodies: Mapping[str, tuple[str, str]], contacts: Sequence[tuple[str, str, str]], title: str) -> str:
    """Who turns to whom: a lane for each body (name, country), an arrow for each contact (from, to, what), in order."""
    if not bodies or not contacts:
        return ""
    middle = {id: _LANE * n + _LANE // 2 for n, id in enumerate(bodies)}
    width, height = _LANE * len(bodies), _HEAD + _ROW * len(contacts) + 16
    parts = [
        '<defs><marker id="tip" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="8" markerHeight="8" orient="auto">'
        '<path d="M0 0L10 5L0 10z"/></marker></defs>'
    ]
    for id, (name, country) in bodies.items():
        parts += _lane(middle[id], height, name, country)
    for number, (start, end, what) in enumerate(contacts):
        parts += _arrow(middle[start], middle[end], _HEAD + _ROW * number, what)
    return _svg("contacts", width, height, title, parts)


def _lane(x: int, height: int, name: str, country: str) -> list[str]:
    box = f'<rect x="{x - _LANE // 2 + 8}" y="4" width="{_LANE - 16}" height="{_HEAD - 20}" rx="6"/>'
    lane = f'<line class="axis" x1="{x}" y1="{_HEAD - 16}" x2="{x}" y2="{height - 4}"/>'
    lines = textwrap.wrap(name, 26)[:3]
    rows = _lines(x, 24 if country else 30, lines, "body", _lang(name)) + _lines(
        x, 26 + 17 * len(lines), [country], "country"
    )
    return [lane, box, *rows]


def _arrow(start: int, end: int, top: int, what: str) -> list[str]:
    y, reach = top + 54, abs(end - start) // 8
    lines = textwrap.wrap(what, max(reach, 26))[-3:]
    text = _lines((start + end) // 2, y - 8 - 16 * (len(lines) - 1), lines, "what", _lang(what))
    return [f'<line class="arrow" x1="{start}" y1="{y}" x2="{end}" y2="{y}" marker-end="url(#tip)"/>', *text]


def _lang(text: str) -> str:
    """The attribute that says a text's language, where the text knows it."""
    return f' lang="{text.lang}"' if hasattr(text, "lang") else ""


def _lines(x: int, y: int, lines: Sequence[str], style: str, language: str = "") -> list[str]:
    return [
        f'<text class="{style}"{language} x="{x}" y="{y + 16 * n}" text-anchor="middle">{escape(line)}</text>'
        for n, line in enumerate(lines)
        if line
    ]


def _svg(kind: str, width: int, height: int, title: str, parts: Sequence[str]) -> str:
    """A picture that fills its room; where that is narrower than its `width`, it is read by scrolling."""
    head = f'<svg class="picture {kind}" role="img" viewBox="0 0 {width} {height}" width="{width * 6 // 10}"'
    return f'{head} aria-label="{escape(title)}">{"".join(parts)}</svg>'
