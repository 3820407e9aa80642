"""Files that appear whole or not at all, and never in a workspace's place."""

import contextlib
import errno
import os
import secrets
import stat
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO, Final, Protocol, TypeVar
from weakref import WeakValueDictionary

from eventapp.domain.errors import CannotWriteFile, WriteProblem

T = TypeVar("T")

_DATABASE: Final = b"SQLite format 3\0"
_COMPANIONS: Final = ("-wal", "-shm", "-journal")

_PROBLEMS: Final = {
    errno.ENOSPC: WriteProblem.FULL,
    errno.EDQUOT: WriteProblem.FULL,
    errno.EROFS: WriteProblem.READ_ONLY,
    errno.EACCES: WriteProblem.FORBIDDEN,
    errno.EPERM: WriteProblem.FORBIDDEN,
}


class Holder(Protocol):
    """Whoever has a file open."""

    @property
    def closed(self) -> bool:
        """Whether it was let go."""


_HELD: WeakValueDictionary[tuple[int, int], Holder] = WeakValueDictionary()


def file_identity(path: Path) -> tuple[int, int] | None:
    """What tells a file from any other that may come to bear its name."""
    try:
        found = os.stat(path)  # noqa: PTH116 - asked before every scan; pathlib is slower
    except OSError:
        return None
    return found.st_dev, found.st_ino


def hold(identity: tuple[int, int], holder: Holder) -> None:
    """Note that this process has a file open until ``holder`` is closed or gone."""
    _HELD[identity] = holder


def is_held(path: Path) -> bool:
    """Whether this process has a file open, by whatever name; the file is not touched.

    POSIX drops all of a process's locks on a file as soon as the process closes any
    handle of it: a mere look into a workspace would let other programs in.
    """
    identity = file_identity(path)
    holder = _HELD.get(identity) if identity else None
    return holder is not None and not holder.closed


def refuse_workspace(path: Path) -> None:
    """Refuse a place where a workspace is, or what SQLite keeps beside one.

    No paper and no list is worth one, and whoever typed its name meant another. What is
    open here is known by itself, any other by how it begins.

    Raises:
        CannotWriteFile: One is there; nothing was touched.
    """
    real = Path(os.path.realpath(path))
    owners = {
        real.with_name(real.name.removesuffix(ending))
        for ending in _COMPANIONS
        if real.name != ending
    }
    if any(is_held(one) or _is_database(one) for one in {real, *owners}):
        raise CannotWriteFile(path, WriteProblem.WORKSPACE)


def write_whole(path: Path, build: Callable[[BinaryIO], T]) -> T:
    """Write a file beside its place, then move it there in one step.

    Whoever reads ``path`` sees the old file or the whole new one. When ``build`` raises
    (the user cancelled, the disk is full), the old file is intact and nothing is left.

    Raises:
        CannotWriteFile: The folder or the disk refused, another program holds the file, or
            a workspace is there.
    """
    refuse_workspace(path)
    if os.path.exists(path) and not os.path.isfile(path):  # noqa: PTH110, PTH113 - they never raise
        raise CannotWriteFile(path)  # a device or a pipe would be gone, were a file put there
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
        raise cannot_write(path, error) from error
    return result


def write_to(out: Path | BinaryIO, build: Callable[[BinaryIO], T]) -> T:
    """Write to a path as a whole file, or straight into an open one."""
    return write_whole(out, build) if isinstance(out, Path) else build(out)


def cannot_write(path: Path, error: OSError) -> CannotWriteFile:
    """The refusal of a file or folder that the system did not take, with what is known of why."""
    problem = write_problem(error)
    kept = os.path.isfile(path)  # noqa: PTH113 - Path.is_file raises in a forbidden folder
    if kept and error.filename2 is not None:  # only the last move was refused
        problem = WriteProblem.HELD
    elif problem is WriteProblem.REFUSED and not os.path.isdir(path.parent):  # noqa: PTH112 - as above
        problem = WriteProblem.NO_FOLDER
    return CannotWriteFile(path, problem, kept=kept)


def write_problem(error: Exception) -> WriteProblem:
    """What the system says of why it did not take a file."""
    code = error.errno if isinstance(error, OSError) else None
    return WriteProblem.REFUSED if code is None else _PROBLEMS.get(code, WriteProblem.REFUSED)


def _is_database(path: Path) -> bool:
    try:
        # A pipe would wait for a writer.
        if not stat.S_ISREG(path.stat().st_mode):
            return False
        with path.open("rb") as file:
            return file.read(len(_DATABASE)) == _DATABASE
    except (OSError, ValueError):
        return False
