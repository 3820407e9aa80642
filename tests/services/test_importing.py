from dataclasses import replace
from datetime import date

import pytest

from eventapp.domain.errors import NotFound, NothingToUndo
from eventapp.domain.ids import EventId, RoomId
from eventapp.domain.interchange import (
    Detail,
    ExchangedDay,
    ExchangedPerson,
    ExchangedProgramme,
    ExchangedRoom,
    ExchangedSession,
    LeftOut,
    stable_guid,
)
from eventapp.domain.kinds import AppearanceRole, Kind, SessionKind
from eventapp.domain.steps import Step
from eventapp.services.appearances import (
    AppearanceRow,
    update_appearance,
)
from eventapp.services.desk_log import event_gate
from eventapp.services.events import event_facts, list_days, list_events, update_event, update_room
from eventapp.services.exporting import programme_of
from eventapp.services.history import undo_list
from eventapp.services.import_report import (
    ChangedThing,
    Field,
    FieldChange,
    ImportReport,
    Seat,
)
from eventapp.services.importing import import_programme
from eventapp.services.organisations import list_organisations
from eventapp.services.people import list_people
from eventapp.services.programme import SessionRow, list_sessions, update_session
from eventapp.services.session_details import add_material, session_details
from eventapp.services.tracks import list_tracks
from eventapp.services.workspace import Workspace
from tests.exchange.programmes import congress, half_day

FIRST = date(2030, 1, 24)
OPENING = ExchangedSession(
    guid=stable_guid("opening"),
    title="여는 말",
    public_id=71,
    day=0,
    room="대강당",
    start=10 * 60,
    people=(ExchangedPerson("김하늘", public_id=501),),
)
SMALL = ExchangedProgramme(
    title="작은 포럼",
    time_zone="Asia/Seoul",
    days=(ExchangedDay(FIRST, 9 * 60, 18 * 60),),
    rooms=(ExchangedRoom("대강당", guid=stable_guid("hall")),),
    sessions=(OPENING,),
)


def small(**fields: object) -> ExchangedProgramme:
    """The small programme with another opening."""
    return replace(SMALL, sessions=(replace(OPENING, **fields),))  # type: ignore[arg-type]


def only_session(workspace: Workspace, event: EventId) -> SessionRow:
    (session,) = list_sessions(workspace, event)
    return session


def only_seat(workspace: Workspace, event: EventId) -> AppearanceRow:
    (seat,) = only_session(workspace, event).people
    return seat


def names(workspace: Workspace, event: EventId) -> list[str]:
    """Who sits in the only session, in order."""
    return [someone.name for someone in only_session(workspace, event).people]


def field_changes(report: ImportReport) -> tuple[FieldChange, ...]:
    """What changed of the only session that changed."""
    (changed,) = report.changed
    return changed.changes


def without_guids(programme: ExchangedProgramme) -> list[tuple[object, ...]]:
    """The sessions with everything a file says of them and their people."""
    return [
        (
            replace(session, people=(), public_id=None, sequence=0),
            [replace(person, guid="", public_id=None) for person in session.people],
        )
        for session in programme.sessions
    ]


# A new event


def test_a_new_event_is_what_the_file_says(workspace: Workspace) -> None:
    programme = half_day()
    report = import_programme(workspace, programme, event_id=None)

    made = programme_of(workspace, report.event)
    assert without_guids(made) == without_guids(programme)
    assert (made.title, made.title_en, made.acronym, made.guid, made.time_zone, made.colour) == (
        *("2026 경남 사회혁신 포럼", "Gyeongnam Social Innovation Forum 2026", "gnforum_2026"),
        *(programme.guid, "Asia/Seoul", "#0E6B5B"),
    )
    assert (made.venue, made.venue_en, made.days, made.rooms) == (
        *("경남도청 신관", "Gyeongnam Provincial Office"),
        *(programme.days, programme.rooms),
    )
    assert [(track.name, track.name_en, track.colour) for track in made.tracks] == [
        ("지역", "Region", "#7A3E9D"),
        ("청년 & 일", "Youth & work", "#8A5A00"),
    ]


def test_the_report_of_a_new_event_names_what_was_added(workspace: Workspace) -> None:
    report = import_programme(workspace, SMALL, event_id=None)

    assert (report.made, report.title, report.unchanged, report.kept) == (True, "작은 포럼", 0, ())
    assert [session.title for session in report.added] == ["여는 말"]
    assert (report.days_added, report.rooms_added, report.people_added) == (
        *((FIRST,), ("대강당",), ("김하늘",)),
    )
    assert (report.left_out, report.zone_assumed, report.changed_nothing) == ((), "", False)


def test_a_new_event_has_its_entrance(workspace: Workspace) -> None:
    report = import_programme(workspace, SMALL, event_id=None)

    assert event_gate(workspace, report.event) is not None


def test_a_file_without_a_time_zone_gets_ours_and_the_report_says_so(workspace: Workspace) -> None:
    report = import_programme(workspace, replace(SMALL, time_zone=""), event_id=None)

    assert report.zone_assumed == "Asia/Seoul"
    assert event_facts(workspace, report.event).time_zone == "Asia/Seoul"


@pytest.mark.parametrize(
    ("title", "title_en", "acronym", "called"),
    [("", "Forum", "f", "Forum"), ("", "", "fo", "fo"), (" \u200b", "", "", "2030-01-24")],
)
def test_an_event_without_a_title_still_has_a_name(
    workspace: Workspace, title: str, title_en: str, acronym: str, called: str
) -> None:
    programme = replace(SMALL, title=title, title_en=title_en, acronym=acronym)
    report = import_programme(workspace, programme, event_id=None)

    assert event_facts(workspace, report.event).title == called


def test_tracks_without_a_colour_get_different_ones(workspace: Workspace) -> None:
    report = import_programme(workspace, congress(), event_id=None)

    colours = [track.colour for track in list_tracks(workspace, report.event)]
    assert len(colours) == len(set(colours)) == 7


def test_nights_past_midnight_stay_on_their_day(workspace: Workspace) -> None:
    programme = congress()
    report = import_programme(workspace, programme, event_id=None)

    late = [session for session in list_sessions(workspace, report.event) if session.start >= 1440]
    expected = [session for session in programme.sessions if session.start >= 1440]
    assert [(row.title, row.date, row.start) for row in late] == [
        (session.title, programme.days[session.day or 0].date, session.start)
        for session in expected
    ]
    assert len(late) == 4


# The same file again


@pytest.mark.parametrize("programme", [SMALL, half_day(), congress()], ids=lambda p: p.acronym)
def test_the_same_file_again_changes_nothing_and_leaves_no_step(
    workspace: Workspace, programme: ExchangedProgramme
) -> None:
    event = import_programme(workspace, programme, event_id=None).event
    steps = undo_list(workspace)
    before = programme_of(workspace, event)
    again = import_programme(workspace, programme, event_id=event)

    assert again.changed_nothing
    assert (again.added, again.changed, again.unchanged) == ((), (), len(programme.sessions))
    assert (again.kept, again.things_changed, again.people_added) == ((), (), ())
    assert undo_list(workspace) == steps
    assert programme_of(workspace, event) == before


def test_what_we_gave_out_changes_nothing_when_it_comes_back(
    workspace: Workspace, event: EventId
) -> None:
    report = import_programme(workspace, programme_of(workspace, event), event_id=event)

    assert report.changed_nothing
    assert (report.kept, report.kept_people) == ((), ())


def test_an_import_is_one_step_and_undone_by_one(workspace: Workspace, event: EventId) -> None:
    before = programme_of(workspace, event)
    import_programme(workspace, congress(), event_id=event)
    assert undo_list(workspace, limit=1)[0].step is Step.IMPORT_PROGRAMME

    workspace.undo()
    assert programme_of(workspace, event) == before

    workspace.redo()
    titles = {session.title for session in list_sessions(workspace, event)}
    assert titles >= {session.title for session in congress().sessions}


def test_an_undone_new_event_leaves_nothing_behind(workspace: Workspace) -> None:
    event = import_programme(workspace, half_day(), event_id=None).event
    workspace.undo()

    assert list_events(workspace) == ()
    assert list_people(workspace, event) == ()
    assert list_organisations(workspace, event) == ()
    with pytest.raises(NothingToUndo):
        workspace.undo()


def test_an_event_deleted_meanwhile_is_not_found(workspace: Workspace) -> None:
    with pytest.raises(NotFound):
        import_programme(workspace, SMALL, event_id=EventId(9))

    assert list_people(workspace, EventId(9)) == ()


# What changed


def test_what_changed_is_told_field_by_field(workspace: Workspace) -> None:
    event = import_programme(workspace, SMALL, event_id=None).event
    programme = replace(
        small(title="새로운 여는 말", start=11 * 60, length=45, room="소강당", track="지역", day=1),
        days=(*SMALL.days, ExchangedDay(date(2030, 1, 25), 9 * 60, 12 * 60)),
    )
    report = import_programme(workspace, programme, event_id=event)

    assert field_changes(report) == (
        FieldChange(Field.TITLE, "여는 말", "새로운 여는 말"),
        FieldChange(Field.TRACK, None, "지역"),
        FieldChange(Field.DAY, FIRST, date(2030, 1, 25)),
        FieldChange(Field.START, 600, 660),
        FieldChange(Field.LENGTH, 30, 45),
        FieldChange(Field.ROOM, "대강당", "소강당"),
    )
    assert (report.days_added, report.rooms_added, report.tracks_added) == (
        *((date(2030, 1, 25),), ("소강당",), ("지역",)),
    )
    moved = only_session(workspace, event)
    assert (moved.title, moved.date, moved.start, moved.length, moved.room_name) == (
        *("새로운 여는 말", date(2030, 1, 25), 660, 45, "소강당"),
    )


def test_a_session_is_known_by_its_number_and_title_when_its_guid_is_another(
    workspace: Workspace,
) -> None:
    event = import_programme(workspace, SMALL, event_id=None).event
    report = import_programme(
        workspace, small(guid=stable_guid("another"), length=OPENING.length + 5), event_id=event
    )

    assert field_changes(report) == (FieldChange(Field.LENGTH, OPENING.length, OPENING.length + 5),)
    assert programme_of(workspace, event).sessions[0].guid == OPENING.guid


def test_a_number_alone_means_another_session_in_every_program(workspace: Workspace) -> None:
    event = import_programme(workspace, SMALL, event_id=None).event
    foreign = small(guid=stable_guid("another"), title="전혀 다른 순서")

    report = import_programme(workspace, foreign, event_id=event)

    assert [session.title for session in report.added] == ["전혀 다른 순서"]
    titles = {session.title for session in list_sessions(workspace, event)}
    assert titles == {OPENING.title, "전혀 다른 순서"}


def test_a_programme_of_another_event_adds_its_sessions_and_renames_nothing(
    workspace: Workspace, event: EventId
) -> None:
    title = event_facts(workspace, event).title

    import_programme(workspace, replace(SMALL, venue="다른 곳"), event_id=event)

    facts = event_facts(workspace, event)
    assert (facts.title, facts.venue == "다른 곳") == (title, False)


def test_the_same_programme_as_two_events_has_names_of_its_own_in_each(
    workspace: Workspace,
) -> None:
    first = import_programme(workspace, SMALL, event_id=None).event
    second = import_programme(workspace, SMALL, event_id=None).event

    names = [programme_of(workspace, which).sessions[0].guid for which in (first, second)]
    assert names[0] == OPENING.guid
    assert names[1] != OPENING.guid
    assert import_programme(workspace, SMALL, event_id=second).changed_nothing
    assert import_programme(workspace, SMALL, event_id=first).changed_nothing


def test_a_complete_file_says_by_emptiness_too(workspace: Workspace) -> None:
    event = import_programme(workspace, small(subtitle="부제", expected=30), event_id=None).event
    empty = small(subtitle="", expected=0, people=(), public=False, day=None)

    silent = import_programme(workspace, empty, event_id=event)
    assert Field.SUBTITLE not in {change.field for change in field_changes(silent)}
    import_programme(workspace, empty, event_id=event, complete=True)

    (session,) = list_sessions(workspace, event)
    assert (session.subtitle, session.expected, session.people) == ("", 0, ())
    assert (session.public, session.day) == (False, None)


def test_an_event_without_a_title_in_the_file_is_called_after_the_file(
    workspace: Workspace,
) -> None:
    nameless = replace(SMALL, title="", title_en="", acronym="")

    report = import_programme(workspace, nameless, event_id=None, name="봄 포럼")

    assert report.title == "봄 포럼"


def test_sessions_the_file_does_not_hold_are_kept_and_told(
    workspace: Workspace, event: EventId
) -> None:
    before = [session.id for session in list_sessions(workspace, event)]
    report = import_programme(workspace, SMALL, event_id=event)

    assert sorted(session.id for session in report.kept) == sorted(before)
    assert [session.title for session in report.added] == ["여는 말"]
    assert {session.id for session in list_sessions(workspace, event)} > set(before)


def test_two_sessions_of_one_guid_are_two_sessions(workspace: Workspace) -> None:
    twin = replace(OPENING, title="쌍둥이", public_id=72)
    programme = replace(SMALL, sessions=(OPENING, twin))
    event = import_programme(workspace, programme, event_id=None).event

    made = programme_of(workspace, event).sessions
    assert [session.title for session in made] == ["여는 말", "쌍둥이"]
    assert len({session.guid for session in made}) == 2
    assert import_programme(workspace, programme, event_id=event).changed_nothing


def test_the_events_own_facts_follow_the_file(workspace: Workspace) -> None:
    event = import_programme(workspace, SMALL, event_id=None).event
    programme = replace(SMALL, title="큰 포럼", venue="도청", time_zone="Europe/Berlin")
    report = import_programme(workspace, programme, event_id=event)

    assert report.things_changed == (
        ChangedThing(
            Kind.EVENT,
            "큰 포럼",
            (
                FieldChange(Field.TITLE, "작은 포럼", "큰 포럼"),
                FieldChange(Field.VENUE, "", "도청"),
                FieldChange(Field.TIME_ZONE, "Asia/Seoul", "Europe/Berlin"),
            ),
        ),
    )
    assert event_facts(workspace, event).time_zone == "Europe/Berlin"


@pytest.mark.parametrize(
    ("said", "kept"), [("Etc/GMT-1", "Europe/Berlin"), ("Etc/GMT-2", "Etc/GMT-2")]
)
def test_a_mere_distance_to_utc_replaces_no_zone_that_has_it(
    workspace: Workspace, said: str, kept: str
) -> None:
    programme = replace(SMALL, time_zone="Europe/Berlin")
    event = import_programme(workspace, programme, event_id=None).event
    import_programme(workspace, replace(SMALL, time_zone=said), event_id=event)

    assert event_facts(workspace, event).time_zone == kept


def test_a_day_grows_and_never_shrinks(workspace: Workspace) -> None:
    event = import_programme(workspace, SMALL, event_id=None).event
    longer = replace(SMALL, days=(ExchangedDay(FIRST, 8 * 60, 17 * 60),))
    report = import_programme(workspace, longer, event_id=event)

    (day,) = list_days(workspace, event)
    assert (day.opens, day.closes) == (8 * 60, 18 * 60)
    assert report.things_changed == (
        ChangedThing(Kind.DAY, "2030-01-24", (FieldChange(Field.OPENS, 540, 480),)),
    )


def test_a_room_that_was_renamed_is_known_by_its_guid(workspace: Workspace) -> None:
    event = import_programme(workspace, SMALL, event_id=None).event
    programme = replace(
        small(room="본관 대강당"),
        rooms=(ExchangedRoom("본관 대강당", "Main hall", 120, stable_guid("hall")),),
    )
    report = import_programme(workspace, programme, event_id=event)

    (room,) = event_facts(workspace, event).rooms
    assert (room.name, room.name_en, room.capacity) == ("본관 대강당", "Main hall", 120)
    assert (report.rooms_added, report.changed) == ((), ())
    assert import_programme(workspace, programme, event_id=event).changed_nothing


# What a person did here


def test_what_the_file_leaves_empty_is_never_wiped(workspace: Workspace) -> None:
    event = import_programme(workspace, SMALL, event_id=None).event
    session = only_session(workspace, event)
    add_material(workspace, session.id, "발표.pdf", b"%PDF")
    update_session(
        workspace,
        session.id,
        kind=SessionKind.KEYNOTE,
        title_en="Opening words",
        abstract="초록",
        abstract_en="Abstract",
        notes="마이크 두 개",
        expected=120,
        public=False,
        case_results="하나\n둘",
    )
    update_room(workspace, RoomId(session.room or 0), capacity=200, name_en="Hall")
    update_event(workspace, event, venue="도청", motto="함께", title_en="Small forum")
    before = list_sessions(workspace, event)
    report = import_programme(workspace, SMALL, event_id=event)

    assert report.changed_nothing
    assert list_sessions(workspace, event) == before
    details = session_details(workspace, session.id)
    assert (details.case_results, [file.name for file in details.materials]) == (
        *("하나\n둘", ["발표.pdf"]),
    )


def test_a_files_own_words_win_over_what_was_edited_here(workspace: Workspace) -> None:
    event = import_programme(workspace, SMALL, event_id=None).event
    update_session(workspace, only_session(workspace, event).id, title="내가 고친 제목")
    report = import_programme(workspace, SMALL, event_id=event)

    assert field_changes(report) == (FieldChange(Field.TITLE, "내가 고친 제목", "여는 말"),)


def test_kinds_follow_a_file_that_has_any(workspace: Workspace) -> None:
    keynote = replace(OPENING, guid=stable_guid("key"), public_id=72, kind=SessionKind.KEYNOTE)
    programme = replace(SMALL, sessions=(OPENING, keynote))
    event = import_programme(workspace, programme, event_id=None).event
    talk = next(row for row in list_sessions(workspace, event) if row.kind is SessionKind.TALK)
    update_session(workspace, talk.id, kind=SessionKind.PANEL)
    report = import_programme(workspace, programme, event_id=event)

    assert field_changes(report) == (FieldChange(Field.KIND, SessionKind.PANEL, SessionKind.TALK),)


def test_roles_are_left_alone_by_a_file_that_only_names_people(workspace: Workspace) -> None:
    event = import_programme(workspace, SMALL, event_id=None).event
    update_appearance(workspace, only_seat(workspace, event).id, role=AppearanceRole.MODERATOR)

    assert import_programme(workspace, SMALL, event_id=event).changed_nothing
    assert only_seat(workspace, event).role is AppearanceRole.MODERATOR


def test_roles_follow_a_file_that_has_any(workspace: Workspace) -> None:
    people = (
        ExchangedPerson("김하늘", public_id=501, role=AppearanceRole.MODERATOR),
        ExchangedPerson("이보라", public_id=502),
    )
    event = import_programme(workspace, small(people=people), event_id=None).event
    moderator = only_session(workspace, event).people[0]
    update_appearance(workspace, moderator.id, role=AppearanceRole.SPEAKER)
    report = import_programme(workspace, small(people=people), event_id=event)

    assert field_changes(report) == (
        FieldChange(
            Field.PEOPLE,
            (Seat("김하늘", AppearanceRole.SPEAKER), Seat("이보라", AppearanceRole.SPEAKER)),
            (Seat("김하늘", AppearanceRole.MODERATOR), Seat("이보라", AppearanceRole.SPEAKER)),
        ),
    )


# What does not fit


def test_texts_too_long_are_shortened_and_told(workspace: Workspace) -> None:
    programme = replace(
        small(title="가" * 400, abstract="나" * 30_000),
        rooms=(ExchangedRoom("방" * 300),),
        acronym="x" * 900,
    )
    report = import_programme(workspace, programme, event_id=None)

    session = only_session(workspace, report.event)
    assert (len(session.title), len(session.abstract)) == (300, 20_000)
    (shortened,) = report.left_out
    assert (shortened.detail, shortened.count) == (Detail.SHORTENED_TEXTS, 4)
    assert all(len(example) <= 80 for example in shortened.examples)


@pytest.mark.parametrize(
    ("fields", "kept"),
    [
        ({"start": -1}, (None, 0, 30, 0)),
        ({"start": 99_999}, (None, 0, 30, 0)),
        ({"length": 0}, (FIRST, 600, 30, 0)),
        ({"length": 99_999}, (FIRST, 600, 30, 0)),
        ({"expected": -3}, (FIRST, 600, 30, 0)),
    ],
)
def test_a_number_that_cannot_be_is_left_out_and_told(
    workspace: Workspace, fields: dict[str, int], kept: tuple[object, ...]
) -> None:
    report = import_programme(workspace, small(**fields), event_id=None)

    session = only_session(workspace, report.event)
    assert (session.date, session.start, session.length, session.expected) == kept
    assert report.left_out == (LeftOut(Detail.UNREADABLE_ROWS, 1, ("여는 말",)),)


@pytest.mark.parametrize(
    "name",
    [
        *("<img src='file:///etc/passwd'>", "a&b", "{x.__class__}", "%s %(n)d", "=1+1", "'; --"),
        *("\u202egnp.exe", "👨‍👩‍👧‍👦", "김\u1112\u1161\u11ab"),
    ],
)
def test_hostile_names_are_taken_literally(workspace: Workspace, name: str) -> None:
    programme = replace(
        small(title=name, track=name, room=name, people=(ExchangedPerson(name),)),
        title=name,
        rooms=(),
    )
    event = import_programme(workspace, programme, event_id=None).event

    literal = name.replace("\u202e", "").replace("\u1112\u1161\u11ab", "한")
    session = only_session(workspace, event)
    assert (session.title, session.track_name, session.room_name) == (literal,) * 3
    assert names(workspace, event) == [literal]
    assert import_programme(workspace, programme, event_id=event).changed_nothing
