"""Which inline scripts a page may run: the theme's own, each by its own bytes."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256

_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)


def script_source(theme: str) -> str:
    """The directive of a Content-Security-Policy for scripts: files of the site, and those that stand in `theme`."""
    digests = (b64encode(sha256(script.encode()).digest()).decode() for script in _SCRIPT.findall(theme))
    return " ".join(("script-src 'self'", *(f"'sha256-{digest}'" for digest in digests)))
