"""Backups are whole or not there; restoring keeps what was there before."""

import os
import shutil
import sqlite3
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import insert, select

from eventapp.domain.errors import CannotOpen, CannotWriteFile, OpenProblem
from eventapp.domain.steps import Fact, Step
from eventapp.store.backup import (
    SUFFIX,
    back_up,
    back_up_if_changed,
    backup_folder,
    list_backups,
    newest_good_backup,
    restore,
    save_copy,
    thin,
)
from eventapp.store.opening import open_store
from eventapp.store.store import Store
from eventapp.store.tables import Asset, Event, Scan
from tests.store.content import everything, folder_of

NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)


def add_event(store: Store, title: str) -> None:
    with store.step(Step.CREATE_EVENT) as step:
        step.session.add(Event(title=title))


def titles_in(path: Path) -> list[str]:
    store = open_store(path)
    with store.reading() as connection:
        titles = list(connection.scalars(select(Event.title).order_by(Event.id)))
    store.close()
    return titles


# Making


def test_a_backup_is_one_whole_file_named_by_time_and_reason(store: Store) -> None:
    add_event(store, "Workshop")
    before = datetime.now(UTC).replace(microsecond=0)

    made = back_up(store, "by-hand")

    (backup,) = list_backups(store.path)
    assert backup.path == made
    assert backup.reason == "by-hand"
    assert backup.size == made.stat().st_size
    assert before <= backup.made_at <= datetime.now(UTC)
    assert made.name == f"{backup.made_at:%Y%m%d-%H%M%S}-by-hand.eventapp"
    assert [file.name for file in made.parent.iterdir()] == [made.name]
    raw = sqlite3.connect(f"{made.as_uri()}?mode=ro&immutable=1", uri=True)
    assert raw.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert raw.execute("SELECT title FROM event").fetchall() == [("Workshop",)]
    assert raw.execute("PRAGMA journal_mode").fetchone() == ("delete",)
    raw.close()


def test_backups_are_for_their_owner_alone(store: Store) -> None:
    made = back_up(store, "by-hand")

    assert made.parent.stat().st_mode & 0o777 == 0o700


def test_backups_within_one_second_keep_their_order(store: Store) -> None:
    made = [back_up(store, reason) for reason in ("by-hand", "closed", "by-hand", "again")]

    assert [backup.path for backup in list_backups(store.path)] == made[::-1]
    assert newest_good_backup(store.path) == made[-1]


def test_workspaces_of_one_name_in_two_folders_have_backups_of_their_own(
    store: Store, tmp_path: Path
) -> None:
    made = back_up(store, "by-hand")

    assert backup_folder(tmp_path / "other" / store.path.name) != made.parent
    assert list_backups(tmp_path / "other" / store.path.name) == ()
    assert newest_good_backup(tmp_path / "other" / store.path.name) is None


def test_a_workspace_of_a_long_korean_name_is_backed_up(path: Path) -> None:
    long = path.rename(path.with_name("사" * 70 + ".eventapp"))
    store = open_store(long)

    back_up(store, "by-hand")

    assert len(list_backups(long)) == 1
    store.close()


def test_files_that_are_no_backups_are_not_listed_or_removed(store: Store) -> None:
    made = back_up(store, "by-hand")
    for name in ("notes.txt", "20261399-000000-x.eventapp", "x.eventapp"):
        (made.parent / name).write_text("kept")

    thin(store.path, now=NOW + timedelta(days=4000))

    assert len(list_backups(store.path)) == 1
    assert len(list(made.parent.iterdir())) == 4


# Only when something changed


def test_a_backup_is_made_only_when_something_changed_even_across_closing(store: Store) -> None:
    assert back_up_if_changed(store) is not None
    assert back_up_if_changed(store) is None
    store.close()

    again = open_store(store.path)
    assert back_up_if_changed(again) is None
    add_event(again, "Workshop")
    assert back_up_if_changed(again) is not None
    assert back_up_if_changed(again) is None
    again.close()


def test_undo_a_scan_a_cancelled_one_and_a_picture_are_changes(store: Store) -> None:
    add_event(store, "Workshop")
    back_up_if_changed(store)

    store.undo()
    assert back_up_if_changed(store) is not None
    store.redo()
    assert back_up_if_changed(store) is not None
    with store.fact(Fact.SCAN) as fact:
        fact.connection.execute(insert(Scan), scan())
    assert back_up_if_changed(store) is not None
    with store.step(Step.EDIT_PERSON) as step:
        picture = {"hash": "a", "media_type": "image/png", "width": 1, "height": 1, "data": b""}
        step.session.execute(insert(Asset), picture)
        step.session.add(Event(title="Second"))
    assert back_up_if_changed(store) is not None
    assert back_up_if_changed(store) is None


def test_a_damaged_newest_backup_counts_as_a_change(store: Store) -> None:
    made = back_up(store, "by-hand")
    made.write_bytes(made.read_bytes()[:9000])

    assert back_up_if_changed(store) is not None


def scan() -> dict[str, object]:
    return {
        "nonce": "n",
        "gate_id": 1,
        "attendee_id": None,
        "verdict": "unknown",
        "cancels": False,
        "raw": "",
        "desk": "1",
        "happened_at": NOW,
        "recorded_at": NOW,
    }


# When it fails


def test_a_backup_without_a_folder_fails_and_says_where(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "home").write_text("a file in the folder's place")
    monkeypatch.setenv("EVENTAPP_HOME", str(tmp_path / "home"))

    with pytest.raises(CannotWriteFile) as failed:
        back_up(store, "by-hand")

    assert failed.value.path.parent == backup_folder(store.path)
    assert list_backups(store.path) == ()


FULL = """
import os, sys
from pathlib import Path
from eventapp.domain.errors import CannotWriteFile
from eventapp.store.backup import back_up, list_backups, save_copy
from eventapp.store.opening import open_store
store = open_store(Path(sys.argv[1]))
made = back_up(store, "first")
before = made.read_bytes()
with open(made.parent / "ballast", "wb", buffering=0) as ballast:
    try:
        while True:
            ballast.write(bytes(4096))
    except OSError:
        pass
target = made.parent.parent / "copy.eventapp"
target.touch()
os.truncate(made.parent / "ballast", os.path.getsize(made.parent / "ballast") - int(sys.argv[2]))
for fail in (lambda: back_up(store, "second"), lambda: save_copy(store, target)):
    try:
        fail()
        print("written")
    except CannotWriteFile:
        print("full")
print(made.read_bytes() == before, target.read_bytes() == b"")
print(sorted(p.name for p in made.parent.parent.rglob("*") if p.is_file() and p != made))
os.remove(made.parent / "ballast")
print(back_up(store, "third").stat().st_size == len(before))
store.close()
"""


@pytest.mark.parametrize("room", [0, 4096, 40_960, 100_000])
def test_a_full_disk_leaves_the_last_backup_and_no_partial_one(
    store: Store, tmp_path: Path, room: int
) -> None:
    add_event(store, "Workshop")
    store.close()
    if not shutil.which("unshare"):
        pytest.skip("there is no unshare(1)")
    if subprocess.run(["unshare", "-rm", "true"], check=False, capture_output=True).returncode:
        pytest.skip("this machine lets nobody have mounts of their own")
    home = tmp_path / "home"
    home.mkdir()
    script = f'mount -t tmpfs -o size=1m none "{home}" && exec "$@"'

    run = subprocess.run(
        [
            *("unshare", "-rm", "sh", "-c", script, "sh"),
            *(sys.executable, "-c", FULL, str(store.path), str(room)),
        ],
        env=os.environ | {"EVENTAPP_HOME": str(home)},
        capture_output=True,
        text=True,
        check=False,
    )

    assert run.returncode == 0, run.stderr
    assert run.stdout.splitlines() == [
        "full",
        "full",
        "True True",
        "['ballast', 'copy.eventapp']",
        "True",
    ]


def test_a_partial_backup_of_a_killed_program_is_swept_away(store: Store) -> None:
    made = back_up(store, "by-hand")
    left = made.with_name(f".{made.name}.part")
    left.write_bytes(b"half")

    back_up(store, "by-hand")

    assert not left.exists()


# Thinning


def test_thinning_keeps_a_day_whole_then_one_a_day_a_week_a_month_for_a_year(
    store: Store,
) -> None:
    made = back_up(store, "by-hand")
    now = datetime(2026, 11, 23, 12, tzinfo=UTC)
    for hours in range(1, 24 * 500, 6):
        moment = now - timedelta(hours=hours)
        shutil.copyfile(made, made.with_name(f"{moment:%Y%m%d-%H%M%S}-hourly{SUFFIX}"))
    made.unlink()

    thin(store.path, now=now)

    kept = [backup.made_at for backup in list_backups(store.path)]
    ages = [now - moment for moment in kept]
    day = timedelta(days=1)
    assert [age for age in ages if age < day] == [timedelta(hours=h) for h in (1, 7, 13, 19)]
    daily = [moment for moment, age in zip(kept, ages, strict=True) if day <= age < 7 * day]
    weekly = [moment for moment, age in zip(kept, ages, strict=True) if 7 * day <= age < 35 * day]
    monthly = [moment for moment, age in zip(kept, ages, strict=True) if age >= 35 * day]
    assert len({moment.date() for moment in daily}) == len(daily) == 7
    assert len({moment.isocalendar()[:2] for moment in weekly}) == len(weekly) == 5
    assert len({(moment.year, moment.month) for moment in monthly}) == len(monthly) == 12
    assert max(ages) < 365 * day
    thin(store.path, now=now)
    assert [backup.made_at for backup in list_backups(store.path)] == kept


def test_thinning_never_removes_the_newest_good_backup(store: Store) -> None:
    made = back_up(store, "by-hand")
    old = made.rename(made.with_name(f"20200101-000000-closed{SUFFIX}"))
    bad = made.with_name(f"20200601-000000-closed{SUFFIX}")
    bad.write_bytes(b"damaged")

    thin(store.path, now=NOW)

    assert [backup.path for backup in list_backups(store.path)] == [old]


# Restoring


def test_restoring_puts_the_backup_in_place_and_keeps_what_was_there(store: Store) -> None:
    add_event(store, "Backed up")
    backup = back_up(store, "by-hand")
    add_event(store, "Later")
    store.close()
    before = store.path.read_bytes()

    aside = restore(store.path, backup)

    assert aside is not None
    assert aside.name.startswith("workshop.eventapp.before-restore-")
    assert aside.read_bytes() == before
    assert titles_in(store.path) == ["Backed up"]
    assert backup.exists()


def test_restoring_keeps_a_damaged_file_and_its_log(store: Store, tmp_path: Path) -> None:
    add_event(store, "Backed up")
    backup = back_up(store, "by-hand")
    add_event(store, "Later")
    folder = tmp_path / "crashed"
    folder.mkdir()
    path = folder / "workshop.eventapp"
    path.write_bytes(store.path.read_bytes()[:9000])
    log = Path(shutil.copyfile(f"{store.path}-wal", f"{path}-wal"))
    damaged = {"": path.read_bytes(), "-wal": log.read_bytes()}

    aside = restore(path, backup)

    assert aside is not None
    kept = {suffix: Path(f"{aside}{suffix}").read_bytes() for suffix in damaged}
    assert kept == damaged
    assert titles_in(path) == ["Backed up"]
    assert len(list(folder.iterdir())) == 3


def test_restoring_a_missing_workspace_makes_its_folder(store: Store, tmp_path: Path) -> None:
    backup = back_up(store, "by-hand")

    assert restore(tmp_path / "new" / "workshop.eventapp", backup) is None
    assert titles_in(tmp_path / "new" / "workshop.eventapp") == []


@pytest.mark.parametrize(
    ("content", "problem"),
    [(b"", OpenProblem.NOT_OURS), (b"nonsense", OpenProblem.DAMAGED), (None, OpenProblem.MISSING)],
)
def test_a_backup_that_is_not_whole_is_not_restored(
    path: Path, tmp_path: Path, content: bytes | None, problem: OpenProblem
) -> None:
    backup = tmp_path / "backup" / "backup.eventapp"
    backup.parent.mkdir()
    if content is not None:
        backup.write_bytes(content)
    before = folder_of(path)

    with pytest.raises(CannotOpen) as refused:
        restore(path, backup)

    assert (refused.value.problem, refused.value.path) == (problem, backup)
    assert folder_of(path) == before


def test_a_truncated_backup_is_not_restored(store: Store) -> None:
    backup = back_up(store, "by-hand")
    backup.write_bytes(backup.read_bytes()[:20_000])
    store.close()
    before = folder_of(store.path)

    with pytest.raises(CannotOpen) as refused:
        restore(store.path, backup)

    assert refused.value.problem is OpenProblem.DAMAGED
    assert folder_of(store.path) == before


def test_nothing_is_restored_over_an_open_workspace(store: Store) -> None:
    backup = back_up(store, "by-hand")
    add_event(store, "Workshop")

    with pytest.raises(CannotOpen) as refused:
        restore(store.path, backup)

    assert refused.value.problem is OpenProblem.ALREADY_OPEN
    add_event(store, "Next")
    store.close()
    assert titles_in(store.path) == ["Workshop", "Next"]


def test_nothing_is_restored_over_a_workspace_another_program_has_open(store: Store) -> None:
    backup = back_up(store, "by-hand")
    store.close()
    raw = sqlite3.connect(store.path, isolation_level=None)
    raw.execute("PRAGMA locking_mode = EXCLUSIVE")
    raw.execute("BEGIN EXCLUSIVE")

    with pytest.raises(CannotOpen) as refused:
        restore(store.path, backup)

    assert refused.value.problem is OpenProblem.ALREADY_OPEN
    raw.close()


# A copy under another name


def test_a_copy_is_whole_with_its_undo_list(store: Store, tmp_path: Path) -> None:
    add_event(store, "Workshop")
    target = tmp_path / "사본 #1.eventapp"

    save_copy(store, target)

    copy = open_store(target)
    assert everything(copy) == everything(store)
    copy.undo()
    assert everything(copy)["event"] == []
    copy.close()
    assert len(everything(store)["event"]) == 1


def test_a_copy_replaces_the_file_whose_name_it_gets(store: Store, tmp_path: Path) -> None:
    add_event(store, "Workshop")
    target = tmp_path / "copy.eventapp"
    target.write_text("old")

    save_copy(store, target)

    assert titles_in(target) == ["Workshop"]


def test_a_workspace_is_not_copied_over_itself(store: Store, tmp_path: Path) -> None:
    link, hard = tmp_path / "link.eventapp", tmp_path / "hard.eventapp"
    link.symlink_to(store.path)
    os.link(store.path, hard)

    for target in (store.path, link, hard):
        with pytest.raises(CannotWriteFile):
            save_copy(store, target)

    add_event(store, "Workshop")
    store.close()
    assert titles_in(store.path) == ["Workshop"]


def test_a_workspace_is_not_copied_over_one_that_is_open(store: Store, template: Path) -> None:
    other = open_store(Path(shutil.copyfile(template, store.path.with_name("other.eventapp"))))
    add_event(other, "Kept")

    with pytest.raises(CannotOpen) as refused:
        save_copy(store, other.path)

    assert refused.value.problem is OpenProblem.ALREADY_OPEN
    other.close()
    assert titles_in(other.path) == ["Kept"]


def test_a_copy_into_no_folder_fails(store: Store, tmp_path: Path) -> None:
    with pytest.raises(CannotWriteFile):
        save_copy(store, tmp_path / "none" / "copy.eventapp")
