"""A document that somebody rests on, put into the register of sources at its place, and no other byte changed."""

from __future__ import annotations

import re

import yaml

from concord.contributions.sent import SentPractice
from concord.translation.splice import WIDTH, Writer

_ENTRY = re.compile(r"^- id: (\S+)$", re.MULTILINE)


def registered(register: str, id: str, sent: SentPractice) -> str:
    """The register with one more entry, before the first whose id comes after it."""
    row = {"id": id, "type": "webpage" if sent.url else "document", "title": sent.source}
    entry = [{**row, "URL": sent.url} if sent.url else row]
    told = yaml.dump(entry, Dumper=Writer, sort_keys=False, allow_unicode=True, width=WIDTH)
    after = next((entry.start() for entry in _ENTRY.finditer(register) if entry[1].strip("\"'") > id), len(register))
    gap = "" if register[:after].endswith("\n") or not register else "\n"
    return register[:after] + gap + told + register[after:]
