from datetime import date

import pytest

from eventapp.domain.errors import InvalidValue
from eventapp.domain.ids import EventId
from eventapp.domain.kinds import AppearanceStatus, Kind, QuestionSource, SessionKind
from eventapp.services.attendees import list_attendees, list_categories
from eventapp.services.copying import (
    copy_event,
    create_from_template,
    delete_template,
    list_templates,
    save_template,
)
from eventapp.services.events import event_facts, list_days, list_events, list_rooms, move_event
from eventapp.services.history import undo
from eventapp.services.organisations import list_engagements
from eventapp.services.programme import SessionRow, list_sessions
from eventapp.services.session_details import add_material, add_question, session_details
from eventapp.services.tracks import add_track, list_tracks, set_track
from eventapp.services.workspace import Workspace

SPRING = date(2027, 4, 1)


@pytest.fixture
def copied(workspace: Workspace, event: EventId) -> EventId:
    made = copy_event(workspace, event, title="봄 워크숍", first_day=SPRING)
    return EventId(made.only_inserted(Kind.EVENT))


def shape(rows: tuple[SessionRow, ...]) -> list[tuple[object, ...]]:
    return [
        (row.kind, row.title, row.abstract, row.start, row.length, row.room_name) for row in rows
    ]


def test_a_copy_has_the_whole_programme_on_another_date(
    workspace: Workspace, event: EventId, copied: EventId
) -> None:
    assert shape(list_sessions(workspace, copied)) == shape(list_sessions(workspace, event))
    assert [day.date for day in list_days(workspace, copied)] == [SPRING]
    assert event_facts(workspace, copied).title == "봄 워크숍"
    assert [(e.organisation, e.kind) for e in list_engagements(workspace, copied)] == [
        (e.organisation, e.kind) for e in list_engagements(workspace, event)
    ]
    assert [category.name for category in list_categories(workspace, copied)] == [
        category.name for category in list_categories(workspace, event)
    ]


def test_a_copy_invites_everybody_anew_and_takes_no_attendee(
    workspace: Workspace, event: EventId, copied: EventId
) -> None:
    people = [p for row in list_sessions(workspace, copied) for p in row.people]

    assert len(people) == sum(len(row.people) for row in list_sessions(workspace, event))
    assert {someone.status for someone in people} == {AppearanceStatus.INVITED}
    assert list_attendees(workspace, copied) == ()


def test_nothing_of_the_copy_belongs_to_the_first_event(
    workspace: Workspace, event: EventId, copied: EventId
) -> None:
    first, second = (list_sessions(workspace, which) for which in (event, copied))

    assert not {row.id for row in first} & {row.id for row in second}
    assert {row.room for row in second} <= {room.id for room in list_rooms(workspace, copied)}
    assert {row.day for row in second} == {day.id for day in list_days(workspace, copied)}
    with workspace.reading() as connection:
        for table in ("session", "room", "event"):
            guids = connection.exec_driver_sql(f"SELECT guid FROM {table}").scalars().all()  # noqa: S608 - our own tables
            assert len(set(guids)) == len(guids)


def test_materials_and_prepared_questions_go_along_questions_from_the_floor_do_not(
    workspace: Workspace, event: EventId
) -> None:
    panel = next(r for r in list_sessions(workspace, event) if r.kind is SessionKind.PANEL)
    add_question(workspace, panel.id, QuestionSource.PREPARED, "무엇이 필요한가요?")
    add_question(workspace, panel.id, QuestionSource.FLOOR, "예산은요?", "홍길동")
    add_material(workspace, panel.id, "토론.pdf", b"%PDF-")

    made = copy_event(workspace, event, title="봄", first_day=SPRING)

    rows = list_sessions(workspace, EventId(made.only_inserted(Kind.EVENT)))
    copy = next(row for row in rows if row.kind is SessionKind.PANEL)
    details = session_details(workspace, copy.id)
    assert [question.text for question in details.questions] == ["무엇이 필요한가요?"]
    assert [material.name for material in details.materials] == ["토론.pdf"]


def test_undo_takes_the_whole_copy_away(
    workspace: Workspace, event: EventId, copied: EventId
) -> None:
    undo(workspace)

    assert [row.id for row in list_events(workspace)] == [event]
    assert list_sessions(workspace, copied) == ()


def test_a_template_keeps_the_order_of_the_day_and_forgets_what_was_said(
    workspace: Workspace, event: EventId
) -> None:
    track = add_track(workspace, event, "현장", colour="#2F5FA8").only_inserted(Kind.TRACK)
    rows = list_sessions(workspace, event)
    set_track(workspace, [rows[0].id], track)  # type: ignore[arg-type]

    save_template(workspace, event, "협력 워크숍")
    (template,) = list_templates(workspace)
    made = create_from_template(workspace, template.id, title="가을", first_day=SPRING)

    new = EventId(made.only_inserted(Kind.EVENT))
    fresh = list_sessions(workspace, new)
    assert (template.name, template.days, template.sessions) == ("협력 워크숍", 1, len(rows))
    assert [(r.kind, r.start, r.length, r.room_name) for r in fresh] == [
        (r.kind, r.start, r.length, r.room_name) for r in rows
    ]
    assert not any(row.people or row.abstract or row.title_en for row in fresh)
    talks = {SessionKind.TALK, SessionKind.KEYNOTE}
    assert {row.title for row in fresh if row.kind in talks} == {""}
    assert [track.name for track in list_tracks(workspace, new)] == ["현장"]
    assert fresh[0].track_name == "현장"
    assert [day.date for day in list_days(workspace, new)] == [SPRING]
    assert list_engagements(workspace, new) == ()


def test_a_template_is_no_event_and_can_be_deleted(workspace: Workspace, event: EventId) -> None:
    save_template(workspace, event, "틀")
    assert [row.id for row in list_events(workspace)] == [event]

    delete_template(workspace, list_templates(workspace)[0].id)

    assert list_templates(workspace) == ()
    undo(workspace)
    assert [template.name for template in list_templates(workspace)] == ["틀"]


def test_neither_copy_nor_template_goes_without_a_name(
    workspace: Workspace, event: EventId
) -> None:
    with pytest.raises(InvalidValue):
        copy_event(workspace, event, title=" ", first_day=SPRING)
    with pytest.raises(InvalidValue):
        save_template(workspace, event, "")

    assert len(list_events(workspace)) == 1
    assert list_templates(workspace) == ()


def test_an_event_moves_to_another_date_with_all_its_days(
    workspace: Workspace, event: EventId
) -> None:
    before = shape(list_sessions(workspace, event))

    move_event(workspace, event, date(2027, 3, 2))

    assert [day.date for day in list_days(workspace, event)] == [date(2027, 3, 2)]
    assert shape(list_sessions(workspace, event)) == before
    assert {row.date for row in list_sessions(workspace, event)} == {date(2027, 3, 2)}
    undo(workspace)
    assert [day.date for day in list_days(workspace, event)] != [date(2027, 3, 2)]
