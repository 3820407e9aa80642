"""Lists in every encoding that Korean offices send: what is read is what was written."""

import unicodedata
from pathlib import Path

import pytest

from eventapp.domain.errors import CannotReadList, FileProblem
from eventapp.domain.roster import Problem
from eventapp.exchange.roster.reading import read_pasted, read_tables
from tests.exchange.roster.lists import PEOPLE, ROWS, cells, csv_text, problems, roster, save

EXPECTED = list(ROWS)


@pytest.mark.parametrize(
    ("encoding", "name"),
    [
        ("utf-8", "UTF-8"),
        ("utf-8-sig", "UTF-8"),
        ("cp949", "CP949"),
        ("utf-16", "UTF-16"),
        ("utf-16-le", "UTF-16"),
        ("utf-16-be", "UTF-16"),
        ("utf-32", "UTF-32"),
    ],
)
@pytest.mark.parametrize("delimiter", [",", "\t", ";", "|"])
def test_a_list_is_read_in_its_encoding(
    tmp_path: Path, encoding: str, name: str, delimiter: str
) -> None:
    path = save(tmp_path / "list.csv", csv_text(delimiter=delimiter).encode(encoding))

    (table,) = read_tables(path)

    assert cells(table) == EXPECTED
    assert table.encoding == name


def test_a_mark_of_utf_16_in_the_other_order_is_believed(tmp_path: Path) -> None:
    path = save(tmp_path / "list.csv", b"\xfe\xff" + csv_text().encode("utf-16-be"))

    assert cells(read_tables(path)[0]) == EXPECTED


def test_hangul_in_pieces_as_macos_writes_it_is_put_together(tmp_path: Path) -> None:
    path = save(tmp_path / "list.csv", unicodedata.normalize("NFD", csv_text()).encode())

    assert cells(read_tables(path)[0]) == EXPECTED


def test_lines_of_two_encodings_in_one_file_are_both_read(tmp_path: Path) -> None:
    lines = [
        csv_text([row]).encode("cp949" if number % 2 else "utf-8")
        for number, row in enumerate(ROWS)
    ]
    path = save(tmp_path / "list.csv", b"".join(lines))

    (table,) = read_tables(path)

    assert cells(table) == EXPECTED
    assert table.encoding == "UTF-8 + CP949"


def test_a_damaged_letter_is_left_out_and_told_and_no_other_takes_its_place(
    tmp_path: Path,
) -> None:
    data = csv_text().encode().replace("진주연구원".encode(), "진주연".encode() + b"\xea\xb5,")
    path = save(tmp_path / "list.csv", data)

    (table,) = read_tables(path)
    found = roster(csv_text(cells(table)))

    assert [row.organisation for row in found.rows] == ["창원협동조합", "", "한국재단"]
    assert (3, Problem.BROKEN_TEXT, "진주연\ufffd") in problems(found)


def test_nul_is_dropped_and_told() -> None:
    found = roster(csv_text([("성명", "소속"), ("홍\0길동", "창원")]))

    assert [(row.name, row.organisation) for row in found.rows] == [("홍길동", "창원")]
    assert [one.problem for one in found.problems] == [Problem.BROKEN_TEXT]


def test_pasted_halves_of_letters_do_no_harm() -> None:
    table = read_pasted("성명\t소속\n홍길동\ud800\t창원\n")

    assert cells(table)[1] == ("홍길동?", "창원")


@pytest.mark.parametrize(
    "data",
    [bytes(range(256)) * 40, b"\x00" * 5000, b"%PDF-1.7\n", b"<html><table></table></html>"],
)
def test_what_is_no_text_is_refused(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(CannotReadList) as refused:
        read_tables(save(tmp_path / "list.csv", data))

    assert refused.value.problem in {
        FileProblem.MALFORMED,
        FileProblem.NOT_A_PROGRAMME,
        FileProblem.EMPTY,
    }


@pytest.mark.parametrize("data", [b"\n\n,,,\n", b"\xef\xbb\xbf", b" \t \r\n"])
def test_a_list_of_nothing_is_empty(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(CannotReadList) as refused:
        read_tables(save(tmp_path / "list.csv", data))

    assert refused.value.problem is FileProblem.EMPTY


def test_french_in_its_old_encoding_is_not_taken_for_korean(tmp_path: Path) -> None:
    rows = [("Name", "Organisation"), ("Hélène Müller", "Société générale à Orléans")] * 8
    path = save(tmp_path / "list.csv", csv_text(rows).encode("cp1252"))

    (table,) = read_tables(path)

    assert cells(table)[1] == ("Hélène Müller", "Société générale à Orléans")


def test_everybody_is_there_after_all_of_it() -> None:
    assert [row.name for row in roster(csv_text()).rows] == [person[0] for person in PEOPLE]
