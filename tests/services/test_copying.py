from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from sqlalchemy import select

from eventapp.domain.errors import InvalidValue
from eventapp.domain.ids import EventId
from eventapp.domain.kinds import (
    AppearanceStatus,
    BadgeRule,
    ConsentKind,
    FieldKind,
    Kind,
    QuestionSource,
    Reentry,
    SessionKind,
)
from eventapp.domain.steps import Step
from eventapp.services.assets import keep_picture
from eventapp.services.attendees import list_attendees, list_categories, update_category
from eventapp.services.consents import NoticeText, list_notices, save_notice
from eventapp.services.copying import (
    copy_event,
    create_from_template,
    delete_template,
    list_templates,
    save_template,
)
from eventapp.services.events import (
    event_facts,
    list_days,
    list_events,
    list_rooms,
    move_event,
    update_event,
)
from eventapp.services.history import undo
from eventapp.services.organisations import list_engagements
from eventapp.services.own_fields import add_own_field, list_own_fields
from eventapp.services.programme import SessionRow, list_sessions
from eventapp.services.registration import Places, capacities, set_event_capacity
from eventapp.services.session_details import add_material, add_question, session_details
from eventapp.services.tracks import add_track, list_tracks, set_track
from eventapp.services.workspace import Workspace
from eventapp.store.tables import Gate
from tests.ui.hosting import png

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


def test_a_template_forgets_who_greets_and_the_picture_a_copy_keeps_both(
    workspace: Workspace, event: EventId
) -> None:
    picture = keep_picture(workspace, png())
    update_event(
        workspace,
        event,
        greeting="어서 오세요.",
        greeting_en="Welcome.",
        greeting_by="센터장 홍길동",
        greeting_by_en="Hong Gildong",
        directions="버스 3번",
        picture=picture,
    )

    copy = copy_event(workspace, event, title="봄", first_day=SPRING)
    save_template(workspace, event, "틀")
    (mould,) = list_templates(workspace)
    fresh = create_from_template(workspace, mould.id, title="가을", first_day=SPRING)

    papers = [
        (facts.greeting, facts.greeting_en, facts.greeting_by, facts.greeting_by_en, facts.picture)
        for made in (copy, fresh)
        for facts in [event_facts(workspace, EventId(made.only_inserted(Kind.EVENT)))]
    ]
    assert papers == [
        ("어서 오세요.", "Welcome.", "센터장 홍길동", "Hong Gildong", picture),
        ("", "", "", "", None),
    ]
    new = EventId(fresh.only_inserted(Kind.EVENT))
    assert event_facts(workspace, new).directions == "버스 3번"


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


@pytest.mark.parametrize("as_template", [False, True])
def test_what_registration_is_set_up_with_goes_along(
    workspace: Workspace,
    event: EventId,
    as_template: bool,
) -> None:
    first = list_categories(workspace, event)[0]
    update_category(workspace, first.id, badge_word="발표", badge_word_en="Talk", capacity=12)
    set_event_capacity(workspace, event, 80)
    add_own_field(workspace, event, name="식사", kind=FieldKind.CHOICE, choices="일반\n채식")
    for purpose in ("처음", "고침"):
        text = NoticeText(purpose, "이름", "행사 뒤 3개월", "참가할 수 없어요")
        save_notice(workspace, event, ConsentKind.PERSONAL_DATA, text)
    with workspace.step(Step.EDIT_GATE) as step:
        gate = step.session.scalars(select(Gate).where(Gate.event_id == event)).one()
        gate.reentry, gate.badges = Reentry.NEVER, BadgeRule.ONCE
        gate.categories, gate.opens_at = f"0\n{first.id}\n999", datetime(2026, 11, 24, tzinfo=UTC)

    if as_template:
        save_template(workspace, event, "틀")
        (mould,) = list_templates(workspace)
        made = create_from_template(workspace, mould.id, title="봄", first_day=SPRING)
    else:
        made = copy_event(workspace, event, title="봄", first_day=SPRING)

    copy = EventId(made.only_inserted(Kind.EVENT))
    category = list_categories(workspace, copy)[0]
    assert replace(category, id=first.id) == list_categories(workspace, event)[0]
    assert capacities(workspace, copy).event == Places(80, 0, 0)
    (own,) = list_own_fields(workspace, copy)
    assert (own.name, own.kind, own.choices) == ("식사", FieldKind.CHOICE, ("일반", "채식"))
    (notice,) = list_notices(workspace, copy)
    assert (notice.version, notice.purpose) == (1, "고침")
    with workspace.reading() as connection:
        columns = (Gate.session_id, Gate.reentry, Gate.badges, Gate.opens_at, Gate.categories)
        gates = connection.execute(select(*columns).where(Gate.event_id == copy)).all()
    assert gates == [(None, Reentry.NEVER, BadgeRule.ONCE, None, f"0\n{category.id}")]
