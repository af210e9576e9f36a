"""What turns one copy into the next: a small folder with what the new one has and the old one has not."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path

from concord.language.languages import SITE
from concord.problem import Refusal, WrongUse
from concord.records.labels import N_
from concord.stick.bag import SIGNATURES, TAGS
from concord.stick.front import SITE_FOLDER, say
from concord.stick.identity import identity_of
from concord.stick.manifests import read_lists
from concord.stick.replacing import replacing
from concord.stick.snapshot import check_names
from concord.stick.update_bytes import bytes_before, packed
from concord.stick.update_told import FILES, UPDATE, Mark, Told
from concord.stick.verify import verify

_READ_ME = "READ-ME.txt"
_WITHDRAWN = f"{SITE_FOLDER}/data/withdrawn.json"
_HOW = (
    N_("This folder brings a copy of Concord up to date, by the program Concord: %(command)s"),
    N_("Without that program, take a whole copy."),
)
_COMMAND = "concord update THIS-FOLDER COPY"


def write_update(old: Path, new: Path, out: Path, progress: Callable[[int, int], None]) -> Told:
    """Write in place of `out` what turns one finished copy into another, and return what it says of itself."""
    base, result = (_mark(copy, progress) for copy in (old, new))
    if base == result:
        raise WrongUse(f"{old} and {new} are the same copy, {base}. There is nothing to bring up to date.")
    before, after = read_lists(old)[0], read_lists(new)[0]
    check_names(sorted({*before, *after}))  # two that differ in capitals are one on a stick
    told = Told(
        format=1,
        base=base,
        result=result,
        files={name: (new / name).stat().st_size for name in _changed(before, after)},
        removed=tuple(sorted({*before} - {*after})),
        withdrawn=tuple(sorted(_withdrawn(new) - _withdrawn(old))),
    )
    with replacing(out) as (fresh, _):
        _write(told, old, new, fresh)
    return told


def _write(told: Told, old: Path, new: Path, out: Path) -> None:
    (out / UPDATE).write_text(told.model_dump_json(indent=1) + "\n", encoding="utf-8", newline="\n")
    (out / _READ_ME).write_bytes(_read_me(told))
    for name in (TAGS, *SIGNATURES):
        if (new / name).exists():
            (out / name).write_bytes((new / name).read_bytes())
    with (out / FILES).open("wb") as file:
        file.writelines(packed((new / name for name in told.files), bytes_before(old, told.files)))


def _mark(copy: Path, progress: Callable[[int, int], None]) -> Mark:
    """Which copy a folder holds; a Refusal where it is not whole."""
    report = verify(copy, progress)
    if not report.is_whole:
        raise Refusal(
            f"{copy}: is not as it was written: {report.findings[0]}. `concord verify {copy}` names the rest."
        )
    return Mark(says=str(identity_of(copy / SITE_FOLDER) or "not known"), sum=report.sum)


def _changed(before: Mapping[str, str], after: Mapping[str, str]) -> list[str]:
    """The files that the new copy has and the old one has not, or with other bytes."""
    return sorted(name for name, sum in after.items() if before.get(name) != sum)


def _withdrawn(copy: Path) -> set[str]:
    """The pages that a copy says were taken back."""
    try:
        told = json.loads((copy / _WITHDRAWN).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return set()
    return {row["id"] for row in told["withdrawn"]}


def _read_me(told: Told) -> bytes:
    """What the folder is, for whoever finds it, in every language, and which pages it takes back."""
    head = ["Concord", f"{told.base} → {told.result}", *(f"× {id}" for id in told.withdrawn)]
    how = [" ".join(say(message, code) % {"command": _COMMAND} for message in _HOW) for code in SITE]
    return b"\xef\xbb\xbf" + "".join(f"{text}\r\n\r\n" for text in (*head, *how)).encode()
