"""Looking an old Excel workbook (XLS) through before the library that reads it sees it.

The library reserves a place for every cell up to a sheet's last one, for all sheets, and hands
out a shared text as often as a cell asks for it. So the file's records are walked here first.
"""

import struct
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from eventapp.domain.errors import CannotRead, FileProblem

_PLACES_LIMIT: Final = 2_500_000
_TEXT_LIMIT: Final = 80 * 2**20
_FREE: Final = 0xFFFFFFFA
"""From here on the numbers of sectors mean something else."""
_HEADER: Final = 512
_ENTRY: Final = 128
_FAT_IN_HEADER: Final = 109
_SMALL: Final = 4096
"""Shorter streams lie in another way; no workbook is so short."""

_BOUNDSHEET, _SST, _CONTINUE, _BOF = 0x85, 0xFC, 0x3C, 0x809
_LABELSST, _MULRK, _MULBLANK = 0xFD, 0xBD, 0xBE
_CELLS: Final = frozenset(
    {0x01, 0x02, 0x03, 0x04, 0x05, 0x06, 0x0201, 0x0203, 0x0204, 0x0205, 0x0206, 0x0406}
    | {0x27E, 0xD6, _LABELSST, _MULRK, _MULBLANK}
)
_WIDE, _EXTENDED, _RICH = 0x01, 0x04, 0x08


def vet_xls(data: bytes, path: Path) -> bytes:
    """Return the same file, if it takes no more room than a list.

    Raises:
        CannotRead: MALFORMED, TOO_LARGE, TOO_MANY or NOT_A_PROGRAMME.
    """
    try:
        stream = _workbook_stream(data, path)
        places, said = _extent(stream, path)
    except (struct.error, IndexError, ValueError) as error:
        raise CannotRead(FileProblem.MALFORMED, path) from error
    if places > _PLACES_LIMIT:
        raise CannotRead(FileProblem.TOO_MANY, path)
    if said > _TEXT_LIMIT:
        raise CannotRead(FileProblem.TOO_LARGE, path)
    return data


# The container: a small file system of sectors


def _workbook_stream(data: bytes, path: Path) -> bytes:
    size = 1 << struct.unpack_from("<H", data, 30)[0]
    if size not in {512, 4096}:
        raise CannotRead(FileProblem.MALFORMED, path)
    fat = _allocation(data, size)
    directory = b"".join(_chain(data, fat, struct.unpack_from("<I", data, 48)[0], size))
    for at in range(0, len(directory) - _ENTRY + 1, _ENTRY):
        entry = directory[at : at + _ENTRY]
        length = struct.unpack_from("<H", entry, 64)[0]
        name = entry[: max(min(length, 64) - 2, 0)].decode("utf-16-le", "replace")
        if name.lower() in {"workbook", "book"}:
            start, wanted = struct.unpack_from("<II", entry, 116)
            if wanted < _SMALL:
                raise CannotRead(FileProblem.MALFORMED, path)
            return b"".join(_chain(data, fat, start, size))[:wanted]
    raise CannotRead(FileProblem.NOT_A_PROGRAMME, path)


def _allocation(data: bytes, size: int) -> list[int]:
    """Which sector follows each."""
    sectors = list(struct.unpack_from(f"<{_FAT_IN_HEADER}I", data, 76))
    following, count = struct.unpack_from("<II", data, 68)
    for _ in range(min(count, len(data) // size)):
        if following >= _FREE:
            break
        more = struct.unpack_from(f"<{size // 4}I", data, (following + 1) * size)
        sectors += more[:-1]
        following = more[-1]
    fat: list[int] = []
    for sector in sectors:
        if sector < _FREE:
            part = data[(sector + 1) * size : (sector + 2) * size]
            fat += struct.unpack(f"<{len(part) // 4}I", part[: len(part) & ~3])
    return fat


def _chain(data: bytes, fat: list[int], start: int, size: int) -> Iterator[bytes]:
    """The sectors of a stream; one that comes back to itself is damaged."""
    at = start
    for _ in range(len(data) // size + 1):
        if at >= _FREE:
            return
        yield data[(at + 1) * size : (at + 2) * size]
        at = fat[at]
    raise ValueError(at)


# The records of the workbook


def _extent(stream: bytes, path: Path) -> tuple[int, int]:
    """How many places all sheets reserve, and how much room their texts take, at most."""
    rows = columns = sheets = 0
    asked: list[int] = []
    sizes: list[int] = []
    begins: set[int] = set()
    said_to_begin: set[int] = set()
    for at, kind, body in _records(stream):
        if kind in _CELLS:
            row, column = struct.unpack_from("<HH", body)
            rows, columns = max(rows, row + 1), max(columns, column + 1)
            if kind in {_MULRK, _MULBLANK}:
                columns = max(columns, struct.unpack_from("<H", body, len(body) - 2)[0] + 1)
            elif kind == _LABELSST:
                asked.append(struct.unpack_from("<I", body, 6)[0])
        elif kind == _BOUNDSHEET:
            sheets += 1
            said_to_begin.add(struct.unpack_from("<I", body)[0])
        elif kind & 0xFF == _BOF & 0xFF:
            begins.add(at)
        elif kind == _SST:
            sizes = _text_sizes(stream, at)
    if not said_to_begin <= begins:  # a sheet within another record would be read, not seen
        raise CannotRead(FileProblem.MALFORMED, path)
    said = sum(sizes[index] for index in asked if index < len(sizes))
    return rows * columns * max(sheets, 1), said


def _records(stream: bytes) -> Iterator[tuple[int, int, bytes]]:
    at = 0
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, at)
        yield at, kind, stream[at + 4 : at + 4 + length]
        at += 4 + length


def _text_sizes(stream: bytes, at: int) -> list[int]:
    """How long each shared text is at most, in letters.

    A text may go on in the next record, which then says anew how wide its letters are; a
    length is taken as it is said, so no letters need to be looked for.
    """
    pieces: list[bytes] = []
    for _, kind, body in _records(stream[at:]):
        if pieces and kind != _CONTINUE:
            break
        pieces.append(body)
    return list(_walk_texts(pieces))


def _walk_texts(pieces: list[bytes]) -> Iterator[int]:
    piece, at = 0, 8
    (count,) = struct.unpack_from("<I", pieces[0], 4)
    for _ in range(count):
        while piece < len(pieces) and at >= len(pieces[piece]):
            at -= len(pieces[piece])
            piece += 1
        if piece >= len(pieces):
            return
        letters, flags = struct.unpack_from("<HB", pieces[piece], at)
        at += 3
        tail = 0
        if flags & _RICH:
            tail += 4 * struct.unpack_from("<H", pieces[piece], at)[0]
            at += 2
        if flags & _EXTENDED:
            tail += struct.unpack_from("<I", pieces[piece], at)[0]
            at += 4
        yield letters
        piece, at = _after_letters(pieces, piece, at, letters, 1 + (flags & _WIDE))
        at += tail


def _after_letters(
    pieces: list[bytes], piece: int, at: int, letters: int, width: int
) -> tuple[int, int]:
    """Where a text ends: each record it goes on in begins with the width of its letters."""
    while letters > 0:
        room = max(len(pieces[piece]) - at, 0) // width
        if letters <= room:
            return piece, at + letters * width
        letters -= room
        piece += 1
        if piece >= len(pieces):
            return piece, 0
        width = 1 + (pieces[piece][0] & _WIDE)
        at = 1
    return piece, at
