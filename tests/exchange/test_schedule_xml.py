import io
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from lxml import etree

from eventapp.domain.errors import CannotWriteFile
from eventapp.domain.interchange import (
    Detail,
    ExchangedDay,
    ExchangedProgramme,
    ExchangedSession,
    LeftOut,
    ReadProgramme,
    stable_guid,
)
from eventapp.domain.kinds import AppearanceRole, SessionKind
from eventapp.exchange.schedule_xml import read_xml, write_xml
from tests.exchange.anything import any_programme, held_programme
from tests.exchange.programmes import congress, half_day
from tests.exchange.schedules_xml import (
    NAME,
    left_out_of,
    schema,
    written,
)


def test_a_congress_comes_back_unchanged() -> None:
    programme = congress()

    back = read_xml(written(programme), NAME)

    assert back == ReadProgramme(programme)


def test_a_half_day_is_written_with_all_that_the_format_holds() -> None:
    programme = half_day()

    back = read_xml(written(programme), NAME).programme

    assert [(s.public_id, s.title, s.kind, s.room, s.start) for s in back.sessions] == [
        (1, "등록", SessionKind.REGISTRATION, "대강당", 780),
        (2, "축사", SessionKind.ADDRESS, "대강당", 810),
        (3, "작은 것들의 힘", SessionKind.KEYNOTE, "대강당", 820),
        (back.sessions[3].public_id, "쉬는 시간", SessionKind.BREAK, "", 870),
        (5, "청년은 왜 떠나는가 🚄", SessionKind.PANEL, "대강당", 885),
        (6, "Workshop: 데이터 읽기", SessionKind.WORKSHOP, "세미나실 2", 885),
        (8, "폐회", SessionKind.CLOSING, "대강당", 1050),
    ]
    assert back.sessions[2].abstract == '첫 문단.\n\n둘째 문단 & "따옴표".'
    assert back.sessions[2].subtitle == "마을에서 시작하는 <혁신>"
    assert back.tracks == tuple(replace(track, name_en="") for track in programme.tracks)
    assert (back.acronym, back.colour, back.time_zone) == ("gnforum_2026", "#0E6B5B", "Asia/Seoul")


def test_what_the_format_cannot_hold_is_told() -> None:
    assert left_out_of(half_day()) == {
        Detail.ENGLISH_TEXTS: (
            8,
            ("Gyeongnam Social Innovation Forum 2026", "Main hall", "Seminar room 2"),
        ),
        Detail.OFFICES: (4, ("박도지사", "이보라", "서종식")),
        Detail.BIOGRAPHIES: (1, ("서종식",)),
        Detail.CAPACITIES: (2, ("대강당", "세미나실 2")),
        Detail.EXPECTED: (1, ("작은 것들의 힘",)),
        Detail.UNSCHEDULED: (1, ("아직 자리가 없는 발표",)),
        Detail.PRIVATE_SESSIONS: (1, ("내빈 접견",)),
        Detail.VENUE: (1, ("경남도청 신관",)),
    }


def test_nothing_of_a_private_session_is_in_the_file() -> None:
    assert "내빈 접견" not in written(half_day()).decode()


def test_who_moderates_survives_where_other_programs_do_not_look() -> None:
    text = written(half_day())
    root = etree.fromstring(text)
    panel = next(event for event in root.iter("event") if event.get("id") == "5")

    roles = [person.role for person in read_xml(text, NAME).programme.sessions[4].people]

    assert roles[:2] == [AppearanceRole.MODERATOR, AppearanceRole.PANELLIST]
    assert panel.findtext("persons/person") == "서종식"
    assert {child.tag for child in root} == {"generator", "version", "conference", "day"}


@given(held_programme())
def test_whatever_a_workspace_holds_comes_back(programme: ExchangedProgramme) -> None:
    out = io.BytesIO()

    left_out = write_xml(programme, out)

    assert left_out == ()
    assert read_xml(out.getvalue(), NAME) == ReadProgramme(programme)


@given(any_programme())
def test_whatever_is_written_is_valid(programme: ExchangedProgramme) -> None:
    text = written(programme)

    schema().assertValid(etree.fromstring(text))
    if all(1900 <= day.date.year < 2999 for day in programme.days):  # as years of events are
        read_xml(text, NAME)


def test_a_programme_without_days_stays_one() -> None:
    programme = replace(half_day(), days=())

    back = read_xml(written(programme), NAME).programme

    assert (back.days, back.sessions) == ((), ())
    assert [room.name for room in back.rooms] == [room.name for room in programme.rooms]


def test_the_file_names_its_maker_and_its_offsets_are_those_of_the_date() -> None:
    days = (ExchangedDay(date(2026, 3, 28), 600, 1080), ExchangedDay(date(2026, 3, 29), 600, 1080))
    programme = replace(half_day(), time_zone="Europe/Berlin", days=days)

    root = etree.fromstring(written(programme))

    assert root.find("generator").get("name") == "eventapp"
    assert [day.get("start") for day in root.iter("day")] == [
        "2026-03-28T10:00:00+01:00",
        "2026-03-29T10:00:00+02:00",
    ]


def test_numbers_that_collide_or_lack_are_made_up_once_and_for_all() -> None:
    sessions = tuple(
        ExchangedSession(stable_guid(title), title, public_id=number, day=0)
        for title, number in [("a", 7), ("b", 7), ("c", None), ("d", 0), ("e", 2**40)]
    )
    programme = replace(half_day(), sessions=sessions)

    first, second = read_xml(written(programme), NAME), read_xml(written(programme), NAME)

    numbers = [session.public_id or 0 for session in first.programme.sessions]
    assert numbers[0] == 7
    assert len(set(numbers)) == 5
    assert all(0 < number < 2**31 for number in numbers)
    assert first == second


@pytest.mark.parametrize("acronym", ["사경포럼", "C3 2026", "c3", "camp?", "DemoCon"])
def test_an_acronym_the_format_does_not_allow_comes_back_all_the_same(acronym: str) -> None:
    programme = replace(half_day(), acronym=acronym)
    text = written(programme)

    schema().assertValid(etree.fromstring(text))
    assert read_xml(text, NAME).programme.acronym == acronym


def test_a_session_of_weeks_keeps_its_length_as_far_as_a_store_can() -> None:
    session = ExchangedSession(stable_guid("x"), "Exhibition", 1, day=0, length=5 * 1440 + 90)
    text = written(replace(half_day(), sessions=(session,)))

    assert etree.fromstring(text).findtext(".//duration") == "5:01:30"
    back = read_xml(text, NAME)
    assert back.programme.sessions[0].length == 2880
    assert back.left_out == (LeftOut(Detail.UNREADABLE_ROWS, 1, ("Exhibition",)),)


def test_a_file_that_cannot_be_written_leaves_the_old_one(tmp_path: Path) -> None:
    out = tmp_path / "schedule.xml"
    write_xml(congress(), out)
    assert read_xml(out.read_bytes(), out).programme == congress()

    with pytest.raises(CannotWriteFile):
        write_xml(congress(), tmp_path / "no" / "schedule.xml")
