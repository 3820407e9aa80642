"""Programme sheets of organisers who never saw one of ours, typed as they type them."""

from pathlib import Path

import pytest
from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from eventapp.domain.interchange import Detail, ExchangedDay, ExchangedRoom, LeftOut
from eventapp.domain.kinds import SessionKind
from tests.exchange.typed_sheets import DAY, Typist, people, timetable, write_row


@pytest.fixture
def typed(tmp_path: Path) -> Typist:
    """Types a sheet and reads it."""
    return Typist(tmp_path)


# The programme of a public office


_PANEL = """사회 : 배중철(한국교통안전공단 경남본부장)
토론 : 황영임(경남자활기업협회 회장), 김미득(경남협동조합협의회 부회장)
       김진수, 심인경(㈔경남사회혁신가네트워크 사무국장)"""


def office(book: Workbook, sheet: Worksheet) -> None:
    """A half-day workshop: an attachment to a letter, half of it merged cells."""
    bold = book.add_format({"bold": True, "align": "center"})
    title = "사회적가치 실현을 위한 공기업과 사회적경제의 협력 강화 방안 워크숍 세부일정(안)"
    sheet.merge_range(0, 0, 0, 4, "[붙임 1]", bold)
    sheet.merge_range(1, 0, 1, 4, title, bold)
    sheet.write(2, 0, "○ 일  시 : 2026. 11. 24.(화) 09:30~12:30")
    sheet.write(3, 0, "○ 장  소 : 한국토지주택공사 경남지역본부 대회의실")
    rows = [
        ("시  간", "구  분", "내    용", "발 표 자", "비 고"),
        ("09:30~10:00", "등록", "등록 및 접수", "", ""),
        ("10:00~10:10", "개회", "개회 및 국민의례", "", ""),
        ("10:10~10:20", "축사", "", "오영오 한국토지주택공사 경영혁신본부장", ""),
        ("10:20~10:30", "격려사", "", "이옥선 경상남도의회 의원", ""),
        ("10:30~10:50", "기조발표", "공공기관과 사회적경제의 협력이 중요한 이유",
         "서종식 사회적경제지원실장\n(한국사회적기업진흥원)", ""),
        ("10:50~11:05", "발표 1", "사회적경제기업 페이스메이커 사업",
         "이은경 팀장(경남사회복지공동모금회)", ""),
        ("11:05~11:20", "발표 2", "지역공감 온택트 캠페인",
         "김성규 본부장(중소벤처기업진흥공단 경남본부)", "PPT 제출 완료"),
        ("11:20~11:30", "휴식", "", "", ""),
        ("11:30~12:20", "논찬", "공기업과 사회적경제가 나아갈 방향", _PANEL, ""),
        ("12:20~12:30", "폐회", "폐회 및 기념촬영", "", ""),
    ]  # fmt: skip
    for number, row in enumerate(rows, 5):
        write_row(sheet, number, row)
    sheet.merge_range(16, 0, 16, 4, "※ 상기 일정은 사정에 따라 변경될 수 있음")


def test_the_programme_of_a_public_office_is_read_as_it_is_meant(
    typed: Typist,
) -> None:
    read = typed(fill=office)
    programme = read.programme

    assert (
        programme.title
        == "사회적가치 실현을 위한 공기업과 사회적경제의 협력 강화 방안 워크숍 세부일정(안)"
    )
    assert programme.venue == "한국토지주택공사 경남지역본부 대회의실"
    assert programme.days == (ExchangedDay(DAY, 570, 750),)
    assert timetable(programme) == [
        (0, "09:30", 30, "registration", "등록 및 접수"),
        (0, "10:00", 10, "opening", "개회 및 국민의례"),
        (0, "10:10", 10, "address", ""),
        (0, "10:20", 10, "encouragement", ""),
        (0, "10:30", 20, "keynote", "공공기관과 사회적경제의 협력이 중요한 이유"),
        (0, "10:50", 15, "talk", "사회적경제기업 페이스메이커 사업"),
        (0, "11:05", 15, "talk", "지역공감 온택트 캠페인"),
        (0, "11:20", 10, "break", ""),
        (0, "11:30", 50, "panel", "공기업과 사회적경제가 나아갈 방향"),
        (0, "12:20", 10, "closing", "폐회 및 기념촬영"),
    ]
    assert [people(session) for session in programme.sessions[2:7]] == [
        [("address", "오영오", "한국토지주택공사", "경영혁신본부장")],
        [("encouragement", "이옥선", "경상남도의회", "의원")],
        [("keynote", "서종식", "한국사회적기업진흥원", "사회적경제지원실장")],
        [("speaker", "이은경", "경남사회복지공동모금회", "팀장")],
        [("speaker", "김성규", "중소벤처기업진흥공단 경남본부", "본부장")],
    ]
    assert people(programme.sessions[8]) == [
        ("moderator", "배중철", "한국교통안전공단", "경남본부장"),
        ("panellist", "황영임", "경남자활기업협회", "회장"),
        ("panellist", "김미득", "경남협동조합협의회", "부회장"),
        ("panellist", "김진수"),
        ("panellist", "심인경", "㈔경남사회혁신가네트워크", "사무국장"),
    ]
    assert programme.sessions[6].description == "PPT 제출 완료"
    note = "일정 17: ※ 상기 일정은 사정에 따라 변경될 수 있음"
    assert read.left_out == (LeftOut(Detail.UNREADABLE_ROWS, 1, (note,)),)
    assert not read.complete


def test_the_same_sheet_again_brings_the_same_sessions_though_times_were_moved(
    typed: Typist,
) -> None:
    def later(book: Workbook, sheet: Worksheet) -> None:
        office(book, sheet)
        sheet.write_string(12, 0, "11:10~11:25")

    first, second = typed(fill=office).programme, typed(fill=later).programme

    assert [each.guid for each in first.sessions] == [each.guid for each in second.sessions]
    assert len({each.guid for each in first.sessions}) == 10
    assert (first.sessions[6].start, second.sessions[6].start) == (665, 670)


# Headings


@pytest.mark.parametrize(
    "headings",
    [
        ("시작", "제목", "발표자"),
        ("시작 시각", "발표 제목(국문)", "발표자 (소속)"),
        ("START", "Session title", "Speaker(s)"),
        ("Time", "Topic", "Presenter"),
        ("시간", "주제", "강사명"),
        ("일시", "세션명", "연사"),
    ],
)
def test_headings_are_known_in_both_languages(typed: Typist, headings: tuple[str, ...]) -> None:
    programme = typed(headings, ("10:00", "가나다", "김하늘")).programme

    (session,) = programme.sessions
    assert (session.start, session.title, people(session)) == (
        600, "가나다", [("speaker", "김하늘")],
    )  # fmt: skip


def test_columns_come_in_any_order_and_headings_below_other_rows(
    typed: Typist,
) -> None:
    read = typed(
        ("2026 봄 워크숍",),
        (),
        ("담당 김OO", "2026-03-01 작성"),
        ("발표자", "장소", "종료", "제목", "시작", "날짜"),
        ("김하늘", "대강당", "11:00", "가나다", "10:30", "2026-11-24"),
    )

    assert read.programme.title == "2026 봄 워크숍"
    assert read.programme.rooms == (ExchangedRoom("대강당"),)
    assert timetable(read.programme) == [(0, "10:30", 30, "talk", "가나다")]
    assert read.programme.days == (ExchangedDay(DAY, 630, 660),)


def test_headings_of_two_rows_are_read_together(typed: Typist) -> None:
    def fill(_book: Workbook, sheet: Worksheet) -> None:
        sheet.merge_range(0, 0, 1, 0, "시간")
        sheet.merge_range(0, 1, 1, 1, "주제")
        sheet.merge_range(0, 2, 0, 4, "발표자")
        write_row(sheet, 1, ("성명", "소속", "직위"), first=2)
        write_row(sheet, 2, ("10:00~10:30", "가", "홍길동", "LH", "부장"))

    (session,) = typed(fill=fill).programme.sessions

    assert people(session) == [("speaker", "홍길동", "LH", "부장")]


def test_columns_of_people_give_them_roles_and_offices(
    typed: Typist,
) -> None:
    read = typed(
        ("시간", "주제", "좌장", "발표자", "소속", "직위", "토론자", "소속/직위", "휴대폰"),
        ("10:00~11:00", "가", "배중철", "김하늘\n이보라", "LH\nKOEN", "부장\n차장", "황영임",
         "경남자활기업협회 회장", "010-1234-5678"),
    )  # fmt: skip

    (session,) = read.programme.sessions
    assert session.kind is SessionKind.TALK
    assert people(session) == [
        ("moderator", "배중철"),
        ("speaker", "김하늘", "LH", "부장"),
        ("speaker", "이보라", "KOEN", "차장"),
        ("panellist", "황영임", "경남자활기업협회", "회장"),
    ]
    assert read.left_out == (LeftOut(Detail.OTHER, 1, ("일정 I: 휴대폰",)),
                             LeftOut(Detail.UNSCHEDULED, 1, ("가",)))  # fmt: skip


def test_lines_below_a_session_are_more_of_its_people(typed: Typist) -> None:
    read = typed(
        ("시간", "구분", "주제", "발표자", "소속"),
        ("10:00~11:00", "토론", "앞으로", "배중철", "LH"),
        ("", "좌장", "", "김하늘", "경상대학교"),
        ("", "", "", "황영임", ""),
    )

    (session,) = read.programme.sessions
    assert people(session) == [
        ("panellist", "배중철", "LH"),
        ("moderator", "김하늘", "경상대학교"),
        ("panellist", "황영임"),
    ]


# What is not understood


def test_a_row_that_is_not_understood_is_kept_as_far_as_it_can_be_and_told(
    typed: Typist,
) -> None:
    read = typed(
        ("일시: 2026-11-24",),
        ("시간", "구분", "제목"),
        ("10:00~11:00", "발표", "가"),
        ("점심 후", "발표", "나"),
        ("12:00~13:00", "", ""),
        ("13:00~14:00", "네트워킹", "어울림"),
        ("14시경", "발표", "다"),
    )

    assert timetable(read.programme) == [
        (0, "10:00", 60, "talk", "가"),
        (0, "13:00", 60, "other", "어울림"),
        (0, "14:00", 15, "talk", "다"),
        (None, "00:00", 15, "talk", "나"),
    ]
    assert read.left_out == (
        LeftOut(Detail.SESSION_TYPES, 1, ("네트워킹",)),
        LeftOut(
            Detail.UNREADABLE_ROWS, 3, ("일정 4: 점심 후", "일정 5: 12:00~13:00", "일정 7: 14시경")
        ),
        LeftOut(Detail.UNSCHEDULED, 1, ("나",)),
    )


def test_a_break_merged_over_the_row_is_a_break(typed: Typist) -> None:
    def fill(_book: Workbook, sheet: Worksheet) -> None:
        sheet.merge_range(2, 1, 2, 3, "휴식")
        sheet.merge_range(3, 0, 3, 3, "【2부】 현장 이야기")

    read = typed(
        ("시간", "장소", "발표주제", "발표자"),
        ("2026.11.24. 10:00~11:00", "A홀", "가", "김하늘"),
        ("11:00~11:10",),
        (),
        ("11:10~12:00", "A홀", "나", "이보라"),
        fill=fill,
    )

    assert timetable(read.programme) == [
        (0, "10:00", 60, "talk", "가"),
        (0, "11:00", 10, "break", "휴식"),
        (0, "11:10", 50, "talk", "나"),
    ]
    assert read.programme.sessions[1].room == ""
    assert read.left_out == (LeftOut(Detail.UNREADABLE_ROWS, 1, ("일정 4: 【2부】 현장 이야기",)),)


def test_a_room_merged_over_rows_is_the_room_of_each(typed: Typist) -> None:
    def fill(_book: Workbook, sheet: Worksheet) -> None:
        sheet.merge_range(1, 1, 2, 1, "A홀")

    read = typed(
        ("시간", "장소", "제목"),
        ("10:00~11:00", "", "가"),
        ("11:00~12:00", "", "나"),
        ("12:00~13:00", "", "다"),
        fill=fill,
    )

    assert [each.room for each in read.programme.sessions] == ["A홀", "A홀", ""]


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("개회식", "opening"), ("축사", "address"), ("국민의례", "ceremony"),
        ("내빈 소개", "introduction"),
        ("환영사", "welcome"), ("[기조강연] 무엇", "keynote"), ("발표 1: 무엇", "talk"),
        ("종합토론", "panel"), ("질의응답", "questions"), ("휴식 및 네트워킹", "break"),
        ("중식", "lunch"), ("기념촬영", "photograph"), ("등록 및 접수", "registration"),
        ("폐회", "closing"), ("Coffee break", "break"), ("Lunch", "lunch"), ("Keynote", "keynote"),
        ("Registration", "registration"), ("Panel discussion: x", "panel"), ("Closing", "closing"),
        ("휴식의 인문학을 다시 생각하는 시간", "talk"),
    ],
)  # fmt: skip
def test_a_kind_is_told_by_the_title_where_no_column_tells_it(
    typed: Typist, title: str, kind: str
) -> None:
    assert timetable(typed(("시간", "제목"), ("10:00", title)).programme)[0][3] == kind


def test_who_speaks_in_a_talk_about_breaks_is_not_at_a_break(
    typed: Typist,
) -> None:
    read = typed(("시간", "제목", "발표자"), ("10:00", "휴식", "김하늘"), ("10:30", "어울림", ""))

    assert [row[3] for row in timetable(read.programme)] == ["talk", "other"]


def test_languages_are_words_or_codes_and_sessions_public_unless_said_otherwise(
    typed: Typist,
) -> None:
    read = typed(
        ("시간", "제목", "언어", "공개", "예상 인원", "트랙"),
        ("10:00", "가", "한국어", "", "50명", "지역"),
        ("11:00", "나", "English", "비공개", "", ""),
        ("12:00", "다", "fr", "O", "", "지역"),
        ("13:00", "라", "", "내부 검토", "", ""),
    )

    sessions = read.programme.sessions
    assert [each.language for each in sessions] == ["ko", "en", "fr", ""]
    assert [each.public for each in sessions] == [True, False, True, False]
    assert [each.expected for each in sessions] == [50, 0, 0, 0]
    assert [track.name for track in read.programme.tracks] == ["지역"]


def test_equal_rows_are_sessions_of_their_own(typed: Typist) -> None:
    rows = (("시간", "제목"), ("10:00", "휴식"), ("11:00", "휴식"))

    first, second = typed(*rows).programme.sessions

    assert first.guid != second.guid
    assert (first, second) == typed(*rows).programme.sessions


def test_an_english_agenda_is_read(typed: Typist) -> None:
    read = typed(
        ("Spring Workshop 2026",),
        ("Date: 24 November 2026", "Venue: City Hall"),
        ("Start", "Duration (min)", "Session", "Speaker", "Type", "Location"),
        ("9:00", 30, "Registration", "", "", ""),
        ("9:30", 45, "Why we build", "Jane Doe (ACME, CEO)", "Keynote", "Hall A"),
        ("10:15", 15, "Coffee break", "", "", ""),
        ("10:30", 60, "Futures", "Moderator: Kim Minsu; Panelists: A. Lee, B. Park", "", "Hall A"),
        ("11:30", 60, "Build a thing", "John Smith", "Hands-on lab", "Lab 1"),
        ("12:30", 60, "Lunch", "", "", ""),
        ("1:30", 30, "Afternoon", "Zoe", "", ""),
        name="Agenda",
    )

    assert read.programme.title == "Spring Workshop 2026"
    assert read.programme.venue == "City Hall"
    assert timetable(read.programme) == [
        (0, "09:00", 30, "registration", "Registration"),
        (0, "09:30", 45, "keynote", "Why we build"),
        (0, "10:15", 15, "break", "Coffee break"),
        (0, "10:30", 60, "panel", "Futures"),
        (0, "11:30", 60, "workshop", "Build a thing"),
        (0, "12:30", 60, "lunch", "Lunch"),
        (0, "13:30", 30, "talk", "Afternoon"),
    ]
    assert people(read.programme.sessions[3]) == [
        ("moderator", "Kim Minsu"), ("panellist", "A. Lee"), ("panellist", "B. Park"),
    ]  # fmt: skip
    assert read.left_out == ()
