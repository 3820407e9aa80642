"""When the sessions of other people's sheets are, however their rows say it."""

from datetime import datetime
from pathlib import Path

import pytest
from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from eventapp.domain.interchange import Detail, ExchangedDay, LeftOut
from eventapp.exchange.parts import on_day
from eventapp.exchange.sheet import read_sheet
from tests.exchange.typed_sheets import DAY, NIGHT, Typist, timetable, write_row


@pytest.fixture
def typed(tmp_path: Path) -> Typist:
    """Types a sheet and reads it."""
    return Typist(tmp_path)


# Days


def test_a_date_stands_once_for_all_rows_of_its_day(typed: Typist) -> None:
    def fill(book: Workbook, sheet: Worksheet) -> None:
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        sheet.merge_range(1, 0, 2, 0, "", day)
        sheet.write_datetime(1, 0, datetime(2026, 11, 24), day)  # noqa: DTZ001 - a cell's
        sheet.write_string(3, 0, "11월 25일(수)")

    read = typed(
        ("일자", "시간", "제목"),
        ("", "10:00~11:00", "가"),
        ("", "11:00~12:00", "나"),
        ("", "09:00~10:00", "다"),
        ("", "10:00~11:00", "라"),
        fill=fill,
    )

    assert [(day.date, day.opens, day.closes) for day in read.programme.days] == [
        (DAY, 600, 720),
        (NIGHT, 540, 660),
    ]
    assert [each[0] for each in timetable(read.programme)] == [0, 0, 1, 1]
    assert read.left_out == ()


def test_a_date_may_stand_in_a_row_of_its_own(typed: Typist) -> None:
    read = typed(
        ("시간", "제목"),
        ("2026. 11. 24.(화)",),
        ("10:00~11:00", "가"),
        ("둘째 날",),
        ("10:00~11:00", "나"),
    )

    assert [day.date for day in read.programme.days] == [DAY, NIGHT]
    assert timetable(read.programme) == [
        (0, "10:00", 60, "talk", "가"),
        (1, "10:00", 60, "talk", "나"),
    ]


def test_a_sheet_a_day_is_one_programme(tmp_path: Path) -> None:
    path = tmp_path / "programme.xlsx"
    with Workbook(path) as book:
        for name, title in (("11.24(화)", "가"), ("2일차", "나"), ("명단", "")):
            sheet = book.add_worksheet(name)
            if title:
                write_row(sheet, 0, ("일시: 2026. 11. 24.(화)",))
                write_row(sheet, 1, ("시간", "제목"))
                write_row(sheet, 2, ("10:00~11:00", title))
            else:
                write_row(sheet, 0, ("이름", "소속"))
                write_row(sheet, 1, ("김하늘", "LH"))

    read = read_sheet(path)

    assert [day.date for day in read.programme.days] == [DAY, NIGHT]
    assert timetable(read.programme) == [
        (0, "10:00", 60, "talk", "가"),
        (1, "10:00", 60, "talk", "나"),
    ]
    assert read.left_out == ()


def test_of_two_sheets_alike_the_first_is_read_and_the_other_told(tmp_path: Path) -> None:
    path = tmp_path / "programme.xlsx"
    with Workbook(path) as book:
        for name in ("최종", "초안"):
            sheet = book.add_worksheet(name)
            write_row(sheet, 0, ("시간", "제목"))
            write_row(sheet, 1, ("10:00~11:00", name))

    read = read_sheet(path)

    assert [each.title for each in read.programme.sessions] == ["최종"]
    assert LeftOut(Detail.OTHER, 1, ("초안",)) in read.left_out


def test_without_a_date_sessions_keep_their_times_and_that_is_said(
    typed: Typist,
) -> None:
    read = typed(
        ("구분", "시간", "제목"),
        ("1일차",),
        ("발표", "10:00~11:00", "가"),
        ("발표", "23:30~24:30", "밤"),
        ("2일차",),
        ("발표", "09:00~09:30", "나"),
    )

    assert read.programme.days == ()
    assert timetable(read.programme) == [
        (None, "10:00", 60, "talk", "가"),
        (None, "23:30", 60, "talk", "밤"),
        (None, "33:00", 30, "talk", "나"),
    ]
    assert read.left_out == (LeftOut(Detail.UNSCHEDULED, 3, ("가", "밤", "나")),)
    placed = on_day(read.programme, DAY)
    assert placed.days == (ExchangedDay(DAY, 600, 1470), ExchangedDay(NIGHT, 540, 570))
    assert timetable(placed) == [
        (0, "10:00", 60, "talk", "가"),
        (0, "23:30", 60, "talk", "밤"),
        (1, "09:00", 30, "talk", "나"),
    ]


def test_what_is_said_to_have_no_date_yet_is_unscheduled_without_a_word(
    typed: Typist,
) -> None:
    read = typed(
        ("날짜", "시간", "제목"),
        ("2026-11-24", "10:00~11:00", "가"),
        ("미정", "", "나"),
        ("추후 공지", "", "다"),
    )

    assert timetable(read.programme)[1:] == [
        (None, "00:00", 15, "talk", "나"),
        (None, "00:00", 15, "talk", "다"),
    ]
    assert read.left_out == ()


# Times


def test_times_are_read_in_every_way_they_are_typed(typed: Typist) -> None:
    def fill(book: Workbook, sheet: Worksheet) -> None:
        clock = book.add_format({"num_format": "hh:mm"})
        sheet.write_number(1, 1, 9.5 / 24, clock)
        sheet.write_number(1, 2, 10 / 24, clock)

    read = typed(
        ("날짜", "시작", "종료", "제목"),
        ("2026-11-24", "", "", "참"),
        ("", "오전 10:00", "10시 30분", "말"),
        ("", "10:30~11:00", "", "곳"),
        ("", 1100, 1130, "수"),
        ("", "11:30", "12:00", "글"),
        ("", "오후 1시", "2:30", "낮"),
        fill=fill,
    )

    assert [row[1:3] for row in timetable(read.programme)] == [
        ("09:30", 30), ("10:00", 30), ("10:30", 30), ("11:00", 30), ("11:30", 30), ("13:00", 90),
    ]  # fmt: skip
    assert read.left_out == ()


def test_lengths_stand_for_ends_and_lengths_alone_for_times(
    typed: Typist,
) -> None:
    read = typed(
        ("일시: 2026-11-24",),
        ("시작", "소요시간(분)", "제목"),
        ("10:00", 20, "가"),
        ("", "1시간", "나"),
        ("", "30분", "다"),
    )

    assert [row[:3] for row in timetable(read.programme)] == [
        (0, "10:00", 20),
        (0, "10:20", 60),
        (0, "11:20", 30),
    ]


def test_a_start_alone_lasts_until_the_next_or_as_long_as_usual(
    typed: Typist,
) -> None:
    read = typed(
        ("일시: 2026-11-24",),
        ("시간", "제목"),
        ("10:00", "가"),
        ("10:40", "휴식"),
        ("11:00", "점심"),
    )

    assert [row[1:4] for row in timetable(read.programme)] == [
        ("10:00", 40, "talk"),
        ("10:40", 20, "break"),
        ("11:00", 60, "lunch"),
    ]


def test_hours_of_the_afternoon_and_of_the_night_go_on(
    typed: Typist,
) -> None:
    read = typed(
        ("일시: 2026-11-24",),
        ("시간", "제목"),
        ("11:00~12:00", "가"),
        ("12:00~1:00", "점심"),
        ("1:00~2:30", "나"),
        ("18:00~23:30", "다"),
        ("23:30~00:30", "라"),
        ("00:30~01:00", "마"),
    )

    assert [row[1:3] for row in timetable(read.programme)] == [
        ("11:00", 60), ("12:00", 60), ("13:00", 90), ("18:00", 330), ("23:30", 60), ("24:30", 30),
    ]  # fmt: skip


def test_rooms_side_by_side_do_not_push_each_other_on(typed: Typist) -> None:
    read = typed(
        ("일시: 2026-11-24",),
        ("시간", "장소", "제목"),
        ("13:00", "가실", "하나"),
        ("14:00", "가실", "둘"),
        ("07:30", "나실", "셋"),
        ("09:00", "나실", "넷"),
    )

    assert [(row[1], row[4]) for row in timetable(read.programme)] == [
        ("07:30", "셋"), ("09:00", "넷"), ("13:00", "하나"), ("14:00", "둘"),
    ]  # fmt: skip


def test_seconds_are_cut_off_and_counted(typed: Typist) -> None:
    read = typed(("일시: 2026-11-24",), ("시작", "종료", "제목"), ("10:00:30", "10:20", "가"))

    assert timetable(read.programme) == [(0, "10:00", 20, "talk", "가")]
    assert read.left_out == (LeftOut(Detail.SECONDS, 1, ("가",)),)
