"""Parts of a programme: a room's, a person's, and one put on a day."""

from dataclasses import replace
from datetime import date

from eventapp.domain.interchange import (
    ExchangedDay,
    ExchangedPerson,
    ExchangedProgramme,
    ExchangedSession,
)
from eventapp.exchange.parts import day_of, of_person, of_room, on_day
from tests.exchange.programmes import HALL, PANELLISTS, half_day

FIRST = date(2026, 11, 24)


def test_a_room_has_its_sessions_and_what_they_need() -> None:
    whole = half_day()

    part = of_room(whole, HALL)

    assert part == replace(
        whole,
        rooms=whole.rooms[:1],
        sessions=tuple(each for each in whole.sessions if each.room == HALL),
        part=HALL,
        part_en="Main hall",
    )
    assert part.full_title == "2026 경남 사회혁신 포럼 – 대강당"
    assert part.full_title_en == "Gyeongnam Social Innovation Forum 2026 – Main hall"


def test_a_room_nobody_knows_has_no_sessions() -> None:
    assert of_room(half_day(), "옥상").sessions == ()


def test_a_person_is_found_by_guid_by_name_and_by_english_name() -> None:
    whole = half_day()
    sessions = (whole.sessions[4], whole.sessions[8])
    person = PANELLISTS[0]

    parts = [of_person(whole, who) for who in (person.guid, "김하늘", "KIM HANEUL")]

    assert [part.sessions for part in parts] == [sessions] * 3
    assert [(part.part, part.part_en) for part in parts] == [("김하늘", "Kim Haneul")] * 3
    assert [room.name for room in parts[0].rooms] == [HALL]
    assert [track.name for track in parts[0].tracks] == ["청년 & 일"]


def test_a_guid_means_one_of_two_namesakes_and_a_name_means_both() -> None:
    one, other = ExchangedPerson("김철수", guid="a"), ExchangedPerson("김철수", guid="b")
    sessions = tuple(
        ExchangedSession(person.guid, person.guid, people=(person,)) for person in (one, other)
    )
    programme = ExchangedProgramme("가", sessions=sessions)

    assert of_person(programme, "a").sessions == sessions[:1]
    assert of_person(programme, "김철수").sessions == sessions
    assert of_person(programme, "박철수").sessions == ()


def test_the_day_of_a_session_is_one_of_the_programme() -> None:
    whole = half_day()
    session = whole.sessions[0]

    assert day_of(whole, session) == whole.days[0]
    assert day_of(whole, replace(session, day=None)) is None
    assert day_of(whole, replace(session, day=1)) is None
    assert day_of(whole, replace(session, day=-1)) is None


def loose(*starts: int) -> ExchangedProgramme:
    """Sessions of half an hour that have a time and no date."""
    sessions = (ExchangedSession(str(start), str(start), start=start) for start in starts)
    return ExchangedProgramme("가", sessions=tuple(sessions))


def test_times_without_a_date_are_put_on_a_day_and_the_days_after() -> None:
    placed = on_day(loose(600, 1440 + 30, 1440 + 540, 0), FIRST)

    assert [(each.title, each.day, each.start) for each in placed.sessions] == [
        ("600", 0, 600),
        ("1470", 0, 1470),
        ("1980", 1, 540),
        ("0", None, 0),
    ]
    assert placed.days == (
        ExchangedDay(FIRST, 600, 1500),
        ExchangedDay(date(2026, 11, 25), 540, 570),
    )


def test_a_programme_with_days_or_without_times_stays_as_it_is() -> None:
    assert on_day(half_day(), FIRST) == half_day()
    assert on_day(loose(0, 0), FIRST) == loose(0, 0)
