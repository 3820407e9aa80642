import io
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given

from eventapp.domain.interchange import (
    Detail,
    ExchangedDay,
    ExchangedPerson,
    ExchangedProgramme,
    ExchangedRoom,
    ExchangedSession,
    ExchangedTrack,
    LeftOut,
    ReadProgramme,
    stable_guid,
)
from eventapp.domain.kinds import AppearanceRole, SessionKind
from eventapp.exchange.schedule_json import read_json, write_json
from eventapp.exchange.schedule_xml import read_xml, write_xml
from tests.exchange.anything import any_programme, held_programme
from tests.exchange.programmes import MODERATOR, congress, half_day
from tests.exchange.schedules_json import (
    NAME,
    PRETALX,
    assert_valid,
    event,
    read,
    schedule,
    written,
)


def test_a_congress_comes_back_unchanged() -> None:
    assert read_json(written(congress()), NAME) == ReadProgramme(congress())


def test_both_formats_hold_the_same() -> None:
    out = io.BytesIO()
    write_xml(read_json(written(congress()), NAME).programme, out)
    from_xml = read_xml(out.getvalue(), NAME).programme

    assert read_json(written(from_xml), NAME).programme == congress()


@given(held_programme())
def test_whatever_a_workspace_holds_comes_back(programme: ExchangedProgramme) -> None:
    out = io.BytesIO()

    left_out = write_json(programme, out)

    assert left_out == ()
    assert read_json(out.getvalue(), NAME) == ReadProgramme(programme)


@given(any_programme())
def test_whatever_is_written_is_valid(programme: ExchangedProgramme) -> None:
    text = written(programme)

    assert_valid(text)
    if all(1900 <= day.date.year < 2999 for day in programme.days):  # as years of events are
        read_json(text, NAME)


def test_what_the_format_cannot_hold_is_told() -> None:
    told = {left.detail: left.count for left in write_json(half_day(), io.BytesIO())}

    assert told == {
        Detail.ENGLISH_TEXTS: 8,
        Detail.OFFICES: 4,
        Detail.EXPECTED: 1,
        Detail.UNSCHEDULED: 1,
        Detail.PRIVATE_SESSIONS: 1,
        Detail.VENUE: 1,
    }


def test_roles_biographies_and_capacities_come_back() -> None:
    programme = read_json(written(half_day()), NAME).programme

    assert programme.sessions[4].people[0] == ExchangedPerson(
        MODERATOR.name,
        guid=MODERATOR.guid,
        public_id=MODERATOR.public_id,
        role=AppearanceRole.MODERATOR,
        biography=MODERATOR.biography,
    )
    assert [room.capacity for room in programme.rooms] == [200, 40]


def test_a_private_session_is_nowhere_in_the_file() -> None:
    assert "내빈 접견" not in written(half_day()).decode()


@pytest.mark.parametrize(
    ("acronym", "zone"),
    [("사경포럼", "US/Eastern"), ("rc3-channels-2020", "Etc/GMT-1"), ("c3", "")],
)
def test_what_the_schema_does_not_allow_is_kept_where_it_is_open(acronym: str, zone: str) -> None:
    text = written(replace(half_day(), acronym=acronym, time_zone=zone))

    assert_valid(text)
    back = read_json(text, NAME).programme
    assert (back.acronym, back.time_zone) == (acronym, zone)


def test_a_session_of_weeks_has_all_its_hours() -> None:
    session = ExchangedSession(stable_guid("x"), "Exhibition", 1, day=0, length=200 * 60)

    text = written(replace(half_day(), sessions=(session,)))

    assert '"duration": "200:00"' in text.decode()
    assert_valid(text)


def test_a_pretalx_programme_is_read_with_all_that_has_a_place() -> None:
    back = read(PRETALX)

    assert back.programme == ExchangedProgramme(
        title="시범 포럼",
        title_en="Demo Forum",
        acronym="demo",
        version="0.3",
        time_zone="Europe/Berlin",
        colour="#3aa57c",
        days=(ExchangedDay(date(2020, 12, 14), 240, 2880),),
        rooms=(ExchangedRoom("Saal", "Hall", 300, "b379c473-93b9-4eae-9a09-d482e86cede3"),),
        tracks=(ExchangedTrack("Security", colour="#ff0000"),),
        sessions=(
            ExchangedSession(
                "8079583e-8321-506c-95af-fd2903a5f075",
                "Vortrag",
                25,
                SessionKind.TALK,
                title_en="A talk",
                description="one\ntwo",
                language="de",
                track="Security",
                day=0,
                room="Saal",
                start=1470,
                length=1470,
                people=(ExchangedPerson("Brian", public_id=26, biography="Builds."),),
            ),
        ),
    )
    assert back.left_out == (
        LeftOut(Detail.LINKS, 1, ("Vortrag",)),
        LeftOut(Detail.ATTACHMENTS, 1, ("Vortrag",)),
        LeftOut(Detail.PICTURES, 1, ("Vortrag",)),
        LeftOut(Detail.RECORDING, 1, ("Vortrag",)),
        LeftOut(Detail.ADDRESSES, 2, ("시범 포럼", "Vortrag")),
        LeftOut(Detail.UNNAMED_PEOPLE, 1, ("Vortrag",)),
        LeftOut(Detail.OTHER, 2, ("Saal: description", "Vortrag: answers")),
    )


def test_an_older_frab_programme_is_read() -> None:
    persons = [{"id": 7797, "public_name": "jinxx"}, {"full_public_name": "smtw"}, "A. Nonymous"]
    first = event(id="10386", guid=None, start="23:30", duration=45, persons=persons, logo=None)
    values = schedule({"Curie": [first, event(id=2, start="00:15")], "Empty": []})["schedule"]

    programme = read(values).programme

    assert [room.name for room in programme.rooms] == ["Curie"]
    assert [(s.public_id, s.start, s.length) for s in programme.sessions] == [
        (10386, 1410, 45),
        (2, 1455, 30),
    ]
    assert [person.name for person in programme.sessions[0].people] == [
        "jinxx",
        "smtw",
        "A. Nonymous",
    ]


@pytest.mark.parametrize(
    "rooms",
    [
        {"Curie": [event()]},
        [{"name": "Curie", "events": [event()]}],
        {"Curie": {"1": event()}},
        {"": [event(room="Curie")]},
    ],
)
def test_rooms_of_a_day_come_in_several_shapes(rooms: object) -> None:
    assert [session.room for session in read(schedule(rooms)).programme.sessions] == ["Curie"]


@pytest.mark.parametrize(
    "rooms",
    [
        [{"name": "A", "capacity": 20}, {"name": "B"}],
        {"A": {"capacity": 20.0}, "B": {}},
        ["A", "B"],
    ],
)
def test_rooms_of_the_event_come_in_several_shapes(rooms: object) -> None:
    known = read(schedule({}, rooms=rooms)).programme.rooms

    assert [room.name for room in known] == ["A", "B"]
    assert known[0].capacity == (0 if rooms == ["A", "B"] else 20)


def test_a_session_may_say_when_it_ends_instead_of_how_long_it_is() -> None:
    newer = {"start": "2019-08-21T23:00:00+02:00", "end": "2019-08-22T00:30:00+02:00"}

    back = read(schedule({"A": [event(duration=None, **newer)]}))

    assert (back.programme.sessions[0].start, back.programme.sessions[0].length) == (1380, 90)
    assert back.left_out == ()
