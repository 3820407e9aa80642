"""Steps, undo and redo by example. What they do in any order is the machine's test."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import delete, insert, update

from eventapp.domain.changes import Changes
from eventapp.domain.errors import NothingToUndo, UndoConflict
from eventapp.domain.kinds import AppearanceRole, Kind, SessionKind
from eventapp.domain.steps import Fact, Restep, Step
from eventapp.store.engine import driver
from eventapp.store.journal import KEPT_STEPS
from eventapp.store.opening import open_store
from eventapp.store.store import Store
from eventapp.store.tables import (
    Admission,
    Appearance,
    Attendee,
    Day,
    Event,
    Gate,
    Organisation,
    Person,
    Scan,
    Session,
)
from tests.store.content import everything, journalled

NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)


def add_event(store: Store, title: str = "Workshop") -> int:
    with store.step(Step.CREATE_EVENT, title) as step:
        step.session.add(Event(title=title))
    return step.changes.only_inserted(Kind.EVENT)


def rename_event(store: Store, event: int, title: str) -> Changes:
    with store.step(Step.EDIT_EVENT, title) as step:
        step.session.get_one(Event, event).title = title
    return step.changes


def title_of(store: Store, event: int) -> str:
    return str(journalled(store)["event"][event][1])


def register(store: Store, event: int, count: int) -> Changes:
    rows = [{"event_id": event, "name": f"{n}", "registered_at": NOW} for n in range(count)]
    with store.step(Step.IMPORT_ATTENDEES) as step:
        step.session.execute(insert(Attendee), rows)
    return step.changes


def admit(store: Store, gate: int, attendee: int) -> None:
    row = {"gate_id": gate, "attendee_id": attendee, "desk": "1", "admitted_at": NOW}
    with store.fact(Fact.SCAN) as fact:
        fact.connection.execute(insert(Admission), row)


def steps_and_entries(store: Store) -> tuple[int, int]:
    with store.reading() as connection:
        query = "SELECT (SELECT count(*) FROM journal_step), (SELECT count(*) FROM journal_entry)"
        steps, entries = connection.exec_driver_sql(query).one()
    return steps, entries


def test_undo_takes_back_and_redo_does_again(store: Store) -> None:
    event = add_event(store, "Before")
    rename_event(store, event, "After")

    assert store.undo() == Changes({Kind.EVENT: frozenset({event})}, Restep.UNDO)
    assert title_of(store, event) == "Before"
    assert store.redo() == Changes({Kind.EVENT: frozenset({event})}, Restep.REDO)
    assert title_of(store, event) == "After"


def test_an_undone_addition_comes_back_under_its_own_number(store: Store) -> None:
    event = add_event(store)
    before = journalled(store)

    store.undo()
    assert journalled(store)["event"] == {}
    store.redo()

    assert journalled(store) == before
    assert list(before["event"]) == [event]


def test_a_number_is_never_given_twice(store: Store) -> None:
    first = add_event(store)
    store.undo()

    assert add_event(store) == first + 1


def test_deleting_an_event_is_one_step_that_undo_takes_back_whole(store: Store) -> None:
    with store.step(Step.CREATE_EVENT) as step:
        event = Event(title="Workshop")
        person = Person(name="김하늘")
        step.session.add_all([event, person])
        step.session.flush()
        day = Day(event_id=event.id, date=date(2026, 11, 23))
        step.session.add(day)
        step.session.flush()
        talk = Session(event_id=event.id, kind=SessionKind.TALK, day_id=day.id)
        step.session.add(talk)
        step.session.flush()
        role = AppearanceRole.SPEAKER
        step.session.add(Appearance(session_id=talk.id, person_id=person.id, role=role))
    before = journalled(store)

    with store.step(Step.DELETE_EVENT) as step:
        step.session.execute(delete(Event))

    assert step.changes.touched == {
        Kind.EVENT: frozenset({1}),
        Kind.DAY: frozenset({1}),
        Kind.SESSION: frozenset({1}),
        Kind.APPEARANCE: frozenset({1}),
    }
    assert list(journalled(store)["person"]) == [1]
    store.undo()
    assert journalled(store) == before
    store.redo()
    assert journalled(store)["appearance"] == {}


def test_deleting_an_organisation_names_the_people_it_leaves(store: Store) -> None:
    with store.step(Step.ADD_PERSON) as step:
        organisation = Organisation(name="재단")
        step.session.add(organisation)
        step.session.flush()
        step.session.add(Person(name="김하늘", organisation_id=organisation.id))
    before = journalled(store)

    with store.step(Step.DELETE_ORGANISATION) as step:
        step.session.delete(step.session.get_one(Organisation, 1))

    assert step.changes.touched == {
        Kind.ORGANISATION: frozenset({1}),
        Kind.PERSON: frozenset({1}),
    }
    store.undo()
    assert journalled(store) == before


def test_a_bulk_update_is_one_step(store: Store) -> None:
    event = add_event(store)
    register(store, event, 50)
    before = journalled(store)

    with store.step(Step.EDIT_ATTENDEE) as step:
        step.session.execute(update(Attendee).values(notes="vegetarian"))

    assert step.changes.rows(Kind.ATTENDEE) == frozenset(range(1, 51))
    store.undo()
    assert journalled(store) == before


def test_an_import_of_100_000_rows_journals_one_entry(store: Store) -> None:
    event = add_event(store)

    changes = register(store, event, 100_000)

    assert steps_and_entries(store) == (2, 2)
    assert changes.rows(Kind.ATTENDEE) == frozenset(range(1, 100_001))
    store.undo()
    assert journalled(store)["attendee"] == {}


def test_the_undo_list_survives_closing(store: Store) -> None:
    event = add_event(store, "Before")
    rename_event(store, event, "After")
    rename_event(store, event, "Later")
    store.undo()
    store.close()

    again = open_store(store.path)

    again.redo()
    assert title_of(again, event) == "Later"
    again.undo()
    again.undo()
    assert title_of(again, event) == "Before"
    again.close()


def test_the_undo_list_holds_200_steps(store: Store) -> None:
    event = add_event(store)
    for n in range(KEPT_STEPS + 5):
        rename_event(store, event, f"Title {n}")

    assert KEPT_STEPS == 200
    assert steps_and_entries(store) == (200, 200)
    for _ in range(KEPT_STEPS):
        store.undo()
    assert title_of(store, event) == "Title 4"
    with pytest.raises(NothingToUndo):
        store.undo()


def test_going_back_and_forth_does_not_grow_the_journal(store: Store) -> None:
    event = add_event(store)
    register(store, event, 10)
    store.undo()
    store.redo()
    before = steps_and_entries(store)

    for _ in range(5):
        store.undo()
        store.redo()

    assert steps_and_entries(store) == before


def test_a_new_step_drops_the_redo_list(store: Store) -> None:
    event = add_event(store, "Before")
    rename_event(store, event, "After")
    store.undo()

    rename_event(store, event, "Instead")

    with pytest.raises(NothingToUndo):
        store.redo()
    store.undo()
    assert title_of(store, event) == "Before"


def test_a_step_that_changes_nothing_leaves_no_trace_and_keeps_the_redo_list(store: Store) -> None:
    event = add_event(store, "Before")
    rename_event(store, event, "After")
    store.undo()
    heard: list[Changes] = []
    store.subscribe(heard.append)

    changes = rename_event(store, event, "Before")

    assert not changes
    assert heard == []
    store.redo()
    assert title_of(store, event) == "After"


def test_nothing_to_undo_or_redo_in_an_empty_store(store: Store) -> None:
    with pytest.raises(NothingToUndo):
        store.undo()
    with pytest.raises(NothingToUndo):
        store.redo()


def test_scans_and_admissions_are_no_steps(store: Store) -> None:
    event = add_event(store)
    with store.step(Step.ADD_ATTENDEE) as step:
        step.session.add(Gate(event_id=event))
        step.session.add(Attendee(event_id=event, name="김하늘", registered_at=NOW))
    admit(store, 1, 1)

    rename_event(store, event, "After")
    store.undo()

    assert len(everything(store)["admission"]) == 1


def test_undoing_the_registration_of_somebody_let_in_is_a_conflict(store: Store) -> None:
    event = add_event(store)
    with store.step(Step.ADD_ATTENDEE) as step:
        step.session.add(Gate(event_id=event))
        step.session.add(Attendee(event_id=event, name="김하늘", registered_at=NOW))
    admit(store, 1, 1)
    before = everything(store)

    with pytest.raises(UndoConflict) as conflict:
        store.undo()

    assert conflict.value.kind is Kind.ADMISSION
    assert everything(store) == before


def test_undo_refuses_a_row_that_is_not_as_the_step_left_it(store: Store) -> None:
    event = add_event(store)
    rename_event(store, event, "After")
    # What another program, or a damaged disk, might do behind the journal's back.
    meddle(store, "UPDATE event SET title = 'Meddled'")
    before = everything(store)

    with pytest.raises(UndoConflict) as conflict:
        store.undo()

    assert (conflict.value.kind, conflict.value.row) == (Kind.EVENT, event)
    assert everything(store) == before


def test_undo_refuses_to_change_a_row_that_is_gone(store: Store) -> None:
    event = add_event(store)
    rename_event(store, event, "After")
    meddle(store, "DELETE FROM event")

    with pytest.raises(UndoConflict) as conflict:
        store.undo()

    assert (conflict.value.kind, conflict.value.row) == (Kind.EVENT, event)


def test_undo_refuses_to_bring_back_a_row_whose_place_is_taken(store: Store) -> None:
    add_event(store, "First")
    with store.step(Step.DELETE_EVENT) as step:
        step.session.execute(delete(Event))
    meddle(store, "INSERT INTO event SELECT 1" + ", ''" * 24)
    before = everything(store)

    with pytest.raises(UndoConflict):
        store.undo()

    assert everything(store) == before


def test_undo_refuses_when_it_would_take_along_what_the_step_never_touched(store: Store) -> None:
    add_event(store)
    meddle(store, "INSERT INTO room SELECT 1, id, 'Hall', '', 0, 0, '' FROM event")
    before = everything(store)

    with pytest.raises(UndoConflict) as conflict:
        store.undo()

    assert (conflict.value.kind, conflict.value.row) == (Kind.ROOM, 1)
    assert everything(store) == before


def test_after_a_conflict_the_store_goes_on(store: Store) -> None:
    event = add_event(store)
    rename_event(store, event, "After")
    meddle(store, "UPDATE event SET title = 'Meddled'")
    with pytest.raises(UndoConflict):
        store.undo()

    rename_event(store, event, "Next")
    store.undo()

    assert title_of(store, event) == "Meddled"


def test_values_come_back_exactly(store: Store) -> None:
    title = "'\"\\ {} \x01\x1f\x7f\u2028 김하늘 👩‍💻 \\u0041 null 1e5"
    event = add_event(store, title)
    with store.step(Step.DELETE_EVENT) as step:
        step.session.execute(delete(Event))

    store.undo()

    assert title_of(store, event) == title


def meddle(store: Store, statement: str) -> None:
    """Change rows as no program of ours does: with the triggers off."""
    with store.reading() as connection:
        raw = driver(connection)
    names = [
        name
        for (name,) in raw.execute("SELECT name FROM sqlite_temp_master WHERE type = 'trigger'")
    ]
    texts = [
        sql for (sql,) in raw.execute("SELECT sql FROM sqlite_temp_master WHERE type = 'trigger'")
    ]
    for name in names:
        raw.execute(f"DROP TRIGGER temp.{name}")
    raw.execute(statement)
    for text in texts:
        raw.execute(text.replace("CREATE TRIGGER", "CREATE TEMP TRIGGER", 1))


def test_scans_keep_naming_an_attendee_who_was_deleted(store: Store) -> None:
    event = add_event(store)
    register(store, event, 1)
    row = {
        "nonce": "n",
        "gate_id": 1,
        "attendee_id": 1,
        "verdict": "admitted",
        "cancels": False,
        "raw": "",
        "desk": "1",
        "happened_at": NOW,
        "recorded_at": NOW,
    }
    with store.fact(Fact.SCAN) as fact:
        fact.connection.execute(insert(Scan), row)

    with store.step(Step.DELETE_ATTENDEE) as step:
        step.session.execute(delete(Attendee))
    store.undo()

    assert len(everything(store)["scan"]) == 1
    assert list(journalled(store)["attendee"]) == [1]
