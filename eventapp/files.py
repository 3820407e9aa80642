"""Files that appear whole or not at all."""

import contextlib
import os
import secrets
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO, TypeVar

from eventapp.domain.errors import CannotWriteFile

T = TypeVar("T")


def write_whole(path: Path, build: Callable[[BinaryIO], T]) -> T:
    """Write a file beside its place, then move it there in one step.

    Whoever reads ``path`` sees the old file or the whole new one. When ``build`` raises
    (the user cancelled, the disk is full), the old file is intact and nothing is left.

    Raises:
        CannotWriteFile: The folder or the disk refused, or another program holds the file.
    """
    part = path.with_name(f".{path.name[:100]}.{secrets.token_hex(4)}.part")
    try:
        try:
            with part.open("xb") as file:
                result = build(file)
                file.flush()
                os.fsync(file.fileno())
            part.replace(path)
        except BaseException:
            with contextlib.suppress(OSError):
                part.unlink()
            raise
    except OSError as error:
        raise CannotWriteFile(path) from error
    return result


def write_to(out: Path | BinaryIO, build: Callable[[BinaryIO], T]) -> T:
    """Write to a path as a whole file, or straight into an open one."""
    return write_whole(out, build) if isinstance(out, Path) else build(out)
