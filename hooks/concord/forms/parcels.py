"""What is fetched for the forms and never kept with the project: packages of npm, by version and sum."""

from __future__ import annotations

import base64
import hashlib
import io
import tarfile
from dataclasses import dataclass

from concord.problem import Refusal


@dataclass(frozen=True)
class Parcel:
    """A package of npm, of which one file is wanted."""

    package: str
    version: str
    sum: str
    """Its SHA-512 in base64, as npm writes it behind `sha512-`."""
    member: str
    """The path of the wanted file in the package."""
    name: str
    """What the page of the forms calls it."""
    licence: str

    @property
    def archive(self) -> str:
        """The name of the file that `npm pack` writes."""
        return f"{self.package.removeprefix('@').replace('/', '-')}-{self.version}.tgz"


_ICONS = "material-symbols-outlined"
PARCELS = (
    Parcel(
        "@sveltia/cms",
        "0.221.1",
        "J+Qoik9kGMk2L7vNpOQrnDmFRi+NB6vwJ0f657YtsxWH0P8WYSYRRSRC2pQ/jGGbVlM//Pg/WIgmkpswqoo3gQ==",
        "package/dist/sveltia-cms.js",
        "sveltia-cms.js",
        "MIT",
    ),
    Parcel(
        "js-yaml",
        "5.5.0",
        "paNr4LFIFPjeeSmwNYdrb8FafLLG/Cr2Af3GjbsHJ5CxIjH4r0c2emlmRdAtpPAieP1gRVzk6buBbVP5gBMGAg==",
        "package/dist/browser/js-yaml.umd.min.js",
        "js-yaml.js",
        "MIT",
    ),
    Parcel(
        f"@fontsource-variable/{_ICONS}",
        "5.3.7",
        "d6kLamaMdad40AYoyJEBgCH63fRLklC7GW7bgb7WWbPh/UzuW483Dlyfmn3vxpiNsHLIMBOcYYkZDtOC9Y3MUA==",
        f"package/files/{_ICONS}-latin-wght-normal.woff2",
        "icons.woff2",
        "OFL-1.1",
    ),
)
_FAR = f"https://cdn.jsdelivr.net/fontsource/fonts/{_ICONS}:vf@5.3.7/latin-wght-normal.woff2".encode()


def unpacked(parcel: Parcel, archive: bytes) -> bytes:
    """The wanted file of a package, which names no icons elsewhere; Refusal where the package is not what it was."""
    if base64.b64encode(hashlib.sha512(archive).digest()).decode() != parcel.sum:
        raise Refusal(
            f"{parcel.archive}: is not {parcel.package} {parcel.version} as it was published, and is not used. "
            "Delete it and try again; if that does not help, tell the maintainers."
        )
    with tarfile.open(fileobj=io.BytesIO(archive)) as package:
        member = package.extractfile(parcel.member)
        data = member.read() if member else b""
    return data.replace(_FAR, b"icons.woff2")
