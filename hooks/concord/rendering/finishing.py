"""A page as it is published, once its template is filled in."""

from __future__ import annotations

import re

from concord.pages.isolation import isolated

_AS_IT_STANDS = re.compile(r"(<pre.*?</pre>)", re.DOTALL)
_INDENT = re.compile(r"\n\s+")
_MARK = '<a class="headerlink"'  # for the mouse alone: a voice would read it as part of each heading


def finish(html: str, language: str, direction: str) -> str:
    """A page without the indents of its templates, with its direction on the root element and not on the body only,
    numbers in their order, and the marks beside headings outside the headings' names.
    """
    parts = _AS_IT_STANDS.split(html)
    parts[::2] = (_INDENT.sub("\n", part) for part in parts[::2])
    page = "".join(parts).replace(f'<html lang="{language}"', f'<html lang="{language}" dir="{direction}"', 1)
    page = page.replace(_MARK, f'{_MARK} aria-hidden="true" tabindex="-1"')
    return isolated(page) if direction == "rtl" else page
