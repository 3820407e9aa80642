"""Opening a file somebody gave us, without trusting its size or what it is."""

import os
import stat
from pathlib import Path
from typing import Final

from eventapp.domain.errors import CannotRead, FileProblem

MOST_BYTES: Final = 20 * 2**20
"""No programme of ten thousand sessions is larger."""


def read_limited(path: Path, most: int = MOST_BYTES) -> bytes:
    """Return a file's bytes, if it is a regular file of 1 to ``most`` bytes.

    A larger one is told by its size and never read; one that grows meanwhile is read no
    further than the limit. Opening does not block: the other end of a FIFO may never come.

    Raises:
        CannotRead: MISSING (also what is no file, or may not be read), TOO_LARGE or EMPTY.
    """
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    try:
        with open(os.open(path, flags), "rb") as file:  # noqa: PTH123 - Path.open takes no flags
            status = os.fstat(file.fileno())
            if not stat.S_ISREG(status.st_mode):
                raise CannotRead(FileProblem.MISSING, path)
            if status.st_size > most:
                raise CannotRead(FileProblem.TOO_LARGE, path)
            data = file.read(most + 1)
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        raise CannotRead(FileProblem.MISSING, path) from error
    if len(data) > most:
        raise CannotRead(FileProblem.TOO_LARGE, path)
    if not data:
        raise CannotRead(FileProblem.EMPTY, path)
    return data
