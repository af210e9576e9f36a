"""All that the page of the forms is made of, by name: ours, and what was fetched."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.resources import files

from concord.forms.config import config, shapes
from concord.forms.parcels import PARCELS, unpacked

# Nothing reaches the page from a network, and nothing leaves it.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' blob: data:; "
    "font-src 'self' data:; connect-src 'self' blob: data:; frame-src blob:; base-uri 'none'; form-action 'none'"
)
"""The Content-Security-Policy with which they are served."""
TYPES = {
    "html": "text/html",
    "js": "text/javascript",
    "json": "application/json",
    "yml": "text/yaml",
    "woff2": "font/woff2",
}


def form_files(archives: Mapping[str, bytes]) -> dict[str, bytes]:
    """Each file by its name, from the fetched archives by theirs; Refusal where one of these is not what it was."""
    ours = {name: files("concord.forms").joinpath(name).read_bytes() for name in ("index.html", "page.js")}
    fetched = {parcel.name: unpacked(parcel, archives[parcel.archive]) for parcel in PARCELS}
    return {**ours, **fetched, "config.yml": config().encode(), "shapes.json": shapes().encode()}
