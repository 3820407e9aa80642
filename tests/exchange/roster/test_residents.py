"""Resident registration numbers: however they are written they reach nothing, and others stay."""

import io
from pathlib import Path

import pytest

from eventapp.domain.kinds import Language
from eventapp.domain.roster import Meaning, Outcome, Problem, RosterPlan
from eventapp.exchange.roster.guessing import guess_columns, refused_columns
from eventapp.exchange.roster.headings import with_heading
from eventapp.exchange.roster.reading import read_pasted, read_tables
from eventapp.exchange.roster.report import write_report
from eventapp.exchange.roster.residents import Bare, holds_number, is_column_of_numbers
from eventapp.exchange.roster.values import read_roster
from tests.exchange.roster.lists import SEOUL, problems, roster, xlsx

FITTING, FOREIGN, UNCHECKED = "9001011234568", "9001015234561", "9001011234567"
WRITTEN = [
    "900101-1234567",
    "900101 - 2234567",
    "900101 1234567",
    "900101   -   1234567",
    *(f"900101{dash}1234567" for dash in "‐‑‒–—−－.·/_~ㅡ:"),
    "９００１０１-１２３４５６７",
    "９００１０１１２３４５６７",
    "900101\u00ad-1234567",
    "9001\u00ad01-12\u200b34567",
    "90\u200d01011\u2060234567",
    "010203-3******",
    "900101-1●●●●●●",
    "9001011******",
    FITTING,
    FOREIGN,
    UNCHECKED,
]
OTHERS = [
    "010-1234-5678",
    "01012345678",
    "+82 10-1234-5678",
    "821012345678",
    "123-45-67890",
    "1234567890",
    "20240101-1234567",
    "2024-01-15 12:34:56",
    "240115",
    "ORD-100",
    "900132-1234567",
    "901301-1234567",
    "900101-9234567",
    "12345678901234",
    "1234-5678-9012-3456",
    "20260124150512",
    "900101-123456",
    "990101 12:30",
]


@pytest.mark.parametrize("number", WRITTEN)
def test_a_number_is_told_however_it_is_written(number: str) -> None:
    assert holds_number(number)
    assert holds_number(f"번호는 {number} 임")


@pytest.mark.parametrize("text", OTHERS)
def test_a_phone_a_business_an_order_and_a_day_are_none(text: str) -> None:
    assert not holds_number(text)


@pytest.mark.parametrize("number", WRITTEN)
def test_a_number_is_in_no_value_in_no_problem_and_in_no_report(number: str) -> None:
    found = roster(
        "성명\t이메일\t휴대폰\t비고\t기타\t상태\t동의\t신청일시\n"
        f"홍길동\ta@x.kr\t010-1234-5678\t번호는 {number} 임\t가\t\t\t\n"
        f"김하늘\t{number}\t{number}\t\t{number}\t{number}\t{number}\t{number}\t{number}\n"
        f"이보라\t{number}@x.kr\t\t\t나\t참석\t예\t2026-01-24\n"
        "박나래\t\t\t\t다\t참석\t예\t2026-01-24\n"
        f"최솔\t\t\t\t라\t참석\t예\t2026-01-24\n\t\t\t{number}\n"
    )
    out = io.BytesIO()
    write_report(
        out,
        RosterPlan(found, [Outcome.NEW] * len(found.rows), {}, {}, found.problems),
        language=Language.KOREAN,
    )

    assert [row.name for row in found.rows] == ["홍길동", "김하늘", "이보라", "박나래", "최솔"]
    said = str(found) + out.getvalue().decode()
    for part in (number, number[:6], number[-7:].replace("●", "_" * 9).replace("*", "_" * 9)):
        assert part not in said
    assert [one.row for one in found.problems if one.problem is Problem.RESIDENT_NUMBER]
    assert all(one.value == "" for one in found.problems if one.problem is not Problem.NO_HEADING)


@pytest.mark.parametrize("text", [*OTHERS, "8801234567893"])
def test_other_numbers_stay_in_columns_of_numbers(text: str) -> None:
    found = roster(f"성명\t접수번호\t비고\n홍길동\t{text}\t\n김하늘\tA-1\t메모\n")

    assert [row.reference for row in found.rows] == [text, "A-1"]
    assert found.problems == ()


def test_an_order_s_number_is_none_unless_its_last_digit_says_so() -> None:
    found = roster(f"성명,접수번호\n홍길동,{UNCHECKED}\n김하늘,{FITTING}\n이보라,A1\n박솔,A2\n")

    assert [row.reference for row in found.rows] == [UNCHECKED, "", "A1", "A2"]
    assert problems(found) == [(3, Problem.RESIDENT_NUMBER, "")]


def test_orders_that_begin_with_a_day_are_kept_whatever_their_last_digit() -> None:
    orders = [f"240115{1_000_001 + number}" for number in range(40)]
    assert any(holds_number(order, Bare.PROVEN) for order in orders)
    for heading in ("주문번호", "계좌 번호"):
        found = roster(
            f"성명,{heading}\n" + "".join(f"사람{order[-2:]},{order}\n" for order in orders)
        )
        assert [row.reference or row.own[0] for row in found.rows] == orders
        assert found.problems == ()


def test_phones_with_82_before_them_are_phones() -> None:
    phones = [f"82010{number:08}" for number in range(12_345_678, 12_345_698)]
    assert all(map(holds_number, phones))

    found = roster("성명,휴대폰\n" + "".join(f"사람{phone[-2:]},{phone}\n" for phone in phones))

    assert [row.phone for row in found.rows] == [
        f"+82 10-{phone[5:9]}-{phone[9:]}" for phone in phones
    ]
    assert found.problems == ()


@pytest.mark.parametrize("heading", ["확인", "생년월일", "비고", "번호 확인"])
@pytest.mark.parametrize("number", [UNCHECKED, "900101 3456789", "900101ㅡ3456789"])
def test_a_column_of_numbers_is_refused_with_few_values(heading: str, number: str) -> None:
    text = f"성명\t{heading}\n홍길동\t{number}\n김하늘\t{number}\n이보라\t없음\n박솔\t\n"
    guess = guess_columns(read_pasted(text))[1]

    refused = heading != "번호 확인" or number != UNCHECKED
    assert (guess.meaning is Meaning.REFUSED) is refused
    assert guess.samples == (() if refused else ("없음",))
    assert number[-7:] not in str(roster(text))


def test_one_number_among_two_names_takes_nobody_else_s_name() -> None:
    found = roster("성명\t소속\n900101-1234567\t창원\n김하늘\t진주\n")

    assert [row.name for row in found.rows] == ["김하늘"]
    assert problems(found) == [(2, Problem.RESIDENT_NUMBER, ""), (2, Problem.NO_NAME, "창원")]


def test_a_column_is_refused_by_its_heading_whatever_stands_in_it() -> None:
    for heading in ("주민등록번호", "주민번호(뒷자리)", "외국인번호", "RRN"):
        table = read_pasted(f"성명\t{heading}\n홍길동\t1234567\n")
        assert guess_columns(table)[1].meaning is Meaning.REFUSED


def test_a_column_of_business_numbers_and_phones_is_none() -> None:
    assert not is_column_of_numbers(["123-45-67890", "1234567890", "01012345678"])
    assert not is_column_of_numbers(["", " "])


def test_a_spreadsheet_s_number_without_its_first_zero_is_told(tmp_path: Path) -> None:
    rows = [("성명", "답"), ("홍길동", 101_013_123_458), ("김하늘", 9_001_011_234_567)]
    others = [("박솔", "가"), ("최솔", "나"), ("이솔", "다")]
    (table,) = read_tables(xlsx(tmp_path / "a.xlsx", [*rows, *others]))

    found = read_roster(table, guess_columns(table), zone=SEOUL)

    assert [row.own for row in found.rows] == [("",), ("",), ("가",), ("나",), ("다",)]


def test_a_row_of_values_taken_for_the_headings_names_no_number() -> None:
    table = with_heading(read_pasted("홍길동\t900101-1234567\n김하늘\t가\n"), 0)

    assert table.headings == ("홍길동", "")


def test_a_sample_that_is_cut_shows_no_half_of_a_number() -> None:
    table = read_pasted(f"성명\t기타\n홍길동\t{'가' * 52}900101-2234567\n김하늘\t채식\n")

    assert guess_columns(table)[1].samples == ("채식",)


def test_columns_are_refused_by_headings_or_by_values() -> None:
    headed = read_pasted("성명\t주민등록번호\n홍길동\t900101-2\n")
    valued = read_pasted("성명\t기타\n홍길동\t900101-2234567\n")
    neither = read_pasted("성명\t생년월일\n홍길동\t900101\n")

    assert [refused_columns(table) for table in (headed, valued, neither)] == [
        frozenset({1}),
        frozenset({1}),
        frozenset(),
    ]
