"""Where a workspace lies: networks, synchronised folders, media that cannot be written."""

import json
import os
import shutil
import subprocess
import sys
import unicodedata
from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest

from eventapp.domain.errors import OpenWarning
from eventapp.domain.steps import Step
from eventapp.store.folders import file_system, is_synchronised, is_unc
from eventapp.store.opening import create_store, open_store
from eventapp.store.store import Store
from eventapp.store.tables import Event
from tests.store.content import folder_of

MOUNTS = """\
/dev/sda1 / ext4 rw,relatime 0 0
server:/home /home nfs4 rw 0 0
/dev/sdb1 /home/kim/local ext4 rw 0 0
//server/share /mnt/my\\040share cifs rw 0 0
kim@host: /mnt/ssh fuse.sshfs rw 0 0
/dev/sdc1 /media ext4 rw 0 0
server:/media /media nfs rw 0 0
a line that is no mount
"""


@pytest.mark.parametrize(
    ("path", "system"),
    [
        ("/root/a.eventapp", "ext4"),
        ("/home/kim/a.eventapp", "nfs4"),
        ("/home/kim/local/a.eventapp", "ext4"),
        ("/home/kim/localised/a.eventapp", "nfs4"),
        ("/mnt/my share/a.eventapp", "cifs"),
        ("/mnt/ssh/deep/a.eventapp", "fuse.sshfs"),
        ("/media/a.eventapp", "nfs"),
    ],
)
def test_the_longest_and_last_mount_above_a_path_tells_its_file_system(
    path: str, system: str
) -> None:
    assert file_system(PurePosixPath(path), MOUNTS) == system


@pytest.mark.parametrize(
    ("path", "network"),
    [
        (r"\\server\share\a.eventapp", True),
        (r"//server/share/a.eventapp", True),
        (r"\\?\UNC\server\share\a.eventapp", True),
        (r"\\?\C:\a.eventapp", False),
        (r"C:\Users\kim\a.eventapp", False),
    ],
)
def test_a_share_of_windows_is_told_from_a_drive(path: str, network: bool) -> None:
    assert is_unc(PureWindowsPath(path)) == network


@pytest.mark.parametrize(
    ("path", "synchronised"),
    [
        ("/home/kim/Dropbox/a.eventapp", True),
        ("/home/kim/Dropbox (Personal)/deep/a.eventapp", True),
        ("/home/kim/OneDrive - Company/a.eventapp", True),
        ("/home/kim/Google Drive/a.eventapp", True),
        ("/Users/kim/Library/CloudStorage/GoogleDrive-kim@example.org/a.eventapp", True),
        ("/Users/kim/Library/Mobile Documents/com~apple~CloudDocs/a.eventapp", True),
        ("/home/kim/네이버 MYBOX/a.eventapp", True),
        (unicodedata.normalize("NFD", "/Users/kim/네이버 MYBOX/a.eventapp"), True),
        ("/home/kim/MYBOX/a.eventapp", True),
        ("/home/kim/Nextcloud/a.eventapp", True),
        ("/home/kim/Documents/a.eventapp", False),
        ("/home/kim/Documents/Dropbox.eventapp", False),
        ("/home/kim/Dropboxes/a.eventapp", False),
        ("/home/kim/megaphone/a.eventapp", False),
    ],
)
def test_a_synchronised_folder_is_known_by_its_name(path: str, synchronised: bool) -> None:
    assert is_synchronised(PurePosixPath(path)) == synchronised


def test_a_workspace_in_a_synchronised_folder_opens_with_a_warning(tmp_path: Path) -> None:
    created = create_store(tmp_path / "Dropbox" / "workshop.eventapp")
    assert created.warnings == (OpenWarning.SYNC_FOLDER,)
    created.close()

    opened = open_store(created.path)

    assert opened.warnings == (OpenWarning.SYNC_FOLDER,)
    opened.close()


# What follows needs mounts of its own: CI is root, to whom no file is read-only.

LOOK = """
import json, sys
from pathlib import Path
from sqlalchemy import select
from eventapp.domain.errors import CannotOpen, ReadOnly
from eventapp.domain.steps import Step
from eventapp.store.opening import create_store, open_store
from eventapp.store.tables import Event

def look(path):
    try:
        store = open_store(path)
    except CannotOpen as error:
        return {"problem": error.problem.value}
    with store.reading() as connection:
        titles = list(connection.scalars(select(Event.title)))
    try:
        with store.step(Step.CREATE_EVENT) as step:
            step.session.add(Event(title="written"))
        written = True
    except ReadOnly:
        written = False
    seen = {
        "view_only": store.read_only,
        "titles": titles,
        "written": written,
        "warnings": list(store.warnings),
        "path": str(store.path),
    }
    store.close()
    return seen

path = Path(sys.argv[1])
seen = look(path)
try:
    create_store(path.with_name("new.eventapp")).close()
    seen["created"] = "made"
except CannotOpen as error:
    seen["created"] = error.problem.value
print(json.dumps(seen))
"""


def in_own_mounts(setup: str, path: Path) -> dict[str, object]:
    """What opening a workspace gives in a name space whose mounts a script set up."""
    if not shutil.which("unshare"):
        pytest.skip("there is no unshare(1)")
    if subprocess.run(["unshare", "-rm", "true"], check=False, capture_output=True).returncode:
        pytest.skip("this machine lets nobody have mounts of their own")
    script = f'{setup} && exec "$2" -c "$3" "$1"'
    run = subprocess.run(
        ["unshare", "-rm", "sh", "-c", script, "sh", str(path), sys.executable, LOOK],
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"FOLDER": str(path.parent)},
    )
    assert run.returncode == 0, run.stderr
    seen: dict[str, object] = json.loads(run.stdout)
    return seen


READ_ONLY = 'mount --bind "$FOLDER" "$FOLDER" && mount -o remount,ro,bind "$FOLDER"'
VIEWED = {"view_only": True, "written": False, "warnings": [], "created": "no_permission"}


def add_event(store: Store, title: str) -> None:
    with store.step(Step.CREATE_EVENT) as step:
        step.session.add(Event(title=title))


def test_a_workspace_on_a_read_only_medium_opens_for_viewing(store: Store) -> None:
    add_event(store, "Workshop")
    store.close()
    before = folder_of(store.path)

    seen = in_own_mounts(READ_ONLY, store.path)

    assert seen == VIEWED | {"titles": ["Workshop"], "path": str(store.path)}
    assert folder_of(store.path) == before


def test_a_crashed_workspace_on_a_read_only_medium_shows_what_its_log_holds(
    store: Store, tmp_path: Path
) -> None:
    add_event(store, "Workshop")
    folder = tmp_path / "stick"
    folder.mkdir()
    path = folder / "workshop.eventapp"
    shutil.copyfile(store.path, path)
    shutil.copyfile(f"{store.path}-wal", f"{path}-wal")
    before = folder_of(path)

    seen = in_own_mounts(READ_ONLY, path)

    assert seen == VIEWED | {"titles": ["Workshop"], "path": str(path)}
    assert folder_of(path) == before


def test_an_older_workspace_on_a_read_only_medium_is_shown_migrated(store: Store) -> None:
    add_event(store, "Workshop")
    store.close()
    content = bytearray(store.path.read_bytes())
    content[60:64] = bytes(4)
    store.path.write_bytes(content)

    seen = in_own_mounts(READ_ONLY, store.path)

    assert seen == VIEWED | {"titles": ["Workshop"], "path": str(store.path)}
    assert store.path.read_bytes() == content


def test_a_damaged_workspace_on_a_read_only_medium_is_refused(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:20_000])

    assert in_own_mounts(READ_ONLY, path) == {"problem": "damaged", "created": "no_permission"}


def test_a_network_folder_is_refused_for_opening_and_making(path: Path) -> None:
    table = path.with_name("mounts")
    table.write_text(f"/dev/sda1 / ext4 rw 0 0\n//server/share {path.parent} cifs rw 0 0\n")
    before = folder_of(path)

    # The program is this shell's successor, so the process whose table it reads is $$.
    seen = in_own_mounts(f"mount --bind '{table}' /proc/$$/mounts", path)

    assert seen == {"problem": "network_folder", "created": "network_folder"}
    assert folder_of(path) == before
