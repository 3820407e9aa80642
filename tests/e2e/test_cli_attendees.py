"""Taking a list of attendees in from a terminal."""

import json
from pathlib import Path

import pytest

from eventapp.services.attendees import list_attendees
from eventapp.services.events import list_events
from eventapp.services.workspace import open_workspace
from tests.e2e.shell import NearShell, Shell

LIST = (
    "성명,소속,연락처,이메일,구분\n"
    "홍길동,창원협동조합,1012345678,hong@example.org,일반\n"
    "김하늘,진주연구원,+82 10-2345-6789,haneul@example.org,발표자\n"
    ",통영재단,,,\n"
)
TAKE_IN = ("import-attendees", "list.csv", "-w", "a.eventapp")


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    """A terminal in a folder with a list in CP949 and an event without attendees."""
    made = NearShell(tmp_path)
    write(made, "programme.xml", SCHEDULE)
    write(made, "list.csv", LIST.encode("cp949"))
    assert made.run("import-programme", "programme.xml", "-w", "a.eventapp").code == 0
    return made


SCHEDULE = (
    '<schedule><conference><title>Forum</title></conference><day index="1" date="2030-01-24">'
    '<room name="Hall"/></day></schedule>'
)


def write(shell: Shell, name: str, data: bytes | str) -> Path:
    path = shell.folder / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


def attendees(shell: Shell) -> list[tuple[str, str, str, str]]:
    workspace = open_workspace(shell.folder / "a.eventapp")
    try:
        (event,) = list_events(workspace)
        return [
            (row.name, row.organisation, row.phone, row.category)
            for row in list_attendees(workspace, event.id)
        ]
    finally:
        workspace.close()


def test_a_list_is_taken_in_and_what_is_odd_is_told(shell: Shell) -> None:
    answer = shell.run(*TAKE_IN)

    assert (answer.code, answer.out, answer.err) == (
        0,
        ["Imported the list: 2 added, 1 left out"],
        ["Row 4: There is no name, so the row is left out."],
    )
    assert attendees(shell) == [
        ("김하늘", "진주연구원", "+82 10-2345-6789", "발표자"),
        ("홍길동", "창원협동조합", "010-1234-5678", "일반"),
    ]


def test_the_same_list_again_adds_nobody(shell: Shell) -> None:
    shell.run(*TAKE_IN)

    answer = shell.run(*TAKE_IN)

    assert answer.out == ["Everybody in the list was there already. Nothing was changed."]
    assert len(attendees(shell)) == 2


def test_a_dry_run_tells_and_changes_nothing(shell: Shell) -> None:
    answer = shell.run(*TAKE_IN, "--dry-run")

    assert answer.code == 0
    assert answer.out[:2] == ["성명\tName", "소속\tOrganisation"]
    assert answer.out[-2:] == ["New 2 · Left out 1", "Nothing was changed."]
    assert attendees(shell) == []


def test_a_dry_run_names_what_would_change(shell: Shell) -> None:
    shell.run(*TAKE_IN)
    write(shell, "list.csv", LIST.replace("창원협동조합", "창원시청"))

    answer = shell.run(*TAKE_IN, "--dry-run")

    assert "2\t홍길동\tOrganisation: 창원협동조합 → 창원시청" in answer.out


def test_a_map_says_what_columns_mean_and_is_remembered(shell: Shell) -> None:
    write(shell, "list.csv", "이것,저것\n홍길동,창원\n")
    write(shell, "map.json", json.dumps({"이것": "name", "저것": "organisation"}))

    first = shell.run(*TAKE_IN, "--map", "map.json")
    write(shell, "list.csv", "저것,이것\n진주,김하늘\n")
    second = shell.run(*TAKE_IN)

    assert (first.code, second.code) == (0, 0)
    assert [row[:2] for row in attendees(shell)] == [("김하늘", "진주"), ("홍길동", "창원")]


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ('{"성명": "nonsense"}', "“성명” cannot mean “nonsense”."),
        ('{"성명": "refused"}', "“성명” cannot mean “refused”."),
        ('{"없는 열": "name"}', "The list has no heading “없는 열”."),
        ('["성명"]', "“['성명']” cannot mean “”."),
        ("{", "“map.json” is damaged, or not what its name says."),
    ],
)
def test_a_map_that_says_nothing_sensible_is_refused(
    shell: Shell, said: str, sentence: str
) -> None:
    write(shell, "map.json", said)

    answer = shell.run(*TAKE_IN, "--map", "map.json")

    assert (answer.code, answer.out) == (2, [])
    assert answer.err[0].startswith(sentence)
    assert attendees(shell) == []


def test_resident_registration_numbers_reach_neither_store_nor_report(shell: Shell) -> None:
    write(shell, "list.csv", "성명,주민등록번호,비고\n홍길동,900101-1234567,900101-1234567\n")
    write(shell, "map.json", '{"주민등록번호": "own"}')

    answer = shell.run(*TAKE_IN, "--map", "map.json", "--report", "report.csv")

    assert answer.code == 0
    assert answer.out == ["Imported the list: 1 added", "Wrote report.csv."]
    for name in ("report.csv", "a.eventapp"):
        assert b"900101" not in (shell.folder / name).read_bytes()


def test_rows_that_were_held_back_are_added_when_asked_for(shell: Shell) -> None:
    write(shell, "list.csv", LIST + LIST.splitlines()[1] + "\n")

    assert shell.run(*TAKE_IN).out == ["Imported the list: 2 added, 2 left out"]
    assert shell.run(*TAKE_IN, "--add-unsure").out == ["Imported the list: 1 added, 1 left out"]
    assert len(attendees(shell)) == 3


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        ("none.csv", None, "“none.csv” is not there, or it may not be read."),
        ("a.docx", b"x", "The ending of “a.docx” names no kind of file for this."),
        ("a.csv", b"", "“a.csv” is empty."),
        ("a.xlsx", b"PK\x03\x04", "“a.xlsx” is damaged, or not what its name says."),
        ("a.csv", b"a\n" * 500_000, "“a.csv” has more rows or columns than a list"),
    ],
)
def test_a_file_that_is_no_list_is_told_in_a_sentence(
    shell: Shell, name: str, data: bytes | None, sentence: str
) -> None:
    if data is not None:
        write(shell, name, data)

    answer = shell.run("import-attendees", name, "-w", "a.eventapp")

    assert (answer.code, answer.out) == (2, [])
    assert answer.err[0].startswith(sentence)


def test_a_row_that_may_be_the_headings_is_asked_about_and_nobody_is_registered(
    shell: Shell,
) -> None:
    write(shell, "list.csv", "소속,주차,식사\n창원,필요,한식\n")

    asked = shell.run(*TAKE_IN)
    beyond = shell.run(*TAKE_IN, "--heading", "9")
    none = shell.run(*TAKE_IN, "--heading", "0", "--dry-run")
    first = shell.run(*TAKE_IN, "--heading", "1", "--dry-run")

    assert (asked.code, asked.err) == (
        2,
        [
            (
                "Is row 1 (“소속”) the row of headings? Say --heading 1 if it is, or --heading 0"
                " if there are none."
            )
        ],
    )
    assert (beyond.code, beyond.err) == (2, ["There is no row 9; the list has 2."])
    assert (none.code, first.code) == (0, 0)
    assert first.out[:2] == ["소속\tOrganisation", "주차\tA field of its own"]
    assert attendees(shell) == []


def test_headings_over_rows_without_a_digit_are_nobody(shell: Shell) -> None:
    write(shell, "list.csv", "성명,주차,식사\n홍길동,필요,한식\n")

    assert shell.run(*TAKE_IN).out == ["Imported the list: 1 added"]
    assert [row[0] for row in attendees(shell)] == ["홍길동"]


def test_a_sheet_is_asked_for_by_its_name(shell: Shell) -> None:
    answer = shell.run(*TAKE_IN, "--sheet", "명단")

    assert (answer.code, answer.err) == (
        2,
        ["There is no sheet “명단”. Choose one of: list."],
    )
