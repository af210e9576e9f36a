"""Names of pages → one PDF."""

from __future__ import annotations

import io
from collections.abc import Callable
from contextlib import redirect_stdout
from pathlib import Path

from concord.edition import Edition
from concord.language.writing import direction
from concord.paper.document import copy_told, document
from concord.paper.leaves import Leaf, leaves
from concord.problem import Refusal
from concord.records.labels import N_


def make_paper(edition: Edition, templates: Path, names: tuple[str, ...], language: str) -> tuple[str, bytes]:
    """The name of a file and the PDF in it: a page, a sheet, or of several a binder."""
    chosen, local, printed = leaves(edition, names, language), edition.localizations[language], printer()
    foot = f"{copy_told(edition, local)} · {local.say(N_('Not an official text'))}"
    number = local.say(N_("Page %(page)s of %(pages)s"))
    made = printed(document(edition, templates, chosen), foot, number, direction(language))
    return f"{_name(chosen)}.{language}.pdf", made


def _name(chosen: tuple[Leaf, ...]) -> str:
    if len(chosen) > 1:
        return "binder"
    leaf = chosen[0]
    return "-".join(filter(None, (leaf.page.stem.replace("/", "-"), leaf.anchor)))


def printer() -> Callable[[str, str, str, str], bytes]:
    """What prints, which few copies of the project need; a Refusal that says what to install where it is not there."""
    try:
        with redirect_stdout(io.StringIO()):  # WeasyPrint complains at length
            from concord.paper.printing import printed  # noqa: PLC0415
    except ModuleNotFoundError as error:
        raise Refusal(f"Paper wants the library {error.name}. Install it: pip install 'concord[paper]'") from error
    except OSError as error:
        cause = str(error).splitlines()[0]
        raise Refusal(f"Paper wants Pango, which this system lacks ({cause}). {_PANGO}") from error
    return printed


_PANGO = (
    "Install it. Debian, Ubuntu: apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0; "
    "macOS: brew install pango; Windows: pacman -S mingw-w64-x86_64-pango in MSYS2."
)
