from datetime import UTC, datetime

import pytest

from eventapp.domain.errors import InvalidReason, InvalidValue, NotFound
from eventapp.domain.ids import AttendeeId, EventId
from eventapp.domain.kinds import AttendeeStatus, ConsentKind, ConsentSource, Kind
from eventapp.domain.steps import Step
from eventapp.services.attendees import (
    add_attendee,
    add_attendees,
    delete_attendees,
    list_attendees,
    update_attendee,
)
from eventapp.services.consents import (
    ConsentCount,
    ConsentRow,
    NoticeText,
    consents_of,
    count_consents,
    list_consents,
    list_notices,
    missing_required,
    newest_notices,
    record_answers,
    record_consent,
    save_notice,
    who_refused,
)
from eventapp.services.events import create_event
from eventapp.services.history import redo, undo, undo_list
from eventapp.services.snapshots.badges import badge_snapshot
from eventapp.services.workspace import Workspace

DATA, NEWS = ConsentKind.PERSONAL_DATA, ConsentKind.NEWS
THIRD, PHOTO = ConsentKind.THIRD_PARTY, ConsentKind.PHOTOGRAPH
PAPER, DESK, FORM = ConsentSource.PAPER, ConsentSource.DESK, ConsentSource.FORM

TEXT = NoticeText("워크숍 운영", "이름, 소속, 연락처", "행사 뒤 30일", "참가할 수 없어요")
NOON = datetime(2026, 11, 20, 3, tzinfo=UTC)


@pytest.fixture
def event(workspace: Workspace) -> EventId:
    made = create_event(workspace, title="워크숍", first_day=NOON.date())
    return EventId(made.only_inserted(Kind.EVENT))


@pytest.fixture
def three(workspace: Workspace, event: EventId) -> list[AttendeeId]:
    add_attendees(workspace, event, [{"name": name} for name in ("가은", "나래", "다온")])
    return [row.id for row in list_attendees(workspace, event)]


def test_another_text_is_another_version_and_the_old_one_stays(
    workspace: Workspace, event: EventId
) -> None:
    save_notice(workspace, event, DATA, TEXT)
    later = NoticeText("워크숍 운영과 안내", TEXT.items, TEXT.retention, TEXT.refusal)

    save_notice(workspace, event, DATA, later)

    kept = [(row.version, row.text) for row in list_notices(workspace, event)]
    assert kept == [(2, later), (1, TEXT)]
    assert newest_notices(workspace, event)[DATA].text == later
    undo(workspace)
    assert newest_notices(workspace, event)[DATA].version == 1


def test_the_same_text_saved_again_makes_no_version(workspace: Workspace, event: EventId) -> None:
    save_notice(workspace, event, DATA, TEXT)
    before = len(undo_list(workspace))

    changes = save_notice(
        workspace,
        event,
        DATA,
        NoticeText(" 워크숍 운영 ", TEXT.items, TEXT.retention, TEXT.refusal),
    )

    assert (bool(changes), len(undo_list(workspace))) == (False, before)
    assert [row.version for row in list_notices(workspace, event)] == [1]


@pytest.mark.parametrize("empty", ["purpose", "items", "retention", "refusal"])
def test_a_notice_says_all_the_law_asks_for(
    workspace: Workspace, event: EventId, empty: str
) -> None:
    said = {name: getattr(TEXT, name) for name in ("purpose", "items", "retention", "refusal")}
    with pytest.raises(InvalidValue) as refused:
        save_notice(workspace, event, DATA, NoticeText(**{**said, empty: " \n"}))
    assert (refused.value.field, refused.value.reason) == (empty, InvalidReason.EMPTY)
    assert list_notices(workspace, event) == ()


def test_data_goes_to_nobody_who_is_not_named(workspace: Workspace, event: EventId) -> None:
    with pytest.raises(InvalidValue) as refused:
        save_notice(workspace, event, THIRD, TEXT)
    assert refused.value.field == "recipients"


def test_an_answer_names_the_notice_in_force_and_its_time(
    workspace: Workspace, event: EventId, three: list[AttendeeId]
) -> None:
    save_notice(workspace, event, DATA, TEXT)
    record_consent(workspace, three[:1], DATA, True, source=PAPER, when=NOON)
    save_notice(workspace, event, DATA, NoticeText("다른 목적", "이름", "1년", "없음"))
    record_consent(workspace, three[1:2], DATA, True, source=DESK, when=NOON)

    first, second = list_notices(workspace, event)[::-1]
    assert consents_of(workspace, three[0]) == {
        DATA: ConsentRow(three[0], DATA, True, NOON, PAPER, first.id, 1)
    }
    assert consents_of(workspace, three[1]) == {
        DATA: ConsentRow(three[1], DATA, True, NOON, DESK, second.id, 2)
    }
    assert consents_of(workspace, three[2]) == {}


def test_of_a_form_filled_in_elsewhere_nobody_knows_the_text(
    workspace: Workspace, event: EventId, three: list[AttendeeId]
) -> None:
    save_notice(workspace, event, DATA, TEXT)
    record_consent(workspace, three, DATA, True, source=FORM, when=NOON)
    assert [(row.notice, row.version) for row in list_consents(workspace, event)] == [
        (None, None)
    ] * 3


def test_a_changed_mind_replaces_the_answer_and_undo_brings_it_back(
    workspace: Workspace, event: EventId, three: list[AttendeeId]
) -> None:
    record_consent(workspace, three, PHOTO, True, source=PAPER, when=NOON)
    before = list_consents(workspace, event)

    record_consent(workspace, three[1:], PHOTO, False, source=DESK)
    assert who_refused(workspace, event, PHOTO) == set(three[1:])
    undo(workspace)

    assert list_consents(workspace, event) == before
    redo(workspace)
    assert who_refused(workspace, event, PHOTO) == set(three[1:])


def test_an_answer_can_be_taken_back_to_not_asked(
    workspace: Workspace, event: EventId, three: list[AttendeeId]
) -> None:
    record_consent(workspace, three, NEWS, True, source=PAPER)
    record_consent(workspace, three[:2], NEWS, None, source=PAPER)
    assert [row.attendee for row in list_consents(workspace, event)] == three[2:]
    undo(workspace)
    assert [row.attendee for row in list_consents(workspace, event)] == three


def test_many_answers_are_one_step(
    workspace: Workspace, event: EventId, three: list[AttendeeId]
) -> None:
    record_consent(workspace, three, DATA, True, source=PAPER)
    record_answers(workspace, three[0], {NEWS: True, PHOTO: False}, source=DESK)
    assert [line.step for line in undo_list(workspace)[:2]] == [Step.RECORD_CONSENT] * 2
    undo(workspace)
    undo(workspace)
    assert list_consents(workspace, event) == ()


def test_nothing_is_recorded_when_one_of_them_is_gone(
    workspace: Workspace, event: EventId, three: list[AttendeeId]
) -> None:
    delete_attendees(workspace, three[2:])
    with pytest.raises(NotFound) as refused:
        record_consent(workspace, three, DATA, True, source=PAPER)
    assert refused.value.row == three[2]
    assert list_consents(workspace, event) == ()


def test_another_events_notice_is_not_named(
    workspace: Workspace, event: EventId, three: list[AttendeeId]
) -> None:
    other = create_event(workspace, title="다른 행사", first_day=NOON.date())
    save_notice(workspace, EventId(other.only_inserted(Kind.EVENT)), DATA, TEXT)
    record_consent(workspace, three, DATA, True, source=PAPER)
    assert {row.notice for row in list_consents(workspace, event)} == {None}


def test_who_comes_is_counted_by_answer_and_version(
    workspace: Workspace, event: EventId, three: list[AttendeeId]
) -> None:
    save_notice(workspace, event, DATA, TEXT)
    gone = AttendeeId(add_attendee(workspace, event, name="라희").only_inserted(Kind.ATTENDEE))
    update_attendee(workspace, gone, status=AttendeeStatus.CANCELLED)
    record_consent(workspace, [three[0], gone], DATA, True, source=PAPER)
    record_consent(workspace, three[1:2], DATA, True, source=FORM)
    record_consent(workspace, three[:1], PHOTO, False, source=PAPER)

    counted = count_consents(workspace, event)

    assert counted[DATA] == ConsentCount(2, 0, 1, {1: 1, None: 1})
    assert counted[PHOTO] == ConsentCount(0, 1, 2)
    assert counted[NEWS] == ConsentCount(0, 0, 3)
    assert missing_required(workspace, event) == (three[2],)


def test_who_refused_what_is_required_is_still_missing(
    workspace: Workspace, event: EventId, three: list[AttendeeId]
) -> None:
    record_consent(workspace, three, DATA, True, source=PAPER)
    record_consent(workspace, three[:1], DATA, False, source=PAPER)
    assert missing_required(workspace, event) == (three[0],)


def test_who_refused_to_be_photographed_has_a_badge_that_says_so(
    workspace: Workspace, event: EventId, three: list[AttendeeId]
) -> None:
    record_consent(workspace, three[:1], PHOTO, False, source=PAPER)
    record_consent(workspace, three[1:2], PHOTO, True, source=PAPER)
    badges = badge_snapshot(workspace, event).badges
    assert [badge.photograph for badge in badges] == [False, True, True]
