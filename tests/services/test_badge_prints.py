from datetime import UTC, datetime

import pytest

from eventapp.domain.ids import AttendeeId, BadgePrintId, EventId, GateId
from eventapp.domain.kinds import BadgeRule, PrintStatus
from eventapp.services.attendees import delete_attendees, list_attendees
from eventapp.services.badge_prints import (
    ask_print,
    ask_reprint,
    note_failed,
    note_printed,
    printed_count,
    waiting_prints,
)
from eventapp.services.desk_log import event_gate
from eventapp.services.gates import update_gate
from eventapp.services.history import undo_list
from eventapp.services.workspace import Workspace

NOW = datetime(2026, 11, 24, 0, 30, tzinfo=UTC)
DESK = "창구 1"


@pytest.fixture
def gate(workspace: Workspace, event: EventId) -> GateId:
    return event_gate(workspace, event)


@pytest.fixture
def someone(workspace: Workspace, event: EventId) -> AttendeeId:
    return list_attendees(workspace, event)[0].id


def asked(workspace: Workspace, gate: GateId, someone: AttendeeId) -> BadgePrintId:
    print_id = ask_print(workspace, gate, someone, desk=DESK, now=NOW)
    assert print_id is not None
    return print_id


def waiting(workspace: Workspace, event: EventId) -> list[tuple[AttendeeId, PrintStatus, str]]:
    return [(row.attendee, row.status, row.problem) for row in waiting_prints(workspace, event)]


@pytest.mark.parametrize(
    ("rule", "asks"),
    [
        (BadgeRule.NEVER, [False, False, False]),
        (BadgeRule.ONCE, [True, False, False]),
        (BadgeRule.ALWAYS, [True, True, True]),
    ],
)
def test_the_gates_rule_says_whether_a_check_in_prints(
    workspace: Workspace, gate: GateId, someone: AttendeeId, rule: BadgeRule, asks: list[bool]
) -> None:
    update_gate(workspace, gate, badges=rule)

    done = [ask_print(workspace, gate, someone, desk=DESK) is not None for _time in asks]

    assert done == asks


def test_once_counts_a_badge_that_failed_for_it_waits_in_the_list(
    workspace: Workspace, event: EventId, gate: GateId, someone: AttendeeId
) -> None:
    update_gate(workspace, gate, badges=BadgeRule.ONCE)
    note_failed(workspace, asked(workspace, gate, someone), "Zebra")

    assert ask_print(workspace, gate, someone, desk=DESK) is None
    assert waiting(workspace, event) == [(someone, PrintStatus.FAILED, "Zebra")]


def test_what_was_printed_waits_no_longer_and_is_counted(
    workspace: Workspace, event: EventId, gate: GateId, someone: AttendeeId
) -> None:
    update_gate(workspace, gate, badges=BadgeRule.ALWAYS)
    first, second = asked(workspace, gate, someone), asked(workspace, gate, someone)
    assert waiting(workspace, event) == [(someone, PrintStatus.WAITING, "")]

    note_printed(workspace, first, now=NOW)
    note_printed(workspace, second, now=NOW)

    assert waiting(workspace, event) == []
    assert printed_count(workspace, someone) == 2


def test_a_failed_badge_that_came_out_another_way_is_done(
    workspace: Workspace, event: EventId, someone: AttendeeId
) -> None:
    note_failed(workspace, ask_reprint(workspace, someone, desk=DESK), "Zebra")
    note_printed(workspace, ask_reprint(workspace, someone, desk="창구 2"))

    assert waiting(workspace, event) == []
    assert printed_count(workspace, someone) == 1


def test_the_list_is_in_order_and_leaves_out_who_is_gone(
    workspace: Workspace, event: EventId
) -> None:
    first, second, third = (row.id for row in list_attendees(workspace, event)[:3])
    for attendee in (third, first, second):
        ask_reprint(workspace, attendee, desk=DESK)
    delete_attendees(workspace, [first])

    assert [row.attendee for row in waiting_prints(workspace, event)] == [third, second]


def test_badges_are_facts_and_nothing_to_undo(workspace: Workspace, someone: AttendeeId) -> None:
    before = undo_list(workspace)
    note_printed(workspace, ask_reprint(workspace, someone, desk=DESK))

    assert undo_list(workspace) == before


def test_a_problem_of_any_length_is_kept_short(
    workspace: Workspace, event: EventId, someone: AttendeeId
) -> None:
    note_failed(workspace, ask_reprint(workspace, someone, desk=DESK), "가" * 20_000)

    assert len(waiting_prints(workspace, event)[0].problem) == 200
