"""Folders that are no good home for a workspace: on the network, or synchronised.

SQLite's locks are not to be trusted over a network, and a synchroniser copies a
workspace while it is being written.
"""

import re
import unicodedata
from pathlib import Path, PurePath

_MOUNTS = Path("/proc/self/mounts")

_NETWORK_SYSTEMS = frozenset(
    {
        "afs",
        "ceph",
        "cifs",
        "davfs",
        "fuse.ceph",
        "fuse.davfs2",
        "fuse.glusterfs",
        "fuse.gvfsd-fuse",
        "fuse.rclone",
        "fuse.s3fs",
        "fuse.sshfs",
        "glusterfs",
        "gpfs",
        "lustre",
        "ncpfs",
        "nfs",
        "nfs4",
        "smb",
        "smb2",
        "smb3",
        "smbfs",
        "sshfs",
    }
)

_SYNCHRONISED = re.compile(
    r"""
      dropbox\b | onedrive\b | google[ ]?drive\b | googledrive- | 내[ ]드라이브$ | my[ ]drive$
    | icloud[ ]?drive$ | com~apple~clouddocs$ | cloudstorage$
    | (네이버[ ]?|naver[ ]?)?mybox\b | box[ ]sync$ | nextcloud$ | owncloud$ | pcloud | mega(sync)?$
    """,
    re.VERBOSE,
)


def on_network(path: Path) -> bool:
    """Whether a path lies on another computer's disk."""
    if is_unc(path):
        return True
    try:
        table = _MOUNTS.read_text("utf-8", errors="surrogateescape")
    except OSError:  # only Linux has one
        return False
    return file_system(path, table) in _NETWORK_SYSTEMS


def is_unc(path: PurePath) -> bool:
    r"""Whether a Windows path names a share (``\\server\share\…``), not a drive."""
    drive = path.drive.replace("/", "\\").upper()
    if drive.startswith("\\\\?\\"):
        return drive.startswith("\\\\?\\UNC\\")
    return drive.startswith("\\\\")


def file_system(path: PurePath, mounts: str) -> str:
    """The type of the file system a path lies on, by a table as in ``/proc/mounts``.

    The longest mount point above the path counts, and the last one mounted there.
    """
    found, length = "", -1
    for line in mounts.splitlines():
        fields = line.split(" ")
        if len(fields) < 3:  # noqa: PLR2004 - device, mount point, type
            continue
        point = PurePath(_unescape(fields[1]))
        if path.is_relative_to(point) and len(point.parts) >= length:
            found, length = fields[2], len(point.parts)
    return found


def is_synchronised(path: PurePath) -> bool:
    """Whether a synchroniser (Dropbox, OneDrive, 네이버 MYBOX …) looks after a folder above."""
    return any(
        _SYNCHRONISED.match(unicodedata.normalize("NFC", part).casefold())
        for part in path.parent.parts
    )


def _unescape(field: str) -> str:
    """Undo the octal escapes of blanks in a mount table."""
    return re.sub(r"\\([0-7]{3})", lambda octal: chr(int(octal[1], 8)), field)
