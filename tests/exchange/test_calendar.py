"""The programme as a calendar, read back by a library and, where that errs, by hand."""

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from icalendar import Calendar

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
from eventapp.domain.kinds import AppearanceRole, Language, SessionKind
from eventapp.exchange.calendar import write_calendar
from eventapp.exchange.calendar_zone import describe_zone
from eventapp.exchange.parts import of_person, of_room
from eventapp.exchange.sheet_words import kind_words
from tests.clock import undisturbed
from tests.exchange.anything import any_programme
from tests.exchange.programmes import HALL, MODERATOR, conference, half_day
from tests.exchange.sheet_programmes import HOSTILE, programmes

AT = datetime(2026, 10, 1, 12, 30, 15, 999, tzinfo=UTC)
DAY = date(2026, 11, 24)


def written(
    programme: ExchangedProgramme,
    *,
    language: Language = Language.KOREAN,
    at: datetime = AT,
) -> bytes:
    """The calendar's octets."""
    file = io.BytesIO()
    write_calendar(programme, file, language=language, at=at)
    return file.getvalue()


def left_out(programme: ExchangedProgramme, language: Language) -> tuple[LeftOut, ...]:
    return write_calendar(programme, io.BytesIO(), language=language, at=AT)


def events(programme: ExchangedProgramme) -> list[Any]:
    """The calendar's events, read by the library."""
    return list(Calendar.from_ical(written(programme)).walk("VEVENT"))


def lines(data: bytes) -> Iterator[tuple[str, str]]:
    """Every property's name and text, unescaped as RFC 5545 says."""
    for line in data.decode().replace("\r\n ", "").split("\r\n"):
        name, _, value = line.partition(":")
        text = re.sub(r"\\(.)", lambda match: "\n" if match[1] == "n" else match[1], value)
        yield name.partition(";")[0], text


def texts(data: bytes) -> list[dict[str, str]]:
    """The texts of each event."""
    found: list[dict[str, str]] = []
    for name, text in lines(data):
        if (name, text) == ("BEGIN", "VEVENT"):
            found.append({})
        elif found and name not in {"END", ""}:
            found[-1][name] = text
    return found


def talk(**fields: Any) -> ExchangedProgramme:
    """A programme of one session."""
    session = ExchangedSession(stable_guid("one"), "발표", day=0, start=600)
    return ExchangedProgramme(
        "행사", days=(ExchangedDay(DAY, 540, 1080),), sessions=(replace(session, **fields),)
    )


# Everything


def test_a_session_is_an_event_with_all_it_can_hold() -> None:
    assert texts(written(half_day()))[2] == {
        "UID": f"{stable_guid('session', '작은 것들의 힘')}@eventapp",
        "SEQUENCE": "2",
        "DTSTAMP": "20261001T123015Z",
        "LAST-MODIFIED": "20261001T123015Z",
        "DTSTART": "20261124T134000",
        "DTEND": "20261124T143000",
        "SUMMARY": "작은 것들의 힘",
        "LOCATION": "대강당, 경남도청 신관",
        "DESCRIPTION": "마을에서 시작하는 <혁신>\n\n기조발표자 이보라 (교수)\n\n"
        '첫 문단.\n\n둘째 문단 & "따옴표".\n\n<p>HTML 그대로</p>',
        "CATEGORIES": "지역",
    }


def test_in_english_texts_are_english_where_they_were_given() -> None:
    read = texts(written(half_day(), language=Language.ENGLISH))

    keynote, panel = read[2], read[4]
    assert keynote["SUMMARY"] == "The power of small things"
    assert keynote["LOCATION"] == "Main hall, Gyeongnam Provincial Office"
    assert keynote["CATEGORIES"] == "Region"
    assert keynote["DESCRIPTION"].startswith(
        "마을에서 시작하는 <혁신>\n\nKeynote speaker: 이보라 (교수)\n\nThe first paragraph."
    )
    assert panel["SUMMARY"] == "청년은 왜 떠나는가 🚄"
    assert panel["DESCRIPTION"] == (
        "Moderator: Seo Jongsik (Gyeongnam Center for Social Innovation, Director)\n"
        "Panellist: Kim Haneul (㈜바다상점)\nPanellist: Ana María <Núñez> & Söhne\n"
        "Panellist: 홍길동"
    )


def test_the_library_reads_every_event_and_its_times() -> None:
    programme = half_day()
    seoul = ZoneInfo("Asia/Seoul")
    public = [each for each in programme.sessions if each.public and each.day is not None]

    read = events(programme)

    assert [(event["UID"], event["SUMMARY"], event["SEQUENCE"]) for event in read] == [
        (f"{each.guid}@eventapp", each.title, each.sequence) for each in public
    ]
    midnight = datetime(2026, 11, 24, tzinfo=seoul)
    assert [(event.start, event.end) for event in read] == [
        (midnight + timedelta(minutes=each.start), midnight + timedelta(minutes=each.end))
        for each in public
    ]
    assert {event["DTSTART"].params["TZID"] for event in read} == {"Asia/Seoul"}


def test_the_calendar_says_what_it_is() -> None:
    calendar = Calendar.from_ical(written(half_day()))

    assert (calendar["VERSION"], calendar["METHOD"]) == ("2.0", "PUBLISH")
    assert str(calendar["PRODID"]).startswith("-//eventapp//eventapp ")
    assert calendar["NAME"] == calendar["X-WR-CALNAME"] == half_day().title
    assert calendar["X-WR-TIMEZONE"] == "Asia/Seoul"
    assert [zone["TZID"] for zone in calendar.walk("VTIMEZONE")] == ["Asia/Seoul"]
    assert calendar.errors == []
    assert [error for event in calendar.walk("VEVENT") for error in event.errors] == []


@pytest.mark.parametrize("language", Language)
def test_what_a_calendar_cannot_hold_is_said(language: Language) -> None:
    english = (
        LeftOut(Detail.ENGLISH_TEXTS, 6, ("작은 것들의 힘", "청년은 왜 떠나는가 🚄")),
    )  # fmt: skip
    assert left_out(half_day(), language) == (
        *(english if language is Language.KOREAN else ()),
        LeftOut(Detail.BIOGRAPHIES, 1, ("서종식",)),
        LeftOut(
            Detail.LANGUAGES,
            3,
            (
                half_day().sessions[2].title
                if language is Language.KOREAN
                else "The power of small things",
                "청년은 왜 떠나는가 🚄",
                "Workshop: 데이터 읽기",
            ),
        ),
        LeftOut(Detail.TRACK_COLOURS, 1, ("지역",)),
        LeftOut(Detail.CAPACITIES, 2, (HALL, "세미나실 2")),
        LeftOut(
            Detail.EXPECTED,
            1,
            ("작은 것들의 힘" if language is Language.KOREAN else "The power of small things",),
        ),
        LeftOut(Detail.UNSCHEDULED, 1, ("아직 자리가 없는 발표",)),
        LeftOut(Detail.PRIVATE_SESSIONS, 1, ("내빈 접견",)),
    )


def test_a_session_without_a_title_is_called_by_its_kind() -> None:
    untitled = talk(title="", kind=SessionKind.BREAK)

    assert [texts(written(untitled, language=language))[0]["SUMMARY"] for language in Language] == [
        "휴식",
        "Break",
    ]


def test_a_file_is_written_whole(tmp_path: Path) -> None:
    path = tmp_path / "programme.ics"

    write_calendar(half_day(), path, language=Language.KOREAN, at=AT)

    assert path.read_bytes() == written(half_day())


# Followed


def test_the_same_programme_again_differs_only_in_when_it_was_made() -> None:
    later = AT + timedelta(days=1)

    first, second = written(half_day()), written(half_day(), at=later)

    assert first != second
    assert first.replace(b"20261001T", b"20261002T") == second


def test_a_moved_session_keeps_its_uid_and_counts_on() -> None:
    before, after = talk(sequence=1), talk(sequence=2, start=660, title="다른 이름")

    (old,), (new,) = texts(written(before)), texts(written(after))

    assert old["UID"] == new["UID"] == f"{stable_guid('one')}@eventapp"
    assert (old["SEQUENCE"], new["SEQUENCE"]) == ("1", "2")


def test_a_room_has_a_calendar_of_its_own() -> None:
    part = of_room(half_day(), HALL)
    calendar = Calendar.from_ical(written(part))

    assert calendar["X-WR-CALNAME"] == "2026 경남 사회혁신 포럼 – 대강당"
    assert [event["SUMMARY"] for event in calendar.walk("VEVENT")] == [
        "등록", "축사", "작은 것들의 힘", "청년은 왜 떠나는가 🚄", "폐회",
    ]  # fmt: skip


@pytest.mark.parametrize("who", ["서종식", "Seo Jongsik", "seo jongsik", MODERATOR.guid])
def test_a_person_has_a_calendar_of_their_own(who: str) -> None:
    calendar = Calendar.from_ical(written(of_person(half_day(), who), language=Language.ENGLISH))

    assert calendar["X-WR-CALNAME"] == "Gyeongnam Social Innovation Forum 2026 – Seo Jongsik"
    assert [event["SUMMARY"] for event in calendar.walk("VEVENT")] == ["청년은 왜 떠나는가 🚄"]


# Times


def test_a_night_past_midnight_falls_on_the_real_date() -> None:
    (night,) = events(talk(start=25 * 60 + 30, length=45))

    seoul = ZoneInfo("Asia/Seoul")
    assert night.start == datetime(2026, 11, 25, 1, 30, tzinfo=seoul)
    assert night.end == datetime(2026, 11, 25, 2, 15, tzinfo=seoul)


def test_a_session_without_length_has_no_end() -> None:
    (event,) = events(talk(length=0))

    assert "DTEND" not in event


def test_without_a_zone_it_is_that_of_seoul_and_without_a_known_one_of_no_place() -> None:
    home, lost, utc = (
        written(replace(talk(), time_zone=zone)) for zone in ("", "Mars/Olympus", "UTC")
    )

    assert b"DTSTART;TZID=Asia/Seoul:20261124T100000\r\n" in home
    assert b"DTSTART:20261124T100000\r\n" in lost
    assert b"DTSTART:20261124T100000Z\r\n" in utc
    assert b"BEGIN:VTIMEZONE" in home
    assert b"VTIMEZONE" not in lost
    assert b"VTIMEZONE" not in utc


ZONES = (
    "Asia/Seoul",
    "Europe/Berlin",
    "Europe/Dublin",  # whose winter is the odd half
    "America/New_York",
    "Australia/Lord_Howe",  # by half an hour
    "Africa/Casablanca",  # for Ramadan
    "Asia/Kathmandu",
)


@pytest.mark.parametrize("zone", ZONES)
def test_the_zone_shows_the_right_clock_at_every_hour_of_the_years(zone: str) -> None:
    known = ZoneInfo(zone)
    component = describe_zone(known, date(2025, 12, 31), date(2027, 3, 1))
    changes = sorted(onsets(component))

    instant = datetime(2025, 1, 1, tzinfo=UTC)
    while instant < datetime(2028, 1, 1, tzinfo=UTC):
        _, ahead, name = max(change for change in changes if change[0] <= instant)
        local = instant.astimezone(known)
        assert (ahead, name) == (local.utcoffset(), local.tzname()), instant
        instant += timedelta(hours=1)


def onsets(component: Any) -> Iterator[tuple[datetime, timedelta, str]]:
    """When each clock of a zone's definition begins, as RFC 5545 says it is read."""
    for part in component.subcomponents:
        moments = [part["DTSTART"].dt]
        if "RDATE" in part:
            moments += [value.dt for value in part["RDATE"].dts]
        for moment in moments:
            begins = (moment - part["TZOFFSETFROM"].td).replace(tzinfo=UTC)
            yield begins, part["TZOFFSETTO"].td, str(part["TZNAME"])


@pytest.mark.parametrize("day", [date(2026, 3, 28), date(2026, 3, 29), date(2026, 10, 25)])
def test_clocks_on_the_wall_are_right_when_summer_begins_and_ends(day: date) -> None:
    berlin = ZoneInfo("Europe/Berlin")
    sessions = tuple(
        ExchangedSession(stable_guid(start), str(start), day=0, start=start, length=30)
        for start in range(0, 1800, 30)
    )
    programme = ExchangedProgramme(
        "x", time_zone="Europe/Berlin", days=(ExchangedDay(day, 0, 1440),), sessions=sessions
    )

    read = events(programme)

    for event, session in zip(read, sessions, strict=True):
        midnight = datetime(day.year, day.month, day.day)  # noqa: DTZ001 - the clock on the wall
        wall = midnight + timedelta(minutes=session.start)
        assert event.start.replace(tzinfo=None) == wall
        assert event.start.utcoffset() == wall.replace(tzinfo=berlin).utcoffset()


# Hostile


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_text_stays_what_it_is(text: str) -> None:
    person = ExchangedPerson(text, organisation=text, role=AppearanceRole.SPEAKER)
    programme = replace(
        talk(title=text, room=text, track=text, abstract=text, people=(person,)),
        title=text,
        venue=text,
        rooms=(ExchangedRoom(text),),
    )

    (event,) = texts(written(programme))

    assert event["SUMMARY"] == text
    assert event["LOCATION"] == f"{text}, {text}"
    assert event["CATEGORIES"] == text
    assert event["DESCRIPTION"] == f"발표자 {text} ({text})\n\n{text}"
    assert ("NAME", text) in lines(written(programme))
    assert ("X-WR-CALNAME", text) in lines(written(programme))


@given(programme=programmes())
def test_whatever_a_workspace_holds_is_written_by_the_rules(programme: ExchangedProgramme) -> None:
    data = written(programme)

    assert data.endswith(b"END:VCALENDAR\r\n")
    assert not re.search(rb"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]|\r(?!\n)|(?<!\r)\n", data)
    for line in data.split(b"\r\n"):
        assert len(line) <= 75
        line.decode()  # no letter is cut in two
    public = [
        each
        for each in programme.sessions
        if each.public
        and each.day is not None
        and date(1900, 1, 1) <= programme.days[each.day].date <= date(9000, 1, 1)
    ]
    read = texts(data)
    assert [event["UID"] for event in read] == [f"{each.guid}@eventapp" for each in public]
    titles = [event["SUMMARY"] for event in read]
    kinds = [kind_words(Language.KOREAN)[each.kind] for each in public]
    assert titles == [each.title or kind for each, kind in zip(public, kinds, strict=True)]


@given(programme=any_programme())
def test_nothing_that_has_the_right_types_makes_the_calendar_fail(
    programme: ExchangedProgramme,
) -> None:
    data = written(programme)

    Calendar.from_ical(data)
    left = {lost.detail: lost.count for lost in left_out(programme, Language.KOREAN)}
    lost = left.get(Detail.UNSCHEDULED, 0) + left.get(Detail.PRIVATE_SESSIONS, 0)
    assert len(texts(data)) + lost == len(programme.sessions)


def test_a_thousand_sessions_take_less_than_a_second() -> None:
    programme = conference(sessions=1000, rooms=30, days=2)

    with undisturbed() as clock:
        begun = clock()
        data = written(programme)
        took = clock() - begun

    assert took < 1
    assert data.count(b"BEGIN:VEVENT") == 1000
