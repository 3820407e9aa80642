"""Lists in every shape: titles above, two rows of headings, torn quotation marks, ragged rows."""

from pathlib import Path

import pytest

from eventapp.domain.errors import CannotReadList, FileProblem
from eventapp.domain.roster import NO_HEADING, Problem
from eventapp.exchange.roster.headings import with_heading
from eventapp.exchange.roster.reading import read_pasted, read_tables
from tests.exchange.roster.lists import (
    HEADINGS,
    PEOPLE,
    ROWS,
    cells,
    csv_text,
    ods,
    problems,
    roster,
    save,
    xlsx,
)

FIXTURE = Path(__file__).with_name("list.xls")


def test_titles_above_the_headings_are_passed_over() -> None:
    table = read_pasted(csv_text([("2026 공동 워크숍 참가자 명단",), ("", "2026. 11. 24."), *ROWS]))

    assert (table.heading, table.data, table.headings) == (2, 3, HEADINGS)


def test_two_rows_of_headings_are_one() -> None:
    table = read_pasted(
        "연번\t성명\t소속\t\t연락처\t\n\t\t기관\t부서\t휴대폰\t이메일\n"
        "1\t홍길동\t창원\t사업팀\t010-1234-5678\thong@example.org\n"
    )

    assert table.headings == ("연번", "성명", "기관", "부서", "휴대폰", "이메일")
    assert (table.heading, table.data) == (0, 2)


def test_headings_that_are_there_twice_are_told_apart() -> None:
    table = read_pasted("성명\t이메일\t이메일\n홍길동\ta@example.org\tb@example.org\n")

    assert table.headings == ("성명", "이메일", "이메일 (2)")


@pytest.mark.parametrize(
    "headings", [("성명", "주차", "식사"), ("주차", "이름", "식사"), ("주차", "식사", "이메일")]
)
def test_one_known_heading_is_enough_over_rows_without_a_digit(headings: tuple[str, ...]) -> None:
    for rows in (
        [("홍길동", "필요", "한식"), ("김하늘", "", "채식")],
        [("홍길동", "필요", "한식")],
    ):
        table = read_pasted(csv_text([("참가 안내",), headings, *rows]))

        assert (table.heading, table.headings) == (1, headings)


def test_a_category_named_as_a_heading_is_a_value_where_others_have_it_too() -> None:
    people = [("홍길동", "참가자", "한식"), ("김하늘", "참가자", "채식")]

    assert read_pasted(csv_text(people)).heading == NO_HEADING
    assert read_pasted(csv_text([row[:2] for row in people])).heading == NO_HEADING
    assert read_pasted(csv_text([("홍길동", "회사", "한식"), *people[1:]])).heading == NO_HEADING
    assert read_pasted(csv_text([("참가자", "주차", "식사"), *people])).heading == 0


def test_a_list_without_headings_has_none() -> None:
    table = read_pasted(csv_text(PEOPLE))

    assert (table.heading, table.data) == (NO_HEADING, 0)


def test_a_person_may_choose_another_row_of_headings() -> None:
    table = read_pasted(csv_text([("비고", "메모"), ("가", "나"), ("다", "라")]))

    assert with_heading(table, 1).headings == ("가", "나")
    assert with_heading(table, NO_HEADING).headings == ("", "")


def test_the_headings_once_more_and_a_sum_are_no_people() -> None:
    found = roster(csv_text([*ROWS, HEADINGS, ("합계", "3명")]))

    assert len(found.rows) == len(PEOPLE)
    assert problems(found) == [
        (5, Problem.NOT_A_PERSON, "성명"),
        (6, Problem.NOT_A_PERSON, "합계"),
    ]


def test_rows_of_different_lengths_are_read_and_what_is_too_much_is_told() -> None:
    found = roster(
        "성명,소속,이메일\n홍길동\n김하늘,진주,h@example.org,남는 칸\n이보라,창원\n박나래,통영,,\n"
    )

    assert [(row.name, row.organisation) for row in found.rows] == [
        ("홍길동", ""),
        ("김하늘", "진주"),
        ("이보라", "창원"),
        ("박나래", "통영"),
    ]
    assert problems(found) == [(3, Problem.NO_HEADING, "남는 칸")]


def test_a_quotation_mark_that_is_never_closed_takes_no_other_row() -> None:
    rows = "".join(f"사람{number},창원,a{number}@example.org\n" for number in range(500))
    found = roster('성명,소속,이메일\n홍길동,"진주,h@example.org\n' + rows)

    assert len(found.rows) == 501
    assert found.rows[0][1:7] == ("홍길동", "", "진주", "", "", "h@example.org")
    assert problems(found) == [(2, Problem.ODD_QUOTES, "")]


def test_a_stray_quotation_mark_further_down_does_not_pair_with_it() -> None:
    found = roster(
        '성명,소속,이메일\n홍길동,"진주,h@example.org\n김하늘,창원,k@example.org\n'
        '이보라,"통영,b@example.org\n박나래,거제,n@example.org\n'
    )

    assert [row.name for row in found.rows] == ["홍길동", "김하늘", "이보라", "박나래"]
    assert [one.row for one in found.problems] == [2, 4]


def test_a_cell_of_several_lines_is_one_cell() -> None:
    found = roster('성명,소속,비고\n홍길동,창원,"첫 줄\n둘째, 줄 ""인용"""\n김하늘,진주,\n')

    assert [(row.number, row.notes) for row in found.rows] == [
        (2, '첫 줄\n둘째, 줄 "인용"'),
        (3, ""),
    ]


def test_a_million_quotation_marks_are_read_in_a_moment() -> None:
    found = roster("성명,소속\n홍길동," + '"' * 1_000_001 + "\n김하늘,진주\n")

    assert [row.name for row in found.rows] == ["홍길동", "김하늘"]


def test_the_delimiter_may_be_named_as_excel_does() -> None:
    table = read_pasted("sep=;\n성명;소속\n홍길동;창원, 진주\n")

    assert cells(table)[2] == ("홍길동", "창원, 진주")


def test_too_many_rows_are_refused_before_they_are_read(tmp_path: Path) -> None:
    with pytest.raises(CannotReadList) as refused:
        read_tables(save(tmp_path / "a.csv", "성명\n".encode() + b"a\n" * 500_000))

    assert refused.value.problem is FileProblem.TOO_MANY


def test_too_many_cells_are_refused_before_they_are_read(tmp_path: Path) -> None:
    with pytest.raises(CannotReadList) as refused:
        read_tables(save(tmp_path / "a.csv", b"a,b\n" + b"," * 4_000_000))

    assert refused.value.problem is FileProblem.TOO_MANY


def test_a_file_of_another_ending_is_told_so(tmp_path: Path) -> None:
    with pytest.raises(CannotReadList) as refused:
        read_tables(save(tmp_path / "a.docx", b"x"))

    assert refused.value.problem is FileProblem.UNKNOWN_KIND


def test_every_sheet_that_holds_anything_is_read(tmp_path: Path) -> None:
    tables = read_tables(xlsx(tmp_path / "a.xlsx", ROWS, [], [("이름", "번호"), ("김하늘", 7)]))

    assert [(table.name, table.headings) for table in tables] == [
        ("Sheet1", HEADINGS),
        ("Sheet3", ("이름", "번호")),
    ]
    assert cells(tables[1]) == [("이름", "번호"), ("김하늘", "7")]


def test_numbers_moments_and_answers_of_a_spreadsheet_are_texts(tmp_path: Path) -> None:
    (table,) = read_tables(
        xlsx(
            tmp_path / "a.xlsx", [("성명", "휴대폰", "점수", "동의"), ("홍", 1012345678, 1.5, True)]
        )
    )

    assert cells(table)[1] == ("홍", "1012345678", "1.5", "TRUE")


def test_a_spreadsheet_named_as_text_is_read_as_what_it_is(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "a.xlsx").rename(tmp_path / "a.csv")

    assert cells(read_tables(path)[0]) == list(ROWS)


def test_text_named_as_a_spreadsheet_is_read_as_what_it_is(tmp_path: Path) -> None:
    path = save(tmp_path / "a.xls", csv_text(delimiter="\t").encode("cp949"))

    assert cells(read_tables(path)[0]) == list(ROWS)


def test_an_old_excel_file_is_read() -> None:
    tables = read_tables(FIXTURE)

    assert [(table.name, table.headings) for table in tables] == [("명단", HEADINGS)]
    assert cells(tables[0]) == [
        ("참가자 명단", "", "", ""),
        *ROWS,
        ("이보라", "", "1012345678", ""),
    ]


def test_an_opendocument_spreadsheet_is_read(tmp_path: Path) -> None:
    (table,) = read_tables(ods(tmp_path / "a.ods"))

    assert (table.name, cells(table)) == ("명단", list(ROWS))
