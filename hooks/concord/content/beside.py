"""What stands beside pages carries nothing but what it shows: no camera's notes, no place, no author."""

from __future__ import annotations

from pathlib import Path as Folder

from concord.problem import Place, Problem, Refusal, Rule
from concord.told import told

HIDDEN = Rule(
    "hidden-data", told("A picture or document tells who made it, when and where, to anybody who looks behind it.")
)

_DOCUMENT = ".pdf"


def hidden(path: Folder, name: str) -> Problem | None:
    """The problem of a picture or document that carries more than it shows."""
    # Few contents have a picture: nobody else waits for what reads them.
    if path.suffix.lower() == _DOCUMENT:
        from concord.identities.documents import hidden_in_document as carried  # noqa: PLC0415
    else:
        from concord.identities.pictures import hidden_in_picture as carried  # noqa: PLC0415
    found = carried(path.read_bytes())
    mend = told("Run `concord clean docs/%(name)s`, look at it again, and keep what it wrote.", name=name)
    return HIDDEN.broken(Place(name), told("carries %(found)s", found=found), mend) if found else None


def words_beside(path: Folder) -> tuple[str | None, ...]:
    """The words of each page of a document, None for a page that has none to be read; nothing for a picture."""
    if path.suffix.lower() != _DOCUMENT:
        return ()
    from concord.identities.printed import words_of_document  # noqa: PLC0415

    return words_of_document(path.read_bytes())


def cleaned(path: Folder) -> bytes:
    """A picture or document as it is without what it carries; a Refusal where it cannot be read."""
    if path.suffix.lower() == _DOCUMENT:
        from concord.identities.documents import clean_document as clean  # noqa: PLC0415
    else:
        from concord.identities.pictures import clean_picture as clean  # noqa: PLC0415
    try:
        return clean(path.read_bytes())
    except OSError as error:
        raise Refusal(
            f"{path}: cannot be read as what its name says: {error}. Save it anew from its program."
        ) from error
