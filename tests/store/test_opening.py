"""What opens, what is refused, and that a refused file stays as it was."""

import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import select

from eventapp.domain.errors import CannotOpen, NotSaved, OpenProblem, OpenWarning
from eventapp.domain.steps import Step
from eventapp.store.backup import back_up, list_backups
from eventapp.store.engine import APPLICATION_ID, SCHEMA_VERSION
from eventapp.store.opening import create_store, open_store
from eventapp.store.store import Store
from eventapp.store.tables import Event, Person, Room
from tests.store.content import everything, folder_of


def refusal(path: Path) -> CannotOpen:
    """Why a workspace does not open; the files beside it must not change."""
    before = folder_of(path)
    with pytest.raises(CannotOpen) as refused:
        open_store(path)
    assert folder_of(path) == before
    return refused.value


def problem(path: Path) -> OpenProblem:
    return refusal(path).problem


def alter(path: Path, *statements: str) -> None:
    """Change a closed workspace as another program would."""
    raw = sqlite3.connect(path, isolation_level=None)
    for statement in statements:
        raw.execute(statement)
    raw.close()


def overwrite(path: Path, offset: int, data: bytes) -> None:
    with path.open("r+b") as file:
        file.seek(offset)
        file.write(data)


def add_event(store: Store, title: str) -> None:
    with store.step(Step.CREATE_EVENT) as step:
        step.session.add(Event(title=title))


def titles(store: Store) -> list[str]:
    with store.reading() as connection:
        return list(connection.scalars(select(Event.title).order_by(Event.id)))


def crashed(store: Store, path: Path) -> Path:
    """What a crash at this moment would leave, under another name."""
    shutil.copyfile(store.path, path)
    shutil.copyfile(f"{store.path}-wal", f"{path}-wal")
    return path


# Making


def test_a_new_workspace_is_empty_and_says_whose_it_is(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "er" / "워크숍 #1 100%.eventapp"

    store = create_store(path)

    assert store.path == path
    assert store.warnings == ()
    assert {name for name, rows in everything(store).items() if rows} == set()
    store.close()
    head = path.read_bytes()[:100]
    assert int.from_bytes(head[68:72], "big") == APPLICATION_ID
    assert int.from_bytes(head[60:64], "big") == SCHEMA_VERSION
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_a_new_workspace_does_not_replace_a_file(path: Path) -> None:
    before = folder_of(path)

    with pytest.raises(CannotOpen) as refused:
        create_store(path)

    assert refused.value.problem is OpenProblem.EXISTS
    assert folder_of(path) == before


def test_a_new_workspace_in_the_place_of_a_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")

    with pytest.raises(CannotOpen) as refused:
        create_store(tmp_path / "file" / "workshop.eventapp")

    assert refused.value.problem is OpenProblem.NO_PERMISSION


# Refusing


def test_a_missing_file_is_missing(tmp_path: Path) -> None:
    assert problem(tmp_path / "none.eventapp") is OpenProblem.MISSING
    with pytest.raises(CannotOpen) as refused:
        open_store(tmp_path / "no" / "folder.eventapp")
    assert refused.value.problem is OpenProblem.MISSING
    assert list(tmp_path.iterdir()) == []


def test_a_circle_of_links_is_no_workspace(tmp_path: Path) -> None:
    path = tmp_path / "circle.eventapp"
    path.symlink_to(path)

    with pytest.raises(CannotOpen):
        open_store(path)


def test_a_file_of_zero_bytes_is_not_ours(tmp_path: Path) -> None:
    path = tmp_path / "empty.eventapp"
    path.touch()

    assert problem(path) is OpenProblem.NOT_OURS


def test_a_folder_and_a_pipe_are_not_ours(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(CannotOpen) as folder:
        open_store(tmp_path / "folder")
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(CannotOpen) as pipe:
        open_store(tmp_path / "pipe")

    assert folder.value.problem is OpenProblem.NOT_OURS
    assert pipe.value.problem is OpenProblem.NOT_OURS


def test_random_bytes_are_a_damaged_workspace_with_its_backup_offered(store: Store) -> None:
    backup = back_up(store, "by-hand")
    store.close()
    store.path.write_bytes(bytes(range(256)) * 40)

    refused = refusal(store.path)

    assert refused.problem is OpenProblem.DAMAGED
    assert refused.backup == backup


def test_a_missing_workspace_offers_its_backup(store: Store) -> None:
    backup = back_up(store, "by-hand")
    store.close()
    store.path.unlink()

    assert refusal(store.path).backup == backup


def test_a_damaged_backup_is_not_offered(store: Store) -> None:
    good = back_up(store, "by-hand")
    bad = back_up(store, "by-hand")
    store.close()
    bad.write_bytes(bad.read_bytes()[:5000])
    store.path.write_bytes(b"nonsense")

    assert refusal(store.path).backup == good


def test_another_programs_database_is_not_ours(tmp_path: Path) -> None:
    path = tmp_path / "other.eventapp"
    alter(path, "CREATE TABLE event (id INTEGER)", "PRAGMA user_version = 1")

    assert problem(path) is OpenProblem.NOT_OURS


def test_another_programs_number_on_our_file_is_not_ours(path: Path) -> None:
    overwrite(path, 68, (APPLICATION_ID + 1).to_bytes(4, "big"))

    assert problem(path) is OpenProblem.NOT_OURS


def test_a_database_with_our_number_but_without_our_tables_is_not_ours(tmp_path: Path) -> None:
    path = tmp_path / "bare.eventapp"
    alter(path, "CREATE TABLE event (id INTEGER)", f"PRAGMA application_id = {APPLICATION_ID}")

    assert problem(path) is OpenProblem.NOT_OURS


@pytest.mark.parametrize(
    "statement",
    [
        "DROP TABLE asset",
        "ALTER TABLE attendee DROP COLUMN phone",
        "ALTER TABLE scan RENAME TO scans",
    ],
)
def test_a_workspace_that_lacks_a_table_or_column_is_not_ours(path: Path, statement: str) -> None:
    alter(path, statement)

    assert problem(path) is OpenProblem.NOT_OURS


def test_a_view_in_the_place_of_a_table_is_not_ours(path: Path) -> None:
    alter(path, "ALTER TABLE asset RENAME TO kept", "CREATE VIEW asset AS SELECT * FROM kept")

    assert problem(path) is OpenProblem.NOT_OURS


def test_a_newer_schema_is_refused_untouched(path: Path) -> None:
    alter(path, f"PRAGMA user_version = {SCHEMA_VERSION + 1}")

    assert problem(path) is OpenProblem.NEWER


def test_a_newer_schema_that_only_the_log_knows_is_refused_untouched(
    path: Path, tmp_path: Path
) -> None:
    raw = sqlite3.connect(path, isolation_level=None)
    raw.execute("PRAGMA journal_mode = WAL")
    raw.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    folder = tmp_path / "crashed"
    folder.mkdir()
    copy = Path(shutil.copyfile(path, folder / path.name))
    shutil.copyfile(f"{path}-wal", f"{copy}-wal")
    raw.close()
    assert int.from_bytes(copy.read_bytes()[60:64], "big") == SCHEMA_VERSION

    assert problem(copy) is OpenProblem.NEWER


@pytest.mark.parametrize("size", [1, 99, 100, 4096, 5000, 20_000])
def test_a_truncated_file_is_damaged(path: Path, size: int) -> None:
    path.write_bytes(path.read_bytes()[:size])

    assert problem(path) is OpenProblem.DAMAGED


def test_a_flipped_page_is_found_wherever_it_is(path: Path) -> None:
    whole = path.read_bytes()
    size = 4096
    for offset in range(size, len(whole), size):
        overwrite(path, offset, bytes(byte ^ 0xFF for byte in whole[offset : offset + size]))
        assert problem(path) is OpenProblem.DAMAGED
        path.write_bytes(whole)
    open_store(path).close()


def test_a_damaged_schema_is_damaged(path: Path) -> None:
    content = path.read_bytes()
    path.write_bytes(content.replace(b"CREATE TABLE event", b"CREATE TABLE\xff vent"))

    assert problem(path) is OpenProblem.DAMAGED


# One at a time


def test_a_second_opening_in_this_program_is_refused_and_lets_nobody_in(store: Store) -> None:
    add_event(store, "Workshop")

    assert problem_while_open(store.path) is OpenProblem.ALREADY_OPEN
    assert opened_elsewhere(store.path) == "already_open"
    assert titles(store) == ["Workshop"]


def test_a_second_program_is_told_at_once_from_the_first_moment(store: Store) -> None:
    assert opened_elsewhere(store.path) == "already_open"
    store.close()
    assert opened_elsewhere(store.path) == "opened"


def test_a_link_to_an_open_workspace_is_open_too(store: Store, tmp_path: Path) -> None:
    link = tmp_path / "link.eventapp"
    link.symlink_to(store.path)

    assert problem_while_open(link) is OpenProblem.ALREADY_OPEN
    assert opened_elsewhere(link) == "already_open"


def problem_while_open(path: Path) -> OpenProblem:
    # Not by folder_of: reading the open file would drop its locks.
    with pytest.raises(CannotOpen) as refused:
        open_store(path)
    return refused.value.problem


def opened_elsewhere(path: Path) -> str:
    """What another process gets that opens a workspace."""
    code = (
        "import sys; from pathlib import Path\n"
        "from eventapp.domain.errors import CannotOpen\n"
        "from eventapp.store.opening import open_store\n"
        "try: open_store(Path(sys.argv[1])).close(); print('opened')\n"
        "except CannotOpen as error: print(error.problem.value)"
    )
    run = [sys.executable, "-c", code, str(path)]
    return subprocess.run(run, check=True, capture_output=True, text=True).stdout.strip()


def test_a_file_renamed_or_deleted_or_replaced_while_open_takes_nothing(store: Store) -> None:
    aside = store.path.with_name("aside.eventapp")
    assert takes_an_event(store)

    store.path.rename(aside)
    assert not takes_an_event(store)
    shutil.copyfile(aside, store.path)
    assert not takes_an_event(store)
    store.path.unlink()
    aside.rename(store.path)
    assert takes_an_event(store)
    assert len(everything(store)["event"]) == 2


def takes_an_event(store: Store) -> bool:
    try:
        with store.step(Step.CREATE_EVENT) as step:
            step.session.add(Event(title="Workshop"))
    except NotSaved as refusal:
        return not refusal.stop
    return True


def test_closing_a_workspace_whose_name_was_taken_leaves_the_new_file_alone(store: Store) -> None:
    add_event(store, "Workshop")
    store.path.rename(store.path.with_name("aside.eventapp"))
    store.path.write_bytes(b"another file")

    store.close()

    assert store.path.read_bytes() == b"another file"


# After a crash


def test_a_crashed_workspace_opens_with_all_that_was_acknowledged(
    store: Store, tmp_path: Path
) -> None:
    add_event(store, "Workshop")
    copy = crashed(store, tmp_path / "crashed.eventapp")

    again = open_store(copy)

    assert again.warnings == ()
    assert titles(again) == ["Workshop"]
    again.undo()
    assert titles(again) == []
    again.close()
    assert sorted(file.name for file in tmp_path.glob("crashed*")) == ["crashed.eventapp"]


def test_a_workspace_killed_before_its_first_change_opens_without_a_warning(
    store: Store, tmp_path: Path
) -> None:
    copy = crashed(store, tmp_path / "crashed.eventapp")
    assert Path(f"{copy}-wal").stat().st_size == 0

    again = open_store(copy)

    assert again.warnings == ()
    again.close()


def test_a_workspace_copied_without_its_log_warns_of_missing_changes(
    store: Store, tmp_path: Path
) -> None:
    add_event(store, "Workshop")
    copy = Path(shutil.copyfile(store.path, tmp_path / "copied.eventapp"))

    again = open_store(copy)

    assert again.warnings == (OpenWarning.CHANGES_MISSING,)
    assert titles(again) == []
    again.close()
    once_more = open_store(copy)
    assert once_more.warnings == ()
    once_more.close()


def test_another_files_log_beside_a_closed_workspace_is_set_aside(
    store: Store, template: Path, tmp_path: Path
) -> None:
    add_event(store, "Workshop")
    folder = tmp_path / "received"
    folder.mkdir()
    path = Path(shutil.copyfile(template, folder / "received.eventapp"))
    foreign = Path(shutil.copyfile(f"{store.path}-wal", f"{path}-wal")).read_bytes()

    opened = open_store(path)

    assert opened.warnings == (OpenWarning.FOREIGN_CHANGES,)
    assert titles(opened) == []
    opened.close()
    (aside,) = folder.glob("received.eventapp-wal.set-aside-*")
    assert aside.read_bytes() == foreign
    assert sorted(file.name for file in folder.iterdir()) == [path.name, aside.name]


def test_the_log_of_another_state_of_the_file_makes_it_damaged(
    store: Store, tmp_path: Path
) -> None:
    for n in range(300):
        add_event(store, f"Workshop {n}")
    store.close()
    many = open_store(store.path)
    many_path = crashed_after(many, tmp_path / "many.eventapp")
    with many.step(Step.DELETE_EVENT) as step:
        step.session.query(Event).filter(Event.id > 10).delete()
        step.session.add(Person(name="김하늘"))
    shutil.copyfile(f"{many.path}-wal", f"{many_path}-wal")
    many.close()
    few = tmp_path / "few.eventapp"
    create_store(few).close()
    one = open_store(few)
    add_event(one, "Only")
    mixed = Path(shutil.copyfile(few, tmp_path / "mixed.eventapp"))
    one.close()
    shutil.copyfile(f"{many_path}-wal", f"{mixed}-wal")

    assert problem(mixed) is OpenProblem.DAMAGED


def crashed_after(store: Store, path: Path) -> Path:
    return Path(shutil.copyfile(store.path, path))


def test_a_damaged_log_loses_no_more_than_its_damaged_end(store: Store, tmp_path: Path) -> None:
    add_event(store, "First")
    kept = Path(f"{store.path}-wal").stat().st_size
    add_event(store, "Second")
    copy = crashed(store, tmp_path / "crashed.eventapp")
    overwrite(Path(f"{copy}-wal"), kept + 100, b"\xff" * 50)

    again = open_store(copy)

    assert titles(again) == ["First"]
    again.close()


# Received files


def test_planted_triggers_and_views_are_dropped_before_anything_is_written(path: Path) -> None:
    alter(
        path,
        "CREATE TABLE loot (what TEXT)",
        "CREATE TRIGGER spy AFTER INSERT ON event BEGIN INSERT INTO loot VALUES (NEW.title); END",
        'CREATE TRIGGER "a ""b"" ; c" AFTER INSERT ON journal_step BEGIN'
        " INSERT INTO loot VALUES ('step'); END",
        "CREATE VIEW everyone AS SELECT * FROM attendee",
        "CREATE TRIGGER within INSTEAD OF INSERT ON everyone BEGIN SELECT 1; END",
    )

    store = open_store(path)
    add_event(store, "Workshop")

    with store.reading() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM loot").scalar_one() == 0
        planted = "SELECT count(*) FROM sqlite_master WHERE type IN ('trigger', 'view')"
        assert connection.exec_driver_sql(planted).scalar_one() == 0
    store.close()


def test_planted_triggers_do_not_run_while_an_older_schema_is_migrated(path: Path) -> None:
    alter(
        path,
        "CREATE TABLE loot (what TEXT)",
        "INSERT INTO journal_step (name, subject, happened_at, undone, generation)"
        " VALUES ('add_room', '', '2026-11-23 00:00:00', 0, 0)",
        "CREATE TRIGGER spy AFTER DELETE ON journal_step BEGIN"
        " INSERT INTO loot VALUES (OLD.name); END",
        "PRAGMA user_version = 0",
    )

    store = open_store(path)

    with store.reading() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM journal_step").scalar_one() == 0
        assert connection.exec_driver_sql("SELECT count(*) FROM loot").scalar_one() == 0
    store.close()


# Older files


def test_an_older_schema_is_copied_aside_and_migrated(path: Path) -> None:
    alter(
        path,
        "INSERT INTO room (id, event_id, name, name_en, capacity, position)"
        " VALUES (1, 1, '대회의실', '', 0, 0)",
        "PRAGMA user_version = 0",
    )
    before = path.read_bytes()

    store = open_store(path)

    with store.reading() as connection:
        assert connection.exec_driver_sql("PRAGMA user_version").scalar_one() == SCHEMA_VERSION
        assert connection.scalar(select(Room.name)) == "대회의실"
    (backup,) = list_backups(path)
    assert backup.reason == "before-migration"
    assert backup.path.read_bytes()[60:64] == before[60:64]
    store.close()


def test_a_migrated_workspace_has_no_undo_list_and_nothing_left_of_it(store: Store) -> None:
    add_event(store, "Workshop")
    store.close()
    alter(store.path, "PRAGMA user_version = 0")

    migrated = open_store(store.path)

    rows = everything(migrated)
    assert (rows["journal_step"], rows["journal_entry"]) == ([], [])
    assert titles(migrated) == ["Workshop"]
    migrated.close()


def test_an_older_schema_stays_when_it_cannot_be_copied_aside(
    path: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    alter(path, "PRAGMA user_version = 0")
    (tmp_path / "home").write_text("a file where the folder of backups would be")
    monkeypatch.setenv("EVENTAPP_HOME", str(tmp_path / "home"))

    with pytest.raises(Exception, match="eventapp"):
        open_store(path)

    raw = sqlite3.connect(path)
    assert raw.execute("PRAGMA user_version").fetchone() == (0,)
    raw.close()
