"""What lies at the root of a copy and needs no site: where to begin, and a read-me in every language."""

from __future__ import annotations

import hashlib
from base64 import b64encode
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from html import escape

from concord.content.paths import page_path
from concord.language.languages import SITE
from concord.language.messages import read_messages
from concord.language.writing import direction, language_name
from concord.records.labels import N_
from concord.stick.identity import Identity

START, PASSPORT, PASSPORT_PAGE, VERIFY_PAGE = "START-HERE.html", "passport.json", "PASSPORT.html", "VERIFY.html"
HOW_TO_OPEN = "HOW-TO-OPEN.html"
"""What a copy begins with that is encrypted."""
SITE_FOLDER, SOURCES = "data/site", "data/docs.zip"
_WHICH, _CHECK = N_("Which copy is this?"), N_("Check this copy")
UNSIGNED = N_("Not signed: nobody vouches for this copy.")
PROVES_NOTHING = N_(
    "A check that came with the copy proves nothing by itself: compare what it shows with what was printed for you."
)
_NAMES = {"start": START, "passport": PASSPORT_PAGE, "site": SITE_FOLDER, "docs": SOURCES}
OPEN = N_("Open %(start)s by a double click. Nothing has to be installed, and no network is needed.")
NOT_OFFICIAL = N_("Not an official text of any State. The law itself prevails. Content: CC BY 4.0; code: MIT.")
_READ_ME = (
    OPEN,
    N_("The pages are in %(site)s, what they were made of is in %(docs)s, and %(passport)s says which copy this is."),
    PROVES_NOTHING,
    NOT_OFFICIAL,
)


@dataclass(frozen=True)
class Row:
    """A line of a passport: a label and what it says; code is shown as it is."""

    label: str
    text: str
    is_code: bool = False


def say(message: str, language: str) -> str:
    """A message in a language."""
    return read_messages(language).gettext(message)


def own_name(language: str) -> str:
    """The name of a language in itself."""
    return language_name(language, language).capitalize()


def start_page(identity: Identity, is_signed: bool) -> str:
    """The page a reader double-clicks: choose a language; see which copy this is, and how to check it."""
    return page("en", f"<ul>\n{_choices(identity, is_signed)}\n</ul>\n<p><small>{escape(str(identity))}</small></p>")


def _choices(identity: Identity, is_signed: bool) -> str:
    return "\n".join(
        f'<li lang="{code}" dir="{direction(code)}">'
        f'<a class="door" href="{SITE_FOLDER}/{page_path("index", code)}">{escape(own_name(code))}</a>'
        f'<small><a href="{PASSPORT_PAGE}#{code}">{escape(say(_WHICH, code))}</a> · '
        f'<a href="{VERIFY_PAGE}#{code}">{escape(say(_CHECK, code))}</a>. '
        f"{escape('' if is_signed else say(UNSIGNED, code))} {escape(say(PROVES_NOTHING, code))}</small></li>"
        for code in identity.languages
    )


def read_me_files(is_signed: bool) -> Iterator[tuple[str, bytes]]:
    """A text in every language, with a mark of its encoding and CR LF: old Windows shows one broken line otherwise."""
    for code in SITE:
        messages = _READ_ME if is_signed else (*_READ_ME, UNSIGNED)
        check = f"{say(_CHECK, code)}: {VERIFY_PAGE}"
        told = ["Concord", *(say(message, code) % _NAMES for message in messages), check]
        yield f"READ-ME/{code}.txt", b"\xef\xbb\xbf" + "".join(f"{text}\r\n\r\n" for text in told).encode()


def rows_list(rows: Iterable[Row]) -> str:
    """A list of labels and what they say."""
    told = "\n".join(f"<dt>{escape(row.label)}</dt><dd>{_value(row)}</dd>" for row in rows)
    return f"<dl>\n{told}\n</dl>"


def sections(rows: Callable[[str], list[Row]]) -> str:
    """A list of rows in every language, and the way to each."""
    ways = " · ".join(f'<a href="#{code}" lang="{code}">{escape(own_name(code))}</a>' for code in SITE)
    return f"<nav>{ways}</nav>\n" + "\n".join(_section(code, rows(code)) for code in SITE)


def _section(language: str, rows: list[Row]) -> str:
    head = f'<section id="{language}" lang="{language}" dir="{direction(language)}">'
    return f"{head}\n<h2>{escape(own_name(language))}</h2>\n{rows_list(rows)}\n</section>"


def _value(row: Row) -> str:
    return f'<code dir="ltr">{escape(row.text)}</code>' if row.is_code else escape(row.text)


def page(language: str, body: str, script: str = "", more: str = "") -> str:
    """A page that is whole in one file, with more styles than all have; nothing runs or loads but what stands in it."""
    style = _STYLE + more
    sources = ["default-src 'none'", f"style-src {_source(style)}"]
    sources += [f"script-src {_source(script)}"] if script else []
    parts = {"policy": "; ".join([*sources, "base-uri 'none'", "form-action 'none'"]), "style": style}
    told = f"<script>{script}</script>\n" if script else ""
    return _PAGE % {**parts, "language": language, "dir": direction(language), "body": body, "script": told}


def _source(text: str) -> str:
    return f"'sha256-{b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


_STYLE = """
:root { color-scheme: light dark; }
body { font: 1.125rem/1.6 system-ui, sans-serif; max-width: 40rem; margin: 5vh auto; padding: 0 1rem; }
ul { padding: 0; list-style: none; }
.door { display: block; font-size: 1.25rem; padding: .75rem 1rem; border: 1px solid; border-radius: .5rem; }
li, section { margin-block: 1.5rem; }
dt { font-weight: bold; }
dd { margin: 0 0 .5rem; overflow-wrap: anywhere; }
"""
_PAGE = """<!doctype html>
<html lang="%(language)s" dir="%(dir)s">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta http-equiv="Content-Security-Policy" content="%(policy)s">
<title>Concord</title>
<style>%(style)s</style>
</head>
<body>
<h1>Concord</h1>
%(body)s
%(script)s</body>
</html>
"""
