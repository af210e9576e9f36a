"""The page by which anybody verifies a copy in a browser, in her language, without a network: whole in one file."""

from __future__ import annotations

import json
import re
from html import escape
from pathlib import Path

from concord.language.languages import SITE
from concord.language.writing import direction
from concord.records.labels import N_
from concord.stick.front import PROVES_NOTHING, START, UNSIGNED, own_name, page, say
from concord.stick.verify import BY_COMPUTER

_HERE = Path(__file__).parent
_EXPORT = re.compile(r"^export \{[^}]*\};$", re.MULTILINE)  # a page from a folder may load no module
_WORDS = {
    "choose": N_("Choose the folder in which %(start)s lies. Nothing leaves this computer."),
    "folder": N_("Choose the folder"),
    "progress": N_("Checked: %(done)s of %(all)s"),
    "whole": N_("Every file is as it was written."),
    "notWhole": N_("This copy is not as it was written."),
    "changed": N_("Changed"),
    "missing": N_("Missing"),
    "added": N_("Added"),
    "unreadable": N_("Cannot be read"),
    "forged": N_("The signature is not valid, or is by another key than the passport names."),
    "byComputer": N_("Put there by a computer, and no part of the copy"),
    "signer": N_("Signed with the key"),
    "unsigned": UNSIGNED,
    "sum": N_("Sum of the list of files (SHA-256)"),
    "number": N_("Number of this stick"),
    "proves": PROVES_NOTHING,
    "unseen": N_("A browser sees no empty folders and no links. The command %(command)s does."),
    "none": N_("There is no copy in this folder: %(file)s is missing."),
    "list": N_("A list of files cannot be trusted: %(file)s, line %(line)s."),
}


def verify_page() -> str:
    """The page that verifies a copy."""
    words = {code: {"dir": direction(code), **_words(code)} for code in SITE}
    told = json.dumps({"words": words, "byComputer": BY_COMPUTER}, ensure_ascii=False).replace("<", "\\u003c")
    ways = " · ".join(f'<a href="#{code}" lang="{code}">{escape(own_name(code))}</a>' for code in SITE)
    return page(
        "en", _BODY % {"ways": ways, "words": told}, _library() + (_HERE / "verify.js").read_text(encoding="utf-8")
    )


def _words(language: str) -> dict[str, str]:
    names = {"%(start)s": START, "%(command)s": "concord verify"}
    texts = {name: say(message, language) for name, message in _WORDS.items()}
    return {name: re.sub("|".join(map(re.escape, names)), lambda m: names[m[0]], text) for name, text in texts.items()}


def _library() -> str:
    """What checks a signature where a browser cannot: a library's module as a plain script."""
    module = (_HERE / "noble-ed25519" / "index.js").read_text(encoding="utf-8")
    return f"const ed25519 = (() => {{\n{_EXPORT.sub('return { verifyAsync };', module)}\n}})();\n"


_BODY = """<nav>%(ways)s</nav>
<main id="page">
<p data-say="choose"></p>
<p><label class="door"><span data-say="folder"></span><br><input type="file" id="folder" webkitdirectory></label></p>
<p id="progress" role="status"></p>
<div id="result" tabindex="-1"></div>
</main>
<script type="application/json" id="words">%(words)s</script>"""
