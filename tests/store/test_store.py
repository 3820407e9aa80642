"""What may be written, when, and who hears of it."""

import os
import shutil
import sqlite3
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import insert, select, text, update
from sqlalchemy.exc import IntegrityError, StatementError

from eventapp.domain.changes import Changes
from eventapp.domain.errors import InvalidValue, NotSaved, WriteOutsideStep
from eventapp.domain.kinds import Kind
from eventapp.domain.steps import Fact, Step
from eventapp.store.engine import driver
from eventapp.store.opening import open_store
from eventapp.store.store import Store
from eventapp.store.tables import Attendee, Event, Room, Scan
from tests.store.content import everything

NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)


def titles(store: Store) -> list[str]:
    with store.reading() as connection:
        return list(connection.scalars(select(Event.title).order_by(Event.id)))


def test_a_write_outside_a_step_raises(store: Store) -> None:
    with pytest.raises(WriteOutsideStep), store.reading() as connection:
        connection.execute(insert(Event), {"title": "Workshop"})

    assert titles(store) == []


def test_a_write_that_no_table_expects_raises_too(store: Store) -> None:
    with pytest.raises(WriteOutsideStep), store.reading() as connection:
        connection.execute(text("CREATE TABLE mine (id INTEGER)"))


def test_a_journalled_row_cannot_be_written_as_a_fact(store: Store) -> None:
    with pytest.raises(IntegrityError), store.fact(Fact.SCAN) as fact:
        fact.connection.execute(insert(Event), {"title": "Workshop"})

    assert titles(store) == []


def test_a_failing_step_leaves_nothing(store: Store) -> None:
    before = everything(store)
    heard: list[Changes] = []
    store.subscribe(heard.append)

    with pytest.raises(ZeroDivisionError), store.step(Step.CREATE_EVENT) as step:  # noqa: PT012 - the whole step
        step.session.add(Event(title="Workshop"))
        step.session.flush()
        _ = 1 / 0

    assert everything(store) == before
    assert heard == []
    with store.step(Step.CREATE_EVENT) as step:
        step.session.add(Event(title="Next"))
    assert titles(store) == ["Next"]


def test_a_step_that_breaks_a_reference_leaves_nothing(store: Store) -> None:
    with pytest.raises(IntegrityError), store.step(Step.ADD_ROOM) as step:  # noqa: PT012 - the whole step
        step.session.add(Event(title="Workshop"))
        step.session.add(Room(event_id=99, name="Hall"))

    assert titles(store) == []


def test_a_failing_fact_leaves_nothing(store: Store) -> None:
    with pytest.raises(ZeroDivisionError), store.fact(Fact.SCAN) as fact:  # noqa: PT012 - the whole step
        fact.connection.execute(insert(Scan), scan("a"))
        _ = 1 / 0

    assert everything(store)["scan"] == []


def test_a_step_within_a_step_belongs_to_the_outer_one(store: Store) -> None:
    heard: list[Changes] = []
    store.subscribe(heard.append)

    with store.step(Step.CREATE_EVENT) as outer:
        outer.session.add(Event(title="Workshop"))
        outer.session.flush()
        with store.step(Step.ADD_ROOM) as inner:
            inner.session.add(Room(event_id=1, name="Hall"))
        assert heard == []

    expected = {Kind.EVENT: frozenset({1}), Kind.ROOM: frozenset({1})}
    assert heard == [Changes(expected, Step.CREATE_EVENT, expected)]
    store.undo()
    assert titles(store) == []
    assert everything(store)["room"] == []


def test_an_inner_step_that_fails_takes_the_outer_one_along(store: Store) -> None:
    with pytest.raises(ZeroDivisionError), store.step(Step.CREATE_EVENT) as outer:  # noqa: PT012 - the whole step
        outer.session.add(Event(title="Workshop"))
        with store.step(Step.ADD_ROOM):
            _ = 1 / 0

    assert titles(store) == []


def test_changes_are_told_once_after_the_commit(store: Store) -> None:
    seen: list[tuple[Changes, list[str]]] = []
    store.subscribe(lambda changes: seen.append((changes, committed_titles(store.path))))

    with store.step(Step.CREATE_EVENT) as step:
        step.session.add(Event(title="First"))
        step.session.flush()
        step.session.add(Event(title="Second"))

    expected = {Kind.EVENT: frozenset({1, 2})}
    assert [changes for changes, _ in seen] == [Changes(expected, Step.CREATE_EVENT, expected)]
    assert [names for _, names in seen] == [["First", "Second"]]


def committed_titles(path: Path) -> list[str]:
    """What a crash at this moment would leave: the file and its log, read elsewhere."""
    copy = path.with_name("crashed.eventapp")
    for suffix in ("", "-wal"):
        shutil.copyfile(f"{path}{suffix}", f"{copy}{suffix}")
    with sqlite3.connect(copy) as raw:
        names = [title for (title,) in raw.execute("SELECT title FROM event ORDER BY id")]
    raw.close()
    return names


def test_who_stops_listening_hears_no_more(store: Store) -> None:
    heard: list[Changes] = []
    stop = store.subscribe(heard.append)
    stop()

    with store.step(Step.CREATE_EVENT) as step:
        step.session.add(Event(title="Workshop"))

    assert heard == []


def test_a_reader_within_a_step_sees_what_it_wrote(store: Store) -> None:
    with store.step(Step.CREATE_EVENT) as step:
        step.session.add(Event(title="Workshop"))
        assert titles(store) == ["Workshop"]


def test_an_instant_without_a_zone_is_refused(store: Store) -> None:
    with store.step(Step.CREATE_EVENT) as step:
        step.session.add(Event(title="Workshop"))
    naive = datetime(2026, 11, 23)  # noqa: DTZ001 - what is refused

    with pytest.raises(StatementError) as refused, store.step(Step.ADD_ATTENDEE) as step:
        step.session.add(Attendee(event_id=1, name="김하늘", registered_at=naive))

    assert isinstance(refused.value.orig, InvalidValue)
    assert everything(store)["attendee"] == []


def test_a_store_without_room_says_so_and_goes_on_when_there_is_some(store: Store) -> None:
    limit(store, extra=2)
    with pytest.raises(NotSaved) as refused, store.step(Step.CREATE_EVENT) as step:
        step.session.add(Event(title="x" * 100_000))
    assert not refused.value.stop
    assert titles(store) == []

    limit(store, extra=1000)
    with store.step(Step.CREATE_EVENT) as step:
        step.session.add(Event(title="x" * 100_000))
    assert titles(store) == ["x" * 100_000]


def test_a_fact_without_room_is_not_recorded(store: Store) -> None:
    limit(store, extra=2)

    with pytest.raises(NotSaved) as refused, store.fact(Fact.SCAN) as fact:
        fact.connection.execute(insert(Scan), scan("a" * 32) | {"raw": "x" * 100_000})

    assert not refused.value.stop
    assert everything(store)["scan"] == []


def test_undo_without_room_changes_nothing(store: Store) -> None:
    with store.step(Step.CREATE_EVENT) as step:
        step.session.add(Event(title="x" * 50_000))
    with store.step(Step.EDIT_EVENT) as step:
        step.session.execute(update(Event).values(title="y" * 100_000))
    before = everything(store)
    limit(store, extra=0)

    with pytest.raises(NotSaved):
        store.undo()

    assert everything(store) == before
    limit(store, extra=1000)
    store.undo()
    assert titles(store) == ["x" * 50_000]


def limit(store: Store, *, extra: int) -> None:
    """Leave room for so many more pages."""
    with store.reading() as connection:
        raw = driver(connection)
    (pages,) = raw.execute("PRAGMA page_count").fetchone()
    (spare,) = raw.execute("PRAGMA freelist_count").fetchone()
    assert spare == 0 or extra
    raw.execute(f"PRAGMA max_page_count = {pages + extra}")


def test_an_acknowledged_step_is_on_the_disk_before_it_returns(store: Store) -> None:
    with store.reading() as connection:
        raw = driver(connection)
    modes = {
        name: raw.execute(f"PRAGMA {name}").fetchone()[0]
        for name in (
            "journal_mode",
            "synchronous",
            "locking_mode",
            "foreign_keys",
            "secure_delete",
            "trusted_schema",
        )
    }
    assert modes == {
        "journal_mode": "wal",
        "synchronous": 2,
        "locking_mode": "exclusive",
        "foreign_keys": 1,
        "secure_delete": 1,
        "trusted_schema": 0,
    }


def test_a_closed_store_is_one_whole_file(store: Store) -> None:
    with store.step(Step.CREATE_EVENT) as step:
        step.session.add(Event(title="Workshop"))

    store.close()
    store.close()

    assert store.closed
    assert [file.name for file in store.path.parent.iterdir()] == [store.path.name]
    assert store.path.read_bytes()[18:20] == b"\x01\x01"
    again = open_store(store.path)
    assert titles(again) == ["Workshop"]
    again.close()


def scan(nonce: str) -> dict[str, object]:
    return {
        "nonce": nonce,
        "gate_id": 1,
        "attendee_id": None,
        "verdict": "unknown",
        "cancels": False,
        "raw": "",
        "desk": "1",
        "happened_at": NOW,
        "recorded_at": NOW,
    }


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="there is no /proc here")
def test_a_disk_that_goes_bad_stops_the_store_until_it_is_opened_anew(store: Store) -> None:
    add_event(store, "Kept")
    log = Path(f"{store.path}-wal")
    (handle,) = (int(link.name) for link in Path("/proc/self/fd").iterdir() if leads_to(link, log))
    reader, writer = os.pipe()
    os.dup2(reader, handle)  # neither written nor brought to the disk any more

    with pytest.raises(NotSaved) as refused:
        add_event(store, "Lost")
    assert refused.value.stop
    with pytest.raises(NotSaved) as later:
        add_event(store, "Too late")
    assert later.value.stop

    store.close()
    os.close(reader)
    os.close(writer)
    again = open_store(store.path)
    assert titles(again) == ["Kept"]
    again.close()


def test_a_file_that_is_moved_while_open_takes_no_more_changes(store: Store) -> None:
    add_event(store, "Kept")
    aside = store.path.rename(store.path.with_name("aside.eventapp"))

    with pytest.raises(NotSaved) as refused:
        add_event(store, "Lost")
    assert refused.value.stop

    aside.rename(store.path)
    add_event(store, "Found again")
    assert titles(store) == ["Kept", "Found again"]


def leads_to(link: Path, target: Path) -> bool:
    try:
        return link.readlink() == target
    except OSError:
        return False


def add_event(store: Store, title: str) -> None:
    with store.step(Step.CREATE_EVENT) as step:
        step.session.add(Event(title=title))
