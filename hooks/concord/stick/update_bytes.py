"""The bytes of the files of an update, one after the other, compressed against what the old copy has by their names.

No archive: nothing in it can be a link, a device, or a name that the list beside it does not have.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO

from concord.stick.update_told import NotAnUpdate

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

_WINDOW = 27
"""How far back a compressed byte may refer, as a power of two: what other programs read without being asked."""
_BEFORE = 2 ** (_WINDOW - 1)  # bytes of the old copy that are held in memory
_AT_ONCE = 2**20
_SMALLEST = 8  # bytes that can be compressed against
_HOW: dict[int, int] = {
    zstd.CompressionParameter.compression_level: 19,
    zstd.CompressionParameter.window_log: _WINDOW,
    zstd.CompressionParameter.enable_long_distance_matching: 1,
    zstd.CompressionParameter.checksum_flag: 1,
}


def bytes_before(copy: Path, names: Iterable[str]) -> bytes:
    """What a copy has by some names, in their order: as much as is held in memory."""
    found, room = [], _BEFORE
    for path in (copy / name for name in names):
        if path.is_file() and (size := path.stat().st_size) <= room:
            found.append(path.read_bytes())
            room -= size
    return b"".join(found)


def packed(files: Iterable[Path], before: bytes) -> Iterator[bytes]:
    """The bytes of files, compressed."""
    compressor = zstd.ZstdCompressor(options=_HOW, zstd_dict=_prefix(before))
    for path in files:
        yield compressor.compress(path.read_bytes())
    yield compressor.flush()


class Unpacked:
    """The same, read again by whoever knows how many bytes each file has; not one more is ever made."""

    def __init__(self, file: IO[bytes], before: bytes) -> None:
        options: dict[int, int] = {zstd.DecompressionParameter.window_log_max: _WINDOW}
        self._file, self._stream = file, zstd.ZstdDecompressor(zstd_dict=_prefix(before), options=options)

    def take(self, size: int) -> Iterator[bytes]:
        """The next bytes, as many as are asked for."""
        while size:
            data = self._some(min(size, _AT_ONCE))
            if not data:
                raise self._wrong("has fewer bytes than its list says")
            size -= len(data)
            yield data

    def end(self) -> None:
        """A Refusal where anything is left."""
        if self._some(1) or self._stream.unused_data or self._file.read(1):
            raise self._wrong("has more bytes than its list says")

    def _some(self, most: int) -> bytes:
        while not self._stream.eof:
            given = self._file.read(_AT_ONCE) if self._stream.needs_input else b""
            if self._stream.needs_input and not given:
                raise self._wrong("is cut off")
            try:
                data = self._stream.decompress(given, most)
            except zstd.ZstdError:
                raise self._wrong("cannot be read") from None
            if data:
                return data
        return b""

    def _wrong(self, what: str) -> NotAnUpdate:
        return NotAnUpdate(f"{self._file.name}: {what}. The copy is as it was. Take another update, or a whole copy.")


def _prefix(before: bytes) -> tuple[zstd.ZstdDict, int] | None:
    return zstd.ZstdDict(before, is_raw=True).as_prefix if len(before) >= _SMALLEST else None
