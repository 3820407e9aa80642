"""The programme sheet: written, read back, and what a spreadsheet program sees of it."""

import io
import zipfile
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from python_calamine import CalamineWorkbook

from eventapp.domain.interchange import (
    Detail,
    ExchangedDay,
    ExchangedPerson,
    ExchangedProgramme,
    ExchangedRoom,
    ExchangedSession,
    LeftOut,
    ReadProgramme,
    stable_guid,
)
from eventapp.domain.kinds import AppearanceRole, Language, SessionKind
from eventapp.exchange.sheet import read_sheet, write_sheet
from eventapp.exchange.sheet_facts import (
    About,
    Fact,
    fact_labels,
    people_headings,
    read_directory,
    read_facts,
)
from eventapp.exchange.sheet_kinds import kind_of_word
from eventapp.exchange.sheet_table import find_programme
from eventapp.exchange.sheet_words import (
    NO,
    UNSCHEDULED,
    WRITTEN,
    YES,
    column_headings,
    find_headings,
    fold,
    kind_words,
)
from eventapp.exchange.sheet_workbook import open_workbook
from eventapp.i18n import catalogue
from tests.clock import undisturbed
from tests.exchange.anything import any_programme
from tests.exchange.programmes import HALL, conference, congress, half_day
from tests.exchange.sheet_programmes import HOSTILE, programmes

DAY = date(2026, 11, 24)


@pytest.fixture(scope="session")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where every example of a property writes its sheet."""
    return tmp_path_factory.mktemp("sheets") / "programme.xlsx"


def come_back(
    programme: ExchangedProgramme, path: Path, language: Language = Language.KOREAN
) -> ReadProgramme:
    """Write a programme, which must leave nothing out, and read it."""
    assert write_sheet(programme, path, language=language) == ()
    return read_sheet(path)


def talk(**fields: object) -> ExchangedProgramme:
    """A programme of one session."""
    session = ExchangedSession(guid=stable_guid("one"), title="발표", day=0, start=600)
    return ExchangedProgramme(
        title="행사",
        days=(ExchangedDay(DAY, 540, 1080),),
        sessions=(replace(session, **fields),),  # type: ignore[arg-type]  # a test's own words
    )


# There and back


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("programme", [half_day(), congress()], ids=["half day", "congress"])
def test_a_programme_comes_back_as_it_was(
    out: Path, programme: ExchangedProgramme, language: Language
) -> None:
    assert come_back(programme, out, language) == ReadProgramme(programme, complete=True)


def test_an_event_without_sessions_comes_back_as_it_was(out: Path) -> None:
    programme = replace(half_day(), sessions=())

    assert come_back(programme, out) == ReadProgramme(programme, complete=True)


@given(programme=programmes())
def test_whatever_a_workspace_holds_comes_back_as_it_was(
    out: Path, programme: ExchangedProgramme
) -> None:
    assert come_back(programme, out) == ReadProgramme(programme, complete=True)


@given(programme=programmes())
def test_whatever_a_workspace_holds_comes_back_from_an_english_sheet(
    out: Path, programme: ExchangedProgramme
) -> None:
    assert come_back(programme, out, Language.ENGLISH) == ReadProgramme(programme, complete=True)


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_text_comes_back_from_every_cell(out: Path, text: str) -> None:
    person = ExchangedPerson(text, text, position=text, organisation=text, biography=text)
    everywhere = {"title": text, "title_en": text, "subtitle": text, "abstract": text,
                  "description": text, "language": text, "room": text, "track": text}  # fmt: skip
    programme = replace(
        talk(people=(person, replace(person, role=AppearanceRole.MC)), **everywhere),
        title=text,
        venue=text,
        rooms=(ExchangedRoom(text, text),),
    )

    read = come_back(programme, out)

    assert replace(read.programme, tracks=()) == programme
    assert [track.name for track in read.programme.tracks] == [text]


@pytest.mark.parametrize("kind", SessionKind)
@pytest.mark.parametrize("role", AppearanceRole)
def test_every_role_comes_back_from_every_kind_of_session(
    out: Path, kind: SessionKind, role: AppearanceRole
) -> None:
    programme = talk(kind=kind, people=(ExchangedPerson("김하늘", role=role),))

    assert come_back(programme, out).programme == programme


def test_namesakes_stay_apart(out: Path) -> None:
    one = ExchangedPerson("김철수", guid=stable_guid("one"), biography="하나")
    other = ExchangedPerson("김철수", guid=stable_guid("other"), biography="둘")
    elsewhere = replace(one, guid="", organisation="한국남동발전")
    programme = talk(people=(other, one, elsewhere, other))

    assert come_back(programme, out).programme == programme


def test_a_night_session_stays_on_its_day_past_midnight(out: Path) -> None:
    programme = talk(start=23 * 60, length=150)

    assert come_back(programme, out).programme == programme
    assert cells(out)[1][1:3] == [timedelta(hours=23), timedelta(hours=25, minutes=30)]


def test_what_has_no_day_keeps_its_length_and_its_time(out: Path) -> None:
    first, second = (replace(talk().sessions[0], day=None, guid=stable_guid(n)) for n in (1, 2))
    programme = replace(
        talk(), sessions=(replace(first, start=0, length=85), replace(second, start=600))
    )

    assert come_back(programme, out).programme == programme
    assert cells(out)[1][:3] == ["미정", "", "1시간 25분"]


def test_a_text_too_long_for_a_cell_is_cut_and_said(out: Path) -> None:
    programme = talk(abstract="🚄" * 20_000, title="긴 발표")

    left = write_sheet(programme, out, language=Language.KOREAN)

    assert left == (LeftOut(Detail.SHORTENED_TEXTS, 1, ("🚄" * 79 + "…",)),)
    assert read_sheet(out).programme.sessions[0].abstract == "🚄" * 16_383


def test_people_who_do_not_fit_in_a_cell_are_left_out_whole_and_said(out: Path) -> None:
    crowd = tuple(ExchangedPerson(f"사람 {number} " + "이름" * 20) for number in range(1000))

    left = write_sheet(talk(people=crowd), out, language=Language.KOREAN)
    people = read_sheet(out).programme.sessions[0].people

    assert left == (LeftOut(Detail.SHORTENED_TEXTS, 1, ("발표",)),)
    assert len(people) > 500
    assert people == crowd[: len(people)]


def test_what_xml_cannot_hold_is_dropped(out: Path) -> None:
    write_sheet(talk(title="a\x00b\x0b\ufffec\ud800"), out, language=Language.KOREAN)

    assert read_sheet(out).programme.sessions[0].title == "ab c"


@given(programme=any_programme())
def test_nothing_that_has_the_right_types_makes_the_sheet_fail(
    out: Path, programme: ExchangedProgramme
) -> None:
    write_sheet(programme, out, language=Language.KOREAN)

    assert len(read_sheet(out).programme.sessions) == len(programme.sessions)


# What a spreadsheet program sees


def cells(path: Path, sheet: int = 0) -> list[list[object]]:
    """The cells of a sheet, read by a library of its own."""
    rows = CalamineWorkbook.from_path(path).get_sheet_by_index(sheet)
    return [list(row) for row in rows.to_python(skip_empty_area=False)]


def test_the_first_sheet_has_a_row_a_session_with_real_dates_and_times(out: Path) -> None:
    write_sheet(half_day(), out, language=Language.KOREAN)
    rows = cells(out)

    assert rows[0] == [
        "날짜", "시작", "종료", "장소", "종류", "제목", "영문 제목", "부제", "발표·토론자", "트랙",
        "언어", "요지", "영문 요지", "설명", "예상 인원", "공개", "번호", "개정", "식별자",
    ]  # fmt: skip
    assert rows[3] == [
        DAY, timedelta(hours=13, minutes=40), timedelta(hours=14, minutes=30), HALL, "기조발표",
        "작은 것들의 힘", "The power of small things", "마을에서 시작하는 <혁신>", "이보라 교수",
        "지역", "ko", '첫 문단.\n\n둘째 문단 & "따옴표".', "The first paragraph.",
        "<p>HTML 그대로</p>", 180.0, "예", 3.0, 2.0, stable_guid("session", "작은 것들의 힘"),
    ]  # fmt: skip
    assert rows[5][8] == (
        "좌장 서종식 (경상남도사회혁신센터, 센터장);\n토론자 김하늘 (㈜바다상점);\n"
        "토론자 Ana María <Núñez> & Söhne;\n토론자 홍길동"
    )
    assert [rows[7][15], rows[9][0], rows[9][2]] == ["아니요", "미정", "20분"]
    assert len(rows) == 1 + len(half_day().sessions)


def test_the_other_sheets_say_what_is_known_of_the_event_and_its_people(out: Path) -> None:
    write_sheet(half_day(), out, language=Language.ENGLISH)

    event, people = cells(out, 1), cells(out, 2)
    assert CalamineWorkbook.from_path(out).sheet_names == ["Programme", "Event", "People"]
    assert [row[:2] for row in event[:9]] == [
        ["Event title", "2026 경남 사회혁신 포럼"],
        ["English event title", "Gyeongnam Social Innovation Forum 2026"],
        ["Short name", "gnforum_2026"],
        ["Venue", "경남도청 신관"],
        ["English venue", "Gyeongnam Provincial Office"],
        ["Time zone", "Asia/Seoul"],
        ["Colour", "#0E6B5B"],
        ["Version", "3"],
        ["Identifier", stable_guid("event", "half-day")],
    ]
    assert event[10][0] == "Days"
    assert event[12][:4] == [1.0, DAY, timedelta(hours=13), timedelta(hours=18)]
    assert event[16][:4] == [1.0, HALL, "Main hall", 200.0]
    assert event[21][:4] == [1.0, "지역", "Region", "#7A3E9D"]
    assert people[2][:8] == [
        "이보라", "", "", "교수", "", "", "", "",
    ]  # fmt: skip
    assert [row[0] for row in people[1:]] == [
        "박도지사", "이보라", "서종식", "김하늘", "Ana María <Núñez> & Söhne", "홍길동",
    ]  # fmt: skip


def test_nothing_becomes_a_formula_or_a_link(out: Path) -> None:
    people = tuple(ExchangedPerson(text) for text in HOSTILE)
    write_sheet(talk(title="=1+1", abstract="https://example.org", people=people), out,
                language=Language.KOREAN)  # fmt: skip

    with zipfile.ZipFile(out) as archive:
        sheets = [archive.read(f"xl/worksheets/sheet{number}.xml").decode() for number in (1, 2, 3)]
        styles = archive.read("xl/styles.xml").decode()
        assert not [name for name in archive.namelist() if "externalLink" in name]

    cells_only = [sheet.split("<sheetData>")[1].split("</sheetData>")[0] for sheet in sheets]
    assert all("<f>" not in sheet and "<hyperlink" not in sheet for sheet in cells_only)
    assert 'quotePrefix="1"' in styles


def test_the_sheet_prints_on_landscape_pages_and_offers_words_to_choose_from(out: Path) -> None:
    write_sheet(half_day(), out, language=Language.KOREAN)

    with zipfile.ZipFile(out) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml").decode()
        workbook = archive.read("xl/workbook.xml").decode()

    assert '<pageSetup paperSize="9" fitToHeight="0" orientation="landscape"/>' in sheet
    assert '<pageSetUpPr fitToPage="1"/>' in sheet
    assert 'topLeftCell="A2" activePane="bottomLeft" state="frozen"' in sheet
    assert '<autoFilter ref="A1:S10"/>' in sheet
    assert "프로그램!$1:$1" in workbook
    assert "프로그램!$A$1:$J$10" in workbook
    for source in ("'행사'!$B$17:$B$18", "'행사'!$B$22:$B$23", "'행사'!$H$2:$H$18", '"예,아니요"'):
        assert f"<formula1>{source}</formula1>" in sheet


def test_an_open_file_is_written_into(out: Path) -> None:
    file = io.BytesIO()
    write_sheet(half_day(), file, language=Language.KOREAN)
    out.write_bytes(file.getvalue())

    assert read_sheet(out).programme == half_day()


def test_a_thousand_sessions_take_less_than_a_second_each_way(out: Path) -> None:
    programme = conference(sessions=1000, rooms=30, days=2)

    with undisturbed() as clock:
        begun = clock()
        write_sheet(programme, out, language=Language.KOREAN)
        written = clock()
        assert read_sheet(out).programme == programme
        read = clock()

    assert written - begun < 1
    assert read - written < 1


# Every word we write is one we read


@pytest.mark.parametrize("language", Language)
def test_our_own_headings_are_recognised_to_the_word(language: Language) -> None:
    headings = column_headings(catalogue(language))

    found, certain = find_headings(headings.values())

    assert [found[index].column for index in range(len(headings))] == list(headings)
    assert certain == len(headings)
    assert not any(heading.role for heading in found.values())


@pytest.mark.parametrize("language", Language)
def test_our_own_words_are_recognised(language: Language) -> None:
    words = catalogue(language)

    assert {kind_of_word(word): word for word in kind_words(language).values()} == kind_words(
        language
    )
    assert fold(words.pgettext("programme sheet", "Yes")) in YES
    assert fold(words.pgettext("programme sheet", "No")) in NO
    assert fold(words.pgettext("programme sheet", "Unscheduled")) in UNSCHEDULED


@pytest.mark.parametrize("language", Language)
def test_our_own_sheets_are_told_apart(out: Path, language: Language) -> None:
    write_sheet(half_day(), out, language=language)
    programme, event, people = open_workbook(out)

    assert find_programme(programme) is not None
    assert read_facts(programme) is None
    assert read_directory(programme) is None
    assert read_facts(event) == replace(half_day(), sessions=())
    assert read_facts(people) is None
    assert read_directory(people) is not None
    assert list(fact_labels(catalogue(language))) == list(Fact)
    assert set(people_headings(catalogue(language))) == set(About)
    assert set(column_headings(catalogue(language))) == WRITTEN
