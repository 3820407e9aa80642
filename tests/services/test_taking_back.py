"""Passages taken back in any order: what is left is what a list without them would say."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import ClassVar, Final

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    rule,
    run_state_machine_as_test,
)
from sqlalchemy import select

from eventapp.domain.arrivals import Passage as Logged
from eventapp.domain.arrivals import in_order
from eventapp.domain.errors import NotFound
from eventapp.domain.ids import AttendeeId, EventId, GateId
from eventapp.domain.kinds import Direction, Reentry
from eventapp.domain.verdicts import Verdict
from eventapp.services.attendance import attendance
from eventapp.services.attendees import AttendeeRow, list_attendees, update_attendee
from eventapp.services.checkin import admit
from eventapp.services.desk_log import (
    Passage,
    cancel_admission,
    cancel_passage,
    counters,
    event_gate,
    last_passage,
)
from eventapp.services.gates import open_session_gate, update_gate
from eventapp.services.programme import list_sessions
from eventapp.services.rehearsal import begin_rehearsal
from eventapp.services.workspace import Workspace
from eventapp.store.tables import Admission
from tests.services.passing import IN, NOON, OUT, after, go, presence

DESKS: Final = ("1", "2")
MINUTES: Final = 5


@pytest.fixture
def gate(workspace: Workspace, event: EventId) -> GateId:
    return event_gate(workspace, event)


@pytest.fixture
def guest(workspace: Workspace, event: EventId) -> AttendeeRow:
    return next(row for row in list_attendees(workspace, event) if row.name == "김솔")


def take_back(workspace: Workspace, gate: GateId) -> Passage:
    passage = last_passage(workspace, gate, desk="1")
    assert passage is not None
    cancel_passage(workspace, gate, passage, desk="1")
    return passage


def left_at(workspace: Workspace, guest: AttendeeRow) -> datetime | None:
    rows = list_attendees(workspace, EventId(1), [guest.id])
    return rows[0].left_at


def test_coming_in_twice_and_taking_the_second_back_leaves_somebody_inside(
    workspace: Workspace, gate: GateId, guest: AttendeeRow
) -> None:
    update_gate(workspace, gate, reentry=Reentry.ALWAYS)
    go(workspace, gate, guest, IN, IN)
    assert take_back(workspace, gate).verdict is Verdict.READMITTED
    assert presence(workspace, gate) == (1, 1)
    assert take_back(workspace, gate).verdict is Verdict.ADMITTED
    assert presence(workspace, gate) == (0, 0)


def test_a_return_taken_back_leaves_the_time_of_the_exit(
    workspace: Workspace, gate: GateId, guest: AttendeeRow
) -> None:
    go(workspace, gate, guest, IN, OUT, IN)
    take_back(workspace, gate)
    assert (presence(workspace, gate), left_at(workspace, guest)) == ((1, 0), after(1))


def test_an_admission_taken_back_takes_the_exit_after_it_along(
    workspace: Workspace, gate: GateId, guest: AttendeeRow
) -> None:
    go(workspace, gate, guest, IN, OUT)
    cancel_admission(workspace, gate, guest.id, desk="1")
    assert last_passage(workspace, gate, desk="1") is None
    with pytest.raises(NotFound):
        cancel_admission(workspace, gate, guest.id, desk="1")
    go(workspace, gate, guest, IN)
    assert (presence(workspace, gate), left_at(workspace, guest)) == ((1, 1), None)


def test_a_desk_is_not_offered_a_return_after_which_somebody_went_out_elsewhere(
    workspace: Workspace, gate: GateId, guest: AttendeeRow
) -> None:
    go(workspace, gate, guest, IN, OUT)
    admit(workspace, gate, guest.id, desk="2", now=after(2))
    admit(workspace, gate, guest.id, desk="1", now=after(3), direction=Direction.OUT)
    assert last_passage(workspace, gate, desk="2") is None
    take_back(workspace, gate)
    offered = last_passage(workspace, gate, desk="2")
    assert offered == Passage(guest.id, guest.name, Verdict.READMITTED, after(2))


def test_people_who_were_taken_back_do_not_count_for_the_pace(
    workspace: Workspace, gate: GateId, guest: AttendeeRow
) -> None:
    go(workspace, gate, guest, IN, OUT, IN)
    cancel_admission(workspace, gate, guest.id, desk="1")
    assert attendance(workspace, gate).pace.last_five == 0


@dataclass(frozen=True, slots=True)
class Went:
    """A passage that stands."""

    gate: GateId
    desk: str
    who: AttendeeId
    verdict: Verdict
    at: datetime


GATES: Final = st.sampled_from((0, 1))
PEOPLE: Final = st.sampled_from((0, 1, 2))
AT_DESK: Final = st.sampled_from(DESKS)
WAYS: Final = st.sampled_from((IN, IN, OUT))


class Passing(RuleBasedStateMachine):
    """Two desks, two gates and three people, against a list of the passages that stand."""

    workspace: ClassVar[Workspace]
    event: ClassVar[EventId]

    def __init__(self) -> None:
        super().__init__()
        self.copy = begin_rehearsal(self.workspace)
        session = list_sessions(self.copy, self.event)[0].id
        self.gates = event_gate(self.copy, self.event), open_session_gate(self.copy, session)
        self.people = [row.id for row in list_attendees(self.copy, self.event)[:3]]
        self.reentries = dict.fromkeys(self.gates, Reentry.AFTER_EXIT)
        self.blocked: set[AttendeeId] = set()
        self.stands: list[Went] = []
        self.logs: dict[tuple[GateId, AttendeeId], list[Logged]] = {}
        self.now = NOON

    def teardown(self) -> None:
        self.copy.close()

    def of(self, gate: GateId, who: AttendeeId) -> list[Went]:
        return [went for went in self.stands if (went.gate, went.who) == (gate, who)]

    def expected(self, gate: GateId, who: AttendeeId, way: Direction, *, force: bool) -> Verdict:
        before = self.of(gate, who)
        inside = bool(before) and before[-1].verdict is not Verdict.LEFT
        if way is OUT:
            return Verdict.LEFT if inside else Verdict.NOT_INSIDE
        if who in self.blocked and not force:
            return Verdict.BLOCKED
        if not before:
            return Verdict.ADMITTED
        never = self.reentries[gate] is Reentry.NEVER
        if never or (inside and self.reentries[gate] is Reentry.AFTER_EXIT):
            return Verdict.ALREADY
        return Verdict.READMITTED

    @rule(gate=GATES, who=PEOPLE, desk=AT_DESK, way=WAYS, force=st.booleans())
    def go_through(self, gate: int, who: int, desk: str, way: Direction, *, force: bool) -> None:
        self.now += timedelta(minutes=1)
        where, person = self.gates[gate], self.people[who]
        verdict = self.expected(where, person, way, force=force)
        told = admit(
            self.copy, where, person, desk=desk, direction=way, now=self.now, force=force
        ).verdict
        assert told is verdict
        if verdict.passes:
            self.stands.append(Went(where, desk, person, verdict, self.now))
            self.logs.setdefault((where, person), []).append(Logged(self.now, verdict))

    @rule(gate=GATES, desk=AT_DESK)
    def take_back_the_last(self, gate: int, desk: str) -> None:
        where = self.gates[gate]
        last = self.last(where, desk)
        if last is None:
            return
        passage = last_passage(self.copy, where, desk=desk)
        assert passage is not None
        cancel_passage(self.copy, where, passage, desk=desk)
        self.without(last)

    @rule(gate=GATES, who=PEOPLE)
    def take_back_the_admission(self, gate: int, who: int) -> None:
        where, person = self.gates[gate], self.people[who]
        if before := self.of(where, person):
            cancel_admission(self.copy, where, person, desk="2")
            self.without(before[0])
        else:
            with pytest.raises(NotFound):
                cancel_admission(self.copy, where, person, desk="2")

    @rule(gate=GATES, reentry=st.sampled_from(Reentry))
    def change_the_rule(self, gate: int, reentry: Reentry) -> None:
        update_gate(self.copy, self.gates[gate], reentry=reentry)
        self.reentries[self.gates[gate]] = reentry

    @rule(who=PEOPLE)
    def block_or_let(self, who: int) -> None:
        self.blocked ^= {self.people[who]}
        update_attendee(self.copy, self.people[who], blocked=self.people[who] in self.blocked)

    def without(self, gone: Went) -> None:
        dropped = self.of(gone.gate, gone.who) if gone.verdict is Verdict.ADMITTED else [gone]
        self.stands = [went for went in self.stands if went not in dropped]
        log = self.logs[gone.gate, gone.who]
        log.append(Logged(self.now, gone.verdict, cancels=True))

    def last(self, gate: GateId, desk: str) -> Went | None:
        for went in reversed(self.stands):
            is_last = self.of(gate, went.who)[-1:] == [went]
            if (went.gate, went.desk) == (gate, desk) and (
                is_last or went.verdict is Verdict.ADMITTED
            ):
                return went
        return None

    @invariant()
    def everybody_is_where_the_list_says(self) -> None:
        columns = (Admission.gate_id, Admission.attendee_id, Admission.admitted_at)
        query = select(*columns, Admission.left_at).where(Admission.attendee_id.in_(self.people))
        with self.copy.reading() as connection:
            rows = {tuple(row) for row in connection.execute(query)}
        logs = [log for gate in self.gates for who in self.people if (log := self.of(gate, who))]
        assert rows == {(log[0].gate, log[0].who, log[0].at, _left(log[-1])) for log in logs}

    @invariant()
    def gates_count_what_the_list_says(self) -> None:
        for gate in self.gates:
            logs = [log for who in self.people if (log := self.of(gate, who))]
            inside = sum(log[-1].verdict is not Verdict.LEFT for log in logs)
            counted = counters(self.copy, gate)
            assert (counted.admitted, counted.inside) == (len(logs), inside)
            came = [went for log in logs for went in log if went.verdict is not Verdict.LEFT]
            pace = attendance(self.copy, gate).pace.last_five
            assert round(pace * MINUTES) == len(came)

    @invariant()
    def what_can_be_taken_back_is_what_the_list_says(self) -> None:
        for gate in self.gates:
            for desk in DESKS:
                told, last = last_passage(self.copy, gate, desk=desk), self.last(gate, desk)
                assert (told and (told.attendee, told.verdict, told.happened_at)) == (
                    last and (last.who, last.verdict, last.at)
                )

    @invariant()
    def the_minutes_are_told_from_what_the_list_says(self) -> None:
        for (gate, who), log in self.logs.items():
            assert [(line.at, line.verdict) for line in in_order(log)] == [
                (went.at, went.verdict) for went in self.of(gate, who)
            ]


def _left(went: Went) -> datetime | None:
    return went.at if went.verdict is Verdict.LEFT else None


def test_whatever_is_taken_back_the_rest_stands(workspace: Workspace, event: EventId) -> None:
    Passing.workspace, Passing.event = workspace, event
    run_state_machine_as_test(Passing, settings=settings(max_examples=8, stateful_step_count=20))
