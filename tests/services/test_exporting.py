from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from eventapp.domain.errors import NotFound
from eventapp.domain.ids import EventId
from eventapp.domain.interchange import (
    ExchangedDay,
    ExchangedProgramme,
    ExchangedSession,
    stable_guid,
)
from eventapp.domain.kinds import AppearanceStatus, Kind, Language, SessionKind
from eventapp.domain.placement import Placement
from eventapp.exchange.files import read_programme, write_programme
from eventapp.services.appearances import name_new_stand_in, update_appearance
from eventapp.services.events import add_day, list_days, update_day
from eventapp.services.exporting import note_publication, numbered, programme_of
from eventapp.services.importing import import_programme
from eventapp.services.programme import (
    SessionRow,
    add_session,
    list_sessions,
    move_session,
    update_session,
)
from eventapp.services.workspace import Workspace, create_workspace, open_workspace
from eventapp.store.store import Store
from tests.exchange.programmes import congress, half_day


def keynote(workspace: Workspace, event: EventId) -> SessionRow:
    """The sample's keynote."""
    (found,) = (row for row in list_sessions(workspace, event) if row.kind is SessionKind.KEYNOTE)
    return found


def exchanged(programme: ExchangedProgramme, kind: SessionKind) -> ExchangedSession:
    """The programme's first session of a kind."""
    return next(session for session in programme.sessions if session.kind is kind)


def sequences(programme: ExchangedProgramme) -> set[int]:
    return {session.sequence for session in programme.sessions}


# The programme as a value


def test_the_programme_is_in_order_of_day_start_and_room(
    workspace: Workspace, event: EventId
) -> None:
    programme = programme_of(workspace, event)

    assert [(session.day, session.start, session.title) for session in programme.sessions] == [
        (0, row.start, row.title) for row in list_sessions(workspace, event)
    ]
    assert [day.date for day in programme.days] == [date(2026, 11, 24)]
    assert programme.rooms[0].name == "대회의실"


def test_a_session_says_everything_of_itself_and_of_its_people(
    workspace: Workspace, event: EventId
) -> None:
    update_session(workspace, keynote(workspace, event).id, subtitle="부제", language="ko")
    said = exchanged(programme_of(workspace, event), SessionKind.KEYNOTE)

    (speaker,) = said.people
    assert (said.title, said.subtitle, said.language, said.room, said.public) == (
        *("공공기관과 사회적경제의 협력이 중요한 이유", "부제", "ko", "대회의실", True),
    )
    assert (speaker.name, speaker.position, speaker.organisation) == (
        *("서종식", "사회적경제지원실장", "한국사회적기업진흥원"),
    )


def test_the_unscheduled_come_last_and_without_a_day(workspace: Workspace, event: EventId) -> None:
    moved = keynote(workspace, event)
    move_session(workspace, moved.id, to=None)

    last = programme_of(workspace, event).sessions[-1]
    assert (last.title, last.day, last.room) == (moved.title, None, "")


def test_a_stand_in_is_named_instead(workspace: Workspace, event: EventId) -> None:
    (seat,) = keynote(workspace, event).people
    name_new_stand_in(workspace, seat.id, "대리인", on=date(2026, 11, 24))
    update_appearance(workspace, seat.id, status=AppearanceStatus.DECLINED)

    people = exchanged(programme_of(workspace, event), SessionKind.KEYNOTE).people
    assert [(person.name, person.role) for person in people] == [("대리인", seat.role)]


def test_who_declined_is_left_out(workspace: Workspace, event: EventId) -> None:
    (seat,) = keynote(workspace, event).people
    update_appearance(workspace, seat.id, status=AppearanceStatus.DECLINED)

    assert exchanged(programme_of(workspace, event), SessionKind.KEYNOTE).people == ()


def test_two_days_of_one_date_are_one(workspace: Workspace, event: EventId) -> None:
    (first,) = list_days(workspace, event)
    extra = add_day(workspace, event).only_inserted(Kind.DAY)
    second = next(day for day in list_days(workspace, event) if day.id == extra)
    update_day(workspace, second.id, date=first.date, opens=60, closes=120)
    changes = add_session(
        workspace, event, kind=SessionKind.TALK, placement=Placement(second.id, None, 70, 10)
    )

    programme = programme_of(workspace, event)
    assert programme.days == (ExchangedDay(first.date, 60, first.closes),)
    assert programme.sessions[0].public_id == changes.only_inserted(Kind.SESSION)
    assert (programme.sessions[0].day, programme.sessions[0].start) == (0, 70)


def test_an_event_deleted_meanwhile_is_not_found(workspace: Workspace) -> None:
    with pytest.raises(NotFound):
        programme_of(workspace, EventId(9))


def test_guids_and_numbers_are_the_same_each_time(workspace: Workspace, event: EventId) -> None:
    assert programme_of(workspace, event) == programme_of(workspace, event)


def test_what_nobody_numbered_has_the_number_of_its_row(
    workspace: Workspace, event: EventId
) -> None:
    numbers = {session.public_id for session in programme_of(workspace, event).sessions}

    assert numbers == {int(row.id) for row in list_sessions(workspace, event)}


@pytest.mark.parametrize(
    ("rows", "numbers"),
    [
        ([(1, "", None), (2, "", None)], {1: 1, 2: 2}),
        ([(1, "", 7), (2, "", None)], {1: 7, 2: 2}),
        ([(1, "", 5), (2, "", 5)], {1: 5, 2: 2}),
        ([(1, "", 0), (2, "", -1), (3, "", 2**40)], {1: 1, 2: 2, 3: 3}),
        ([(2**40, stable_guid("a"), None)], {2**40: 1_628_866_694}),
        ([(7, stable_guid("a"), None), (8, "", 7)], {7: 1_628_866_694, 8: 7}),
        (
            [(7, stable_guid("a"), None), (8, "", 7), (9, "", 1_628_866_694)],
            {7: 1_628_866_695, 8: 7, 9: 1_628_866_694},
        ),
    ],
)
def test_no_two_have_one_number(
    rows: list[tuple[int, str, int | None]], numbers: dict[int, int]
) -> None:
    assert numbered(rows) == numbers


# Round trips


@pytest.mark.parametrize("ending", [".xml", ".json", ".xlsx"])
@pytest.mark.parametrize("make", [half_day, congress])
def test_a_programme_survives_the_journey_there_and_back(
    workspace: Workspace, tmp_path: Path, make: Callable[[], ExchangedProgramme], ending: str
) -> None:
    event = import_programme(workspace, make(), event_id=None).event
    given = programme_of(workspace, event)
    out = tmp_path / f"programme{ending}"
    write_programme(given, out, language=Language.KOREAN, at=datetime(2030, 1, 1, tzinfo=UTC))
    taken = read_programme(out).programme
    elsewhere = create_workspace(tmp_path / "elsewhere.eventapp")
    other = import_programme(elsewhere, taken, event_id=None).event

    assert said(programme_of(elsewhere, other)) == said(given)
    elsewhere.close()
    assert import_programme(workspace, taken, event_id=event).changed_nothing


def said(programme: ExchangedProgramme) -> list[tuple[object, ...]]:
    """What must come back of every session that a schedule holds."""
    return [
        (
            *(session.public_id, session.guid, session.title, session.day, session.start),
            *(session.length, session.room, session.track, session.language, session.abstract),
            [(person.name, person.public_id, person.role) for person in session.people],
        )
        for session in programme.sessions
        if session.public and session.day is not None
    ]


# Publication


def test_what_is_published_first_has_the_sequence_0(workspace: Workspace, event: EventId) -> None:
    assert sequences(note_publication(workspace, programme_of(workspace, event))) == {0}


def test_only_what_changed_since_counts_on(workspace: Workspace, event: EventId) -> None:
    note_publication(workspace, programme_of(workspace, event))
    changed = keynote(workspace, event)
    update_session(workspace, changed.id, title="다른 제목")
    programme = note_publication(workspace, programme_of(workspace, event))

    assert {session.title for session in programme.sessions if session.sequence} == {"다른 제목"}
    assert programme_of(workspace, event) == programme
    assert note_publication(workspace, programme) == programme


def test_undo_takes_no_publication_back(workspace: Workspace, event: EventId) -> None:
    def published() -> int:
        programme = note_publication(workspace, programme_of(workspace, event))
        return exchanged(programme, SessionKind.KEYNOTE).sequence

    session = keynote(workspace, event)
    counts = [published()]
    update_session(workspace, session.id, title="다른 제목")
    counts.append(published())
    workspace.undo()
    counts += [published(), published()]

    assert counts == [0, 1, 2, 2]


@pytest.mark.parametrize(
    "change",
    [
        {"title_en": "Why"},
        {"abstract": "초록"},
        {"length": 55},
        {"subtitle": "부제"},
        {"description": "<p>설명</p>"},
        {"kind": SessionKind.TALK},
    ],
)
def test_everything_a_calendar_shows_counts(
    workspace: Workspace, event: EventId, change: dict[str, object]
) -> None:
    note_publication(workspace, programme_of(workspace, event))
    session = keynote(workspace, event)
    update_session(workspace, session.id, **change)  # type: ignore[arg-type]
    programme = note_publication(workspace, programme_of(workspace, event))

    assert [one.sequence for one in programme.sessions if one.sequence] == [1]


@pytest.mark.parametrize("change", [{"notes": "비밀"}, {"expected": 90}, {"language": "ko"}])
def test_what_no_calendar_shows_counts_for_nothing(
    workspace: Workspace, event: EventId, change: dict[str, object]
) -> None:
    note_publication(workspace, programme_of(workspace, event))
    session = keynote(workspace, event)
    update_session(workspace, session.id, **change)  # type: ignore[arg-type]

    assert sequences(note_publication(workspace, programme_of(workspace, event))) == {0}


def test_what_is_not_published_is_not_counted(workspace: Workspace) -> None:
    programme = ExchangedProgramme(
        title="포럼",
        days=(ExchangedDay(date(2030, 1, 1), 540, 1080),),
        sessions=(
            ExchangedSession(stable_guid(1), "공개", day=0),
            ExchangedSession(stable_guid(2), "비공개", day=0, public=False),
            ExchangedSession(stable_guid(3), "미정"),
        ),
    )
    event = import_programme(workspace, programme, event_id=None).event
    note_publication(workspace, programme_of(workspace, event))
    for row in list_sessions(workspace, event):
        update_session(workspace, row.id, title=f"{row.title}!")
    again = note_publication(workspace, programme_of(workspace, event))

    assert {session.title: session.sequence for session in again.sessions} == {
        "공개!": 1,
        "비공개!": 0,
        "미정!": 0,
    }


def test_publishing_is_no_step_and_tells_nobody(workspace: Workspace, event: EventId) -> None:
    told: list[object] = []
    workspace.subscribe(told.append)
    note_publication(workspace, programme_of(workspace, event))

    assert told == []


@pytest.fixture
def to_view(workspace: Workspace, event: EventId) -> Iterator[Store]:
    """The sample, published once and changed since, on a medium that takes no writing."""
    note_publication(workspace, programme_of(workspace, event))
    update_session(workspace, keynote(workspace, event).id, title="다른 제목")
    workspace.close()
    store = open_workspace(workspace.path)
    store.read_only = True
    yield store
    store.close()


def test_a_workspace_open_to_view_counts_and_forgets(to_view: Store, event: EventId) -> None:
    for _time in range(2):
        programme = note_publication(to_view, programme_of(to_view, event))
        assert exchanged(programme, SessionKind.KEYNOTE).sequence == 1

    assert sequences(programme_of(to_view, event)) == {0}
