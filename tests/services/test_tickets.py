from datetime import UTC, datetime

import pytest

from eventapp.domain.errors import NotFound
from eventapp.domain.ids import AttendeeId, EventId
from eventapp.domain.kinds import TicketStatus
from eventapp.domain.verdicts import Verdict
from eventapp.services.attendees import list_attendees
from eventapp.services.checkin import check_in
from eventapp.services.desk_log import event_gate
from eventapp.services.history import redo, undo, undo_list
from eventapp.services.tickets import reissue_tickets, revoke_tickets, ticket_history
from eventapp.services.workspace import Workspace

VALID, REVOKED = TicketStatus.VALID, TicketStatus.REVOKED


def test_a_revoked_code_opens_no_gate_and_is_shown_no_more(
    workspace: Workspace, event: EventId
) -> None:
    one, two = list_attendees(workspace, event)[:2]
    assert one.code is not None
    assert two.code is not None

    revoke_tickets(workspace, [one.id])

    gate = event_gate(workspace, event)
    assert check_in(workspace, gate, one.code, desk="1").verdict is Verdict.REVOKED
    assert check_in(workspace, gate, two.code, desk="1").verdict is Verdict.ADMITTED
    assert list_attendees(workspace, event, [one.id])[0].code is None
    assert undo_list(workspace, limit=1)[0].subject == one.name


def test_many_are_reissued_and_undone_as_one_step(workspace: Workspace, event: EventId) -> None:
    before = list_attendees(workspace, event)[:3]

    reissue_tickets(workspace, [row.id for row in before])
    after = list_attendees(workspace, event)[:3]

    assert [row.id for row in after] == [row.id for row in before]
    assert {row.code for row in after}.isdisjoint({row.code for row in before})
    undo(workspace)
    assert list_attendees(workspace, event)[:3] == before


def test_the_history_tells_when_each_code_was_revoked(workspace: Workspace, event: EventId) -> None:
    who = list_attendees(workspace, event)[0]
    began = datetime.now(UTC)
    reissue_tickets(workspace, [who.id])
    between = datetime.now(UTC)
    revoke_tickets(workspace, [who.id])
    ended = datetime.now(UTC)

    second, first = ticket_history(workspace, who.id)

    assert (first.code, first.status, second.status) == (who.code, REVOKED, REVOKED)
    assert first.revoked_at is not None
    assert second.revoked_at is not None
    assert began <= first.revoked_at <= second.issued_at <= between <= second.revoked_at <= ended


def test_what_was_undone_was_never_revoked(workspace: Workspace, event: EventId) -> None:
    who = list_attendees(workspace, event)[0]
    revoke_tickets(workspace, [who.id])
    revoked = ticket_history(workspace, who.id)

    undo(workspace)
    (ticket,) = ticket_history(workspace, who.id)
    assert (ticket.status, ticket.revoked_at) == (VALID, None)

    redo(workspace)
    assert ticket_history(workspace, who.id) == revoked


def test_somebody_deleted_meanwhile_leaves_all_tickets_as_they_were(
    workspace: Workspace, event: EventId
) -> None:
    who = list_attendees(workspace, event)[0]

    with pytest.raises(NotFound):
        revoke_tickets(workspace, [who.id, AttendeeId(10**9)])

    assert list_attendees(workspace, event)[0] == who
