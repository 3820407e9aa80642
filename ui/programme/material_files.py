"""Files of a session between the disk and the workspace: read, named, written, opened."""

import atexit
import os
import stat
import tempfile
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path
from typing import Final

from eventapp.domain.ids import AssetHash
from eventapp.domain.progress import Progress
from eventapp.domain.text import NAME_LIMIT, tidy
from eventapp.files import cannot_write, write_whole
from eventapp.services.session_details import MATERIAL_LIMIT
from ui.language import _

_PIECE: Final = 2**20
_KILO: Final = 1024
_WHOLE_FROM: Final = 10
_BYTES_OF_NAME: Final = 200
"""Most file systems take 255; a part's name is a little longer than the file's."""

_FORBIDDEN: Final = '<>:"/\\|?*'
_RESERVED: Final = frozenset(
    {
        "con",
        "prn",
        "aux",
        "nul",
        "conin$",
        "conout$",
        *(f"{port}{number}" for port in ("com", "lpt") for number in "0123456789¹²³"),
    }
)
_PROGRAMS: Final = (
    # What Windows, macOS and Linux desktops start instead of showing.
    ".app .apk .appimage .bat .cmd .com .command .cpl .desktop .dll .exe .gadget .hta .inf .jar"
    " .js .jse .lnk .msc .msi .msp .pif .ps1 .py .pyw .reg .rpm .deb .scf .scr .sh .url .vb .vbe"
    " .vbs .website .workflow .ws .wsf .wsh .xll"
)


class Refusal(Enum):
    """Why a file was not taken."""

    TOO_LARGE = auto()
    UNREADABLE = auto()
    NO_FILE = auto()


@dataclass(frozen=True, slots=True)
class Taken:
    """A file as read from the disk."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class NotTaken:
    """A file that was not read, and why; ``size`` 0 where that does not matter."""

    name: str
    refusal: Refusal
    size: int = 0


def read_material(path: Path, progress: Progress) -> Taken | NotTaken:
    """A file's name and bytes, or why it was not taken; a large one is not read at all.

    Raises:
        Cancelled: The user stopped it.
    """
    name = kept_name(path.name)
    try:
        kind = path.stat()
        if not stat.S_ISREG(kind.st_mode):  # reading a device or a pipe may never end
            return NotTaken(name, Refusal.NO_FILE)
        if kind.st_size > MATERIAL_LIMIT:
            return NotTaken(name, Refusal.TOO_LARGE, kind.st_size)
        pieces, read = [], 0
        with path.open("rb") as file:
            while piece := file.read(_PIECE):
                pieces.append(piece)
                read += len(piece)
                if read > MATERIAL_LIMIT:  # it grew meanwhile
                    return NotTaken(name, Refusal.TOO_LARGE, read)
                progress(read, max(kind.st_size, read))
    except OSError:
        return NotTaken(name, Refusal.UNREADABLE)
    return Taken(name, b"".join(pieces))


def kept_name(name: str) -> str:
    """A file's name as the workspace keeps it: visible characters only, with its ending."""
    name = tidy(name)
    if len(name) <= NAME_LIMIT:
        return name or _("File")
    ending = os.path.splitext(name)[1]  # noqa: PTH122 - a name, not a path
    ending = ending if len(ending) < NAME_LIMIT // 2 else ""
    return name[: NAME_LIMIT - len(ending)].rstrip() + ending


def file_name(name: str) -> str:
    """A kept name as a file may be called on any system; never a path."""
    plain = "".join("_" if letter in _FORBIDDEN else letter for letter in tidy(name))
    plain = plain.strip(" .")
    stem, ending = os.path.splitext(plain)  # noqa: PTH122 - a name, not a path
    if plain.split(".")[0].strip().lower() in _RESERVED:
        stem = f"_{stem}"
    ending = ending if len(ending.encode()) < _BYTES_OF_NAME // 2 else ""
    room = _BYTES_OF_NAME - len(ending.encode())
    if len(stem.encode()) > room:
        stem = stem.encode()[:room].decode(errors="ignore").rstrip(" .")
    return (stem + ending) or _("File")


def is_program(name: str) -> bool:
    """Whether a system might run such a file instead of showing it."""
    return os.path.splitext(file_name(name))[1].lower() in _PROGRAMS.split()  # noqa: PTH122 - a name


def size_text(size: int) -> str:
    """A file's size: ``340 KB``, ``1.2 MB``."""
    if size < _KILO:
        return f"{size} B"
    value, unit = size / _KILO, "KB"
    for larger in ("MB", "GB", "TB"):
        if value < _KILO:
            break
        value, unit = value / _KILO, larger
    return f"{value:.1f} {unit}" if value < _WHOLE_FROM else f"{value:.0f} {unit}"


def write_material(path: Path, data: bytes) -> Path:
    """Write a file whole and return where.

    Raises:
        CannotWriteFile: The folder or the disk refused.
    """
    write_whole(path, lambda out: out.write(data))
    return path


def copy_to_open(name: str, digest: AssetHash, data: bytes) -> Path:
    """Write a copy to look at, which nobody can mistake for the one in the workspace.

    It is read-only, and gone when the program ends.

    Raises:
        CannotWriteFile: The disk refused.
    """
    path = _Copies.place() / digest[:12] / file_name(name)
    try:
        path.parent.mkdir(exist_ok=True)
        if not path.exists():
            write_material(path, data)
            path.chmod(stat.S_IRUSR)
    except OSError as error:
        raise cannot_write(path, error) from error
    return path


class _Copies:
    """One folder for all copies of this run; removed at the program's end."""

    folder: tempfile.TemporaryDirectory[str] | None = None

    @classmethod
    def place(cls) -> Path:
        """Where the folder is, made anew when somebody tidied it away."""
        if cls.folder is None or not Path(cls.folder.name).is_dir():
            if cls.folder is not None:
                cls.folder.cleanup()
            cls.folder = tempfile.TemporaryDirectory(prefix="eventapp-", ignore_cleanup_errors=True)
            atexit.register(cls.folder.cleanup)
        return Path(cls.folder.name)
