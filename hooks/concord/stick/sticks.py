"""Many sticks from one copy: each is filled, read back, verified and numbered, or named with what is wrong with it."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from itertools import combinations, count
from pathlib import Path
from threading import Event, Lock

from concord.problem import Refusal, WrongUse
from concord.stick.images import Image, flaw
from concord.stick.log import LOG, Row, State, read_log, write_log
from concord.stick.master import Master
from concord.stick.replacing import holding
from concord.stick.volumes import Folder, Volume, room_on, unfit

_AT_ONCE = 8  # sticks; more than a hub can feed


class Stopped(Exception):
    """The run was broken off while a stick was filled."""


def fill_sticks(
    master: Master, paths: Sequence[Path], papers: Path, day: str, progress: Callable[[int, int], None]
) -> tuple[list[Row], list[Row]]:
    """Make each volume a copy of a master: what became of these, and every row of the log in `papers`.

    WrongUse, with nothing written, where one of them is not fit.
    """
    volumes = volumes_at(master, paths, papers)
    with holding(papers / LOG):
        for left in papers.glob(f".{LOG}.*.new"):  # of a run that was killed; the lock is ours
            left.unlink()
        log = read_log(papers / LOG)
        rows = numbered(master, volumes, log, day)
        done = _Run(master, papers / LOG, log, progress, 2 * len(master.sums) * len(volumes)).fill(volumes, rows)
    return done, list(log.values())


def volumes_at(master: Master, paths: Sequence[Path], papers: Path) -> list[Volume]:
    """The volumes at some paths, all of them fit; else WrongUse that says of each what is wrong."""
    wrong = [*_overlapping(master.folder, paths, papers)]
    volumes: list[Volume] = []
    for path in paths:
        if (why := _unusable(path)) is None:
            volumes.append(Image(path) if path.is_file() else Folder(path))
        else:
            wrong.append(f"{path}: {why}")
    wrong = wrong or [f"{volume.path}: {why}" for volume in volumes if (why := unfit(volume, master))]
    wrong = wrong or list(_on_one_disk(master, volumes))
    if wrong:
        raise WrongUse("\n".join([*wrong, "Nothing was written, to any of them."]))
    return volumes


def _unusable(path: Path) -> str | None:
    """Why a path is no volume."""
    if not path.exists():
        return "is not there. See whether the stick is mounted."
    if not os.access(path, os.W_OK):
        return "cannot be written to. See whether the stick or this folder is protected."
    if path.is_dir():
        return None
    return flaw(path) if path.is_file() else "is neither a folder nor a file."


def _overlapping(source: Path, paths: Sequence[Path], papers: Path) -> Iterator[str]:
    """What is named twice, or lies in another, by pairs."""
    ends = [(path, path.resolve()) for path in (source, papers, *paths)]
    for (one, first), (two, second) in combinations(ends, 2):
        if first.is_relative_to(second) or second.is_relative_to(first):
            yield f"{two}: is {one}, or one lies in the other. Name folders that lie side by side."


def _on_one_disk(master: Master, volumes: Sequence[Volume]) -> Iterator[str]:
    """Folders of one disk that is too small for all of them together."""
    disks: dict[int, list[Folder]] = defaultdict(list)
    for volume in volumes:
        if isinstance(volume, Folder):
            disks[volume.path.stat().st_dev].append(volume)
    for folders in disks.values():
        rooms = [room_on(folder, master) for folder in folders] if len(folders) > 1 else []
        if rooms and len(rooms) * master.room(rooms[0].cluster) > rooms[0].free + sum(room.held for room in rooms):
            yield f"{folders[0].path} and {len(folders) - 1} more: lie on one disk, which is too small for all of them."


def numbered(master: Master, volumes: Sequence[Volume], log: Mapping[int, Row], day: str) -> list[Row]:
    """A row for each volume, with the number that it has already, or had when it was not finished, or else the next."""
    unfinished = {row.volume: row.number for row in log.values() if row.state is not State.WHOLE}
    kept: dict[int, Volume] = {}
    for volume in volumes:
        number = _own_number(volume, master, log) or unfinished.get(_place(volume))
        if number:
            kept.setdefault(number, volume)
    own = {volume: number for number, volume in kept.items()}
    following = count(max([*log, *kept], default=0) + 1)
    key, files = master.signer or "", len(master.sums)
    return [
        Row(own.get(volume) or next(following), State.BEGUN, day, _place(volume), master.sum, key, files, 0, "")
        for volume in volumes
    ]


def _place(volume: Volume) -> str:
    """What the log calls a volume, whatever folder the command is given in."""
    return str(volume.path.absolute())


def _own_number(volume: Volume, master: Master, log: Mapping[int, Row]) -> int | None:
    """The number on a stick, if it was made or begun from the same copy; where it was begun, nothing stands for it."""
    standing = volume.standing()
    row = log.get(standing.number or 0)
    is_begun = standing.sum is None and (row is None or row.state is not State.WHOLE or row.volume == _place(volume))
    return standing.number if standing.sum == master.sum or is_begun else None


class _Run:
    """Some volumes that are filled at the same time, and the log that all of them write to."""

    def __init__(
        self, master: Master, path: Path, log: dict[int, Row], progress: Callable[[int, int], None], steps: int
    ) -> None:
        self._master, self._path, self._log = master, path, log
        self._progress, self._steps, self._done = progress, steps, 0
        self._lock, self._stop = Lock(), Event()

    def fill(self, volumes: Sequence[Volume], rows: Sequence[Row]) -> list[Row]:
        """Fill each; where the run is broken off, the others stop at their next file."""
        self._note(*rows)
        with ThreadPoolExecutor(_AT_ONCE) as pool:
            try:
                return list(pool.map(self._fill_one, volumes, rows))
            except BaseException:
                self._stop.set()
                pool.shutdown(cancel_futures=True)
                raise

    def _fill_one(self, volume: Volume, row: Row) -> Row:
        try:
            written = volume.fill(self._master, row.number, self._step)
            row = replace(row, state=State.WHOLE, written=written)
        except Refusal as refused:
            row = replace(row, state=State.FAILED, told=str(refused))
        except OSError as error:
            row = replace(row, state=State.FAILED, told=f"{error.filename or volume.path}: {error.strerror}")
        self._note(row)
        return row

    def _step(self) -> None:
        with self._lock:
            self._done += 1
            self._progress(min(self._done, self._steps), self._steps)
        if self._stop.is_set():
            raise Stopped

    def _note(self, *rows: Row) -> None:
        with self._lock:
            self._log.update({row.number: row for row in rows})
            write_log(self._path, (self._log[number] for number in sorted(self._log)))
