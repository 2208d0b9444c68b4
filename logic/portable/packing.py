"""How a file travels: as it is, or packed (gzip) where it would be larger than a file may be."""

import gzip
import zlib

from logic.errors import Problem, Refused

MEGABYTE = 1024 * 1024
FILE_MOST = 5 * MEGABYTE
"""Bytes of one file as it travels; ``maxUploadSize`` is the same. Some 200 limits with a long history fill it unpacked."""
UNPACKED_MOST = 60 * MEGABYTE
RATIO_MOST = 200
"""How many times larger than itself a file may become. Text of people becomes 3 to 30 times larger, a bomb a thousand."""
PIECE = 256 * 1024
_PACKED = b"\x1f\x8b"
_WBITS = 31
"""zlib: a gzip file with its head and its checksum."""


def is_packed(data: bytes) -> bool:
    """Whether a file is packed, by how it begins."""
    return data.startswith(_PACKED)


def packed(data: bytes) -> bytes:
    """The file as it travels; the same bytes for the same file. Raises ``Refused`` where it would not be taken in."""
    if len(data) <= FILE_MOST:
        return data
    small = gzip.compress(data, mtime=0)
    if len(small) > FILE_MOST or len(data) > _most(small):
        raise Refused(Problem("file", "work_too_big"))
    return small


def unpacked(data: bytes) -> bytes:
    """The file as it was before it was packed. Read in pieces, so that a bomb is refused before it is large."""
    if len(data) > FILE_MOST:
        raise Refused(Problem("file", "file_too_big", {"most": FILE_MOST // MEGABYTE}))
    if not is_packed(data):
        return data
    reader, found, rest = zlib.decompressobj(_WBITS), bytearray(), data
    while rest and not reader.eof:
        try:
            found += reader.decompress(rest, PIECE)
        except zlib.error as wrong:
            raise Refused(Problem("file", "file_not_json")) from wrong
        if len(found) > _most(data):
            raise Refused(Problem("file", "file_unpacks_too_big"))
        rest = reader.unconsumed_tail
    if not reader.eof:
        found += reader.flush()
    if not reader.eof:
        raise Refused(Problem("file", "file_cut_short"))
    if reader.unused_data:
        raise Refused(Problem("file", "file_not_json"))
    return bytes(found)


def _most(data: bytes) -> int:
    return min(UNPACKED_MOST, RATIO_MOST * len(data))
