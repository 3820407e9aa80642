import csv
import io
from pathlib import Path, PureWindowsPath

import pytest

from eventapp.domain.errors import CannotWriteFile
from eventapp.domain.ids import TicketCode
from eventapp.domain.kinds import Language
from eventapp.domain.progress import Cancelled
from eventapp.exchange.ticket_folder import (
    Holder,
    file_names,
    free_folder,
    inert_line,
    write_ticket_folder,
)
from tests.reports.snapshots import HOSTILE


def holder(name: str, organisation: str = "", phone: str = "") -> Holder:
    return Holder(name, organisation, phone, TicketCode("0" * 26))


def picture(place: int) -> bytes:
    return f"picture {place}".encode()


def rows(folder: Path) -> list[list[str]]:
    data = (folder / "tickets.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_everybody_has_a_picture_and_a_line(tmp_path: Path) -> None:
    people = [holder("황영임", "경남자활기업협회", "010-1234-5678"), holder("김 솔", "㈜한빛")]

    write_ticket_folder(tmp_path / "out", people, picture, language=Language.KOREAN)

    files = {file.name: file.read_bytes() for file in (tmp_path / "out").glob("*.png")}
    assert files == {
        "황영임-경남자활기업협회.png": b"picture 0",
        "김 솔-㈜한빛.png": b"picture 1",
    }
    assert rows(tmp_path / "out") == [
        ["이름", "전화", "코드", "파일"],
        ["황영임", "010-1234-5678", "0" * 26, "황영임-경남자활기업협회.png"],
        ["김 솔", "", "0" * 26, "김 솔-㈜한빛.png"],
    ]
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_namesakes_are_numbered_whatever_their_letters_case() -> None:
    people = [holder("Kim", "LH"), holder("KIM", "lh"), holder("Kim", "LH"), holder("Kim")]

    assert file_names(people) == ["Kim-LH.png", "KIM-lh (2).png", "Kim-LH (3).png", "Kim.png"]


@pytest.mark.parametrize(
    ("name", "organisation", "file"),
    [
        ("CON", "", "_CON.png"),
        ("nul.txt", "", "_nul.txt.png"),
        ("COM1", "LH", "_COM1-LH.png"),
        ("con", "com¹", "_con-_com¹.png"),
        ("a/b\\c:d", "../..", "a b c d.png"),
        ("끝점...", " . ", "끝점.png"),
        ("👨‍👩‍👧‍👦 김🇰🇷", "☀️", "김.png"),
        ("줄\r\n바꿈", "탭\t", "줄 바꿈-탭.png"),
        ("\u202eABC", "", "ABC.png"),
        ("", "", "ticket.png"),
        ("tickets.csv", "", "tickets.csv.png"),
    ],
)
def test_names_are_safe_on_windows(name: str, organisation: str, file: str) -> None:
    assert file_names([holder(name, organisation)]) == [file]


def test_hostile_names_stay_within_their_folder(tmp_path: Path) -> None:
    people = [holder(text, text, text) for text in HOSTILE]

    write_ticket_folder(tmp_path / "out", people, picture, language=Language.ENGLISH)

    made = [file.name for file in (tmp_path / "out").iterdir()]
    assert len(made) == len(HOSTILE) + 1
    assert all(len(name.encode()) < 255 and PureWindowsPath(name).name == name for name in made)
    assert len(rows(tmp_path / "out")) == len(HOSTILE) + 1


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0"),
        ("+82 10-1234-5678", "+821012345678"),
        ("+821012345678", "+821012345678"),
        ("+SUM(1)", "'+SUM(1)"),
        ("-1", "'-1"),
        ("＝1+1", "'＝1+1"),
        ("＋1", "'＋1"),
        ("'=1", "''=1"),
        ("@A1", "'@A1"),
        ("\t=1", "'=1"),
        ("\r\n=1", "'=1"),
        ("010-1234-5678", "010-1234-5678"),
    ],
)
def test_cells_are_no_formulas_and_numbers_of_other_countries_survive(text: str, cell: str) -> None:
    assert inert_line(text) == cell


def test_stopping_leaves_nothing(tmp_path: Path) -> None:
    def stop(done: int, _total: int) -> None:
        if done == 1:
            raise Cancelled

    with pytest.raises(Cancelled):
        write_ticket_folder(
            tmp_path / "out",
            [holder("a"), holder("b")],
            picture,
            language=Language.KOREAN,
            progress=stop,
        )

    assert list(tmp_path.iterdir()) == []


def test_what_is_in_a_folder_is_never_touched(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "mine.txt").write_text("mine")

    with pytest.raises(CannotWriteFile):
        write_ticket_folder(tmp_path / "out", [holder("a")], picture, language=Language.KOREAN)

    assert [file.name for file in (tmp_path / "out").iterdir()] == ["mine.txt"]
    assert free_folder(tmp_path, "out") == tmp_path / "out (2)"
    assert free_folder(tmp_path, "../x:y") == tmp_path / "x y"


def test_an_empty_folder_is_filled(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()

    write_ticket_folder(tmp_path / "out", [holder("a")], picture, language=Language.KOREAN)

    assert {file.name for file in (tmp_path / "out").iterdir()} == {"a.png", "tickets.csv"}


@pytest.mark.parametrize(
    ("wished", "folder"),
    [
        (
            "입장권 사회적가치 실현을 위한 공기업과 사회적경제의 협력 강화 방안 워크숍",
            "입장권 사회적가치 실현을 위한 공기업과 사회적경제의 협력 강화 방안",
        ),
        ("가" * 60, "가" * 33),  # one word: cut somewhere
        ("입장권 " + "가" * 60, "입장권 " + "가" * 30),
        (
            "Tickets Workshop on strengthening our co-operation",
            "Tickets Workshop on strengthening our",
        ),
    ],
)
def test_a_long_folder_s_name_is_cut_between_words(
    tmp_path: Path, wished: str, folder: str
) -> None:
    assert free_folder(tmp_path, wished) == tmp_path / folder
