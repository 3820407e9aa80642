from datetime import UTC, datetime, timedelta

from eventapp.domain.ids import AttendeeId, EventId
from eventapp.domain.kinds import AttendeeStatus, Direction, Kind, Origin
from eventapp.domain.protocol import Office
from eventapp.services.attendees import add_attendee, list_attendees, update_attendee
from eventapp.services.checkin import admit
from eventapp.services.desk_log import event_gate
from eventapp.services.snapshots.guest_list import guest_list_snapshot
from eventapp.services.snapshots.sign_in import sign_in_snapshot
from eventapp.services.snapshots.stage import script_snapshot
from eventapp.services.workspace import Workspace

NOW = datetime(2026, 11, 24, 0, 41, 30, tzinfo=UTC)


def test_whoever_is_registered_and_may_come_in_signs(workspace: Workspace, event: EventId) -> None:
    cancelled, waiting, blocked, other = list_attendees(workspace, event)[:4]
    update_attendee(workspace, cancelled.id, status=AttendeeStatus.CANCELLED)
    update_attendee(workspace, waiting.id, status=AttendeeStatus.WAITING)
    update_attendee(workspace, blocked.id, blocked=True)

    signing = {entry.attendee for entry in sign_in_snapshot(workspace, event).entries}

    assert not signing & {cancelled.id, waiting.id, blocked.id}
    assert other.id in signing


def test_of_a_phone_the_sheet_knows_the_last_digits_alone(
    workspace: Workspace, event: EventId
) -> None:
    made = add_attendee(
        workspace, event, name="서종식", phone="010-1234-5678", origin=Origin.WALK_IN
    )
    who = AttendeeId(made.only_inserted(Kind.ATTENDEE))

    entries = sign_in_snapshot(workspace, event).entries

    (found,) = (entry for entry in entries if entry.attendee == who)
    assert (found.phone_end, found.walk_in) == ("5678", True)
    assert "1234" not in repr(found)


def test_guests_are_listed_in_their_order_with_when_they_came(
    workspace: Workspace, event: EventId
) -> None:
    def guest(name: str, position: str) -> AttendeeId:
        made = add_attendee(workspace, event, name=name, position=position, guest=True)
        return AttendeeId(made.only_inserted(Kind.ATTENDEE))

    second, first, gone = guest("나중", "팀장"), guest("먼저", "도지사"), guest("못옴", "시장")
    update_attendee(workspace, gone, status=AttendeeStatus.CANCELLED)
    update_attendee(workspace, second, attention="앞줄")
    admit(workspace, event_gate(workspace, event), first, desk="1", now=NOW)

    snapshot = guest_list_snapshot(workspace, event, now=NOW)

    assert [(one.name, one.office, one.note) for one in snapshot.guests] == [
        ("먼저", Office.GOVERNOR, ""),
        ("나중", Office.MANAGER, "앞줄"),
    ]
    came, missing = (one.arrived for one in snapshot.guests)
    assert came is not None
    assert f"{came:%H:%M}" == "09:41"
    assert missing is None
    assert f"{snapshot.taken_at:%H:%M:%S}" == "09:41:00"
    later = guest_list_snapshot(workspace, event, now=NOW + timedelta(seconds=20))
    assert later == snapshot


def test_a_guest_who_left_is_no_more_there_on_any_paper(
    workspace: Workspace, event: EventId
) -> None:
    made = add_attendee(workspace, event, name="먼저", position="도지사", guest=True)
    first = AttendeeId(made.only_inserted(Kind.ATTENDEE))
    gate = event_gate(workspace, event)

    def arrivals() -> list[bool]:
        (listed,) = guest_list_snapshot(workspace, event, now=NOW).guests
        (told,) = script_snapshot(workspace, event).guests
        return [listed.arrived is not None, told.arrived is not None]

    admit(workspace, gate, first, desk="1", now=NOW)
    assert arrivals() == [True, True]
    admit(workspace, gate, first, desk="1", now=NOW, direction=Direction.OUT)
    assert arrivals() == [False, False]
    admit(workspace, gate, first, desk="1", now=NOW)
    assert arrivals() == [True, True]
