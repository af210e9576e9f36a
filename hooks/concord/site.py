"""Content → built site, by running the engine in a process of its own beside the old site."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from concord.folders import replacing


class EngineFailed(RuntimeError):
    """The engine stopped; the message is what it printed."""


def build_site(root: Path, site: Path) -> None:
    """Build the site of a project folder strictly, in place of `site`. The old one stays where the build fails."""
    with replacing(site) as fresh:
        command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(fresh)]
        environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
        done = subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, check=False)
        if done.returncode:
            raise EngineFailed(done.stderr)
