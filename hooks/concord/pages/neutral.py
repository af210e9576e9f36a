"""The page that a reader leaves to in a hurry: nothing on it tells where she was, in whatever language."""

from __future__ import annotations

NEUTRAL = "assets/times-table.htm"
"""Its path from the top of the site. Not `.html`: it is no page of ours, and has nothing that these have."""
_SIZE = 12


def neutral_page() -> str:
    """A table of multiplication, such as any child's homework has: no name, no words, no link, no script."""
    rows = "\n".join(
        f"<tr>{''.join(f'<td>{row * column}</td>' for column in range(1, _SIZE + 1))}</tr>"
        for row in range(1, _SIZE + 1)
    )
    return _PAGE % rows


_PAGE = """<!doctype html>
<html lang="zxx">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>12 × 12</title>
</head>
<body>
<h1>12 × 12</h1>
<table>
%s
</table>
</body>
</html>
"""
