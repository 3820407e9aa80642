from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from eventapp.domain.duplicates import Likeness, Strength
from eventapp.domain.errors import InUse, NotFound, UndoConflict
from eventapp.domain.ids import AttendeeId, EventId
from eventapp.domain.kinds import (
    AttendeeStatus,
    ConsentKind,
    ConsentSource,
    FieldKind,
    Kind,
    TicketStatus,
)
from eventapp.domain.steps import Step
from eventapp.domain.verdicts import Verdict
from eventapp.services.attendees import (
    AttendeeRow,
    add_attendee,
    count_attendees,
    list_attendees,
    update_attendee,
)
from eventapp.services.checkin import admit, check_in
from eventapp.services.consents import consents_of, record_consent
from eventapp.services.desk_log import cancel_admission, event_gate
from eventapp.services.duplicates import (
    consent_key,
    find_duplicates,
    keep_apart,
    merge_attendees,
    own_key,
)
from eventapp.services.events import create_event
from eventapp.services.history import redo, undo, undo_list
from eventapp.services.own_fields import add_own_field
from eventapp.services.snapshots.badges import badge_snapshot
from eventapp.services.tickets import reissue_ticket, ticket_history
from eventapp.services.workspace import Workspace
from tests.store.content import journalled

NOON = datetime(2026, 11, 20, 3, tzinfo=UTC)
PHOTO = ConsentKind.PHOTOGRAPH


@pytest.fixture
def event(workspace: Workspace) -> EventId:
    made = create_event(workspace, title="워크숍", first_day=date(2026, 11, 24))
    return EventId(made.only_inserted(Kind.EVENT))


def somebody(workspace: Workspace, event: EventId, name: str, **fields: Any) -> AttendeeRow:
    made = add_attendee(workspace, event, name=name, **fields)
    return again(workspace, event, AttendeeId(made.only_inserted(Kind.ATTENDEE)))


def again(workspace: Workspace, event: EventId, attendee: AttendeeId) -> AttendeeRow:
    (row,) = list_attendees(workspace, event, [attendee])
    return row


@pytest.fixture
def two(workspace: Workspace, event: EventId) -> tuple[AttendeeRow, AttendeeRow]:
    one = somebody(workspace, event, "서종식", organisation="나라", phone="010-1234-5678")
    other = somebody(
        workspace, event, "서종식", organisation="㈜나라", email="s@nara.kr", position="과장"
    )
    return one, other


def scan(workspace: Workspace, event: EventId, code: str | None) -> tuple[Verdict, int | None]:
    result = check_in(workspace, event_gate(workspace, event), code or "", desk="1", bounce=None)
    return result.verdict, result.attendee


def test_two_registrations_of_one_person_are_found_and_other_events_are_not(
    workspace: Workspace, event: EventId, two: tuple[AttendeeRow, AttendeeRow]
) -> None:
    other = create_event(workspace, title="다른 행사", first_day=date(2026, 12, 1))
    somebody(workspace, EventId(other.only_inserted(Kind.EVENT)), "서종식", phone="010-1234-5678")
    (pair,) = find_duplicates(workspace, event)
    assert (pair.first, pair.second) == (two[0].id, two[1].id)
    assert pair.reasons == (Likeness.NAME, Likeness.ORGANISATION)
    assert pair.strength is Strength.FAIR


def test_merged_they_are_one_with_what_either_had(
    workspace: Workspace, event: EventId, two: tuple[AttendeeRow, AttendeeRow]
) -> None:
    one, other = two

    merged = merge_attendees(workspace, one.id, other.id)

    assert (merged.kept, merged.dropped) == (one.id, other.id)
    assert count_attendees(workspace, event) == 1
    assert again(workspace, event, one.id) == replace(one, email="s@nara.kr", position="과장")
    assert find_duplicates(workspace, event) == ()
    last = undo_list(workspace)[0]
    assert (last.step, last.subject) == (Step.MERGE_ATTENDEES, "서종식")


def test_every_field_is_taken_from_whom_it_was_chosen_of(
    workspace: Workspace, event: EventId, two: tuple[AttendeeRow, AttendeeRow]
) -> None:
    one, other = two
    chosen = {"organisation": other.id, "phone": other.id, "position": one.id}
    merge_attendees(workspace, one.id, other.id, chosen)
    row = again(workspace, event, one.id)
    assert (row.organisation, row.phone, row.position) == ("㈜나라", "", "")
    assert row.email == "s@nara.kr"


def test_either_printed_ticket_admits_the_same_person_and_only_once(
    workspace: Workspace, event: EventId, two: tuple[AttendeeRow, AttendeeRow]
) -> None:
    one, other = two
    merge_attendees(workspace, one.id, other.id)

    tickets = {row.code: row.status for row in ticket_history(workspace, one.id)}
    assert tickets == {one.code: TicketStatus.VALID, other.code: TicketStatus.SPARE}
    assert again(workspace, event, one.id).code == one.code
    assert [badge.code for badge in badge_snapshot(workspace, event).badges] == [one.code]
    assert scan(workspace, event, other.code) == (Verdict.ADMITTED, one.id)
    assert scan(workspace, event, one.code) == (Verdict.ALREADY, one.id)


def test_reissuing_afterwards_revokes_both(
    workspace: Workspace, event: EventId, two: tuple[AttendeeRow, AttendeeRow]
) -> None:
    one, other = two
    merge_attendees(workspace, one.id, other.id)
    reissue_ticket(workspace, one.id)
    for code in (one.code, other.code):
        assert scan(workspace, event, code) == (Verdict.REVOKED, one.id)
    assert scan(workspace, event, again(workspace, event, one.id).code)[0] is Verdict.ADMITTED


def test_a_revoked_ticket_stays_revoked_and_the_good_one_is_shown(
    workspace: Workspace, event: EventId, two: tuple[AttendeeRow, AttendeeRow]
) -> None:
    one, other = two
    reissue_ticket(workspace, other.id)
    old, new = other.code, again(workspace, event, other.id).code
    merge_attendees(workspace, other.id, one.id)
    assert scan(workspace, event, old) == (Verdict.REVOKED, other.id)
    assert again(workspace, event, other.id).code == new
    assert scan(workspace, event, one.code) == (Verdict.ADMITTED, other.id)


def test_a_merger_is_not_undone_once_a_ticket_of_it_let_somebody_in(
    workspace: Workspace, event: EventId, two: tuple[AttendeeRow, AttendeeRow]
) -> None:
    one, other = two
    merge_attendees(workspace, one.id, other.id)
    assert scan(workspace, event, other.code) == (Verdict.ADMITTED, one.id)
    with pytest.raises(UndoConflict) as refused:
        undo(workspace)
    assert refused.value.kind is Kind.ADMISSION
    assert scan(workspace, event, other.code) == (Verdict.ALREADY, one.id)
    cancel_admission(workspace, event_gate(workspace, event), one.id, desk="1")
    undo(workspace)
    assert scan(workspace, event, other.code) == (Verdict.ADMITTED, other.id)


def test_a_merger_is_not_undone_once_somebody_was_entered_from_paper(
    workspace: Workspace, event: EventId, two: tuple[AttendeeRow, AttendeeRow]
) -> None:
    one, other = two
    merge_attendees(workspace, one.id, other.id)
    gate = event_gate(workspace, event)
    admit(workspace, gate, one.id, desk="1", now=NOON, manual=True)
    with pytest.raises(UndoConflict):
        undo(workspace)


def test_a_merger_of_who_came_in_before_it_can_be_undone(
    workspace: Workspace, event: EventId, two: tuple[AttendeeRow, AttendeeRow]
) -> None:
    one, other = two
    assert scan(workspace, event, one.code) == (Verdict.ADMITTED, one.id)
    merge_attendees(workspace, one.id, other.id)
    assert scan(workspace, event, other.code) == (Verdict.ALREADY, one.id)
    undo(workspace)
    assert scan(workspace, event, other.code) == (Verdict.ADMITTED, other.id)


def test_undo_makes_them_two_again_and_redo_one(
    workspace: Workspace, event: EventId, two: tuple[AttendeeRow, AttendeeRow]
) -> None:
    one, other = two
    third = somebody(workspace, event, "서종식", organisation="나라", companion_of=other.id)
    keep_apart(workspace, other.id, third.id)
    record_consent(workspace, [one.id], PHOTO, True, source=ConsentSource.PAPER)
    record_consent(workspace, [other.id], PHOTO, False, source=ConsentSource.DESK)
    before = journalled(workspace)

    merge_attendees(workspace, one.id, other.id)
    after = journalled(workspace)
    undo(workspace)

    assert journalled(workspace) == before
    redo(workspace)
    assert journalled(workspace) == after


def test_the_one_who_came_in_keeps_the_number_but_not_the_last_word(
    workspace: Workspace, event: EventId, two: tuple[AttendeeRow, AttendeeRow]
) -> None:
    one, other = two
    admit(workspace, event_gate(workspace, event), other.id, desk="1")

    merged = merge_attendees(workspace, one.id, other.id)

    assert (merged.kept, merged.dropped) == (other.id, one.id)
    row = again(workspace, event, other.id)
    assert (row.organisation, row.admitted_at is not None) == ("나라", True)
    assert scan(workspace, event, one.code) == (Verdict.ALREADY, other.id)
    undo(workspace)
    assert count_attendees(workspace, event) == 2


def test_two_who_both_came_in_are_not_merged(
    workspace: Workspace, event: EventId, two: tuple[AttendeeRow, AttendeeRow]
) -> None:
    one, other = two
    for row in two:
        admit(workspace, event_gate(workspace, event), row.id, desk="1")
    before = journalled(workspace)
    with pytest.raises(InUse) as refused:
        merge_attendees(workspace, one.id, other.id)
    assert (refused.value.kind, refused.value.row) == (Kind.ADMISSION, other.id)
    assert journalled(workspace) == before


def test_the_stricter_consent_stands_and_of_equal_ones_the_later(
    workspace: Workspace, two: tuple[AttendeeRow, AttendeeRow]
) -> None:
    one, other = two
    data, news = ConsentKind.PERSONAL_DATA, ConsentKind.NEWS
    later = NOON.replace(hour=9)
    for who, kind, given, when in (
        (one, PHOTO, True, later),
        (other, PHOTO, False, NOON),
        (one, data, True, NOON),
        (other, data, True, later),
        (other, news, True, NOON),
    ):
        record_consent(workspace, [who.id], kind, given, source=ConsentSource.PAPER, when=when)

    merge_attendees(workspace, one.id, other.id)

    answers = consents_of(workspace, one.id)
    assert {kind: (row.given, row.given_at) for kind, row in answers.items()} == {
        PHOTO: (False, NOON),
        data: (True, later),
        news: (True, NOON),
    }


def test_a_consent_is_taken_as_chosen(
    workspace: Workspace, two: tuple[AttendeeRow, AttendeeRow]
) -> None:
    one, other = two
    record_consent(workspace, [one.id], PHOTO, False, source=ConsentSource.PAPER)
    record_consent(workspace, [other.id], PHOTO, True, source=ConsentSource.DESK)
    merge_attendees(workspace, one.id, other.id, {consent_key(PHOTO): other.id})
    assert consents_of(workspace, one.id)[PHOTO].given


def test_companions_go_with_the_one_who_is_left_and_nobody_accompanies_themselves(
    workspace: Workspace, event: EventId, two: tuple[AttendeeRow, AttendeeRow]
) -> None:
    one, other = two
    guest = somebody(workspace, event, "박하늘", companion_of=other.id)
    update_attendee(workspace, one.id, companion_of=other.id)
    merge_attendees(workspace, one.id, other.id)
    assert again(workspace, event, guest.id).companion_of == one.id
    assert again(workspace, event, one.id).companion_of is None


def test_standing_notes_and_marks_are_brought_together(
    workspace: Workspace, event: EventId, two: tuple[AttendeeRow, AttendeeRow]
) -> None:
    one, other = two
    waiting, cancelled = AttendeeStatus.WAITING, AttendeeStatus.CANCELLED
    update_attendee(workspace, one.id, status=cancelled, notes="앞줄", guest=True)
    update_attendee(workspace, other.id, status=waiting, notes="휠체어", blocked=True)
    merge_attendees(workspace, one.id, other.id)
    row = again(workspace, event, one.id)
    assert (row.status, row.notes, row.guest, row.blocked) == (waiting, "앞줄\n휠체어", True, True)


def test_own_fields_are_brought_together(
    workspace: Workspace, event: EventId, two: tuple[AttendeeRow, AttendeeRow]
) -> None:
    one, other = two
    meal, size, bus = (
        str(
            add_own_field(workspace, event, name=name, kind=FieldKind.TEXT).only_inserted(
                Kind.OWN_FIELD
            )
        )
        for name in ("식사", "옷 크기", "버스")
    )
    update_attendee(workspace, one.id, own={meal: "채식", size: "M"})
    update_attendee(workspace, other.id, own={meal: "일반", size: "L", bus: "예"})
    merge_attendees(workspace, one.id, other.id, {own_key(size): other.id})
    assert again(workspace, event, one.id).own == {meal: "채식", size: "L", bus: "예"}


def test_two_people_are_not_shown_again_nor_after_one_was_merged(
    workspace: Workspace, event: EventId, two: tuple[AttendeeRow, AttendeeRow]
) -> None:
    one, other = two
    namesake = somebody(workspace, event, "서종식", organisation="나라", position="부장")
    keep_apart(workspace, namesake.id, other.id)
    keep_apart(workspace, other.id, namesake.id)
    assert len(find_duplicates(workspace, event)) == 2

    merge_attendees(workspace, one.id, other.id)

    assert find_duplicates(workspace, event) == ()
    undo(workspace)
    undo(workspace)
    assert len(find_duplicates(workspace, event)) == 3


def test_only_two_of_one_event_are_merged(
    workspace: Workspace, two: tuple[AttendeeRow, AttendeeRow]
) -> None:
    made = create_event(workspace, title="다른 행사", first_day=date(2026, 12, 1))
    stranger = somebody(workspace, EventId(made.only_inserted(Kind.EVENT)), "서종식")
    for other in (stranger.id, two[0].id, AttendeeId(99)):
        with pytest.raises(NotFound):
            merge_attendees(workspace, two[0].id, other)
