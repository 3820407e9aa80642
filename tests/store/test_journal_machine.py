"""The journal against a model: whole contents before and after every step."""

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, ClassVar, Final

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from sqlalchemy import delete, insert, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session as OrmSession

from eventapp.domain.changes import Changes
from eventapp.domain.errors import NothingToUndo, UndoConflict
from eventapp.domain.kinds import (
    AppearanceRole,
    ConsentKind,
    ConsentSource,
    EngagementKind,
    Kind,
    SessionKind,
)
from eventapp.domain.steps import Fact, Step
from eventapp.store.inserts import PreparedInsert
from eventapp.store.opening import create_store, open_store
from eventapp.store.tables import (
    Admission,
    Appearance,
    Attendee,
    Base,
    Category,
    Consent,
    Day,
    Engagement,
    Event,
    Gate,
    Notice,
    Organisation,
    OwnField,
    Person,
    Room,
    Session,
    Ticket,
)
from tests.store.content import Content, differing, journalled

THOROUGH: Final = bool(os.environ.get("EVENTAPP_THOROUGH"))
EXAMPLES: Final = 500 if THOROUGH else 200
STEPS: Final = 50 if THOROUGH else 40

_NOW: Final = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
# Services let no NUL in (``domain.text.clean``), and SQLite's JSON ends at one.
_TEXT: Final = st.sampled_from(
    ["", "a", "이름", "'", '"', "\\", "\\u0041", "\x01\x1f\x7f", "{}", "null", "1", "1.0"]
) | st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=6)
_PICK: Final = st.integers(0, 10_000)
_CATEGORIES: Final = PreparedInsert(Base.metadata.tables[Kind.CATEGORY])

_BLANK: Final = {
    "name_en": "", "colour": "#59626B", "position": 0,
    "badge_word": "", "badge_word_en": "", "capacity": 0,
}  # fmt: skip

_DELETABLE: Final[tuple[type[Base], ...]] = (
    Event,
    Day,
    Room,
    Session,
    Appearance,
    Person,
    Organisation,
    Engagement,
    Category,
    Attendee,
    OwnField,
    Notice,
    Consent,
    Ticket,
    Gate,
)
_EDITABLE: Final[tuple[tuple[type[Base], str], ...]] = (
    (Event, "title"),
    (Room, "name"),
    (Session, "abstract"),
    (Person, "biography"),
    (Organisation, "website"),
    (Engagement, "tier"),
    (Category, "name_en"),
    (Attendee, "notes"),
)


class JournalMachine(RuleBasedStateMachine):
    """Does steps to a real store and holds it to what it saw before each of them."""

    template: Path
    lives: ClassVar[int] = 0
    steps: ClassVar[int] = 0

    def __init__(self) -> None:
        super().__init__()
        memory = Path("/dev/shm")  # noqa: S108 - durability is not what is tested here
        self.folder = Path(tempfile.mkdtemp(dir=memory if memory.is_dir() else None))
        self.path = Path(shutil.copyfile(self.template, self.folder / "machine.eventapp"))
        self.heard: list[Changes] = []
        self.done: list[Content] = []
        self.undone: list[Content] = []
        self.codes = 0
        JournalMachine.lives += 1
        JournalMachine.steps -= 1  # the invariants look once before the first one
        self.open()
        self.now = journalled(self.store)

    def open(self) -> None:
        self.store = open_store(self.path)
        self.store.subscribe(self.heard.append)

    def teardown(self) -> None:
        self.store.close()
        shutil.rmtree(self.folder)

    # What the rules share

    def step(self, work: Callable[[OrmSession], object]) -> None:
        self.heard.clear()
        try:
            with self.store.step(Step.EDIT_SESSION) as step:
                work(step.session)
        except IntegrityError:
            # Somebody was let in already: the facts keep their rows.
            assert self.admissions()
            assert self.heard == []
            assert journalled(self.store) == self.now
            return
        self.settle(self.done, self.now, step.changes)

    def settle(self, keep: list[Content], before: Content, changes: Changes) -> None:
        self.now = journalled(self.store)
        self.check_published(before, changes)
        if changes:
            keep.append(before)
            self.undone.clear()

    def check_published(self, before: Content, changes: Changes) -> None:
        assert self.heard == ([changes] if changes else [])
        differences = differing(before, self.now)
        for kind, rows in differences.items():
            assert rows <= changes.rows(kind)
        if not changes:
            assert differences == {}

    def some(self, model: type[Base], pick: int) -> int | None:
        rows = sorted(self.now[model.__tablename__])
        return rows[pick % len(rows)] if rows else None

    def admissions(self) -> set[tuple[int, int]]:
        with self.store.reading() as connection:
            query = select(Admission.gate_id, Admission.attendee_id)
            return {(gate, attendee) for gate, attendee in connection.execute(query)}

    def possible(self, target: Content) -> bool:
        """Whether the facts leave a way back to a content."""
        return all(
            gate in target["gate"] and attendee in target["attendee"]
            for gate, attendee in self.admissions()
        )

    def new_attendee(self, event: int, name: str, category: int | None) -> Attendee:
        return Attendee(event_id=event, name=name, category_id=category, registered_at=_NOW)

    def new_code(self) -> str:
        self.codes += 1
        return f"{self.codes:026d}"

    # Adding

    @rule(title=_TEXT, whole=st.booleans())
    def add_event(self, title: str, whole: bool) -> None:
        def work(session: OrmSession) -> None:
            event = Event(title=title)
            session.add(event)
            session.flush()
            session.add(Gate(event_id=event.id))
            if whole:
                session.add(Day(event_id=event.id, date=date(2026, 11, 23)))
                session.add(Room(event_id=event.id, name=title))
                session.add(Category(event_id=event.id, name=title))

        self.step(work)

    @rule(title=_TEXT, pick=_PICK, placed=st.booleans())
    def add_session(self, title: str, pick: int, placed: bool) -> None:
        event = self.some(Event, pick)
        if event is None:
            return
        day = self.some(Day, pick) if placed else None
        room = self.some(Room, pick) if placed else None
        session = Session(
            event_id=event, kind=SessionKind.TALK, title=title, day_id=day, room_id=room
        )
        self.step(lambda orm: orm.add(session))

    @rule(name=_TEXT, pick=_PICK)
    def add_person_to_session(self, name: str, pick: int) -> None:
        target = self.some(Session, pick)

        def work(orm: OrmSession) -> None:
            organisation = Organisation(name=name)
            orm.add(organisation)
            orm.flush()
            person = Person(name=name, organisation_id=organisation.id)
            orm.add(person)
            orm.flush()
            if target is not None:
                role = AppearanceRole.SPEAKER
                orm.add(Appearance(session_id=target, person_id=person.id, role=role))

        self.step(work)

    @rule(pick=_PICK, name=_TEXT, counts=st.lists(st.integers(0, 6), min_size=1, max_size=4))
    def insert_runs(self, pick: int, name: str, counts: list[int]) -> None:
        """Many rows at once, between rows of the same table that the session writes."""
        event = self.some(Event, pick)
        if event is None:
            return
        self.heard.clear()
        made: list[int] = []
        with self.store.step(Step.IMPORT_PROGRAMME) as step:
            for count in counts:
                step.session.add(Category(event_id=event, name="between"))
                blank = {**_BLANK, "event_id": event}
                rows = [{**blank, "name": f"{name}{number}"} for number in range(count)]
                made += step.insert_all(_CATEGORIES, rows)
            if made:
                step.session.execute(delete(Category).where(Category.id == made.pop()))
        self.settle(self.done, self.now, step.changes)
        assert set(made) <= step.changes.inserted[Kind.CATEGORY]
        assert {row: self.now["category"][row][2] for row in made} == dict(
            zip(
                made,
                [f"{name}{number}" for count in counts for number in range(count)],
                strict=False,
            )
        )

    @rule(pick=_PICK)
    def fail_within_a_run(self, pick: int) -> None:
        """A step that fails after a run leaves nothing of it."""
        event = self.some(Event, pick)
        if event is None:
            return
        self.heard.clear()
        bad = {**_BLANK, "event_id": event, "name": None}
        with pytest.raises(sqlite3.IntegrityError), self.store.step(Step.IMPORT_PROGRAMME) as step:
            step.insert_all(_CATEGORIES, [{**bad, "name": "good"}, bad])
        assert self.heard == []
        assert journalled(self.store) == self.now

    @rule(pick=_PICK, tier=_TEXT)
    def engage_organisation(self, pick: int, tier: str) -> None:
        event, organisation = self.some(Event, pick), self.some(Organisation, pick)
        if event is None or organisation is None:
            return
        row = Engagement(
            event_id=event, organisation_id=organisation, kind=EngagementKind.HOST, tier=tier
        )
        self.step(lambda orm: orm.add(row))

    @rule(pick=_PICK, name=_TEXT)
    def register(self, pick: int, name: str) -> None:
        event = self.some(Event, pick)
        if event is None:
            return
        category = self.some(Category, pick)

        def work(orm: OrmSession) -> None:
            attendee = self.new_attendee(event, name, category)
            orm.add(attendee)
            orm.flush()
            orm.add(Ticket(attendee_id=attendee.id, code=self.new_code(), issued_at=_NOW))

        self.step(work)

    @rule(pick=_PICK, text=_TEXT, given=st.booleans())
    def ask_for_consent(self, pick: int, text: str, given: bool) -> None:
        """A companion's answer to a new notice, and a field of the organiser's own."""
        event, host = self.some(Event, pick), self.some(Attendee, pick)
        if event is None:
            return

        def work(orm: OrmSession) -> None:
            texts = dict.fromkeys(("purpose", "items", "retention", "refusal"), text)
            kind = ConsentKind.PHOTOGRAPH
            notice = Notice(event_id=event, kind=kind, version=1, made_at=_NOW, **texts)
            orm.add(notice)
            orm.add(field := OwnField(event_id=event, name=text))
            orm.flush()
            companion = self.new_attendee(event, text, None)
            companion.companion_of, companion.own = host, {str(field.id): text}
            orm.add(companion)
            orm.flush()
            answer = Consent(
                attendee_id=companion.id, kind=kind, notice_id=notice.id, given=given,
                given_at=_NOW, source=ConsentSource.PAPER,
            )  # fmt: skip
            orm.add(answer)

        self.step(work)

    @rule(pick=_PICK, count=st.integers(1, 30))
    def bring_in_many(self, pick: int, count: int) -> None:
        event = self.some(Event, pick)
        if event is None:
            return
        rows = [{"event_id": event, "name": str(n), "registered_at": _NOW} for n in range(count)]
        self.step(lambda orm: orm.execute(insert(Attendee), rows))

    # Changing

    @rule(pick=_PICK, text=_TEXT)
    def edit(self, pick: int, text: str) -> None:
        model, field = _EDITABLE[pick % len(_EDITABLE)]
        row = self.some(model, pick)
        if row is None:
            return

        def work(orm: OrmSession) -> None:
            setattr(orm.get_one(model, row), field, text)

        self.step(work)

    @rule(pick=_PICK, minutes=st.integers(-30, 30))
    def move_all_sessions_of_an_event(self, pick: int, minutes: int) -> None:
        event = self.some(Event, pick)
        change = update(Session).where(Session.event_id == event)
        self.step(lambda orm: orm.execute(change.values(start=Session.start + minutes)))

    @rule(pick=_PICK, unscheduled=st.booleans())
    def place_session(self, pick: int, unscheduled: bool) -> None:
        session, day, room = self.some(Session, pick), self.some(Day, pick), self.some(Room, pick)
        if session is None:
            return

        def work(orm: OrmSession) -> None:
            row = orm.get_one(Session, session)
            row.day_id, row.room_id = (None, None) if unscheduled else (day, room)

        self.step(work)

    @rule(picks=st.lists(_PICK, min_size=2, max_size=5), text=_TEXT)
    def do_several_things_to_one_row(self, picks: list[int], text: str) -> None:
        """Add, change, delete and cascade within one step."""
        event = self.some(Event, picks[0])
        if event is None:
            return

        def work(orm: OrmSession) -> None:
            category = Category(event_id=event, name=text)
            orm.add(category)
            orm.flush()
            attendee = self.new_attendee(event, text, category.id)
            orm.add(attendee)
            orm.flush()
            for pick in picks:
                attendee.notes = f"{text}{pick}"
                orm.flush()
            if picks[0] % 2:
                orm.delete(category)
                orm.flush()
                orm.expire(attendee)
            if picks[1] % 2:
                orm.execute(delete(Attendee).where(Attendee.id == attendee.id))

        self.step(work)

    @rule(pick=_PICK, text=_TEXT, remove=st.booleans())
    def change_the_last_row_and_add_one(self, pick: int, text: str, remove: bool) -> None:
        """A row's entry is then followed by that of the row with the next number."""
        event = self.some(Event, pick)
        if event is None:
            return

        def work(orm: OrmSession) -> None:
            last = Category(event_id=event, name=text)
            orm.add(last)
            orm.flush()
            last.name += "."
            orm.flush()
            if remove:
                orm.delete(last)
                orm.flush()
            orm.add(Category(event_id=event, name=text))

        self.step(work)
        self.there_and_back(2)

    @rule()
    def change_nothing(self) -> None:
        self.step(lambda _: None)

    # Deleting

    @rule(pick=_PICK, which=_PICK, by_orm=st.booleans())
    def delete_one(self, pick: int, which: int, by_orm: bool) -> None:
        model = _DELETABLE[which % len(_DELETABLE)]
        row = self.some(model, pick)
        if row is None:
            return
        if by_orm:
            self.step(lambda orm: orm.delete(orm.get_one(model, row)))
        else:
            self.step(lambda orm: orm.execute(delete(model).where(model.id == row)))

    @rule(pick=_PICK)
    def delete_attendees_in_bulk(self, pick: int) -> None:
        event = self.some(Event, pick)
        self.step(lambda orm: orm.execute(delete(Attendee).where(Attendee.event_id == event)))

    @rule(pick=_PICK, odd=st.integers(0, 1))
    def delete_every_other_row(self, pick: int, odd: int) -> None:
        """What undo brings back is then no run of numbers."""
        model = _DELETABLE[pick % len(_DELETABLE)]
        self.step(lambda orm: orm.execute(delete(model).where(model.id % 2 == odd)))
        self.there_and_back(3)

    @rule(pick=_PICK)
    def delete_two_events_and_all_in_them(self, pick: int) -> None:
        events = {self.some(Event, pick), self.some(Event, pick + 1)}
        self.step(lambda orm: orm.execute(delete(Event).where(Event.id.in_(events))))

    # Facts

    @rule(pick=_PICK)
    def admit(self, pick: int) -> None:
        gate, attendee = self.some(Gate, pick), self.some(Attendee, pick)
        if gate is None or attendee is None or (gate, attendee) in self.admissions():
            return
        row = {"gate_id": gate, "attendee_id": attendee, "desk": "1", "admitted_at": _NOW}
        self.heard.clear()
        with self.store.fact(Fact.SCAN) as fact:
            fact.connection.execute(insert(Admission), row)
            fact.touched[Kind.ADMISSION] = frozenset({attendee})
        expected = Changes({Kind.ADMISSION: frozenset({attendee})}, Fact.SCAN)
        assert self.heard == [expected]

    @rule()
    def cancel_all_admissions(self) -> None:
        with self.store.fact(Fact.CANCEL_ADMISSION) as fact:
            fact.connection.execute(delete(Admission))

    # Going back and forth

    @rule()
    def undo(self) -> None:
        self.go(self.store.undo, self.done, self.undone)

    @rule(times=st.integers(1, 5))
    def undo_and_redo(self, times: int) -> None:
        self.there_and_back(times)

    def there_and_back(self, times: int) -> None:
        for _ in range(times):
            self.go(self.store.undo, self.done, self.undone)
        for _ in range(times):
            self.go(self.store.redo, self.undone, self.done)

    @precondition(lambda self: self.undone)
    @rule()
    def redo(self) -> None:
        self.go(self.store.redo, self.undone, self.done)

    def go(self, way: Callable[[], Changes], source: list[Content], other: list[Content]) -> None:
        before = self.now
        self.heard.clear()
        if not source:
            with pytest.raises(NothingToUndo):
                way()
            return
        if not self.possible(source[-1]):
            with pytest.raises(UndoConflict):
                way()
            assert self.heard == []
            return
        changes = way()
        self.now = journalled(self.store)
        assert self.now == source.pop()
        other.append(before)
        self.check_published(before, changes)

    @rule()
    def close_and_open_again(self) -> None:
        self.store.close()
        self.open()

    @invariant()
    def the_store_holds_what_was_last_seen(self) -> None:
        JournalMachine.steps += 1
        assert journalled(self.store) == self.now

    @invariant()
    def the_lists_are_as_long_as_the_model_says(self) -> None:
        with self.store.reading() as connection:
            steps = connection.exec_driver_sql("SELECT undone FROM journal_step").scalars().all()
        assert (steps.count(0), steps.count(1)) == (len(self.done), len(self.undone))


def test_undo_and_redo_restore_every_content_whatever_was_done(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    template = tmp_path_factory.mktemp("machine") / "template.eventapp"
    create_store(template).close()
    machine: Any = type("Machine", (JournalMachine,), {"template": template})
    case = machine.TestCase
    case.settings = settings(
        max_examples=EXAMPLES,
        stateful_step_count=STEPS * 4 // 3,  # Hypothesis ends some lives early
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    case("runTest").runTest()
    print(f"{JournalMachine.lives} lives of a store, {JournalMachine.steps} steps")  # noqa: T201 - the figure
    assert JournalMachine.lives >= EXAMPLES
    assert JournalMachine.steps >= EXAMPLES * STEPS
