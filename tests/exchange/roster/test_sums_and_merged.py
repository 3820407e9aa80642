"""Rows that sum others up, and cells that a spreadsheet made one."""

from collections.abc import Iterable, Sequence
from pathlib import Path

import pytest
import xlsxwriter

from eventapp.domain.roster import Problem, Roster
from eventapp.exchange.roster.guessing import guess_columns
from eventapp.exchange.roster.reading import read_tables
from eventapp.exchange.roster.values import read_roster
from tests.exchange.roster.lists import SEOUL, packed, parts_of, problems, roster, xlsx

Range = tuple[int, int, int]
"""A column, its first row, its last."""


def merged(path: Path, rows: Sequence[Sequence[str]], ranges: Iterable[Range]) -> Roster:
    """What is read of a workbook some of whose cells are one."""
    with xlsxwriter.Workbook(path) as workbook:
        sheet = workbook.add_worksheet()
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
        for column, first, last in ranges:
            sheet.merge_range(first, column, last, column, rows[first][column])
    [table] = read_tables(path)
    return read_roster(table, guess_columns(table), zone=SEOUL)


@pytest.mark.parametrize("word", ["합계", "계", "소계", "총계", "총원", "Total", "합 계", "TOTAL:"])
def test_a_sum_said_before_the_name_is_nobody(word: str) -> None:
    found = roster(f"연번,성명,소속\n1,홍길동,한국재단\n2,김하늘,한국재단\n{word},30명,\n")

    assert [row.name for row in found.rows] == ["홍길동", "김하늘"]
    assert problems(found) == [(4, Problem.NOT_A_PERSON, word)]


def test_a_sum_in_the_middle_and_without_a_name_is_told_too() -> None:
    found = roster("연번,성명,소속\n1,홍길동,한국재단\n소계,,1\n2,김하늘,한국재단\n")

    assert [row.name for row in found.rows] == ["홍길동", "김하늘"]
    assert problems(found) == [(3, Problem.NOT_A_PERSON, "소계")]


def test_a_sum_s_figures_are_no_phone() -> None:
    found = roster("연번,성명,휴대폰\n1,홍길동,010-1234-5678\n합계,1명,1건\n")

    assert [row.name for row in found.rows] == ["홍길동"]
    assert problems(found) == [(3, Problem.NOT_A_PERSON, "합계")]


def test_an_organisation_may_be_called_total() -> None:
    found = roster("소속,성명,휴대폰\nTotal,홍길동,\nTotal,2명,\n")

    assert [(row.name, row.organisation) for row in found.rows] == [("홍길동", "Total")]
    assert problems(found) == [(3, Problem.NOT_A_PERSON, "Total")]


def test_somebody_who_can_be_reached_is_somebody_whatever_the_number_says() -> None:
    found = roster("연번,성명,이메일\n계,홍길동,hong@example.org\n")

    assert [row.name for row in found.rows] == ["홍길동"]
    assert problems(found) == []


def test_an_organisation_made_one_over_several_rows_is_everybody_s_there(tmp_path: Path) -> None:
    rows = [
        ("소속", "성명", "직위", "좌석"),
        ("한국재단", "홍길동", "과장", "가"),
        ("", "김하늘", "과장", ""),
        ("", "뷁쉙", "대리", ""),
        ("진주연구원", "이서연", "", ""),
        ("", "박도윤", "", ""),
    ]
    found = merged(tmp_path / "a.xlsx", rows, [(0, 1, 3), (3, 1, 2)])

    assert [(row.name, row.organisation, row.own) for row in found.rows] == [
        ("홍길동", "한국재단", ("가",)),
        ("김하늘", "한국재단", ("가",)),
        ("뷁쉙", "한국재단", ("",)),
        ("이서연", "진주연구원", ("",)),
        ("박도윤", "", ("",)),  # a gap that nobody made one with what is above
    ]
    assert found.problems == ()


def test_a_name_a_mail_and_a_phone_made_one_stay_one_person_s(tmp_path: Path) -> None:
    rows = [
        ("성명", "이메일", "휴대폰", "소속"),
        ("홍길동", "hong@example.org", "010-1234-5678", "한국재단"),
        ("", "", "", "한국재단"),
        ("김하늘", "", "", "한국재단"),
    ]
    found = merged(tmp_path / "a.xlsx", rows, [(0, 1, 2), (1, 1, 3), (2, 1, 3)])

    assert [(row.name, row.email, row.phone) for row in found.rows] == [
        ("홍길동", "hong@example.org", "010-1234-5678"),
        ("김하늘", "", ""),
    ]
    assert problems(found) == [(3, Problem.NO_NAME, "한국재단")]


def test_rows_that_say_nothing_but_what_is_above_stay_empty(tmp_path: Path) -> None:
    rows = [("소속", "성명"), ("한국재단", "홍길동"), ("", ""), ("", "김하늘"), ("", "")]
    found = merged(tmp_path / "a.xlsx", rows, [(0, 1, 4)])

    assert [(row.name, row.organisation) for row in found.rows] == [
        ("홍길동", "한국재단"),
        ("김하늘", "한국재단"),
    ]
    assert found.problems == ()


def test_a_workbook_of_countless_cells_made_one_is_read_without_them(tmp_path: Path) -> None:
    parts = parts_of(xlsx(tmp_path / "a.xlsx"))
    sheet = "xl/worksheets/sheet1.xml"
    cells = "".join(f'<mergeCell ref="B{row}:B{row + 2}"/>' for row in range(2, 50_003))
    made = f"</sheetData><mergeCells>{cells}</mergeCells>".encode()
    parts[sheet] = parts[sheet].replace(b"</sheetData>", made)

    [table] = read_tables(packed(tmp_path / "b.xlsx", parts))
    assert (table.merged, len(table.rows)) == ((), 4)


def test_cells_made_one_within_one_another_fill_a_row_once(tmp_path: Path) -> None:
    parts = parts_of(
        xlsx(tmp_path / "a.xlsx", [("소속", "성명"), ("가", "홍길동"), ("", "김하늘")])
    )
    sheet = "xl/worksheets/sheet1.xml"
    cells = '<mergeCell ref="A2:A1048576"/>' * 3 + '<mergeCell ref="A3:A9"/>'
    made = f"</sheetData><mergeCells>{cells}</mergeCells>".encode()
    parts[sheet] = parts[sheet].replace(b"</sheetData>", made)

    [table] = read_tables(packed(tmp_path / "b.xlsx", parts))
    found = read_roster(table, guess_columns(table), zone=SEOUL)
    assert [row.organisation for row in found.rows] == ["가", "가"]


def test_cells_made_one_within_the_headings_are_the_headings_business(tmp_path: Path) -> None:
    rows = [("소속", "성명"), ("", "이름"), ("한국재단", "홍길동"), ("", "김하늘")]
    found = merged(tmp_path / "a.xlsx", rows, [(0, 0, 1)])

    assert [row.organisation for row in found.rows][-2:] == ["한국재단", ""]
