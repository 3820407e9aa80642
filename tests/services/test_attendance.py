"""Who came, counted by category, origin and gate, and in minutes; the same kept as it grows."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any

import pytest
from sqlalchemy import insert

from eventapp.domain.arrivals import Bin, Pace
from eventapp.domain.attendance import Attendance, CategoryShare, GateStay, Share, Way
from eventapp.domain.errors import NotFound
from eventapp.domain.ids import NO_CATEGORY, AttendeeId, CategoryId, EventId, GateId
from eventapp.domain.kinds import AttendeeStatus, Direction, Origin
from eventapp.domain.steps import Fact
from eventapp.domain.verdicts import Verdict
from eventapp.services.attendance import attendance, gate_shares
from eventapp.services.attendance_book import attendance_book, minutes_by_attendee
from eventapp.services.attendance_watch import AttendanceWatch
from eventapp.services.attendees import (
    AttendeeRow,
    add_attendee,
    list_attendees,
    list_categories,
    update_attendee,
    update_category,
)
from eventapp.services.checkin import admit, check_in
from eventapp.services.desk_log import cancel_admission, counters, event_gate
from eventapp.services.events import delete_event
from eventapp.services.gates import open_session_gate, update_gate
from eventapp.services.history import undo
from eventapp.services.programme import list_sessions
from eventapp.services.workspace import Workspace
from eventapp.store.tables import Scan

NINE = datetime(2026, 11, 24, 0, tzinfo=UTC)
"""Nine o'clock in Seoul, on the day of the sample."""


def at(minutes: float) -> datetime:
    return NINE + timedelta(minutes=minutes)


@pytest.fixture
def gate(workspace: Workspace, event: EventId) -> GateId:
    return event_gate(workspace, event)


@pytest.fixture
def people(workspace: Workspace, event: EventId) -> list[AttendeeRow]:
    """Those who may come in."""
    rows = list_attendees(workspace, event)
    return [row for row in rows if row.status is AttendeeStatus.REGISTERED]


@pytest.fixture
def watch(workspace: Workspace, gate: GateId) -> Iterator[AttendanceWatch]:
    watching = AttendanceWatch(workspace, gate)
    watching.current()
    yield watching
    watching.close()


def log(workspace: Workspace, gate: GateId, *scans: dict[str, Any]) -> None:
    """Lines of the log as another clock or another desk would have written them."""
    blank = {
        "gate_id": gate,
        "attendee_id": None,
        "verdict": Verdict.UNKNOWN,
        "cancels": False,
        "raw": "x",
        "desk": "1",
        "direction": Direction.IN,
        "forced": False,
        "manual": False,
    }
    with workspace.fact(Fact.SCAN) as fact:
        for number, scan in enumerate(scans):
            moment = scan.get("recorded_at", NINE)
            times = {
                "nonce": f"{moment}{number}"[:32],
                "happened_at": moment,
                "recorded_at": moment,
            }
            fact.connection.execute(insert(Scan).values(blank | times | scan))


def test_before_anybody_came_only_the_expected_are_counted(
    workspace: Workspace, gate: GateId
) -> None:
    counted = attendance(workspace, gate)

    assert counted.total == Share(78, 0, 0)
    assert counted.by_status == {
        AttendeeStatus.REGISTERED: 78,
        AttendeeStatus.WAITING: 1,
        AttendeeStatus.CANCELLED: 1,
    }
    assert (counted.bins, counted.pace, counted.peak) == ((), Pace(), None)
    assert (counted.to_come, counted.seconds_each, counted.clock_back) == (78, None, False)


def test_who_came_is_counted_by_category_with_those_inside(
    workspace: Workspace, gate: GateId, people: list[AttendeeRow]
) -> None:
    first, second, third = people[:3]
    for number, row in enumerate((first, second, third)):
        admit(workspace, gate, row.id, desk="1", now=at(4 * number))
    admit(workspace, gate, second.id, desk="1", now=at(30), direction=Direction.OUT)

    counted = attendance(workspace, gate)

    assert counted.total == Share(78, 3, 2)
    assert counted.bins == (Bin(at(0), 2), Bin(at(5), 1))
    by_category = {each.category: each.share for each in counted.by_category}
    assert by_category[second.category_id].admitted >= 1
    assert sum(share.admitted for share in by_category.values()) == 3
    assert sum(share.expected for share in by_category.values()) == 78
    assert counters(workspace, gate).inside == 2


def test_a_check_in_taken_back_is_no_arrival(
    workspace: Workspace, gate: GateId, people: list[AttendeeRow]
) -> None:
    admit(workspace, gate, people[0].id, desk="1", now=at(0))
    admit(workspace, gate, people[1].id, desk="1", now=at(1))
    cancel_admission(workspace, gate, people[0].id, desk="1")

    counted = attendance(workspace, gate)

    assert (counted.total, counted.bins) == (Share(78, 1, 1), (Bin(at(0), 1),))
    assert counted.pace.last_five == 1 / 5


def test_walk_ins_and_guests_are_counted_apart(
    workspace: Workspace, event: EventId, gate: GateId, people: list[AttendeeRow]
) -> None:
    for row in people[:4]:
        update_attendee(workspace, row.id, guest=True)
    made = add_attendee(workspace, event, name="현장등록", origin=Origin.WALK_IN)
    (walk_in,) = made.inserted[next(kind for kind in made.inserted if kind == "attendee")]
    for attendee in (people[0].id, AttendeeId(walk_in)):
        admit(workspace, gate, attendee, desk="1", now=at(0))

    counted = attendance(workspace, gate)

    assert (counted.guests, counted.walk_ins) == (Share(4, 1, 1), 1)
    assert counted.by_origin[Origin.WALK_IN] == Share(1, 1, 1)


def test_who_is_let_in_besides_leaves_nobody_less_to_come(
    workspace: Workspace, event: EventId, gate: GateId, people: list[AttendeeRow]
) -> None:
    everybody = list_attendees(workspace, event)
    besides = next(row for row in everybody if row.status is AttendeeStatus.CANCELLED)
    someone = people[0]
    watch = AttendanceWatch(workspace, gate)
    assert watch.current().to_come == 78
    admit(workspace, gate, besides.id, desk="1", now=at(0), force=True)
    assert (watch.current().total, watch.current().to_come) == (Share(78, 1, 1), 78)
    admit(workspace, gate, someone.id, desk="1", now=at(0))
    assert (watch.current().to_come, attendance(workspace, gate).to_come) == (77, 77)
    watch.close()


def test_a_gate_for_some_categories_expects_those_alone(
    workspace: Workspace, event: EventId, people: list[AttendeeRow]
) -> None:
    session = list_sessions(workspace, event)[3]
    gate = open_session_gate(workspace, session.id)
    wanted = next(row.category_id for row in people if row.category_id is not None)
    update_gate(workspace, gate, categories=[wanted])

    counted = attendance(workspace, gate)

    expected = sum(row.category_id == wanted for row in people)
    assert counted.total == Share(expected, 0, 0)
    assert counters(workspace, gate).expected == expected
    assert {each.category for each in counted.by_category if each.share.expected} == {wanted}


def test_a_gate_may_expect_those_without_a_category_alone(
    workspace: Workspace, event: EventId, people: list[AttendeeRow]
) -> None:
    gate = open_session_gate(workspace, list_sessions(workspace, event)[3].id)
    update_attendee(workspace, people[0].id, category_id=None)
    without = sum(row.category_id is None for row in list_attendees(workspace, event))
    update_gate(workspace, gate, categories=[NO_CATEGORY])

    assert [admit(workspace, gate, row.id, desk="1").verdict for row in people[:2]] == [
        Verdict.ADMITTED,
        Verdict.WRONG_CATEGORY,
    ]
    assert attendance(workspace, gate).total == Share(without, 1, 1)
    assert counters(workspace, gate).expected == without
    assert gate_shares(workspace, event)[1].share == Share(without, 1, 1)


def test_the_seconds_each_are_measured_at_one_desk_while_it_is_busy(
    workspace: Workspace, gate: GateId
) -> None:
    scans = [(NINE + timedelta(seconds=20 * number), "1") for number in range(9)]
    scans += [(NINE + timedelta(seconds=5 + 600 * number), "2") for number in range(3)]
    log(workspace, gate, *({"recorded_at": when, "desk": desk} for when, desk in sorted(scans)))

    counted = attendance(workspace, gate)

    assert counted.seconds_each == 20.0
    assert (counted.desks(3.1), Attendance(gate).desks(3.1)) == (2, 2)


def test_a_clock_set_back_is_told_and_the_order_of_the_log_holds(
    workspace: Workspace, gate: GateId, watch: AttendanceWatch
) -> None:
    log(workspace, gate, {"recorded_at": at(60)}, {"recorded_at": at(61)})
    assert not attendance(workspace, gate).clock_back
    assert not watch.current().clock_back

    log(workspace, gate, {"recorded_at": at(1)}, {"recorded_at": at(2)})

    assert attendance(workspace, gate).clock_back
    assert watch.current().clock_back


def test_a_gate_that_was_deleted_is_said_so(
    workspace: Workspace, event: EventId, gate: GateId
) -> None:
    delete_event(workspace, event)

    with pytest.raises(NotFound):
        attendance(workspace, gate)
    with pytest.raises(NotFound):
        attendance_book(workspace, event)


def test_all_gates_stand_side_by_side_as_they_begin(
    workspace: Workspace, event: EventId, gate: GateId, people: list[AttendeeRow]
) -> None:
    keynote, talk = list_sessions(workspace, event)[3:5]
    later = open_session_gate(workspace, talk.id)
    sooner = open_session_gate(workspace, keynote.id)
    for where in (gate, sooner):
        admit(workspace, where, people[0].id, desk="1", now=at(0))

    shares = gate_shares(workspace, event)

    assert [(each.gate, each.session, each.share) for each in shares] == [
        (gate, None, Share(78, 1, 1)),
        (sooner, keynote.id, Share(78, 1, 1)),
        (later, talk.id, Share(78, 0, 0)),
    ]
    assert shares[0].starts is None
    assert shares[1].starts == at(keynote.start - 9 * 60)
    assert (shares[1].title, shares[0].share.percent) == (keynote.title, 1)


# Kept while it grows


def test_what_is_kept_while_people_come_equals_what_is_counted_anew(
    workspace: Workspace,
    event: EventId,
    gate: GateId,
    people: list[AttendeeRow],
    watch: AttendanceWatch,
) -> None:
    chance = Random(7)  # noqa: S311 - invented, not secret
    categories: list[CategoryId | None] = [None]
    categories += [row.id for row in list_categories(workspace, event)]
    for number in range(120):
        someone = chance.choice(people)
        match chance.randrange(6):
            case 0 | 1 | 2:
                direction = chance.choice([Direction.IN, Direction.IN, Direction.OUT])
                desk = str(number % 2)
                admit(workspace, gate, someone.id, desk=desk, direction=direction, now=at(number))
            case 3:
                status = chance.choice(list(AttendeeStatus))
                update_attendee(workspace, someone.id, status=status)
            case 4:
                category = chance.choice(categories)
                update_attendee(workspace, someone.id, category_id=category, guest=number % 3 == 0)
            case _:
                undo(workspace)
        if number % 5 == 0:
            now = datetime.now(UTC)
            assert watch.current(now) == attendance(workspace, gate, now=now)


def test_what_is_kept_knows_a_category_by_its_new_name(
    workspace: Workspace, event: EventId, watch: AttendanceWatch
) -> None:
    category = list_categories(workspace, event)[0]
    update_category(workspace, category.id, name="운영진")

    named = {each.category: each.name for each in watch.current().by_category}

    assert named[category.id] == "운영진"


def test_a_gates_numbers_are_not_those_of_another(
    workspace: Workspace, event: EventId, people: list[AttendeeRow], watch: AttendanceWatch
) -> None:
    other = open_session_gate(workspace, list_sessions(workspace, event)[3].id)
    admit(workspace, other, people[0].id, desk="1", now=at(0))

    assert watch.current().total == Share(78, 0, 0)


# Minutes, and the list


def test_minutes_are_counted_from_in_to_out_and_until_the_end(
    workspace: Workspace, event: EventId, gate: GateId, people: list[AttendeeRow]
) -> None:
    stayed, went, came_back, taken_back = (row.id for row in people[:4])
    for attendee in (stayed, went, came_back, taken_back):
        admit(workspace, gate, attendee, desk="1", now=at(0))
    for attendee in (went, came_back):
        admit(workspace, gate, attendee, desk="1", now=at(45), direction=Direction.OUT)
    admit(workspace, gate, came_back, desk="1", now=at(60))
    cancel_admission(workspace, gate, taken_back, desk="1")

    minutes = minutes_by_attendee(workspace, event, gate, now=at(100))

    assert minutes == {stayed: 100, went: 45, came_back: 85, taken_back: 0}


def test_who_is_still_inside_is_there_until_the_session_ends(
    workspace: Workspace, event: EventId, people: list[AttendeeRow]
) -> None:
    session = list_sessions(workspace, event)[3]
    gate = open_session_gate(workspace, session.id)
    begins = at(session.start - 9 * 60)
    admit(workspace, gate, people[0].id, desk="1", now=begins)

    minutes = minutes_by_attendee(workspace, event, gate, now=begins + timedelta(days=3))

    assert minutes == {people[0].id: session.length}


def test_the_book_tells_when_where_and_by_which_way_each_came(
    workspace: Workspace, event: EventId, gate: GateId, people: list[AttendeeRow]
) -> None:
    session = list_sessions(workspace, event)[3]
    second = open_session_gate(workspace, session.id)
    scanned, named, forced, manual = people[:4]
    update_attendee(workspace, forced.id, blocked=True)
    check_in(workspace, gate, scanned.code or "", desk="창구 1", now=at(0))
    admit(workspace, gate, named.id, desk="창구 2", now=at(1))
    admit(workspace, gate, forced.id, desk="창구 2", now=at(2), force=True)
    admit(workspace, gate, manual.id, desk="창구 2", now=at(3), manual=True)
    admit(workspace, second, named.id, desk="창구 2", now=at(80))

    book = attendance_book(workspace, event, now=at(100))
    lines = {line.id: line for line in book.lines}

    assert {row.id: lines[row.id].stays[gate] for row in people[:4]} == {
        scanned.id: GateStay(at(0), None, 100, "창구 1", Way.SCAN),
        named.id: GateStay(at(1), None, 99, "창구 2", Way.NAME),
        forced.id: GateStay(at(2), None, 98, "창구 2", Way.FORCED),
        manual.id: GateStay(at(3), None, 97, "창구 2", Way.MANUAL),
    }
    assert set(lines[named.id].stays) == {gate, second}
    assert (len(book.lines), book.main.total.admitted) == (80, 4)
    assert [share.gate for share in book.gates] == [gate, second]
    assert [line.name for line in book.lines] == sorted(line.name for line in book.lines)


def test_a_book_can_be_told_from_a_sessions_gate(
    workspace: Workspace, event: EventId, gate: GateId
) -> None:
    session = list_sessions(workspace, event)[3]
    second = open_session_gate(workspace, session.id)

    book = attendance_book(workspace, event, gate_id=second)

    assert (book.main.gate, [share.gate for share in book.gates]) == (second, [second, gate])
    with pytest.raises(NotFound):
        attendance_book(workspace, event, gate_id=GateId(99))


def test_a_category_nobody_is_of_is_told_with_its_colour(
    workspace: Workspace, event: EventId, gate: GateId
) -> None:
    categories = list_categories(workspace, event)

    told = attendance(workspace, gate).by_category

    assert [each.category for each in told if each.category] == [row.id for row in categories]
    assert isinstance(told[0], CategoryShare)
    assert told[0].colour == categories[0].colour
